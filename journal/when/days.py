"""`yesterday`, `last friday`, `21.11.`, `Nov 21`, `2 weeks ago`: a day.

A day that names no year, or only a weekday, is the nearest that was; the nearest to come where a
day to come is asked for. Dots and ISO are clear; `3/4` may be March or April, and is refused
unless one part can't be a month.
"""

import re
from datetime import date, timedelta

from journal.when import refusals
from journal.when.distances import match_distant_day
from journal.when.tokens import Tokens, join_tokens, strip_prefix
from journal.when.words import (
    FILLERS,
    LAST_WORDS,
    MONTHS,
    NEXT_WORDS,
    NOW_WORDS,
    ON_WORDS,
    PAST_WEEKDAYS,
    RELATIVE_DAYS,
    WEEKDAYS,
)

_ISO = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})")
# `21.11` without a year or a last dot may be a time: both are looked at.
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})(?:\.(?:([0-9]{4}|[0-9]{2}))?)?")
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{4}))?")
_DASHED = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|:a|:e|e|\.|-?го)?")
_YEAR = re.compile(r"[0-9]{4}")
# Outside of these years a day is a slip of the fingers, and arithmetic with it may overflow.
_YEARS = range(1900, 3000)
# A leap day comes every fourth year, but for one in a hundred years.
_YEARS_TRIED = 9


def match_day(words: Tokens, today: date, *, ahead: bool) -> date | None:
    """The day, or None when the words are none; refused when it is unclear or does not exist."""
    typed = join_tokens(words)
    if typed in NOW_WORDS:
        return today
    if typed in RELATIVE_DAYS:
        return today + timedelta(days=RELATIVE_DAYS[typed])
    bare = strip_prefix(words, ON_WORDS) or words
    return (
        _weekday(words, today, ahead=ahead)
        or _in_digits(join_tokens(bare), today, ahead=ahead)
        or _with_a_month(bare, today, ahead=ahead)
        or match_distant_day(words, today, ahead=ahead)
    )


def _weekday(words: Tokens, today: date, *, ahead: bool) -> date | None:
    for phrases, side in ((LAST_WORDS, False), (NEXT_WORDS, True), (ON_WORDS, ahead)):
        if ahead and not side:
            continue
        rest = strip_prefix(words, phrases)
        found = None if rest is None else _named_weekday(join_tokens(rest), today, ahead=side)
        if found:
            return found
    return _named_weekday(join_tokens(words), today, ahead=ahead)


def _named_weekday(typed: str, today: date, *, ahead: bool) -> date | None:
    if typed in PAST_WEEKDAYS and not ahead:
        return _nearest_weekday(PAST_WEEKDAYS[typed], today, ahead=False)
    if typed in WEEKDAYS:
        return _nearest_weekday(WEEKDAYS[typed], today, ahead=ahead)
    return None


def _nearest_weekday(weekday: int, today: date, *, ahead: bool) -> date:
    """The nearest such weekday, never today: people call that today."""
    if ahead:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def _in_digits(typed: str, today: date, *, ahead: bool) -> date | None:
    if found := _ISO.fullmatch(typed):
        return _check_date(int(found[1]), int(found[2]), int(found[3]), typed)
    if found := _DOTTED.fullmatch(typed):
        return _dotted_date(found, today, ahead=ahead)
    if found := _SLASHED.fullmatch(typed) or _DASHED.fullmatch(typed):
        day, month = _day_and_month(int(found[1]), int(found[2]), typed)
        return _in_year(found[3], (month, day), today, typed, ahead=ahead)
    return None


def _dotted_date(found: re.Match[str], today: date, *, ahead: bool) -> date | None:
    typed, day, month, year = found[0], int(found[1]), int(found[2]), found[3]
    if not year and not typed.endswith(".") and (month > 12 or len(found[2]) == 1):
        # `14.30` is a time, and `3.5` nothing that is clear.
        return None
    century = "20" if year and len(year) == 2 else ""
    return _in_year(year and century + year, (month, day), today, typed, ahead=ahead)


def _day_and_month(first: int, second: int, typed: str) -> tuple[int, int]:
    """The day and the month, where only one order is possible."""
    if first > 12 or first == second:
        return first, second
    if second > 12:
        return second, first
    raise refusals.ambiguity(typed, f"{first}.{second}.", f"{second}.{first}.")


def _with_a_month(words: Tokens, today: date, *, ahead: bool) -> date | None:
    """Reads `21 November 2025`, `Nov 21st`, `den 21 november`."""
    parts = [word for word in words if word not in FILLERS]
    months = [word for word in parts if word.rstrip(".") in MONTHS]
    if len(months) != 1 or not 2 <= len(parts) <= 3 or parts.index(months[0]) > 1:
        return None
    month = MONTHS[months[0].rstrip(".")]
    parts.remove(months[0])
    day, year = _DAY.fullmatch(parts[0]), parts[1] if len(parts) == 2 else ""
    if day is None or (year and not _YEAR.fullmatch(year)):
        return None
    return _in_year(year, (month, int(day[1])), today, join_tokens(words), ahead=ahead)


def _in_year(
    year: str | None, of_year: tuple[int, int], today: date, typed: str, *, ahead: bool
) -> date:
    month, day = of_year
    if year:
        return _check_date(int(year), month, day, typed)
    for further in range(_YEARS_TRIED):
        found = _date_or_none(today.year + (further if ahead else -further), month, day)
        if found and (found >= today if ahead else found <= today):
            return _check_year(found, typed)
    raise refusals.no_such_day(typed)


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _check_date(year: int, month: int, day: int, typed: str) -> date:
    found = _date_or_none(year, month, day)
    if found is None:
        raise refusals.no_such_day(typed)
    return _check_year(found, typed)


def _check_year(found: date, typed: str) -> date:
    if found.year not in _YEARS:
        raise refusals.no_sensible_year(typed)
    return found
