"""A day and a time, in either order, put together on somebody's clock.

The words are split in every way into a day and a time. One way that reads is what is meant; two
that differ are unclear and refused: `9.05` may be a time or the ninth of May.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from journal.errors import Refused
from journal.when import clocks, refusing
from journal.when.clocks import Clock
from journal.when.days import a_day
from journal.when.distances import distance
from journal.when.typed import Tokens, phrase, tokens, without_first, without_last
from journal.when.words import NOW, PARTS_OF_DAYS, Unit

_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ t][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?"
    r"(z|[+-][0-9]{2}:?[0-9]{2})?"
)
_YEARS = range(1900, 3000)
_SPLIT_PARTS = frozenset(PARTS_OF_DAYS)


@dataclass(frozen=True, slots=True)
class Meant:
    """An instant in UTC; `whole_day` when no time was said, and it is the day's beginning."""

    at: datetime
    whole_day: bool


def meant(text: str, now: datetime, zone: tzinfo) -> Meant:
    here = now.astimezone(zone)
    words = tokens(text)
    typed = phrase(words)
    if _INSTANT.fullmatch(typed):
        return _in_utc(_instant(typed, zone), whole_day=False)
    if typed in NOW:
        return _in_utc(here, whole_day=False)
    found = _readings(words, here, text)
    if len(found) > 1:
        one, other = sorted(found, key=lambda each: each.at)[:2]
        raise refusing.unclear(text.strip(), _told(one, zone), _told(other, zone))
    return found.pop()


def _readings(words: Tokens, here: datetime, text: str) -> set[Meant]:
    """At least one, or the best reason there is why not."""
    found: set[Meant] = set()
    reason = refusing.not_a_moment(text.strip())
    for read in (_hours_ago, _in_a_part_of_a_day):
        if (at := read(words, here)) is not None:
            found.add(_in_utc(at, whole_day=False))
    for day_words, clock_words in _splits(words):
        try:
            found.update(_joined(day_words, clock_words, here))
        except Refused as refused:
            reason = refused
    if not found:
        raise reason
    return found


def _splits(words: Tokens) -> Iterator[tuple[Tokens, Tokens]]:
    for cut in range(len(words)):
        yield words[:cut], words[cut:]
        yield words[cut:], words[:cut]


def _joined(day_words: Tokens, clock_words: Tokens, here: datetime) -> Iterator[Meant]:
    at = clocks.clock(clock_words) if clock_words else Clock(time())
    day = a_day(day_words, here.date(), ahead=False) if day_words else here.date()
    if at is not None and day is not None:
        yield _in_utc(_placed(day, at, here), whole_day=not clock_words)


def _placed(day: date, clock: Clock, here: datetime) -> datetime:
    """A part of today that has begun but has not come so far means now."""
    at = datetime.combine(day, clock.at, here.tzinfo)
    if clock.part is None or day != here.date() or at <= here:
        return at
    return here if clocks.begins(clock.part) <= here.time() else at


def _hours_ago(words: Tokens, here: datetime) -> datetime | None:
    """`2h` and `2 hours ago`; minutes only where it is said that they are gone."""
    far = distance(words)
    if far is None or far.ahead or far.unit not in {Unit.HOUR, Unit.MINUTE}:
        return None
    if far.unit is Unit.HOUR:
        return here - timedelta(hours=far.count)
    return None if far.ahead is None else here - timedelta(minutes=far.count)


def _in_a_part_of_a_day(words: Tokens, here: datetime) -> datetime | None:
    """Such as `this morning`, `gisteravond`; with a time beside it, both must agree."""
    if (said := PARTS_OF_DAYS.get(phrase(words))) is not None:
        day, part = here.date() + timedelta(days=said[0]), said[1]
        return _placed(day, clocks.standing_for(part), here)
    after, before = without_first(words, _SPLIT_PARTS), without_last(words, _SPLIT_PARTS)
    if after:
        return _agreeing(words[: len(words) - len(after)], after, here)
    return _agreeing(words[len(before) :], before, here) if before else None


def _agreeing(part_words: Tokens, clock_words: Tokens, here: datetime) -> datetime | None:
    away, part = PARTS_OF_DAYS[phrase(part_words)]
    clock = _clock_or_none(clock_words)
    if clock is None or not clocks.within(clock.at, part):
        return None
    return datetime.combine(here.date() + timedelta(days=away), clock.at, here.tzinfo)


def _clock_or_none(words: Tokens) -> Clock | None:
    try:
        return clocks.clock(words)
    except Refused:
        return None


def _instant(typed: str, zone: tzinfo) -> datetime:
    try:
        read = datetime.fromisoformat(typed.upper())
    except ValueError:
        raise refusing.no_such("moment", typed) from None
    if read.year not in _YEARS:
        raise refusing.no_sensible_year(typed)
    return read if read.tzinfo else read.replace(tzinfo=zone)


def _in_utc(at: datetime, *, whole_day: bool) -> Meant:
    return Meant(at.astimezone(UTC), whole_day)


def _told(each: Meant, zone: tzinfo) -> str:
    here = each.at.astimezone(zone)
    return f"{here:%Y-%m-%d}" if each.whole_day else f"{here:%H:%M}"
