"""`rapport edit NUMBER --full-text`: what was cut out of a mail comes back, as any edit does."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from journal.model import (
    CutReason,
    MailOutcome,
    TrimmedText,
)
from tests.builders import a_person
from tests.cli.cli_driver import CliDriver
from tests.cli.ledger_case import CONFIG, open_ledger
from tests.mail_builders import a_mail, deliver_mails

WHOLE = "new words\n> older words"
TRIMMED = "trimmed 13 bytes: quoted lines; 90% sure."


@pytest.fixture(autouse=True)
def two(cli: CliDriver) -> None:
    """#1 was made of a mail that lost its quote, #2 of one that had none."""
    with open_ledger(cli) as (session, config):
        ada = a_person(session, "Ada", "ada@acme.example")
        first = a_mail(
            "one",
            MailOutcome.LOGGED,
            ada,
            text="new words",
            full_text=WHOLE,
            trimmed=TrimmedText(13, (CutReason.QUOTE_MARKS,)),
            confidence=0.9,
        )
        deliver_mails(session, config, first, a_mail("two", MailOutcome.LOGGED, ada))


def text(cli: CliDriver, number: str = "1") -> object:
    return cli.run_json("show", number)["text"]


def test_what_was_cut_is_told_and_how_it_comes_back(cli: CliDriver) -> None:
    for shown in (cli.run_ok("show", "1"), cli.run_ok("mail", "show", "1")):
        assert TRIMMED in shown
        assert "rapport edit 1 --full-text" in shown
    assert "trimmed" not in cli.run_ok("show", "2")


def test_the_full_text_is_the_text_again_and_the_history_knows(cli: CliDriver) -> None:
    assert cli.run_json("edit", "1", "--full-text") == {"number": 1, "changed": ["text"]}
    assert text(cli) == WHOLE
    (change,) = cli.run_json("show", "1")["history"]
    assert (change["field"], change["old"], change["new"]) == ("text", "new words", WHOLE)
    assert "trimmed" not in cli.run_ok("show", "1")


def test_what_came_back_is_found_and_can_be_taken_out_again(cli: CliDriver) -> None:
    assert cli.run_json("find", "older") == []
    cli.run_ok("edit", "1", "--full-text")
    assert [each["number"] for each in cli.run_json("find", "older")] == [1]
    cli.run_ok("undo")
    assert text(cli) == "new words"
    assert TRIMMED in cli.run_ok("show", "1")


def test_twice_changes_nothing_more(cli: CliDriver) -> None:
    cli.run_ok("edit", "1", "--full-text")
    assert cli.run_json("edit", "1", "--full-text")["changed"] == []


def test_other_fields_are_changed_along_with_it(cli: CliDriver) -> None:
    done = cli.run_json("edit", "1", "--full-text", "--duration", "40m")
    assert sorted(done["changed"]) == ["duration_minutes", "text"]


def test_a_text_of_ones_own_and_the_full_one_exclude_each_other(cli: CliDriver) -> None:
    told = cli.run_refused("edit", "1", "--full-text", "--text", "x", code=2)
    assert "one of the two" in told


def test_an_older_version_is_not_overwritten(cli: CliDriver) -> None:
    cli.run_ok("edit", "1", "--text", "newer")
    assert "was changed since" in cli.run_refused("edit", "1", "--full-text", "--version", "1")
    assert text(cli) == "newer"


def test_nothing_was_cut(cli: CliDriver) -> None:
    assert "Nothing was cut out" in cli.run_refused("edit", "2", "--full-text")
    cli.run_ok("log", "Ada", "called")
    assert "not made of a mail" in cli.run_refused("edit", "3", "--full-text")


def test_what_retention_dropped_does_not_come_back(cli: CliDriver) -> None:
    cli.write_config(f"{CONFIG}\n[retention]\ndrop_full_text_days = 1\n")
    with time_machine.travel(datetime.now(UTC) + timedelta(days=2000)):
        cli.run_ok("retention", "--run", "--yes")
    assert "its full text was dropped since" in cli.run_refused("edit", "1", "--full-text")
    assert "The full text was dropped since." in cli.run_ok("show", "1")
    assert text(cli) == "new words"


def test_what_was_erased_does_not_come_back(cli: CliDriver) -> None:
    cli.run_ok("erase", "Ada", "--yes")
    assert "emptied at a person's request" in cli.run_refused("edit", "1", "--full-text")
    shown = cli.run_ok("show", "1")
    assert "words" not in shown
    assert "trimmed" not in shown


def test_of_a_contact_who_is_blocked_nothing_more_is_recorded(cli: CliDriver) -> None:
    cli.run_ok("contact", "edit", "Ada", "--blocked")
    assert "blocked for privacy" in cli.run_refused("edit", "1", "--full-text")
    assert text(cli) == "new words"


def test_a_cancelled_entry_is_restored_first(cli: CliDriver) -> None:
    cli.run_ok("cancel", "1", "-r", "twice")
    assert "Restore it first" in cli.run_refused("edit", "1", "--full-text")
    assert "--full-text" not in cli.run_ok("show", "1")


def test_only_who_may_edit_gets_it_back(cli: CliDriver) -> None:
    cli.run_refused("edit", "1", "--full-text", "--as", "other@ours.example")
    assert text(cli) == "new words"
    cli.run_ok("edit", "1", "--full-text", "--as", "mia@ours.example")
    assert text(cli) == WHOLE
