"""Rows and text for people: nothing foreign is taken for markup, nothing needed is cut."""

import io
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from cli.terminal.output import escape, json_line, plural
from cli.text.interaction_rows import clip

BACKSLASH = "\\"


def rendered_text(markup: str) -> str:
    out = Console(file=io.StringIO(), emoji=False, highlight=False, width=10_000)
    out.print(markup, end="", soft_wrap=True)
    file = out.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


_FOREIGN = st.text(alphabet="[]/abB\\# :@", max_size=20)


@given(_FOREIGN, _FOREIGN)
def test_foreign_text_is_shown_as_it_is_wherever_it_stands(one: str, other: str) -> None:
    assert rendered_text(f"[bold]{escape(one)}[/] ({escape(other)})") == f"{one} ({other})"


@pytest.mark.parametrize("text", ["[/]", "[bold]", "a\\", "a\\\\", "\\[red]", "[", ":smile:"])
def test_markup_in_a_name_is_a_name(text: str) -> None:
    assert (
        rendered_text(f"[green]Added[/] {escape(text)}[dim]{escape(text)}[/]")
        == f"Added {text}{text}"
    )


def test_control_codes_are_shown_as_what_they_are_not() -> None:
    assert rendered_text(escape("a\x1b[31mb\x07\u202ec")) == "a�[31mb��c"


def test_letters_of_every_script_and_joined_emoji_stay_whole() -> None:
    for text in ("שלום", "Ångström", "👩‍👩‍👧", "日本語"):
        assert rendered_text(escape(text)) == text


@given(st.text(), st.integers(2, 80))
def test_a_clipped_text_is_one_line_and_no_longer(text: str, longest: int) -> None:
    clipped = clip(text, longest)
    assert len(clipped) <= longest
    assert len(clipped.splitlines()) <= 1


def test_one_of_a_thing_is_not_many() -> None:
    assert [plural(n, "file") for n in (0, 1, 2, 1000)] == [
        "0 files",
        "1 file",
        "2 files",
        "1,000 files",
    ]


def test_json_is_on_one_line_and_says_money_and_moments_in_full() -> None:
    value = {"cost": Decimal("1.50"), "at": datetime(2026, 3, 3, tzinfo=UTC), "tags": {"b", "a"}}
    assert json_line(value) == (
        '{"cost": "1.50", "at": "2026-03-03T00:00:00+00:00", "tags": ["a", "b"]}'
    )
