"""`stats [me|team|<who>] [week|last month|2026-01-01..2026-03-31]`: whose figures, of which time."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.grammar import values
from bot.grammar.arguments import Asked
from bot.grammar.requests import Period, Request, Stats, Verb
from bot.grammar.unread import Unread, why
from bot.grammar.words import ME, PERIODS, PREVIOUS, TEAM, THIS
from bot.say import later
from journal import when
from journal.errors import Refused
from journal.fold import fold

_RANGE = re.compile(r"(?:^|(?<=\s))(\S{1,40})\s?\.\.\s?(\S{1,40})$")


def read_stats(asked: Asked) -> Request:
    try:
        said, found = _timed(asked)
    except Refused as refused:
        return asked.unreadable(Verb.STATS, "period", *why(refused))
    return _of(said, found)


def _of(said: str, found: Stats) -> Stats:
    typed = fold(said)
    if not typed or typed in ME:
        return found
    if typed in TEAM:
        return replace(found, of="team")
    if values.is_mention(said) or (said.startswith("@") and " " not in said):
        slack_id, name = values.colleague(said)
        return replace(found, of="who", colleague_slack_id=slack_id, colleague_name=name)
    return replace(found, of="who", who=said)


def _timed(asked: Asked) -> tuple[str, Stats]:
    """What is left of the words, and the time they end with."""
    if (found := _RANGE.search(asked.rest)) and any(c.isdigit() for c in found[0]):
        return asked.rest[: found.start()].strip(), _between(found[1], found[2], asked)
    said = asked.rest.split()
    period = PERIODS.get(fold(said[-1])) if said else None
    if period is None:
        return asked.rest, Stats()
    previous = len(said) > 1 and fold(said[-2]) in PREVIOUS
    this = len(said) > 1 and fold(said[-2]) in THIS
    whose = said[: -2 if previous or this else -1]
    return " ".join(whose), _during(period, asked, back=previous)


def _between(first: str, last: str, asked: Asked) -> Stats:
    today = asked.now.astimezone(asked.zone).date()
    start, end = when.day(first, today), when.day(last, today)
    if end < start:
        raise Unread(
            later("{first} is after {last}; write the earlier day first."), first=first, last=last
        )
    return Stats(start=_begins(start, asked), end=_begins(end + timedelta(days=1), asked))


def _during(period: Period, asked: Asked, *, back: bool) -> Stats:
    start = _first_day(period, asked.now.astimezone(asked.zone).date())
    if back:
        start = _first_day(period, start - timedelta(days=1))
    end = _after(period, start)
    return Stats(period=period, start=_begins(start, asked), end=_begins(end, asked))


def _first_day(period: Period, day: date) -> date:
    match period:
        case Period.TODAY:
            return day
        case Period.WEEK:
            return day - timedelta(days=day.weekday())
        case Period.MONTH:
            return day.replace(day=1)
        case Period.QUARTER:
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case Period.YEAR:
            return day.replace(month=1, day=1)


# At least as long as the longest of each, and shorter than two of the shortest.
_LONGER_THAN = {
    Period.TODAY: 1,
    Period.WEEK: 7,
    Period.MONTH: 31,
    Period.QUARTER: 92,
    Period.YEAR: 366,
}


def _after(period: Period, start: date) -> date:
    return _first_day(period, start + timedelta(days=_LONGER_THAN[period]))


def _begins(day: date, asked: Asked) -> datetime:
    return datetime.combine(day, time(), asked.zone).astimezone(UTC)
