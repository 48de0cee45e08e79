"""The desk as somebody sits before it: questions, answers, Ctrl-C, narrow windows."""

import pytest

from tests.cli.running import Desk


@pytest.fixture(autouse=True)
def two_adas(desk: Desk) -> None:
    desk.furnish(
        "two adas",
        ("contact", "add", "Ada Lovelace", "-e", "ada@acme.example"),
        ("contact", "add", "Ada Byron"),
        ("log", "K-1", "one", "-t", "call-out"),
        ("log", "K-1", "two", "-t", "call-out"),
        ("cancel", "1", "2", "--reason", "a reason that is rather long for a narrow window"),
        ("log", "K-2", "three"),
    )


def test_which_of_several_is_asked_while_others_can_go_on_writing(desk: Desk) -> None:
    with desk.at_terminal("log", "ada", "hello") as terminal:
        terminal.reads("Which")
        desk.does("log", "K-2", "meanwhile")
        terminal.types("9")
        terminal.reads("type a number from 1 to")
        terminal.types("1")
        assert terminal.ends() == 0
    named = {e["text"]: e["participants"][0]["name"] for e in desk.answers("history")}
    assert named["hello"] == "Ada Byron"


def test_a_no_changes_nothing(desk: Desk) -> None:
    with desk.at_terminal("cancel", "-c", "K-2") as terminal:
        terminal.reads("This is about 1 interaction. Go on? [y/N]")
        desk.does("log", "K-2", "meanwhile")
        terminal.types("n")
        assert terminal.ends() == 1
        assert "Nothing was changed." in terminal.seen
    assert desk.answers("show", "3")["state"] == "active"


@pytest.mark.parametrize(
    ("args", "question"),
    [
        (("start",), "Who did you talk to last?"),
        (("purge",), "Type 2 to delete them"),
    ],
)
def test_ctrl_c_at_a_question_leaves_everything_as_it_was(
    desk: Desk, args: tuple[str, ...], question: str
) -> None:
    before = desk.answers("history")
    with desk.at_terminal(*args) as terminal:
        terminal.reads(question)
        terminal.interrupts()
        assert terminal.ends() == 130
        assert "Stopped." in terminal.seen
        assert "Traceback" not in terminal.seen
    assert desk.answers("history") == before


def test_a_purge_is_confirmed_by_typing_its_count(desk: Desk) -> None:
    with desk.at_terminal("purge") as terminal:
        terminal.reads("Type 2 to delete them")
        terminal.types("2")
        assert terminal.ends() == 0
    assert [each["number"] for each in desk.answers("history")] == [3]


def test_a_first_log_is_kept_as_a_whole_and_tells_what_comes_next(desk: Desk) -> None:
    with desk.at_terminal("start") as terminal:
        terminal.reads("Who did you talk to last?")
        terminal.types("Grace [red] Hopper")
        terminal.reads("email address")
        terminal.types("nonsense")
        terminal.reads("is not an email address")
        terminal.types("grace@navy.example")
        terminal.reads("company")
        terminal.types("Navy")
        terminal.reads("What was it")
        assert desk("contact", "find", "Grace").code == 1
        terminal.types("2")
        terminal.reads("about")
        terminal.types("the compiler")
        assert terminal.ends() == 0
        assert "Logged #4" in terminal.seen
        assert "What you can do next" in terminal.seen
    shown = desk.answers("show", "4")
    assert (shown["template"], shown["text"]) == ("CALL-IN", "the compiler")
    assert shown["participants"][0]["company_name"] == "Navy"


def test_a_narrow_window_breaks_no_number_day_or_figure(desk: Desk) -> None:
    with desk.at_terminal("history", width=60) as terminal:
        assert terminal.ends() == 0
        lines = terminal.seen.splitlines()
    assert all(len(line) < 200 for line in lines)
    assert any("#1" in line and " 20" in line and ":" in line for line in lines)
    assert "…" not in terminal.seen
    desk.does("restore", "1", "2")
    with desk.at_terminal("stats", width=60) as terminal:
        assert terminal.ends() == 0
    assert "CALL-OUT" in terminal.seen
    assert "…" not in terminal.seen
