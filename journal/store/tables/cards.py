"""The rows of what is to stand in Slack: cards, notices."""

from datetime import datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlmodel import Field

from journal.store.columns import (
    ROW_ID,
    Row,
    json_value,
    moment,
    partial_index,
    reference,
    row_id,
    table_of,
)


class CardRow(Row, table=True):
    """`due_at` is empty while Slack shows what is wanted, and when it was given up.

    Whoever posts it holds it as `claimed_by` until `claimed_until`.
    """

    __tablename__ = "card"
    __table_args__ = (
        sa.UniqueConstraint("key"),
        sa.Index("ix_card_kind", "kind", "place"),
        # Only the few that wait, however many stand in Slack.
        partial_index("ix_card_due_at", "due_at", where="due_at IS NOT NULL"),
        partial_index("ix_card_failure", "failure", where="failure <> ''"),
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


class CardAboutRow(Row, table=True):
    """A topic of a card, without a foreign key: a card must be shown anew when its topic goes."""

    __tablename__ = "card_about"
    __table_args__ = (sa.Index("ix_card_about_kind", "kind", "ref"),)
    card_id: int = reference("card", primary_key=True)
    kind: str = Field(primary_key=True)
    ref: int = Field(primary_key=True, sa_type=cast("Any", ROW_ID))


class NoticeRow(Row, table=True):
    """Something to tell somebody once. `said_at` is set when a card has it, or nobody wants it."""

    __tablename__ = "notice"
    __table_args__ = (
        sa.UniqueConstraint("key"),
        sa.Index("ix_notice_interaction_id", "interaction_id"),
        sa.Index("ix_notice_mail_id", "mail_id"),
        sa.Index("ix_notice_card_id", "card_id"),
        partial_index("ix_notice_pending", "for_email", "id", where="said_at IS NULL"),
    )
    id: int | None = row_id()
    key: str
    for_email: str
    kind: str
    interaction_id: int | None = reference("interaction", nullable=True)
    mail_id: int | None = reference("mail", nullable=True)
    # Without a foreign key: who is gone waits for nobody.
    contact_id: int | None = Field(default=None, sa_type=cast("Any", ROW_ID))
    by: str
    deed: int | None = Field(default=None, sa_type=cast("Any", ROW_ID))
    at: datetime = moment()
    card_id: int | None = reference("card", on_delete="SET NULL", nullable=True)
    said_at: datetime | None = moment(nullable=True)


card = table_of(CardRow)
card_about = table_of(CardAboutRow)
notice = table_of(NoticeRow)
