"""Whatever people do, in whatever order: the record keeps its laws after every step.

The machine does deeds at random and keeps by hand what must have come of them.
"""

from dataclasses import dataclass, field
from datetime import UTC, timedelta
from decimal import Decimal
from typing import Any

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

from journal.contacts import contact, erase
from journal.contacts.erase import SharedEntryPolicy
from journal.entries import cancel, correct, purge, record
from journal.entries.record import Note
from journal.errors import RequestRefused
from journal.figures import combine, periods
from journal.model import (
    Actor,
    Blocked,
    Contact,
    DeedKind,
    Evaluation,
    FiguresDimension,
    InteractionFilter,
    InteractionState,
    PurgePreview,
    Recorded,
    StalePreview,
)
from journal.segments import segment
from journal.store import figures
from journal.store.contacts import contacts
from journal.store.privacy import purges
from journal.store.privacy.purges import StoredPreview
from journal.store.record import interactions, pages, runs, text_search
from journal.undo import run_undo
from journal.undo.undo import Undone, undo
from tests.builders import ADMIN, MANAGER, a_company, a_person
from tests.clock import NOW
from tests.effort import tries
from tests.journal.laws.example_database import ExampleDatabase

WORDS = ("apple", "birch", "cedar")
TEMPLATES = ("NOTE", "CALL-OUT", "EMAIL-IN", "EMAIL-OUT", "MEETING-ONSITE")
ACTORS = (ADMIN, MANAGER)
NO_FILTER = InteractionFilter()
PARTITIONS = (
    FiguresDimension.TEMPLATE,
    FiguresDimension.GROUP,
    FiguresDimension.CHANNEL,
    FiguresDimension.SALESPERSON,
    FiguresDimension.CAMPAIGN,
)

position = st.integers(0, 50)
positions = st.lists(st.integers(0, 50), min_size=1, max_size=3)
actor = st.sampled_from(ACTORS)


@dataclass
class ExpectedEntry:
    """Holds what must be true of an entry by all that was done to it."""

    who: set[int]
    text: str
    cost: Decimal
    active: bool = True
    comments: list[str] = field(default_factory=list)
    run: int | None = None
    empty: bool = False


class RecordMachine(RuleBasedStateMachine):
    world: ExampleDatabase

    def __init__(self) -> None:
        super().__init__()
        self.session = Session(self.world.engine)
        self.config = self.world.config
        self.now = NOW - timedelta(days=300)
        self.entries: dict[int, ExpectedEntry] = {}
        self.gone: set[int] = set()
        self.people: list[int] = []
        self.history: dict[int, int] = {}
        self.previews: list[tuple[PurgePreview, dict[int, int]]] = []
        self.purge: tuple[StoredPreview, set[int]] | None = None
        self.runs: list[int] = []
        self.undone: dict[int, set[int]] = {}
        self.drafts = 0

    def teardown(self) -> None:
        self.session.rollback()
        self.session.close()

    # ── helpers ─────────────────────────────────────────────────────────────────────────────────

    def advance_clock(self) -> Any:
        self.now += timedelta(minutes=1)
        return self.now

    def contact_at(self, place: int) -> Contact:
        return contact.resolve_merged(self.session, self.people[place % len(self.people)])

    def numbers_at(self, places: list[int]) -> list[int]:
        numbers = sorted(self.entries)
        return list(dict.fromkeys(numbers[place % len(numbers)] for place in places))

    def versions(self, numbers: list[int]) -> dict[int, int]:
        found = interactions.get_many(self.session, numbers)
        return {number: each.version for number, each in found.items()}

    # ── deeds ───────────────────────────────────────────────────────────────────────────────────

    @initialize()
    def begin(self) -> None:
        acme = a_company(self.session, "Acme")
        for name in ("Ada", "Bob", "Eve", "Kim"):
            company = acme.id if name in {"Ada", "Bob"} else None
            self.people.append(a_person(self.session, name, company_id=company).id)
        self.acme = acme.id
        self.list = segment.create(self.session, self.config, ADMIN, "fair", "Fair", now=NOW)
        segment.add_members(self.session, Actor(ADMIN.source, "x"), self.list, self.people, now=NOW)

    @rule(
        by=actor,
        who=positions,
        template=st.sampled_from(TEMPLATES),
        word=st.sampled_from(WORDS),
        cost=st.none() | st.decimals(0, 99, places=4),
        successful=st.booleans(),
    )
    def log(
        self,
        *,
        by: Actor,
        who: list[int],
        template: str,
        word: str,
        cost: Decimal | None,
        successful: bool,
    ) -> None:
        people = {each.id: each for each in map(self.contact_at, who)}
        said = Note(
            template=template,
            contacts=tuple(people),
            text=word,
            cost=cost,
            successful=successful,
        )
        outcome = record.log_note(self.session, self.config, by, said, now=self.advance_clock())
        if closed := tuple(id_ for id_, each in people.items() if each.is_closed):
            assert outcome == Blocked(closed)
            return
        assert isinstance(outcome, Recorded)
        assert outcome.number > max({0, *self.entries, *self.gone})
        entry = correct.get_entry(self.session, outcome.number)
        self.entries[outcome.number] = ExpectedEntry(set(people), word, entry.cost)

    @precondition(lambda self: self.entries)
    @rule(
        by=actor,
        place=position,
        word=st.sampled_from(WORDS),
        cost=st.decimals(0, 99, places=4),
        evaluation=st.none() | st.sampled_from(Evaluation),
        who=st.none() | positions,
    )
    def edit(
        self,
        *,
        by: Actor,
        place: int,
        word: str,
        cost: Decimal,
        evaluation: Evaluation | None,
        who: list[int] | None,
    ) -> None:
        (number,) = self.numbers_at([place])
        entry = self.entries[number]
        wanted: dict[str, Any] = {"text": word, "cost": cost, "evaluation": evaluation}
        if who is not None:
            wanted["contacts"] = list(dict.fromkeys(self.contact_at(p).id for p in who))
        try:
            outcome = correct.edit(
                self.session, self.config, by, number, wanted, now=self.advance_clock()
            )
        except RequestRefused:
            assert entry.empty or not entry.active
            return
        assert entry.active
        assert not entry.empty
        if isinstance(outcome, Blocked):
            assert set(outcome.contacts) <= set(wanted["contacts"]) - entry.who
            return
        entry.text, entry.cost = word, cost
        entry.who = set(wanted.get("contacts", entry.who))

    @precondition(lambda self: self.entries)
    @rule(by=actor, place=position, word=st.sampled_from(WORDS))
    def comment(self, by: Actor, place: int, word: str) -> None:
        (number,) = self.numbers_at([place])
        entry = self.entries[number]
        closed = any(each.is_closed for each in contacts.get_many(self.session, entry.who).values())
        try:
            correct.comment(self.session, by, number, word, now=self.advance_clock())
        except RequestRefused:
            assert closed or entry.empty
            return
        assert not closed
        entry.comments.append(word)

    @precondition(lambda self: self.entries)
    @rule(by=actor, places=positions)
    def cancel(self, by: Actor, places: list[int]) -> None:
        numbers = self.numbers_at(places)
        done = cancel.cancel(
            self.session, self.config, by, numbers, reason="wrong", now=self.advance_clock()
        )
        assert set(done.cancelled) == {n for n in numbers if self.entries[n].active}
        for number in numbers:
            self.entries[number].active = False

    @precondition(lambda self: self.entries)
    @rule(by=actor, places=positions)
    def restore(self, by: Actor, places: list[int]) -> None:
        numbers = self.numbers_at(places)
        done = cancel.restore(self.session, self.config, by, numbers, now=self.advance_clock())
        assert set(done.restored) == {n for n in numbers if not self.entries[n].active}
        for number in numbers:
            self.entries[number].active = True

    @rule(by=actor)
    def take_back(self, by: Actor) -> None:
        try:
            outcome = undo(self.session, by, now=self.advance_clock())
        except RequestRefused:
            return
        if not isinstance(outcome, Undone):
            return
        entries = interactions.get_many(self.session, list(self.entries))
        for number in outcome.numbers:
            self.entries[number].active = entries[number].state is InteractionState.ACTIVE
        if outcome.kind is DeedKind.LOG:
            assert not self.entries[outcome.numbers[0]].active
        if outcome.kind is DeedKind.EDIT:
            (number,) = outcome.numbers
            now = entries[number]
            self.entries[number].text, self.entries[number].cost = now.text, now.cost
        if outcome.kind in {DeedKind.EDIT, DeedKind.MERGE}:
            for number, each in entries.items():
                ids = {p.contact_id for p in each.participants if p.contact_id is not None}
                self.entries[number].who = ids
        if outcome.kind in {DeedKind.RUN, DeedKind.RUN_UNDO}:
            self.undone.clear()

    @rule(word=st.sampled_from(WORDS))
    def put_off(self, word: str) -> None:
        record.save_draft(self.session, ADMIN, {"text": word}, now=self.advance_clock())

    # ── contacts ────────────────────────────────────────────────────────────────────────────────

    @rule(place=position, blocked=st.booleans())
    def block(self, *, place: int, blocked: bool) -> None:
        changed = contact.change(
            self.session,
            ADMIN,
            self.contact_at(place),
            {"privacy_blocked": blocked},
            now=NOW,
        )
        assert isinstance(changed, Contact)

    @rule(by=actor, one=position, other=position)
    def merge(self, by: Actor, one: int, other: int) -> None:
        source, target = self.contact_at(one), self.contact_at(other)
        if source.id == target.id:
            return
        merged = contact.merge(self.session, by, source, target, now=self.advance_clock())
        assert isinstance(merged, contact.Merged)
        assert merged.target.is_closed or not (source.is_closed or target.is_closed)
        for entry in self.entries.values():
            if source.id in entry.who:
                entry.who = entry.who - {source.id} | {target.id}

    @precondition(lambda self: len(self.people) > 2)
    @rule(place=position, keep=st.booleans())
    def erase(self, *, place: int, keep: bool) -> None:
        who = self.contact_at(place)
        if all(self.contact_at(p).id == who.id for p in range(len(self.people))):
            return
        shared = SharedEntryPolicy.KEEP if keep else SharedEntryPolicy.EMPTY
        before = figures.total(self.session, NO_FILTER)
        erase.erase(self.session, ADMIN, who, shared=shared, now=self.advance_clock())
        after = figures.total(self.session, NO_FILTER)
        assert (before.number, before.costs) == (after.number, after.costs)
        for number, entry in self.entries.items():
            if who.id in entry.who:
                entry.who = entry.who - {who.id}
                if not (keep and entry.who):
                    entry.text, entry.comments, entry.empty = "", [], True
                    self.history.pop(number, None)
        left = contacts.get_many(self.session, self.people)
        self.people = [id_ for id_ in self.people if id_ in left]

    # ── runs ────────────────────────────────────────────────────────────────────────────────────

    @rule(by=actor, word=st.sampled_from(WORDS))
    def run(self, by: Actor, word: str) -> None:
        due = set(segment.preview(self.session, self.list, now=NOW).due)
        closed = {
            each.id for each in map(self.contact_at, range(len(self.people))) if each.is_closed
        }
        assert not due & closed
        if not due:
            return
        said = Note(template="LETTER", contacts=(), text=word)
        run = segment.begin(
            self.session, self.config, by, self.list, said, now=self.advance_clock()
        )
        while segment.step(self.session, self.config, by, run, now=self.now, limit=2):
            pass
        numbers = runs.interaction_numbers(self.session, run)
        assert len(numbers) == len(due)
        for number, each in interactions.get_many(self.session, numbers).items():
            who = {p.contact_id for p in each.participants if p.contact_id is not None}
            assert who <= due
            self.entries[number] = ExpectedEntry(who, word, each.cost, run=run)
        self.runs.append(run)

    @precondition(lambda self: self.runs)
    @rule(place=position)
    def undo_run(self, place: int) -> None:
        run = self.runs[place % len(self.runs)]
        active = {n for n, each in self.entries.items() if each.run == run and each.active}
        try:
            done = run_undo.undo_run(self.session, ADMIN, run, now=self.advance_clock())
        except RequestRefused:
            return
        assert set(done) == active
        self.undone[run] = active
        for number in active:
            self.entries[number].active = False

    @precondition(lambda self: self.runs)
    @rule(place=position)
    def restore_run(self, place: int) -> None:
        run = self.runs[place % len(self.runs)]
        try:
            done = run_undo.restore_run(self.session, ADMIN, run, now=self.advance_clock())
        except RequestRefused:
            return
        if run in self.undone:
            assert set(done) <= self.undone.pop(run)
        for number in done:
            assert not self.entries[number].active
            self.entries[number].active = True

    # ── purge ───────────────────────────────────────────────────────────────────────────────────

    @rule(who=st.none() | position, template=st.sampled_from(["", "NOTE", "LETTER"]))
    def preview(self, who: int | None, template: str) -> None:
        id_ = None if who is None else self.contact_at(who).id
        wanted = InteractionFilter(contact_id=id_, template=template)
        shown = purge.preview(self.session, ADMIN, wanted, now=self.advance_clock())
        due = self.expected_due(wanted)
        assert (shown.count, list(shown.first)) == (len(due), sorted(due)[:5])
        self.previews.append((shown, self.versions(sorted(due))))

    def expected_due(self, wanted: InteractionFilter) -> set[int]:
        entries = interactions.get_many(self.session, list(self.entries))
        return {
            number
            for number, entry in self.entries.items()
            if not entry.active
            and (wanted.contact_id is None or wanted.contact_id in entry.who)
            and (not wanted.template or entries[number].template == wanted.template)
        }

    @precondition(lambda self: self.previews and self.purge is None)
    @rule(place=position)
    def confirm(self, place: int) -> None:
        shown, seen = self.previews.pop(place % len(self.previews))
        unchanged = self.versions(sorted(self.expected_due(shown.filter))) == seen
        within = self.now <= shown.expires_at
        outcome = purge.begin(self.session, ADMIN, shown.token, now=self.now)
        assert isinstance(outcome, StalePreview) == (not unchanged or not within)
        if not isinstance(outcome, StalePreview):
            self.purge = (outcome, set(seen))

    @precondition(lambda self: self.purge is not None)
    @rule()
    def purge_some(self) -> None:
        assert self.purge is not None
        which, seen = self.purge
        numbers = purges.next_slice(self.session, which, limit=2)
        for number in numbers:
            assert number in seen
            assert not self.entries[number].active
            del self.entries[number]
            self.history.pop(number, None)
            self.gone.add(number)
        purge.delete(self.session, which, numbers, now=self.now)
        if not numbers:
            done = purge.finish(self.session, which, now=self.now)
            assert done.purged <= len(seen)
            self.purge = None

    # ── the laws ────────────────────────────────────────────────────────────────────────────────

    @invariant()
    def everything_is_listed_once_newest_first(self) -> None:
        walked = list(pages.walk(self.session, NO_FILTER, size=3))
        assert {each.number for each in walked} == set(self.entries)
        keys = [(each.occurred_at, each.number) for each in walked]
        assert keys == sorted(set(keys), reverse=True)
        for each in walked:
            entry = self.entries[each.number]
            assert (each.state is InteractionState.ACTIVE) == entry.active
            assert each.cost == entry.cost
            assert {p.contact_id for p in each.participants} - {None} == entry.who
            assert not self.gone & {each.number}

    @invariant()
    def only_what_is_active_counts_and_every_cut_adds_up(self) -> None:
        active = {n: each for n, each in self.entries.items() if each.active}
        total = figures.total(self.session, NO_FILTER)
        assert total.number == len(active)
        assert total.costs.get("EUR", 0) == sum((each.cost for each in active.values()), Decimal(0))
        for by in PARTITIONS:
            slices = figures.group_by_dimension(self.session, NO_FILTER, by)
            assert sum(each.figures.number for each in slices) == total.number
            assert combine(each.figures for each in slices).costs == total.costs
            assert sum(each.figures.inbound for each in slices) == total.inbound
        by_contact = figures.group_by_dimension(self.session, NO_FILTER, FiguresDimension.CONTACT)
        assert {each.key: each.figures.number for each in by_contact} == {
            f"K-{id_}": number
            for id_ in {id_ for each in active.values() for id_ in each.who}
            if (number := sum(id_ in each.who for each in active.values()))
        }
        span = figures.occurred_range(self.session, NO_FILTER)
        assert (span is None) == (not active)
        if span is not None:
            months = figures.group_by_period(
                self.session, NO_FILTER, periods(*span, FiguresDimension.MONTH, UTC)
            )
            assert sum(each.figures.number for each in months) == total.number

    @invariant()
    def pages_of_a_contact_hold_each_entry_once_in_order(self) -> None:
        for id_ in self.people[:2]:
            wanted = InteractionFilter(contact_id=id_)
            walked = [each.number for each in pages.walk(self.session, wanted, size=2)]
            assert len(walked) == len(set(walked)) == pages.count(self.session, wanted)
            assert set(walked) == {n for n, each in self.entries.items() if id_ in each.who}

    @invariant()
    def nobody_was_spoken_to_in_what_does_not_count(self) -> None:
        entries = interactions.get_many(self.session, list(self.entries)).values()
        counting = [
            each for each in entries if each.state is InteractionState.ACTIVE and each.successful
        ]
        touches = figures.last_contacts(self.session, self.people)
        for id_ in self.people:
            mine = [
                e.occurred_at for e in counting if id_ in {p.contact_id for p in e.participants}
            ]
            assert touches[id_].spoken_at == max(mine, default=None)
        stale = figures.find_stale_contacts(self.session, since=self.now + timedelta(days=900))
        told = {each.id: touch for each, touch in stale}
        for id_ in told.keys() & set(self.people):
            assert told[id_] == touches[id_]

    @invariant()
    def exactly_the_entries_with_a_word_are_found_by_it(self) -> None:
        for word in WORDS:
            assert text_search.find(self.session, word, limit=500) == sorted(
                (n for n, e in self.entries.items() if word in {e.text, *e.comments}), reverse=True
            )

    @invariant()
    def history_only_grows(self) -> None:
        for number in self.entries:
            length = len(interactions.changes_of(self.session, number))
            assert length >= self.history.get(number, 0)
            self.history[number] = length


def test_the_record_keeps_its_laws_whatever_is_done(world: ExampleDatabase) -> None:
    class RecordMachineInWorld(RecordMachine):
        pass

    RecordMachineInWorld.world = world
    run_state_machine_as_test(
        RecordMachineInWorld,
        settings=settings(max_examples=tries(4, long=30), stateful_step_count=25),
    )
