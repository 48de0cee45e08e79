"""Files that stand in Slack and are to be attached."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "slack_file",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("interaction_id", ROW_ID, nullable=False),
        sa.Column("file_id", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        _moment("asked_at"),
        _moment("due_at"),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interaction.id"],
            name="fk_slack_file_interaction_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_slack_file"),
        sa.UniqueConstraint(
            "interaction_id", "file_id", name="uq_slack_file_interaction_id_file_id"
        ),
        # Who comes late with one must not meet another in its place.
        sqlite_autoincrement=True,
    )
    op.create_index("ix_slack_file_due_at", "slack_file", ["due_at"], unique=False)


def _moment(name: str) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)
