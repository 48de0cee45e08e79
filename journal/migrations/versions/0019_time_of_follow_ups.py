"""The time of the day at which somebody is to be come back to."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("interaction", sa.Column("follow_up_time", sa.Time(), nullable=True))
