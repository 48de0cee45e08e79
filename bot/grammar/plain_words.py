"""Plain words that tell what, when, how long, whether anybody was reached: only where certain.

    called about the price list, yesterday 3pm, 45 min     a call, then, so long
    she called this morning                                they called
    called twice, no answer                                nobody was reached

What counts as certain. A deed begins the line, but for `I`, `we`, a time or a duration before it.
A time stands in the deed's own clause or is a clause by itself; not behind `from`, `until`, `about`
and the like, not in the future, and only one. A time that is barely said (`14:30`, `monday`,
`21.11.`) stands right beside the deed. A duration stands beside the deed or the time, behind `for`,
or is a clause by itself. All else is left to the person; the text is the same either way.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from bot.grammar.clause import (
    Clause,
    OpeningPhrase,
    find_opening_phrase,
    reached_nobody,
    split_clauses,
)
from bot.grammar.clause_times import ClauseDuration, ClauseTime, find_durations, find_times
from bot.grammar.words import DURATION_PREFIXES


@dataclass(frozen=True, slots=True)
class _TimedClause:
    """One clause, with the times and durations it tells."""

    words: Clause
    times: tuple[ClauseTime, ...]
    durations: tuple[ClauseDuration, ...]

    def time_word_positions(self) -> frozenset[int]:
        """The places of words that tell a time or a duration."""
        told: tuple[ClauseTime | ClauseDuration, ...] = (*self.times, *self.durations)
        return frozenset(place for each in told for place in range(each.start, each.end))

    def is_only_times(self) -> bool:
        return len(self.time_word_positions()) == len(self.words)


def read_plain_words(text: str, now: datetime, zone: tzinfo) -> Mapping[str, Any]:
    """The fields of `Said` that plain words give."""
    said = split_clauses(text)
    if not said:
        return {}
    parts = [
        _TimedClause(words, find_times(words, now, zone), find_durations(words)) for words in said
    ]
    deed = find_opening_phrase(parts[0].words, parts[0].time_word_positions())
    found: dict[str, Any] = {}
    if deed:
        found["template"] = deed.kind.value
        if deed.direction:
            found["direction"] = deed.direction
    if reached_nobody(said, deed):
        found["failed"] = True
    if at := _certain_time(parts, deed):
        found["occurred_at"] = at
    if minutes := _certain_minutes(parts, deed):
        found["duration_minutes"] = minutes
    return found


def _certain_time(parts: Sequence[_TimedClause], opening: OpeningPhrase | None) -> datetime | None:
    certain = {
        each.at
        for place, part in enumerate(parts)
        for each in part.times
        if _is_time_of_event(each, part, opening, first=place == 0)
    }
    certain.discard(None)
    return certain.pop() if len(certain) == 1 else None


def _is_time_of_event(
    each: ClauseTime, part: _TimedClause, opening: OpeningPhrase | None, *, first: bool
) -> bool:
    if part.is_only_times():
        return each.is_certain or opening is not None
    if not first:
        return False
    if opening is None:
        return each.is_certain and each.start == 0
    return each.is_certain or _is_adjacent(each, opening)


def _certain_minutes(parts: Sequence[_TimedClause], opening: OpeningPhrase | None) -> int | None:
    certain = {
        each.minutes
        for place, part in enumerate(parts)
        for each in part.durations
        if _is_duration_of_event(each, part, opening, first=place == 0)
    }
    return certain.pop() if len(certain) == 1 else None


def _is_duration_of_event(
    each: ClauseDuration, part: _TimedClause, opening: OpeningPhrase | None, *, first: bool
) -> bool:
    if part.is_only_times():
        return each.is_certain or opening is not None
    if not first or opening is None:
        return False
    others: tuple[OpeningPhrase | ClauseTime, ...] = (opening, *part.times)
    if any(_is_adjacent(each, other) for other in others):
        return True
    return each.is_certain and each.start > 0 and part.words[each.start - 1] in DURATION_PREFIXES


def _is_adjacent(one: ClauseTime | ClauseDuration, other: OpeningPhrase | ClauseTime) -> bool:
    return one.start == other.end or one.end == other.start
