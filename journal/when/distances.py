"""`3d`, `2 weeks ago`, `en uke siden`, `через 3 дня`: how far a day is, and to which side."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from journal.when import refusing
from journal.when.typed import Tokens, phrase, without_first, without_last
from journal.when.words import (
    AGO,
    AHEAD,
    BEFORE_AGO,
    BEFORE_AHEAD,
    NEXT,
    NUMBERS,
    UNITS,
    Unit,
)

_COUNTED = re.compile(r"([0-9]{1,4}) ?([^\W\d]+\.?)")
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30, Unit.YEAR: 365}
_FIRST_DAY = date(1900, 1, 1)
_MOST_AHEAD = 100 * _DAYS[Unit.YEAR]


@dataclass(frozen=True, slots=True)
class Distance:
    """`ahead` is None where the words do not say to which side."""

    count: int
    unit: Unit
    ahead: bool | None


def distance(words: Tokens) -> Distance | None:
    """None when the words are no distance."""
    side, rest = _side(words)
    if counted := _counted(rest):
        return Distance(*counted, side)
    if side is not None and phrase(rest) in UNITS:
        return Distance(1, UNITS[phrase(rest)], side)
    return None


def _side(words: Tokens) -> tuple[bool | None, Tokens]:
    if (gone := without_last(words, AGO)) is not None:
        bare = without_first(gone, BEFORE_AGO)
        return False, gone if bare is None else bare
    if (coming := without_first(words, BEFORE_AHEAD)) is not None:
        return True, coming
    if (coming := without_last(words, AHEAD)) is not None:
        return True, coming
    return None, words


def _counted(words: Tokens) -> tuple[int, Unit] | None:
    if len(words) == 2 and words[0] in NUMBERS and words[1] in UNITS:
        return NUMBERS[words[0]], UNITS[words[1]]
    found = _COUNTED.fullmatch(phrase(words))
    # A lone m may be minutes or months.
    if found is None or found[2] not in UNITS or found[2] == "m":
        return None
    return int(found[1]), UNITS[found[2]]


def day_at(words: Tokens, today: date, *, ahead: bool) -> date | None:
    """The day so far away; None when the words are no distance in days."""
    if ahead and _is_next_week(words):
        return today + timedelta(days=7)
    far = distance(words)
    if far is None or far.unit not in _DAYS or (ahead and far.ahead is False):
        return None
    return _moved(today, far, phrase(words), ahead=ahead if far.ahead is None else far.ahead)


def _is_next_week(words: Tokens) -> bool:
    rest = without_first(words, NEXT)
    return rest is not None and UNITS.get(phrase(rest)) is Unit.WEEK


def _moved(today: date, far: Distance, typed: str, *, ahead: bool) -> date:
    days = far.count * _DAYS[far.unit]
    if ahead and days > _MOST_AHEAD:
        raise refusing.too_far(typed, "far ahead")
    if not ahead and days > (today - _FIRST_DAY).days:
        raise refusing.too_far(typed, "long ago")
    return today + timedelta(days=days if ahead else -days)
