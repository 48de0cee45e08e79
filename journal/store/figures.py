"""Counts, sums and last touches: every query goes through the one definition of what counts."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.figures import combine
from journal.model import (
    Contact,
    ContactKind,
    Direction,
    Evaluation,
    Figures,
    FiguresDimension,
    FiguresRow,
    Initiator,
    InteractionFilter,
    LastContact,
)
from journal.store.contacts import contacts
from journal.store.database import chunks
from journal.store.filters import (
    counted_condition,
    interaction_conditions,
    untouched_conditions,
)
from journal.store.tables import contact, interaction, mail, participant

_COLUMNS = {
    FiguresDimension.TEMPLATE: interaction.c.template,
    FiguresDimension.GROUP: interaction.c.group_code,
    FiguresDimension.CHANNEL: interaction.c.channel,
    FiguresDimension.SALESPERSON: interaction.c.salesperson,
    FiguresDimension.CAMPAIGN: interaction.c.campaign,
    FiguresDimension.OPPORTUNITY: interaction.c.opportunity,
}


def total(session: Session, wanted: InteractionFilter) -> Figures:
    query = sa.select(*_sums()).where(counted_condition(), *interaction_conditions(wanted))
    return combine(map(_figures, session.execute(query.group_by(interaction.c.currency))))


def group_by_dimension(
    session: Session, wanted: InteractionFilter, by: FiguresDimension
) -> tuple[FiguresRow, ...]:
    """Figures by template, group, channel, salesperson, campaign, contact or company, most first.

    Slices by contact overlap: an interaction with two contacts is in both, and once in the total.
    """
    if by in {FiguresDimension.CONTACT, FiguresDimension.COMPANY}:
        return _group_by_participant(session, wanted, by)
    column = _COLUMNS[by]
    query = (
        sa.select(column.label("key"), *_sums())
        .where(counted_condition(), *interaction_conditions(wanted))
        .group_by(column, interaction.c.currency)
    )
    found = _by_key(session.execute(query.order_by(column)))
    return tuple(FiguresRow(key, key or "–", sums) for key, sums in found.items())


def _by_key(rows: Iterable[Any]) -> dict[Any, Figures]:
    """The figures by key, most first; a key has a row for each of its currencies."""
    parts: dict[Any, list[Figures]] = {}
    for row in rows:
        parts.setdefault(row.key, []).append(_figures(row))
    found = {key: combine(some) for key, some in parts.items()}
    return dict(sorted(found.items(), key=lambda each: -each[1].number))


def _group_by_participant(
    session: Session, wanted: InteractionFilter, by: FiguresDimension
) -> tuple[FiguresRow, ...]:
    column = _participant_column(by)
    # A company is in an interaction once, however many of its people are.
    taking = (
        sa.select(participant.c.interaction_id, column.label("key"))
        .where(column.is_not(None))
        .distinct()
        .subquery()
    )
    query = (
        sa.select(taking.c.key, *_sums())
        .join(interaction, interaction.c.id == taking.c.interaction_id)
        .where(counted_condition(), *interaction_conditions(wanted))
        .group_by(taking.c.key, interaction.c.currency)
        .order_by(taking.c.key)
    )
    found = _by_key(session.execute(query))
    known = contacts.get_many(session, found)
    return tuple(
        FiguresRow(known[key].number, known[key].name, sums) for key, sums in found.items()
    )


def total_of_nobody(session: Session, wanted: InteractionFilter, by: FiguresDimension) -> Figures:
    """Figures of the interactions that are in no slice: with no contact, or no company, known."""
    column = _participant_column(by)
    known = sa.select(participant.c.interaction_id).where(column.is_not(None))
    query = (
        sa.select(*_sums())
        .where(counted_condition(), *interaction_conditions(wanted))
        .where(interaction.c.id.not_in(known))
    )
    return combine(map(_figures, session.execute(query.group_by(interaction.c.currency))))


def count_contacts(session: Session, wanted: InteractionFilter) -> int:
    """Counts the contacts that took part in what the filter means, each once."""
    query = (
        sa.select(sa.func.count(participant.c.contact_id.distinct()))
        .join(interaction, interaction.c.id == participant.c.interaction_id)
        .where(counted_condition(), *interaction_conditions(wanted))
    )
    return int(session.scalar(query) or 0)


def _participant_column(by: FiguresDimension) -> sa.ColumnElement[int]:
    of_contact: sa.ColumnElement[int] = participant.c.contact_id
    return of_contact if by is FiguresDimension.CONTACT else participant.c.company_id


def group_by_period(
    session: Session, wanted: InteractionFilter, periods: Sequence[tuple[str, datetime, datetime]]
) -> tuple[FiguresRow, ...]:
    """Figures of each named period: the total of the same filter, narrowed to it."""
    return tuple(
        FiguresRow(name, name, total(session, _narrow_to_period(wanted, start, end)))
        for name, start, end in periods
    )


def _narrow_to_period(
    wanted: InteractionFilter, start: datetime, end: datetime
) -> InteractionFilter:
    return replace(
        wanted,
        occurred_from=max(start, wanted.occurred_from or start),
        occurred_before=min(end, wanted.occurred_before or end),
    )


def occurred_range(session: Session, wanted: InteractionFilter) -> tuple[datetime, datetime] | None:
    """Says when the oldest and the newest counting interaction happened."""
    at = interaction.c.occurred_at
    query = sa.select(at).where(counted_condition(), *interaction_conditions(wanted)).limit(1)
    # Each is one step of an index; both asked for at once are a look at every row.
    oldest = session.scalar(query.order_by(at))
    newest = session.scalar(query.order_by(at.desc()))
    return None if oldest is None or newest is None else (oldest, newest)


def _sums() -> list[sa.ColumnElement[Any]]:
    return [
        sa.func.count().label("number"),
        sa.func.sum(interaction.c.cost).label("cost"),
        sa.func.max(interaction.c.currency).label("currency"),
        sa.func.sum(interaction.c.duration_minutes).label("duration"),
        _count_if(interaction.c.direction == Direction.INBOUND.value).label("inbound"),
        _count_if(interaction.c.direction == Direction.OUTBOUND.value).label("outbound"),
        _count_if(interaction.c.successful).label("successful"),
        _count_if(interaction.c.response).label("responses"),
        *(
            _count_if(interaction.c.evaluation == each.value).label(each.value)
            for each in Evaluation
        ),
    ]


def _count_if(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))


def _figures(row: Any) -> Figures:
    """The figures of entries of one currency."""
    values = row._mapping  # noqa: SLF001 (SQLAlchemy's public way to read a row by name)
    found = {each: int(values[each.value] or 0) for each in Evaluation}
    return Figures(
        number=row.number,
        costs={row.currency: row.cost} if row.cost else {},
        duration_minutes=int(row.duration or 0),
        inbound=int(row.inbound or 0),
        outbound=int(row.outbound or 0),
        successful=int(row.successful or 0),
        responses=int(row.responses or 0),
        evaluations={each: number for each, number in found.items() if number},
    )


def last_contacts(session: Session, ids: Collection[int]) -> dict[int, LastContact]:
    """Says when each contact was last spoken to, and when we last tried; a company through its people."""
    touches: dict[int, LastContact] = {}
    for some in chunks(sorted(set(ids))):
        spoken = _latest(session, some, interaction.c.successful)
        attempted = _latest(session, some, interaction.c.initiated_by == Initiator.US.value)
        touches.update((id_, LastContact(spoken.get(id_), attempted.get(id_))) for id_ in some)
    return touches


def _latest(
    session: Session, ids: Sequence[int], condition: sa.ColumnElement[bool]
) -> dict[int, datetime]:
    latest: dict[int, datetime] = {}
    for column in (participant.c.contact_id, participant.c.company_id):
        query = (
            sa.select(column, sa.func.max(participant.c.occurred_at))
            .join(interaction, interaction.c.id == participant.c.interaction_id)
            .where(column.in_(ids), counted_condition(), condition)
            .group_by(column)
        )
        for contact_id, moment in session.execute(query):
            latest[contact_id] = max(moment, latest.get(contact_id, moment))
    return latest


def find_stale_contacts(
    session: Session, *, since: datetime, owner: str = "", limit: int = 100
) -> tuple[tuple[Contact, LastContact], ...]:
    """Finds contacts nobody has spoken to since then, the longest untouched first.

    Those to whom nobody ever spoke come last: there is nothing to take up again.
    """
    # Materialized, so that each contact's last talk is looked up once, not at each use.
    waiting = sa.select(contact.c.id, _last_spoken().label("spoken"))
    each = (
        waiting.where(*_stale_conditions(since, owner))
        .cte("each_contact")
        .prefix_with("MATERIALIZED")
    )
    query = sa.select(each.c.id).order_by(each.c.spoken.asc().nulls_last(), each.c.id).limit(limit)
    ids = list(session.scalars(query))
    touches = last_contacts(session, ids)
    return tuple((each, touches[each.id]) for each in contacts.get_many(session, ids).values())


def count_stale_contacts(session: Session, *, since: datetime, owner: str = "") -> int:
    query = sa.select(sa.func.count()).select_from(contact)
    return int(session.scalar(query.where(*_stale_conditions(since, owner))) or 0)


def _stale_conditions(since: datetime, owner: str) -> list[sa.ColumnElement[bool]]:
    return untouched_conditions(since) + ([contact.c.owner == owner] if owner else [])


def _last_spoken() -> sa.ColumnElement[datetime]:
    """The newest counting success: a person's own, a company's through its people of then."""
    return sa.case(
        (contact.c.kind == ContactKind.COMPANY.value, _newest(participant.c.company_id)),
        else_=_newest(participant.c.contact_id),
    )


def _newest(column: sa.ColumnElement[int]) -> sa.ScalarSelect[datetime]:
    """The newest one, read backwards from an index: a step or two, however long the history is."""
    return (
        sa.select(participant.c.occurred_at)
        .join(interaction, interaction.c.id == participant.c.interaction_id)
        .where(column == contact.c.id, counted_condition(), interaction.c.successful)
        .order_by(participant.c.occurred_at.desc())
        .limit(1)
        .correlate(contact)
        .scalar_subquery()
    )


def response_times(session: Session, wanted: InteractionFilter) -> tuple[timedelta, ...]:
    """Says how long the sender of each inbound mail waited that was answered in its conversation.

    One walk through each conversation, backwards: the last answer seen is the first that came
    after. A look for it from each mail was a walk through all that nobody answered, each time.
    """
    asked = _asked_mails(wanted).cte("asked")
    talk = sa.union_all(sa.select(asked), _answers_to(asked)).subquery("talk")
    first_answer = sa.func.min(sa.case((talk.c.is_answer == 1, talk.c.at))).over(
        partition_by=talk.c.conversation,
        # What came at the same moment is no answer yet.
        order_by=(talk.c.at.desc(), talk.c.is_answer),
        rows=(None, 0),
    )
    each = sa.select(talk.c.at, talk.c.is_answer, first_answer.label("end")).subquery("each")
    query = sa.select(each.c.at, each.c.end).where(each.c.is_answer == 0, each.c.end.is_not(None))
    return tuple(end - start for start, end in session.execute(query))


def _asked_mails(wanted: InteractionFilter) -> sa.Select[Any]:
    """The inbound mails that the filter means, each with its conversation."""
    return (
        sa.select(
            mail.c.conversation,
            interaction.c.occurred_at.label("at"),
            sa.literal(0).label("is_answer"),
        )
        .join(mail, mail.c.id == interaction.c.mail_id)
        .where(counted_condition(), *interaction_conditions(wanted))
        .where(interaction.c.direction == Direction.INBOUND.value, interaction.c.channel == "email")
    )


def _answers_to(asked: sa.CTE) -> sa.Select[Any]:
    """All that we wrote in these conversations since the first of the mails."""
    sent, answer = mail.alias("sent"), interaction.alias("answer")
    return (
        sa.select(sent.c.conversation, answer.c.occurred_at, sa.literal(1))
        .join(answer, answer.c.mail_id == sent.c.id)
        .where(sent.c.conversation.in_(sa.select(asked.c.conversation)))
        .where(answer.c.occurred_at > sa.select(sa.func.min(asked.c.at)).scalar_subquery())
        .where(counted_condition(answer), answer.c.direction == Direction.OUTBOUND.value)
    )
