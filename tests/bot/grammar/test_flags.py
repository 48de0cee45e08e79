"""Flags: anywhere in the line, with any dash, in short and in long; what can't be read stays."""

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from bot.language.translator import Translator
from journal.model import Direction, Evaluation
from tests.bot.grammar.parse_case import helsinki_time, parse_line

FLAGS: dict[str, tuple[str, Any]] = {
    "-t call": ("template", "call"),
    "-t=call": ("template", "call"),
    "-T CALL-OUT": ("template", "CALL-OUT"),
    "--template call": ("template", "call"),
    "–template call": ("template", "call"),
    "—t call": ("template", "call"),
    "-t “credit memo”": ("template", "credit memo"),
    "-d 25m": ("duration_minutes", 25),
    "-d 1 h 30 min": ("duration_minutes", 90),
    "--duration 45 minuuttia": ("duration_minutes", 45),
    "-d 1:30": ("duration_minutes", 90),
    "-d 90": ("duration_minutes", 90),
    "-in": ("direction", Direction.INBOUND),
    "-out": ("direction", Direction.OUTBOUND),
    "--inbound": ("direction", Direction.INBOUND),
    "-failed": ("failed", True),
    "-cost 40": ("cost", Decimal(40)),
    "-cost 40,50": ("cost", Decimal("40.50")),
    "-cost €40": ("cost", Decimal(40)),
    "-cost 40 €": ("cost", Decimal(40)),
    "-cost 1 200": ("cost", Decimal(1200)),
    "-cost 1 200,50 EUR": ("cost", Decimal("1200.50")),
    "-cost 1.200,50": ("cost", Decimal("1200.50")),
    "-cost 1200 SEK": ("currency", "SEK"),
    "-cost 1200sek": ("currency", "SEK"),
    "-cost $40": ("currency", "USD"),
    "-cost EUR 40": ("currency", "EUR"),
    "-t Outgoing call": ("template", "Outgoing call"),
    "-eval ++": ("evaluation", Evaluation.VERY_POSITIVE),
    "-eval +": ("evaluation", Evaluation.POSITIVE),
    "-eval 0": ("evaluation", Evaluation.NEUTRAL),
    "-eval -": ("evaluation", Evaluation.NEGATIVE),
    "-eval –": ("evaluation", Evaluation.NEGATIVE),
    "-eval --": ("evaluation", Evaluation.VERY_NEGATIVE),
    "-eval –-": ("evaluation", Evaluation.VERY_NEGATIVE),
    "-eval —": ("evaluation", Evaluation.VERY_NEGATIVE),
    "-with <@U1|bob>": ("with_slack_id", "U1"),
    "-with @bob": ("with_name", "bob"),
    "-with <mailto:bob@ours.example|bob@ours.example>": ("with_name", "bob@ours.example"),
    '-with "Bob Smith"': ("with_name", "Bob Smith"),
    '-opp "New hall"': ("opportunity", "New hall"),
    "--project OPP-12": ("opportunity", "OPP-12"),
    "-follow 3d": ("follow_up_on", date(2026, 3, 6)),
    "-follow next friday": ("follow_up_on", date(2026, 3, 6)),
    "--follow-up om 3 dagar": ("follow_up_on", date(2026, 3, 6)),
    "-follow friday 14:00": ("follow_up_time", time(14)),
    "-follow fredag kl 9": ("follow_up_time", time(9)),
    "-follow friday": ("follow_up_time", None),
}
MOMENT_FLAGS = {
    "-on yesterday 14:00": "2026-03-02 14:00",
    "-on 'yesterday": "",
    '-on "2 weeks ago"': "2026-02-17 00:00",
    '-on="yesterday 14:00"': "2026-03-02 14:00",
    "--on 2026-03-01T14:30": "2026-03-01 14:30",
    "-on förra fredagen kl 15": "2026-02-27 15:00",
    "-on 21.11.": "2025-11-21 00:00",
    # Today without an hour can't have been at midnight.
    "-on today": "2026-03-03 12:00",
    "-on idag": "2026-03-03 12:00",
}
# What is typed, the field it was for, and the reason.
UNREADABLE_FLAGS = {
    "-d soon": ("duration", "not a duration"),
    "-on 3/4": ("occurred_at", "unclear"),
    "-on someday": ("occurred_at", "not a day"),
    "-follow 3d ago": ("", ""),
    "-cost much": ("cost", "not an amount"),
    "-cost 1,234": ("cost", "not an amount"),
    "-eval good": ("evaluation", "no evaluation"),
    "-t": ("template", "missing"),
    "-d": ("duration", "missing"),
    "-t -in": ("template", "missing"),
    "-with": ("colleague", "missing"),
    "-in -out": ("direction", "twice"),
    "-t call -t mail": ("template", "twice"),
}


@pytest.mark.parametrize("flag", FLAGS)
@pytest.mark.parametrize(
    "line", ["ada: Prices {}", "ada: {} Prices", "ada {}: Prices", "{} ada: Prices"]
)
def test_a_flag_is_read_wherever_it_stands(line: str, flag: str) -> None:
    field, value = FLAGS[flag]
    read = parse_line(line.format(flag))
    assert getattr(read, field) == value
    assert (read.who, read.text, read.problems) == ("ada", "Prices", ())
    assert field in read.given


@pytest.mark.parametrize(("flag", "when"), MOMENT_FLAGS.items())
def test_a_day_takes_as_many_words_as_read_as_one(flag: str, when: str) -> None:
    read = parse_line(f"ada: Prices {flag} and more")
    assert helsinki_time(read.occurred_at) == when
    assert read.text == ("Prices and more" if when else f"Prices {flag} and more")


def test_a_duration_leaves_the_number_that_begins_the_text() -> None:
    read = parse_line("ada: -d 1h 30 boxes")
    assert (read.duration_minutes, read.text) == (60, "30 boxes")


def test_an_amount_leaves_the_word_behind_it() -> None:
    read = parse_line("ada: -cost 40 2 boxes")
    assert (read.cost, read.text) == (Decimal(40), "2 boxes")


@pytest.mark.parametrize("typed", ["-foo", "--duratoin", "-zzz=3", "-möte"])
def test_a_word_like_a_flag_that_is_none_is_told_and_stays(typed: str) -> None:
    read = parse_line(f"ada: Prices {typed} 3")
    assert (read.unknown_flags, read.text) == ((typed,), f"Prices {typed} 3")


def test_several_flags_at_once() -> None:
    read = parse_line("ada, bob -t call: Prices -d 25m -in -failed\nand a second line -cost 3")
    assert (read.template, read.duration_minutes, read.direction) == ("call", 25, Direction.INBOUND)
    assert (read.failed, read.cost) == (True, Decimal(3))
    assert (read.who, read.text) == ("ada, bob", "Prices\nand a second line")


@pytest.mark.parametrize(("typed", "told"), UNREADABLE_FLAGS.items())
def test_what_can_not_be_read_is_told_and_stays(typed: str, told: tuple[str, str]) -> None:
    read = parse_line(f"ada: Prices {typed}")
    if not told[0]:
        assert read.text == "Prices ago"
        return
    (problem,) = read.problems
    assert problem.field == told[0]
    assert told[1] in problem.sentence(Translator())
    assert problem.typed.split()[0] in read.text


def test_a_flag_before_the_colon_that_can_not_be_read_goes_to_the_text() -> None:
    read = parse_line("ada -d: Prices")
    assert (read.who, read.text) == ("ada", "-d Prices")
    assert read.problems[0].field == "duration"


def test_what_stood_behind_an_unread_flag_is_not_taken_from_the_name() -> None:
    assert parse_line("-d ada love: Prices").who == "ada love"


@pytest.mark.parametrize(
    "typed", ["-x", "-5", "- a dash", "--", "mid-on-word", '"say -t call"', "-tx"]
)
def test_what_only_begins_like_a_flag_stays_text(typed: str) -> None:
    read = parse_line(f"ada: Prices {typed}")
    assert read.text == f"Prices {typed}"
    assert (read.template, read.problems) == ("", ())


@pytest.mark.parametrize("typed", ["-5", "-20%", "- a dash", "--", "mid-on-word", "—and"])
def test_a_dash_of_the_text_is_no_unknown_flag(typed: str) -> None:
    assert parse_line(f"ada: Prices {typed}").unknown_flags == ()
