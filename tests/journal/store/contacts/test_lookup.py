"""Finding a contact by what a person types, and an entry by its words: on real databases."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from journal.contacts import contact
from journal.entries import correct
from journal.fold import LONGEST_TOKEN
from journal.fold import folded_words as words_of
from journal.model import (
    Address,
    AddressKind,
    Contact,
    Document,
    NewAttachment,
    NewContact,
    contact_number,
)
from journal.store.contacts import contacts, lookup
from journal.store.contacts.lookup import find
from journal.store.record import text_search
from tests.builders import ADMIN, a_company, a_person, log_interaction
from tests.clock import NOW
from tests.effort import tries
from tests.journal.laws.example_database import ExampleDatabase

# Controls, NUL, lone surrogates, every script: what a bot gets to see some day.
ANY_TEXT = st.text(st.characters(categories=None))
NASTY_TEXT = st.text(st.sampled_from("'\"\\%_*():&|!<>-^~{}[];\0\ud800\u202e\u00a0 aAéß1@.#K"))
LETTERS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=LONGEST_TOKEN)

law = settings(max_examples=tries(20, long=150))


def _phone(value: str) -> tuple[Address, ...]:
    return (Address(AddressKind.PHONE, value),)


def _find_certain(session: Session, typed: str) -> Contact:
    found = find(session, typed)
    assert found.is_certain, found
    return found.contacts[0]


def _found_ids(session: Session, typed: str) -> list[int]:
    return [each.id for each in find(session, typed).contacts]


# ── never raises ────────────────────────────────────────────────────────────────────────────────


@law
@given(ANY_TEXT | NASTY_TEXT)
@example("\0")
@example("\ud800")
@example("a\0b@acme.example")
@example("\ud800@acme.example")
@example("ada@\0")
@example("ada@..")
@example(f"ada@{'ö' * 100}")
@example("x@" + "\u00df" * 64 + ".example")
@example("a" * 100_000)
@example("99999999999999999999")
@example("999999999999999")
@example("' OR 1=1 --")
@example("NEAR(a b)")
@example("a:* & !b")
@example("\U0010ffff")
@example("+0000000")
def test_whatever_is_typed_search_answers(world: ExampleDatabase, text: str) -> None:
    with world.rolled_back_session() as session:
        ada = a_person(session, "Ada", "ada@acme.example")
        log_interaction(session, world.config, ada, text="prices")
        find(session, text)
        text_search.find(session, text, limit=5)


@settings(max_examples=tries(10, long=80))
@given(st.lists(ANY_TEXT | NASTY_TEXT, min_size=7, max_size=7))
@example(["\0"] * 7)
@example(["\ud800"] * 7)
def test_whatever_is_typed_can_be_recorded_or_is_refused(
    world: ExampleDatabase, said: list[str]
) -> None:
    name, title, note, tag, subject, text, remark = said
    with world.rolled_back_session() as session:
        new = NewContact(
            name=f"N{name}",
            job_title=title,
            note=note,
            tags=frozenset({tag}),
            external_ids={"erp": remark},
        )
        who = contact.add(session, ADMIN, new, now=NOW)
        assert contact.resolve_merged(session, who.id) == who
        number = log_interaction(
            session,
            world.config,
            who,
            subject=subject,
            text=text,
            evaluation_note=remark,
            salesperson=name,
            language=title,
            request_key=tag or None,
            document=Document("invoice", f"N{title}", remark),
            attachments=(NewAttachment(f"F{name}", note, b"."),),
        )
        correct.comment(session, ADMIN, number, f"C{remark}", now=NOW)
        correct.edit(session, world.config, ADMIN, number, {"text": note, "subject": tag}, now=NOW)


# ── the best first ──────────────────────────────────────────────────────────────────────────────


def test_an_exact_address_comes_first_and_is_certain(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        a_person(session, "ada@acme.example.org")
        a_person(session, "Other", "ada@acme.example.org")
        ada = a_person(session, "Zoe", "Ada@Acme.example")
        assert _find_certain(session, " ADA@acme.example ").id == ada.id


def test_an_address_that_several_share_is_a_choice(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        one, other = (a_person(session, name, "info@acme.example") for name in ("One", "Two"))
        found = find(session, "info@acme.example")
        assert {each.id for each in found.contacts} == {one.id, other.id}
        assert not found.is_certain


def test_what_several_share_is_a_choice_even_when_one_is_asked_for(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        for name in ("Anna One", "Anna Two"):
            a_person(session, name, "info@acme.example")
        assert not find(session, "info@acme.example", limit=1).is_certain
        assert not find(session, "anna", limit=1).is_certain


def test_exact_then_beginning_then_every_word_then_close(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        anna = a_person(session, "Anna Berg")
        annabel = a_person(session, "Anna Bergman")
        reversed_ = a_person(session, "Berg, Anna Maria")
        a_person(session, "Anne Burg")
        assert _found_ids(session, "anna berg") == [anna.id, annabel.id, reversed_.id]
        assert find(session, "anna berg").is_certain
        assert set(_found_ids(session, "ana berg")) == {anna.id, annabel.id, reversed_.id}
        assert not find(session, "ana berg").is_certain


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Bob van der Berg", "van der berg"),
        ("Bob van der Berg", "berg bob"),
        ("van der Berg, Bob", "Bob van der Berg"),
        ("Berg, Anna van der", "anna van der berg"),
        ("Berg, Anna van der", "v d b a"),
        ("Madonna", "madonna"),
        ("Madonna", "mad"),
        ("Madonna", "madona"),
        ("Åke Ångström", "ake angstrom"),
        ("Ake Angstrom", "ÅKE ÅNGSTRÖM"),
        ("Łukasz Żółw", "lukasz zolw"),
        ("Heinz Groß", "GROSS heinz"),
        ("İpek Işık", "ipek isik"),
        ("Фёдор Ёлкин", "федор елкин"),
        ("Фёдор Ёлкин", "ФЕДОР"),
        ("Αθηνά Ψυχή", "αθηνα ψυχη"),
        ("田中", "田中"),
        ("O'Neil-Smith", "oneil smith"),
        ("O'Neil-Smith", "o neil"),
        ("Lovelace", "lovlace"),
        ("Lovelace", "loevlace"),
        ("Lovelace", "loveelace"),
    ],
)
def test_a_name_of_any_shape_is_found(world: ExampleDatabase, name: str, typed: str) -> None:
    with world.rolled_back_session() as session:
        a_person(session, "Somebody Else")
        who = a_person(session, name)
        assert _found_ids(session, typed) == [who.id]


def test_a_person_is_found_by_the_company_too(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        acme = a_company(session, "Acme Oy")
        ada = a_person(session, "Ada", company_id=acme.id)
        assert _found_ids(session, "ada acme") == [ada.id]
        contact.change(session, ADMIN, acme, {"name": "Zeta Oy"}, now=NOW)
        assert _found_ids(session, "ada zeta") == [ada.id]
        assert _found_ids(session, "ada acme") == []


@pytest.mark.parametrize("kept", ["+358 40 123 4567", "040-1234567", "00358 (0)40 1234567"])
@pytest.mark.parametrize("typed", ["+358401234567", "040 123 4567", "401234567", "0035840 1234567"])
def test_a_phone_is_found_with_and_without_its_country(
    world: ExampleDatabase, kept: str, typed: str
) -> None:
    with world.rolled_back_session() as session:
        a_person(session, "Other", addresses=_phone("+358 40 123 4568"))
        ada = a_person(session, "Ada", addresses=_phone(kept))
        assert _find_certain(session, typed).id == ada.id


@pytest.mark.parametrize("how", ["{}", "#{}", "K-{}", "k-{}", "#K-{}", " #{} "])
def test_a_number_means_the_contact_of_that_number(world: ExampleDatabase, how: str) -> None:
    with world.rolled_back_session() as session:
        ada = a_person(session, "Ada")
        a_person(session, f"Company {ada.id}")
        assert _find_certain(session, how.format(ada.id)).id == ada.id


def test_an_external_id_is_exact_and_one_that_is_a_number_too_is_a_choice(
    world: ExampleDatabase,
) -> None:
    with world.rolled_back_session() as session:
        ada = a_person(session, "Ada", external_ids={"erp": "C-0012/A"})
        bob = a_person(session, "Bob", external_ids={"erp": str(ada.id)})
        assert _find_certain(session, "C-0012/A").id == ada.id
        assert set(_found_ids(session, str(ada.id))) == {ada.id, bob.id}
        assert not find(session, str(ada.id)).is_certain


def test_the_number_of_one_who_was_merged_away_leads_to_the_other(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        ada, other = a_person(session, "Ada Byron"), a_person(session, "Ada Lovelace")
        contact.merge(session, ADMIN, ada, other, now=NOW)
        assert _find_certain(session, contact_number(ada.id)).id == other.id
        assert _found_ids(session, "byron") == []


@settings(max_examples=tries(20, long=150))
@given(st.lists(LETTERS, min_size=1, max_size=4))
def test_a_contact_is_found_by_its_name_and_by_its_words_in_any_order(
    world: ExampleDatabase, name: list[str]
) -> None:
    with world.rolled_back_session() as session:
        who = a_person(session, " ".join(name))
        assert who.id in _found_ids(session, who.name)
        folded = words_of(who.name)[:8]
        if folded:
            assert who.id in _found_ids(session, " ".join(reversed(folded)))


@settings(max_examples=tries(20, long=150))
@given(st.lists(LETTERS, min_size=1, max_size=4), st.lists(LETTERS, min_size=1, max_size=3))
@example(["\U0001e922"], ["x"])
@example(["\u1c90\u10d0"], ["\ua7ae"])
@example(["\u0e01\u0e33"], ["\u0915\u093f"])
def test_an_entry_is_found_by_exactly_its_words(
    world: ExampleDatabase, text: list[str], other: list[str]
) -> None:
    with world.rolled_back_session() as session:
        who = a_person(session, "Who")
        one = log_interaction(session, world.config, who, text=" ".join(text), subject="-")
        two = log_interaction(session, world.config, who, text=" ".join(other), subject="-")
        has = {one: words_of(" ".join(text)), two: words_of(" ".join(other))}
        for word in {*has[one], *has[two]}:
            meant = [n for n, all_ in has.items() if any(each.startswith(word) for each in all_)]
            assert set(text_search.find(session, word, limit=5)) == set(meant)


def test_words_are_found_page_by_page_newest_first(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        who = a_person(session)
        numbers = [log_interaction(session, world.config, who, text="same word") for _ in range(7)]
        found: list[int] = []
        while some := text_search.find(
            session, "word", limit=3, before=found[-1] if found else None
        ):
            found += some
        assert found == numbers[::-1]


def test_an_entry_of_very_many_words_is_stored_and_found(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        text = " ".join(f"word{number}" for number in range(50_000))
        number = log_interaction(session, world.config, a_person(session), text=text)
        assert text_search.find(session, "word19000", limit=5) == [number]


def test_a_prefix_that_many_share_is_cut_at_the_limit(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        everyone = [a_person(session, f"Anna {number:03}").id for number in range(30)]
        assert _found_ids(session, "anna") == everyone[:20]
        assert len(find(session, "anna", limit=5).contacts) == 5
        assert not lookup.find(session, "anna").is_certain
        assert contacts.get(session, everyone[0]) is not None
