"""PURE. The days, times, durations and money of a line, by the places of its tokens."""

from dataclasses import dataclass

from journal.line.amounts import MoneySpan
from journal.line.clock_span import ClockSpan
from journal.line.day_span import DaySpan
from journal.line.minutes_span import MinutesSpan
from journal.line.reading import Reading

_SMALL_WORDS = 5


@dataclass(frozen=True, slots=True)
class Spans:
    days: tuple[DaySpan, ...]
    clocks: tuple[ClockSpan, ...]
    minutes: tuple[MinutesSpan, ...]
    money: tuple[MoneySpan, ...]

    def places(self) -> frozenset[int]:
        every: tuple[DaySpan | ClockSpan | MinutesSpan | MoneySpan, ...] = (
            *self.days,
            *self.clocks,
            *self.minutes,
            *self.money,
        )
        return frozenset(at for each in every for at in range(each.start, each.end))


def is_bare_clause(line: Reading, spans: Spans, at: int) -> bool:
    """A clause of dates, names and small words alone."""
    clause, told = line.clause(at), spans.places()
    return all(
        place in told
        or line.name_at(place)
        or (_is_small(line, place) and not line.is_any(place, "they_words", "be_words"))
        for place, token in enumerate(line.tokens)
        if token.clause == clause
    )


def _is_small(line: Reading, at: int) -> bool:
    token = line.tokens[at]
    return token.kind == "sign" or len(token.key) < _SMALL_WORDS
