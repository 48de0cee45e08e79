"""Each amount keeps its currency: those of before were in the one that the config has now."""

import sqlalchemy as sa
from alembic import context, op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    currency = sa.Column("currency", sa.String(), nullable=False, server_default="")
    op.add_column("interaction", currency)
    entries = sa.table("interaction", sa.column("currency", sa.String()))
    op.execute(entries.update().values(currency=context.config.attributes["currency"]))
