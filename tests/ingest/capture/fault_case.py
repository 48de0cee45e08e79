"""Helpers of the tests of faults: a mailbox on a failing server, a death at any moment, the oracle.

Case        a mailbox, its worker, and every mail that the server was ever given
Case.end    the oracle: the fault is over, and every mail has one outcome, logged mails one entry
Mortal      a process that dies at the n-th commit, before it or right after it
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any, Generic, TypeVar

import sqlalchemy as sa
from sqlalchemy import Engine, event

from ingest.capture.lease import current_worker_id
from ingest.capture.poller import Cycle
from journal.model import CopyState, InteractionState, MailboxHealth, MailboxState, MailOutcome
from journal.store import tables
from journal.store.contacts import by_key
from journal.store.database import read_transaction, transaction
from journal.store.mail import copies, mailboxes, receipts
from journal.store.mail.receipts import ReceiptPeriod
from tests.builders import a_person
from tests.ingest.capture.poller_case import (
    CONFIG,
    PollerCase,
    check_ledger_invariants,
    make_poller_case,
    numbered_mail,
)
from tests.servers import MailServer

_NUMBERS = count(1)


def dead_worker_id() -> str:
    """A worker that every other knows to be dead: this process, with another start."""
    return f"{current_worker_id()}{next(_NUMBERS)}"


def remote_worker_id() -> str:
    """A worker on another machine: nobody can tell whether it lives."""
    return f"elsewhere/{next(_NUMBERS)}/1"


S = TypeVar("S", bound=MailServer)


@dataclass
class FaultCase(Generic[S]):
    server: S
    user: str
    poller: PollerCase
    given_ids: set[str] = field(default_factory=set)
    """The Message-IDs of every mail that was ever in the mailbox."""

    @property
    def engine(self) -> Engine:
        return self.poller.context.engine

    def deliver(self, *numbers: int, folder: str = "INBOX", **more: Any) -> None:
        for number in numbers:
            self.server.deliver(self.user, numbered_mail(number, **more), folder)
            self.given_ids.add(f"{number}@acme.example")

    def restart(self, engine: Engine | None = None) -> None:
        """Let the process be gone, and another one go on with the same database."""
        self.poller.close()
        context = replace(
            self.poller.context, owner=dead_worker_id(), engine=engine or self.poller.context.engine
        )
        self.poller = PollerCase(
            context, self.poller.box, self.poller.clock, timeout=self.poller.timeout
        )

    def second_worker(self) -> PollerCase:
        """Another worker on the same mailbox. For each of them both are alive."""
        context = self.poller.context
        self.poller.context = replace(context, owner=remote_worker_id())
        other = replace(context, owner=remote_worker_id())
        return PollerCase(other, self.poller.box, self.poller.clock)

    def close(self) -> None:
        self.poller.close()

    def mailbox_state(self) -> MailboxState:
        with read_transaction(self.engine) as session:
            found = mailboxes.find(session, self.poller.box.name)
        assert found is not None
        return found

    def pause(self) -> None:
        with transaction(self.engine) as session:
            mailboxes.pause(session, self.mailbox_state().id, by="somebody")

    def resume(self) -> None:
        with transaction(self.engine) as session:
            mailboxes.resume(session, self.mailbox_state().id)

    # ── the oracle ──────────────────────────────────────────────────────────────────────────────

    def finish_and_check(
        self,
        logged: Iterable[int],
        *,
        waiting: Iterable[int] = (),
        skipped: Iterable[int] = (),
        quarantined: Iterable[int] = (),
    ) -> None:
        """End the fault, run cycles until nothing is due, and check everything."""
        self.poller.poll_until_quiet()
        self.check_outcomes(logged, waiting=waiting, skipped=skipped, quarantined=quarantined)

    def check_outcomes(
        self,
        logged: Iterable[int],
        *,
        waiting: Iterable[int] = (),
        skipped: Iterable[int] = (),
        quarantined: Iterable[int] = (),
    ) -> None:
        wanted = {
            MailOutcome.LOGGED: logged,
            MailOutcome.WAITING: waiting,
            MailOutcome.SKIPPED: skipped,
            MailOutcome.QUARANTINED: quarantined,
        }
        expected = {f"{n}@acme.example": each for each, some in wanted.items() for n in some}
        assert outcomes_by_message_id(self.engine) == expected
        self.check_accounts()

    def check_accounts(self) -> None:
        check_ledger(self.engine)
        check_folders(self)


def outcomes_by_message_id(engine: Engine) -> dict[str, MailOutcome]:
    """The outcome of each mail, by its Message-ID; no mail has two."""
    with read_transaction(engine) as session:
        rows = session.execute(sa.select(tables.mail.c.message_id, tables.mail.c.outcome)).all()
    assert len({message_id for message_id, _ in rows}) == len(rows)
    return {message_id: MailOutcome(outcome) for message_id, outcome in rows}


def check_ledger(engine: Engine) -> None:
    """Check that nothing is unaccounted, and exactly the logged mails have one counting entry."""
    check_ledger_invariants(engine)
    with read_transaction(engine) as session:
        receipt = receipts.build_receipt(session, ReceiptPeriod())
        mails = session.execute(sa.select(tables.mail)).all()
        entries = session.execute(sa.select(tables.interaction)).all()
    assert receipt.adds_up
    assert receipt.unaccounted == 0
    logged = {(each.id, each.interaction_id) for each in mails if each.outcome == "logged"}
    made = [(each.mail_id, each.id) for each in entries]
    counting = {
        (each.mail_id, each.id) for each in entries if each.state == InteractionState.ACTIVE.value
    }
    assert len(set(made)) == len(made)
    assert counting <= logged <= set(made)


def check_folders(case: FaultCase[S]) -> None:
    """Check that everything in the mailbox now has a row under its present number, and is done."""
    with read_transaction(case.engine) as session:
        mailbox = mailboxes.find(session, case.poller.box.name)
        assert mailbox is not None
        for folder in mailboxes.get_folders(session, mailbox.id):
            there = case.server.uids(case.user, folder.name)
            assert copies.known_uids(session, folder, there) == set(there)


def count_copy_states(engine: Engine) -> Counter[CopyState]:
    with read_transaction(engine) as session:
        rows = session.execute(sa.select(tables.mail_copy.c.state)).all()
    return Counter(CopyState(state) for (state,) in rows)


def attempts_by_uid(engine: Engine) -> dict[int, int]:
    """The attempts by UID, of copies still to be worked on."""
    with read_transaction(engine) as session:
        listed = tables.mail_copy.c.state == CopyState.LISTED.value
        rows = session.execute(sa.select(tables.mail_copy).where(listed)).all()
    return {row.uid: row.attempts for row in rows}


def make_case(
    server: S, engine: Engine, folder: Path, *, config: str = CONFIG, user: str = "", **more: Any
) -> FaultCase[S]:
    """Make a fresh mailbox; Ada is a known contact."""
    with transaction(engine) as session:
        if not by_key.find_by_address(session, {"ada@acme.example"}):
            a_person(session, "Ada", "ada@acme.example")
    user = user or server.new_user()
    box = server.box(user, **{"addresses": ["sales@ours.example"], **more})
    return FaultCase(
        server, user, make_poller_case(engine, folder, box, config, owner=dead_worker_id())
    )


# ── death ───────────────────────────────────────────────────────────────────────────────────────


class ProcessKilled(BaseException):
    """The process ends here, and nothing of it runs any more."""


@dataclass
class MortalProcess:
    """A process that dies at its n-th commit, and sends nothing to the database after that."""

    dies_at: int
    dies_after_commit: bool
    commits: int = 0
    is_dead: bool = False
    has_written: bool = False

    def commit(self, commit: Callable[[Any], None], connection: Any) -> None:
        self.commits += self.has_written
        dies = self.has_written and self.commits == self.dies_at
        self.has_written = False
        if dies and self.dies_after_commit:
            commit(connection)
        self.is_dead = self.is_dead or dies
        if self.is_dead:
            raise ProcessKilled
        commit(connection)

    def execute(self, _c: object, _cursor: object, statement: str, *_: object) -> None:
        """Counts commits of transactions that write."""
        if self.is_dead:
            raise ProcessKilled
        self.has_written = self.has_written or statement.startswith(("INSERT", "UPDATE", "DELETE"))


@contextmanager
def process_dying_at(engine: Engine, dies_at: int, *, after: bool) -> Iterator[MortalProcess]:
    life = MortalProcess(dies_at, after)
    dialect = engine.dialect
    commit = dialect.do_commit
    dialect.do_commit = lambda it: life.commit(commit, it)  # type: ignore[method-assign,assignment]
    event.listen(engine, "before_cursor_execute", life.execute)
    try:
        yield life
    finally:
        event.remove(engine, "before_cursor_execute", life.execute)
        dialect.do_commit = commit  # type: ignore[method-assign]


def poll_until_killed(case: FaultCase[S], at: int, *, after: bool) -> bool:
    """Run a cycle of a process that dies at its n-th commit. False when it lived to the end."""
    with process_dying_at(case.engine, at, after=after) as life:
        try:
            case.poller.poll()
        except ProcessKilled:
            case.restart()
    return life.is_dead


@contextmanager
def before_command(
    server: Any, command: str, nth: int, deed: Callable[[], object]
) -> Iterator[None]:
    """Do something right before the server runs a command for the n-th time from now on."""
    seen = count(1)

    def hook() -> None:
        if next(seen) == nth:
            deed()

    server.faults.before[command] = hook
    try:
        yield
    finally:
        del server.faults.before[command]


def mailbox_health(case: FaultCase[S]) -> MailboxHealth:
    return case.mailbox_state().health


def all_troubles(cycles: Sequence[Cycle]) -> list[str]:
    return [each for cycle in cycles for each in cycle.troubles]
