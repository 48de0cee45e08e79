"""Letters: mails that are promised to a folder of drafts, and what became of each."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
OPEN = sa.text("state IN ('wanted', 'drafted')")


def upgrade() -> None:
    texts = ("key", "mailbox", "state", "message_id")
    op.create_table(
        "letter",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("interaction_id", ROW_ID, nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in texts),
        sa.Column("answers", ROW_ID, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("missing_since", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interaction.id"],
            name="fk_letter_interaction_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_letter"),
        sa.UniqueConstraint("interaction_id", name="uq_letter_interaction_id"),
        sa.UniqueConstraint("key", name="uq_letter_key"),
    )
    op.create_index(
        "ix_letter_open", "letter", ["mailbox"], sqlite_where=OPEN, postgresql_where=OPEN
    )
