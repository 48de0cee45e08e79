"""PURE. Tells what a line says and no field took: a second day, another currency, a number alone.

Each is named with the field it may be for: nothing is dropped without a word.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal

from journal.fold import fold
from journal.line.amounts import MoneySpan
from journal.line.context import LineContext
from journal.line.line_deed import LineDeed
from journal.line.moments import Moments
from journal.line.reading import Reading
from journal.line.result import LeftOver, LineCost, LineField, LineKind
from journal.line.spans import Spans

_MOST_DIGITS = 3
_TALKED = frozenset({LineKind.CALL, LineKind.ONLINE})
_MET = frozenset({LineKind.MEETING, LineKind.ONSITE, LineKind.INHOUSE, LineKind.WORKSHOP})


def find_left_over(
    line: Reading,
    deed: LineDeed,
    moments: Moments,
    spans: Spans,
    context: LineContext,
) -> tuple[LeftOver, ...]:
    return (
        *_days(line, moments),
        *_times(line, moments, context),
        *_numbers(line, deed, spans, context),
    )


def left_money(line: Reading, money: MoneySpan) -> LeftOver:
    return LeftOver(LineField.COST, _typed_words(line, money.start, money.end), money.money)


def _days(line: Reading, moments: Moments) -> Iterator[LeftOver]:
    """A second day, one of them was taken; a day to come that is nobody's."""
    for day in moments.other_days:
        typed = _typed_words(line, day.start, day.end)
        if day.past is not None and fold(typed) not in line.lexicon.nows:
            yield LeftOver(LineField.OCCURRED_AT, typed, day.past)
    for day in moments.open_days:
        if day.future is not None:
            typed = _typed_words(line, day.start, day.end)
            yield LeftOver(LineField.FOLLOW_UP, typed, day.future)


def _times(line: Reading, moments: Moments, context: LineContext) -> Iterator[LeftOver]:
    today = context.now.astimezone(context.zone).date()
    for clock in moments.other_clocks:
        at = _moment(moments.day or today, clock.at, context)
        yield LeftOver(LineField.OCCURRED_AT, _typed_words(line, clock.start, clock.end), at)
    if moments.follow_up is None:
        for clock in moments.todo_clocks:
            typed = _typed_words(line, clock.start, clock.end)
            yield LeftOver(LineField.FOLLOW_UP, typed, today)
    for span in moments.other_minutes:
        typed = _typed_words(line, span.start, span.end)
        yield LeftOver(LineField.DURATION, typed, span.minutes)


def _moment(day: date, at: time, context: LineContext) -> datetime:
    return datetime.combine(day, at, context.zone).astimezone(UTC)


def _numbers(
    line: Reading, deed: LineDeed, spans: Spans, context: LineContext
) -> Iterator[LeftOver]:
    """`lunch with Bob, 45`, `call Bob 20`: a number that nothing is said of."""
    if deed.is_called_off or deed.is_to_come or deed.kind not in _TALKED | _MET:
        return
    told = spans.places()
    for at, token in enumerate(line.tokens):
        plain = token.kind == "number" and token.raw.isdecimal() and len(token.raw) <= _MOST_DIGITS
        if not plain or token.is_masked or token.is_glued or at in told or not _is_alone(line, at):
            continue
        if deed.kind in _TALKED:
            yield LeftOver(LineField.DURATION, token.raw, int(token.raw))
        else:
            cost = LineCost(Decimal(token.raw), context.currency)
            yield LeftOver(LineField.COST, token.raw, cost)


def _is_alone(line: Reading, at: int) -> bool:
    """All of its clause, or the last word of it behind a name."""
    after = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
    ends = after is None or (after.kind == "sign" and after.key in {",", ";", "."})
    begins = at > 0 and line.clause(at - 1) != line.clause(at)
    return ends and at > 0 and (begins or line.name_at(at - 1) is not None)


def _typed_words(line: Reading, start: int, end: int) -> str:
    return " ".join(each.raw for each in line.tokens[start:end])
