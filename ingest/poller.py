"""One mailbox, one cycle: whose turn, what is new, work it off, acknowledge, say how it went.

    paused, or not yet due again     nothing
    another worker has the lease     nothing; it does the work
    a folder that can't be read      the others are; the mailbox is degraded, with the reason
    the login is refused             a few tries, then once a day: a person must act
    the line drops, the server asks  later: after seconds at first, then minutes; what the server
    for patience, the database is    asks for is waited for
    busy or the disk is full

A whole good cycle alone resets what is counted of failures.
"""

import logging
import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from ingest import acks, again, batches, lease, listing, plan
from ingest.lease import Lease
from ingest.mailbox import Mailbox
from ingest.office import LeaseLost, Office, Place, Stopped, where_it_failed
from ingest.shift import Shift, Tally
from journal.errors import (
    FolderRefused,
    MailboxRefused,
    MailboxUnavailable,
    PermanentError,
    RapportError,
    TransientError,
)
from journal.model import Health, MailboxState
from journal.settings.mail import Mailbox as Box
from journal.store import mailboxes
from journal.store.database import transaction

_log = logging.getLogger(__name__)
_MENDED_WITHIN = 60.0


class Verdict(StrEnum):
    """How a cycle ended."""

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
    verdict: Verdict = Verdict.DONE
    tally: Tally = field(default_factory=Tally)
    troubles: list[str] = field(default_factory=list)
    again_in: float = 0.0


class Line:
    """A connection that is kept between cycles, made when it is needed, dropped when it failed."""

    def __init__(self, connect: Callable[[], Mailbox]) -> None:
        self._connect = connect
        self._lock = threading.Lock()
        self._mailbox: Mailbox | None = None
        self._ended = False

    def get(self) -> Mailbox:
        if self._mailbox is None:
            made = self._connect()
            with self._lock:
                self._mailbox = made
                ended = self._ended
            if ended:
                made.abort()
        return self._mailbox

    def drop(self) -> None:
        """It can't be relied on any more; the next cycle makes a new one."""
        with self._lock:
            dropped, self._mailbox = self._mailbox, None
        if dropped is not None:
            dropped.close()

    def end(self) -> None:
        """From another thread: whatever waits on it ends now."""
        with self._lock:
            self._ended = True
            if self._mailbox is not None:
                self._mailbox.abort()


def connect(office: Office, box: Box) -> Mailbox:
    """Logged in. A token may be refused before its time: then another one is tried, once."""
    login = office.login(box, "")
    try:
        return Mailbox(box, login)
    except MailboxRefused:
        if not login.token:
            raise
    return Mailbox(box, office.login(box, login.token))


def poll(
    office: Office, box: Box, line: Line, stop: threading.Event, *, force: bool = False
) -> Cycle:
    """One cycle. `force` does not wait for the time of the next try. Raises nothing of ours."""
    cycle = Cycle(box.name)
    try:
        with transaction(office.engine) as session:
            state = mailboxes.ensure(session, box.name)
        verdict = _not_now(office, state, force=force)
        if verdict is not None:
            cycle.verdict = verdict
            return cycle
        with lease.held(office, state) as mine:
            if mine is None:
                cycle.verdict = Verdict.BUSY
            else:
                _cycle(office, box, state, mine, line=line, stop=stop, cycle=cycle)
    except LeaseLost as error:
        _lost(line, error, cycle)
    except Exception as error:  # noqa: BLE001 (see _as_told)
        # The database itself, most likely: there is nowhere to note it.
        cycle.verdict = Verdict.FAILED
        cycle.troubles.append(str(_as_told(error)))
        cycle.again_in = plan.wait_after(2, asked=0, jitter=_jitter())
    return cycle


def _not_now(office: Office, state: MailboxState, *, force: bool) -> Verdict | None:
    if state.health is Health.PAUSED:
        return Verdict.PAUSED
    if not force and plan.is_put_off(state.next_try, office.clock()):
        return Verdict.NOT_YET
    return None


def _cycle(
    office: Office,
    box: Box,
    state: MailboxState,
    mine: Lease,
    *,
    line: Line,
    stop: threading.Event,
    cycle: Cycle,
) -> None:
    try:
        again.reopen_failures(office, mine, box, state)
        shifts = [
            _folder(office, box, state, name, mine=mine, line=line, stop=stop, cycle=cycle)
            for name in box.folders
        ]
        # After all folders: what was moved from one to another is on the server still.
        for shift in shifts:
            if shift is not None:
                again.decide_again(shift)
    except Stopped:
        cycle.verdict = Verdict.STOPPED
        return
    except LeaseLost:
        raise
    except Exception as error:  # noqa: BLE001 (see _as_told)
        line.drop()
        if stop.is_set():
            cycle.verdict = Verdict.STOPPED
            return
        _failed(office, state, mine, _as_told(error), cycle)
        return
    _went(office, state, mine, cycle)


def _folder(
    office: Office,
    box: Box,
    state: MailboxState,
    name: str,
    *,
    mine: Lease,
    line: Line,
    stop: threading.Event,
    cycle: Cycle,
) -> Shift | None:
    if stop.is_set():
        raise Stopped("Stopped between two folders.")
    with transaction(office.engine) as session:
        mine.guard(session)
        place = Place(box, mailboxes.folder_of(session, state.id, name))
    try:
        place, found = listing.refresh(office, mine, line.get(), place)
        cycle.tally.listed += found
        if place.folder.held:
            cycle.troubles.append(f"{name}: {place.folder.held}")
            return None
        shift = Shift(office, mine, line.get(), place, stop, cycle.tally)
        batches.work_off(shift)
        acks.acknowledge(shift)
    except FolderRefused as error:
        cycle.troubles.append(str(error))
        return None
    return shift


# ── how it went ─────────────────────────────────────────────────────────────────────────────────


def _went(office: Office, state: MailboxState, mine: Lease, cycle: Cycle) -> None:
    now = office.clock()
    with transaction(office.engine) as session:
        mine.guard(session)
        new = bool(cycle.tally.entered)
        if cycle.troubles:
            mailboxes.went_partly(session, state.id, " ".join(cycle.troubles), now=now, new=new)
        else:
            mailboxes.went_well(session, state.id, now=now, new=new)
    if cycle.troubles:
        cycle.verdict = Verdict.FAILED


def _failed(
    office: Office, state: MailboxState, mine: Lease, error: RapportError, cycle: Cycle
) -> None:
    cycle.verdict = Verdict.FAILED
    cycle.troubles.append(str(error))
    refused = isinstance(error, MailboxRefused)
    same_kind = refused is (state.health is Health.REFUSED)
    cycle.again_in = _wait(error, state.failures if same_kind else 0)
    health = Health.REFUSED if refused else Health.DEGRADED
    next_try = office.clock() + timedelta(seconds=cycle.again_in)
    with transaction(office.engine) as session:
        mine.guard(session)
        mailboxes.went_wrong(session, state.id, health, str(error), next_try=next_try)
    _log.warning("mailbox %d: %s, again in %.0f s", state.id, type(error).__name__, cycle.again_in)


def _lost(line: Line, error: LeaseLost, cycle: Cycle) -> None:
    cycle.verdict = Verdict.BUSY
    cycle.troubles, cycle.again_in = [], 0.0
    _log.warning("mailbox %s: %s", cycle.mailbox, error)
    line.drop()


def _as_told(error: Exception) -> RapportError:
    """What nobody foresaw is a failure like any other: noted, told, tried again.

    If it ended the thread instead, the mailbox would look well and be read by nobody.
    """
    if isinstance(error, RapportError):
        return error
    place = where_it_failed(error)
    _log.error("a cycle failed in a way nobody foresaw: %s", place)
    return RapportError(
        f"The program failed in a way nobody foresaw ({place}), and tries again. Please report it."
    )


def _wait(error: RapportError, failures: int) -> float:
    if isinstance(error, MailboxRefused):
        return plan.wait_after_refusal(failures)
    if isinstance(error, PermanentError):
        # A full disk, a database that is away: whoever mends it should not wait for us.
        return _MENDED_WITHIN * (0.75 + _jitter() / 2)
    asked = error.retry_after if isinstance(error, TransientError) else 0.0
    return plan.wait_after(failures, asked=asked, jitter=_jitter())


def _jitter() -> float:
    return random.random()  # noqa: S311 (so that mailboxes do not all come back at once)


# ── by request ──────────────────────────────────────────────────────────────────────────────────


def audited(office: Office, box: Box, stop: threading.Event) -> dict[str, int]:
    """How many mails of each folder had no row; they have one now. Waits for whoever reads it."""
    with transaction(office.engine) as session:
        state = mailboxes.ensure(session, box.name)
    missed: dict[str, int] = {}
    with lease.held(office, state) as mine, connect(office, box) as line:
        if mine is None:
            raise MailboxUnavailable(
                f"The mailbox {box.name} is being read right now; ask again in a moment."
            )
        for name in box.folders:
            if stop.is_set():
                break
            with transaction(office.engine) as session:
                place = Place(box, mailboxes.folder_of(session, state.id, name))
            place, new = listing.refresh(office, mine, line, place)
            missed[name] = listing.check(office, mine, line, place)
            _log.info("folder %d: %d new, %d missed", place.folder.id, new, missed[name])
    return missed
