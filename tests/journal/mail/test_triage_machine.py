"""Whatever people do with mails that wait, in whatever order: none is logged twice, none is lost.

The machine does deeds at random; after each the ledger and the record must agree about every mail.
"""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlmodel import Session

from journal.contacts import contact
from journal.entries import cancel, correct, purge
from journal.errors import RequestRefused
from journal.mail import rematch, triage
from journal.mail.rematch import MatchApplied
from journal.model import (
    Actor,
    Contact,
    InteractionFilter,
    InteractionState,
    MailOutcome,
    MailReason,
    NewContact,
    NewParticipant,
    ParticipantPart,
)
from journal.model.triage import AlreadyDecided, Assigned, MailIgnored
from journal.store import tables
from journal.store.contacts import contacts
from journal.store.mail import ledger
from journal.store.mail.ledger import MailFilter
from journal.store.privacy.purges import StoredPreview
from journal.store.record import interactions
from journal.store.triage import decisions
from journal.undo.undo import undo
from tests.builders import ADMIN, ALICE, BOB, a_person
from tests.clock import NOW
from tests.effort import tries
from tests.journal.laws.example_database import ExampleDatabase
from tests.journal.mail.triage_case import FILE, a_waiting_mail

SENDERS = ("new@acme.example", "other@acme.example", "third@else.example")
ACTORS = (ALICE, BOB)
position = st.integers(0, 50)
actor = st.sampled_from(ACTORS)


class TriageMachine(RuleBasedStateMachine):
    world: ExampleDatabase

    def __init__(self) -> None:
        super().__init__()
        self.session = Session(self.world.engine)
        self.config = self.world.config
        self.now = NOW
        self.mails: list[int] = []
        self.purged: set[int] = set()
        self.seen: dict[int, int] = {}

    def teardown(self) -> None:
        self.session.rollback()
        self.session.close()

    def advance_clock(self) -> Any:
        self.now += timedelta(minutes=1)
        return self.now

    def mail_at(self, place: int) -> int:
        return self.mails[place % len(self.mails)]

    def contact_at(self, place: int) -> Contact:
        return contact.resolve_merged(self.session, self.people[place % len(self.people)])

    def outcome_of(self, mail_id: int) -> MailOutcome:
        found = ledger.get(self.session, mail_id)
        assert found is not None
        return found.outcome

    @initialize()
    def begin(self) -> None:
        self.people = [a_person(self.session, name).id for name in ("Ada", "Bob", "Eve")]
        self.come(SENDERS[0], SENDERS[1])

    # ── deeds ───────────────────────────────────────────────────────────────────────────────────

    @rule(sender=st.sampled_from(SENDERS), other=st.sampled_from(SENDERS))
    def come(self, sender: str, other: str) -> None:
        also = NewParticipant(None, ParticipantPart.CC, other)
        key = f"k{len(self.mails)}"
        found = a_waiting_mail(
            self.session, self.config, key, sender, also, text=f"text of {key}", attachments=(FILE,)
        )
        self.mails.append(found)

    def _decides(self, mail_id: int, was: MailOutcome, done: object) -> None:
        if mail_id in self.purged or was is MailOutcome.LOGGED:
            assert isinstance(done, AlreadyDecided)
        elif isinstance(done, Assigned):
            assert mail_id in done.mails
            assert len(done.mails) == len(done.numbers) == len(set(done.numbers))

    @rule(by=actor, place=position, who=position)
    def assign(self, by: Actor, place: int, who: int) -> None:
        mail_id, was = self.mail_at(place), self.outcome_of(self.mail_at(place))
        ids = [self.contact_at(who).id]
        try:
            done = triage.assign(
                self.session, self.config, by, mail_id, ids, now=self.advance_clock()
            )
        except RequestRefused:
            assert mail_id in self.purged
            return
        self._decides(mail_id, was, done)

    @rule(by=actor, place=position, who=position)
    def add_address(self, by: Actor, place: int, who: int) -> None:
        mail_id, was = self.mail_at(place), self.outcome_of(self.mail_at(place))
        id_ = self.contact_at(who).id
        try:
            done = triage.add_address(
                self.session, self.config, by, mail_id, id_, now=self.advance_clock()
            )
        except RequestRefused:
            assert mail_id in self.purged
            return
        self._decides(mail_id, was, done)

    @rule(by=actor, place=position)
    def create(self, by: Actor, place: int) -> None:
        mail_id, was = self.mail_at(place), self.outcome_of(self.mail_at(place))
        new = NewContact("New")
        try:
            done = triage.create_contact(
                self.session, self.config, by, mail_id, new, now=self.advance_clock()
            )
        except RequestRefused:
            assert mail_id in self.purged
            return
        self._decides(mail_id, was, done)

    @rule(by=actor, place=position, do=st.sampled_from(["mail", "address", "domain"]))
    def ignore(self, by: Actor, place: int, do: str) -> None:
        mail_id, was = self.mail_at(place), self.outcome_of(self.mail_at(place))
        done = getattr(triage, f"ignore_{do}")(self.session, by, mail_id, now=self.advance_clock())
        assert isinstance(done, MailIgnored) == (was is MailOutcome.WAITING)

    @rule(by=actor, who=position, limit=st.integers(1, 3))
    def match(self, by: Actor, who: int, limit: int) -> None:
        id_ = self.contact_at(who).id
        shown = rematch.preview(self.session, id_)
        done: list[MatchApplied] = []
        while not done or done[-1].more:
            deed = done[-1].deed if done else None
            each = rematch.apply(
                self.session, self.config, by, id_, deed=deed, now=self.advance_clock(), limit=limit
            )
            assert isinstance(each, MatchApplied)
            done.append(each)
        assert sum(len(each.mails) for each in done) == shown.mails
        assert sum(len(each.linked) for each in done) == shown.interactions
        assert rematch.preview(self.session, id_).is_empty

    @rule(by=actor)
    def undo(self, by: Actor) -> None:
        undo(self.session, by, now=self.advance_clock())

    def _numbers(self) -> list[int]:
        return sorted(self.session.scalars(sa.select(tables.interaction.c.id)))

    @precondition(lambda self: self._numbers())
    @rule(place=position, do=st.sampled_from(["cancel", "restore", "edit"]))
    def admin_does(self, place: int, do: str) -> None:
        numbers = self._numbers()
        number = numbers[place % len(numbers)]
        if do == "cancel":
            cancel.cancel(
                self.session, self.config, ADMIN, [number], reason="", now=self.advance_clock()
            )
        elif do == "restore":
            cancel.restore(self.session, self.config, ADMIN, [number], now=self.advance_clock())
        elif correct.get_entry(self.session, number).state is InteractionState.ACTIVE:
            wanted = {"cost": Decimal(place)}
            correct.edit(self.session, self.config, ADMIN, number, wanted, now=self.advance_clock())

    @rule()
    def purge(self) -> None:
        gone = {n for n in self._numbers() if not self._is_active(n)}
        shown = purge.preview(self.session, ADMIN, InteractionFilter(), now=self.advance_clock())
        which = purge.begin(self.session, ADMIN, shown.token, now=self.now)
        assert isinstance(which, StoredPreview)
        logged = {
            each.id
            for each in ledger.walk(self.session, MailFilter())
            if each.interaction in gone and each.outcome is not MailOutcome.WAITING
        }
        while due := purge.next_slice(self.session, which):
            purge.delete(self.session, which, due, now=self.now)
        purge.finish(self.session, which, now=self.now)
        self.purged |= logged

    def _is_active(self, number: int) -> bool:
        return correct.get_entry(self.session, number).state is InteractionState.ACTIVE

    # ── the laws ────────────────────────────────────────────────────────────────────────────────

    @invariant()
    def every_mail_has_one_outcome(self) -> None:
        found = list(ledger.walk(self.session, MailFilter()))
        assert {each.id for each in found} == set(self.mails)
        counts = [ledger.count(self.session, MailFilter(outcomes=(each,))) for each in MailOutcome]
        assert sum(counts) == len(self.mails)

    @invariant()
    def what_is_logged_is_logged_once_and_what_waits_is_not(self) -> None:
        entries = interactions.get_many(self.session, self._numbers())
        of_mails = [each.mail_id for each in entries.values()]
        assert len(of_mails) == len(set(of_mails))
        for mail in ledger.walk(self.session, MailFilter()):
            own = [each for each in entries.values() if each.mail_id == mail.id]
            if mail.outcome is MailOutcome.LOGGED:
                assert [each.number for each in own] == [mail.interaction]
            else:
                assert all(each.state is InteractionState.CANCELLED for each in own)

    @invariant()
    def no_word_and_no_file_is_lost_but_by_a_purge(self) -> None:
        for position, mail_id in enumerate(self.mails):
            mail = ledger.get(self.session, mail_id)
            assert mail is not None
            if mail_id in self.purged:
                assert (mail.reason, mail.text, mail.parties) == (MailReason.PURGED_BEFORE, "", ())
                continue
            text, files = mail.text, [name for _, name in decisions.files_of(self.session, mail_id)]
            if mail.outcome is MailOutcome.LOGGED:
                assert (text, files) == ("", [])
                made = correct.get_entry(self.session, mail.interaction or 0)
                text, files = made.text, [each.name for each in made.attachments]
            assert (text, files) == (f"text of k{position}", [FILE.name])

    @invariant()
    def everybody_who_takes_part_is_there(self) -> None:
        ids = {
            p.contact_id
            for each in interactions.get_many(self.session, self._numbers()).values()
            for p in each.participants
            if p.contact_id is not None
        }
        assert contacts.get_many(self.session, ids).keys() == ids

    @invariant()
    def a_number_is_of_the_same_mail_for_ever(self) -> None:
        for number, each in interactions.get_many(self.session, self._numbers()).items():
            assert self.seen.setdefault(number, each.mail_id or 0) == each.mail_id


def test_mails_are_never_lost_and_never_logged_twice_whatever_is_done(
    world: ExampleDatabase,
) -> None:
    class TriageMachineInWorld(TriageMachine):
        pass

    TriageMachineInWorld.world = world
    run_state_machine_as_test(
        TriageMachineInWorld,
        settings=settings(max_examples=tries(4, long=40), stateful_step_count=25),
    )
