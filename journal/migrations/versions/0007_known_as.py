"""Keeps how the record names each colleague: as it did until now, whatever their address becomes."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("person", sa.Column("known_as", sa.String(), nullable=False, server_default=""))
    op.execute(
        "UPDATE person SET known_as = CASE WHEN email <> '' THEN email ELSE 'slack:' || slack_id END"
    )
    op.create_index("ix_person_known_as", "person", ["known_as"])
