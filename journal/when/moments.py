"""A day and a time, in either order, put together on somebody's clock.

The words are split in every way into a day and a time. One way that reads is what is meant; two
that differ are unclear and refused: `9.05` may be a time or the ninth of May.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from journal.errors import RequestRefused
from journal.when import refusals, times_of_day
from journal.when.days import match_day
from journal.when.distances import match_distance
from journal.when.times_of_day import TimeOfDay
from journal.when.tokens import Tokens, join_tokens, strip_prefix, strip_suffix, tokenize
from journal.when.words import DATED_DAY_PARTS, NOW_WORDS, TimeUnit

_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ t][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?"
    r"(z|[+-][0-9]{2}:?[0-9]{2})?"
)
_YEARS = range(1900, 3000)
_SPLIT_PARTS = frozenset(DATED_DAY_PARTS)


@dataclass(frozen=True, slots=True)
class DayAhead:
    """A day to come, and the time of it if one was said, on the clock of whoever comes back."""

    day: date
    at: time | None = None

    def __str__(self) -> str:
        return f"{self.day} {self.at:%H:%M}" if self.at else str(self.day)


@dataclass(frozen=True, slots=True)
class DayOrTime:
    """An instant in UTC; `whole_day` when no time was said, and it is the day's beginning."""

    at: datetime
    is_whole_day: bool


def parse_day_or_time(text: str, now: datetime, zone: tzinfo) -> DayOrTime:
    here = now.astimezone(zone)
    words = tokenize(text)
    typed = join_tokens(words)
    if _INSTANT.fullmatch(typed):
        return _in_utc(_parse_iso(typed, zone), whole_day=False)
    if typed in NOW_WORDS:
        return _in_utc(here, whole_day=False)
    found = _readings(words, here, text)
    if len(found) > 1:
        one, other = sorted(found, key=lambda each: each.at)[:2]
        raise refusals.ambiguity(text.strip(), _reading_text(one, zone), _reading_text(other, zone))
    return found.pop()


def parse_day_ahead(text: str, today: date) -> DayAhead:
    """`3d`, `friday`, `friday 14:00`, `14:00`: what reads as a day is one, though it may be a time."""
    words = tokenize(text)
    if (day := match_day(words, today, ahead=True)) is not None:
        return DayAhead(day)
    found: set[DayAhead] = set()
    reason = refusals.no_day_ahead(text.strip())
    for day_words, clock_words in _splits(words):
        try:
            at = times_of_day.match_time_of_day(clock_words) if clock_words else None
            there = match_day(day_words, today, ahead=True) if day_words else today
        except RequestRefused as refused:
            reason = refused
            continue
        if at is not None and there is not None:
            found.add(DayAhead(there, at.at))
    if not found:
        raise reason
    if len(found) > 1:
        one, other = sorted(map(str, found))[:2]
        raise refusals.ambiguity(text.strip(), one, other)
    return found.pop()


def _readings(words: Tokens, here: datetime, text: str) -> set[DayOrTime]:
    """All readings, at least one; else raises the best reason why there is none."""
    found: set[DayOrTime] = set()
    reason = refusals.no_moment(text.strip())
    for read in (_hours_ago, _in_a_part_of_a_day):
        if (at := read(words, here)) is not None:
            found.add(_in_utc(at, whole_day=False))
    for day_words, clock_words in _splits(words):
        try:
            found.update(_combine_words(day_words, clock_words, here))
        except RequestRefused as refused:
            reason = refused
    if not found:
        raise reason
    return found


def _splits(words: Tokens) -> Iterator[tuple[Tokens, Tokens]]:
    for cut in range(len(words)):
        yield words[:cut], words[cut:]
        yield words[cut:], words[:cut]


def _combine_words(day_words: Tokens, clock_words: Tokens, here: datetime) -> Iterator[DayOrTime]:
    at = times_of_day.match_time_of_day(clock_words) if clock_words else TimeOfDay(time())
    day = match_day(day_words, here.date(), ahead=False) if day_words else here.date()
    if at is not None and day is not None:
        yield _in_utc(_combine(day, at, here), whole_day=not clock_words)


def _combine(day: date, clock: TimeOfDay, here: datetime) -> datetime:
    """The instant; a part of today that has begun, but whose hour has not come, means now."""
    at = datetime.combine(day, clock.at, here.tzinfo)
    if clock.part is None or day != here.date() or at <= here:
        return at
    return here if times_of_day.start_of_part(clock.part) <= here.time() else at


def _hours_ago(words: Tokens, here: datetime) -> datetime | None:
    """Reads `2h` and `2 hours ago`; minutes only with a word such as "ago"."""
    far = match_distance(words)
    if far is None or far.ahead or far.unit not in {TimeUnit.HOUR, TimeUnit.MINUTE}:
        return None
    if far.unit is TimeUnit.HOUR:
        return here - timedelta(hours=far.count)
    return None if far.ahead is None else here - timedelta(minutes=far.count)


def _in_a_part_of_a_day(words: Tokens, here: datetime) -> datetime | None:
    """Reads `this morning`, `gisteravond`; with a time beside it, both must agree."""
    if (dated := DATED_DAY_PARTS.get(join_tokens(words))) is not None:
        day, part = here.date() + timedelta(days=dated[0]), dated[1]
        return _combine(day, times_of_day.usual_time(part), here)
    after, before = strip_prefix(words, _SPLIT_PARTS), strip_suffix(words, _SPLIT_PARTS)
    if after:
        return _part_with_time(words[: len(words) - len(after)], after, here)
    return _part_with_time(words[len(before) :], before, here) if before else None


def _part_with_time(part_words: Tokens, clock_words: Tokens, here: datetime) -> datetime | None:
    away, part = DATED_DAY_PARTS[join_tokens(part_words)]
    clock = _clock_or_none(clock_words)
    if clock is None or not times_of_day.is_within_part(clock.at, part):
        return None
    return datetime.combine(here.date() + timedelta(days=away), clock.at, here.tzinfo)


def _clock_or_none(words: Tokens) -> TimeOfDay | None:
    try:
        return times_of_day.match_time_of_day(words)
    except RequestRefused:
        return None


def _parse_iso(typed: str, zone: tzinfo) -> datetime:
    try:
        read = datetime.fromisoformat(typed.upper())
    except ValueError:
        raise refusals.no_such_time(typed) from None
    if read.year not in _YEARS:
        raise refusals.no_sensible_year(typed)
    return read if read.tzinfo else read.replace(tzinfo=zone)


def _in_utc(at: datetime, *, whole_day: bool) -> DayOrTime:
    return DayOrTime(at.astimezone(UTC), whole_day)


def _reading_text(each: DayOrTime, zone: tzinfo) -> str:
    here = each.at.astimezone(zone)
    return f"{here:%Y-%m-%d}" if each.is_whole_day else f"{here:%H:%M}"
