"""`14:30`, `3.30 pm`, `kl 15`, `noon`, `on the afternoon`: a time of day.

An hour alone counts where the language writes all twenty-four (`kl 9`), or where it cannot be
another (`at 15`): `at 3` may be the night or the afternoon, and is refused.
"""

import re
from dataclasses import dataclass
from datetime import time

from journal.when import refusals
from journal.when.tokens import Tokens, join_tokens, strip_prefix, strip_suffix
from journal.when.words import AT_WORDS, DAY_PARTS, HOUR_MARKERS, OCLOCK_WORDS, DayPart

_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})")
_TWELVE_HOUR = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))? ?([ap])\.?m\.?")
_HOUR = re.compile(r"[0-9]{1,2}")
_BOTH_HALVES = 12

# When each begins and ends, and the hour that is meant when none is said.
_HOURS = {
    DayPart.MORNING: (4, 12, 9),
    DayPart.NOON: (11, 14, 12),
    DayPart.AFTERNOON: (12, 18, 15),
    DayPart.EVENING: (17, 24, 19),
}
_PARTS = frozenset(DAY_PARTS)


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time of day; `part` if only a part of the day was typed, whose usual hour it has."""

    at: time
    part: DayPart | None = None


def match_time_of_day(words: Tokens) -> TimeOfDay | None:
    """The time, or None when the words are no time of day."""
    bare = strip_prefix(words, AT_WORDS)
    for rest in (words, words if bare is None else bare):
        if (part := DAY_PARTS.get(join_tokens(rest))) is not None:
            return usual_time(part)
    exact = _exact_time(words)
    return TimeOfDay(exact) if exact else _in_a_part(words)


def usual_time(part: DayPart) -> TimeOfDay:
    return TimeOfDay(time(_HOURS[part][2]), part)


def is_within_part(at: time, part: DayPart) -> bool:
    begins, ends, _ = _HOURS[part]
    return begins <= at.hour < ends


def start_of_part(part: DayPart) -> time:
    return time(_HOURS[part][0])


def _in_a_part(words: Tokens) -> TimeOfDay | None:
    """Reads `morning 9:15`, `9:15 in the morning`: both must agree."""
    for part_words, rest in _split_part(words):
        at = _exact_time(rest)
        if at is not None and is_within_part(at, DAY_PARTS[join_tokens(part_words)]):
            return TimeOfDay(at)
    return None


def _split_part(words: Tokens) -> list[tuple[Tokens, Tokens]]:
    after = strip_prefix(words, _PARTS)
    before = strip_suffix(words, _PARTS)
    found = []
    if after:
        found.append((words[: len(words) - len(after)], after))
    if before:
        found.append((words[len(before) :], before))
    return found


def _exact_time(words: Tokens) -> time | None:
    rest = strip_prefix(words, AT_WORDS)
    led = rest is not None
    first = words[0] if words else ""
    rest = words if rest is None else rest
    unsaid = strip_suffix(rest, OCLOCK_WORDS)
    typed = join_tokens(rest if unsaid is None else unsaid)
    if found := _TIME.fullmatch(typed):
        return _check_time(int(found[1]), int(found[2]), typed)
    if unsaid is None and (found := _TWELVE_HOUR.fullmatch(typed)):
        return _twelve_hour_time(int(found[1]), int(found[2] or 0), found[3], typed)
    if _HOUR.fullmatch(typed) and (led or unsaid is not None):
        return _hour(int(typed), sure=first in HOUR_MARKERS, typed=join_tokens(words))
    return None


def _hour(hour: int, *, sure: bool, typed: str) -> time:
    if hour <= _BOTH_HALVES and not sure:
        raise refusals.ambiguity(typed, f"{hour % 12}:00", f"{hour % 12 + 12}:00")
    return _check_time(hour, 0, typed)


def _twelve_hour_time(hour: int, minute: int, half: str, typed: str) -> time:
    if not 1 <= hour <= 12:
        raise refusals.no_such_time(typed)
    return _check_time(hour % 12 + (12 if half == "p" else 0), minute, typed)


def _check_time(hour: int, minute: int, typed: str) -> time:
    if hour > 23 or minute > 59:
        raise refusals.no_such_time(typed)
    return time(hour, minute)
