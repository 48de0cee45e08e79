"""Attach a file to what is logged already, or say why it could not be had.

It belongs to the entry as if it had come with it: the same guard, the same history. The entry's
version stays, since nobody who edits its fields is in the way.
"""

from datetime import datetime

from sqlmodel import Session

from journal.context import RecordConfig
from journal.entries.record import clean_attachment
from journal.fold import one_line
from journal.limits import LONGEST_LINE
from journal.model import CardTopicKind, Interaction, NewAttachment
from journal.store.record import interactions, participants, recording
from journal.store.record.file_stores import digest_of
from journal.store.slack import cards


def attach(
    session: Session,
    config: RecordConfig,
    number: int,
    file: NewAttachment,
    *,
    by: str,
    now: datetime,
) -> bool:
    """Returns False for an entry that was emptied or purged, or has a closed contact."""
    entry = _get_open_entry(session, number)
    if entry is None:
        return False
    attachment = clean_attachment(file)
    if (attachment.name, digest_of(attachment.content)) in {
        (a.name, a.digest) for a in entry.attachments
    }:
        # Somebody sent the same form twice.
        return True
    recording.attach(session, number, attachment, config.files)
    change = ("attachments", "", attachment.name)
    interactions.add_changes(session, number, [change], by=by, deed_id=None, now=now)
    cards.touch(session, CardTopicKind.INTERACTION, [number])
    return True


def comment_failed_attachment(
    session: Session, number: int, reason: str, *, by: str, now: datetime
) -> bool:
    """Adds the reason as a comment, where one may be added."""
    if _get_open_entry(session, number) is None:
        return False
    text = one_line(reason, longest=LONGEST_LINE * 2)
    interactions.add_comment(session, number, text, by=by, now=now)
    return True


def _get_open_entry(session: Session, number: int) -> Interaction | None:
    """The entry, if something may be added to it."""
    interactions.lock(session, [number])
    entry = interactions.get(session, number)
    if entry is None or entry.erased_at is not None:
        return None
    return None if participants.closed_contacts(session, number) else entry
