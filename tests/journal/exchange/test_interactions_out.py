import csv
import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlmodel import Session

from journal.contacts import contact
from journal.context import RecordConfig
from journal.entries import cancel
from journal.exchange import interaction_record
from journal.exchange.interaction_export import write_csv, write_lines
from journal.exchange.subject_access import safe_file_name, subject_access
from journal.model import Interaction, InteractionFilter, NewAttachment
from journal.store.record import interactions, pages
from journal.store.record.file_stores import digest_of, path_of
from tests.builders import ADMIN, a_company, a_config, a_person, files_folder, log_interaction
from tests.clock import NOW

PDF = NewAttachment("offer.pdf", "application/pdf", b"%PDF offer")


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


def get_entry(session: Session, number: int) -> Interaction:
    found = interactions.get(session, number)
    assert found is not None
    return found


def a_rich_entry(session: Session, config: RecordConfig) -> int:
    acme = a_company(session, "Acme")
    ada = a_person(session, "Ada", "ada@acme.example", company_id=acme.id)
    bob = a_person(session, "Bob")
    number = log_interaction(
        session, config, ada, bob, subject="=Offer", text="Line one\nline two", attachments=(PDF,)
    )
    interactions.add_comment(session, number, "Called back", by="alice", now=NOW)
    cancel.cancel(session, config, ADMIN, [number], reason="twice", now=NOW)
    return number


def test_a_record_holds_all_of_an_interaction(session: Session, config: RecordConfig) -> None:
    number = a_rich_entry(session, config)
    record = interaction_record(session, get_entry(session, number))
    assert set(record) >= {name for name in Interaction.__slots__ if name != "main"}
    assert [p["name"] for p in record["participants"]] == ["Ada", "Bob"]
    assert record["participants"][0]["company_name"] == "Acme"
    assert [c["text"] for c in record["comments"]] == ["Called back"]
    assert ("state", "active", "cancelled") in [
        (c["field"], c["old"], c["new"]) for c in record["history"]
    ]
    [attached] = record["attachments"]
    assert (attached["name"], len(attached["digest"])) == ("offer.pdf", 64)
    assert record["cost"] == str(get_entry(session, number).cost)
    assert json.loads(json.dumps(record)) == record


def test_json_lines_are_one_record_a_line(session: Session, config: RecordConfig) -> None:
    a_rich_entry(session, config)
    file = io.StringIO()
    write_lines(file, session, pages.walk(session, InteractionFilter()))
    [line] = file.getvalue().splitlines()
    assert json.loads(line)["text"] == "Line one\nline two"


def test_csv_opens_in_a_spreadsheet_and_runs_nothing(
    session: Session, config: RecordConfig
) -> None:
    number = a_rich_entry(session, config)
    file = io.StringIO(newline="")
    write_csv(file, session, pages.walk(session, InteractionFilter()))
    text = file.getvalue()
    assert text.startswith("\ufeffnumber,")
    [row] = csv.DictReader(io.StringIO(text[1:], newline=""))
    assert row["number"] == str(number)
    assert row["subject"] == "'=Offer"
    assert row["text"] == "Line one\nline two"
    assert (row["main_name"], row["main_company"]) == ("Ada", "Acme")
    assert "Bob" in row["participants"]
    assert (row["attachments"], len(row["digests"])) == ("offer.pdf", 64)
    assert "Called back" in row["comments"]
    assert "'active' → 'cancelled'" in row["history"]
    assert (row["state"], row["cancel_reason"]) == ("cancelled", "twice")


def test_all_that_is_held_of_a_contact_is_in_the_zip(
    session: Session, config: RecordConfig, tmp_path: Path
) -> None:
    twin = a_person(session, "A. Lovelace")
    ada = a_person(session, "Ada Lovelace", "ada@acme.example")
    others = a_person(session, "Bob")
    log_interaction(session, config, others, text="not hers")
    mine = log_interaction(session, config, ada, attachments=(PDF, PDF), text="hers")
    contact.merge(session, ADMIN, twin, ada, now=NOW)
    made = subject_access(
        session, contact.resolve_merged(session, ada.id), tmp_path / "out", config.files
    )
    path = made.path
    assert made.lost == ()
    assert path.name == f"{ada.number}.zip"
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    with ZipFile(path) as archive:
        person = json.loads(archive.read("contact.json"))
        lines = archive.read("interactions.jsonl").decode().splitlines()
        names = [name for name in archive.namelist() if name.startswith("attachments/")]
        assert archive.read(names[0]) == PDF.content
    assert (person["name"], person["merged"][0]["name"]) == ("Ada Lovelace", "A. Lovelace")
    assert [json.loads(line)["number"] for line in lines] == [mine]
    assert names[0] == f"attachments/{mine}/1-offer.pdf"


def test_a_file_that_is_lost_or_rotten_is_named_and_not_handed_out(
    session: Session, config: RecordConfig, tmp_path: Path
) -> None:
    ada = a_person(session, "Ada Lovelace", "ada@acme.example")
    plan = NewAttachment("plan.txt", "text/plain", b"a plan")
    number = log_interaction(session, config, ada, attachments=(PDF, plan))
    (files_folder(config) / path_of(digest_of(PDF.content))).write_bytes(b"rotten")
    (files_folder(config) / path_of(digest_of(plan.content))).unlink()
    made = subject_access(session, ada, tmp_path / "out", config.files)
    assert made.lost == (f"attachments/{number}/1-offer.pdf", f"attachments/{number}/2-plan.txt")
    with ZipFile(made.path) as archive:
        assert tuple(json.loads(archive.read("lost_files.json"))) == made.lost
        assert not {*made.lost} & {*archive.namelist()}


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("offer.pdf", "offer.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\evil.exe", "evil.exe"),
        ("a:b*c?.txt", "a_b_c_.txt"),
        ("CON.txt", "_CON.txt"),
        ("..", "file"),
        ("", "file"),
        ("trailing. ", "trailing"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_file_name_unpacks_anywhere_and_nowhere_else(name: str, safe: str) -> None:
    assert safe_file_name(name) == safe
