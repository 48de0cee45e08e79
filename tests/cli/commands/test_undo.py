"""`rapport undo` says what it takes back and how old that is, and asks where it may be another."""

from datetime import timedelta

import pytest

from cli.language import ENGLISH
from cli.text.deed_text import age_text
from tests.cli.cli_driver import CliDriver
from tests.effort import one_day_in


@pytest.fixture(autouse=True)
def one(cli: CliDriver) -> None:
    cli.furnish(
        "one", ("contact", "add", "Ada Lovelace"), ("log", "Ada", "called", "-t", "call-out")
    )


def _state(cli: CliDriver) -> str:
    return str(cli.run_json("show", "1")["state"])


CHANGES = {
    "comment": (("comment", "1", "prefers mail"), "Commented on: #1 · Call · Ada"),
    "contact add": (("contact", "add", "Bob"), "Contact added: K-2 Bob"),
    "contact edit": (
        ("contact", "edit", "Ada", "--note", "Likes tea"),
        "Contact changed: K-1 Ada Lovelace",
    ),
    "segment create": (("segment", "create", "fair"), "Segment created: fair"),
}


@pytest.mark.parametrize(("change", "about"), CHANGES.values(), ids=CHANGES)
def test_the_change_is_taken_back_and_the_log_before_it_only_when_asked_for(
    cli: CliDriver, change: tuple[str, ...], about: str
) -> None:
    cli.run_ok(*change)
    assert about in cli.run_ok("undo")
    assert _state(cli) == "active"
    told = cli.run_refused("undo", code=2)
    assert "Logged: #1 · Call · Ada Lovelace, " in told
    assert "Take it back?" in told
    assert "--yes says so beforehand" in told
    assert _state(cli) == "active"
    assert "your entry is cancelled. #1" in cli.run_ok("undo", "--yes")
    assert _state(cli) == "cancelled"


@one_day_in(3)
def test_at_a_terminal_it_is_a_question(cli: CliDriver) -> None:
    cli.run_ok("comment", "1", "prefers mail")
    cli.run_ok("undo")
    with cli.open_terminal("undo") as terminal:
        terminal.wait_for("Take it back? [y/N]")
        terminal.type_line("n")
        assert terminal.wait_for_exit() == 1
    assert _state(cli) == "active"


def test_what_is_gone_for_good_is_told_and_the_log_before_it_stands(cli: CliDriver) -> None:
    cli.run_ok("contact", "add", "Bob")
    cli.run_ok("contact", "delete", "Bob", "--yes")
    for args in (("undo",), ("undo", "--yes")):
        told = cli.run_refused(*args)
        assert "Contact deleted: K-2, 20" in told
        assert "can't be taken back, and nothing before it was touched" in told
    assert _state(cli) == "active"


def test_a_deleted_segment_comes_back_with_its_members(cli: CliDriver) -> None:
    cli.run_ok("segment", "create", "fair", "--name", "The fair")
    cli.run_ok("segment", "add", "fair", "Ada")
    cli.run_ok("segment", "delete", "fair", "--yes")
    assert "Segment deleted: The fair" in cli.run_ok("undo")
    assert "Ada Lovelace" in cli.run_ok("segment", "show", "fair")


def test_a_script_is_told_what_it_was(cli: CliDriver) -> None:
    done = cli.run_json("undo")
    assert (done["kind"], done["numbers"]) == ("log", [1])
    assert done["about"].startswith("Logged: #1 · Call · Ada Lovelace, ")


@pytest.mark.parametrize(
    ("age", "told"),
    [
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=47), "47 hours ago"),
        (timedelta(days=2), "2 days ago"),
    ],
)
def test_how_old_it_is_is_said_as_people_say_it(age: timedelta, told: str) -> None:
    assert age_text(ENGLISH, age) == told
