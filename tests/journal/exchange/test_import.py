from pathlib import Path

import pytest
from sqlmodel import Session

from journal.contacts import contact
from journal.model import Address, AddressKind, ContactKind
from journal.store.contacts import contacts
from tests.builders import ADMIN, a_company, a_person
from tests.clock import NOW
from tests.journal.exchange.import_helpers import (
    contacts_by_name,
    count_outcomes,
    import_text,
    outcomes,
)

ERP = "No.;Name;Type;Company No.;Company Name;E-Mail;Job Title;Privacy Blocked;Minor;Parental Consent Received\n"


def test_importing_again_changes_nothing(session: Session, tmp_path: Path) -> None:
    text = ERP + "P1;Ada Lovelace;Person;C1;Acme;ada@acme.example;Buyer;;;\nC1;Acme;Company\n"
    assert outcomes(import_text(session, tmp_path, text)) == ["new", "new"]
    versions = {each.name: each.version for each in contacts.walk(session)}
    assert outcomes(import_text(session, tmp_path, text)) == ["unchanged", "unchanged"]
    assert {each.name: each.version for each in contacts.walk(session)} == versions


def test_the_id_of_the_system_finds_whoever_has_another_name_by_now(
    session: Session, tmp_path: Path
) -> None:
    ada = a_person(session, "Ada Byron", external_ids={"erp": "P1"})
    import_text(session, tmp_path, ERP + "P1;Ada Lovelace;Person\n")
    assert contacts_by_name(session)["Ada Lovelace"].id == ada.id


def test_an_address_finds_a_contact_whose_name_is_a_part_of_the_other(
    session: Session, tmp_path: Path
) -> None:
    ada = a_person(session, "Lovelace, Ada", "ADA@acme.example")
    [report] = import_text(session, tmp_path, "Name,Email,Phone\nAda,ada@ACME.example,+46 8 1234\n")
    assert (report.outcome.value, report.contact_id) == ("updated", ada.id)
    found = contacts_by_name(session)["Lovelace, Ada"]
    assert (found.emails(), found.phones()) == (("ADA@acme.example",), ("+46 8 1234",))


def test_a_fuller_name_replaces_a_shorter_one(session: Session, tmp_path: Path) -> None:
    a_person(session, "Ada", "ada@acme.example")
    import_text(session, tmp_path, "Name,Email\nAda Lovelace,ada@acme.example\n")
    assert list(contacts_by_name(session)) == ["Ada Lovelace"]


def test_a_shared_address_does_not_make_two_people_one(session: Session, tmp_path: Path) -> None:
    text = "Name,Email\nAda Lovelace,family@home.example\nBob Byron,family@home.example\n"
    assert outcomes(import_text(session, tmp_path, text)) == ["new", "new"]
    assert outcomes(import_text(session, tmp_path, text)) == ["unchanged", "unchanged"]


def test_several_that_may_be_meant_are_left_to_a_person(session: Session, tmp_path: Path) -> None:
    one = a_person(session, "Ada Lovelace", "info@acme.example")
    other = a_person(session, "Ada Lovelace", "info@acme.example")
    [report] = import_text(
        session, tmp_path, "Name,Email,Note\nAda Lovelace,info@acme.example,hi\n"
    )
    assert report.outcome.value == "skipped"
    assert "Ambiguous" in report.reasons[0]
    assert one.number in report.reasons[0]
    assert other.number in report.reasons[0]


def test_another_id_in_the_same_system_is_another_person(session: Session, tmp_path: Path) -> None:
    text = ERP + "P1;Ada Lovelace;;;;a@acme.example\nP2;Ada Lovelace;;;;a@acme.example\n"
    assert outcomes(import_text(session, tmp_path, text)) == ["new", "new"]
    assert len(list(contacts.walk(session))) == 2


def test_without_id_and_address_name_and_company_decide(session: Session, tmp_path: Path) -> None:
    text = "Name,Company,Phone\nAda,Acme,+46 1 111\nAda,Beta,+46 1 222\nADA,acme,+46 1 333\n"
    assert outcomes(import_text(session, tmp_path, text)) == ["new", "new", "updated"]


@pytest.mark.parametrize("batch", [1, 500])
def test_the_same_person_twice_in_a_file_is_one_contact(
    session: Session, tmp_path: Path, batch: int
) -> None:
    text = "Name,Email,Phone\nAda,a@x.example,\nAda,a@x.example,+46 8 1234\nAda,a@x.example,\n"
    reports = import_text(session, tmp_path, text, batch=batch)
    assert outcomes(reports) == ["new", "updated", "unchanged"]
    assert contacts_by_name(session)["Ada"].phones() == ("+46 8 1234",)


def test_an_empty_cell_erases_nothing_and_what_is_there_stays(
    session: Session, tmp_path: Path
) -> None:
    a_person(
        session,
        "Ada",
        addresses=(Address(AddressKind.EMAIL, "ada@x.example", label="home", primary=True),),
        job_title="Buyer",
        note="Likes tea",
        tags=frozenset({"vip"}),
    )
    import_text(
        session,
        tmp_path,
        "Name,Email,Job title,Note,Tags\nAda,ada@x.example; ada@y.example,,,new\n",
    )
    ada = contacts_by_name(session)["Ada"]
    assert (ada.job_title, ada.note, ada.tags) == ("Buyer", "Likes tea", frozenset({"vip", "new"}))
    assert [(a.value, a.label, a.primary) for a in ada.addresses] == [
        ("ada@x.example", "home", True),
        ("ada@y.example", "", False),
    ]


@pytest.mark.parametrize("batch", [1, 2, 500])
def test_a_person_belongs_to_a_company_whose_line_comes_later(
    session: Session, tmp_path: Path, batch: int
) -> None:
    text = (
        ERP
        + "P1;Ada;Person;C1;;ada@acme.example\nP2;Bob;Person;C1\nC1;Acme;Company;;;i@acme.example\n"
    )
    assert outcomes(import_text(session, tmp_path, text, batch=batch)) == ["new", "new", "new"]
    found = contacts_by_name(session)
    assert set(found) == {"Ada", "Bob", "Acme"}
    assert found["Ada"].company_id == found["Bob"].company_id == found["Acme"].id
    assert found["Acme"].emails() == ("i@acme.example",)
    assert found["Acme"].external_ids == {"erp": "C1"}


def test_a_company_that_is_nowhere_is_told(session: Session, tmp_path: Path) -> None:
    [report] = import_text(session, tmp_path, ERP + "P1;Ada;Person;C9\n")
    assert report.outcome.value == "new"
    assert report.reasons == ("The company 'C9' is neither known nor in the file.",)


def test_a_company_is_found_by_its_name_or_made_once(session: Session, tmp_path: Path) -> None:
    acme = a_company(session, "ACME")
    import_text(session, tmp_path, "Name,Company\nAda,Acme\nBob,Beta\nCid,beta\n")
    found = contacts_by_name(session)
    assert found["Ada"].company_id == acme.id
    assert found["Bob"].company_id == found["Cid"].company_id == found["Beta"].id
    assert found["Beta"].kind is ContactKind.COMPANY


def test_two_companies_of_one_name_leave_the_person_without(
    session: Session, tmp_path: Path
) -> None:
    a_company(session, "Acme")
    a_company(session, "Acme")
    [report] = import_text(session, tmp_path, "Name,Company\nAda,Acme\n")
    assert report.reasons == ("2 companies are named 'Acme'; left without a company.",)


def test_a_file_blocks_and_never_unblocks(session: Session, tmp_path: Path) -> None:
    a_person(session, "Ada", external_ids={"erp": "P1"}, privacy_blocked=True)
    a_person(session, "Bob", external_ids={"erp": "P2"})
    import_text(session, tmp_path, ERP + "P1;Ada;;;;;;No\nP2;Bob;;;;;;Yes\n")
    assert [each.privacy_blocked for each in contacts_by_name(session).values()] == [True, True]


def test_a_files_consent_opens_nobody_who_is_closed(session: Session, tmp_path: Path) -> None:
    a_person(session, "Ada", external_ids={"erp": "P1"}, minor=True)
    [report] = import_text(session, tmp_path, ERP + "P1;Ada;;;;;;;Yes;Yes\n")
    assert contacts_by_name(session)["Ada"].is_closed
    assert report.reasons == ("Consent is not taken from a file; the contact stays closed.",)


def test_a_new_minor_with_consent_comes_with_it(session: Session, tmp_path: Path) -> None:
    import_text(session, tmp_path, ERP + "P1;Ada;;;;;;;Yes;Yes\n")
    ada = contacts_by_name(session)["Ada"]
    assert (ada.minor, ada.consent) == (True, True)


@pytest.mark.parametrize("batch", [1, 2, 500])
def test_a_preview_says_what_the_import_says_and_stores_nothing(
    session: Session, tmp_path: Path, batch: int
) -> None:
    a_person(session, "Ada Lovelace", "ada@acme.example")
    text = (
        "Name,Email,Company,Phone\nAda,ada@acme.example,Acme,+46 8 11\nBob,bob@acme.example,Acme,\n"
        "Bob,bob@acme.example,Acme,+46 8 22\n,,,\nAda,ada@acme.example,,\n,bad,,\nCid,,Beta,\nCid,,Beta,\n"
    )
    before = contacts_by_name(session)
    seen = import_text(session, tmp_path, text, batch=batch, dry_run=True)
    assert contacts_by_name(session) == before
    done = import_text(session, tmp_path, text, batch=batch)
    assert [(r.line, r.outcome, r.reasons) for r in seen] == [
        (r.line, r.outcome, r.reasons) for r in done
    ]
    assert count_outcomes(done) == {"new": 2, "updated": 2, "unchanged": 2, "error": 1}


def test_a_merged_contact_is_not_revived(session: Session, tmp_path: Path) -> None:
    source = a_person(session, "Ada", "a@x.example")
    target = a_person(session, "Ada Lovelace", "ada@x.example")
    contact.merge(session, ADMIN, source, target, now=NOW)
    [report] = import_text(session, tmp_path, "Name,Email\nAda,a@x.example\n")
    assert (report.outcome.value, report.contact_id) == ("unchanged", target.id)
