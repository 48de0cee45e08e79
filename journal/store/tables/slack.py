"""The rows of Slack: people as it knows them, notices, cards, events seen, files to be fetched."""

from datetime import datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from journal.store.columns import (
    NEVER_REUSE_IDS,
    ROW_ID,
    json_value,
    moment,
    reference,
    row_id,
    table_of,
)


class SlackPersonRow(SQLModel, table=True):
    """A colleague. What Slack says of them is fetched anew; what they wish for stays.

    `email` is casefolded, as the record names people; `dm` is the channel of their direct messages.
    """

    __tablename__ = "person"
    slack_id: str = Field(primary_key=True)
    team: str
    email: str = Field(index=True)
    name: str
    locale: str
    zone: str
    guest: bool
    bot: bool
    gone: bool
    fetched_at: datetime = moment()
    language: str
    told: str
    digest_hour: int
    stopped: list[str] | None = json_value()
    dm: str


class CardRow(SQLModel, table=True):
    """`due_at` is empty while Slack shows what is wanted, and when it was given up.

    Whoever posts it holds it as `claimed_by` until `claimed_until`.
    """

    __tablename__ = "card"
    __table_args__ = (
        sa.UniqueConstraint("key"),
        sa.Index("ix_card_place", "place", "kind"),
        # Only the few that wait, however many stand in Slack.
        sa.Index(
            "ix_card_due_at",
            "due_at",
            sqlite_where=sa.text("due_at IS NOT NULL"),
            postgresql_where=sa.text("due_at IS NOT NULL"),
        ),
        sa.Index(
            "ix_card_failure",
            "failure",
            sqlite_where=sa.text("failure <> ''"),
            postgresql_where=sa.text("failure <> ''"),
        ),
    )
    id: int | None = row_id()
    key: str
    kind: str
    place: str
    reader: str
    subject: dict[str, Any] | None = json_value()
    wanted: int
    shown: int
    due_at: datetime | None = moment(nullable=True)
    claimed_by: str
    claimed_until: datetime | None = moment(nullable=True)
    attempts: int
    failure: str
    channel: str
    ts: str
    posting_at: datetime | None = moment(nullable=True)
    created_at: datetime = moment()
    posted_at: datetime | None = moment(nullable=True)


class CardAboutRow(SQLModel, table=True):
    """A topic of a card, without a foreign key: a card must be shown anew when its topic goes."""

    __tablename__ = "card_about"
    __table_args__ = (sa.Index("ix_card_about_kind", "kind", "ref"),)
    card_id: int = reference("card", primary_key=True)
    kind: str = Field(primary_key=True)
    ref: int = Field(primary_key=True, sa_type=cast("Any", ROW_ID))


class NoticeRow(SQLModel, table=True):
    """Something to tell somebody once. `said_at` is set when a card has it, or nobody wants it."""

    __tablename__ = "notice"
    __table_args__ = (
        sa.UniqueConstraint("key"),
        sa.Index("ix_notice_interaction_id", "interaction_id"),
        sa.Index("ix_notice_mail_id", "mail_id"),
        sa.Index("ix_notice_card_id", "card_id"),
        sa.Index(
            "ix_notice_pending",
            "for_email",
            "id",
            sqlite_where=sa.text("said_at IS NULL"),
            postgresql_where=sa.text("said_at IS NULL"),
        ),
    )
    id: int | None = row_id()
    key: str
    for_email: str
    kind: str
    interaction_id: int | None = reference("interaction", nullable=True)
    mail_id: int | None = reference("mail", nullable=True)
    by: str
    deed: int | None = Field(default=None, sa_type=cast("Any", ROW_ID))
    at: datetime = moment()
    card_id: int | None = reference("card", on_delete="SET NULL", nullable=True)
    said_at: datetime | None = moment(nullable=True)


class SlackEventRow(SQLModel, table=True):
    """Slack sends an event again when it is not sure that we had it; this says that we did."""

    __tablename__ = "slack_event"
    __table_args__ = (sa.Index("ix_slack_event_at", "at"),)
    id: str = Field(primary_key=True)
    at: datetime = moment()


class SlackFileRow(SQLModel, table=True):
    """A file that stands in Slack, and is to be attached. Gone when it is."""

    __tablename__ = "slack_file"
    __table_args__ = (
        sa.UniqueConstraint("interaction_id", "file_id"),
        sa.Index("ix_slack_file_due_at", "due_at"),
        NEVER_REUSE_IDS,
    )
    id: int | None = row_id()
    interaction_id: int = reference("interaction")
    file_id: str
    by: str
    asked_at: datetime = moment()
    due_at: datetime = moment()
    attempts: int


person = table_of(SlackPersonRow)
card = table_of(CardRow)
card_about = table_of(CardAboutRow)
notice = table_of(NoticeRow)
slack_event = table_of(SlackEventRow)
slack_file = table_of(SlackFileRow)
