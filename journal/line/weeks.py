"""PURE. Reads weeks and their ends in a line: `last week`, `end of next week`, `EOW`, `i slutet av veckan`."""

from collections.abc import Sequence
from datetime import date, timedelta

from journal.line.day_span import DaySpan
from journal.line.lexicon import Lexicon
from journal.line.tokens import Token

_FRIDAY, _SATURDAY = 4, 5
_LONGEST = 6


def read_week(tokens: Sequence[Token], at: int, lexicon: Lexicon, today: date) -> DaySpan | None:
    keys = [each.key for each in tokens[at : at + _LONGEST]]
    monday = today - timedelta(days=today.weekday())
    if found := lexicon.tables["last_week"].longest_at(keys, 0, len(keys)):
        past = monday - timedelta(days=5)
        return DaySpan(at, at + found.end, past=past, is_week=True, asks_past=True)
    if found := lexicon.tables["week_before_last"].longest_at(keys, 0, len(keys)):
        past = monday - timedelta(days=12)
        return DaySpan(at, at + found.end, past=past, is_week=True, asks_past=True)
    if found := lexicon.tables["next_week"].longest_at(keys, 0, len(keys)):
        before = {each.key for each in tokens[max(0, at - 3) : at]}
        ends = not before.isdisjoint(lexicon["week_end"])
        day = monday + timedelta(days=11 if ends else 7)
        return DaySpan(at, at + found.end, future=day, is_week=True, asks_future=not ends)
    if found := lexicon.tables["after_weekend"].longest_at(keys, 0, len(keys)):
        return DaySpan(at, at + found.end, future=monday + timedelta(days=7))
    return (
        _end_of_week(keys, at, lexicon, today)
        or _numbered_week(tokens, at, lexicon, today)
        or _about_then(keys, at, lexicon, today)
    )


def _about_then(keys: Sequence[str], at: int, lexicon: Lexicon, today: date) -> DaySpan | None:
    """`at the weekend`, `the other day`: which day is asked."""
    if found := lexicon.tables["weekend"].longest_at(keys, 0, len(keys)):
        last = today - timedelta(days=(today.weekday() - _SATURDAY) % 7)
        coming = last + timedelta(days=7)
        return DaySpan(at, at + found.end, last, coming, asks_past=True, asks_future=True)
    if found := lexicon.tables["lately"].longest_at(keys, 0, len(keys)):
        past = today - timedelta(days=2)
        return DaySpan(at, at + found.end, past=past, asks_past=True)
    return None


def _numbered_week(
    tokens: Sequence[Token], at: int, lexicon: Lexicon, today: date
) -> DaySpan | None:
    """`v 50`, `uke 51`, `week 3`: the next one of that number."""
    key = tokens[at].key
    if lexicon.day_units.get(key) != 7 or key == "w":
        return None
    dot = len(key) < 4 and at + 1 < len(tokens) and tokens[at + 1].key == "."
    number = at + 1 + dot
    raw = tokens[number].raw if number < len(tokens) else ""
    if not raw.isdecimal() or not 1 <= int(raw) <= 53 or (at and tokens[at - 1].kind == "number"):
        return None
    year = today.isocalendar().year
    try:
        monday = date.fromisocalendar(year, int(raw), 1)
        monday = monday if monday > today else date.fromisocalendar(year + 1, int(raw), 1)
    except ValueError:
        return None
    return DaySpan(at, number + 1, future=monday, is_week=True, is_bare=True)


def _end_of_week(keys: Sequence[str], at: int, lexicon: Lexicon, today: date) -> DaySpan | None:
    """Takes the Friday of this week; from Friday on the next one."""
    if (found := lexicon.tables["end_of_week"].longest_at(keys, 0, len(keys))) is None:
        return None
    further = (_FRIDAY - today.weekday() - 1) % 7 + 1
    return DaySpan(at, at + found.end, future=today + timedelta(days=further))
