"""After the commit: what was logged is marked, or moved, in the mailbox, if the config says so.

A queue of its own, tried again until it is done: a mail is never left half moved.

    keyword                 repeated as often as need be
    MOVE                    atomic; of a mail that is gone, nothing
    COPY, then STORE        the copy is remembered as soon as it is made, so a retry only finishes;
                            when even that is unknown, the target is searched before copying again;
                            another mail with the same id is no copy: its headers are not the same

A bare EXPUNGE never: in a shared mailbox it would remove what other people marked.
"""

from collections.abc import Sequence

from ingest.capture import schedule
from ingest.capture.deliver import needs_acknowledgement
from ingest.capture.folder_run import FolderRun
from ingest.capture.listing import ensure_open
from ingest.imap import ImapMailbox, MailHead
from journal.model import AckState
from journal.settings.mail_settings import AfterKeyword, AfterMove
from journal.store.database import read_transaction
from journal.store.mail import copies, ledger
from journal.store.mail.copies import DueCopy


def acknowledge(run: FolderRun, mailbox: ImapMailbox) -> None:
    after = run.place.box.after
    while after != "leave" and not run.stop.is_set():
        due = _claim_due(run)
        if not due:
            return
        ensure_open(mailbox, run.place, writable=True)
        if isinstance(after, AfterKeyword):
            mailbox.add_keyword([copy.uid for copy, _ in due], after.keyword)
            _note_acks(run, [copy.id for copy, _ in due], AckState.DONE)
        else:
            _move_due(run, mailbox, due, after)


def _claim_due(run: FolderRun) -> list[tuple[DueCopy, AckState]]:
    """The next due copies, with the attempt committed."""
    with run.lease.transaction() as session:
        if needs_acknowledgement(run.place.box, run.place.folder.name):
            copies.mark_manual_acks_due(session, run.place.folder)
        due = copies.find_unacknowledged(session, run.place.folder, limit=schedule.BATCH_MAILS)
        copies.count_ack_attempt(session, [copy.id for copy, _ in due])
    return due


def _move_due(
    run: FolderRun,
    mailbox: ImapMailbox,
    due: Sequence[tuple[DueCopy, AckState]],
    after: AfterMove,
) -> None:
    unsure = [copy for copy, ack in due if ack is AckState.DUE and copy.attempts]
    copied = {copy.id for copy, ack in due if ack is AckState.COPIED}
    copied |= _find_copied(run, mailbox, unsure, after.move)
    ensure_open(mailbox, run.place, writable=True)
    fresh = {copy.uid: copy.id for copy, _ in due if copy.id not in copied}
    if fresh:
        mailbox.move(
            list(fresh),
            after.move,
            on_copied=lambda uids: _note_acks(run, [fresh[uid] for uid in uids], AckState.COPIED),
        )
    if copied:
        mailbox.finish_move([copy.uid for copy, _ in due if copy.id in copied])
    _note_acks(run, [copy.id for copy, _ in due], AckState.DONE)


def _find_copied(
    run: FolderRun, mailbox: ImapMailbox, unsure: Sequence[DueCopy], target: str
) -> set[int]:
    """Finds copies in the target, for a retry without MOVE after a try of unknown result."""
    if not unsure or "MOVE" in mailbox.capabilities():
        return set()
    ids = _message_ids(run, unsure)
    ensure_open(mailbox, run.place)
    heads = mailbox.fetch_heads([copy.uid for copy in unsure])
    mailbox.open(target)
    return {
        copy.id
        for copy in unsure
        if copy.uid in heads and _holds(mailbox, ids.get(copy.mail_id or 0, ""), heads[copy.uid])
    }


def _message_ids(run: FolderRun, unsure: Sequence[DueCopy]) -> dict[int, str]:
    with read_transaction(run.context.engine) as session:
        found = ledger.get_many(session, {c.mail_id for c in unsure if c.mail_id is not None})
    return {id_: mail.message_id for id_, mail in found.items()}


def _holds(mailbox: ImapMailbox, message_id: str, head: MailHead) -> bool:
    """Says whether the open folder holds a copy of this mail: one with its size and its very headers."""
    alike = mailbox.uids_with_message_id(message_id) if message_id else []
    there = mailbox.fetch_heads(alike).values()
    return any((each.size, each.header) == (head.size, head.header) for each in there)


def _note_acks(run: FolderRun, ids: Sequence[int], ack: AckState) -> None:
    with run.lease.transaction() as session:
        copies.set_ack(session, ids, ack)
