"""An invitation's entry has the meeting's day and length, and is found by later mails of it."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    for name in ("meeting_uid", "meeting_starts"):
        column = sa.Column(name, sa.String(), nullable=False, server_default="")
        op.add_column("interaction", column)
    for name in ("meeting_minutes", "meeting_sequence"):
        number = sa.Column(name, sa.Integer(), nullable=False, server_default="0")
        op.add_column("interaction", number)
    off: sa.Column[bool] = sa.Column(
        "meeting_cancelled", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("interaction", off)
    has_one = sa.text("meeting_uid <> ''")
    op.create_index(
        "ix_interaction_meeting",
        "interaction",
        ["meeting_uid"],
        sqlite_where=has_one,
        postgresql_where=has_one,
    )
