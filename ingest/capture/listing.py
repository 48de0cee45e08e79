"""Gives every mail in a folder its row: once listed, a mail can't be forgotten.

same numbers      nothing to do, in one round trip
new mail          listed above the mark; the mark moves in the same transaction
odd number        listed; but the mark stays below UIDNEXT, or it would hide what comes next
numbered anew     the folder is listed again from the start, under a new epoch; what we know
                  is recognised by its headers, so that only true newcomers are worked on
a big jump        listed all the same, but nothing is worked on until a person says so
audit             every number the server has, against ours; what is missing is listed
all is gone       told: a mail store that was lost looks like a quiet mailbox
"""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from ingest.capture.context import CaptureContext, MailboxFolder
from ingest.capture.folder_run import ReadableMailbox
from ingest.capture.lease import Lease
from ingest.capture.schedule import FolderAction, is_jump, next_action, uid_slices
from ingest.decide.sender_trust import is_named_as_sent
from ingest.imap import FolderStatus, ImapMailbox
from journal.errors import MailboxUnavailable
from journal.model import AlertKind, FolderState, Problem
from journal.settings.mail_settings import AfterMove, is_same_folder
from journal.store import alerts
from journal.store.database import read_transaction
from journal.store.mail import copies, mailboxes

_log = logging.getLogger(__name__)
_AUDIT_INTERVAL = timedelta(hours=6)
# Somebody who tidies up by hand leaves fewer at once.
_MANY_MAILS = 20


def refresh_folder(
    context: CaptureContext, lease: Lease, mailbox: ImapMailbox, place: MailboxFolder
) -> tuple[MailboxFolder, int]:
    """Lists new mails of the folder; returns the folder as it is now, and their number."""
    status = mailbox.status(place.folder.name)
    wanted = next_action(place.folder, status)
    audit = _audit_is_due(place.folder, context.clock())
    if wanted is FolderAction.NOTHING and not audit:
        _note_poll(context, lease, place)
        return place, 0
    opened = mailbox.open(place.folder.name)
    if next_action(place.folder, opened) is FolderAction.RENUMBERED:
        place = _begin_epoch(context, lease, place, opened.uidvalidity or 0)
    place, found = _list_new(context, lease, mailbox, place, uidnext=opened.uidnext)
    if audit:
        found += audit_folder(context, lease, mailbox, place)
    _note_status(context, lease, place, status)
    return place, found


def ensure_open(mailbox: ReadableMailbox, place: MailboxFolder, *, writable: bool = False) -> None:
    """The folder is open under the numbers we have; else all that we know of them is void."""
    opened: FolderStatus = mailbox.open(place.folder.name, writable=writable)
    if (opened.uidvalidity or 0) != place.folder.uidvalidity:
        raise MailboxUnavailable(
            f"The folder {place.folder.name} was numbered anew meanwhile; it is listed again."
        )


def note_sent_folder(mailbox: ImapMailbox, place: MailboxFolder) -> MailboxFolder:
    """Notes whether the server marks the folder as that of sent mail: it may have any name."""
    name = place.folder.name
    if is_same_folder(name, "INBOX") or is_named_as_sent(name):
        return place
    return replace(place, is_sent_folder=mailbox.special_use(name) == "\\Sent")


def audit_folder(
    context: CaptureContext, lease: Lease, mailbox: ImapMailbox, place: MailboxFolder
) -> int:
    """The audit: lists whatever the server has and the ledger has not."""
    ensure_open(mailbox, place)
    there = [uid for uid in mailbox.uids_above(0) if uid <= place.folder.highest]
    missed = 0
    for some in uid_slices(there):
        with lease.transaction() as session:
            unknown = sorted(set(some) - copies.known_uids(session, place.folder, some))
            missed += len(unknown)
            missed += copies.relist_found(session, place.folder, some, now=context.clock())
            copies.list_new(session, place.folder, unknown, now=context.clock(), highest=0)
    with lease.transaction() as session:
        mailboxes.update_folder(session, place.folder.id, last_audit=context.clock())
    if missed:
        _log.warning("folder %d: the audit found %d unlisted mails", place.folder.id, missed)
    return missed


def _audit_is_due(folder: FolderState, now: datetime) -> bool:
    """Says whether an audit is due; also when the last one is in the future, by a wrong clock."""
    since = now - folder.last_audit if folder.last_audit else _AUDIT_INTERVAL
    return not timedelta() <= since < _AUDIT_INTERVAL


def _begin_epoch(
    context: CaptureContext, lease: Lease, place: MailboxFolder, uidvalidity: int
) -> MailboxFolder:
    with lease.transaction() as session:
        copies.close_epoch(session, place.folder, now=context.clock())
        mailboxes.begin_epoch(session, place.folder, uidvalidity)
        if place.folder.uidvalidity is not None:
            renumbered = Problem(AlertKind.MAILBOX_RENUMBERED, place.box.name)
            alerts.add_event(session, renumbered, now=context.clock())
    folder = replace(
        place.folder,
        epoch=place.folder.epoch + 1,
        uidvalidity=uidvalidity,
        highest=0,
    )
    if place.folder.uidvalidity is not None:
        _log.warning("folder %d: the server numbers its mails anew", folder.id)
    return replace(place, folder=folder)


def _list_new(
    context: CaptureContext,
    lease: Lease,
    mailbox: ImapMailbox,
    place: MailboxFolder,
    *,
    uidnext: int | None,
) -> tuple[MailboxFolder, int]:
    uids = _find_unlisted(context, mailbox, place)
    if not uids:
        return place, 0
    # What came since the folder was opened is listed, and looked at once more the next time.
    most = max(uids) if uidnext is None else uidnext - 1
    held = _reason_to_hold(place, uids)
    for some in uid_slices(uids):
        mark = min(max(some), most)
        with lease.transaction() as session:
            copies.list_new(session, place.folder, some, now=context.clock(), highest=mark)
            if held:
                mailboxes.update_folder(session, place.folder.id, held=held)
    folder = replace(
        place.folder,
        highest=max(place.folder.highest, min(max(uids), most)),
        held_reason=held or place.folder.held_reason,
    )
    place = replace(place, folder=folder)
    _skip_old(context, lease, mailbox, place, uids)
    return place, len(uids)


def _find_unlisted(
    context: CaptureContext, mailbox: ImapMailbox, place: MailboxFolder
) -> list[int]:
    """The UIDs above the mark that have no row; a mark above the last UIDNEXT is not believed."""
    folder = place.folder
    mark = folder.highest if folder.uidnext is None else min(folder.highest, folder.uidnext - 1)
    uids = mailbox.uids_above(mark)
    with read_transaction(context.engine) as session:
        known = copies.known_uids(session, folder, uids)
    return [uid for uid in uids if uid not in known]


def _reason_to_hold(place: MailboxFolder, uids: Sequence[int]) -> str:
    if not is_jump(place.folder, len(uids), limit=place.box.pause_above):
        return ""
    return (
        f"{len(uids)} new mails at once, more than pause_above = {place.box.pause_above}. They are "
        f"listed and wait: `rapport mailbox resume {place.box.name}` goes on with them."
    )


def _skip_old(
    context: CaptureContext,
    lease: Lease,
    mailbox: ImapMailbox,
    place: MailboxFolder,
    found: Sequence[int],
) -> None:
    """Leaves alone what came long before `since`, by the server's own date, before any header is
    fetched.

    A day of grace, since the server's date has no time zone. The mail's own date is read later.
    """
    if place.box.since is None:
        return
    old = set(found).intersection(mailbox.uids_older_than(place.box.since - timedelta(days=1)))
    with lease.transaction() as session:
        copies.mark_left(session, place.folder, old, now=context.clock())


def _note_status(
    context: CaptureContext, lease: Lease, place: MailboxFolder, status: FolderStatus
) -> None:
    """Notes the STATUS from before the listing: mails that came in between are found next time."""
    same = (status.uidvalidity or 0) == place.folder.uidvalidity
    with lease.transaction() as session:
        mailboxes.update_folder(
            session,
            place.folder.id,
            uidnext=status.uidnext if same else None,
            messages=status.messages if same else None,
            last_poll=context.clock(),
        )
        if lost := _emptied_count(place, status):
            emptied = Problem(AlertKind.MAILBOX_EMPTIED, place.box.name, {"count": lost})
            alerts.add_event(session, emptied, now=context.clock())
            _log.warning("folder %d: all %d mails are gone from it", place.folder.id, lost)


def _emptied_count(place: MailboxFolder, status: FolderStatus) -> int:
    """Says how many mails are gone at once, where all are: a lost mail store looks like a quiet mailbox."""
    before = place.folder.messages or 0
    is_ours = isinstance(place.box.after, AfterMove)
    return before if status.messages == 0 and before >= _MANY_MAILS and not is_ours else 0


def _note_poll(context: CaptureContext, lease: Lease, place: MailboxFolder) -> None:
    with lease.transaction() as session:
        mailboxes.update_folder(session, place.folder.id, last_poll=context.clock())
