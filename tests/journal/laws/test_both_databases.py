"""The same deeds have the same outcome on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from journal.contacts import contact
from journal.context import RecordConfig
from journal.entries import cancel, correct, purge, record
from journal.entries.record import Note
from journal.errors import UserError
from journal.figures import periods
from journal.model import (
    Blocked,
    Contact,
    FiguresDimension,
    InteractionFilter,
    NewContact,
    Recorded,
)
from journal.store import figures
from journal.store.contacts import lookup
from journal.store.privacy import purges
from journal.store.privacy.purges import StoredPreview
from journal.store.record import interactions, pages, text_search
from journal.undo.undo import undo
from tests.builders import ADMIN
from tests.clock import NOW
from tests.databases import PostgresqlDatabases, SqliteDatabases, fresh_engine
from tests.effort import tries
from tests.journal.laws.example_database import ExampleDatabase, build_example_database

NO_FILTER = InteractionFilter()
TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
NAMES = ("Åke Ö", "ake o", "Łódź", "ЁЛКА", "van der Berg", "Zoë", "zoe z", "ßen", "ﬁx", "1")
place = st.integers(0, 9)

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from(NAMES) | TEXT.map(lambda text: f"x{text}")),
        st.tuples(
            st.just("log"),
            st.lists(place, min_size=1, max_size=2),
            st.sampled_from(["NOTE", "CALL-OUT", "EMAIL-IN", "EMAIL-OUT"]),
            TEXT,
            st.decimals(0, 9, places=4),
            st.integers(0, 2000),
        ),
        st.tuples(st.just("edit"), place, TEXT),
        st.tuples(st.just("comment"), place, TEXT),
        st.tuples(st.just("cancel"), st.lists(place, max_size=3)),
        st.tuples(st.just("restore"), st.lists(place, max_size=3)),
        st.tuples(st.just("merge"), place, place),
        st.tuples(st.just("block"), place),
        st.tuples(st.just("purge"), st.booleans()),
        st.tuples(st.just("undo")),
        st.tuples(st.just("find"), TEXT | st.sampled_from(NAMES)),
    ),
    max_size=20,
)


@dataclass
class DeedRunner:
    """Numbers differ between databases; the order in which they were given does not."""

    session: Session
    config: RecordConfig
    people: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def contact_at(self, at: int) -> Contact:
        return contact.resolve_merged(self.session, self.people[at % len(self.people)])

    def number_at(self, at: int) -> int:
        return self.numbers[at % len(self.numbers)]

    def do(self, step: tuple[Any, ...]) -> Any:
        name, *rest = step
        if not self.people and name != "add":
            return None
        if not self.numbers and name in {"edit", "comment", "cancel", "restore"}:
            return None
        try:
            with self.session.begin_nested():
                return getattr(self, f"_{name}")(*rest)
        except UserError as error:
            return type(error)

    def _add(self, name: str) -> str:
        new = NewContact(name=name, tags=frozenset({name[:3]}))
        made = contact.add(self.session, ADMIN, new, now=NOW)
        self.people.append(made.id)
        return made.name

    def _log(self, who: list[int], template: str, text: str, cost: Any, hours: int) -> str:
        ids = tuple(dict.fromkeys(self.contact_at(at).id for at in who))
        at = NOW - timedelta(hours=hours)
        said = Note(template=template, contacts=ids, text=text, cost=cost, occurred_at=at)
        outcome = record.log_note(self.session, self.config, ADMIN, said, now=NOW)
        if isinstance(outcome, Recorded):
            self.numbers.append(outcome.number)
        return type(outcome).__name__

    def _edit(self, at: int, text: str) -> object:
        wanted = {"subject": text, "text": text[::-1]}
        done = correct.edit(self.session, self.config, ADMIN, self.number_at(at), wanted, now=NOW)
        assert not isinstance(done, Blocked)
        return getattr(done, "changed", None)

    def _comment(self, at: int, text: str) -> None:
        correct.comment(self.session, ADMIN, self.number_at(at), text, now=NOW)

    def _cancel(self, at: list[int]) -> list[int]:
        numbers = [self.number_at(each) for each in at]
        done = cancel.cancel(self.session, self.config, ADMIN, numbers, reason="", now=NOW)
        return sorted(self.numbers.index(each) for each in done.cancelled)

    def _restore(self, at: list[int]) -> list[int]:
        numbers = [self.number_at(each) for each in at]
        done = cancel.restore(self.session, self.config, ADMIN, numbers, now=NOW)
        return sorted(self.numbers.index(each) for each in done.restored)

    def _merge(self, one: int, other: int) -> str:
        merged = contact.merge(
            self.session, ADMIN, self.contact_at(one), self.contact_at(other), now=NOW
        )
        return type(merged).__name__

    def _block(self, at: int) -> None:
        who = self.contact_at(at)
        flags = {"privacy_blocked": not who.privacy_blocked}
        contact.change(self.session, ADMIN, who, flags, now=NOW)

    def _purge(self, to_the_end: bool) -> list[int]:  # noqa: FBT001
        shown = purge.preview(self.session, ADMIN, NO_FILTER, now=NOW)
        which = purge.begin(self.session, ADMIN, shown.token, now=NOW)
        assert isinstance(which, StoredPreview)
        gone: list[int] = []
        while numbers := purges.next_slice(self.session, which, limit=2):
            purge.delete(self.session, which, numbers, now=NOW)
            gone += numbers
            if not to_the_end:
                break
        return [self.numbers.index(each) for each in gone]

    def _undo(self) -> str:
        return type(undo(self.session, ADMIN, now=NOW)).__name__

    def _find(self, typed: str) -> object:
        found = lookup.find(self.session, typed)
        # What is typed may be a number, and numbers differ.
        if any(c.isdecimal() for c in typed):
            return None
        entries = text_search.find(self.session, typed, limit=9)
        people = [self.people.index(each.id) for each in found.contacts]
        return people, found.is_certain, [self.numbers.index(each) for each in entries]

    def all_of_it(self) -> list[object]:
        walked = [
            (
                self.numbers.index(each.number),
                [(p.contact_id and self.people.index(p.contact_id), p.name, p.part)
                 for p in each.participants],
                [(c.field, c.old, c.new) for c in interactions.changes_of(self.session, each.number)
                 if c.field not in {"participants", "cancel_deed"}],
                (each.subject, each.text, each.cost, each.state, each.version, each.occurred_at),
            )
            for each in pages.walk(self.session, NO_FILTER, size=2)
        ]  # fmt: skip
        cuts = [
            [
                (each.label, each.figures)
                for each in figures.group_by_dimension(self.session, NO_FILTER, by)
            ]
            for by in (
                FiguresDimension.TEMPLATE,
                FiguresDimension.GROUP,
                FiguresDimension.CHANNEL,
                FiguresDimension.CONTACT,
            )
        ]
        span = figures.occurred_range(self.session, NO_FILTER)
        weeks = (
            figures.group_by_period(
                self.session, NO_FILTER, periods(*span, FiguresDimension.WEEK, UTC)
            )
            if span
            else ()
        )
        touches = figures.last_contacts(self.session, self.people)
        stale = figures.find_stale_contacts(self.session, since=NOW + timedelta(days=1))
        return [
            walked,
            cuts,
            weeks,
            figures.total(self.session, NO_FILTER),
            sorted(figures.response_times(self.session, NO_FILTER)),
            [touches[id_] for id_ in self.people],
            [(self.people.index(each.id), touch) for each, touch in stale],
            [self.do(("find", name)) for name in NAMES],
        ]


@pytest.fixture(scope="module")
def worlds(
    sqlite_databases: SqliteDatabases,
    postgresql_databases: PostgresqlDatabases,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[ExampleDatabase, ExampleDatabase]]:
    folder = tmp_path_factory.mktemp("house")
    with fresh_engine(sqlite_databases) as one, fresh_engine(postgresql_databases) as other:
        yield build_example_database(one, folder), build_example_database(other, folder)


@settings(max_examples=tries(10, long=80))
@given(STEPS)
def test_the_same_deeds_have_the_same_outcome_on_both(
    worlds: tuple[ExampleDatabase, ExampleDatabase], steps: list[tuple[Any, ...]]
) -> None:
    outcomes = []
    for world in worlds:
        with world.rolled_back_session() as session:
            told = DeedRunner(session, world.config)
            outcomes.append(([told.do(step) for step in steps], told.all_of_it()))
    assert outcomes[0] == outcomes[1]
