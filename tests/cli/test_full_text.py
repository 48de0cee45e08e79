"""`rapport edit NUMBER --full-text`: what was cut out of a mail comes back, as any edit does."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from journal.model import MailOutcome
from tests.building import a_person
from tests.cli.mailroom import CONFIG, open_ledger
from tests.cli.running import CliDriver
from tests.mailing import a_mail, deliver_mails

WHOLE = "new words\n> older words"
TRIMMED = "trimmed 13 bytes: quoted lines; 90% sure."


@pytest.fixture(autouse=True)
def two(desk: CliDriver) -> None:
    """#1 was made of a mail that lost its quote, #2 of one that had none."""
    with open_ledger(desk) as (session, house):
        ada = a_person(session, "Ada", "ada@acme.example")
        told = TRIMMED.partition(";")[0]
        first = a_mail(
            "one",
            MailOutcome.LOGGED,
            ada,
            text="new words",
            full_text=WHOLE,
            cut=told,
            confidence=0.9,
        )
        deliver_mails(session, house, first, a_mail("two", MailOutcome.LOGGED, ada))


def text(desk: CliDriver, number: str = "1") -> object:
    return desk.run_json("show", number)["text"]


def test_what_was_cut_is_told_and_how_it_comes_back(desk: CliDriver) -> None:
    for shown in (desk.run_ok("show", "1"), desk.run_ok("mail", "show", "1")):
        assert TRIMMED in shown
        assert "rapport edit 1 --full-text" in shown
    assert "trimmed" not in desk.run_ok("show", "2")


def test_the_full_text_is_the_text_again_and_the_history_knows(desk: CliDriver) -> None:
    assert desk.run_json("edit", "1", "--full-text") == {"number": 1, "changed": ["text"]}
    assert text(desk) == WHOLE
    (change,) = desk.run_json("show", "1")["history"]
    assert (change["field"], change["old"], change["new"]) == ("text", "new words", WHOLE)
    assert "trimmed" not in desk.run_ok("show", "1")


def test_what_came_back_is_found_and_can_be_taken_out_again(desk: CliDriver) -> None:
    assert desk.run_json("find", "older") == []
    desk.run_ok("edit", "1", "--full-text")
    assert [each["number"] for each in desk.run_json("find", "older")] == [1]
    desk.run_ok("undo")
    assert text(desk) == "new words"
    assert TRIMMED in desk.run_ok("show", "1")


def test_twice_changes_nothing_more(desk: CliDriver) -> None:
    desk.run_ok("edit", "1", "--full-text")
    assert desk.run_json("edit", "1", "--full-text")["changed"] == []


def test_other_fields_are_changed_along_with_it(desk: CliDriver) -> None:
    done = desk.run_json("edit", "1", "--full-text", "--duration", "40m")
    assert sorted(done["changed"]) == ["duration_minutes", "text"]


def test_a_text_of_ones_own_and_the_full_one_exclude_each_other(desk: CliDriver) -> None:
    told = desk.run_refused("edit", "1", "--full-text", "--text", "x", code=2)
    assert "one of the two" in told


def test_an_older_version_is_not_overwritten(desk: CliDriver) -> None:
    desk.run_ok("edit", "1", "--text", "newer")
    assert "was changed since" in desk.run_refused("edit", "1", "--full-text", "--version", "1")
    assert text(desk) == "newer"


def test_nothing_was_cut(desk: CliDriver) -> None:
    assert "Nothing was cut out" in desk.run_refused("edit", "2", "--full-text")
    desk.run_ok("log", "Ada", "called")
    assert "not made of a mail" in desk.run_refused("edit", "3", "--full-text")


def test_what_retention_dropped_does_not_come_back(desk: CliDriver) -> None:
    desk.write_config(f"{CONFIG}\n[retention]\ndrop_full_text_days = 1\n")
    with time_machine.travel(datetime.now(UTC) + timedelta(days=2000)):
        desk.run_ok("retention", "--run", "--yes")
    assert "its full text was dropped since" in desk.run_refused("edit", "1", "--full-text")
    assert "The full text was dropped since." in desk.run_ok("show", "1")
    assert text(desk) == "new words"


def test_what_was_erased_does_not_come_back(desk: CliDriver) -> None:
    desk.run_ok("erase", "Ada", "--yes")
    assert "emptied at a person's request" in desk.run_refused("edit", "1", "--full-text")
    shown = desk.run_ok("show", "1")
    assert "words" not in shown
    assert "trimmed" not in shown


def test_of_a_contact_who_is_blocked_nothing_more_is_recorded(desk: CliDriver) -> None:
    desk.run_ok("contact", "edit", "Ada", "--blocked")
    assert "blocked for privacy" in desk.run_refused("edit", "1", "--full-text")
    assert text(desk) == "new words"


def test_a_cancelled_entry_is_restored_first(desk: CliDriver) -> None:
    desk.run_ok("cancel", "1", "-r", "twice")
    assert "Restore it first" in desk.run_refused("edit", "1", "--full-text")
    assert "--full-text" not in desk.run_ok("show", "1")


def test_only_who_may_edit_gets_it_back(desk: CliDriver) -> None:
    desk.run_refused("edit", "1", "--full-text", "--as", "other@ours.example")
    assert text(desk) == "new words"
    desk.run_ok("edit", "1", "--full-text", "--as", "mia@ours.example")
    assert text(desk) == WHOLE
