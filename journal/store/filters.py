"""A filter as SQL conditions, and as JSON to be kept beside what it was used for.

Every list, figure, export and purge goes through `where`, so that they mean the same rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

import sqlalchemy as sa

from journal.figures import COUNTED_STATES, UNSENT_DELIVERIES
from journal.model import ContactFilter, ContactKind, InteractionFilter, InteractionState
from journal.store.tables import contact, contact_tag, interaction, participant

F = TypeVar("F", InteractionFilter, ContactFilter)

_EQUAL_COLUMNS = {
    "template": interaction.c.template,
    "group": interaction.c.group_code,
    "channel": interaction.c.channel,
    "direction": interaction.c.direction,
    "salesperson": interaction.c.salesperson,
    "logged_by": interaction.c.logged_by,
    "campaign": interaction.c.campaign,
    "opportunity": interaction.c.opportunity,
    "source": interaction.c.source,
    "run_id": interaction.c.run_id,
    "document_type": interaction.c.document_type,
    "document_number": interaction.c.document_number,
    "successful": interaction.c.successful,
    "response": interaction.c.response,
}


def counted_condition(table: sa.FromClause = interaction) -> sa.ColumnElement[bool]:
    """Gives what `journal.figures` says counts, as a condition."""
    states = [state.value for state in COUNTED_STATES]
    unsent = [delivery.value for delivery in UNSENT_DELIVERIES]
    return sa.and_(table.c.state.in_(states), table.c.delivery.not_in(unsent))


def interaction_conditions(
    wanted: InteractionFilter, *, participation: bool = True
) -> list[sa.ColumnElement[bool]]:
    """All that must hold of an interaction; `participation=False` where the caller joins it."""
    conditions = [
        column == value
        for name, column in _EQUAL_COLUMNS.items()
        if (value := getattr(wanted, name)) not in {None, ""}
    ]
    conditions.extend(_range_conditions(wanted))
    if participation:
        conditions.extend(_participant_conditions(wanted))
    return conditions


def _range_conditions(wanted: InteractionFilter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.numbers:
        conditions.append(interaction.c.id.in_(wanted.numbers))
    if wanted.contact_ids is not None:
        # Written out: a segment may have more members than a statement may have parameters.
        members: sa.BindParameter[Any] = sa.bindparam(
            "members", wanted.contact_ids, expanding=True, literal_execute=True
        )
        theirs = sa.select(participant.c.interaction_id)
        conditions.append(interaction.c.id.in_(theirs.where(participant.c.contact_id.in_(members))))
    if wanted.states:
        conditions.append(_state_condition([state.value for state in wanted.states]))
    if wanted.occurred_from:
        conditions.append(interaction.c.occurred_at >= wanted.occurred_from)
    if wanted.occurred_before:
        conditions.append(interaction.c.occurred_at < wanted.occurred_before)
    if wanted.cancelled_before:
        conditions.append(interaction.c.cancelled_at < wanted.cancelled_before)
    if wanted.follow_up_by:
        conditions.append(interaction.c.follow_up_on <= wanted.follow_up_by)
    return conditions


def _state_condition(states: Sequence[str]) -> sa.ColumnElement[bool]:
    """One state makes an equation: SQLite does not see that a list of one is what an index holds."""
    return interaction.c.state == states[0] if len(states) == 1 else interaction.c.state.in_(states)


def _participant_conditions(wanted: InteractionFilter) -> list[sa.ColumnElement[bool]]:
    return [
        interaction.c.id.in_(sa.select(participant.c.interaction_id).where(column == value))
        for column, value in participant_columns(wanted)
    ]


def participant_columns(wanted: InteractionFilter) -> list[tuple[sa.ColumnElement[int], int]]:
    pairs = [
        (participant.c.contact_id, wanted.contact_id),
        (participant.c.company_id, wanted.company_id),
    ]
    return [(column, value) for column, value in pairs if value is not None]


def follow_up_conditions(
    *, until: date, since: date | None = None
) -> tuple[sa.ColumnElement[bool], ...]:
    """An entry that is to be followed up by a day, and still stands."""
    begins = () if since is None else (interaction.c.follow_up_on >= since,)
    return (
        interaction.c.follow_up_on.is_not(None),
        interaction.c.follow_up_on <= until,
        *begins,
        interaction.c.state == InteractionState.ACTIVE.value,
        interaction.c.erased_at.is_(None),
    )


def contact_conditions(wanted: ContactFilter, *, now: datetime) -> list[sa.ColumnElement[bool]]:
    """All that must hold of a contact; one that was merged away never matches."""
    conditions: list[sa.ColumnElement[bool]] = [contact.c.merged_into.is_(None)]
    for name in ("kind", "owner", "language", "country", "company_id"):
        value = getattr(wanted, name)
        if value not in {None, ""}:
            conditions.append(contact.c[name] == value)
    for tag in wanted.tags:
        tagged = sa.select(contact_tag.c.contact_id).where(contact_tag.c.tag == tag)
        conditions.append(contact.c.id.in_(tagged))
    if wanted.spoken_template or wanted.spoken_from:
        conditions.append(_has_interaction(wanted.spoken_from, wanted.spoken_template))
    if wanted.untouched_days:
        conditions += untouched_conditions(now - timedelta(days=wanted.untouched_days))
    return conditions


def untouched_conditions(since: datetime) -> list[sa.ColumnElement[bool]]:
    """Says whom nobody has spoken to since then, or ever; a company through its people of then.

    Those who are closed are left out: nobody may speak to them.
    """
    is_company = contact.c.kind == ContactKind.COMPANY.value
    return [
        contact.c.merged_into.is_(None),
        ~contact.c.privacy_blocked,
        sa.or_(~contact.c.minor, contact.c.consent),
        sa.case(
            (is_company, ~_is_spoken_to(participant.c.company_id, since)),
            else_=~_is_spoken_to(participant.c.contact_id, since),
        ),
    ]


def _is_spoken_to(column: sa.ColumnElement[int], since: datetime) -> sa.ColumnElement[bool]:
    return (
        sa.exists()
        .where(column == contact.c.id, participant.c.occurred_at >= since)
        .where(interaction.c.id == participant.c.interaction_id)
        .where(counted_condition(), interaction.c.successful)
    )


def _has_interaction(since: datetime | None, template: str) -> sa.ColumnElement[bool]:
    """The contact took part in a counting interaction."""
    touched = (
        sa.exists()
        .where(participant.c.contact_id == contact.c.id)
        .where(interaction.c.id == participant.c.interaction_id)
        .where(counted_condition())
    )
    if since is not None:
        touched = touched.where(participant.c.occurred_at >= since)
    if template:
        touched = touched.where(interaction.c.template == template)
    return touched


def to_json(wanted: InteractionFilter | ContactFilter) -> dict[str, Any]:
    """The fields that are set, as JSON that can be read years later."""
    empty = type(wanted)()
    return {
        name: value.isoformat() if isinstance(value, datetime | date) else value
        for name, value in asdict(wanted).items()
        if value != getattr(empty, name)
    }


def from_json(kind: type[F], stored: Mapping[str, Any] | None) -> F:
    types = {field.name: str(field.type) for field in fields(kind)}
    values = {
        name: _parse_value(types[name], value)
        for name, value in (stored or {}).items()
        if name in types
    }
    return kind(**values)


def _parse_value(declared: str, value: Any) -> Any:
    if "State" in declared:
        return tuple(InteractionState(each) for each in value)
    if "tuple" in declared:
        return tuple(value)
    if "datetime" in declared:
        return datetime.fromisoformat(value)
    if "date" in declared:
        return date.fromisoformat(value)
    return value
