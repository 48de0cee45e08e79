"""`rapport segment write`: a letter to each member, told before, packed, taken back."""

import csv
import zipfile
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.cli_driver import CliDriver
from tests.journal.letters.documents import pdf_text

CONFIG = """
[company]
country = "FI"

[templates.AUTUMN]
group = "LETTER"
channel = "letter"
correspondence = "document"
description = "Autumn"
attachments = ["autumn.typ"]
languages.sv.attachments = ["host.typ"]
"""
_POST = ("--street", "Kungsgatan 4", "--postal-code", "411 19", "--city", "Göteborg")


@pytest.fixture(autouse=True)
def people(cli: CliDriver, tmp_path: Path) -> None:
    (tmp_path / "autumn.typ").write_text("Dear #contact.name")
    (tmp_path / "host.typ").write_text("Bästa #contact.name")
    cli.write_config(CONFIG)
    cli.run_ok("contact", "add", "Acme", "--is-company")
    cli.run_ok("contact", "add", "Ada Byron", "--company", "Acme", "--country", "SE", *_POST)
    cli.run_ok("contact", "add", "Åsa Öberg", "--language", "sv", *_POST)
    cli.run_ok("contact", "add", "Åsa Öberg", "--country", "FI", *_POST)
    cli.run_ok("contact", "add", "Bob Nowhere")
    cli.run_ok("contact", "add", "Eve Out", "--excluded", *_POST)
    cli.run_ok("segment", "create", "all", "--kind", "person")


def test_the_letters_are_in_one_zip_with_their_labels(cli: CliDriver, tmp_path: Path) -> None:
    told = cli.run_ok("segment", "write", "all", "-t", "autumn", "--out", "autumn.zip", "--yes")
    assert "3 would be logged to, 2 left out." in told
    assert "Bob Nowhere: no address to write to" in told
    assert "3 letters and their labels are in autumn.zip." in told
    with zipfile.ZipFile(tmp_path / "autumn.zip") as archive:
        assert archive.namelist() == [
            "Acme - Ada Byron.pdf",
            "Åsa Öberg.pdf",
            "Åsa Öberg (2).pdf",
            "labels.csv",
            "labels.pdf",
        ]
        assert pdf_text(archive.read("Acme - Ada Byron.pdf")) == "Dear Ada Byron"
        assert pdf_text(archive.read("Åsa Öberg.pdf")) == "Bästa Åsa Öberg"
        rows = list(csv.DictReader(StringIO(archive.read("labels.csv").decode("utf-8-sig"))))
        labels = pdf_text(archive.read("labels.pdf"))
    assert (rows[0]["Name"], rows[0]["City"]) == ("Ada Byron", "Göteborg")
    assert "Ada Byron" in labels
    assert labels.count("RUOTSI") == 1
    assert len(cli.run_json("history")) == 3


def test_a_dry_run_tells_who_has_no_address_and_logs_nothing(cli: CliDriver) -> None:
    told = cli.run_ok("segment", "write", "all", "-t", "autumn", "--dry-run")
    assert "Bob Nowhere: no address to write to" in told
    assert "Eve Out: excluded from segments" in told
    assert cli.run_json("history") == []


def test_the_run_is_taken_back_as_a_whole(cli: CliDriver) -> None:
    cli.run_ok("segment", "write", "all", "-t", "autumn", "--yes")
    cli.run_ok("segment", "undo", "1")
    assert {each["state"] for each in cli.run_json("history", "--cancelled")} == {"cancelled"}


def test_a_zip_that_is_there_is_not_overwritten_and_nothing_is_logged(
    cli: CliDriver, tmp_path: Path
) -> None:
    (tmp_path / "autumn.zip").write_bytes(b"mine")
    told = cli.run_refused(
        "segment", "write", "all", "-t", "autumn", "--out", "autumn.zip", "--yes"
    )
    assert "is there already" in told
    assert cli.run_json("history") == []


def test_a_template_that_is_not_one_to_write_from_is_refused(cli: CliDriver) -> None:
    told = cli.run_refused("segment", "write", "all", "-t", "note", "--yes")
    assert 'correspondence = "draft" or "document"' in told


# ── drafts ──────────────────────────────────────────────────────────────────────────────────────

DRAFTS = """
[templates.NEWS]
group = "LETTER"
channel = "email"
correspondence = "draft"
description = "News for {{ contact.first_name }}"
body = "{{ contact.greeting }}"
languages.sv = { description = "Nyheter", body = "{{ contact.greeting }}" }

[[mailbox]]
name = "sales"
host = "127.0.0.1"
tls = "none"
user = "sales@ours.example"
folders = ["INBOX", "Sent"]
"""


@pytest.fixture
def mailing(cli: CliDriver) -> CliDriver:
    cli.write_config(CONFIG + DRAFTS)
    for number, name in ((2, "ada"), (3, "asa"), (4, "osa"), (6, "eve")):
        cli.run_ok("contact", "edit", f"K-{number}", "-e", f"{name}@acme.example")
    return cli


def test_drafts_are_previewed_and_promised_to_one_mailbox(mailing: CliDriver) -> None:
    told = mailing.run_ok("segment", "write", "all", "-t", "news", "--dry-run")
    for words in ("Bob Nowhere: no address to write to", "News for Ada", "Nyheter", "Hej Åsa,"):
        assert words in told
    assert mailing.run_json("history") == []
    told = mailing.run_ok("segment", "write", "all", "-t", "news", "--yes")
    assert "put into the drafts of sales" in told
    entries = mailing.run_json("history")
    assert [each["delivery"] for each in entries] == ["sending"] * 3
    assert mailing.run_json("stats")["total"]["number"] == 0


def test_drafts_make_no_zip(mailing: CliDriver) -> None:
    typed = ("segment", "write", "all", "-t", "news", "--out", "x.zip", "--yes")
    assert "makes drafts" in mailing.run_refused(*typed)
    assert mailing.run_json("history") == []
