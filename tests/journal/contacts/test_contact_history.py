"""A contact has a history, as an entry has; it goes with the contact."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session

from journal.contacts import contact, erase
from journal.exchange.subject_access import subject_access
from journal.model import Address, AddressKind, Contact, TooLate
from journal.store import tables
from journal.store.contacts import contact_history, contacts, merging
from journal.store.record.file_stores import FolderStore
from journal.undo.undo import undo
from tests.builders import ADMIN, ALICE, BOB, HOUR, a_company, a_person
from tests.clock import NOW


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine) as session:
        yield session
        session.commit()


def history(session: Session, who: Contact) -> list[tuple[str, str, str, str]]:
    found = contact_history.changes_of(session, merging.with_merged(session, who.id))
    return [(each.by, each.field, each.old, each.new) for each in found]


def change(session: Session, who: Contact, **wanted: object) -> Contact:
    after = contact.change(session, ALICE, who, wanted, now=NOW + HOUR)
    assert not isinstance(after, TooLate)
    return after


def test_each_field_that_was_changed_is_told_with_who_and_what_it_was(session: Session) -> None:
    ada = a_person(session, "Ada", "ada@acme.example", owner="bob@ours.example")
    assert history(session, ada) == []
    acme = a_company(session, "Acme")
    again = (*ada.addresses, Address(AddressKind.PHONE, "+47 22 33 44 55", label="work"))
    after = change(session, ada, name="Ada L", company_id=acme.id, addresses=again)
    change(session, after, job_title="Buyer", tags=frozenset({"b", "a"}), excluded=True)
    assert history(session, ada) == [
        (ALICE.key, "name", "Ada", "Ada L"),
        (ALICE.key, "company", "", acme.number),
        (ALICE.key, "addresses", "ada@acme.example", "ada@acme.example; +47 22 33 44 55 (work)"),
        (ALICE.key, "job_title", "", "Buyer"),
        (ALICE.key, "tags", "", "a, b"),
        (ALICE.key, "excluded", "no", "yes"),
    ]
    assert {each.at for each in contact_history.changes_of(session, [ada.id])} == {NOW + HOUR}


def test_what_comes_too_late_leaves_no_trace(session: Session) -> None:
    ada = a_person(session, "Ada")
    change(session, ada, job_title="Buyer")
    assert isinstance(contact.change(session, BOB, ada, {"job_title": "Dr"}, now=NOW), TooLate)
    assert [each[0] for each in history(session, ada)] == [ALICE.key]


def test_a_merge_and_its_undo_are_told_without_words_of_the_other(session: Session) -> None:
    ada, double = a_person(session, "Ada"), a_person(session, "Ada B", "adab@acme.example")
    change(session, double, note="Likes chairs")
    double = contact.resolve_merged(session, double.id)
    contact.merge(session, ADMIN, double, ada, now=NOW)
    assert history(session, ada) == [
        (ALICE.key, "note", "", "Likes chairs"),
        (ADMIN.key, "merged", "", double.number),
    ]
    undo(session, ADMIN, now=NOW)
    assert history(session, ada) == [
        (ADMIN.key, "merged", "", double.number),
        (ADMIN.key, "merged", double.number, ""),
    ]


def test_who_asks_for_their_data_gets_it_and_an_erasure_takes_it(
    session: Session, tmp_path: Path
) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    change(session, ada, note="Likes chairs")
    held = contacts.get_many(session, [ada.id])[ada.id]
    path = subject_access(session, held, tmp_path, FolderStore(tmp_path)).path
    assert b"Likes chairs" in _read_member(path, "contact.json")
    erase.erase(session, ADMIN, ada, shared=None, now=NOW)
    assert not session.execute(sa.select(tables.contact_change)).all()


def _read_member(path: Path, name: str) -> bytes:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).partition(b'"history"')[2]
