"""An entry may name the opportunity or the project that it belongs to."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    column = sa.Column("opportunity", sa.String(), nullable=False, server_default="")
    op.add_column("interaction", column)
    named = sa.text("opportunity <> ''")
    op.create_index(
        "ix_interaction_opportunity",
        "interaction",
        ["opportunity", "occurred_at"],
        sqlite_where=named,
        postgresql_where=named,
    )
