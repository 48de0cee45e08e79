"""The times and durations that a clause tells, where they stand, and how surely."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.grammar.clause import Clause
from bot.grammar.words import DURATION_PREFIXES, OTHER_TIME_PREFIXES
from journal import when
from journal.errors import RequestRefused
from journal.when import words as words_module
from journal.when.distances import match_distance
from journal.when.tokens import strip_prefix

_MAX_TIME_WORDS = 6
_MAX_DURATION_WORDS = 4
# A weekday in two or three letters may be any word.
_SHORTEST_WEEKDAY = 4
_MOST_MINUTES = 24 * 60

_CERTAIN_PHRASES = (
    frozenset(words_module.RELATIVE_DAYS)
    | frozenset(words_module.DATED_DAY_PARTS)
    | frozenset(words_module.PAST_WEEKDAYS)
    | words_module.AGO_SUFFIXES
)
_FIRST_WORDS_OF_TIMES = frozenset(
    phrase.split()[0]
    for phrases in (
        *(
            words_module.RELATIVE_DAYS,
            words_module.DATED_DAY_PARTS,
            words_module.WEEKDAYS,
            words_module.PAST_WEEKDAYS,
            words_module.MONTHS,
        ),
        *(
            words_module.LAST_WORDS,
            words_module.ON_WORDS,
            words_module.AT_WORDS,
            words_module.AGO_PREFIXES,
            words_module.NUMBERS,
            words_module.UNITS,
            words_module.DAY_PARTS,
        ),
    )
    for phrase in phrases
)
_FIRST_WORDS_OF_DURATIONS = frozenset(
    phrase.split()[0] for phrase in (*words_module.SPAN_PHRASES, *words_module.NUMBERS)
)
# Behind these a span is another one: until something, or how late it was.
_OTHER_DURATION_PREFIXES = (OTHER_TIME_PREFIXES | words_module.AHEAD_PREFIXES) - DURATION_PREFIXES
_OTHER_DURATION_SUFFIXES = (
    words_module.AGO_SUFFIXES
    | words_module.AHEAD_SUFFIXES
    | {"later", "late", "early", "before", "after"}
)


@dataclass(frozen=True, slots=True)
class ClauseTime:
    """Words `start` to `end`. `sure` when they mean a time wherever they stand; `at` is None for
    today without an hour, which tells nothing new.
    """

    at: datetime | None
    is_certain: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ClauseDuration:
    """Words `start` to `end`. Not `sure` when the unit is one letter: 25m may be metres."""

    minutes: int
    is_certain: bool
    start: int
    end: int


def find_times(clause: Clause, now: datetime, zone: tzinfo) -> tuple[ClauseTime, ...]:
    """Those that were and stand behind no `until` or the like, each as long as it reads."""
    found: list[ClauseTime] = []
    at = 0
    while at < len(clause):
        each = _time_at(clause, at, now, zone)
        if each and not _follows_one_of(clause, at, OTHER_TIME_PREFIXES):
            found.append(each)
        at = each.end if each else at + 1
    return tuple(found)


def find_durations(clause: Clause) -> tuple[ClauseDuration, ...]:
    found: list[ClauseDuration] = []
    at = 0
    while at < len(clause):
        each = _duration_at(clause, at)
        if each and not _follows_one_of(clause, at, _OTHER_DURATION_PREFIXES):
            found.append(each)
        at = each.end if each else at + 1
    return tuple(found)


def _follows_one_of(clause: Clause, at: int, words: frozenset[str]) -> bool:
    return at > 0 and clause[at - 1] in words


def _windows(clause: Clause, at: int, longest: int) -> Iterator[Clause]:
    """The words from there on, the most first."""
    for end in range(min(len(clause), at + longest), at, -1):
        yield clause[at:end]


def _time_at(clause: Clause, at: int, now: datetime, zone: tzinfo) -> ClauseTime | None:
    if clause[at] not in _FIRST_WORDS_OF_TIMES and not clause[at][0].isdigit():
        return None
    for words in _windows(clause, at, _MAX_TIME_WORDS):
        read = _past_time(words, now, zone)
        if read:
            today = (
                read.is_whole_day and read.at.astimezone(zone).date() == now.astimezone(zone).date()
            )
            return ClauseTime(None if today else read.at, _is_certain(words), at, at + len(words))
    return None


def _past_time(words: Clause, now: datetime, zone: tzinfo) -> when.DayOrTime | None:
    """None for what is no time, is still to come, or may as well be something else."""
    far = match_distance(words)
    typed = " ".join(words)
    if typed in words_module.NOW_WORDS or (far is not None and far.ahead is None):
        return None
    if any(word in words_module.WEEKDAYS and len(word) < _SHORTEST_WEEKDAY for word in words):
        return None
    try:
        read = when.parse_day_or_time(typed, now, zone)
    except RequestRefused:
        return None
    return read if read.at <= now else None


def _is_certain(words: Clause) -> bool:
    if strip_prefix(words, words_module.LAST_WORDS) is not None:
        return True
    return any(
        " ".join(window) in _CERTAIN_PHRASES
        for at in range(len(words))
        for window in _windows(words, at, 4)
    )


def _duration_at(clause: Clause, at: int) -> ClauseDuration | None:
    if clause[at] not in _FIRST_WORDS_OF_DURATIONS and not clause[at][0].isdigit():
        return None
    for words in _windows(clause, at, _MAX_DURATION_WORDS):
        minutes = _minutes(words)
        end = at + len(words)
        if minutes and not (end < len(clause) and clause[end] in _OTHER_DURATION_SUFFIXES):
            return ClauseDuration(minutes, _has_spelt_unit(words), at, end)
    return None


def _minutes(words: Clause) -> int | None:
    """A lone number, `1:30`, and a number behind all else may be anything."""
    typed = " ".join(words)
    if not any(c.isalpha() for c in words[-1]):
        return None
    try:
        minutes = when.parse_minutes(typed)
    except RequestRefused:
        return None
    return minutes if minutes <= _MOST_MINUTES else None


def _has_spelt_unit(words: Clause) -> bool:
    letters = "".join(c if c.isalpha() else " " for c in words[-1]).split()
    return max(map(len, letters)) > 1
