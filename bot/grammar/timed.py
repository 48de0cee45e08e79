"""The times and durations that a clause tells, where they stand, and how surely."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.grammar.clause import Clause
from bot.grammar.words import LASTING, NOT_WHEN
from journal import when
from journal.errors import Refused
from journal.when import words as said
from journal.when.distances import distance
from journal.when.typed import without_first

_LONGEST_TIME = 6
_LONGEST_SPAN = 4
# A weekday in two or three letters may be any word.
_SHORTEST_WEEKDAY = 4
_MOST_MINUTES = 24 * 60

_SURE = (
    frozenset(said.DAYS) | frozenset(said.PARTS_OF_DAYS) | frozenset(said.WEEKDAYS_GONE) | said.AGO
)
_TIMES_BEGIN = frozenset(
    phrase.split()[0]
    for phrases in (
        *(said.DAYS, said.PARTS_OF_DAYS, said.WEEKDAYS, said.WEEKDAYS_GONE, said.MONTHS),
        *(said.LAST, said.ON, said.AT, said.BEFORE_AGO, said.NUMBERS, said.UNITS, said.PARTS),
    )
    for phrase in phrases
)
_SPANS_BEGIN = frozenset(phrase.split()[0] for phrase in (*said.SPANS, *said.NUMBERS))
# Behind these a span is another one: until something, or how late it was.
_NOT_HOW_LONG = (NOT_WHEN | said.BEFORE_AHEAD) - LASTING
_NOT_HOW_LONG_BEFORE = said.AGO | said.AHEAD | {"later", "late", "early", "before", "after"}


@dataclass(frozen=True, slots=True)
class Time:
    """Words `start` to `end`. `sure` when they mean a time wherever they stand; `at` is None for
    today without an hour, which tells nothing new.
    """

    at: datetime | None
    sure: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """Words `start` to `end`. Not `sure` when the unit is one letter: 25m may be metres."""

    minutes: int
    sure: bool
    start: int
    end: int


def times(clause: Clause, now: datetime, zone: tzinfo) -> tuple[Time, ...]:
    """Those that were and stand behind no `until` or the like, each as long as it reads."""
    found: list[Time] = []
    at = 0
    while at < len(clause):
        each = _time_at(clause, at, now, zone)
        if each and not _behind(clause, at, NOT_WHEN):
            found.append(each)
        at = each.end if each else at + 1
    return tuple(found)


def spans(clause: Clause) -> tuple[Span, ...]:
    found: list[Span] = []
    at = 0
    while at < len(clause):
        each = _span_at(clause, at)
        if each and not _behind(clause, at, _NOT_HOW_LONG):
            found.append(each)
        at = each.end if each else at + 1
    return tuple(found)


def _behind(clause: Clause, at: int, words: frozenset[str]) -> bool:
    return at > 0 and clause[at - 1] in words


def _windows(clause: Clause, at: int, longest: int) -> Iterator[Clause]:
    """The words from there on, the most first."""
    for end in range(min(len(clause), at + longest), at, -1):
        yield clause[at:end]


def _time_at(clause: Clause, at: int, now: datetime, zone: tzinfo) -> Time | None:
    if clause[at] not in _TIMES_BEGIN and not clause[at][0].isdigit():
        return None
    for words in _windows(clause, at, _LONGEST_TIME):
        read = _read(words, now, zone)
        if read:
            today = (
                read.whole_day and read.at.astimezone(zone).date() == now.astimezone(zone).date()
            )
            return Time(None if today else read.at, _is_sure(words), at, at + len(words))
    return None


def _read(words: Clause, now: datetime, zone: tzinfo) -> when.Meant | None:
    """None for what is no time, is still to come, or may as well be something else."""
    far = distance(words)
    typed = " ".join(words)
    if typed in said.NOW or (far is not None and far.ahead is None):
        return None
    if any(word in said.WEEKDAYS and len(word) < _SHORTEST_WEEKDAY for word in words):
        return None
    try:
        read = when.meant(typed, now, zone)
    except Refused:
        return None
    return read if read.at <= now else None


def _is_sure(words: Clause) -> bool:
    if without_first(words, said.LAST) is not None:
        return True
    return any(
        " ".join(window) in _SURE for at in range(len(words)) for window in _windows(words, at, 4)
    )


def _span_at(clause: Clause, at: int) -> Span | None:
    if clause[at] not in _SPANS_BEGIN and not clause[at][0].isdigit():
        return None
    for words in _windows(clause, at, _LONGEST_SPAN):
        minutes = _minutes(words)
        end = at + len(words)
        if minutes and not (end < len(clause) and clause[end] in _NOT_HOW_LONG_BEFORE):
            return Span(minutes, _says_its_unit(words), at, end)
    return None


def _minutes(words: Clause) -> int | None:
    """A lone number, `1:30`, and a number behind all else may be anything."""
    typed = " ".join(words)
    if not any(c.isalpha() for c in words[-1]):
        return None
    try:
        minutes = when.minutes(typed)
    except Refused:
        return None
    return minutes if minutes <= _MOST_MINUTES else None


def _says_its_unit(words: Clause) -> bool:
    letters = "".join(c if c.isalpha() else " " for c in words[-1]).split()
    return max(map(len, letters)) > 1
