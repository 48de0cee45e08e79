"""Follow-ups: which entries are to be come back to, when, and whether somebody answered since."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import Direction, Interaction
from journal.store.filters import counted_condition, follow_up_conditions
from journal.store.record import interactions
from journal.store.tables import interaction, participant


def find_open(
    session: Session, salespeople: Collection[str], *, until: date, limit: int
) -> tuple[Interaction, ...]:
    """The open follow-ups of these people up to a day, the oldest first."""
    query = (
        sa.select(interaction.c.id)
        .where(interaction.c.salesperson.in_(salespeople), *follow_up_conditions(until=until))
        .order_by(
            interaction.c.follow_up_on,
            interaction.c.follow_up_time.nulls_first(),
            interaction.c.id,
        )
        .limit(limit)
    )
    numbers = list(session.scalars(query))
    found = interactions.get_many(session, numbers)
    return tuple(found[number] for number in numbers)


def count_open(session: Session, salespeople: Collection[str], *, until: date) -> int:
    query = (
        sa.select(sa.func.count())
        .select_from(interaction)
        .where(interaction.c.salesperson.in_(salespeople), *follow_up_conditions(until=until))
    )
    return int(session.execute(query).scalar_one())


def find_answers(session: Session, entries: Sequence[Interaction]) -> dict[int, datetime]:
    """Finds when a contact of each of these entries first came back to us after it, by its number."""
    asked, answer = interaction.alias("asked"), interaction.alias("answer")
    taking, answering = participant.alias("taking"), participant.alias("answering")
    query = (
        sa.select(asked.c.id, sa.func.min(answering.c.occurred_at).label("at"))
        .join(taking, taking.c.interaction_id == asked.c.id)
        .join(
            answering,
            sa.and_(
                answering.c.contact_id == taking.c.contact_id,
                answering.c.occurred_at > asked.c.occurred_at,
            ),
        )
        .join(answer, answer.c.id == answering.c.interaction_id)
        .where(asked.c.id.in_([each.number for each in entries]))
        .where(answer.c.direction == Direction.INBOUND.value, answer.c.successful)
        .where(counted_condition(answer))
        .group_by(asked.c.id)
    )
    return {row.id: row.at for row in session.execute(query)}
