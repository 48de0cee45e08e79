"""`3d`, `2 weeks ago`, `en uke siden`, `через 3 дня`: how far a day is, and to which side."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from journal.when import refusals
from journal.when.tokens import Tokens, join_tokens, strip_prefix, strip_suffix
from journal.when.words import (
    AGO_PREFIXES,
    AGO_SUFFIXES,
    AHEAD_PREFIXES,
    AHEAD_SUFFIXES,
    NEXT_WORDS,
    NUMBERS,
    UNITS,
    TimeUnit,
)

_COUNTED = re.compile(r"([0-9]{1,4}) ?([^\W\d]+\.?)")
_DAYS = {TimeUnit.DAY: 1, TimeUnit.WEEK: 7, TimeUnit.MONTH: 30, TimeUnit.YEAR: 365}
_FIRST_DAY = date(1900, 1, 1)
_MOST_AHEAD = 100 * _DAYS[TimeUnit.YEAR]


@dataclass(frozen=True, slots=True)
class Distance:
    """`ahead` is None where the words do not say to which side."""

    count: int
    unit: TimeUnit
    ahead: bool | None


def match_distance(words: Tokens) -> Distance | None:
    """The distance, or None when the words are none."""
    side, rest = _side(words)
    if counted := _match_count(rest):
        return Distance(*counted, side)
    if side is not None and join_tokens(rest) in UNITS:
        return Distance(1, UNITS[join_tokens(rest)], side)
    return None


def _side(words: Tokens) -> tuple[bool | None, Tokens]:
    if (gone := strip_suffix(words, AGO_SUFFIXES)) is not None:
        bare = strip_prefix(gone, AGO_PREFIXES)
        return False, gone if bare is None else bare
    if (coming := strip_prefix(words, AHEAD_PREFIXES)) is not None:
        return True, coming
    if (coming := strip_suffix(words, AHEAD_SUFFIXES)) is not None:
        return True, coming
    return None, words


def _match_count(words: Tokens) -> tuple[int, TimeUnit] | None:
    if len(words) == 2 and words[0] in NUMBERS and words[1] in UNITS:
        return NUMBERS[words[0]], UNITS[words[1]]
    found = _COUNTED.fullmatch(join_tokens(words))
    # A lone m may be minutes or months.
    if found is None or found[2] not in UNITS or found[2] == "m":
        return None
    return int(found[1]), UNITS[found[2]]


def match_distant_day(words: Tokens, today: date, *, ahead: bool) -> date | None:
    """The day so far away; None when the words are no distance in days."""
    if ahead and _is_next_week(words):
        return today + timedelta(days=7)
    far = match_distance(words)
    if far is None or far.unit not in _DAYS or (ahead and far.ahead is False):
        return None
    return _move_day(
        today, far, join_tokens(words), ahead=ahead if far.ahead is None else far.ahead
    )


def _is_next_week(words: Tokens) -> bool:
    rest = strip_prefix(words, NEXT_WORDS)
    return rest is not None and UNITS.get(join_tokens(rest)) is TimeUnit.WEEK


def _move_day(today: date, far: Distance, typed: str, *, ahead: bool) -> date:
    days = far.count * _DAYS[far.unit]
    if ahead and days > _MOST_AHEAD:
        raise refusals.too_far_ahead(typed)
    if not ahead and days > (today - _FIRST_DAY).days:
        raise refusals.too_long_ago(typed)
    return today + timedelta(days=days if ahead else -days)
