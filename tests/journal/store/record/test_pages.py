"""Every list, count and figure of one filter means the same entries, page by page, in one order."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from journal.context import RecordConfig
from journal.entries import correct
from journal.entries.record import Note, entry_from_note
from journal.errors import RequestRefused
from journal.model import (
    DeedKind,
    InteractionFilter,
    InteractionState,
    NewParticipant,
    ParticipantPart,
    Recorded,
)
from journal.store import figures
from journal.store.record import interactions, pages, recording, undo_log
from tests.builders import ADMIN, HOUR, a_company, a_person, log_interaction
from tests.clock import NOW
from tests.journal.laws.example_database import ExampleDatabase

law = settings(max_examples=20)
ACTIVE_STATES = (InteractionState.ACTIVE,)


@law
@given(
    st.lists(st.tuples(st.sets(st.integers(0, 2), min_size=1), st.integers(0, 3)), max_size=9),
    st.none() | st.integers(0, 2),
    st.none() | st.integers(0, 1),
    st.integers(1, 4),
)
def test_pages_counts_and_totals_mean_the_same_entries(
    world: ExampleDatabase,
    logs: list[tuple[set[int], int]],
    who: int | None,
    where: int | None,
    size: int,
) -> None:
    with world.rolled_back_session() as session:
        firms = [a_company(session, name) for name in ("Acme", "Beta")]
        people = [
            a_person(session, "Ada", company_id=firms[0].id),
            a_person(session, "Bob", company_id=firms[1].id),
            a_person(session, "Eve"),
        ]
        meant = []
        for present, hours in logs:
            chosen = [people[p] for p in sorted(present)]
            moment = NOW - hours * HOUR
            number = log_interaction(session, world.config, *chosen, occurred_at=moment)
            employers = {each.company_id for each in chosen}
            if (who is None or who in present) and (where is None or firms[where].id in employers):
                meant.append((moment, number))
        wanted = InteractionFilter(
            states=ACTIVE_STATES,
            contact_id=None if who is None else people[who].id,
            company_id=None if where is None else firms[where].id,
        )
        walked = [each.number for each in pages.walk(session, wanted, size=size)]
        assert walked == [number for _, number in sorted(meant, reverse=True)]
        assert pages.count(session, wanted) == len(meant)
        assert figures.total(session, wanted).number == len(meant)


def test_what_comes_in_between_two_pages_shifts_nothing(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        ada = a_person(session)
        numbers = [log_interaction(session, world.config, ada) for _ in range(5)]
        first = pages.page(session, InteractionFilter(), limit=2)
        newer = log_interaction(session, world.config, ada)
        second = pages.page(session, InteractionFilter(), limit=9, cursor=first.next_cursor)
        seen = [each.number for each in (*first.items, *second.items)]
        assert seen == numbers[::-1]
        assert newer not in seen


@pytest.mark.parametrize("after", ["", "x", "|", "2026-03-03|", "\0|1", "2026-03-03T00:00|1"])
def test_a_place_that_no_page_gave_is_refused(world: ExampleDatabase, after: str) -> None:
    with world.rolled_back_session() as session, pytest.raises(RequestRefused, match="not a place"):
        pages.page(session, InteractionFilter(), cursor=after)


def test_who_stays_in_an_entry_keeps_the_address_of_then(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        number = _a_mail_entry(session, world.config)
        bob = a_person(session, "Bob")
        (before,) = correct.get_entry(session, number).participants
        ids = [before.contact_id, bob.id]
        correct.edit(session, world.config, ADMIN, number, {"contacts": ids}, now=NOW)
        after = interactions.get(session, number)
        assert after is not None
        assert after.participants[0] == before


def _a_mail_entry(session: Session, config: RecordConfig) -> int:
    ada = a_person(session, "Ada", "ada@acme.example")
    new = entry_from_note(config, ADMIN, Note(template="EMAIL-IN", contacts=()), [ada], now=NOW)
    sender = NewParticipant(ada.id, ParticipantPart.MAIN, "Ada@Acme.example", "Ada B.")
    deed = undo_log.add(session, DeedKind.LOG, actor=ADMIN.key, now=NOW)
    outcome = recording.add(
        session, replace(new, participants=(sender,)), actor=ADMIN, deed=deed, now=NOW
    )
    assert isinstance(outcome, Recorded)
    return outcome.number
