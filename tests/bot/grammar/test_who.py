"""Tests where the name ends; what it is made of; what Slack puts around it."""

import pytest

from bot.grammar import normalise, segment_name, split_names
from bot.grammar.contact_names import MAX_NAMES_LENGTH, are_names_too_long
from tests.bot.grammar.parse_case import parse_line

LINES = {
    "ada: hello": ("ada", "hello"),
    "ada:hello": ("ada", "hello"),
    "Ada Lovelace: at 14:00: yes": ("Ada Lovelace", "at 14:00: yes"),
    "#K-1042: hello": ("#K-1042", "hello"),
    "seg:partners: hello": ("seg:partners", "hello"),
    "ada, bob@acme.example: hello": ("ada, bob@acme.example", "hello"),
    "<mailto:ada@acme.example|ada@acme.example>: hello": ("ada@acme.example", "hello"),
    "mailto:ada@acme.example: hello": ("mailto:ada@acme.example", "hello"),
    "<@U1|bob>: hello": ("<@U1|bob>", "hello"),
    '"Smith: Sons": hello': ('"Smith: Sons"', "hello"),
    "“Smith: Sons”: hello": ('"Smith: Sons"', "hello"),
    "O’Neil: hello": ("O'Neil", "hello"),
    "ada：hello": ("ada", "hello"),
    "ada:\nhello\nthere": ("ada", "hello\nthere"),
    "see https://acme.example/x now": ("", "see https://acme.example/x now"),
    "meet at 14:00": ("", "meet at 14:00"),
    "good :smile: day": ("", "good :smile: day"),
    "good :) day": ("", "good :) day"),
    ": hello": ("", ": hello"),
    "met <@U1|bob>:n kanssa": ("", "met <@U1|bob>:n kanssa"),
    "ringde Ada den 14:e": ("", "ringde Ada den 14:e"),
    "ABB:n Mikko: hello": ("ABB:n Mikko", "hello"),
    "soitin ABB:lle": ("", "soitin ABB:lle"),
    "IKEA:s Eva ringde": ("", "IKEA:s Eva ringde"),
    "ABB:no answer": ("ABB", "no answer"),
    "hello\nada: there": ("", "hello\nada: there"),
    "hello": ("", "hello"),
    "": ("", ""),
}


@pytest.mark.parametrize(("line", "read"), LINES.items())
def test_the_first_colon_that_is_nothing_else_ends_the_name(
    line: str, read: tuple[str, str]
) -> None:
    found = parse_line(line)
    assert (found.who, found.text) == read


def test_nobody_has_a_name_of_three_hundred_letters() -> None:
    assert parse_line(f"{'a' * 400}: hello").who == ""


@pytest.mark.parametrize(
    ("who", "read"),
    {
        "ada": ("ada",),
        "ada, bob ,#K-12": ("ada", "bob", "#K-12"),
        '"Lovelace, Ada", bob': ("Lovelace, Ada", "bob"),
        "<@U1|a,b>,bob": ("<@U1|a,b>", "bob"),
        ", ,": (),
        "": (),
    }.items(),
)
def test_a_name_may_be_several(who: str, read: tuple[str, ...]) -> None:
    assert split_names(who) == read


@pytest.mark.parametrize(
    ("who", "code"),
    {
        "seg:partners": "partners",
        "SEG: Nordic partners": "Nordic partners",
        'segment:"a b"': "a b",
        "ada": "",
        "segovia": "",
    }.items(),
)
def test_a_segment_is_named_by_its_code(who: str, code: str) -> None:
    assert segment_name(who) == code


@pytest.mark.parametrize(
    ("sent", "typed"),
    {
        "<https://acme.example|acme.example>": "acme.example",
        "<https://acme.example>": "https://acme.example",
        "<https://acme.example/x|Offer>": "Offer (https://acme.example/x)",
        "<mailto:ada@acme.example|ada@acme.example>": "ada@acme.example",
        "<tel:+358401234|+358401234>": "+358401234",
        "<#C1|sales>": "#sales",
        "<#C1>": "#C1",
        "<!here>": "@here",
        "<!subteam^S1|@sales>": "@sales",
        "<@U1>": "<@U1>",
        "<@U1|Bob Smith>": "<@U1|Bob_Smith>",
        "a &lt;b&gt; &amp; c": "a <b> & c",
        "&amp;lt;": "&lt;",
        "“a” ‘b’ „c“ «d»": '"a" \'b\' "c" "d"',
        "a\u00a0b\u2009c\td": "a b c d",
        "a\u200bb\ufeffc\u202ed\x00e": "abcde",
        "a\r\nb\u2028c": "a\nb\nc",
        "cafe\u0301": "café",
    }.items(),
)
def test_what_slack_makes_of_the_text_is_undone(sent: str, typed: str) -> None:
    assert normalise(sent) == typed


def test_escapes_are_undone_once() -> None:
    assert parse_line("ada: write &amp;lt;b&amp;gt;").text == "write &lt;b&gt;"


@pytest.mark.parametrize(
    ("line", "too_late"),
    [
        ("a" * MAX_NAMES_LENGTH + ": hello", False),
        ("a" * (MAX_NAMES_LENGTH + 1) + ": hello", True),
        ("a " * MAX_NAMES_LENGTH, False),
        ("a " * MAX_NAMES_LENGTH + "at 14:00", False),
        ("a " * MAX_NAMES_LENGTH + "\nada: hello", False),
        (": hello " * MAX_NAMES_LENGTH, False),
    ],
)
def test_more_than_names_may_have_before_the_colon_is_noticed(line: str, *, too_late: bool) -> None:
    assert are_names_too_long(line) is too_late
    if too_late:
        assert parse_line(line).who == ""
