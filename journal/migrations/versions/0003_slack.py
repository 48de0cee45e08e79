"""What Slack is to show: people, cards, notices, events seen."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _people()
    _cards()
    _notices()
    _events()


def _moment(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _people() -> None:
    op.create_table(
        "person",
        sa.Column("slack_id", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("guest", sa.Boolean(), nullable=False),
        sa.Column("bot", sa.Boolean(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        _moment("fetched_at"),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("told", sa.String(), nullable=False),
        sa.Column("digest_hour", sa.Integer(), nullable=False),
        sa.Column("stopped", sa.JSON(), nullable=True),
        sa.Column("dm", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("slack_id", name="pk_person"),
    )
    op.create_index("ix_person_email", "person", ["email"], unique=False)


def _cards() -> None:
    op.create_table(
        "card",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("subject", sa.JSON(), nullable=True),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        _moment("due_at", nullable=True),
        sa.Column("claimed_by", sa.String(), nullable=False),
        _moment("claimed_until", nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("failure", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        _moment("posting_at", nullable=True),
        _moment("created_at"),
        _moment("posted_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_card"),
        sa.UniqueConstraint("key", name="uq_card_key"),
    )
    op.create_index("ix_card_place", "card", ["place", "kind"], unique=False)
    _index_of_some("ix_card_due_at", "card", ["due_at"], "due_at IS NOT NULL")
    _index_of_some("ix_card_failure", "card", ["failure"], "failure <> ''")
    op.create_table(
        "card_about",
        sa.Column("card_id", ROW_ID, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("ref", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["card_id"], ["card.id"], name="fk_card_about_card_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("card_id", "kind", "ref", name="pk_card_about"),
    )
    op.create_index("ix_card_about_kind", "card_about", ["kind", "ref"], unique=False)


def _notices() -> None:
    op.create_table(
        "notice",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("for_email", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("interaction_id", ROW_ID, nullable=True),
        sa.Column("mail_id", ROW_ID, nullable=True),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("deed", ROW_ID, nullable=True),
        _moment("at"),
        sa.Column("card_id", ROW_ID, nullable=True),
        _moment("said_at", nullable=True),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interaction.id"],
            name="fk_notice_interaction_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["mail_id"], ["mail.id"], name="fk_notice_mail_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["card_id"], ["card.id"], name="fk_notice_card_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
        sa.UniqueConstraint("key", name="uq_notice_key"),
    )
    for name in ("interaction_id", "mail_id", "card_id"):
        op.create_index(f"ix_notice_{name}", "notice", [name], unique=False)
    _index_of_some("ix_notice_pending", "notice", ["for_email", "id"], "said_at IS NULL")


def _events() -> None:
    op.create_table(
        "slack_event",
        sa.Column("id", sa.String(), nullable=False),
        _moment("at"),
        sa.PrimaryKeyConstraint("id", name="pk_slack_event"),
    )
    op.create_index("ix_slack_event_at", "slack_event", ["at"], unique=False)


def _index_of_some(name: str, table: str, columns: list[str], condition: str) -> None:
    where = sa.text(condition)
    op.create_index(name, table, columns, unique=False, sqlite_where=where, postgresql_where=where)
