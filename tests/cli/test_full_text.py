"""`rapport edit NUMBER --full-text`: what was cut out of a mail comes back, as any edit does."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from journal.model import Outcome
from tests.building import a_person
from tests.cli.mailroom import CONFIG, ledger_of
from tests.cli.running import Desk
from tests.mailing import a_mail, arrived

WHOLE = "new words\n> older words"
TRIMMED = "trimmed 13 bytes: quoted lines; 90% sure."


@pytest.fixture(autouse=True)
def two(desk: Desk) -> None:
    """#1 was made of a mail that lost its quote, #2 of one that had none."""
    with ledger_of(desk) as (session, house):
        ada = a_person(session, "Ada", "ada@acme.example")
        told = TRIMMED.partition(";")[0]
        first = a_mail(
            "one", Outcome.LOGGED, ada, text="new words", full_text=WHOLE, cut=told, confidence=0.9
        )
        arrived(session, house, first, a_mail("two", Outcome.LOGGED, ada))


def text(desk: Desk, number: str = "1") -> object:
    return desk.answers("show", number)["text"]


def test_what_was_cut_is_told_and_how_it_comes_back(desk: Desk) -> None:
    for shown in (desk.does("show", "1"), desk.does("mail", "show", "1")):
        assert TRIMMED in shown
        assert "rapport edit 1 --full-text" in shown
    assert "trimmed" not in desk.does("show", "2")


def test_the_full_text_is_the_text_again_and_the_history_knows(desk: Desk) -> None:
    assert desk.answers("edit", "1", "--full-text") == {"number": 1, "changed": ["text"]}
    assert text(desk) == WHOLE
    (change,) = desk.answers("show", "1")["history"]
    assert (change["field"], change["old"], change["new"]) == ("text", "new words", WHOLE)
    assert "trimmed" not in desk.does("show", "1")


def test_what_came_back_is_found_and_can_be_taken_out_again(desk: Desk) -> None:
    assert desk.answers("find", "older") == []
    desk.does("edit", "1", "--full-text")
    assert [each["number"] for each in desk.answers("find", "older")] == [1]
    desk.does("undo")
    assert text(desk) == "new words"
    assert TRIMMED in desk.does("show", "1")


def test_twice_changes_nothing_more(desk: Desk) -> None:
    desk.does("edit", "1", "--full-text")
    assert desk.answers("edit", "1", "--full-text")["changed"] == []


def test_other_fields_are_changed_along_with_it(desk: Desk) -> None:
    done = desk.answers("edit", "1", "--full-text", "--duration", "40m")
    assert sorted(done["changed"]) == ["duration_minutes", "text"]


def test_a_text_of_ones_own_and_the_full_one_exclude_each_other(desk: Desk) -> None:
    told = desk.refuses("edit", "1", "--full-text", "--text", "x", code=2)
    assert "one of the two" in told


def test_an_older_version_is_not_overwritten(desk: Desk) -> None:
    desk.does("edit", "1", "--text", "newer")
    assert "was changed since" in desk.refuses("edit", "1", "--full-text", "--version", "1")
    assert text(desk) == "newer"


def test_nothing_was_cut(desk: Desk) -> None:
    assert "Nothing was cut out" in desk.refuses("edit", "2", "--full-text")
    desk.does("log", "Ada", "called")
    assert "not made of a mail" in desk.refuses("edit", "3", "--full-text")


def test_what_retention_dropped_does_not_come_back(desk: Desk) -> None:
    desk.config(f"{CONFIG}\n[retention]\ndrop_full_text_days = 1\n")
    with time_machine.travel(datetime.now(UTC) + timedelta(days=2000)):
        desk.does("retention", "--run", "--yes")
    assert "its full text was dropped since" in desk.refuses("edit", "1", "--full-text")
    assert "The full text was dropped since." in desk.does("show", "1")
    assert text(desk) == "new words"


def test_what_was_erased_does_not_come_back(desk: Desk) -> None:
    desk.does("erase", "Ada", "--yes")
    assert "emptied at a person's request" in desk.refuses("edit", "1", "--full-text")
    shown = desk.does("show", "1")
    assert "words" not in shown
    assert "trimmed" not in shown


def test_of_a_contact_who_is_blocked_nothing_more_is_recorded(desk: Desk) -> None:
    desk.does("contact", "edit", "Ada", "--blocked")
    assert "blocked for privacy" in desk.refuses("edit", "1", "--full-text")
    assert text(desk) == "new words"


def test_a_cancelled_entry_is_restored_first(desk: Desk) -> None:
    desk.does("cancel", "1", "-r", "twice")
    assert "Restore it first" in desk.refuses("edit", "1", "--full-text")
    assert "--full-text" not in desk.does("show", "1")


def test_only_who_may_edit_gets_it_back(desk: Desk) -> None:
    desk.refuses("edit", "1", "--full-text", "--as", "other@ours.example")
    assert text(desk) == "new words"
    desk.does("edit", "1", "--full-text", "--as", "mia@ours.example")
    assert text(desk) == WHOLE
