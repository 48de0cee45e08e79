"""Whose turn is it? One worker at a time works on a mailbox, and a dead one's turn ends.

The lease is a row with an owner and an end. A thread renews it while the work goes on, and every
transaction of the work asks for it once more: whoever lost it (a process that was asleep, a clock
that jumped) can commit nothing. A worker that died on this machine is known to be dead by its
process, and what it held is taken over at once.
"""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from sqlmodel import Session

from ingest.office import LeaseLost, Office
from journal.errors import RapportError
from journal.model import MailboxState
from journal.store import mailboxes
from journal.store.database import transaction

LASTS = timedelta(seconds=60)
_RENEWED_EVERY = 20.0


class Lease:
    """A mailbox that is ours for now."""

    def __init__(self, office: Office, mailbox_id: int) -> None:
        self._office = office
        self._id = mailbox_id

    def guard(self, session: Session) -> None:
        """Asked in every transaction that writes for the mailbox."""
        until = self._office.clock() + LASTS
        if not mailboxes.keep(session, self._id, self._office.owner, until=until):
            raise LeaseLost("Another worker has taken this mailbox over.")

    def renew_until(self, done: threading.Event) -> None:
        while not done.wait(_RENEWED_EVERY):
            try:
                with transaction(self._office.engine) as session:
                    self.guard(session)
            except LeaseLost:
                return
            except RapportError:
                # The database is busy; the work's own transactions renew it as well.
                continue


@contextmanager
def held(office: Office, state: MailboxState) -> Iterator[Lease | None]:
    """The lease while the block runs, or None when somebody else has it."""
    if not _taken(office, state):
        yield None
        return
    lease = Lease(office, state.id)
    done = threading.Event()
    renewing = threading.Thread(target=lease.renew_until, args=(done,), daemon=True)
    renewing.start()
    try:
        yield lease
    finally:
        done.set()
        renewing.join()
        _given_back(office, state)


def _taken(office: Office, state: MailboxState) -> bool:
    now = office.clock()
    with transaction(office.engine) as session:
        if mailboxes.take(session, state.id, office.owner, now=now, until=now + LASTS):
            return True
        holder = mailboxes.ensure(session, state.name).lease_owner
        return is_dead(holder) and mailboxes.take_over(
            session, state.id, holder, office.owner, until=now + LASTS
        )


def _given_back(office: Office, state: MailboxState) -> None:
    try:
        with transaction(office.engine) as session:
            mailboxes.give_back(session, state.id, office.owner)
    except RapportError:
        # It runs out by itself.
        return


# ── who is who ──────────────────────────────────────────────────────────────────────────────────


def this_worker() -> str:
    """`machine/process space/process/its start`: what tells a worker from all others."""
    return f"{_machine()}/{os.getpid()}/{_started(os.getpid())}"


def is_dead(owner: str) -> bool:
    """Certainly dead: it ran here, in our own space of process numbers, and runs no more."""
    where, _, rest = owner.rpartition("/")
    machine, _, process = where.rpartition("/")
    if machine != _machine() or not process.isascii() or not process.isdigit():
        return False
    return _started(int(process)) != rest


def _machine() -> str:
    """A host's name alone would not do: containers may share it and not their processes."""
    try:
        space = Path("/proc/self/ns/pid").stat().st_ino
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        # No way to tell: two workers then never take each other for dead.
        return f"{socket.gethostname()}/{os.getpid()}"
    return f"{socket.gethostname()}/{boot}/{space}"


def _started(process: int) -> str:
    """When a process began, in the system's own ticks; empty when there is none."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    # The name, in brackets, may hold spaces; the start is the 20th field behind it.
    fields = stat.rpartition(")")[2].split()
    return "" if fields[0] == "Z" else fields[19]
