"""Tables in a narrow window: no word is broken while all of them fit, and nothing runs over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.output import ColumnWish, fit_widths
from tests.cli.cli_driver import CliDriver


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


NAMES = ("Analytical Engines Manufacturing Company", "Johannes van der Berg-Schwarzenegger")
ADDRESS = "johannes.vanderberg@navy-yard.example"


@pytest.fixture
def long_names(cli: CliDriver) -> CliDriver:
    cli.run_ok("contact", "add", NAMES[0], "--is-company")
    cli.run_ok("contact", "add", NAMES[1], "-e", ADDRESS, "--company", "K-1")
    text = "Called about the new price list, which he wants before Friday"
    cli.run_ok("log", "K-2", text, "-t", "call-out", "--follow-up", "3d")
    cli.run_ok("segment", "create", "all")
    cli.run_ok("segment", "add", "all", "K-2")
    return cli


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
