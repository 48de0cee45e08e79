"""Keeps which of Slack's events were seen: it sends one again when it is not sure that it arrived."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlmodel import Session

from journal.store import meta
from journal.store.database import insert_into
from journal.store.tables import slack_event

# Where a bot notes, in `meta`, until when it or another one heard what people typed.
LISTENED_KEY = "slack_listened"
# So much before that moment is read again: more than the catching up itself takes.
_READ_AGAIN = timedelta(hours=1)


def is_first_time(session: Session, event_id: str, *, now: datetime) -> bool:
    """True if this caller sees the event first; of two at once, for only one."""
    insert = insert_into(session, slack_event).values(id=event_id, at=now)
    seen = insert.on_conflict_do_nothing().returning(slack_event.c.id)
    return session.execute(seen).first() is not None


def was_seen(session: Session, event_id: str) -> bool:
    query = sa.select(slack_event.c.id).where(slack_event.c.id == event_id)
    return session.execute(query).first() is not None


def forget(session: Session, event_id: str) -> None:
    """Forget one event, since nothing came of it."""
    session.execute(sa.delete(slack_event).where(slack_event.c.id == event_id))


def forget_before(session: Session, moment: datetime) -> None:
    """Forget old events: Slack gives up after an hour, so a day is enough. What a bot that comes back
    reads in Slack's history stays.
    """
    listened = meta.get_moment(session, LISTENED_KEY)
    oldest = min(moment, listened - _READ_AGAIN) if listened else moment
    session.execute(sa.delete(slack_event).where(slack_event.c.at < oldest))
