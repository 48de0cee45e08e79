"""Attaches files to an entry by hand, or takes some off, as one deed; and takes that back."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from journal.context import RecordConfig
from journal.entries.attach import attach
from journal.entries.correct import get_entry, require_editable
from journal.errors import N_, NotFound, RequestRefused
from journal.fold import fold
from journal.model import Actor, Attachment, CardTopicKind, DeedKind, Interaction, NewAttachment
from journal.store.record import attachments, interactions, participants, undo_log
from journal.store.record.undo_log import Deed
from journal.store.slack import cards


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
    places = attachments.find_places(session, number)
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
        found = attachments.find_places(session, number).items()
        about = {"number": number, "places": [each for each in found if each[0] not in places]}
        undo_log.add(session, DeedKind.ATTACH, actor=actor.key, now=now, payload=about)
    return tuple(each.name for each in added)


def undo_change(session: Session, deed: Deed, *, actor: Actor, now: datetime) -> list[int] | None:
    """Take files away again, or put them back; None when it is too late."""
    undo = _undo_attach if deed.kind is DeedKind.ATTACH else _undo_detach
    return undo(session, deed, actor, now)


def _undo_attach(session: Session, deed: Deed, actor: Actor, now: datetime) -> list[int] | None:
    """Take the files out again; None when they are gone already."""
    number = deed.payload["number"]
    interactions.lock(session, [number])
    # A deed from before there were places keeps its files.
    places = dict(deed.payload.get("places", ()))
    names = attachments.detach_places(session, number, places)
    if not names:
        return None
    changes = [("attachments", name, "") for name in names]
    interactions.add_changes(session, number, changes, by=actor.key, deed_id=None, now=now)
    cards.touch(session, CardTopicKind.INTERACTION, [number])
    return [number]


def detach_files(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    number: int,
    names: Sequence[str],
    *,
    now: datetime,
) -> tuple[str, ...]:
    """Take the files of these names off, all or none; return their names."""
    interactions.lock(session, [number])
    before = get_entry(session, number)
    require_editable(session, config, actor, before, {})
    gone = list(dict.fromkeys(each for name in names for each in _files_named(before, name)))
    positions = attachments.detach(session, number, gone)
    about = [
        {"position": position, "digest": each.digest, "type": each.media_type, "size": each.size}
        for position, each in zip(positions, gone, strict=True)
    ]
    deed = undo_log.add(
        session,
        DeedKind.DETACH,
        actor=actor.key,
        now=now,
        payload={"number": number, "files": about},
    )
    changes = [("attachments", each.name, "") for each in gone]
    interactions.add_changes(session, number, changes, by=actor.key, deed_id=deed, now=now)
    cards.touch(session, CardTopicKind.INTERACTION, [number])
    return tuple(each.name for each in gone)


def _files_named(entry: Interaction, name: str) -> list[Attachment]:
    found = [each for each in entry.attachments if each.name == name]
    found = found or [each for each in entry.attachments if fold(each.name) == fold(name)]
    if not found:
        listed = ", ".join(each.name for each in entry.attachments) or "–"
        raise NotFound(
            N_("#{number} has no file {name}; its files: {listed}."),
            number=entry.number,
            name=repr(name),
            listed=listed,
        )
    return found


def _undo_detach(session: Session, deed: Deed, actor: Actor, now: datetime) -> list[int] | None:
    """Put the files back; None when they are gone from the store, or nothing may be added."""
    number = deed.payload["number"]
    interactions.lock(session, [number])
    entry = interactions.get(session, number)
    if (
        entry is None
        or entry.erased_at is not None
        or participants.closed_contacts(session, number)
    ):
        return None
    # The deed has nobody's words: the names stand in the history.
    names = [each.old for each in interactions.changes_of(session, number, deed_id=deed.id)]
    files = {
        file["position"]: Attachment(name, file["type"], file["size"], file["digest"])
        for file, name in zip(deed.payload["files"], names, strict=True)
    }
    if not attachments.reattach(session, number, files):
        return None
    changes = [("attachments", "", each.name) for each in files.values()]
    interactions.add_changes(session, number, changes, by=actor.key, deed_id=None, now=now)
    cards.touch(session, CardTopicKind.INTERACTION, [number])
    return [number]
