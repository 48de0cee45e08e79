"""Attach a file to what is logged already, or say why it could not be had.

It belongs to the entry as if it had come with it: the same guard, the same history. The entry's
version stays, since nobody who edits its fields is in the way.
"""

from datetime import datetime

from sqlmodel import Session

from journal.fold import one_line
from journal.house import House
from journal.model import AboutKind, Interaction, NewAttachment
from journal.record import LONGEST_LINE, attachment
from journal.store import blobs, cards, interactions, participants, recording


def attach(
    session: Session, house: House, number: int, file: NewAttachment, *, by: str, now: datetime
) -> bool:
    """False where nothing may be added: it was emptied or purged, or somebody in it is closed."""
    entry = _takes(session, number)
    if entry is None:
        return False
    kept = attachment(file)
    if (kept.name, blobs.digest_of(kept.content)) in {
        (a.name, a.digest) for a in entry.attachments
    }:
        # The same once more: somebody sent the same form off twice.
        return True
    recording.attach(session, number, kept, house.files)
    change = ("attachments", "", kept.name)
    interactions.add_changes(session, number, [change], by=by, deed=None, now=now)
    cards.touch(session, AboutKind.INTERACTION, [number])
    return True


def say_why_not(session: Session, number: int, why: str, *, by: str, now: datetime) -> bool:
    """As a comment, where one may be added."""
    if _takes(session, number) is None:
        return False
    text = one_line(why, longest=LONGEST_LINE * 2)
    interactions.add_comment(session, number, text, by=by, now=now)
    return True


def _takes(session: Session, number: int) -> Interaction | None:
    """The entry, if something may be added to it."""
    interactions.hold(session, [number])
    entry = interactions.get(session, number)
    if entry is None or entry.erased_at is not None:
        return None
    return None if participants.closed_contacts(session, number) else entry
