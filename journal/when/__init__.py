"""PURE. Days, moments and spans as people type them, at the desk and in Slack, in six languages.

    `2026-11-21`, `2026-11-21 14:30`, `21.11.2026`, `21.11.`, `21/11`, `Nov 21`, `21 November 2025`
    `today`, `yesterday 9:15`, `last friday`, `monday 3pm`, `this morning`, `kl 15`, `klo 14.30`
    `3d`, `2 weeks ago`, `2h`, `in 3 days`, `next monday`, `noon`
    `2026-11-21T14:30:00Z`, `2026-11-21T14:30+02:00`: as scripts write them
    `friday 14:00`, `3d kl 15`: a day to come, with or without a time
    `25m`, `1h30`, `1:30`, `90`, `1,5 h`, `half an hour`

A day without a time means its beginning; what is unclear is refused, never guessed.

    moments       a day and a time together
    days          one day
    distances     how many days away
    times_of_day  a time of day
    spans         how long
    tokens        what was typed, cut into folded words
    refusals      the sentences of refusals
    words/        what the six languages call all that
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from journal.when import refusals
from journal.when.days import match_day
from journal.when.distances import match_distant_day
from journal.when.moments import (
    DayAhead,
    DayOrTime,
    parse_day_ahead,
    parse_day_or_time,
)
from journal.when.spans import parse_minutes
from journal.when.tokens import tokenize

__all__ = [
    "DayAhead",
    "DayOrTime",
    "parse_day",
    "parse_day_ahead",
    "parse_day_or_time",
    "parse_days",
    "parse_end",
    "parse_future_day",
    "parse_minutes",
    "parse_moment",
]


def parse_moment(text: str, now: datetime, zone: tzinfo) -> datetime:
    """The instant somebody means, on the clock of `zone`."""
    return parse_day_or_time(text, now, zone).at


def parse_end(text: str, now: datetime, zone: tzinfo) -> datetime:
    """The instant before which it is over: a day without a time is meant whole."""
    read = parse_day_or_time(text, now, zone)
    if not read.is_whole_day:
        return read.at
    after = read.at.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(after, time(), zone).astimezone(UTC)


def parse_day(text: str, today: date) -> date:
    """A day that was, today, or one that is written out."""
    return _parse_any_day(text, today, ahead=False)


def parse_future_day(text: str, today: date) -> date:
    """A day to come: `3d` is in three days, `monday` the next one."""
    return _parse_any_day(text, today, ahead=True)


def parse_days(text: str) -> int | None:
    """Reads a number of days: `30`, `30d`, `2 weeks`, `3 veckor`; None when it is no distance in days."""
    if text.strip().isascii() and text.strip().isdigit() and len(text.strip()) < 6:
        return int(text)
    today = date(2000, 1, 1)
    there = match_distant_day(tokenize(text), today, ahead=True)
    return (there - today).days if there else None


def _parse_any_day(text: str, today: date, *, ahead: bool) -> date:
    found = match_day(tokenize(text), today, ahead=ahead)
    if found is None:
        raise refusals.no_moment(text.strip(), ahead=ahead)
    return found
