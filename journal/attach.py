"""Attach a file to what is logged already, or say why it could not be had.

It belongs to the entry as if it had come with it: the same guard, the same history. The entry's
version stays, since nobody who edits its fields is in the way.
"""

from datetime import datetime

from sqlmodel import Session

from journal.fold import one_line
from journal.house import House
from journal.model import AboutKind, NewAttachment
from journal.record import LONGEST_LINE, attachment
from journal.store import cards, interactions, participants, recording


def attach(
    session: Session, house: House, number: int, file: NewAttachment, *, by: str, now: datetime
) -> bool:
    """False where nothing may be added: it was emptied or purged, or somebody in it is closed."""
    if not _takes(session, number):
        return False
    kept = attachment(file)
    recording.attach(session, number, kept, house.files)
    change = ("attachments", "", kept.name)
    interactions.add_changes(session, number, [change], by=by, deed=None, now=now)
    cards.touch(session, AboutKind.INTERACTION, [number])
    return True


def say_why_not(session: Session, number: int, why: str, *, by: str, now: datetime) -> bool:
    """As a comment, where one may be added."""
    if not _takes(session, number):
        return False
    text = one_line(why, longest=LONGEST_LINE * 2)
    interactions.add_comment(session, number, text, by=by, now=now)
    return True


def _takes(session: Session, number: int) -> bool:
    interactions.hold(session, [number])
    entry = interactions.get(session, number)
    if entry is None or entry.erased_at is not None:
        return False
    return not participants.closed_contacts(session, number)
