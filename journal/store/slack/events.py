"""Keeps which of Slack's events were seen: it sends one again when it is not sure that it arrived."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session

from journal.store.database import insert_into
from journal.store.tables import slack_event


def is_first_time(session: Session, event_id: str, *, now: datetime) -> bool:
    """True if this caller sees the event first; of two at once, for only one."""
    insert = insert_into(session, slack_event).values(id=event_id, at=now)
    seen = insert.on_conflict_do_nothing().returning(slack_event.c.id)
    return session.execute(seen).first() is not None


def forget_before(session: Session, moment: datetime) -> None:
    """Forget old events: Slack gives up after an hour, so a day is enough."""
    session.execute(sa.delete(slack_event).where(slack_event.c.at < moment))
