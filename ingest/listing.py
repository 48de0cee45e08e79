"""What is in a folder gets its rows: once listed, a mail can't be forgotten.

same numbers      nothing to do, in one round trip
new mail          listed above the mark; the mark moves in the same transaction
numbered anew     the folder is listed again from the start, under a new epoch; what we know
                  is recognised by its headers, so that only true newcomers are worked on
a big jump        listed all the same, but nothing is worked on until a person says so
audit             every number the server has, against ours; what is missing is listed
"""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from ingest.lease import Lease
from ingest.mailbox import FolderStatus, Mailbox
from ingest.office import Office, Place
from ingest.plan import Look, is_jump, look, slices
from journal.errors import MailboxUnavailable
from journal.model import FolderState
from journal.store import copies, mailboxes
from journal.store.database import transaction

_log = logging.getLogger(__name__)
_AUDITED_EVERY = timedelta(hours=6)


def refresh(office: Office, lease: Lease, line: Mailbox, place: Place) -> tuple[Place, int]:
    """The folder as it is now, and how many mails are new in it."""
    status = line.status(place.folder.name)
    wanted = look(place.folder, status)
    audit = _audit_is_due(place.folder, office.clock())
    if wanted is Look.NOTHING and not audit:
        _polled(office, lease, place)
        return place, 0
    opened = line.open(place.folder.name)
    if look(place.folder, opened) is Look.NUMBERED_ANEW:
        place = _begin_anew(office, lease, place, opened.uidvalidity or 0)
    place, found = _list(office, lease, line, place)
    if audit:
        found += check(office, lease, line, place)
    _seen(office, lease, place, status)
    return place, found


def ensure_open(line: Mailbox, place: Place, *, writable: bool = False) -> None:
    """The folder is open under the numbers we have; else all that we know of them is void."""
    opened: FolderStatus = line.open(place.folder.name, writable=writable)
    if (opened.uidvalidity or 0) != place.folder.uidvalidity:
        raise MailboxUnavailable(
            f"The folder {place.folder.name} was numbered anew meanwhile; it is listed again."
        )


def check(office: Office, lease: Lease, line: Mailbox, place: Place) -> int:
    """The audit: whatever the server has and the ledger has not is listed now."""
    ensure_open(line, place)
    there = [uid for uid in line.above(0) if uid <= place.folder.highest]
    missed = 0
    for some in slices(there):
        with transaction(office.engine) as session:
            lease.guard(session)
            unknown = sorted(set(some) - copies.known_uids(session, place.folder, some))
            missed += len(unknown)
            missed += copies.found_again(session, place.folder, some, now=office.clock())
            copies.list_new(session, place.folder, unknown, now=office.clock(), highest=0)
    with transaction(office.engine) as session:
        lease.guard(session)
        mailboxes.note_folder(session, place.folder.id, last_audit=office.clock())
    if missed:
        _log.warning("folder %d: the audit found %d unlisted mails", place.folder.id, missed)
    return missed


def _audit_is_due(folder: FolderState, now: datetime) -> bool:
    """Also when the last one is still to come: then a clock was wrong."""
    since = now - folder.last_audit if folder.last_audit else _AUDITED_EVERY
    return not timedelta() <= since < _AUDITED_EVERY


def _begin_anew(office: Office, lease: Lease, place: Place, uidvalidity: int) -> Place:
    with transaction(office.engine) as session:
        lease.guard(session)
        copies.close_epoch(session, place.folder, now=office.clock())
        mailboxes.begin_epoch(session, place.folder, uidvalidity)
    folder = replace(
        place.folder,
        epoch=place.folder.epoch + 1,
        uidvalidity=uidvalidity,
        highest=0,
    )
    if place.folder.uidvalidity is not None:
        _log.warning("folder %d: the server numbers its mails anew", folder.id)
    return replace(place, folder=folder)


def _list(office: Office, lease: Lease, line: Mailbox, place: Place) -> tuple[Place, int]:
    uids = line.above(place.folder.highest)
    if not uids:
        return place, 0
    held = _too_many(place, uids)
    for some in slices(uids):
        with transaction(office.engine) as session:
            lease.guard(session)
            copies.list_new(session, place.folder, some, now=office.clock(), highest=max(some))
            if held:
                mailboxes.note_folder(session, place.folder.id, held=held)
    folder = replace(place.folder, highest=max(uids), held=held or place.folder.held)
    place = replace(place, folder=folder)
    _leave_old(office, lease, line, place, uids)
    return place, len(uids)


def _too_many(place: Place, uids: Sequence[int]) -> str:
    if not is_jump(place.folder, len(uids), limit=place.box.pause_above):
        return ""
    return (
        f"{len(uids)} new mails at once, more than pause_above = {place.box.pause_above}. They are "
        f"listed and wait: `rapport mailbox resume {place.box.name}` goes on with them."
    )


def _leave_old(
    office: Office, lease: Lease, line: Mailbox, place: Place, found: Sequence[int]
) -> None:
    """Before any header is fetched: what came long before `since`, by the server's own date.

    A day of grace: the server's date has no time zone. The mail's own date is looked at later.
    """
    if place.box.since is None:
        return
    old = set(found).intersection(line.older_than(place.box.since - timedelta(days=1)))
    with transaction(office.engine) as session:
        lease.guard(session)
        copies.leave(session, place.folder, old, now=office.clock())


def _seen(office: Office, lease: Lease, place: Place, status: FolderStatus) -> None:
    """What STATUS said before the list was made: what came in between is looked for next time."""
    same = (status.uidvalidity or 0) == place.folder.uidvalidity
    with transaction(office.engine) as session:
        lease.guard(session)
        mailboxes.note_folder(
            session,
            place.folder.id,
            uidnext=status.uidnext if same else None,
            messages=status.messages if same else None,
            last_poll=office.clock(),
        )


def _polled(office: Office, lease: Lease, place: Place) -> None:
    with transaction(office.engine) as session:
        lease.guard(session)
        mailboxes.note_folder(session, place.folder.id, last_poll=office.clock())
