"""PURE. The alerts that are open + what is wrong right now → what changes.

    a new problem                    begins; announced once it has lasted as long as its kind needs
    over before it was announced     forgotten: it mended by itself
    over for ten minutes             ends; admins are told
    back within ten minutes          the same alert goes on, and nobody is told again

So a problem that comes and goes all day is told once.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from journal.model import Alert, AlertKind, Problem

_AT_ONCE = timedelta()
_CALM = timedelta(minutes=10)
# How long a problem may take to mend by itself before somebody is told.
_PATIENCE = {
    AlertKind.MAILBOX_REFUSED: timedelta(minutes=3),
    AlertKind.MAILBOX_FAILING: timedelta(hours=1),
    AlertKind.MAILBOX_LATE: timedelta(minutes=5),
    AlertKind.BOT_SILENT: timedelta(minutes=5),
    AlertKind.DISK_LOW: timedelta(minutes=2),
}


@dataclass(frozen=True, slots=True)
class Begin:
    problem: Problem
    announced: bool


@dataclass(frozen=True, slots=True)
class GoOn:
    """It is there; `announce` says that admins are told now."""

    alert: Alert
    problem: Problem
    announce: bool


@dataclass(frozen=True, slots=True)
class CalmDown:
    alert: Alert


@dataclass(frozen=True, slots=True)
class End:
    alert: Alert


@dataclass(frozen=True, slots=True)
class Forget:
    alert: Alert


AlertChange = Begin | GoOn | CalmDown | End | Forget


def plan_changes(
    alerts: Sequence[Alert],
    problems: Sequence[Problem],
    now: datetime,
    *,
    may_judge: Callable[[Problem], bool] = lambda _: True,
) -> Iterator[AlertChange]:
    """The changes. Of what somebody `may_judge` alone, such as another machine's disk, none ends."""
    known = {each.problem.key: each for each in alerts}
    there = {each.key: each for each in problems}
    for key, problem in there.items():
        alert = known.get(key)
        if alert is None:
            yield Begin(problem, announced=_patience(problem) == _AT_ONCE)
        else:
            yield GoOn(alert, problem, announce=_is_announced_now(alert, now))
    for key, alert in known.items():
        if key not in there and may_judge(alert.problem):
            yield from _quiet_change(alert, now)


def _patience(problem: Problem) -> timedelta:
    return _PATIENCE.get(problem.kind, _AT_ONCE)


def _is_announced_now(alert: Alert, now: datetime) -> bool:
    return alert.announced_at is None and now - alert.began_at >= _patience(alert.problem)


def _quiet_change(alert: Alert, now: datetime) -> Iterator[AlertChange]:
    if alert.announced_at is None:
        yield Forget(alert)
    elif alert.calm_since is None or alert.calm_since > now:
        yield CalmDown(alert)
    elif now - alert.calm_since >= _CALM:
        yield End(alert)
