"""Alerts: one row from the beginning of a problem to its end, of each problem one that is open.

Who tells of it, by a card or by a command, claims the row: two who look at once tell once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import Alert, AlertKind, Problem
from journal.store.database import insert_missing
from journal.store.tables import alert

_KEEP = timedelta(days=365)
# What nobody could tell for so long is no news any more.
_NEWS = timedelta(days=1)


class AlertTeller(StrEnum):
    """Says who tells of alerts; each does so once."""

    CARD = "card_state"
    COMMAND = "command_state"


class _TellState(StrEnum):
    NOTHING = ""
    BEGAN = "began"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class AlertNews:
    """Holds what is to be told: what has begun, and what is over."""

    began: tuple[Alert, ...] = ()
    ended: tuple[Alert, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.began or self.ended)


def find_open(session: Session) -> list[Alert]:
    query = sa.select(alert).where(alert.c.ended_at.is_(None)).order_by(alert.c.id)
    return [_alert(row) for row in session.execute(query)]


def get_many(session: Session, ids: Sequence[int]) -> dict[int, Alert]:
    query = sa.select(alert).where(alert.c.id.in_(ids)).order_by(alert.c.id)
    return {row.id: _alert(row) for row in session.execute(query)}


def begin(session: Session, problem: Problem, *, announced: bool, now: datetime) -> None:
    """Begin an alert, unless another process did so at this moment."""
    insert_missing(session, alert, [_row(problem, now, now if announced else None)])


def add_event(session: Session, problem: Problem, *, now: datetime) -> None:
    """Add what has happened and is no state: it is told, and over."""
    insert_missing(session, alert, [{**_row(problem, now, now), "ended_at": now}])


def _row(problem: Problem, now: datetime, announced_at: datetime | None) -> dict[str, Any]:
    return {
        "key": problem.key,
        "kind": problem.kind.value,
        "subject": problem.subject,
        "facts": dict(problem.facts),
        "began_at": now,
        "announced_at": announced_at,
        "calm_since": None,
        "ended_at": None,
        AlertTeller.CARD.value: _TellState.NOTHING.value,
        AlertTeller.COMMAND.value: _TellState.NOTHING.value,
    }


def go_on(
    session: Session, each: Alert, problem: Problem, *, announced_at: datetime | None
) -> None:
    """Note how the problem is now, if that is another than before."""
    values = {"facts": dict(problem.facts), "calm_since": None, "announced_at": announced_at}
    was = {"facts": dict(each.problem.facts), "calm_since": each.calm_since}
    if {**was, "announced_at": each.announced_at} != values:
        _update(session, each, values)


def calm_down(session: Session, each: Alert, *, now: datetime) -> None:
    _update(session, each, {"calm_since": now})


def end(session: Session, each: Alert, *, now: datetime) -> None:
    _update(session, each, {"ended_at": now})


def forget(session: Session, each: Alert) -> None:
    session.execute(sa.delete(alert).where(alert.c.id == each.id))


def forget_old(session: Session, now: datetime) -> None:
    session.execute(sa.delete(alert).where(alert.c.ended_at < now - _KEEP))


def _update(session: Session, each: Alert, values: dict[str, Any]) -> None:
    mine = alert.c.id == each.id, alert.c.ended_at.is_(None)
    session.execute(sa.update(alert).where(*mine).values(**values))


def is_any_untold(session: Session, teller: AlertTeller) -> bool:
    """Says whether there is something to tell, without a write."""
    told = alert.c[teller.value]
    began = sa.and_(alert.c.announced_at.is_not(None), told == _TellState.NOTHING.value)
    ended = sa.and_(alert.c.ended_at.is_not(None), told == _TellState.BEGAN.value)
    query = sa.select(alert.c.id).where(sa.or_(began, ended)).limit(1)
    return session.scalar(query) is not None


def take_news(session: Session, teller: AlertTeller, now: datetime) -> AlertNews:
    """Takes what this teller has not told yet; from now on it has. What is old by now is left out."""
    told, state = alert.c[teller.value], sa.update(alert)
    is_news = sa.func.coalesce(alert.c.ended_at, alert.c.announced_at) > now - _NEWS
    began = state.where(alert.c.announced_at.is_not(None), told == _TellState.NOTHING.value)
    ended = state.where(alert.c.ended_at.is_not(None), told == _TellState.BEGAN.value)
    columns = (alert, is_news.label("is_news"))
    news = [
        [
            _alert(row)
            for row in session.execute(each.values({teller.value: to.value}).returning(*columns))
            if row.is_news
        ]
        for each, to in ((began, _TellState.BEGAN), (ended, _TellState.ENDED))
    ]
    by_id = [tuple(sorted(each, key=lambda found: found.id)) for each in news]
    return AlertNews(*by_id)


def _alert(row: Any) -> Alert:
    return Alert(
        id=row.id,
        problem=Problem(AlertKind(row.kind), row.subject, row.facts or {}),
        began_at=row.began_at,
        announced_at=row.announced_at,
        calm_since=row.calm_since,
        ended_at=row.ended_at,
    )
