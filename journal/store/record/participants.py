"""Owns who takes part: the privacy guard, merged contacts, the snapshots.

Every way in passes `lock_contacts`, which holds the contacts against change until the transaction
ends: nobody can be blocked between the look and the commit.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.errors import N_, NotFound
from journal.fold import address_key
from journal.model import (
    Interaction,
    NewParticipant,
    ParticipantPart,
    contact_number,
)
from journal.store.database import chunks
from journal.store.tables import (
    contact,
    participant,
)

# Made once: its columns are many, and were a tenth of the work of logging a line.
_COMPANY = contact.alias("company")


def lock_contacts(session: Session, ids: Collection[int | None]) -> dict[int, Any]:
    """Lock the contacts that are to take part until the transaction ends.

    Without the lock a contact could be blocked between this look and our commit.
    """
    known = sorted(id_ for id_ in ids if id_ is not None)
    people: dict[int, Any] = {}
    query = (
        sa.select(contact, _COMPANY.c.name.label("employer"))
        .outerjoin(_COMPANY, _COMPANY.c.id == contact.c.company_id)
        .order_by(contact.c.id)
        .with_for_update(read=True, of=contact)
    )
    while known:
        rows = [
            row
            for some in chunks(known)
            for row in session.execute(query.where(contact.c.id.in_(some)))
        ]
        people.update((row.id, row) for row in rows)
        merged = {row.merged_into for row in rows if row.merged_into is not None}
        known = sorted(merged - people.keys())
    return people


def resolve_participants(
    participants: Sequence[NewParticipant], people: Mapping[int, Any]
) -> tuple[NewParticipant, ...]:
    """Merged contacts give way to those they were merged into; each takes part once, one leads."""
    seen: dict[int | str, NewParticipant] = {}
    for each in participants:
        if each.contact_id is None:
            seen.setdefault(address_key(each.address), each)
            continue
        row = people.get(each.contact_id)
        while row is not None and row.merged_into is not None:
            row = people.get(row.merged_into)
        if row is None:
            raise NotFound(
                N_("There is no contact {contact}."), contact=contact_number(each.contact_id)
            )
        seen.setdefault(row.id, replace(each, contact_id=row.id))
    return _ensure_main_part(tuple(seen.values()))


def _ensure_main_part(participants: tuple[NewParticipant, ...]) -> tuple[NewParticipant, ...]:
    main = next((p for p in participants if p.part is ParticipantPart.MAIN), None)
    main = main or next((p for p in participants if p.contact_id is not None), None)
    return tuple(
        replace(
            p,
            part=ParticipantPart.MAIN
            if p is main
            else ParticipantPart.TO
            if p.part is ParticipantPart.MAIN
            else p.part,
        )
        for p in participants
    )


def is_closed(row: Any) -> bool:
    return bool(row.privacy_blocked or (row.minor and not row.consent))


def closed_contacts(session: Session, number: int) -> tuple[int, ...]:
    """The participants of an entry who get nothing new, asked before anything is added to it."""
    ids = session.scalars(
        sa.select(participant.c.contact_id).where(participant.c.interaction_id == number)
    )
    people = lock_contacts(session, set(ids))
    return tuple(sorted(id_ for id_, row in people.items() if is_closed(row)))


def participant_row(
    number: int, occurred_at: datetime, position: int, each: NewParticipant, person: Any
) -> dict[str, Any]:
    is_company = person is not None and person.kind == "company"
    return {
        "interaction_id": number,
        "occurred_at": occurred_at,
        "contact_id": each.contact_id,
        # A company's own interactions and its people's roll up by one column.
        "company_id": None if person is None else person.id if is_company else person.company_id,
        "position": position,
        "part": each.part.value,
        "address": each.address,
        "address_key": address_key(each.address) if each.address else "",
        "name": each.name if person is None else person.name,
        "company_name": ""
        if person is None
        else person.name
        if is_company
        else person.employer or "",
    }


def replace_participants(
    session: Session, each: Interaction, participants: Sequence[NewParticipant]
) -> tuple[int, ...]:
    """Replace the participants; if some are closed, return them and change nothing.

    Those who stay keep their snapshots.
    """
    people = lock_contacts(session, {p.contact_id for p in participants})
    others = resolve_participants(participants, people)
    stay = {p.contact_id: p for p in each.participants if p.contact_id is not None}
    closed = [
        p.contact_id
        for p in others
        if p.contact_id is not None and p.contact_id not in stay and is_closed(people[p.contact_id])
    ]
    if closed:
        return tuple(closed)
    rows = [
        participant_row(each.number, each.occurred_at, i, p, people.get(p.contact_id or 0))
        for i, p in enumerate(others)
    ]
    for row in rows:
        before = stay.get(row["contact_id"])
        if before is not None:
            row.update(
                name=before.name,
                company_id=before.company_id,
                company_name=before.company_name,
                address=before.address,
                address_key=address_key(before.address) if before.address else "",
            )
    session.execute(sa.delete(participant).where(participant.c.interaction_id == each.number))
    session.execute(sa.insert(participant), rows)
    return ()
