"""Cards by their kind first: those of one kind are looked for in whatever place they stand."""

from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.drop_index("ix_card_place", "card")
    op.create_index("ix_card_kind", "card", ["kind", "place"])
