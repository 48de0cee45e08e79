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

from ingest.capture.poller import Cycle, CycleStatus, audit_mailbox
from journal.entries import cancel, purge
from journal.mail import rematch
from journal.mail.rematch import MatchApplied
from journal.model import (
    CopyState,
    InteractionFilter,
    LedgerMail,
    MailOutcome,
    MailReason,
    StalePreview,
)
from journal.settings.mail_settings import AfterKeyword
from journal.store.database import transaction
from journal.store.mail import retries
from playground.mailbox.mail_folders import MailFolder
from tests.builders import ADMIN, a_person
from tests.clock import NOW
from tests.databases import Databases, fresh_engine
from tests.effort import tries
from tests.ingest.capture.fault_case import (
    FaultCase,
    before_command,
    check_folders,
    check_ledger,
    make_case,
    poll_until_killed,
)
from tests.ingest.capture.poller_case import numbered_mail
from tests.servers import PASSWORD
from tests.servers.scripted_imap import ScriptedImapServer, running_scripted

READ_FOLDERS = ("INBOX", "Sent")
FOLDERS = ("INBOX", "INBOX", *READ_FOLDERS, "Aside", "Logged")
# Ada is known from the beginning, the others may come to be.
SENDERS = {name: f"{name} <{name.lower()}@{name.lower()}.example>" for name in ("Bob", "Eve")}
SENDERS["Ada"] = "Ada <ada@acme.example>"
COMMANDS = (
    *("STATUS", "STATUS", "EXAMINE", "UID SEARCH", "UID FETCH", "UID FETCH"),
    *("UID STORE", "UID MOVE", "UID COPY", "UID EXPUNGE"),
)

places = st.integers(0, 50)
occurrences = st.integers(1, 2)
commands = st.sampled_from(COMMANDS)
folders = st.sampled_from(FOLDERS)
senders = st.sampled_from(sorted(SENDERS))


@dataclass
class MachineSetup:
    """Says where fresh databases come from, and where files go."""

    databases: Databases
    folder: Path

    def __repr__(self) -> str:
        return f"<{type(self.databases).__name__}>"


class MailboxMachine(RuleBasedStateMachine):
    setup: MachineSetup

    def __init__(self) -> None:
        super().__init__()
        self.at_the_end = ExitStack()
        self.engine = self.at_the_end.enter_context(fresh_engine(self.setup.databases))
        self.server = self.at_the_end.enter_context(running_scripted())
        self.raws: dict[int, bytes] = {}
        self.senders: dict[int, str] = {}
        self.known_senders = {"Ada"}
        self.seen_numbers: set[int] = set()
        self.logged_numbers: set[int] = set()
        self.purged_numbers: set[int] = set()

    @initialize(
        after=st.sampled_from(["leave", {"keyword": "Logged"}, {"move": "Logged"}]),
        keep=st.sampled_from(["full", "text"]),
        can_move=st.booleans(),
    )
    def begin(self, after: object, keep: str, *, can_move: bool) -> None:
        if not can_move:
            self.server.capabilities -= {"MOVE"}
        self.case: FaultCase[ScriptedImapServer] = make_case(
            self.server,
            self.engine,
            self.setup.folder,
            after=after,
            keep=keep,
            folders=READ_FOLDERS,
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

    def folder_stock(self, name: str) -> MailFolder:
        account = self.server.log_in(self.case.user, PASSWORD)
        assert account is not None
        return account[name]

    def numbers_on_server(self) -> set[int]:
        """The mails in the folders that are read."""
        raws = {mail.raw for name in READ_FOLDERS for mail in self.folder_stock(name).mails}
        return {number for number, raw in self.raws.items() if raw in raws}

    def choose_number(self, where: int, numbers: set[int]) -> int:
        return sorted(numbers)[where % len(numbers)]

    def ledger_by_number(self) -> dict[int, LedgerMail]:
        """Gives the ledger by number; of what was purged nothing tells any more which mail it was."""
        mails = [each for each in self.case.poller.ledger_mails() if each.message_id]
        found = {int(each.message_id.partition("@")[0]): each for each in mails}
        assert len(found) == len(mails)
        return found

    def waiting_mails(self) -> dict[int, LedgerMail]:
        return {
            n: each
            for n, each in self.ledger_by_number().items()
            if each.outcome is MailOutcome.WAITING
        }

    # ── what other people do in the mailbox ─────────────────────────────────────────────────────

    @rule(by=senders, name=folders)
    def deliver(self, by: str, name: str) -> None:
        number = len(self.raws) + 1
        self.raws[number] = numbered_mail(
            number, sender=SENDERS[by], text=f"Chairs, {number} of them."
        )
        self.senders[number] = by
        self.server.deliver(self.case.user, self.raws[number], name)

    @precondition(lambda self: self.raws)
    @rule(where=places, name=folders)
    def deliver_again(self, where: int, name: str) -> None:
        number = self.choose_number(where, set(self.raws))
        self.server.deliver(self.case.user, self.raws[number], name)

    @rule(where=places, name=folders)
    def expunge(self, where: int, name: str) -> None:
        if mails := self.folder_stock(name).mails:
            self.server.expunge(self.case.user, name, [mails[where % len(mails)].uid])

    @precondition(lambda self: self.raws)
    @rule(where=places, by=senders, name=st.sampled_from(READ_FOLDERS))
    def one_goes_and_one_comes(self, where: int, by: str, name: str) -> None:
        """The number of mails is as it was."""
        self.expunge(where, name)
        self.deliver(by, name)
        self.check_after_poll(self.case.poller.poll())

    @rule(where=places, source=folders, other=folders)
    def move(self, where: int, source: str, other: str) -> None:
        if mails := self.folder_stock(source).mails:
            uid = mails[where % len(mails)].uid
            self.server.move(self.case.user, source, [uid], other)

    @rule(name=folders, validity=st.sampled_from([1, 7, 1_700_000_001, 2**32 - 1]))
    def number_anew(self, name: str, validity: int) -> None:
        """Its mails in another order, and others from the first number on."""
        stock = self.folder_stock(name)
        raws = [mail.raw for mail in reversed(stock.mails)]
        stock.uidvalidity, stock.next_uid, stock.mails = validity + stock.uidvalidity % 2, 1, []
        for raw in raws:
            stock.add(raw, NOW)
        self.case.close()

    # ── what the program does, and what happens to it ───────────────────────────────────────────

    def check_after_poll(self, cycle: Cycle) -> None:
        if cycle.status is CycleStatus.DONE and not self.case.poller.count_copies(CopyState.LISTED):
            assert self.numbers_on_server() <= self.ledger_by_number().keys() | self.purged_numbers
            check_folders(self.case)

    @rule(hours=st.sampled_from([0, 0, 1, 7]))
    def poll(self, hours: int) -> None:
        self.case.poller.clock.advance(hours=hours)
        self.check_after_poll(self.case.poller.poll())

    @rule(
        commit=st.integers(2, 11),
        after=st.booleans(),
        by=senders,
        name=st.sampled_from(READ_FOLDERS),
    )
    def crash(self, commit: int, by: str, name: str, *, after: bool) -> None:
        self.deliver(by, name)
        poll_until_killed(self.case, commit, after=after)
        self.check_after_poll(self.case.poller.poll())

    @rule(command=commands, nth=occurrences)
    def drop_the_line(self, command: str, nth: int) -> None:
        with before_command(self.server, command, nth, self.server.drop_connections):
            self.check_after_poll(self.case.poller.poll())

    @rule(fetch=st.integers(1, 3), byte=st.integers(0, 400))
    def cut_an_answer(self, fetch: int, byte: int) -> None:
        def cut() -> None:
            self.server.faults.cut_after = byte

        with before_command(self.server, "UID FETCH", fetch, cut):
            self.check_after_poll(self.case.poller.poll())
        self.server.faults.cut_after = None

    @rule(command=commands, nth=occurrences, where=places, name=folders)
    def another_client_is_quicker(self, command: str, nth: int, where: int, name: str) -> None:
        with before_command(self.server, command, nth, lambda: self.expunge(where, name)):
            self.check_after_poll(self.case.poller.poll())

    @rule(command=commands, nth=occurrences, by=senders, name=st.sampled_from(READ_FOLDERS))
    def a_mail_comes_meanwhile(self, command: str, nth: int, by: str, name: str) -> None:
        self.deliver(by, name)
        with before_command(self.server, command, nth, lambda: self.deliver(by, name)):
            self.case.poller.poll()
        self.check_after_poll(self.case.poller.poll())

    @rule(command=commands, nth=occurrences, by=senders, minutes=st.sampled_from([0, 2]))
    def another_worker_comes(self, command: str, nth: int, by: str, minutes: int) -> None:
        """When the first was asleep for minutes, it takes over; the first goes on regardless."""
        self.deliver(by, "INBOX")
        others: list[CycleStatus] = []
        colleague = self.case.second_worker()

        def wake() -> None:
            self.case.poller.clock.advance(minutes=minutes)
            others.append(colleague.poll().status)

        with before_command(self.server, command, nth, wake):
            mine = self.case.poller.poll().status
        colleague.close()
        self.case.restart()
        assert not others or others == [CycleStatus.DONE if minutes else CycleStatus.BUSY]
        assert mine is (CycleStatus.BUSY if others and minutes else CycleStatus.DONE)

    @rule(by=senders, name=st.sampled_from(READ_FOLDERS))
    def a_mail_is_not_given(self, by: str, name: str) -> None:
        self.deliver(by, name)
        self.server.faults.without_body = {self.folder_stock(name).mails[-1].uid}
        self.check_after_poll(self.case.poller.poll())
        self.server.faults.without_body = set()

    @rule(
        command=commands, by=senders, said=st.sampled_from(["NO not now", "NO [LIMIT] slow down"])
    )
    def a_command_is_refused(self, command: str, by: str, said: str) -> None:
        self.deliver(by, "INBOX")
        self.server.faults.answers[command] = said
        self.check_after_poll(self.case.poller.poll())
        self.server.faults.answers.clear()

    @rule()
    def audit(self) -> None:
        audit_mailbox(self.case.poller.context, self.case.poller.box, self.case.poller.stop)

    @rule(command=commands, nth=occurrences)
    def pause(self, command: str, nth: int) -> None:
        """Somebody pauses it while it is being read, or right after."""
        self.case.poller.poll()
        with before_command(self.server, command, nth, self.case.pause):
            self.check_after_poll(self.case.poller.poll())
        self.case.pause()
        assert self.case.poller.poll().status is CycleStatus.PAUSED
        self.case.resume()

    # ── what people decide ──────────────────────────────────────────────────────────────────────

    @precondition(lambda self: len(self.known_senders) < len(SENDERS))
    @rule(by=senders)
    def add_contact(self, by: str) -> None:
        if by in self.known_senders:
            return
        self.known_senders.add(by)
        with transaction(self.engine) as session:
            who = a_person(session, by, f"{by.lower()}@{by.lower()}.example")
            applied = rematch.apply(
                session,
                self.case.poller.context.config,
                ADMIN,
                who.id,
                now=self.case.poller.clock(),
            )
            assert isinstance(applied, MatchApplied)
        reopened = {n for n, each in self.waiting_mails().items() if each.reopened}
        left = {n for n in self.waiting_mails() if self.senders[n] == by}
        assert left <= reopened

    @rule(where=places)
    def retry(self, where: int) -> None:
        if waiting := self.waiting_mails():
            mail = waiting[self.choose_number(where, set(waiting))]
            with transaction(self.engine) as session:
                read = {("sales", name) for name in READ_FOLDERS}
                retries.reopen(session, [mail.id], read_folders=read)

    @precondition(lambda self: self.logged_numbers)
    @rule(where=places, gone=st.booleans())
    def cancel_or_purge(self, where: int, *, gone: bool) -> None:
        number = self.choose_number(where, self.logged_numbers)
        entry = self.ledger_by_number()[number].interaction
        assert entry is not None
        config, now = self.case.poller.context.config, self.case.poller.clock()
        with transaction(self.engine) as session:
            cancel.cancel(session, config, ADMIN, [entry], reason="wrong", now=now)
        if gone:
            self.purge(entry)
            self.purged_numbers.add(number)
            self.logged_numbers.discard(number)
            self.seen_numbers.discard(number)
            self.server.deliver(self.case.user, self.raws[number])

    def purge(self, entry: int) -> None:
        now = self.case.poller.clock()
        with transaction(self.engine) as session:
            shown = purge.preview(session, ADMIN, InteractionFilter(numbers=(entry,)), now=now)
            which = purge.begin(session, ADMIN, shown.token, now=now)
            assert not isinstance(which, StalePreview)
            purge.delete(session, which, purge.next_slice(session, which), now=now)
            purge.finish(session, which, now=now)

    # ── the laws ────────────────────────────────────────────────────────────────────────────────

    @invariant()
    def everything_is_accounted_for_and_logged_once(self) -> None:
        if hasattr(self, "case"):
            check_ledger(self.engine)

    @invariant()
    def nothing_that_was_seen_is_forgotten_and_nothing_that_was_logged_is_undone(self) -> None:
        if not hasattr(self, "case"):
            return
        ledger = self.ledger_by_number()
        assert self.seen_numbers <= ledger.keys()
        self.seen_numbers = set(ledger)
        logged = {n for n, each in ledger.items() if each.outcome is MailOutcome.LOGGED}
        assert self.logged_numbers <= logged
        self.logged_numbers = logged

    @invariant()
    def each_has_the_outcome_that_is_due_to_its_sender(self) -> None:
        if not hasattr(self, "case"):
            return
        for number, each in self.ledger_by_number().items():
            assert number not in self.purged_numbers
            by = self.senders[number]
            assert each.outcome is not MailOutcome.LOGGED or by in self.known_senders
            if by == "Ada":
                assert each.outcome is MailOutcome.LOGGED
            elif each.outcome is not MailOutcome.LOGGED:
                assert (each.outcome, each.reason) == (MailOutcome.WAITING, MailReason.NO_CONTACT)

    def come_to_rest(self) -> None:
        """All faults are over: everything that can be logged is, and what was purged stays gone."""
        self.case.poller.poll_until_quiet()
        self.check_after_poll(self.case.poller.poll())
        for law in (
            self.everything_is_accounted_for_and_logged_once,
            self.nothing_that_was_seen_is_forgotten_and_nothing_that_was_logged_is_undone,
            self.each_has_the_outcome_that_is_due_to_its_sender,
        ):
            law()
        assert not any(each.reopened for each in self.ledger_by_number().values())
        wanted = {
            n for n in self.numbers_on_server() if self.senders[n] == "Ada"
        } - self.purged_numbers
        assert wanted <= self.logged_numbers
        self.all_are_acknowledged()

    def all_are_acknowledged(self) -> None:
        """The door acknowledges what it logged, and not what a person said."""
        done = {
            n for n, each in self.ledger_by_number().items() if each.reason is MailReason.LOGGED
        }
        after = self.case.poller.box.after
        for name in READ_FOLDERS:
            for mail in self.folder_stock(name).mails:
                numbers = {n for n, raw in self.raws.items() if raw == mail.raw}
                if after != "leave" and numbers <= done:
                    assert after == AfterKeyword(keyword="Logged")
                    assert "Logged" in mail.flags


# Who finds a fault looks for its shortest story for up to five minutes.
@pytest.mark.timeout(tries(900, long=7_200))
def test_the_law_holds_whatever_happens(databases: Databases, tmp_path: Path) -> None:
    class ConfiguredMachine(MailboxMachine):
        pass

    ConfiguredMachine.setup = MachineSetup(databases, tmp_path)
    wanted = settings(stateful_step_count=30)
    if wanted.derandomize:
        # The same stories in every run, and others for each database.
        seed(repr(ConfiguredMachine.setup))(ConfiguredMachine)
        wanted = settings(wanted, max_examples=tries(5, long=40))
    run_state_machine_as_test(ConfiguredMachine, settings=wanted)
