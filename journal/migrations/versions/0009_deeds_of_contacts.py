"""Keeps which deed changed a contact, and what its lists were: so that the change can be taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("contact_change", sa.Column("former", sa.JSON(), nullable=True))
    op.add_column("contact_change", sa.Column("deed", ROW_ID, nullable=True))
    op.create_index("ix_contact_change_deed", "contact_change", ["deed"])
