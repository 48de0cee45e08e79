"""Owns the lease: one worker at a time works on a mailbox, and a dead one's lease ends.

The lease is a row with an owner and an end. A thread renews it while the work goes on, and every
transaction of the work asks for it once more: a worker that lost it (a process that was asleep, a
clock that jumped) can commit nothing. A worker that died on this machine is known by its process,
and its lease is taken over at once.
"""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from sqlmodel import Session

from ingest.capture.context import CaptureContext, LeaseLost
from journal.errors import RapportError
from journal.model import MailboxState
from journal.store.database import transaction
from journal.store.mail import mailboxes

LEASE_DURATION = timedelta(seconds=60)
_RENEW_EVERY_SECONDS = 20.0


class Lease:
    """The lease of a mailbox that is ours for now."""

    def __init__(self, context: CaptureContext, mailbox_id: int) -> None:
        self._context = context
        self._id = mailbox_id

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A transaction that commits only while the mailbox is still ours, and renews the lease."""
        with transaction(self._context.engine) as session:
            until = self._context.clock() + LEASE_DURATION
            if not mailboxes.renew_lease(session, self._id, self._context.owner, until=until):
                raise LeaseLost("Another worker has taken this mailbox over.")
            yield session

    def renew_until(self, done: threading.Event) -> None:
        while not done.wait(_RENEW_EVERY_SECONDS):
            try:
                with self.transaction():
                    pass
            except LeaseLost:
                return
            except RapportError:
                # The database is busy; the work's own transactions renew the lease as well.
                continue


@contextmanager
def hold_lease(context: CaptureContext, state: MailboxState) -> Iterator[Lease | None]:
    """The lease while the block runs, or None when somebody else has it."""
    if not _try_to_take(context, state):
        yield None
        return
    lease = Lease(context, state.id)
    done = threading.Event()
    renewing = threading.Thread(target=lease.renew_until, args=(done,), daemon=True)
    renewing.start()
    try:
        yield lease
    finally:
        done.set()
        renewing.join()
        _give_back(context, state)


def _try_to_take(context: CaptureContext, state: MailboxState) -> bool:
    now = context.clock()
    with transaction(context.engine) as session:
        if mailboxes.take_lease(
            session, state.id, context.owner, now=now, until=now + LEASE_DURATION
        ):
            return True
        holder = mailboxes.ensure(session, state.name).lease_owner
        return is_worker_dead(holder) and mailboxes.take_over_lease(
            session, state.id, holder, context.owner, until=now + LEASE_DURATION
        )


def _give_back(context: CaptureContext, state: MailboxState) -> None:
    try:
        with transaction(context.engine) as session:
            mailboxes.give_back(session, state.id, context.owner)
    except RapportError:
        # The lease runs out by itself.
        return


# ── worker ids ──────────────────────────────────────────────────────────────────────────────────


def current_worker_id() -> str:
    """`machine/process space/process/its start`: the id that tells a worker from all others."""
    return f"{_machine_id()}/{os.getpid()}/{_process_start(os.getpid())}"


def is_worker_dead(owner: str) -> bool:
    """Says whether a worker is certainly dead: it ran here, in our own process space, and runs no more."""
    where, _, rest = owner.rpartition("/")
    machine, _, process = where.rpartition("/")
    if machine != _machine_id() or not process.isascii() or not process.isdigit():
        return False
    return _process_start(int(process)) != rest


def _machine_id() -> str:
    """The machine's id; a host's name alone is not enough, since containers may share it."""
    try:
        space = Path("/proc/self/ns/pid").stat().st_ino
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        # Nothing else is known: two workers then never take each other for dead.
        return f"{socket.gethostname()}/{os.getpid()}"
    return f"{socket.gethostname()}/{boot}/{space}"


def _process_start(process: int) -> str:
    """Says when a process began, in the system's own ticks; empty when there is none."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    # The name, in brackets, may hold spaces; the start is the 20th field behind it.
    fields = stat.rpartition(")")[2].split()
    return "" if fields[0] == "Z" else fields[19]
