"""A merge loses nothing, and taking it back leaves all as it was."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from journal.contacts import contact
from journal.context import RecordConfig
from journal.entries import correct
from journal.entries.record import Note, log_note
from journal.model import (
    Address,
    AddressKind,
    Blocked,
    Contact,
    ContactFilter,
    ContactKind,
    InteractionFilter,
    ParticipantPart,
    Segment,
    TooLate,
)
from journal.segments import segment
from journal.store.contacts import contacts, lookup
from journal.store.record import pages, text_search
from journal.undo.undo import ChangedSince, Undone, undo
from tests.builders import ADMIN, HOUR, MANAGER, a_company, a_person, log_interaction
from tests.clock import NOW
from tests.effort import tries
from tests.journal.laws.example_database import ExampleDatabase, table_contents

ONE_HOUR_LATER = NOW + HOUR

ADDRESSES = st.lists(
    st.builds(
        Address,
        kind=st.just(AddressKind.EMAIL),
        value=st.sampled_from(["ada@acme.example", "ADA@acme.example", "a@else.example"]),
        label=st.sampled_from(["", "work"]),
        primary=st.booleans(),
        valid_from=st.none() | st.just(date(2020, 1, 1)),
        valid_to=st.none() | st.just(date(2025, 1, 1)),
    )
    | st.builds(
        Address,
        kind=st.just(AddressKind.PHONE),
        value=st.sampled_from(["+358 40 123 4567", "040 123 4567"]),
    ),
    max_size=3,
    unique_by=lambda each: each.value.casefold(),
).map(tuple)

FIELDS = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["Ada Byron", "Ada Lovelace", "Ada"]),
        "addresses": ADDRESSES,
        "job_title": st.sampled_from(["", "Countess"]),
        "language": st.sampled_from(["", "sv", "fi"]),
        "country": st.sampled_from(["", "FI"]),
        "owner": st.sampled_from(["", "alice@ours.example", "bob@ours.example"]),
        "note": st.sampled_from(["", "one", "other"]),
        "tags": st.sets(st.sampled_from(["vip", "press"])).map(frozenset),
        "privacy_blocked": st.booleans(),
        "minor": st.booleans(),
        "consent": st.booleans(),
        "excluded": st.booleans(),
    }
)

law = settings(max_examples=tries(5, long=30))


def _two_contacts(
    session: Session, config: RecordConfig, fields: list[dict[str, Any]], together: list[bool]
) -> tuple[Contact, Contact, Segment]:
    """Two contacts with history, each its own and some with both, on a list with each other."""
    acme = a_company(session, "Acme")
    other = a_person(session, "Other")
    source = a_person(session, "Ada B", company_id=acme.id, external_ids={"erp": "1"})
    target = a_person(session, "Ada L", external_ids={"crm": "2"})
    log_interaction(session, config, source, text="sourceword")
    log_interaction(session, config, target, other, text="targetword")
    for source_leads in together:
        pair = (source, target) if source_leads else (target, source)
        log_interaction(session, config, *pair, other, text="bothword")
    made = segment.create(session, config, ADMIN, "fair", "Fair", now=NOW)
    segment.add_members(session, ADMIN, made, [source.id, other.id], now=NOW)
    both = []
    for each, values in zip((source, target), fields, strict=True):
        changed = contact.change(session, ADMIN, each, values, now=NOW)
        assert isinstance(changed, Contact)
        both.append(changed)
    return both[0], both[1], made


@law
@given(st.lists(FIELDS, min_size=2, max_size=2), st.lists(st.booleans(), max_size=2))
def test_a_merge_taken_back_leaves_all_as_it_was(
    world: ExampleDatabase, fields: list[dict[str, Any]], together: list[bool]
) -> None:
    with world.rolled_back_session() as session:
        names = [
            {**each, "name": name} for each, name in zip(fields, ("Ada B", "Ada L"), strict=True)
        ]
        source, target, _ = _two_contacts(session, world.config, names, together)
        was, found = table_contents(session), _search_results(session)
        assert isinstance(contact.merge(session, MANAGER, source, target, now=NOW), contact.Merged)
        logged_since = a_person(session, "Somebody new")
        contacts.delete(session, logged_since.id)
        assert isinstance(undo(session, MANAGER, now=ONE_HOUR_LATER), Undone)
        now = table_contents(session)
        # A word that was known stays known until nobody is found by it.
        was["name_word"] = now["name_word"] = []
        assert now == was
        assert _search_results(session) == found


def _search_results(session: Session) -> list[Any]:
    typed = ("ada", "ada b", "ada byron", "ada@acme.example", "0401234567", "acme")
    return [
        *([each.id for each in lookup.find(session, text).contacts] for text in typed),
        *(text_search.find(session, word, limit=9) for word in ("sourceword", "bothword", "ada")),
    ]


@law
@given(st.lists(FIELDS, min_size=2, max_size=2), st.lists(st.booleans(), max_size=2))
def test_a_merge_loses_no_flag_no_address_and_no_history(
    world: ExampleDatabase, fields: list[dict[str, Any]], together: list[bool]
) -> None:
    with world.rolled_back_session() as session:
        source, target, made = _two_contacts(session, world.config, fields, together)
        numbers = {*_history(session, source), *_history(session, target)}
        merged = contact.merge(session, ADMIN, source, target, now=NOW)
        assert isinstance(merged, contact.Merged)
        after = merged.target
        assert after.is_closed or not (source.is_closed or target.is_closed)
        assert after.excluded == (source.excluded or target.excluded)
        assert {contacts.key_of(a) for a in after.addresses} == {
            contacts.key_of(a) for each in (source, target) for a in each.addresses
        }
        assert after.tags == source.tags | target.tags
        assert dict(after.external_ids) == {"erp": "1", "crm": "2"}
        for field in ("job_title", "language", "country", "owner", "note", "company_id"):
            assert getattr(after, field) == (getattr(target, field) or getattr(source, field))
        assert set(_history(session, after)) == numbers
        assert _history(session, source) == []
        assert contact.resolve_merged(session, source.id) == after
        assert (
            after.id in segment.preview(session, made, now=NOW).due
            or after.is_closed
            or after.excluded
        )
        for number in numbers:
            entry = correct.get_entry(session, number)
            ids = [p.contact_id for p in entry.participants]
            assert len(ids) == len(set(ids))
            assert [p.part for p in entry.participants].count(ParticipantPart.MAIN) == 1


def _history(session: Session, each: Contact) -> list[int]:
    return [e.number for e in pages.page(session, InteractionFilter(contact_id=each.id)).items]


def test_what_is_logged_to_the_number_of_old_is_logged_to_the_winner(
    world: ExampleDatabase,
) -> None:
    with world.rolled_back_session() as session:
        ada, other, third = (a_person(session, f"Ada {n}") for n in ("One", "Two", "Three"))
        contact.merge(session, ADMIN, ada, other, now=NOW)
        contact.merge(session, ADMIN, contact.resolve_merged(session, other.id), third, now=NOW)
        number = log_interaction(session, world.config, ada)
        (part,) = correct.get_entry(session, number).participants
        assert (part.contact_id, part.name) == (third.id, "Ada Three")


def test_entries_made_after_a_merge_are_untouched_by_its_undo(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        source, target, _ = _two_contacts(session, world.config, [{}, {}], [True, False])
        log_interaction(session, world.config, target, source)
        before = _history(session, source)
        contact.merge(session, MANAGER, source, target, now=NOW)
        since = [log_interaction(session, world.config, target) for _ in range(3)]
        assert isinstance(undo(session, MANAGER, now=ONE_HOUR_LATER), Undone)
        assert _history(session, source) == before
        assert set(since) <= set(_history(session, target))


def test_a_person_who_went_to_another_company_stays_there_when_a_merge_is_undone(
    world: ExampleDatabase,
) -> None:
    with world.rolled_back_session() as session:
        acme, akme, beta = (a_company(session, name) for name in ("Acme", "Akme", "Beta"))
        ada, bob = (a_person(session, name, company_id=akme.id) for name in ("Ada", "Bob"))
        contact.merge(session, MANAGER, akme, acme, now=NOW)
        assert contact.resolve_merged(session, ada.id).company_id == acme.id
        contact.change(
            session,
            ADMIN,
            contact.resolve_merged(session, bob.id),
            {"company_id": beta.id},
            now=NOW,
        )
        undo(session, MANAGER, now=ONE_HOUR_LATER)
        assert contact.resolve_merged(session, ada.id).company_id == akme.id
        assert contact.resolve_merged(session, bob.id).company_id == beta.id
        people = segment.create(
            session,
            world.config,
            ADMIN,
            "akme",
            "Akme",
            now=NOW,
            wanted=ContactFilter(company_id=akme.id),
        )
        assert segment.preview(session, people, now=NOW).due == (ada.id,)


def test_the_undo_of_a_merge_is_refused_when_either_was_changed(world: ExampleDatabase) -> None:
    for which in (0, 1):
        with world.rolled_back_session() as session:
            two = [a_person(session, name) for name in ("Ada B", "Ada L")]
            contact.merge(session, ADMIN, two[0], two[1], now=NOW)
            changed = contacts.get(session, two[which].id)
            assert changed is not None
            contact.change(session, MANAGER, changed, {"note": "since"}, now=NOW)
            was = table_contents(session)
            assert isinstance(undo(session, ADMIN, now=ONE_HOUR_LATER), ChangedSince)
            assert table_contents(session) == was


def test_who_was_merged_away_meanwhile_is_not_merged_again(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        ada, one, two = (a_person(session, name) for name in ("Ada", "One", "Two"))
        contact.merge(session, ADMIN, ada, one, now=NOW)
        assert isinstance(contact.merge(session, MANAGER, ada, two, now=ONE_HOUR_LATER), TooLate)
        assert contact.resolve_merged(session, ada.id).id == one.id


def test_a_merge_of_one_who_was_changed_meanwhile_loses_no_change(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        ada, other = a_person(session, "Ada"), a_person(session, "Other")
        contact.change(session, MANAGER, ada, {"privacy_blocked": True}, now=NOW)
        assert isinstance(contact.merge(session, ADMIN, ada, other, now=NOW), TooLate)


def test_a_blocked_contact_stays_blocked_as_part_of_another(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        ada, other = a_person(session, "Ada", privacy_blocked=True), a_person(session, "Other")
        contact.merge(session, ADMIN, ada, other, now=NOW)
        for each in (ada, other):
            said = Note(template="NOTE", contacts=(each.id,))
            assert isinstance(log_note(session, world.config, ADMIN, said, now=NOW), Blocked)


@pytest.mark.parametrize("kind", ContactKind)
def test_merging_the_same_two_back_and_forth_ends_where_it_began(
    world: ExampleDatabase, kind: ContactKind
) -> None:
    with world.rolled_back_session() as session:
        one, two = (a_person(session, name, kind=kind) for name in ("One", "Two"))
        was = table_contents(session)
        for _ in range(2):
            pair = (
                contact.resolve_merged(session, one.id),
                contact.resolve_merged(session, two.id),
            )
            contact.merge(session, ADMIN, *pair, now=NOW)
            undo(session, ADMIN, now=ONE_HOUR_LATER)
        assert table_contents(session) == was
