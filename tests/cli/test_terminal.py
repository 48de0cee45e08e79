"""The desk as somebody sits before it: questions, answers, Ctrl-C, narrow windows."""

import pytest

from tests.cli.cli_driver import CliDriver
from tests.effort import one_day_in

pytestmark = one_day_in(2)


@pytest.fixture(autouse=True)
def two_adas(cli: CliDriver) -> None:
    cli.furnish(
        "two adas",
        ("contact", "add", "Ada Lovelace", "-e", "ada@acme.example"),
        ("contact", "add", "Ada Byron"),
        ("log", "K-1", "one", "-t", "call-out"),
        ("log", "K-1", "two", "-t", "call-out"),
        ("cancel", "1", "2", "--reason", "a reason that is rather long for a narrow window"),
        ("log", "K-2", "three"),
    )


def test_which_of_several_is_asked_while_others_can_go_on_writing(cli: CliDriver) -> None:
    with cli.open_terminal("log", "ada", "hello") as terminal:
        terminal.wait_for("Which")
        cli.run_ok("log", "K-2", "meanwhile")
        terminal.type_line("9")
        terminal.wait_for("type a number from 1 to")
        terminal.type_line("1")
        assert terminal.wait_for_exit() == 0
    named = {e["text"]: e["participants"][0]["name"] for e in cli.run_json("history")}
    assert named["hello"] == "Ada Byron"


def test_a_no_changes_nothing(cli: CliDriver) -> None:
    with cli.open_terminal("cancel", "-c", "K-2") as terminal:
        terminal.wait_for("This is about 1 interaction. Go on? [y/N]")
        cli.run_ok("log", "K-2", "meanwhile")
        terminal.type_line("n")
        assert terminal.wait_for_exit() == 1
        assert "Nothing was changed." in terminal.screen_text
    assert cli.run_json("show", "3")["state"] == "active"


@pytest.mark.parametrize(
    ("args", "question"),
    [
        (("start",), "Who did you talk to last?"),
        (("purge",), "Type 2 to delete them"),
    ],
)
def test_ctrl_c_at_a_question_leaves_everything_as_it_was(
    cli: CliDriver, args: tuple[str, ...], question: str
) -> None:
    before = cli.run_json("history")
    with cli.open_terminal(*args) as terminal:
        terminal.wait_for(question)
        terminal.press_ctrl_c()
        assert terminal.wait_for_exit() == 130
        assert "Stopped." in terminal.screen_text
        assert "Traceback" not in terminal.screen_text
    assert cli.run_json("history") == before


def test_a_purge_is_confirmed_by_typing_its_count(cli: CliDriver) -> None:
    with cli.open_terminal("purge") as terminal:
        terminal.wait_for("Type 2 to delete them")
        terminal.type_line("2")
        assert terminal.wait_for_exit() == 0
    assert [each["number"] for each in cli.run_json("history")] == [3]


def test_a_first_log_is_kept_as_a_whole_and_tells_what_comes_next(cli: CliDriver) -> None:
    with cli.open_terminal("start") as terminal:
        terminal.wait_for("Who did you talk to last?")
        terminal.type_line("Grace [red] Hopper")
        terminal.wait_for("email address")
        terminal.type_line("nonsense")
        terminal.wait_for("is not an email address")
        terminal.type_line("grace@navy.example")
        terminal.wait_for("company")
        terminal.type_line("Navy")
        terminal.wait_for("What was it")
        assert cli("contact", "find", "Grace").code == 1
        terminal.type_line("2")
        terminal.wait_for("about")
        terminal.type_line("the compiler")
        assert terminal.wait_for_exit() == 0
        assert "Logged #4" in terminal.screen_text
        assert "What you can do next" in terminal.screen_text
    shown = cli.run_json("show", "4")
    assert (shown["template"], shown["text"]) == ("CALL-IN", "the compiler")
    assert shown["participants"][0]["company_name"] == "Navy"


def test_a_narrow_window_breaks_no_number_day_or_figure(cli: CliDriver) -> None:
    with cli.open_terminal("history", width=60) as terminal:
        assert terminal.wait_for_exit() == 0
        lines = terminal.screen_text.splitlines()
    assert all(len(line) < 200 for line in lines)
    assert any("#1" in line and " 20" in line and ":" in line for line in lines)
    assert "…" not in terminal.screen_text
    cli.run_ok("restore", "1", "2")
    with cli.open_terminal("stats", width=60) as terminal:
        assert terminal.wait_for_exit() == 0
    assert "CALL-OUT" in terminal.screen_text
    assert "…" not in terminal.screen_text
