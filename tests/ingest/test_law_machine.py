"""Whatever happens to a mailbox and to the program, in whatever order: the law holds after every step.

The machine delivers, moves, removes, renumbers, crashes, cuts lines, decides and purges at random.
The server itself says what is in the mailbox; what must have become of it is kept by hand.
"""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from ingest.poller import Cycle, Verdict, audited
from journal import cancel, match_again, purge
from journal.match_again import Applied
from journal.model import (
    CopyState,
    InteractionFilter,
    LedgerMail,
    Outcome,
    Reason,
    StalePreview,
)
from journal.settings.mail import AfterKeyword
from journal.store import retrying
from journal.store.database import transaction
from playground.mailbox.memory import Stock
from tests.building import ADMIN, a_person
from tests.clock import NOW
from tests.databases import Databases, fresh_engine
from tests.ingest.door import a_mail
from tests.ingest.proof import (
    Case,
    a_case,
    check_the_folders,
    check_the_ledger,
    dies,
    hooked,
)
from tests.servers import PASSWORD
from tests.servers.scripted import Scripted, running_scripted

READ = ("INBOX", "Sent")
FOLDERS = ("INBOX", "INBOX", *READ, "Aside", "Logged")
# Ada is known from the beginning, the others may come to be.
SENDERS = {name: f"{name} <{name.lower()}@{name.lower()}.example>" for name in ("Bob", "Eve")}
SENDERS["Ada"] = "Ada <ada@acme.example>"
COMMANDS = (
    *("STATUS", "STATUS", "EXAMINE", "UID SEARCH", "UID FETCH", "UID FETCH"),
    *("UID STORE", "UID MOVE", "UID COPY", "UID EXPUNGE"),
)

place = st.integers(0, 50)
nth = st.integers(1, 2)
command = st.sampled_from(COMMANDS)
folder = st.sampled_from(FOLDERS)
sender = st.sampled_from(sorted(SENDERS))


@dataclass
class World:
    """Where fresh databases come from, and where files go."""

    databases: Databases
    folder: Path

    def __repr__(self) -> str:
        return f"<{type(self.databases).__name__}>"


class Mailbox(RuleBasedStateMachine):
    world: World

    def __init__(self) -> None:
        super().__init__()
        self.at_the_end = ExitStack()
        self.engine = self.at_the_end.enter_context(fresh_engine(self.world.databases))
        self.server = self.at_the_end.enter_context(running_scripted())
        self.raws: dict[int, bytes] = {}
        self.senders: dict[int, str] = {}
        self.known = {"Ada"}
        self.seen: set[int] = set()
        self.logged: set[int] = set()
        self.purged: set[int] = set()

    @initialize(
        after=st.sampled_from(["leave", {"keyword": "Logged"}, {"move": "Logged"}]),
        keep=st.sampled_from(["full", "text"]),
        can_move=st.booleans(),
    )
    def begin(self, after: object, keep: str, *, can_move: bool) -> None:
        if not can_move:
            self.server.capabilities -= {"MOVE"}
        self.case: Case[Scripted] = a_case(
            self.server, self.engine, self.world.folder, after=after, keep=keep, folders=READ
        )
        for name in ("Aside", "Logged"):
            self.server.make_folder(self.case.user, name)

    def teardown(self) -> None:
        try:
            if hasattr(self, "case"):
                self.come_to_rest()
        finally:
            if hasattr(self, "case"):
                self.case.close()
            self.at_the_end.close()

    # ── helpers ─────────────────────────────────────────────────────────────────────────────────

    def stock(self, name: str) -> Stock:
        account = self.server.account(self.case.user, PASSWORD)
        assert account is not None
        return account[name]

    def there(self) -> set[int]:
        """The mails in the folders that are read."""
        raws = {mail.raw for name in READ for mail in self.stock(name).mails}
        return {number for number, raw in self.raws.items() if raw in raws}

    def chosen(self, where: int, numbers: set[int]) -> int:
        return sorted(numbers)[where % len(numbers)]

    def ledger(self) -> dict[int, LedgerMail]:
        """By number; of what was purged nothing tells any more which mail it was."""
        mails = [each for each in self.case.door.mails() if each.message_id]
        found = {int(each.message_id.partition("@")[0]): each for each in mails}
        assert len(found) == len(mails)
        return found

    def waiting(self) -> dict[int, LedgerMail]:
        return {n: each for n, each in self.ledger().items() if each.outcome is Outcome.WAITING}

    # ── what other people do in the mailbox ─────────────────────────────────────────────────────

    @rule(by=sender, name=folder)
    def deliver(self, by: str, name: str) -> None:
        number = len(self.raws) + 1
        self.raws[number] = a_mail(number, sender=SENDERS[by], text=f"Chairs, {number} of them.")
        self.senders[number] = by
        self.server.deliver(self.case.user, self.raws[number], name)

    @precondition(lambda self: self.raws)
    @rule(where=place, name=folder)
    def deliver_again(self, where: int, name: str) -> None:
        number = self.chosen(where, set(self.raws))
        self.server.deliver(self.case.user, self.raws[number], name)

    @rule(where=place, name=folder)
    def expunge(self, where: int, name: str) -> None:
        if mails := self.stock(name).mails:
            self.server.expunge(self.case.user, name, [mails[where % len(mails)].uid])

    @precondition(lambda self: self.raws)
    @rule(where=place, by=sender, name=st.sampled_from(READ))
    def one_goes_and_one_comes(self, where: int, by: str, name: str) -> None:
        """The number of mails is as it was."""
        self.expunge(where, name)
        self.deliver(by, name)
        self.polled(self.case.door.poll())

    @rule(where=place, source=folder, other=folder)
    def move(self, where: int, source: str, other: str) -> None:
        if mails := self.stock(source).mails:
            uid = mails[where % len(mails)].uid
            self.server.move(self.case.user, source, [uid], other)

    @rule(name=folder, validity=st.sampled_from([1, 7, 1_700_000_001, 2**32 - 1]))
    def number_anew(self, name: str, validity: int) -> None:
        """Its mails in another order, and others from the first number on."""
        stock = self.stock(name)
        raws = [mail.raw for mail in reversed(stock.mails)]
        stock.validity, stock.next_uid, stock.mails = validity + stock.validity % 2, 1, []
        for raw in raws:
            stock.add(raw, NOW)
        self.case.close()

    # ── what the program does, and what happens to it ───────────────────────────────────────────

    def polled(self, cycle: Cycle) -> None:
        if cycle.verdict is Verdict.DONE and not self.case.door.count(CopyState.LISTED):
            assert self.there() <= self.ledger().keys() | self.purged
            check_the_folders(self.case)

    @rule(hours=st.sampled_from([0, 0, 1, 7]))
    def poll(self, hours: int) -> None:
        self.case.door.clock.forward(hours=hours)
        self.polled(self.case.door.poll())

    @rule(commit=st.integers(2, 11), after=st.booleans(), by=sender, name=st.sampled_from(READ))
    def crash(self, commit: int, by: str, name: str, *, after: bool) -> None:
        self.deliver(by, name)
        dies(self.case, commit, after=after)
        self.polled(self.case.door.poll())

    @rule(command=command, nth=nth)
    def drop_the_line(self, command: str, nth: int) -> None:
        with hooked(self.server, command, nth, self.server.hang_up):
            self.polled(self.case.door.poll())

    @rule(fetch=st.integers(1, 3), byte=st.integers(0, 400))
    def cut_an_answer(self, fetch: int, byte: int) -> None:
        def cut() -> None:
            self.server.faults.cut_after = byte

        with hooked(self.server, "UID FETCH", fetch, cut):
            self.polled(self.case.door.poll())
        self.server.faults.cut_after = None

    @rule(command=command, nth=nth, where=place, name=folder)
    def another_client_is_quicker(self, command: str, nth: int, where: int, name: str) -> None:
        with hooked(self.server, command, nth, lambda: self.expunge(where, name)):
            self.polled(self.case.door.poll())

    @rule(command=command, nth=nth, by=sender, name=st.sampled_from(READ))
    def a_mail_comes_meanwhile(self, command: str, nth: int, by: str, name: str) -> None:
        self.deliver(by, name)
        with hooked(self.server, command, nth, lambda: self.deliver(by, name)):
            self.case.door.poll()
        self.polled(self.case.door.poll())

    @rule(command=command, nth=nth, by=sender, minutes=st.sampled_from([0, 2]))
    def another_worker_comes(self, command: str, nth: int, by: str, minutes: int) -> None:
        """When the first was asleep for minutes, it takes over; the first goes on regardless."""
        self.deliver(by, "INBOX")
        others: list[Verdict] = []
        colleague = self.case.colleague()

        def wake() -> None:
            self.case.door.clock.forward(minutes=minutes)
            others.append(colleague.poll().verdict)

        with hooked(self.server, command, nth, wake):
            mine = self.case.door.poll().verdict
        colleague.close()
        self.case.restart()
        assert not others or others == [Verdict.DONE if minutes else Verdict.BUSY]
        assert mine is (Verdict.BUSY if others and minutes else Verdict.DONE)

    @rule(by=sender, name=st.sampled_from(READ))
    def a_mail_is_not_given(self, by: str, name: str) -> None:
        self.deliver(by, name)
        self.server.faults.without_body = {self.stock(name).mails[-1].uid}
        self.polled(self.case.door.poll())
        self.server.faults.without_body = set()

    @rule(command=command, by=sender, said=st.sampled_from(["NO not now", "NO [LIMIT] slow down"]))
    def a_command_is_refused(self, command: str, by: str, said: str) -> None:
        self.deliver(by, "INBOX")
        self.server.faults.answers[command] = said
        self.polled(self.case.door.poll())
        self.server.faults.answers.clear()

    @rule()
    def audit(self) -> None:
        audited(self.case.door.office, self.case.door.box, self.case.door.stop)

    @rule(command=command, nth=nth)
    def pause(self, command: str, nth: int) -> None:
        """Somebody pauses it while it is being read, or right after."""
        self.case.door.poll()
        with hooked(self.server, command, nth, self.case.pause):
            self.polled(self.case.door.poll())
        self.case.pause()
        assert self.case.door.poll().verdict is Verdict.PAUSED
        self.case.resume()

    # ── what people decide ──────────────────────────────────────────────────────────────────────

    @precondition(lambda self: len(self.known) < len(SENDERS))
    @rule(by=sender)
    def add_contact(self, by: str) -> None:
        if by in self.known:
            return
        self.known.add(by)
        with transaction(self.engine) as session:
            who = a_person(session, by, f"{by.lower()}@{by.lower()}.example")
            applied = match_again.apply(
                session, self.case.door.office.house, ADMIN, who.id, now=self.case.door.clock()
            )
            assert isinstance(applied, Applied)
        reopened = {n for n, each in self.waiting().items() if each.reopened}
        left = {n for n in self.waiting() if self.senders[n] == by}
        assert left <= reopened

    @rule(where=place)
    def retry(self, where: int) -> None:
        if waiting := self.waiting():
            mail = waiting[self.chosen(where, set(waiting))]
            with transaction(self.engine) as session:
                read = {("sales", name) for name in READ}
                retrying.reopen(session, [mail.id], read=read)

    @precondition(lambda self: self.logged)
    @rule(where=place, gone=st.booleans())
    def cancel_or_purge(self, where: int, *, gone: bool) -> None:
        number = self.chosen(where, self.logged)
        entry = self.ledger()[number].interaction
        assert entry is not None
        house, now = self.case.door.office.house, self.case.door.clock()
        with transaction(self.engine) as session:
            cancel.cancel(session, house, ADMIN, [entry], reason="wrong", now=now)
        if gone:
            self.purge(entry)
            self.purged.add(number)
            self.logged.discard(number)
            self.seen.discard(number)
            self.server.deliver(self.case.user, self.raws[number])

    def purge(self, entry: int) -> None:
        now = self.case.door.clock()
        with transaction(self.engine) as session:
            shown = purge.preview(session, ADMIN, InteractionFilter(numbers=(entry,)), now=now)
            which = purge.begin(session, ADMIN, shown.token, now=now)
            assert not isinstance(which, StalePreview)
            purge.delete(session, which, purge.due(session, which), now=now)
            purge.finish(session, which, now=now)

    # ── the laws ────────────────────────────────────────────────────────────────────────────────

    @invariant()
    def everything_is_accounted_for_and_logged_once(self) -> None:
        if hasattr(self, "case"):
            check_the_ledger(self.engine)

    @invariant()
    def nothing_that_was_seen_is_forgotten_and_nothing_that_was_logged_is_undone(self) -> None:
        if not hasattr(self, "case"):
            return
        ledger = self.ledger()
        assert self.seen <= ledger.keys()
        self.seen = set(ledger)
        logged = {n for n, each in ledger.items() if each.outcome is Outcome.LOGGED}
        assert self.logged <= logged
        self.logged = logged

    @invariant()
    def each_has_the_outcome_that_is_due_to_its_sender(self) -> None:
        if not hasattr(self, "case"):
            return
        for number, each in self.ledger().items():
            assert number not in self.purged
            by = self.senders[number]
            assert each.outcome is not Outcome.LOGGED or by in self.known
            if by == "Ada":
                assert each.outcome is Outcome.LOGGED
            elif each.outcome is not Outcome.LOGGED:
                assert (each.outcome, each.reason) == (Outcome.WAITING, Reason.NO_CONTACT)

    def come_to_rest(self) -> None:
        """All faults are over: everything that can be logged is, and what was purged stays gone."""
        self.case.door.poll_until_quiet()
        self.polled(self.case.door.poll())
        for law in (
            self.everything_is_accounted_for_and_logged_once,
            self.nothing_that_was_seen_is_forgotten_and_nothing_that_was_logged_is_undone,
            self.each_has_the_outcome_that_is_due_to_its_sender,
        ):
            law()
        assert not any(each.reopened for each in self.ledger().values())
        wanted = {n for n in self.there() if self.senders[n] == "Ada"} - self.purged
        assert wanted <= self.logged
        self.all_are_acknowledged()

    def all_are_acknowledged(self) -> None:
        """What the door logged, and not what a person said."""
        done = {n for n, each in self.ledger().items() if each.reason is Reason.LOGGED}
        after = self.case.door.box.after
        for name in READ:
            for mail in self.stock(name).mails:
                numbers = {n for n, raw in self.raws.items() if raw == mail.raw}
                if after != "leave" and numbers <= done:
                    assert after == AfterKeyword(keyword="Logged")
                    assert "Logged" in mail.flags


# Who finds a fault looks for its shortest story for up to five minutes.
@pytest.mark.timeout(900)
def test_the_law_holds_whatever_happens(databases: Databases, tmp_path: Path) -> None:
    class InThisWorld(Mailbox):
        pass

    InThisWorld.world = World(databases, tmp_path)
    wanted = settings(stateful_step_count=30)
    if wanted.derandomize:
        # The same stories in every run, and others for each database.
        seed(repr(InThisWorld.world))(InThisWorld)
        wanted = settings(wanted, max_examples=12)
    run_state_machine_as_test(InThisWorld, settings=wanted)
