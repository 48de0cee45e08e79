"""Keeps where letters reach a contact: a postal address beside the country that was there."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    for name in ("street", "postal_code", "city", "region"):
        op.add_column("contact", sa.Column(name, sa.String(), nullable=False, server_default=""))
