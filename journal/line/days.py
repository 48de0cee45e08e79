"""PURE. The days that a line names, those that belong together as one: `last week Wednesday`."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from journal.line.day_calendar import Calendar
from journal.line.day_reader import read_days
from journal.line.day_span import DaySpan
from journal.line.lexicon import Lexicon
from journal.line.numbers import read_number
from journal.line.tokens import Token


def find_days(
    tokens: Sequence[Token],
    lexicon: Lexicon,
    today: date,
    named: Collection[int] = frozenset(),
) -> tuple[DaySpan, ...]:
    """Finds them as they stand in the line, each as long as it reads; not in the places of names."""
    read = [*read_days(tokens, lexicon, today), *_spelt_days(tokens, lexicon, today)]
    spans = [each for each in read if not any(each.start <= at < each.end for at in named)]
    joined = _join_spans(sorted(spans, key=_start), tokens, lexicon, today)
    return tuple(_with_weeks_before(each, tokens, lexicon) for each in joined)


def _with_weeks_before(span: DaySpan, tokens: Sequence[Token], lexicon: Lexicon) -> DaySpan:
    """`a week on Tuesday`, `two weeks this Friday`, in English."""
    at = span.start - 1
    if lexicon.language != "en" or span.future is None or at < 1:
        return span
    at -= tokens[at].key in {"on", "from", "this", "next"}
    weekday = _weekday_of(tokens, span, lexicon) is not None
    if not weekday or lexicon.day_units.get(tokens[at].key) != 7:
        return span
    counted = read_number(tokens, at - 1, lexicon)
    weeks = int(counted[0]) if counted else 1
    start = at - 1 if counted else at
    return DaySpan(start, span.end, future=span.future + timedelta(days=7 * weeks))


def _start(span: DaySpan) -> int:
    return span.start


def _spelt_days(tokens: Sequence[Token], lexicon: Lexicon, today: date) -> Iterator[DaySpan]:
    """`zestien december`; in English `one may`."""
    if lexicon.language == "en":
        return
    calendar = Calendar(today)
    for at, token in enumerate(tokens):
        read = read_number(tokens, at, lexicon) if token.kind == "word" else None
        if read is None or not 1 <= read[0] <= 31 or read[1] >= len(tokens):
            continue
        month = lexicon.months.get(tokens[read[1]].key)
        span = calendar.of_year(at, read[1] + 1, month, int(read[0])) if month else None
        if span is not None:
            yield span


def _join_spans(
    spans: list[DaySpan], tokens: Sequence[Token], lexicon: Lexicon, today: date
) -> Iterator[DaySpan]:
    """`last week Wednesday` and `Wed 25.11.` are one day each."""
    while spans:
        first = spans.pop(0)
        if spans and _is_beside(tokens, first, spans[0]):
            one = _one_day(first, spans[0], tokens, lexicon, today)
            if one is not None:
                spans[0] = one
                continue
        yield first


def _is_beside(tokens: Sequence[Token], first: DaySpan, second: DaySpan) -> bool:
    between = [each.key for each in tokens[first.end : second.start]]
    allowed = {",", ".", "on", "på", "pa", "i", "op", "в", "во", "the", "den", "(", "om"}
    return len(between) <= 1 and all(key in allowed for key in between)


def _one_day(
    first: DaySpan, second: DaySpan, tokens: Sequence[Token], lexicon: Lexicon, today: date
) -> DaySpan | None:
    if first.is_week != second.is_week:
        week, day = (first, second) if first.is_week else (second, first)
        number = _weekday_of(tokens, day, lexicon)
        if number is None:
            return None
        monday = today - timedelta(days=today.weekday())
        if week.past:
            past = week.past - timedelta(days=week.past.weekday() - number)
            return DaySpan(first.start, second.end, past=past)
        return DaySpan(first.start, second.end, future=monday + timedelta(days=number + 7))
    if (one := _weeks_ahead(tokens, first, second, lexicon, today)) is not None:
        return one
    if (number := _weekday_of(tokens, first, lexicon)) is not None:
        days = [day for day in (second.past, second.future) if day and day.weekday() == number]
        if days:
            return replace(
                second,
                start=first.start,
                past=second.past if second.past in days else None,
                future=second.future if second.future in days else None,
                asks_past=False,
                asks_future=False,
            )
    return None


def _is_hour_of(
    tokens: Sequence[Token], first: DaySpan, second: DaySpan, lexicon: Lexicon, today: date
) -> bool:
    """`Monday at noon`, `måndag lunch`: the second is today's only where it stands alone."""
    now = second.past == second.future == today
    other = _weekday_of(tokens, first, lexicon) is not None and first.end == second.start
    return now and other and _weekday_of(tokens, second, lexicon) is None


def _weeks_ahead(
    tokens: Sequence[Token], first: DaySpan, second: DaySpan, lexicon: Lexicon, today: date
) -> DaySpan | None:
    """`tisdag om en vecka`, `viikon päästä tiistaina`: that weekday, so many weeks later."""
    if _is_hour_of(tokens, first, second, lexicon, today):
        return replace(first, end=second.end)
    for weeks, day in ((first, second), (second, first)):
        counted = any(
            lexicon.day_units.get(each.key) == 7 for each in tokens[weeks.start : weeks.end]
        )
        number = _weekday_of(tokens, day, lexicon)
        if counted and number is not None and weeks.future and not weeks.is_week:
            coming = Calendar(today).next_weekday(number)
            return DaySpan(first.start, second.end, future=coming + (weeks.future - today))
    return None


def _weekday_of(tokens: Sequence[Token], span: DaySpan, lexicon: Lexicon) -> int | None:
    for token in tokens[span.start : span.end]:
        found = lexicon.weekdays.get(token.key, lexicon.weekdays_gone.get(token.key))
        if found is not None:
            return found
    return None
