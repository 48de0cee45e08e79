"""The rows of Slack: people as it knows them, events seen, files to be fetched."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field

from journal.store.columns import (
    NEVER_REUSE_IDS,
    Row,
    json_value,
    moment,
    reference,
    row_id,
    since_then,
    table_of,
)


class SlackPersonRow(Row, table=True):
    """A colleague. What Slack says of them is fetched anew; what they wish for stays.

    `email` is casefolded, as the record names people; `dm` is the channel of their direct messages.
    `known_as` stays what it was at first, so that what they did stays theirs.
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
    known_as: str = since_then(index=True)


class SlackEventRow(Row, table=True):
    """Slack sends an event again when it is not sure that we had it; this says that we did."""

    __tablename__ = "slack_event"
    __table_args__ = (sa.Index("ix_slack_event_at", "at"),)
    id: str = Field(primary_key=True)
    at: datetime = moment()


class SlackFileRow(Row, table=True):
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
slack_event = table_of(SlackEventRow)
slack_file = table_of(SlackFileRow)
