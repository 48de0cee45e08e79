"""PURE. Tells what a line says and no field took: a second day, another currency, a number alone.

Each is named with the field it may be for: nothing is dropped without a word.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal

from journal.fold import fold
from journal.line.amounts import MoneySpan
from journal.line.context import LineContext
from journal.line.done_facts import todo_facts
from journal.line.line_deed import LineDeed
from journal.line.moments import Moments
from journal.line.reading import Fact, Reading
from journal.line.result import LeftOver, LineCost, LineField, LineKind
from journal.line.spans import Spans

_MOST_DIGITS = 3
# `mar` and `sep` are like too many other words.
_SHORTEST_MONTH = 4
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
        *_days(line, deed, moments),
        *_months(line, moments, spans, context),
        *_times(line, moments, context),
        *_numbers(line, deed, spans, context),
        *_spelt_numbers(line, deed, spans),
    )


def left_money(line: Reading, money: MoneySpan) -> LeftOver:
    return LeftOver(LineField.COST, _typed_words(line, money.start, money.end), money.money)


def _days(line: Reading, deed: LineDeed, moments: Moments) -> Iterator[LeftOver]:
    """A second day, one of them was taken; a day to come that is nobody's."""
    for day in moments.other_days:
        typed = _typed_words(line, day.start, day.end)
        if day.past is not None and fold(typed) not in line.lexicon.nows:
            yield LeftOver(LineField.OCCURRED_AT, typed, day.past)
    for day in moments.open_days:
        typed = _typed_words(line, day.start, day.end)
        if day.past is not None and (deed.is_asked or day.future is None):
            yield LeftOver(LineField.OCCURRED_AT, typed, day.past)
        if day.future is not None:
            yield LeftOver(LineField.FOLLOW_UP, typed, day.future)


def _months(
    line: Reading, moments: Moments, spans: Spans, context: LineContext
) -> Iterator[LeftOver]:
    """`circle back mid January`: a month without a day, behind what we will do."""
    todo = todo_facts(line) if moments.follow_up is None else []
    if not todo:
        return
    today, told = context.now.astimezone(context.zone).date(), spans.places()
    for at, token in enumerate(line.tokens):
        month = line.lexicon.months.get(token.key)
        if month is None or token.is_masked or at in told or line.name_at(at) is not None:
            continue
        if len(token.key) >= _SHORTEST_MONTH and _is_when_we_will(line, todo, at):
            year = today.year + (month <= today.month)
            yield LeftOver(LineField.FOLLOW_UP, token.raw, date(year, month, 1))


def _is_when_we_will(line: Reading, todo: Sequence[Fact], at: int) -> bool:
    """Behind what we will do in its clause; not what it is about, nor what they said."""
    begins = [f.end for f in todo if f.start < at and line.clause(f.start) == line.clause(at)]
    if not begins:
        return False
    said = (
        place
        for place in range(at)
        if line.clause(place) == line.clause(at) and line.is_any(place, "that_words", "they_words")
    )
    about = (place for place in range(begins[0], at) if line.is_any(place, "about_words"))
    return next(said, None) is None and next(about, None) is None


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
        if not plain or token.is_masked or token.is_glued or at in told:
            continue
        if line.is_any(at + 1, "and_words") and any(each.start == at + 2 for each in spans.minutes):
            # `two calls, 4 and 6 minutes`
            yield LeftOver(LineField.DURATION, token.raw, int(token.raw))
            continue
        if not _is_alone(line, at) and not _is_lasting(line, at):
            continue
        if deed.kind in _TALKED:
            yield LeftOver(LineField.DURATION, token.raw, int(token.raw))
        else:
            cost = LineCost(Decimal(token.raw), context.currency)
            yield LeftOver(LineField.COST, token.raw, cost)


def _spelt_numbers(line: Reading, deed: LineDeed, spans: Spans) -> Iterator[LeftOver]:
    """`got them on the phone for ten`."""
    told = spans.places()
    if deed.kind not in _TALKED | _MET:
        return
    for at, token in enumerate(line.tokens):
        count = line.lexicon.numbers.get(token.key, 0)
        if count > 1 and token.kind == "word" and at not in told and _is_lasting(line, at):
            yield LeftOver(LineField.DURATION, f"{line.tokens[at - 1].raw} {token.raw}", count)


def _is_lasting(line: Reading, at: int) -> bool:
    """`spoke to Bob for 10`."""
    return line.is_any(at - 1, "lasting") and _ends(line, at + 1)


def _ends(line: Reading, at: int) -> bool:
    after = line.tokens[at] if at < len(line.tokens) else None
    return after is None or (after.kind == "sign" and after.key in {",", ";", "."})


def _is_alone(line: Reading, at: int) -> bool:
    """All of its clause, or the last word of it behind a name."""
    ends = _ends(line, at + 1)
    begins = at > 0 and line.clause(at - 1) != line.clause(at)
    return ends and at > 0 and (begins or line.name_at(at - 1) is not None)


def _typed_words(line: Reading, start: int, end: int) -> str:
    return " ".join(each.raw for each in line.tokens[start:end])
