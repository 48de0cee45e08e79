"""Attaches files to an entry by hand, as one deed; and takes that back."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from journal.attach import attach
from journal.context import RecordConfig
from journal.correct import get_entry, require_editable
from journal.errors import N_, RequestRefused
from journal.model import Actor, DeedKind, NewAttachment
from journal.store.record import attachments, interactions, undo_log
from journal.store.record.undo_log import Deed


def attach_files(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    number: int,
    files: Sequence[NewAttachment],
    *,
    now: datetime,
) -> tuple[str, ...]:
    """Attach the files that are not there yet; return their names."""
    before = get_entry(session, number)
    require_editable(session, config, actor, before, {})
    known = {(each.name, each.digest) for each in before.attachments}
    for file in files:
        if not attach(session, config, number, file, by=actor.key, now=now):
            raise RequestRefused(
                N_(
                    "#{number} is about a contact who is blocked for privacy; nothing new is added."
                ),
                number=number,
            )
    after = get_entry(session, number).attachments
    added = [each for each in after if (each.name, each.digest) not in known]
    if added:
        about = {"number": number, "digests": [each.digest for each in added]}
        undo_log.add(session, DeedKind.ATTACH, actor=actor.key, now=now, payload=about)
    return tuple(each.name for each in added)


def undo_attach(session: Session, deed: Deed, *, actor: Actor, now: datetime) -> list[int] | None:
    """Take the files away again; None when they are gone already."""
    number, digests = deed.payload["number"], set(deed.payload["digests"])
    entry = interactions.get(session, number)
    there = [each for each in entry.attachments if each.digest in digests] if entry else []
    if not there:
        return None
    attachments.detach(session, number, digests)
    changes = [("attachments", each.name, "") for each in there]
    interactions.add_changes(session, number, changes, by=actor.key, deed_id=None, now=now)
    return [number]
