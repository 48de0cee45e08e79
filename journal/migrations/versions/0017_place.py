"""Where an interaction was: nobody has said so of those of before."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    place = sa.Column("place", sa.String(), nullable=False, server_default="")
    op.add_column("interaction", place)
