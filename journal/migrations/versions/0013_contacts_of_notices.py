"""Keeps whom a notice is about, where it is a contact."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("notice", sa.Column("contact_id", ROW_ID, nullable=True))
