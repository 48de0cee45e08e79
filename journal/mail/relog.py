"""Restores the cancelled interaction of a mail, with the values it is logged with now.

A mail is logged once and never twice. When its logging is taken back, a cancelled interaction with
a number that people saw remains: when the mail is logged again, that one is restored, and filled
with the values of now. Its history tells both.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from journal.model import (
    Actor,
    Blocked,
    Duplicate,
    DuplicateBasis,
    Interaction,
    InteractionState,
    NewInteraction,
    Recorded,
    RecordOutcome,
)
from journal.store.record import cancelling, interactions, participants
from journal.store.record.fields import (
    FIELD_BY_NAME,
    FIELDS,
    Relog,
    participants_history_text,
    to_columns,
    to_history_text,
)


def relog(
    session: Session, number: int, new: NewInteraction, deed_by: tuple[Actor, int, datetime]
) -> RecordOutcome:
    """Restore the cancelled interaction, with the values of now."""
    actor, deed, now = deed_by
    interactions.lock(session, [number])
    before = interactions.get(session, number)
    if before is None or before.state is InteractionState.ACTIVE:
        return Duplicate(number, DuplicateBasis.MAIL)
    people = participants.lock_contacts(session, {p.contact_id for p in new.participants})
    closed = sorted(id_ for id_, row in people.items() if participants.is_closed(row))
    if closed:
        return Blocked(tuple(closed))
    cancelling.set_restored(session, [number], by=actor.key, deed=deed, now=now)
    participants.replace_participants(session, before, new.participants)
    after = interactions.get(session, number) or before
    _rewrite_entry(session, before, after, _new_values(new, actor, now), deed_by)
    return Recorded(number, deed)


def _new_values(new: NewInteraction, actor: Actor, now: datetime) -> dict[str, Any]:
    by = {"logged_by": actor.key, "source": actor.source, "logged_at": now}
    names = [each.name for each in FIELDS if each.relog is not Relog.STAYS]
    return {name: by[name] if name in by else getattr(new, name) for name in names}


def _rewrite_entry(
    session: Session,
    before: Interaction,
    after: Interaction,
    values: Mapping[str, Any],
    deed_by: tuple[Actor, int, datetime],
) -> None:
    actor, deed, now = deed_by
    interactions.update(session, after.number, after.version, to_columns(values))
    changes = [
        (name, to_history_text(getattr(before, name)), to_history_text(value))
        for name, value in values.items()
        if FIELD_BY_NAME[name].relog is Relog.TAKEN
    ]
    changes.append(
        ("participants", participants_history_text(before), participants_history_text(after))
    )
    changes = [(name, old, new) for name, old, new in changes if old != new]
    interactions.add_changes(session, after.number, changes, by=actor.key, deed_id=deed, now=now)
    interactions.reindex(session, [after.number])
