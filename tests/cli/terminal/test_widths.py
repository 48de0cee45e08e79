"""Tables in a narrow window: no word is broken while all of them fit, and nothing runs over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from cli.terminal.output import ColumnWish, fit_widths, wrap_text
from tests.cli.cli_driver import CliDriver
from tests.effort import one_day_in


def _wish(word: int, least: int, most: int) -> ColumnWish:
    return ColumnWish(word, least, most)


WISHES = st.lists(
    st.lists(st.integers(0, 60), min_size=3, max_size=3).map(lambda n: _wish(*sorted(n))),
    min_size=1,
    max_size=7,
)


@given(WISHES, st.integers(40, 200))
def test_widths_fit_and_hold_every_word_that_can_be_held(
    wishes: list[ColumnWish], width: int
) -> None:
    widths = fit_widths(wishes, width)
    gaps = 2 * (len(widths) - 1)
    words = sum(each.word for each in wishes) + gaps
    if words <= width:
        assert sum(widths) + gaps <= width
        assert all(w >= each.word for w, each in zip(widths, wishes, strict=True))
        is_full = all(w >= each.most for w, each in zip(widths, wishes, strict=True))
        assert is_full or sum(widths) + gaps == width
    elif sum(min(each.word, 12) for each in wishes) + gaps <= width:
        assert sum(widths) + gaps == width


WORDS = st.text(alphabet="abж中-@._/", min_size=1, max_size=60)


@given(st.lists(WORDS, max_size=8).map(" ".join), st.integers(4, 80))
def test_a_wrapped_line_fits_loses_nothing_and_breaks_no_word_that_fits(
    text: str, width: int
) -> None:
    lines = [each.plain for each in wrap_text(Text(text), width)]
    assert all(cell_len(each) <= width for each in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    ends = {word for line in lines for word in line.split()}
    short = {word for word in text.split() if cell_len(word) <= min(width, 24)}
    assert short <= ends


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("to ada@acme.example now", 18, ["to", "ada@acme.example", "now"]),
        (
            "johannes.vanderberg@the-navy-yard.example",
            24,
            ["johannes.vanderberg@", "the-navy-yard.example"],
        ),
        (
            "a@the-navy-yard-of-the-north.example",
            20,
            ["a@the-navy-yard-of-", "the-north.example"],
        ),
        (
            "Anna Константинопольская-Рождественская",
            30,
            ["Anna Константинопольская-", "Рождественская"],
        ),
        ("x" * 9, 4, ["xxxx", "xxxx", "x"]),
        ("one\n\ntwo", 9, ["one", "", "two"]),
    ],
)
def test_a_line_is_broken_where_a_reader_would(text: str, width: int, lines: list[str]) -> None:
    assert [each.plain for each in wrap_text(Text(text), width)] == lines


NAMES = ("Analytical Engines Manufacturing Company", "Johannes van der Berg-Schwarzenegger")
ADDRESS = "johannes.vanderberg@navy-yard.example"


@pytest.fixture
def long_names(cli: CliDriver) -> CliDriver:
    text = "Called about the new price list, which he wants before Friday"
    cli.furnish(
        "long names",
        ("contact", "add", NAMES[0], "--is-company"),
        ("contact", "add", NAMES[1], "-e", ADDRESS, "--company", "K-1"),
        ("log", "K-2", text, "-t", "call-out", "--follow-up", "3d"),
        ("segment", "create", "all"),
        ("segment", "add", "all", "K-2"),
    )
    return cli


@one_day_in(4)
@pytest.mark.parametrize(
    "args",
    [
        ("history",),
        ("contact", "find", "johannes"),
        ("segment", "show", "all"),
        ("stale",),
        ("stats", "--by", "contact"),
        ("template", "list"),
        ("person", "list"),
        ("--language", "fi", "history"),
        ("--language", "fi", "stale"),
        ("--language", "ru", "stats", "--by", "contact"),
        ("--language", "nl", "segment", "show", "all"),
    ],
)
def test_no_word_is_broken_at_eighty_columns(long_names: CliDriver, args: tuple[str, ...]) -> None:
    with long_names.open_terminal(*args, width=80) as terminal:
        assert terminal.wait_for_exit() == 0
    shown = terminal.screen_text
    assert max(len(line.rstrip()) for line in shown.splitlines()) <= 80
    words = {word for line in shown.split("\n") for word in line.split()}
    for word in (*NAMES[0].split(), *NAMES[1].split(), ADDRESS, "Friday", "MEETING-INVITE"):
        beginnings = {word[:length] for length in range(4, len(word))}
        assert not beginnings & words or word in words, f"{word} is broken:\n{shown}"


HARD_NAME = "Александра Константинопольская-Рождественская"
HARD_FIRM = "Analytical Engines Manufacturing Company of Northern Scandinavia"
HARD_ADDRESS = "johannes.vanderberg-schwarzenegger@navy-yard-of-the-north.example"


@pytest.fixture
def hard_names(cli: CliDriver) -> CliDriver:
    cli.furnish(
        "hard names",
        ("contact", "add", HARD_FIRM, "--is-company"),
        ("contact", "add", HARD_NAME, "-e", HARD_ADDRESS, "--company", "K-1"),
        ("contact", "add", "Kari Nordmann"),
        ("log", "K-3", "Dear Kari,\n\nthe order is on its way.", "-t", "letter"),
        ("log", "K-2", "Talked about the price list for a while", "-t", "call-out"),
        ("cancel", "last", "--reason", "typed by mistake twice over and over again"),
    )
    return cli


def _read_screen(cli: CliDriver, *args: str) -> str:
    with cli.open_terminal(*args, width=80) as terminal:
        assert terminal.wait_for_exit() == 0
    shown = terminal.screen_text
    assert max(len(line.rstrip()) for line in shown.splitlines()) <= 80, shown
    return shown


@one_day_in(2)
def test_one_long_name_takes_no_place_of_the_other_columns(hard_names: CliDriver) -> None:
    shown = _read_screen(hard_names, "history")
    assert "Dear Kari" not in shown
    assert "Letter to Kari" in " ".join(shown.split())
    # An entry of one short name stands on one line, and a hard one on a few.
    assert len(shown.splitlines()) <= 8, shown
    assert "Константинопольская-" in shown.split()


def test_an_address_too_long_for_a_line_is_broken_behind_its_at(hard_names: CliDriver) -> None:
    words = _read_screen(hard_names, "contact", "find", "Александра").split()
    assert {"johannes.vanderberg-schwarzenegger@", "navy-yard-of-the-north.example"} <= {*words}


@pytest.mark.parametrize("args", [("retention",), ("show", "2")])
@one_day_in(2)
def test_what_goes_on_stands_below_its_beginning(
    hard_names: CliDriver, args: tuple[str, ...]
) -> None:
    below = _read_screen(hard_names, *args).split("History")[-1]
    assert all(line.startswith(" ") for line in below.splitlines() if line.strip()), below


def test_no_bar_is_drawn_across_an_export_that_is_looked_at(hard_names: CliDriver) -> None:
    with hard_names.open_terminal("export", width=80) as terminal:
        assert terminal.wait_for_exit() == 0
    assert "Writing" not in terminal.screen_text
