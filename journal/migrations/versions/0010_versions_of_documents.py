"""Keeps which version of its document a mail carries: another version is another entry."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    version = sa.Column("document_version", sa.String(), nullable=False, server_default="")
    op.add_column("mail", version)
