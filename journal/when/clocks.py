"""`14:30`, `3.30 pm`, `kl 15`, `noon`, `on the afternoon`: a time of day.

An hour alone counts where the language writes all twenty-four (`kl 9`), or where it cannot be
another (`at 15`): `at 3` may be the night or the afternoon, and is refused.
"""

import re
from dataclasses import dataclass
from datetime import time

from journal.when import refusing
from journal.when.typed import Tokens, phrase, without_first, without_last
from journal.when.words import AT, CLOCKS, OCLOCK, PARTS, DayPart

_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})")
_HALVED = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))? ?([ap])\.?m\.?")
_HOUR = re.compile(r"[0-9]{1,2}")
_BOTH_HALVES = 12

# When each begins and ends, and the hour that is meant when none is said.
_HOURS = {
    DayPart.MORNING: (4, 12, 9),
    DayPart.NOON: (11, 14, 12),
    DayPart.AFTERNOON: (12, 18, 15),
    DayPart.EVENING: (17, 24, 19),
}
_PARTS = frozenset(PARTS)


@dataclass(frozen=True, slots=True)
class Clock:
    """`part` where only the part of the day was said, and the time stands for it."""

    at: time
    part: DayPart | None = None


def clock(words: Tokens) -> Clock | None:
    """None when the words are no time of day."""
    bare = without_first(words, AT)
    for rest in (words, words if bare is None else bare):
        if (part := PARTS.get(phrase(rest))) is not None:
            return standing_for(part)
    exact = _exact(words)
    return Clock(exact) if exact else _in_a_part(words)


def standing_for(part: DayPart) -> Clock:
    return Clock(time(_HOURS[part][2]), part)


def within(at: time, part: DayPart) -> bool:
    begins, ends, _ = _HOURS[part]
    return begins <= at.hour < ends


def begins(part: DayPart) -> time:
    return time(_HOURS[part][0])


def _in_a_part(words: Tokens) -> Clock | None:
    """`morning 9:15`, `9:15 in the morning`: both must agree."""
    for part_words, rest in _parted(words):
        at = _exact(rest)
        if at is not None and within(at, PARTS[phrase(part_words)]):
            return Clock(at)
    return None


def _parted(words: Tokens) -> list[tuple[Tokens, Tokens]]:
    after = without_first(words, _PARTS)
    before = without_last(words, _PARTS)
    found = []
    if after:
        found.append((words[: len(words) - len(after)], after))
    if before:
        found.append((words[len(before) :], before))
    return found


def _exact(words: Tokens) -> time | None:
    rest = without_first(words, AT)
    led = rest is not None
    first = words[0] if words else ""
    rest = words if rest is None else rest
    unsaid = without_last(rest, OCLOCK)
    typed = phrase(rest if unsaid is None else unsaid)
    if found := _TIME.fullmatch(typed):
        return _possible(int(found[1]), int(found[2]), typed)
    if unsaid is None and (found := _HALVED.fullmatch(typed)):
        return _halved(int(found[1]), int(found[2] or 0), found[3], typed)
    if _HOUR.fullmatch(typed) and (led or unsaid is not None):
        return _hour(int(typed), sure=first in CLOCKS, typed=phrase(words))
    return None


def _hour(hour: int, *, sure: bool, typed: str) -> time:
    if hour <= _BOTH_HALVES and not sure:
        raise refusing.unclear(typed, f"{hour % 12}:00", f"{hour % 12 + 12}:00")
    return _possible(hour, 0, typed)


def _halved(hour: int, minute: int, half: str, typed: str) -> time:
    if not 1 <= hour <= 12:
        raise refusing.no_such("time", typed)
    return _possible(hour % 12 + (12 if half == "p" else 0), minute, typed)


def _possible(hour: int, minute: int, typed: str) -> time:
    if hour > 23 or minute > 59:
        raise refusing.no_such("time", typed)
    return time(hour, minute)
