"""PURE. What counts, and how figures are cut: the one definition, used by every query.

An interaction counts when it is active. A cancelled one counts in no figure; a draft is no
interaction yet and is kept elsewhere. One interaction counts once in every total, however many
contacts took part in it. A failed attempt counts as an interaction, but nobody was spoken to.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from journal.errors import Refused
from journal.model import Cut, Initiator, Interaction, State

COUNTING = (State.ACTIVE,)


def counts(interaction: Interaction) -> bool:
    return interaction.state in COUNTING


def speaks(interaction: Interaction) -> bool:
    """Somebody was really spoken to."""
    return counts(interaction) and interaction.successful


def attempts(interaction: Interaction) -> bool:
    """We tried to reach them, with success or without."""
    return counts(interaction) and interaction.initiated_by is Initiator.US


def median(durations: Sequence[timedelta]) -> timedelta | None:
    if not durations:
        return None
    ordered = sorted(durations)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


_MOST_PERIODS = 400


def periods(
    start: datetime, end: datetime, by: Cut, zone: tzinfo
) -> tuple[tuple[str, datetime, datetime], ...]:
    """The days, weeks, months, quarters or years from `start` to `end`, as the reader's clock goes.

    Each is a name and two instants: from the first, and before the second.
    """
    found: list[tuple[str, datetime, datetime]] = []
    for first in _firsts(start.astimezone(zone).date(), end.astimezone(zone).date(), by):
        if len(found) == _MOST_PERIODS:
            raise Refused(
                f"More than {_MOST_PERIODS} of a {by}; choose a longer one or fewer days."
            )
        found.append((_name(first, by), midnight(first, zone), midnight(_next(first, by), zone)))
    return tuple(found)


def midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _firsts(start: date, end: date, by: Cut) -> Iterator[date]:
    first = _first(start, by)
    while first <= end:
        yield first
        first = _next(first, by)


def _first(day: date, by: Cut) -> date:
    match by:
        case Cut.WEEK:
            return day - timedelta(days=day.weekday())
        case Cut.MONTH:
            return day.replace(day=1)
        case Cut.QUARTER:
            return day.replace(month=day.month - (day.month - 1) % 3, day=1)
        case Cut.YEAR:
            return day.replace(month=1, day=1)
        case _:
            return day


def _next(first: date, by: Cut) -> date:
    days = {Cut.WEEK: 7, Cut.MONTH: 31, Cut.QUARTER: 93, Cut.YEAR: 366}.get(by, 1)
    return _first(first + timedelta(days=days), by)


def _name(first: date, by: Cut) -> str:
    match by:
        case Cut.WEEK:
            return f"{first:%G-W%V}"
        case Cut.MONTH:
            return f"{first:%Y-%m}"
        case Cut.QUARTER:
            return f"{first.year}-Q{(first.month + 2) // 3}"
        case Cut.YEAR:
            return f"{first.year}"
        case _:
            return first.isoformat()
