"""What was written can be read: export, import into an empty database, and it is the same."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import IO, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from journal.contacts import contact
from journal.errors import RequestRefused
from journal.exchange import csv_contacts, jsonl_contacts, vcard_contacts
from journal.exchange.import_line import ContactLine
from journal.exchange.json_records import contact_record
from journal.exchange.scan_file import scan_contact_file
from journal.fold import is_address
from journal.model import Address, AddressKind, Contact, ContactKind, NewContact
from journal.store.contacts import contacts
from journal.store.database import transaction
from tests.builders import ADMIN
from tests.clock import NOW
from tests.databases import Databases, fresh_engine
from tests.effort import one_day_in, tries
from tests.journal.exchange.import_helpers import import_file, outcomes

TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Co", "Cn")) | st.sampled_from("=+-@';,\"\\\n\t:"),
    max_size=12,
)
WORD = st.text("abcåñж09", min_size=1, max_size=6)
EMAIL = st.builds("{}.{}@{}.example".format, WORD, WORD, st.text("abc", min_size=1, max_size=4))
PHONE = st.from_regex(r"\A\+?[0-9]{3}[0-9 ()/-]{0,8}[0-9]\Z")


def addresses(*, labels: bool, dates: bool) -> st.SearchStrategy[tuple[Address, ...]]:
    label = WORD if labels else st.just("")
    day = st.none() | st.dates() if dates else st.none()

    def of(kind: AddressKind, values: st.SearchStrategy[str]) -> st.SearchStrategy[list[Address]]:
        one = st.builds(Address, st.just(kind), values, label=label, valid_from=day, valid_to=day)
        return st.lists(one, max_size=3, unique_by=contacts.key_of).map(_mark_first_primary)

    groups = (of(AddressKind.EMAIL, EMAIL), of(AddressKind.PHONE, PHONE))
    return st.tuples(*groups).map(lambda found: (*found[0], *found[1]))


def _mark_first_primary(found: list[Address]) -> list[Address]:
    return [replace(each, primary=i == 0) for i, each in enumerate(found)]


def new_contacts(*, labels: bool, dates: bool) -> st.SearchStrategy[NewContact]:
    found = st.builds(
        NewContact,
        # An address in place of a name is taken for none.
        name=TEXT.filter(lambda text: bool(text.strip()) and not is_address(text)),
        kind=st.sampled_from(ContactKind),
        addresses=addresses(labels=labels, dates=dates),
        job_title=TEXT,
        language=st.sampled_from(["", "sv", "sv-FI", "en"]),
        country=WORD | st.just(""),
        street=TEXT,
        postal_code=WORD | st.just(""),
        city=WORD | st.just(""),
        region=WORD | st.just(""),
        owner=st.sampled_from(["", "al@ours.example", "slack:u1"]),
        note=TEXT,
        tags=st.frozensets(TEXT.filter(lambda text: bool(text.strip())), max_size=3),
        external_ids=st.dictionaries(WORD, TEXT, max_size=2),
        privacy_blocked=st.booleans(),
        minor=st.booleans(),
        consent=st.booleans(),
        excluded=st.booleans(),
    )
    return found.filter(_is_allowed).map(_clean_as_stored)


def _is_allowed(new: NewContact) -> bool:
    try:
        contact.validate(new)
    except RequestRefused:
        return False
    return True


def _clean_as_stored(new: NewContact) -> NewContact:
    """Makes it as a contact is once it is stored: cleaned, and nothing in it that is only a control.

    A control character between two spaces takes a second cleaning to leave one space.
    """
    cleaned = contact.validate(contact.validate(new))
    return replace(
        cleaned,
        tags=frozenset(filter(None, cleaned.tags)),
        external_ids={k: v for k, v in cleaned.external_ids.items() if v},
    )


def as_contact(id_: int, new: NewContact) -> Contact:
    plain: dict[str, Any] = {f.name: getattr(new, f.name) for f in fields(new)}
    extra: dict[str, Any] = {
        "company_name": "",
        "merged_into": None,
        "created_at": NOW,
        "version": 1,
    }
    return Contact(id=id_, **plain, **extra)


@dataclass(frozen=True)
class RoundTripFormat:
    """A format, and which of an address's details it has a place for."""

    name: str
    write: Callable[[IO[str], Any], None]
    labels: bool = False
    dates: bool = False


ROUND_TRIP_FORMATS = pytest.mark.parametrize(
    "form",
    [
        RoundTripFormat("c.csv", csv_contacts.write),
        RoundTripFormat("c.vcf", vcard_contacts.write, labels=True),
        RoundTripFormat("c.jsonl", jsonl_contacts.write, labels=True, dates=True),
    ],
    ids=lambda form: str(form.name),
)


@ROUND_TRIP_FORMATS
@one_day_in(3)
def test_what_is_written_is_read_the_same(tmp_path: Path, form: RoundTripFormat) -> None:
    path = tmp_path / form.name

    @given(st.lists(new_contacts(labels=form.labels, dates=form.dates), min_size=1, max_size=3))
    def holds(news: list[NewContact]) -> None:
        with path.open("w", encoding="utf-8", newline="") as file:
            form.write(file, [as_contact(i, new) for i, new in enumerate(news, 1)])
        found = list(scan_contact_file(path).read())
        assert [each.contact if isinstance(each, ContactLine) else each for each in found] == news
        assert [each.warnings for each in found if isinstance(each, ContactLine)] == [()] * len(
            news
        )

    holds()


def store_contacts(session: Session, people: list[tuple[NewContact, int]]) -> None:
    """Each person belongs to one of the companies, or to none; ids of systems are given once."""
    taken: set[tuple[str, str]] = set()
    firms: list[int] = []
    for new, which in people:
        ids = {k: v for k, v in new.external_ids.items() if (k, v) not in taken}
        taken.update(ids.items())
        is_person = new.kind is ContactKind.PERSON
        company = firms[which % len(firms)] if firms and is_person and which else None
        value = replace(new, external_ids=ids, company_id=company)
        [id_] = contacts.add_many(session, [value], by="test", now=NOW)
        if not is_person:
            firms.append(id_)


def comparable_record(each: Contact) -> dict[str, Any]:
    record = contact_record(each)
    record["company"] = each.company_name
    return {key: value for key, value in record.items() if key not in {"number", "created_at"}}


def all_contact_records(session: Session) -> list[str]:
    return sorted(repr(comparable_record(each)) for each in contacts.walk(session))


@one_day_in(2)
@ROUND_TRIP_FORMATS
def test_what_is_exported_is_imported_the_same(
    databases: Databases, tmp_path: Path, form: RoundTripFormat
) -> None:
    one = st.tuples(new_contacts(labels=form.labels, dates=form.dates), st.integers(0, 5))

    @settings(
        max_examples=tries(7, long=40),
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(st.lists(one, max_size=5), st.sampled_from([1, 500]))
    def holds(people: list[tuple[NewContact, int]], batch: int) -> None:
        path = tmp_path / form.name
        with fresh_engine(databases) as engine, transaction(engine) as session:
            store_contacts(session, people)
            before = all_contact_records(session)
            with path.open("w", encoding="utf-8", newline="") as file:
                form.write(file, contacts.walk(session))
            again = import_file(session, path, batch=batch)
            assert set(outcomes(again)) <= {"unchanged"}, again
        with fresh_engine(databases) as engine, transaction(engine) as session:
            reports = import_file(session, path, batch=batch)
            assert all_contact_records(session) == before, reports
            assert [each.reasons for each in reports if each.reasons] == []

    holds()


def test_a_member_of_a_later_company_keeps_it(databases: Databases, tmp_path: Path) -> None:
    """The company has the higher number, so its line comes last."""
    path = tmp_path / "c.jsonl"
    with fresh_engine(databases) as engine, transaction(engine) as session:
        ada = contact.add(session, ADMIN, NewContact("Ada"), now=NOW)
        acme = contact.add(session, ADMIN, NewContact("Acme", ContactKind.COMPANY), now=NOW)
        contact.change(session, ADMIN, ada, {"company_id": acme.id}, now=NOW)
        with path.open("w", encoding="utf-8") as file:
            jsonl_contacts.write(file, contacts.walk(session))
    with fresh_engine(databases) as engine, transaction(engine) as session:
        assert outcomes(import_file(session, path, batch=1)) == ["new", "new"]
        assert {each.name: each.company_name for each in contacts.walk(session)} == {
            "Acme": "",
            "Ada": "Acme",
        }
