"""Runs one cycle of one mailbox: lease, new mails, their processing, acknowledgements, health.

    paused, or not yet due again     nothing
    another worker has the lease     nothing; it does the work
    a folder that can't be read      the others are read; the mailbox is degraded, with the reason
    the login is refused             a few tries, then once a day: a person must act
    the line drops, the server asks  later: after seconds at first, then minutes, or when the
    for patience, the database is    server says
    busy or the disk is full

Only a whole good cycle resets the count of failures.
"""

import logging
import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from ingest.capture import acks, batches, lease, letters, listing, retries, schedule
from ingest.capture.context import (
    CaptureContext,
    LeaseLost,
    MailboxFolder,
    StopRequested,
    error_location,
)
from ingest.capture.folder_run import Counts, FolderRun
from ingest.capture.lease import Lease
from ingest.imap import ImapMailbox
from journal.errors import (
    FolderRefused,
    MailboxRefused,
    MailboxUnavailable,
    MailMissing,
    PermanentError,
    RapportError,
    TransientError,
)
from journal.log_context import join_log_lines, new_log_id
from journal.model import MailboxHealth, MailboxState
from journal.settings.mail_settings import MailboxSettings
from journal.store.database import transaction
from journal.store.mail import mailboxes

_log = logging.getLogger(__name__)
_OUTAGE_RETRY_SECONDS = 60.0


class CycleStatus(StrEnum):
    """Says how a cycle ended."""

    DONE = "done"
    BUSY = "busy"
    PAUSED = "paused"
    NOT_YET = "not yet"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(slots=True)
class Cycle:
    """`troubles` are sentences for a person; `again_in` is when to try again, in seconds."""

    mailbox: str
    status: CycleStatus = CycleStatus.DONE
    counts: Counts = field(default_factory=Counts)
    troubles: list[str] = field(default_factory=list)
    retry_in_seconds: float = 0.0


class MailboxConnection:
    """A connection that is kept between cycles, made when it is needed, dropped when it failed."""

    def __init__(self, connect: Callable[[], ImapMailbox]) -> None:
        self._connect = connect
        self._lock = threading.Lock()
        self._mailbox: ImapMailbox | None = None
        self._is_aborted = False

    def get(self) -> ImapMailbox:
        if self._mailbox is None:
            made = self._connect()
            with self._lock:
                self._mailbox = made
                is_aborted = self._is_aborted
            if is_aborted:
                made.abort()
        return self._mailbox

    def drop(self) -> None:
        """Drop a connection that can't be relied on any more; the next cycle makes a new one."""
        with self._lock:
            dropped, self._mailbox = self._mailbox, None
        if dropped is not None:
            dropped.close()

    def abort(self) -> None:
        """End every wait on the connection, from another thread."""
        with self._lock:
            self._is_aborted = True
            if self._mailbox is not None:
                self._mailbox.abort()


def connect(context: CaptureContext, box: MailboxSettings) -> ImapMailbox:
    """Connect and log in. If a token is refused before its time, another one is tried, once."""
    with context.logins.take(box.host):
        login = context.login(box, "")
        try:
            return ImapMailbox(box, login)
        except MailboxRefused:
            if not login.token:
                raise
        return ImapMailbox(box, context.login(box, login.token))


def poll(
    context: CaptureContext,
    box: MailboxSettings,
    connection: MailboxConnection,
    stop: threading.Event,
    *,
    force: bool = False,
) -> Cycle:
    """Run one cycle. `force` ignores the time of the next try. Raises none of our errors."""
    with join_log_lines(mailbox=box.name, cycle=new_log_id()):
        return _poll(context, box, connection, stop, force=force)


def _poll(
    context: CaptureContext,
    box: MailboxSettings,
    connection: MailboxConnection,
    stop: threading.Event,
    *,
    force: bool,
) -> Cycle:
    cycle = Cycle(box.name)
    try:
        with transaction(context.engine) as session:
            state = mailboxes.ensure(session, box.name)
        verdict = _reason_to_skip(context, state, force=force)
        if verdict is not None:
            cycle.status = verdict
            return cycle
        with lease.hold_lease(context, state) as held_lease:
            if held_lease is None:
                cycle.status = CycleStatus.BUSY
            else:
                _run_cycle(
                    context, box, state, held_lease, connection=connection, stop=stop, cycle=cycle
                )
    except LeaseLost as error:
        _note_lease_lost(connection, error, cycle)
    except Exception as error:  # noqa: BLE001 (see _as_told)
        # Most likely the database itself fails: the error can't be stored.
        cycle.status = CycleStatus.FAILED
        cycle.troubles.append(str(_as_rapport_error(error)))
        cycle.retry_in_seconds = schedule.retry_delay(2, requested=0, jitter=_jitter())
    return cycle


def _reason_to_skip(
    context: CaptureContext, state: MailboxState, *, force: bool
) -> CycleStatus | None:
    if state.health is MailboxHealth.PAUSED:
        return CycleStatus.PAUSED
    if not force and schedule.is_postponed(state.next_try, context.clock()):
        return CycleStatus.NOT_YET
    return None


def _run_cycle(
    context: CaptureContext,
    box: MailboxSettings,
    state: MailboxState,
    held_lease: Lease,
    *,
    connection: MailboxConnection,
    stop: threading.Event,
    cycle: Cycle,
) -> None:
    try:
        retries.reopen_failures(context, held_lease, box, state)
        runs = [
            _run_folder(
                context,
                box,
                state,
                name,
                held_lease=held_lease,
                connection=connection,
                stop=stop,
                cycle=cycle,
            )
            for name in box.folders
        ]
        # After all folders: a mail moved from one to another is on the server still.
        for run in runs:
            if run is not None:
                retries.decide_reopened(run)
        # And what was sent is seen before it is missed among the drafts.
        if all(run is not None for run in runs):
            _tend_letters(context, box, held_lease, connection, cycle)
    except StopRequested:
        cycle.status = CycleStatus.STOPPED
        return
    except LeaseLost:
        raise
    except Exception as error:  # noqa: BLE001 (see _as_told)
        connection.drop()
        if stop.is_set():
            cycle.status = CycleStatus.STOPPED
            return
        _note_failure(context, state, held_lease, _as_rapport_error(error), cycle)
        return
    _note_success(context, state, held_lease, cycle)


def _run_folder(
    context: CaptureContext,
    box: MailboxSettings,
    state: MailboxState,
    name: str,
    *,
    held_lease: Lease,
    connection: MailboxConnection,
    stop: threading.Event,
    cycle: Cycle,
) -> FolderRun | None:
    if stop.is_set():
        raise StopRequested("Stopped between two folders.")
    with held_lease.transaction() as session:
        place = MailboxFolder(box, mailboxes.ensure_folder(session, state.id, name))
    try:
        place, found = listing.refresh_folder(context, held_lease, connection.get(), place)
        cycle.counts.listed += found
        if place.folder.held_reason:
            cycle.troubles.append(f"{name}: {place.folder.held_reason}")
            return None
        place = listing.note_sent_folder(connection.get(), place)
        run = FolderRun(
            context,
            held_lease,
            connection.get(),
            place,
            stop,
            cycle.counts,
            are_headers_enough=place.folder.epoch > 1,
        )
        batches.process_due(run)
        acks.acknowledge(run, connection.get())
    except (FolderRefused, MailMissing) as error:
        cycle.troubles.append(str(error))
        return None
    return run


def _tend_letters(
    context: CaptureContext,
    box: MailboxSettings,
    held_lease: Lease,
    connection: MailboxConnection,
    cycle: Cycle,
) -> None:
    try:
        letters.tend_letters(context, held_lease, connection.get, box)
    except FolderRefused as error:
        cycle.troubles.append(str(error))


# ── how it went ─────────────────────────────────────────────────────────────────────────────────


def _note_success(
    context: CaptureContext, state: MailboxState, held_lease: Lease, cycle: Cycle
) -> None:
    now = context.clock()
    with held_lease.transaction() as session:
        new = bool(cycle.counts.entered)
        if cycle.troubles:
            mailboxes.record_partial_success(
                session, state.id, " ".join(cycle.troubles), now=now, new=new
            )
        else:
            mailboxes.record_success(session, state.id, now=now, new=new)
    if cycle.troubles:
        cycle.status = CycleStatus.FAILED


def _note_failure(
    context: CaptureContext,
    state: MailboxState,
    held_lease: Lease,
    error: RapportError,
    cycle: Cycle,
) -> None:
    cycle.status = CycleStatus.FAILED
    cycle.troubles.append(str(error))
    refused = isinstance(error, MailboxRefused)
    same_kind = refused is (state.health is MailboxHealth.REFUSED)
    cycle.retry_in_seconds = _retry_delay(error, state.failures if same_kind else 0)
    health = MailboxHealth.REFUSED if refused else MailboxHealth.DEGRADED
    next_try = context.clock() + timedelta(seconds=cycle.retry_in_seconds)
    with held_lease.transaction() as session:
        mailboxes.record_failure(session, state.id, health, str(error), next_try=next_try)
    _log.warning(
        "mailbox %d: %s, again in %.0f s", state.id, type(error).__name__, cycle.retry_in_seconds
    )


def _note_lease_lost(connection: MailboxConnection, error: LeaseLost, cycle: Cycle) -> None:
    cycle.status = CycleStatus.BUSY
    cycle.troubles, cycle.retry_in_seconds = [], 0.0
    _log.warning("mailbox %s: %s", cycle.mailbox, error)
    connection.drop()


def _as_rapport_error(error: Exception) -> RapportError:
    """Treats an unforeseen error like any other failure: noted, reported, tried again.

    If it ended the thread, the mailbox would look well and be read by nobody.
    """
    if isinstance(error, RapportError):
        return error
    place = error_location(error)
    _log.error("a cycle failed in a way nobody foresaw: %s", place)
    return RapportError(
        f"The program failed in a way nobody foresaw ({place}), and tries again. Please report it."
    )


def _retry_delay(error: RapportError, failures: int) -> float:
    if isinstance(error, MailboxRefused):
        return schedule.retry_delay_after_refusal(failures)
    if isinstance(error, PermanentError):
        # A full disk, an unreachable database: whoever repairs it should not wait for us.
        return _OUTAGE_RETRY_SECONDS * (0.75 + _jitter() / 2)
    requested = error.retry_after if isinstance(error, TransientError) else 0.0
    return schedule.retry_delay(failures, requested=requested, jitter=_jitter())


def _jitter() -> float:
    return random.random()  # noqa: S311 (so that mailboxes do not all come back at once)


# ── by request ──────────────────────────────────────────────────────────────────────────────────


def audit_mailbox(
    context: CaptureContext, box: MailboxSettings, stop: threading.Event
) -> dict[str, int]:
    """Lists mails without a row; returns how many there were in each folder. Waits for the lease."""
    with transaction(context.engine) as session:
        state = mailboxes.ensure(session, box.name)
    missed: dict[str, int] = {}
    with lease.hold_lease(context, state) as held_lease, connect(context, box) as mailbox:
        if held_lease is None:
            raise MailboxUnavailable(
                f"The mailbox {box.name} is being read right now; ask again in a moment."
            )
        for name in box.folders:
            if stop.is_set():
                break
            with held_lease.transaction() as session:
                place = MailboxFolder(box, mailboxes.ensure_folder(session, state.id, name))
            place, new = listing.refresh_folder(context, held_lease, mailbox, place)
            missed[name] = listing.audit_folder(context, held_lease, mailbox, place)
            _log.info("folder %d: %d new, %d missed", place.folder.id, new, missed[name])
    return missed
