"""The cancelled interaction of a mail stands again, as the mail is logged now.

A mail is logged once and never twice. What was taken back is a cancelled interaction with a number
that people saw: when its mail is logged again, by whomever, that one is restored, and says what the
mail's contacts of now make of it. Its history tells both.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import Any

from sqlmodel import Session

from journal.model import (
    Actor,
    Blocked,
    Duplicate,
    Interaction,
    NewInteraction,
    Recorded,
    RecordOutcome,
    State,
)
from journal.store import interactions, participants, states


def again(
    session: Session, number: int, new: NewInteraction, deed_by: tuple[Actor, int, datetime]
) -> RecordOutcome:
    """The cancelled interaction of a mail stands again, as the mail is logged now."""
    actor, deed, now = deed_by
    interactions.hold(session, [number])
    before = interactions.get(session, number)
    if before is None or before.state is State.ACTIVE:
        return Duplicate(number, "mail")
    people = participants.gather(session, {p.contact_id for p in new.participants})
    closed = sorted(id_ for id_, row in people.items() if participants.is_closed(row))
    if closed:
        return Blocked(tuple(closed))
    states.set_restored(session, [number], by=actor.key, deed=deed, now=now)
    participants.replace_participants(session, before, new.participants)
    after = interactions.get(session, number) or before
    _write_anew(session, before, after, _values(new, actor, now), deed_by)
    return Recorded(number, deed)


def _values(new: NewInteraction, actor: Actor, now: datetime) -> dict[str, Any]:
    names = (
        *("salesperson", "template", "template_version", "group", "channel", "direction"),
        *("initiated_by", "subject", "text", "full_text", "language", "cost"),
        *("duration_minutes", "campaign", "response"),
    )
    values = {name: getattr(new, name) for name in names}
    return {**values, "logged_by": actor.key, "source": actor.source, "logged_at": now}


_COLUMNS = {"group": "group_code"}
# What the history does not tell: the whole mail, and what follows from the rest.
_UNTOLD = {"full_text", "language", "source", "logged_at"}


def _write_anew(
    session: Session,
    before: Interaction,
    after: Interaction,
    values: Mapping[str, Any],
    deed_by: tuple[Actor, int, datetime],
) -> None:
    actor, deed, now = deed_by
    columns = {_COLUMNS.get(name, name): _plain(value) for name, value in values.items()}
    interactions.update(session, after.number, after.version, columns)
    told = {name: value for name, value in values.items() if name not in _UNTOLD}
    changes = [(name, _told(getattr(before, name)), _told(value)) for name, value in told.items()]
    changes.append(("participants", ids_and_parts(before), ids_and_parts(after)))
    changes = [(name, old, new) for name, old, new in changes if old != new]
    interactions.add_changes(session, after.number, changes, by=actor.key, deed=deed, now=now)
    interactions.reindex(session, [after.number])


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _told(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def ids_and_parts(each: Interaction) -> str:
    """Who took part, as the history keeps it: nobody's name."""
    return json.dumps([[p.contact_id, p.part.value] for p in each.participants if p.contact_id])
