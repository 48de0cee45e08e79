"""Brings mails that lie in files into the ledger and the record: the road of a poll, once.

Each store is a folder of the mailbox `files`. One that was seen before, unchanged, is gone on with
where it ended; of another one all is listed, and what the ledger knows is settled as known.

The files are an admin's choice, and no server vouches for them: who they say they are from is
believed, as with a mailbox whose `trusted_authserv` is "none".
"""

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlmodel import Session

from ingest.capture import batches, lease
from ingest.capture.context import (
    CaptureContext,
    MailboxFolder,
    StopRequested,
    build_mail_source,
)
from ingest.capture.file_mailbox import FileMailbox
from ingest.capture.folder_run import Counts, FolderRun
from ingest.capture.guarded_parse import GuardedReader, TooCostly
from ingest.capture.lease import Lease
from ingest.capture.ledger_entry import FetchedMail
from ingest.capture.lookup import MailLookup
from ingest.capture.schedule import fetch_groups, uid_slices
from ingest.decide import delivery_key
from ingest.decide.sender_trust import WAIVER
from ingest.files.find_mails import MailStore
from journal.errors import MailboxUnavailable
from journal.model import (
    Actor,
    DeedKind,
    EnteredMail,
    FolderState,
    MailboxState,
    MailOutcome,
    MailReason,
)
from journal.settings.mail_settings import FILES_MAILBOX, MailboxSettings
from journal.store import tombstones
from journal.store.database import read_transaction, transaction
from journal.store.mail import copies, mailboxes, mails
from journal.store.mail.copies import DueCopy
from journal.store.record import undo_log

_NO_COPY = DueCopy(0, 0, 0, None)


@dataclass(slots=True)
class _ImportDeed:
    """One deed for all that comes in, so that all of it is taken back at once."""

    actor: Actor
    now: datetime
    id: int | None = None

    def add(self, session: Session, entered: Sequence[EnteredMail]) -> None:
        fresh = [each for each in entered if each.is_new]
        numbers = [each.interaction for each in fresh if each.interaction is not None]
        waiting = [each.mail for each in fresh if each.outcome is MailOutcome.WAITING]
        if numbers or waiting:
            known = None if self.id is None else undo_log.get(session, self.id)
            before = known.payload if known else {"numbers": [], "mails": []}
            payload = {"numbers": before["numbers"] + numbers, "mails": before["mails"] + waiting}
            self._write(session, payload, is_known=known is not None)

    def _write(self, session: Session, payload: dict[str, list[int]], *, is_known: bool) -> None:
        """Write the deed; one whose transaction was rolled back is made anew."""
        if self.id is not None and is_known:
            undo_log.fill(session, self.id, payload)
            return
        kind, actor = DeedKind.ENTRIES_IMPORT, self.actor.key
        self.id = undo_log.add(session, kind, actor=actor, now=self.now, payload=payload)


@dataclass(slots=True)
class FileImport:
    """Tells what became of the mails: `new` by outcome and reason. `is_stopped`: the rest was not read.

    `cancelled` are those of the known whose entry is cancelled, as after the undo of their import.
    """

    new: Counter[tuple[MailOutcome, MailReason]] = field(default_factory=Counter)
    known: int = 0
    cancelled: int = 0
    gone: int = 0
    put_off: int = 0
    is_stopped: bool = False

    def add(self, counts: Counts) -> None:
        fresh = [each for each in counts.entered if each.is_new]
        self.new.update((each.outcome, each.reason) for each in fresh)
        self.new[MailOutcome.QUARANTINED, MailReason.CRASHED] += counts.quarantined
        self.known += counts.known + len(counts.entered) - len(fresh)
        self.gone += counts.gone
        self.put_off += counts.postponed


def import_stores(
    context: CaptureContext, actor: Actor, stores: Sequence[MailStore], stop: threading.Event
) -> FileImport:
    """Import the stores one after the other, as one deed; what is committed stays when stopped."""
    done = FileImport()
    context = replace(context, on_entered=_ImportDeed(actor, context.clock()).add)
    with transaction(context.engine) as session:
        state = mailboxes.ensure(session, FILES_MAILBOX)
    with lease.hold_lease(context, state) as held:
        if held is None:
            raise MailboxUnavailable("Another import of mail files is running; wait for its end.")
        for store in stores:
            place = _open_folder(context, held, state, store)
            _import_store(context, held, place, store, stop=stop, done=done)
            if done.is_stopped:
                return done
        with held.transaction() as session:
            new = bool(done.new.total())
            mailboxes.record_success(session, state.id, now=context.clock(), new=new)
    return done


def _import_store(
    context: CaptureContext,
    held: Lease,
    place: MailboxFolder,
    store: MailStore,
    *,
    stop: threading.Event,
    done: FileImport,
) -> None:
    mailbox, counts = FileMailbox(store), Counts()
    due = _list_mails(context, held, place, len(store.mails))
    done.known += len(store.mails) - due
    run = FolderRun(context, held, mailbox, place, stop, counts, is_exact=store.is_exact)
    try:
        batches.process_due(run)
    except StopRequested:
        done.is_stopped = True
    done.add(counts)
    with read_transaction(context.engine) as session:
        done.cancelled += copies.count_cancelled(session, place.folder)


def _box(store: MailStore) -> MailboxSettings:
    return MailboxSettings(
        name=FILES_MAILBOX,
        host=FILES_MAILBOX,
        user=FILES_MAILBOX,
        folders=(store.name,),
        trusted_authserv=WAIVER,
    )


def _open_folder(
    context: CaptureContext, held: Lease, state: MailboxState, store: MailStore
) -> MailboxFolder:
    """The folder of this store, under the numbers of these very files."""
    uidvalidity = FileMailbox(store).open().uidvalidity or 1
    with held.transaction() as session:
        folder = mailboxes.ensure_folder(session, state.id, store.name)
        if folder.uidvalidity != uidvalidity:
            copies.close_epoch(session, folder, now=context.clock())
            mailboxes.begin_epoch(session, folder, uidvalidity)
            folder = replace(folder, epoch=folder.epoch + 1, uidvalidity=uidvalidity, highest=0)
    return MailboxFolder(_box(store), folder)


def _list_mails(context: CaptureContext, held: Lease, place: MailboxFolder, count: int) -> int:
    """Lists every mail of the store; returns how many are to be worked on."""
    now = context.clock()
    for some in uid_slices(range(1, count + 1)):
        with held.transaction() as session:
            copies.list_new(session, place.folder, some, now=now, highest=some[-1])
    with held.transaction() as session:
        return copies.count_due(session, place.folder, now=now)


# ── a dry run ───────────────────────────────────────────────────────────────────────────────────


def judge_stores(
    context: CaptureContext, stores: Sequence[MailStore], stop: threading.Event
) -> FileImport:
    """Says what would become of the mails as the record is now; nothing is written."""
    judged = FileImport()
    seen: set[str] = set()
    with closing(GuardedReader(context.parse_limits, context.parse)) as reader:
        for store in stores:
            place = MailboxFolder(_box(store), _unwritten_folder(store.name))
            for group in _read_groups(context, store, reader, judged):
                if stop.is_set():
                    judged.is_stopped = True
                    return judged
                _judge_group(context, place, group, seen, judged)
    return judged


def _unwritten_folder(name: str) -> FolderState:
    return FolderState(
        id=0,
        mailbox_id=0,
        name=name,
        epoch=0,
        uidvalidity=None,
        highest=0,
        uidnext=None,
        messages=None,
        last_poll=None,
        last_audit=None,
        held_reason="",
    )


def _read_groups(
    context: CaptureContext, store: MailStore, reader: GuardedReader, judged: FileImport
) -> Iterator[list[FetchedMail]]:
    mailbox = FileMailbox(store)
    sizes = {uid: each.end - each.start for uid, each in enumerate(store.mails, start=1)}
    for uids in fetch_groups(sizes, most_bytes=context.batch_bytes):
        heads, raws = mailbox.fetch_heads(uids), mailbox.fetch_bodies(uids)
        judged.gone += len(uids) - len(raws)
        group = []
        for uid, raw in raws.items():
            received = heads[uid].internal_date if uid in heads else None
            read = _read_mail(reader, raw, received)
            if read is None:
                judged.new[MailOutcome.QUARANTINED, MailReason.CRASHED] += 1
            else:
                group.append(read)
        yield group


def _read_mail(reader: GuardedReader, raw: bytes, received: datetime | None) -> FetchedMail | None:
    try:
        mail = reader.read(raw)
    except TooCostly:
        return None
    return FetchedMail(_NO_COPY, mail, len(raw), received, raw=raw)


def _judge_group(
    context: CaptureContext,
    place: MailboxFolder,
    group: Sequence[FetchedMail],
    seen: set[str],
    judged: FileImport,
) -> None:
    keys = [delivery_key.delivery_key(each.mail, context.policy.ours) for each in group]
    with read_transaction(context.engine) as session:
        known = {*mails.get_by_delivery_key(session, set(keys)), *seen}
        buried = tombstones.find_buried(session, set(keys))
        found = MailLookup(session, context, place, group)
        for key, each in zip(keys, group, strict=True):
            if key in known:
                judged.known += 1
            elif key in buried:
                judged.new[MailOutcome.SKIPPED, MailReason.PURGED_BEFORE] += 1
            else:
                source = build_mail_source(place, each.received)
                decision = context.decide(
                    each.mail,
                    source,
                    context.policy,
                    found.result_for(each),
                    now=context.clock(),
                )
                judged.new[decision.outcome, decision.reason] += 1
            known.add(key)
    seen.update(keys)
