"""A letter that is written again is a new entry, and each of the two names the other in its history.

Exactly once: while one that was written again is on its way, or lies among the drafts, there is no other.
"""

from datetime import datetime

from sqlmodel import Session

from journal.errors import N_, RequestRefused
from journal.model import Actor, DeliveryState, FieldChange, InteractionState
from journal.store.record import interactions

_ON_ITS_WAY = (DeliveryState.SENDING, DeliveryState.DRAFTED)
# The fields of the history: of the first, and of the one that was made of it.
WRITTEN_AGAIN = "written_again"
AGAIN_OF = "again_of"


def count_again(session: Session, first: int) -> int:
    """Counts how often it was written again; refused while one of these is not sent yet."""
    named = [_number(each) for each in _changes(session, first)]
    for each in interactions.get_many(session, named).values():
        if each.state is InteractionState.ACTIVE and each.delivery in _ON_ITS_WAY:
            raise RequestRefused(
                N_(
                    "#{first} is written again already, as #{number}, which nobody has sent yet. "
                    "Send it, or cancel it."
                ),
                first=first,
                number=each.number,
            )
    return len(named)


def _changes(session: Session, first: int) -> list[FieldChange]:
    return [c for c in interactions.changes_of(session, first) if c.field == WRITTEN_AGAIN]


def _number(change: FieldChange) -> int:
    return int(change.new.removeprefix("#"))


def name_each_other(
    session: Session, first: int, number: int, *, actor: Actor, now: datetime
) -> None:
    """Let two letters name each other, in the transaction that logged `number`.

    The lock is what makes two at once one after another.
    """
    interactions.lock(session, [first])
    count_again(session, first)
    pairs = ((first, WRITTEN_AGAIN, number), (number, AGAIN_OF, first))
    for each, field, other in pairs:
        change = (field, "", f"#{other}")
        interactions.add_changes(session, each, [change], by=actor.key, deed_id=None, now=now)
