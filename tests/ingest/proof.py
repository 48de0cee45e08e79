"""What the tests of faults share: a mailbox on a server that fails, a death at any moment, the oracle.

Case        a mailbox, its door, and every mail that the server was ever given
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

from ingest.lease import this_worker
from ingest.poller import Cycle
from journal.model import CopyState, Health, MailboxState, Outcome, State
from journal.store import by_key, copies, mailboxes, receipts, tables
from journal.store.database import reading, transaction
from journal.store.receipts import Period
from tests.building import a_person
from tests.ingest.door import CONFIG, Door, a_door, a_mail, check_the_law
from tests.servers import MailServer

_NUMBERS = count(1)


def another_worker() -> str:
    """One that every other worker knows to be dead: this process, had it begun at another time."""
    return f"{this_worker()}{next(_NUMBERS)}"


def a_worker_elsewhere() -> str:
    """On another machine: nobody can tell whether it lives."""
    return f"elsewhere/{next(_NUMBERS)}/1"


S = TypeVar("S", bound=MailServer)


@dataclass
class Case(Generic[S]):
    server: S
    user: str
    door: Door
    given: set[str] = field(default_factory=set)
    """The Message-IDs of every mail that was ever in the mailbox."""

    @property
    def engine(self) -> Engine:
        return self.door.office.engine

    def give(self, *numbers: int, folder: str = "INBOX", **more: Any) -> None:
        for number in numbers:
            self.server.deliver(self.user, a_mail(number, **more), folder)
            self.given.add(f"{number}@acme.example")

    def restart(self, engine: Engine | None = None) -> None:
        """The process is gone; another one goes on with the same database."""
        self.door.close()
        office = replace(
            self.door.office, owner=another_worker(), engine=engine or self.door.office.engine
        )
        self.door = Door(office, self.door.box, self.door.clock, timeout=self.door.timeout)

    def colleague(self) -> Door:
        """Another worker on the same mailbox. Both are alive, as far as either can tell."""
        office = self.door.office
        self.door.office = replace(office, owner=a_worker_elsewhere())
        other = replace(office, owner=a_worker_elsewhere())
        return Door(other, self.door.box, self.door.clock)

    def close(self) -> None:
        self.door.close()

    def mailbox(self) -> MailboxState:
        with reading(self.engine) as session:
            found = mailboxes.find(session, self.door.box.name)
        assert found is not None
        return found

    def pause(self) -> None:
        with transaction(self.engine) as session:
            mailboxes.pause(session, self.mailbox().id, by="somebody")

    def resume(self) -> None:
        with transaction(self.engine) as session:
            mailboxes.resume(session, self.mailbox().id)

    # ── the oracle ──────────────────────────────────────────────────────────────────────────────

    def end(
        self,
        logged: Iterable[int],
        *,
        waiting: Iterable[int] = (),
        skipped: Iterable[int] = (),
        quarantined: Iterable[int] = (),
    ) -> None:
        """The fault is over: cycles go on until nothing is due, and then everything is as it must be."""
        self.door.poll_until_quiet()
        self.check(logged, waiting=waiting, skipped=skipped, quarantined=quarantined)

    def check(
        self,
        logged: Iterable[int],
        *,
        waiting: Iterable[int] = (),
        skipped: Iterable[int] = (),
        quarantined: Iterable[int] = (),
    ) -> None:
        wanted = {
            Outcome.LOGGED: logged,
            Outcome.WAITING: waiting,
            Outcome.SKIPPED: skipped,
            Outcome.QUARANTINED: quarantined,
        }
        expected = {f"{n}@acme.example": each for each, some in wanted.items() for n in some}
        assert outcomes(self.engine) == expected
        self.check_accounts()

    def check_accounts(self) -> None:
        check_the_ledger(self.engine)
        check_the_folders(self)


def outcomes(engine: Engine) -> dict[str, Outcome]:
    """Of each mail, by its Message-ID; no mail has two."""
    with reading(engine) as session:
        rows = session.execute(sa.select(tables.mail.c.message_id, tables.mail.c.outcome)).all()
    assert len({message_id for message_id, _ in rows}) == len(rows)
    return {message_id: Outcome(outcome) for message_id, outcome in rows}


def check_the_ledger(engine: Engine) -> None:
    """Nothing unaccounted; each logged mail is exactly one entry, and no other mail is one that counts."""
    check_the_law(engine)
    with reading(engine) as session:
        told = receipts.receipt(session, Period())
        mails = session.execute(sa.select(tables.mail)).all()
        entries = session.execute(sa.select(tables.interaction)).all()
    assert told.adds_up
    assert told.unaccounted == 0
    logged = {(each.id, each.interaction_id) for each in mails if each.outcome == "logged"}
    made = [(each.mail_id, each.id) for each in entries]
    counting = {(each.mail_id, each.id) for each in entries if each.state == State.ACTIVE.value}
    assert len(set(made)) == len(made)
    assert counting <= logged <= set(made)


def check_the_folders(case: Case[S]) -> None:
    """Everything that is in the mailbox now has a row under its present number, and it is done."""
    with reading(case.engine) as session:
        mailbox = mailboxes.find(session, case.door.box.name)
        assert mailbox is not None
        for folder in mailboxes.folders(session, mailbox.id):
            there = case.server.uids(case.user, folder.name)
            assert copies.known_uids(session, folder, there) == set(there)


def states(engine: Engine) -> Counter[CopyState]:
    with reading(engine) as session:
        rows = session.execute(sa.select(tables.mail_copy.c.state)).all()
    return Counter(CopyState(state) for (state,) in rows)


def attempts(engine: Engine) -> dict[int, int]:
    """By UID, of what is still to be worked on."""
    with reading(engine) as session:
        listed = tables.mail_copy.c.state == CopyState.LISTED.value
        rows = session.execute(sa.select(tables.mail_copy).where(listed)).all()
    return {row.uid: row.attempts for row in rows}


def a_case(
    server: S, engine: Engine, folder: Path, *, config: str = CONFIG, **more: Any
) -> Case[S]:
    """A fresh mailbox. Ada is known."""
    with transaction(engine) as session:
        if not by_key.with_addresses(session, {"ada@acme.example"}):
            a_person(session, "Ada", "ada@acme.example")
    user = server.new_user()
    box = server.box(user, **{"addresses": ["sales@ours.example"], **more})
    return Case(server, user, a_door(engine, folder, box, config, owner=another_worker()))


# ── death ───────────────────────────────────────────────────────────────────────────────────────


class Killed(BaseException):
    """The process ends here: nothing of it runs any more."""


@dataclass
class Mortal:
    """Dies at its n-th commit of something. The dead send nothing to the database any more."""

    dies_at: int
    after: bool
    commits: int = 0
    dead: bool = False
    writes: bool = False

    def commit(self, commit: Callable[[Any], None], connection: Any) -> None:
        self.commits += self.writes
        dies = self.writes and self.commits == self.dies_at
        self.writes = False
        if dies and self.after:
            commit(connection)
        self.dead = self.dead or dies
        if self.dead:
            raise Killed
        commit(connection)

    def execute(self, _c: object, _cursor: object, statement: str, *_: object) -> None:
        """Who only reads has nothing to commit."""
        if self.dead:
            raise Killed
        self.writes = self.writes or statement.startswith(("INSERT", "UPDATE", "DELETE"))


@contextmanager
def mortal(engine: Engine, dies_at: int, *, after: bool) -> Iterator[Mortal]:
    life = Mortal(dies_at, after)
    dialect = engine.dialect
    commit = dialect.do_commit
    dialect.do_commit = lambda it: life.commit(commit, it)  # type: ignore[method-assign,assignment]
    event.listen(engine, "before_cursor_execute", life.execute)
    try:
        yield life
    finally:
        event.remove(engine, "before_cursor_execute", life.execute)
        dialect.do_commit = commit  # type: ignore[method-assign]


def dies(case: Case[S], at: int, *, after: bool) -> bool:
    """One cycle of a process that dies at its n-th commit. False when it lived to the end."""
    with mortal(case.engine, at, after=after) as life:
        try:
            case.door.poll()
        except Killed:
            case.restart()
    return life.dead


@contextmanager
def hooked(server: Any, command: str, nth: int, deed: Callable[[], object]) -> Iterator[None]:
    """Something happens right before the server does a command for the n-th time from now on."""
    seen = count(1)

    def hook() -> None:
        if next(seen) == nth:
            deed()

    server.faults.before[command] = hook
    try:
        yield
    finally:
        del server.faults.before[command]


def health(case: Case[S]) -> Health:
    return case.mailbox().health


def troubles(cycles: Sequence[Cycle]) -> list[str]:
    return [each for cycle in cycles for each in cycle.troubles]
