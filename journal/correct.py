"""Correct a logged interaction, and comment on it. The number stays; what was is kept.

An edit happens to the entry that the editor looked at (its version), or not at all: two people
correcting one entry never overwrite each other unseen.
"""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlmodel import Session

from journal.errors import NotAllowed, NotFound, Refused
from journal.fold import clean, one_line
from journal.house import House
from journal.model import (
    Actor,
    Blocked,
    Channel,
    DeedKind,
    Direction,
    Evaluation,
    Initiator,
    Interaction,
    NewParticipant,
    NoticeKind,
    Part,
    State,
    TooLate,
    contact_number,
)
from journal.record import (
    LONGEST_LINE,
    LONGEST_SUBJECT,
    LONGEST_TEXT,
    campaign_code,
    happened,
    possible_cost,
    possible_minutes,
    template_for,
)
from journal.retention import Concern, refusal
from journal.store import contacts, deeds, interactions, notices, participants


@dataclass(frozen=True, slots=True)
class Edited:
    """`changed` names the fields; empty when everything was so already."""

    number: int
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """How a field is kept in the history: as text, and back."""

    read: Callable[[str], Any]
    column: str = ""


def _truth(text: str) -> bool:
    return text == "true"


def _optional(read: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda text: read(text) if text else None


_FIELDS: Mapping[str, _Kept] = {
    "occurred_at": _Kept(datetime.fromisoformat),
    "salesperson": _Kept(str),
    "template": _Kept(str),
    "template_version": _Kept(str),
    "group": _Kept(str, "group_code"),
    "channel": _Kept(Channel),
    "direction": _Kept(Direction),
    "initiated_by": _Kept(Initiator),
    "subject": _Kept(str),
    "text": _Kept(str),
    "cost": _Kept(Decimal),
    "duration_minutes": _Kept(int),
    "evaluation": _Kept(_optional(Evaluation)),
    "evaluation_note": _Kept(str),
    "successful": _Kept(_truth),
    "campaign": _Kept(str),
    "response": _Kept(_truth),
    "follow_up_on": _Kept(_optional(date.fromisoformat)),
}
_BY_HAND = {*_FIELDS, "contacts"} - {"template_version", "group", "channel", "initiated_by"}


def edit(
    session: Session,
    house: House,
    actor: Actor,
    number: int,
    wanted: Mapping[str, Any],
    *,
    now: datetime,
    version: int | None = None,
) -> Edited | TooLate | Blocked:
    """Change fields of an active entry: any of `_BY_HAND`; `contacts` are ids, the main one first."""
    interactions.hold(session, [number])
    before = entry(session, number)
    _allow(session, house, actor, before, wanted)
    if version is not None and version != before.version:
        return _too_late(session, before)
    values = _differences(before, _completed(house, actor, before, wanted, now))
    deed = deeds.add(session, DeedKind.EDIT, actor=actor.key, now=now)
    members = _named(before, wanted["contacts"]) if "contacts" in wanted else None
    outcome = _apply(session, before, values, members, (actor, deed, now))
    if not isinstance(outcome, Edited) or not outcome.changed:
        deeds.forget(session, deed)
        return outcome
    whose = {before.salesperson, values.get("salesperson", "")}
    _tell(session, actor, before, whose, deed=deed, now=now)
    return outcome


def _tell(
    session: Session,
    actor: Actor,
    each: Interaction,
    whose: Collection[str],
    *,
    deed: int,
    now: datetime,
) -> None:
    """Whose entry it was, and whose it became, unless they did it themselves."""
    news = [
        notices.about_entry(NoticeKind.EDITED, each.number, who, by=actor.key, deed=deed)
        for who in sorted(whose)
        if who != actor.key.casefold()
    ]
    notices.add(session, news, now=now)


def whole_text(session: Session, house: House, actor: Actor, number: int) -> str | Blocked:
    """All that the mail said, quotes and signatures too, for an edit that takes it back.

    Only for whoever may edit the entry, and only for as long as the full text is kept: what was
    dropped, or erased, does not come back.
    """
    interactions.hold(session, [number])
    before = entry(session, number)
    _allow(session, house, actor, before, {})
    closed = participants.closed_contacts(session, number)
    if closed:
        return Blocked(closed)
    if before.full_text:
        return before.full_text
    if before.mail_id is None:
        raise Refused(f"#{number} was not made of a mail, so nothing was cut out of it.")
    raise Refused(
        f"Nothing was cut out of the text of #{number}, or its full text was dropped since."
    )


def entry(session: Session, number: int) -> Interaction:
    found = interactions.get(session, number)
    if found is None:
        raise NotFound(f"There is no interaction #{number}. It may have been purged.")
    return found


def concern_of(session: Session, each: Interaction) -> Concern:
    owners = contacts.owners_of(session, [each.number]).get(each.number, frozenset())
    return Concern(each.logged_by, each.salesperson, owners)


def _allow(
    session: Session, house: House, actor: Actor, before: Interaction, wanted: Mapping[str, Any]
) -> None:
    unknown = sorted(wanted.keys() - _BY_HAND)
    if unknown:
        raise Refused(f"These can't be edited: {', '.join(unknown)}.")
    reason = refusal(actor, concern_of(session, before), house.policy)
    if reason:
        raise NotAllowed(f"You may not edit #{before.number}: {reason}.")
    if before.erased_at is not None:
        raise Refused(f"#{before.number} was emptied at a person's request; it stays empty.")
    if before.state is State.CANCELLED:
        raise Refused(f"#{before.number} is cancelled. Restore it first, then edit it.")


def _too_late(session: Session, before: Interaction) -> TooLate:
    changes = interactions.changes_of(session, before.number)
    return TooLate(before.number, changes[-1].by if changes else before.cancelled_by)


def _completed(
    house: House, actor: Actor, before: Interaction, wanted: Mapping[str, Any], now: datetime
) -> dict[str, Any]:
    """What is wanted, cleaned, with all that another template brings."""
    values = {name: value for name, value in wanted.items() if name != "contacts"}
    if "template" in values:
        values = {**_of_template(house, actor, before, str(values["template"])), **values}
        values["template"] = house.catalog.template(str(wanted["template"])).code
    if "campaign" in values:
        values["campaign"] = campaign_code(house, values["campaign"])
    if "salesperson" in values:
        values["salesperson"] = one_line(values["salesperson"].casefold(), longest=LONGEST_LINE)
    for name, longest in (("subject", LONGEST_SUBJECT), ("evaluation_note", LONGEST_SUBJECT)):
        if name in values:
            values[name] = one_line(values[name], longest=longest)
    if "occurred_at" in values:
        values["occurred_at"] = happened(values["occurred_at"], now)
    if "cost" in values:
        values["cost"] = possible_cost(values["cost"])
    if "duration_minutes" in values:
        values["duration_minutes"] = possible_minutes(values["duration_minutes"])
    if "text" in values:
        values["text"] = clean(values["text"], longest=LONGEST_TEXT)
    return values


def _of_template(house: House, actor: Actor, before: Interaction, code: str) -> dict[str, Any]:
    """Cost and duration follow the template where they still are what the old one gave."""
    template = template_for(house, actor, code)
    values: dict[str, Any] = {
        "template_version": template.version,
        "group": template.group,
        "channel": template.channel,
        "direction": template.direction,
        "initiated_by": template.initiated_by,
    }
    old = house.catalog.templates.get(before.template)
    if old is not None and old.cost == before.cost:
        values["cost"] = template.cost
    if old is not None and old.duration_minutes == before.duration_minutes:
        values["duration_minutes"] = template.duration_minutes
    return values


def _differences(before: Interaction, values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if getattr(before, name) != value}


def _apply(
    session: Session,
    before: Interaction,
    values: Mapping[str, Any],
    members: Sequence[NewParticipant] | None,
    deed_by: tuple[Actor, int, datetime],
) -> Edited | TooLate | Blocked:
    """Write the values, keep what they were, and tell the deed which version they made."""
    actor, deed, now = deed_by
    changes = [(name, as_text(getattr(before, name)), as_text(new)) for name, new in values.items()]
    if members is not None:
        closed = participants.replace_participants(session, before, members)
        if closed:
            return Blocked(closed)
        after = interactions.get(session, before.number)
        change = (participants_as_text(before), participants_as_text(after or before))
        if change[0] != change[1]:
            changes.append(("participants", *change))
    if not changes:
        return Edited(before.number, ())
    columns = {_FIELDS[name].column or name: _as_column(value) for name, value in values.items()}
    if not interactions.update(session, before.number, before.version, columns):
        return _too_late(session, before)
    interactions.add_changes(session, before.number, changes, by=actor.key, deed=deed, now=now)
    deeds.fill(session, deed, {"number": before.number})
    interactions.reindex(session, [before.number])
    return Edited(before.number, tuple(name for name, _, _ in changes))


def _named(before: Interaction, contact_ids: Sequence[int]) -> list[NewParticipant]:
    """The contacts named, the first one main; who stays keeps the part they had."""
    if not contact_ids:
        raise Refused("An interaction needs at least one contact.")
    parts = {p.contact_id: p.part for p in before.participants if p.part is not Part.MAIN}
    main, *others = dict.fromkeys(contact_ids)
    named = [NewParticipant(id_, parts.get(id_, Part.TO)) for id_ in others]
    return [NewParticipant(main, Part.MAIN), *named, *_unknown(before)]


def _unknown(before: Interaction) -> list[NewParticipant]:
    """The addresses that nobody knows yet; they stay, whoever else comes or goes."""
    return [
        NewParticipant(None, p.part, p.address, p.name)
        for p in before.participants
        if p.contact_id is None
    ]


def _as_column(value: Any) -> Any:
    return value.value if isinstance(value, Channel | Direction | Initiator | Evaluation) else value


def as_text(value: Any) -> str:
    """A field as the history keeps it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


def participants_as_text(each: Interaction) -> str:
    """`[[1, "main"], [7, "cc"]]`: ids and parts, nobody's name."""
    return json.dumps([[p.contact_id, p.part.value] for p in each.participants if p.contact_id])


def told(field: str, kept: str) -> str:
    """A field of the history as a person reads it."""
    if field != "participants" or not kept:
        return kept
    return ", ".join(f"{contact_number(p.contact_id or 0)} {p.part}" for p in _from_text(kept))


def _from_text(kept: str) -> list[NewParticipant]:
    return [NewParticipant(contact_id, Part(part)) for contact_id, part in json.loads(kept)]


def take_back(session: Session, number: int, deed: int, *, actor: Actor, now: datetime) -> bool:
    """Put the fields that a deed changed back to what they were; False when changed since."""
    interactions.hold(session, [number])
    before = entry(session, number)
    if before.erased_at is not None or interactions.changed_since(session, number, deed):
        return False
    changes = interactions.changes_of(session, number, deed=deed)
    values = {c.field: _FIELDS[c.field].read(c.old) for c in changes if c.field in _FIELDS}
    kept = next((c.old for c in changes if c.field == "participants"), None)
    members = None if kept is None else [*_from_text(kept), *_unknown(before)]
    undoing = deeds.add(session, DeedKind.EDIT, actor=actor.key, now=now)
    outcome = _apply(session, before, values, members, (actor, undoing, now))
    # The undoing itself is not offered to be undone: it is its deed that was taken back.
    deeds.mark_undone(session, undoing, now=now)
    return isinstance(outcome, Edited)


def comment(session: Session, actor: Actor, number: int, text: str, *, now: datetime) -> None:
    said = clean(text, longest=LONGEST_TEXT)
    if not said:
        raise Refused("An empty comment says nothing; write some text.")
    if entry(session, number).erased_at is not None:
        raise Refused(f"#{number} was emptied at a person's request; it stays empty.")
    if participants.closed_contacts(session, number):
        raise Refused(
            f"#{number} is about a contact who is blocked for privacy; nothing new is added."
        )
    interactions.add_comment(session, number, said, by=actor.key, now=now)


def money(text: str) -> Decimal:
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation:
        raise Refused(f"{text!r} is not an amount; write it like 12.50.") from None
    if not value.is_finite() or value < 0:
        raise Refused(f"{text!r} is not an amount; write it like 12.50.")
    return value
