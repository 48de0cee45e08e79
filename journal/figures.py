"""PURE. Which interactions count, and how figures are cut: the one definition, used by every query.

An interaction counts when it is active. A cancelled one counts in no figure, and neither does a letter
that nobody has sent; a draft is no interaction yet and is kept elsewhere. One interaction counts once in every total, however many
contacts took part in it. A failed attempt counts as an interaction, but nobody was spoken to.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from journal.errors import N_, RequestRefused
from journal.model import (
    NO_COST,
    DeliveryState,
    Evaluation,
    Figures,
    FiguresDimension,
    Interaction,
    InteractionState,
)

COUNTED_STATES = (InteractionState.ACTIVE,)


# A letter that is only written has reached nobody.
UNSENT_DELIVERIES = (DeliveryState.SENDING, DeliveryState.DRAFTED, DeliveryState.NOT_SENT)


def is_counted(interaction: Interaction) -> bool:
    return interaction.state in COUNTED_STATES and interaction.delivery not in UNSENT_DELIVERIES


def median(durations: Sequence[timedelta]) -> timedelta | None:
    if not durations:
        return None
    ordered = sorted(durations)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def combine(parts: Iterable[Figures]) -> Figures:
    """The figures of slices that have no entry in common."""
    return _sum([(each, 1) for each in parts])


def difference(whole: Figures, parts: Iterable[Figures]) -> Figures:
    """Counts what is missing to the whole; below zero where parts overlap."""
    return _sum([(whole, 1), *((each, -1) for each in parts)])


def _sum(signed: Sequence[tuple[Figures, int]]) -> Figures:
    currencies = dict.fromkeys(currency for each, _ in signed for currency in each.costs)
    costs = {
        currency: sum((sign * each.costs.get(currency, NO_COST) for each, sign in signed), NO_COST)
        for currency in currencies
    }
    marks = {
        mark: sum(sign * each.evaluations.get(mark, 0) for each, sign in signed)
        for mark in Evaluation
    }
    return Figures(
        costs={currency: cost for currency, cost in costs.items() if cost},
        evaluations={mark: count for mark, count in marks.items() if count},
        **{name: sum(sign * int(getattr(each, name)) for each, sign in signed) for name in _COUNTS},
    )


_COUNTS = ("number", "duration_minutes", "inbound", "outbound", "successful", "responses")
_MOST_PERIODS = 400


def periods(
    start: datetime,
    end: datetime,
    by: FiguresDimension,
    zone: tzinfo,
    *,
    newest: int | None = None,
) -> tuple[tuple[str, datetime, datetime], ...]:
    """The days, weeks, months, quarters or years from `start` to `end`, as the reader's clock goes.

    Each is a name and two instants: it includes the first and ends before the second. `newest` is
    how many of them are wanted, the last ones.
    """
    found: list[tuple[str, datetime, datetime]] = []
    first_day, last_day = start.astimezone(zone).date(), end.astimezone(zone).date()
    if newest is not None:
        first_day = max(first_day, _newest_start(last_day, by, newest))
    for first in _period_starts(first_day, last_day, by):
        if len(found) == _MOST_PERIODS:
            raise RequestRefused(
                N_("More than {count} periods; choose longer ones or fewer days."),
                count=_MOST_PERIODS,
            )
        found.append(
            (
                _period_name(first, by),
                midnight(first, zone),
                midnight(_next_period_start(first, by), zone),
            )
        )
    return tuple(found)


def midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _newest_start(last_day: date, by: FiguresDimension, count: int) -> date:
    first = _period_start(last_day, by)
    for _ in range(count - 1):
        if first.year > date.min.year:
            first = _period_start(first - timedelta(days=1), by)
    return first


def _period_starts(start: date, end: date, by: FiguresDimension) -> Iterator[date]:
    first = _period_start(start, by)
    while first <= end:
        yield first
        first = _next_period_start(first, by)


def _period_start(day: date, by: FiguresDimension) -> date:
    match by:
        case FiguresDimension.WEEK:
            return day - timedelta(days=day.weekday())
        case FiguresDimension.MONTH:
            return day.replace(day=1)
        case FiguresDimension.QUARTER:
            return day.replace(month=day.month - (day.month - 1) % 3, day=1)
        case FiguresDimension.YEAR:
            return day.replace(month=1, day=1)
        case _:
            return day


def _next_period_start(first: date, by: FiguresDimension) -> date:
    days = {
        FiguresDimension.WEEK: 7,
        FiguresDimension.MONTH: 31,
        FiguresDimension.QUARTER: 93,
        FiguresDimension.YEAR: 366,
    }.get(by, 1)
    return _period_start(first + timedelta(days=days), by)


def _period_name(first: date, by: FiguresDimension) -> str:
    match by:
        case FiguresDimension.WEEK:
            return f"{first:%G-W%V}"
        case FiguresDimension.MONTH:
            return f"{first:%Y-%m}"
        case FiguresDimension.QUARTER:
            return f"{first.year}-Q{(first.month + 2) // 3}"
        case FiguresDimension.YEAR:
            return f"{first.year}"
        case _:
            return first.isoformat()
