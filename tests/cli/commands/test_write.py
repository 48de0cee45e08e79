"""`rapport write`: a mail for the drafts, or a document; shown first, refused in plain sentences."""

from pathlib import Path

import pytest

from tests.cli.cli_driver import CliDriver
from tests.journal.letters.documents import pdf_text, word_text, write_word_file

CONFIG = """
[company]
name = "Ours"
domains = ["ours.example"]

[templates.OFFER]
group = "LETTER"
channel = "letter"
direction = "outbound"
correspondence = "document"
description = "An offer for {{ contact.name }}"
body = "See the file."
attachments = ["offer.docx", "terms.typ"]

[templates.MAIL]
group = "LETTER"
channel = "email"
correspondence = "draft"
description = "News for {{ contact.first_name }}"
body = "{{ contact.greeting }}"
"""
MAILBOX = """
[[mailbox]]
name = "sales"
host = "127.0.0.1"
tls = "none"
user = "sales@ours.example"
folders = ["INBOX", "Sent"]
"""


@pytest.fixture(autouse=True)
def templates(cli: CliDriver, tmp_path: Path) -> None:
    write_word_file(tmp_path / "offer.docx", "{{ contact.salutation }}")
    (tmp_path / "terms.typ").write_text("Terms for #contact.name\n#contact.address")
    cli.write_config(CONFIG)
    cli.run_ok("contact", "add", "Ada Byron", "-e", "ada@acme.example")


def _give_address(cli: CliDriver) -> None:
    cli.run_ok("contact", "edit", "ada", "--street", "Annankatu 1", "--city", "Helsinki")


def test_a_document_is_made_kept_on_the_entry_and_written_out(
    cli: CliDriver, tmp_path: Path
) -> None:
    _give_address(cli)
    told = cli.run_ok("write", "ada", "-t", "offer", "--out", "letters")
    assert "Written #1 · OFFER · Ada Byron · offer.docx, terms.pdf" in told
    assert word_text((tmp_path / "letters/offer.docx").read_bytes()) == "Dear Ada Byron,"
    pdf = (tmp_path / "letters/terms.pdf").read_bytes()
    assert pdf_text(pdf).split() == ["Terms", "for", "Ada", "Byron", "Annankatu", "1", "Helsinki"]
    entry = cli.run_json("show", "1")
    assert [(each["name"], each["size"]) for each in entry["attachments"]][1] == (
        "terms.pdf",
        len(pdf),
    )
    assert (entry["subject"], entry["delivery"]) == ("An offer for Ada Byron", "none")


def test_a_dry_run_shows_it_and_logs_nothing(cli: CliDriver, tmp_path: Path) -> None:
    _give_address(cli)
    told = cli.run_ok("write", "ada", "-t", "offer", "--dry-run", "--out", "letters")
    for words in ("An offer for Ada Byron", "offer.docx, terms.pdf", "See the file."):
        assert words in told
    assert "Nothing was logged." in told
    assert (tmp_path / "letters/terms.pdf").exists()
    assert cli.run_json("history") == []


def test_a_mail_is_promised_to_the_drafts_and_counts_nowhere(cli: CliDriver) -> None:
    cli.write_config(CONFIG + MAILBOX)
    told = cli.run_ok("write", "ada", "Half the price.", "-t", "mail", "-s", "A better offer")
    assert "put into the drafts of sales" in told
    entry = cli.run_json("show", "1")
    assert (entry["subject"], entry["text"]) == ("A better offer", "Half the price.")
    assert entry["delivery"] == "sending"
    assert "sending" in cli.run_ok("show", "1")
    assert "sending" in cli.run_ok("history")
    assert cli.run_json("stats")["total"]["number"] == 0
    cli.run_ok("undo", "--yes")
    assert cli.run_json("show", "1")["state"] == "cancelled"


@pytest.mark.parametrize(
    ("config", "typed", "told"),
    [
        ("", ("ada", "-t", "offer"), "Ada Byron (K-1) has no postal address"),
        ("", ("ada", "-t", "note"), "The template NOTE is not one to write from"),
        ("", ("ada", "-t", "mail"), "the config has no [[mailbox]]"),
        (MAILBOX, ("bob", "-t", "mail"), "Bob (K-2) has no email address that holds today"),
        (MAILBOX, ("ada", "-t", "mail", "--mailbox", "x"), "There is no mailbox 'x'"),
    ],
)
def test_what_can_not_be_written_is_told_with_what_to_do_and_nothing_is_logged(
    cli: CliDriver, config: str, typed: tuple[str, ...], told: str
) -> None:
    cli.write_config(CONFIG + config)
    cli.run_ok("contact", "add", "Bob")
    assert told in cli.run_refused("write", *typed)
    assert cli.run_json("history") == []


def test_a_broken_file_is_told_and_nothing_is_logged(cli: CliDriver, tmp_path: Path) -> None:
    _give_address(cli)
    (tmp_path / "terms.typ").write_text("Terms\n#contact.nmae")
    told = cli.run_refused("write", "ada", "-t", "offer")
    assert "terms.typ, line 2" in told
    assert cli.run_json("history") == []


def test_who_is_blocked_gets_no_letter(cli: CliDriver) -> None:
    _give_address(cli)
    cli.run_ok("contact", "edit", "ada", "--blocked")
    assert "Ada Byron (K-1) gets nothing new" in cli.run_refused("write", "ada", "-t", "offer")
    assert cli.run_json("history") == []


def test_a_letter_is_written_again_as_of_today_and_each_names_the_other(cli: CliDriver) -> None:
    _give_address(cli)
    cli.run_ok("write", "ada", "-t", "offer")
    cli.run_ok("contact", "edit", "ada", "--city", "Turku")
    cli.run_ok("write", "--again", "1", "--out", "letters")
    assert "Turku" in pdf_text((cli.folder / "letters/terms.pdf").read_bytes())
    assert "written again: – → #2" in cli.run_ok("show", "1")
    assert "again of: – → #1" in cli.run_ok("show", "2")


def test_a_draft_is_written_again_once_it_is_not_on_its_way_any_more(cli: CliDriver) -> None:
    cli.write_config(CONFIG + MAILBOX)
    cli.run_ok("write", "ada", "-t", "mail", "-s", "Words of that day")
    cli.run_ok("write", "--again", "1")
    assert "#1 is written again already, as #2" in cli.run_refused("write", "--again", "1")
    cli.run_ok("undo", "--yes")
    assert "Written #3" in cli.run_ok("write", "--again", "1")
    assert "News for Ada" in cli.run_ok("show", "3")


def test_what_is_no_letter_can_not_be_written_again(cli: CliDriver) -> None:
    cli.run_ok("log", "ada", "Spoke with her", "-t", "call-out")
    assert "#1 is no letter of a template" in cli.run_refused("write", "--again", "1")
    assert "--again takes whom it is to" in cli.run_refused("write", "ada", "--again", "1", code=2)
    assert "or --again NUMBER" in cli.run_refused("write", code=2)
