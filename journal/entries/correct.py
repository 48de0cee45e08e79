"""Correct a logged interaction, and comment on it. The number stays; old values are kept.

An edit happens to the entry that the editor looked at (its version), or not at all: two people
correcting one entry never overwrite each other unseen.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from sqlmodel import Session

from journal.context import RecordConfig
from journal.entries.entry_document import (
    DOCUMENT_FIELDS,
    find_same_document,
    require_free_document,
)
from journal.entries.record import (
    campaign_code,
    check_cost,
    check_minutes,
    check_occurred_at,
    template_for,
)
from journal.errors import N_, NotFound, RequestRefused
from journal.fold import clean, one_line
from journal.limits import LONGEST_LINE, LONGEST_SUBJECT, LONGEST_TEXT
from journal.model import (
    Actor,
    AuditKind,
    Blocked,
    DeedKind,
    Interaction,
    InteractionState,
    NewParticipant,
    NoticeKind,
    ParticipantPart,
    Role,
    TooLate,
    participants_from_history,
)
from journal.permissions import ChangeDenied, Ownership, change_denial
from journal.store import audit_trail
from journal.store.contacts import contacts
from journal.store.record import interactions, opportunity_names, participants, undo_log
from journal.store.record.fields import (
    EDITABLE,
    IN_HISTORY,
    participants_history_text,
    to_columns,
    to_history_text,
    value_of,
)
from journal.store.record.undo_log import Deed
from journal.store.slack import notices


@dataclass(frozen=True, slots=True)
class Edited:
    """`changed` names the fields; it is empty when every field had its value already."""

    number: int
    changed: tuple[str, ...]


def edit(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    number: int,
    wanted: Mapping[str, Any],
    *,
    now: datetime,
    version: int | None = None,
) -> Edited | TooLate | Blocked:
    """Change `EDITABLE` fields of an active entry; `contacts` are ids, the main one first."""
    interactions.lock(session, [number])
    before = get_entry(session, number)
    require_editable(session, config, actor, before, wanted)
    if version is not None and version != before.version:
        return _build_too_late(session, before)
    wanted = opportunity_names.with_spelling(session, wanted)
    values = _differences(before, _complete_values(config, actor, before, wanted, now))
    require_free_document(session, before, values)
    deed = undo_log.add(session, DeedKind.EDIT, actor=actor.key, now=now)
    members = _build_participants(before, wanted["contacts"]) if "contacts" in wanted else None
    outcome = _apply(session, before, values, members, (actor, deed, now))
    if not isinstance(outcome, Edited) or not outcome.changed:
        undo_log.forget(session, deed)
        return outcome
    if actor.role is not Role.MEMBER and not get_ownership(session, before).belongs_to(actor):
        audit_trail.add(session, actor, AuditKind.OTHERS_ENTRIES, 1, now=now)
    whose = {before.salesperson, values.get("salesperson", "")}
    _add_notices(session, actor, before, whose, deed=deed, now=now)
    return outcome


def evaluate(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    numbers: Sequence[int],
    wanted: Mapping[str, Any],
    *,
    now: datetime,
) -> tuple[int, ...]:
    """Evaluate several entries by one deed, all of them or none; return those that changed."""
    interactions.lock(session, sorted(numbers))
    entries = [get_entry(session, number) for number in numbers]
    deed = undo_log.add(session, DeedKind.EVALUATE, actor=actor.key, now=now)
    done: list[Interaction] = []
    for before in entries:
        require_editable(session, config, actor, before, wanted)
        values = _differences(before, _complete_values(config, actor, before, wanted, now))
        if values and isinstance(
            _apply(session, before, values, None, (actor, deed, now), names_deed=False), Edited
        ):
            done.append(before)
    if not done:
        undo_log.forget(session, deed)
        return ()
    undo_log.fill(session, deed, {"numbers": [each.number for each in done]})
    for each in done:
        _add_notices(session, actor, each, {each.salesperson}, deed=deed, now=now)
    if actor.role is not Role.MEMBER:
        others = sum(not get_ownership(session, each).belongs_to(actor) for each in done)
        audit_trail.add(session, actor, AuditKind.OTHERS_ENTRIES, others, now=now)
    return tuple(each.number for each in done)


def undo_evaluate(session: Session, deed: Deed, *, actor: Actor, now: datetime) -> list[int] | None:
    """Put the evaluations back, but for entries that were changed or purged since; None if all were."""
    numbers = deed.payload["numbers"]
    interactions.lock(session, sorted(numbers))
    there = interactions.get_many(session, numbers)
    done = [each for each in there if undo_edit(session, each, deed.id, actor=actor, now=now)]
    return done or None


def _add_notices(
    session: Session,
    actor: Actor,
    each: Interaction,
    emails: Collection[str],
    *,
    deed: int,
    now: datetime,
) -> None:
    """Tells its old and its new salesperson, unless they did it themselves."""
    news = [
        notices.entry_notice(NoticeKind.EDITED, each.number, who, by=actor.key, deed=deed)
        for who in sorted(emails)
        if who not in {name.casefold() for name in actor.names}
    ]
    notices.add(session, news, now=now)


def full_mail_text(
    session: Session, config: RecordConfig, actor: Actor, number: int
) -> str | Blocked:
    """The whole text of the mail, with quotes and signatures, for an edit that restores it.

    Only those who may edit the entry get it, and only as long as it is kept: a text that was
    dropped or erased does not come back.
    """
    interactions.lock(session, [number])
    before = get_entry(session, number)
    require_editable(session, config, actor, before, {})
    closed = participants.closed_contacts(session, number)
    if closed:
        return Blocked(closed)
    if before.full_text:
        return before.full_text
    if before.mail_id is None:
        raise RequestRefused(
            N_("#{number} was not made of a mail, so nothing was cut out of it."), number=number
        )
    raise RequestRefused(
        N_("Nothing was cut out of the text of #{number}, or its full text was dropped since."),
        number=number,
    )


def get_entry(session: Session, number: int) -> Interaction:
    found = interactions.get(session, number)
    if found is None:
        raise NotFound(
            N_("There is no interaction #{number}. It may have been purged."), number=number
        )
    return found


def get_ownership(session: Session, each: Interaction) -> Ownership:
    owners = contacts.owners_of(session, [each.number]).get(each.number, frozenset())
    return Ownership(each.logged_by, each.salesperson, owners)


def require_editable(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    before: Interaction,
    wanted: Mapping[str, Any],
) -> None:
    """Refuses what can't be edited, whom may not, and an entry that is cancelled or emptied."""
    unknown = sorted(wanted.keys() - {*EDITABLE, "contacts"})
    if unknown:
        raise RequestRefused("These can't be edited: {unknown}.", unknown=", ".join(unknown))
    denial = change_denial(actor, get_ownership(session, before), config.cancel_policy)
    if denial:
        raise ChangeDenied(before.number, denial)
    if before.erased_at is not None:
        raise RequestRefused(
            N_("#{number} was emptied at a person's request; it stays empty."), number=before.number
        )
    if before.state is InteractionState.CANCELLED:
        raise RequestRefused(
            N_("#{number} is cancelled. Restore it first, then change it."), number=before.number
        )


def _build_too_late(session: Session, before: Interaction) -> TooLate:
    changes = interactions.changes_of(session, before.number)
    return TooLate(before.number, changes[-1].by if changes else before.cancelled_by)


def _complete_values(
    config: RecordConfig,
    actor: Actor,
    before: Interaction,
    wanted: Mapping[str, Any],
    now: datetime,
) -> dict[str, Any]:
    """The wanted values, cleaned, with everything that a new template brings."""
    values = {name: value for name, value in wanted.items() if name != "contacts"}
    if "template" in values:
        values = {**_values_from_template(config, actor, before, str(values["template"])), **values}
        values["template"] = config.catalog.find_template(str(wanted["template"])).code
    if "campaign" in values:
        values["campaign"] = campaign_code(config, values["campaign"])
    values |= {
        name: clean_value(values[name]) for name, clean_value in _CLEANERS.items() if name in values
    }
    if "occurred_at" in values:
        values["occurred_at"] = check_occurred_at(values["occurred_at"], now)
    if "cost" in values:
        values |= _amount_values(config, before, values["cost"])
    # A time is that of a day.
    if values.get("follow_up_on", before.follow_up_on) is None:
        values["follow_up_time"] = None
    return values


_CLEANERS: Mapping[str, Callable[[Any], Any]] = {
    "salesperson": lambda typed: one_line(typed.casefold(), longest=LONGEST_LINE),
    "duration_minutes": check_minutes,
    "text": partial(clean, longest=LONGEST_TEXT),
    **dict.fromkeys(("subject", "evaluation_note"), partial(one_line, longest=LONGEST_SUBJECT)),
    **dict.fromkeys(("opportunity", *DOCUMENT_FIELDS), partial(one_line, longest=LONGEST_LINE)),
}


def _amount_values(config: RecordConfig, before: Interaction, cost: Decimal) -> dict[str, Any]:
    """A first amount is in the company's currency of now; a corrected one keeps that of the entry."""
    currency = before.currency if before.cost else config.currency
    return {"cost": check_cost(cost), "currency": currency}


def _values_from_template(
    config: RecordConfig, actor: Actor, before: Interaction, code: str
) -> dict[str, Any]:
    """Cost and duration follow the template where they still are what the old one gave.

    An amount in another currency than the company has now stays as it is.
    """
    template = template_for(config, actor, code)
    values: dict[str, Any] = {
        "template_version": template.version,
        "group": template.group,
        "channel": template.channel,
        "direction": template.direction,
        "initiated_by": template.initiated_by,
    }
    old = config.catalog.templates.get(before.template)
    is_ours = before.currency == config.currency or not before.cost
    if old is not None and old.cost == before.cost and is_ours:
        values |= {"cost": template.cost, "currency": config.currency}
    if old is not None and old.duration_minutes == before.duration_minutes:
        values["duration_minutes"] = template.duration_minutes
    return values


def _differences(before: Interaction, values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value_of(before, name) != value}


def _apply(
    session: Session,
    before: Interaction,
    values: Mapping[str, Any],
    members: Sequence[NewParticipant] | None,
    deed_by: tuple[Actor, int, datetime],
    *,
    names_deed: bool = True,
) -> Edited | TooLate | Blocked:
    """Write the values, keep the old ones, and note in the deed, if it is of this entry alone, which."""
    actor, deed, now = deed_by
    changes = [
        (name, to_history_text(value_of(before, name)), to_history_text(new))
        for name, new in values.items()
    ]
    if members is not None:
        closed = participants.replace_participants(session, before, members)
        if closed:
            return Blocked(closed)
        after = interactions.get(session, before.number)
        change = (participants_history_text(before), participants_history_text(after or before))
        if change[0] != change[1]:
            changes.append(("participants", *change))
    if not changes:
        return Edited(before.number, ())
    columns = to_columns(values)
    if not interactions.update(session, before.number, before.version, columns):
        return _build_too_late(session, before)
    interactions.add_changes(session, before.number, changes, by=actor.key, deed_id=deed, now=now)
    if names_deed:
        undo_log.fill(session, deed, {"number": before.number})
    interactions.reindex(session, [before.number])
    return Edited(before.number, tuple(name for name, _, _ in changes))


def _build_participants(before: Interaction, contact_ids: Sequence[int]) -> list[NewParticipant]:
    """The contacts named, the first one main; those who took part before keep their part."""
    if not contact_ids:
        raise RequestRefused(N_("An interaction needs at least one contact."))
    parts = {
        p.contact_id: p.part for p in before.participants if p.part is not ParticipantPart.MAIN
    }
    main, *others = dict.fromkeys(contact_ids)
    named = [NewParticipant(id_, parts.get(id_, ParticipantPart.TO)) for id_ in others]
    return [NewParticipant(main, ParticipantPart.MAIN), *named, *_unknown_participants(before)]


def _unknown_participants(before: Interaction) -> list[NewParticipant]:
    """The addresses that nobody knows yet; they stay when contacts change."""
    return [
        NewParticipant(None, p.part, p.address, p.name)
        for p in before.participants
        if p.contact_id is None
    ]


def undo_edit(session: Session, number: int, deed: int, *, actor: Actor, now: datetime) -> bool:
    """Put the fields that a deed changed back to what they were; False when changed since."""
    interactions.lock(session, [number])
    before = get_entry(session, number)
    if before.erased_at is not None or interactions.is_changed_since(session, number, deed):
        return False
    changes = interactions.changes_of(session, number, deed_id=deed)
    values = {c.field: IN_HISTORY[c.field].parse(c.old) for c in changes if c.field in IN_HISTORY}
    if find_same_document(session, before, values) is not None:
        return False
    old_participants = next((c.old for c in changes if c.field == "participants"), None)
    members = (
        None
        if old_participants is None
        else [
            *(NewParticipant(*each) for each in participants_from_history(old_participants)),
            *_unknown_participants(before),
        ]
    )
    undoing = undo_log.add(session, DeedKind.EDIT, actor=actor.key, now=now)
    outcome = _apply(session, before, values, members, (actor, undoing, now))
    # This edit gets no deed of its own, so the undo can't be undone.
    undo_log.mark_undone(session, undoing, now=now)
    return isinstance(outcome, Edited)


def comment(session: Session, actor: Actor, number: int, text: str, *, now: datetime) -> None:
    comment = clean(text, longest=LONGEST_TEXT)
    if not comment:
        raise RequestRefused(N_("An empty comment says nothing; write some text."))
    if get_entry(session, number).erased_at is not None:
        raise RequestRefused(
            N_("#{number} was emptied at a person's request; it stays empty."), number=number
        )
    if participants.closed_contacts(session, number):
        raise RequestRefused(
            N_("#{number} is about a contact who is blocked for privacy; nothing new is added."),
            number=number,
        )
    added = interactions.add_comment(session, number, comment, by=actor.key, now=now)
    done = {"number": number, "comment": added}
    undo_log.add(session, DeedKind.COMMENT, actor=actor.key, now=now, payload=done)
