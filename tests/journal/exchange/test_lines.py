import json
from pathlib import Path

import pytest
from sqlmodel import Session

from tests.builders import a_person
from tests.journal.exchange.import_helpers import contacts_by_name, import_text, outcomes


def test_a_line_that_is_no_contact_is_told_and_stops_no_other(
    session: Session, tmp_path: Path
) -> None:
    text = '{"name": "Ada"}\nnonsense\n{"kind": "person"}\n[1]\n\n{"name": "Bob", "later": 1}\n'
    reports = import_text(session, tmp_path, text, name="c.jsonl")
    assert [(r.line, r.outcome.value) for r in reports] == [
        (1, "new"),
        (2, "error"),
        (3, "error"),
        (4, "error"),
        (6, "new"),
    ]
    assert "JSON" in reports[1].reasons[0]
    assert "name: field required" in reports[2].reasons[0]


def test_deep_nesting_is_no_crash(session: Session, tmp_path: Path) -> None:
    reports = import_text(session, tmp_path, "[" * 100_000 + "\n", name="c.jsonl")
    assert outcomes(reports) == ["error"]


def test_a_number_of_another_database_is_not_taken_for_ours(
    session: Session, tmp_path: Path
) -> None:
    bob = a_person(session, "Bob Byron", "bob@x.example")
    line = json.dumps({"number": bob.number, "name": "Ada", "job_title": "Buyer"})
    assert outcomes(import_text(session, tmp_path, line, name="c.jsonl")) == ["new"]
    assert contacts_by_name(session)["Bob Byron"].job_title == ""


def test_our_own_number_finds_a_contact_without_address(session: Session, tmp_path: Path) -> None:
    ada = a_person(session, "Ada", external_ids={"erp": "P1"})
    line = json.dumps({"number": ada.number, "name": "Ada Lovelace"})
    assert outcomes(import_text(session, tmp_path, line, name="c.jsonl")) == ["updated"]
    assert contacts_by_name(session)["Ada Lovelace"].id == ada.id


def test_the_format_is_told_by_the_content_when_the_name_does_not_say(
    session: Session, tmp_path: Path
) -> None:
    assert outcomes(import_text(session, tmp_path, '{"name": "Ada"}\n', name="contacts")) == ["new"]


@pytest.mark.parametrize("number", ["", "7"])
def test_the_name_of_a_company_is_cleaned_as_its_own_line_is(
    session: Session, tmp_path: Path, number: str
) -> None:
    """Half a letter, or a NUL, can be stored by no database."""
    company = {"name": "A\x00cme\ud800", "number": f"{number}\x00"}
    line = json.dumps({"name": "Bo", "company": company})
    assert outcomes(import_text(session, tmp_path, line, name="c.jsonl")) == ["new"]
    assert contacts_by_name(session)["Bo"].company_name == "Acme"
