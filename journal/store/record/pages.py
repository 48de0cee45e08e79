"""Pages of history, newest first. A page is asked for by the last row of the one before (keyset):
the thousandth page costs what the first one does, and rows that come in between shift nothing.
"""

from collections.abc import Iterator
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session

from journal.errors import RequestRefused
from journal.model import Interaction, InteractionFilter, InteractionState, Page
from journal.store.filters import interaction_conditions, participant_columns
from journal.store.record import interactions
from journal.store.tables import interaction, participant

_ACTIVE = InteractionFilter(states=(InteractionState.ACTIVE,))
_CANCELLED = InteractionFilter(states=(InteractionState.CANCELLED,))


def page(
    session: Session, wanted: InteractionFilter, *, limit: int = 50, cursor: str | None = None
) -> Page[Interaction]:
    rows = session.execute(_query(wanted, cursor).limit(limit + 1)).all()
    numbers = [row.number for row in rows[:limit]]
    found = tuple(interactions.get_many(session, numbers).values())
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(found, f"{last.occurred_at.isoformat()}|{last.number}" if last else None)


def walk(session: Session, wanted: InteractionFilter, *, size: int = 500) -> Iterator[Interaction]:
    """Every interaction of a filter, a page in memory at a time."""
    after: str | None = None
    while True:
        found = page(session, wanted, limit=size, cursor=after)
        yield from found.items
        after = found.next_cursor
        if after is None:
            return


def count(session: Session, wanted: InteractionFilter) -> int:
    if wanted == _ACTIVE:
        # Both are counted in an index; whether a row is active stands in the row alone.
        return _count(session, InteractionFilter()) - _count(session, _CANCELLED)
    return _count(session, wanted)


def _count(session: Session, wanted: InteractionFilter) -> int:
    rows = sa.select(sa.func.count()).select_from(interaction)
    return int(session.scalar(rows.where(*interaction_conditions(wanted))) or 0)


def _query(wanted: InteractionFilter, cursor: str | None) -> sa.Select[tuple[int, datetime]]:
    """The query of a page; for a contact its own index gives the order, else the record's."""
    taking = participant_columns(wanted)
    if taking:
        moment, number = participant.c.occurred_at, participant.c.interaction_id
        (column, value), *others = taking
        query = (
            sa.select(number.label("number"), moment.label("occurred_at"))
            .distinct()
            .join(interaction, interaction.c.id == number)
            .where(column == value, *interaction_conditions(wanted, participation=False))
        )
        for other, wanted_value in others:
            # Any participant matches, not only the one whose index is walked.
            involved = sa.select(participant.c.interaction_id).where(other == wanted_value)
            query = query.where(number.in_(involved))
    else:
        moment, number = interaction.c.occurred_at, interaction.c.id
        query = sa.select(number.label("number"), moment.label("occurred_at")).where(
            *interaction_conditions(wanted)
        )
    if cursor is not None:
        query = query.where(_after_cursor(moment, number, cursor))
    return query.order_by(moment.desc(), number.desc())


def _after_cursor(
    moment: sa.ColumnElement[datetime], number: sa.ColumnElement[int], cursor: str
) -> sa.ColumnElement[bool]:
    at, least = _parse_cursor(cursor)
    # The first half lets the index be entered at the right place, the second is exact.
    return sa.and_(moment <= at, sa.or_(moment < at, number < least))


def _parse_cursor(cursor: str) -> tuple[datetime, int]:
    text, _, last = cursor.partition("|")
    at: datetime | None
    try:
        at, least = datetime.fromisoformat(text), int(last)
    except ValueError:
        at, least = None, 0
    if at is None or at.tzinfo is None:
        raise RequestRefused(
            "{cursor} is not a place in a list; take it from the page before.",
            cursor=repr(cursor),
        )
    return at, least
