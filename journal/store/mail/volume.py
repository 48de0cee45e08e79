"""Tells how much mail comes to a mailbox: what is usual by now, and what has been waiting to be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import CopyState
from journal.store.tables import folder, mail_copy

_WEEK = timedelta(days=7)
_WEEKS = 4


@dataclass(frozen=True, slots=True)
class Backlog:
    """Listed copies that wait to be read, and since when the oldest does."""

    count: int
    oldest: datetime


def usual_count(session: Session, mailbox_id: int, start: datetime, end: datetime) -> int:
    """Counts the mails that came between these moments of the week, in the quietest of the last four."""
    return min(
        _count_listed(session, mailbox_id, start - _WEEK * week, end - _WEEK * week)
        for week in range(1, _WEEKS + 1)
    )


def _count_listed(session: Session, mailbox_id: int, start: datetime, end: datetime) -> int:
    mine = sa.select(folder.c.id).where(folder.c.mailbox_id == mailbox_id)
    query = sa.select(sa.func.count()).where(
        mail_copy.c.listed_at >= start,
        mail_copy.c.listed_at < end,
        mail_copy.c.folder_id.in_(mine),
    )
    return int(session.execute(query).scalar_one())


def find_backlogs(session: Session, now: datetime) -> Mapping[int, Backlog]:
    """Find by mailbox what is due and not read; what a person holds back, or is put off, is left out."""
    due = sa.or_(mail_copy.c.next_try.is_(None), mail_copy.c.next_try <= now)
    query = (
        sa.select(folder.c.mailbox_id, sa.func.count(), sa.func.min(mail_copy.c.listed_at))
        .join(folder, folder.c.id == mail_copy.c.folder_id)
        .where(mail_copy.c.state == CopyState.LISTED.value, folder.c.held == "", due)
        .where(mail_copy.c.epoch == folder.c.epoch)
        .group_by(folder.c.mailbox_id)
    )
    return {row[0]: Backlog(row[1], row[2]) for row in session.execute(query)}
