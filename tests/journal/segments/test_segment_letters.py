"""The ZIP of letters to a segment says what it lacks."""

import csv
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

from sqlmodel import Session

from journal.entries.record import Note
from journal.letters.merger import Merger
from journal.model import ContactFilter, ContactKind, NewAttachment
from journal.segments import segment, segment_letters
from journal.store.record.file_stores import digest_of, path_of
from tests.builders import ADMIN, a_config, a_person, files_folder
from tests.clock import NOW


def test_a_letter_that_is_lost_is_named(session: Session, tmp_path: Path) -> None:
    config = a_config(tmp_path)
    ada, bob = a_person(session, "Ada"), a_person(session, "Bob")
    everybody = ContactFilter(kind=ContactKind.PERSON)
    which = segment.create(session, config, ADMIN, "all", "All", wanted=everybody, now=NOW)
    run = segment.begin(session, config, ADMIN, which, Note("NOTE", ()), now=NOW)
    letters = {
        each.id: (NewAttachment("letter.txt", "text/plain", f"Dear {each.name}".encode()),)
        for each in (ada, bob)
    }
    segment.step(session, config, ADMIN, run, now=NOW, letters=letters)
    (files_folder(config) / path_of(digest_of(b"Dear Ada"))).unlink()
    with Merger() as merger:
        whole = segment_letters.write_zip(session, config, run, tmp_path / "letters.zip", merger)
    assert whole == 1
    with ZipFile(tmp_path / "letters.zip") as archive:
        assert archive.namelist() == ["Bob.txt", "missing.csv", "labels.csv", "labels.pdf"]
        rows = list(csv.DictReader(StringIO(archive.read("missing.csv").decode("utf-8-sig"))))
    assert rows == [{"Interaction": "#1", "Number": ada.number, "File": "Ada.txt"}]


def test_every_letter_has_a_name_of_its_own_that_can_be_unpacked(
    session: Session, tmp_path: Path
) -> None:
    config = a_config(tmp_path)
    called = ("Ada", "Ada", "Ada (2)", "Labels", "Я" * 290)
    people = [a_person(session, name) for name in called]
    everybody = ContactFilter(kind=ContactKind.PERSON)
    which = segment.create(session, config, ADMIN, "all", "All", wanted=everybody, now=NOW)
    run = segment.begin(session, config, ADMIN, which, Note("NOTE", ()), now=NOW)
    letters = {
        each.id: (NewAttachment("letter.pdf", "application/pdf", str(each.id).encode()),)
        for each in people
    }
    segment.step(session, config, ADMIN, run, now=NOW, letters=letters)
    with Merger() as merger:
        segment_letters.write_zip(session, config, run, tmp_path / "letters.zip", merger)
    with ZipFile(tmp_path / "letters.zip") as archive:
        archive.extractall(tmp_path / "unpacked")
    unpacked = [each.read_bytes() for each in (tmp_path / "unpacked").glob("*.pdf")]
    assert {str(each.id).encode() for each in people} < set(unpacked)
