"""Plain words: understood where they are certain, in six languages, and else left alone."""

import pytest

from bot.grammar import ParsedLine
from journal.model import Direction
from tests.bot.grammar.parse_case import helsinki_time, parse_line

INBOUND, OUTBOUND = Direction.INBOUND, Direction.OUTBOUND

# What was done, and by whom.
OPENING_PHRASES: dict[str, tuple[str, Direction | None]] = {
    "called about prices": ("call", OUTBOUND),
    "Called": ("call", OUTBOUND),
    "I just called": ("call", OUTBOUND),
    "phoned the office": ("call", OUTBOUND),
    "rang twice": ("call", OUTBOUND),
    "called me about prices": ("call", INBOUND),
    "she called": ("call", INBOUND),
    "they rang us": ("call", INBOUND),
    "call from the office": ("call", INBOUND),
    "phone call": ("call", None),
    "met at the fair": ("meeting", None),
    "meeting with the board": ("meeting", None),
    "We visited the plant": ("visit", None),
    "emailed the offer": ("mail", OUTBOUND),
    "he emailed me": ("mail", INBOUND),
    "sent a letter": ("letter", OUTBOUND),
    "texted": ("chat", OUTBOUND),
    "chatted about it": ("chat", None),
    "yesterday 3pm called": ("call", OUTBOUND),
    "ringde om priser": ("call", OUTBOUND),
    "jag ringde": ("call", OUTBOUND),
    "hon ringde": ("call", INBOUND),
    "ringde mig": ("call", INBOUND),
    "träffade hela gruppen": ("meeting", None),
    "besökte fabriken": ("visit", None),
    "mejlade offerten": ("mail", OUTBOUND),
    "ringte om priser": ("call", OUTBOUND),
    "hun ringte": ("call", INBOUND),
    "møte med styret": ("meeting", None),
    "soitin hinnoista": ("call", OUTBOUND),
    "hän soitti": ("call", INBOUND),
    "soitti minulle": ("call", INBOUND),
    "tapasin messuilla": ("meeting", None),
    "lähetin sähköpostia": ("mail", OUTBOUND),
    "gebeld over prijzen": ("call", OUTBOUND),
    "gebeld door inkoop": ("call", INBOUND),
    "hij belde": ("call", INBOUND),
    "bezocht op locatie": ("visit", None),
    "я позвонил": ("call", OUTBOUND),
    "позвонила ему": ("call", OUTBOUND),
    "она позвонила": ("call", INBOUND),
    "созвонились": ("call", None),
    "встретились на выставке": ("meeting", None),
}
NO_OPENING_PHRASES = [
    "will call tomorrow",
    "should have called",
    "called off the deal",
    "met the deadline",
    "meeting moved to friday",
    "never called",
    "not called yet",
    "the offer, called urgent",
    "letter of intent came up",
    "recalled the goods",
    "",
]
TIMES = {
    "called yesterday 3pm": "2026-03-02 15:00",
    "called about prices yesterday 3pm": "2026-03-02 15:00",
    "called about prices, yesterday at 15:00": "2026-03-02 15:00",
    "called. 9.15": "2026-03-03 09:15",
    "called 9:15 about prices": "2026-03-03 09:15",
    "called at 9:15": "2026-03-03 09:15",
    "met monday": "2026-03-02 00:00",
    "met on monday": "2026-03-02 00:00",
    "met last friday at noon": "2026-02-27 12:00",
    "this morning: prices": "2026-03-03 09:00",
    "yesterday we spoke of prices": "2026-03-02 00:00",
    "called 2 hours ago": "2026-03-03 10:00",
    "called two weeks ago": "2026-02-17 00:00",
    "called on 21.11. about prices": "2025-11-21 00:00",
    "ringde igår kl 15": "2026-03-02 15:00",
    "ringde i fredags": "2026-02-27 00:00",
    "ringte for 2 uker siden": "2026-02-17 00:00",
    "soitin eilen klo 15": "2026-03-02 15:00",
    "soitin 3 päivää sitten": "2026-02-28 00:00",
    "gisteren om 15:30 gebeld": "2026-03-02 15:30",
    "я позвонил вчера в 15:00": "2026-03-02 15:00",
}
NO_TIMES = [
    "called about the invoice from yesterday",
    "called, the delivery came yesterday",
    "called about prices, wants an answer by monday",
    "called to move the meeting to 14:00",
    "called about tomorrow",
    "called, next week is fine",
    "called about the order of 21.11. again",
    "wants a call back yesterday",
    "called yesterday, last friday",
    "called today",
    "called about prices monday",
    "called 25 times",
    "called 3/4",
    "called 3 days",
]
DURATIONS = {
    "called, 45 min": 45,
    "called 45 min about prices": 45,
    "called 25m": 25,
    "called for 45 minutes about prices": 45,
    "called about prices for 1h30": None,
    "called about prices for 45 min": 45,
    "called yesterday 3pm 45 min": 45,
    "called, half an hour": 30,
    "45 min called": 45,
    "met 2 hours": 120,
    "ringde 20 minuter": 20,
    "ringde om priser i 20 min": 20,
    "soitin 45 minuuttia": 45,
    "belde anderhalf uur": 90,
    "позвонил ему, 45 мин": 45,
    "called about 25m cable": None,
    "called, late by 45 min": None,
    "called, 45 min late": None,
    "called, back in 45 min": None,
    "called, in 45 min again": None,
    "called about the 45 min session": None,
    "called 45 min, 30 min": None,
    "25m cable": None,
    "called 90": None,
    "called 1:30": None,
}
UNREACHED_LINES = [
    "no answer",
    "called, no answer",
    "called twice but nobody answered",
    "called. Voicemail.",
    "ringde, svarade inte",
    "ringte, ikke svar",
    "soitin, ei vastannut",
    "gebeld, geen gehoor",
    "позвонил ему, не ответил",
]
REACHED_LINES = [
    "called",
    "no answer yet on the tender",
    "emailed, voicemail is broken",
    "met, no reply needed",
]


@pytest.mark.parametrize(("text", "deed"), OPENING_PHRASES.items())
def test_a_deed_that_begins_the_line_is_understood(
    text: str, deed: tuple[str, Direction | None]
) -> None:
    read = parse_line(f"ada: {text}")
    assert (read.template, read.direction) == deed
    assert "template" in read.guessed
    assert read.text == text


@pytest.mark.parametrize("text", NO_OPENING_PHRASES)
def test_what_was_not_done_is_not_understood_as_done(text: str) -> None:
    assert parse_line(f"ada: {text}").template == ""


@pytest.mark.parametrize(("text", "when"), TIMES.items())
def test_a_time_is_understood_where_it_is_the_deed_s_own(text: str, when: str) -> None:
    read = parse_line(f"ada: {text}")
    assert helsinki_time(read.occurred_at) == when
    assert "occurred_at" in read.guessed


@pytest.mark.parametrize("text", NO_TIMES)
def test_any_other_time_is_left_alone(text: str) -> None:
    assert parse_line(f"ada: {text}").occurred_at is None


@pytest.mark.parametrize(("text", "minutes"), DURATIONS.items())
def test_a_duration_is_understood_beside_the_deed(text: str, minutes: int | None) -> None:
    assert parse_line(f"ada: {text}").duration_minutes == minutes


@pytest.mark.parametrize("text", UNREACHED_LINES)
def test_nobody_was_reached(text: str) -> None:
    read = parse_line(f"ada: {text}")
    assert read.failed
    assert "failed" in read.guessed


@pytest.mark.parametrize("text", REACHED_LINES)
def test_other_silences_are_no_failed_attempt(text: str) -> None:
    assert not parse_line(f"ada: {text}").failed


def test_a_flag_goes_before_plain_words() -> None:
    read = parse_line("ada: called yesterday 3pm, 45 min -t meeting -on 2026-03-01 -d 5m")
    assert (read.template, helsinki_time(read.occurred_at)) == ("meeting", "2026-03-01 00:00")
    assert (read.duration_minutes, read.direction) == (5, None)
    assert read.guessed == frozenset()


def test_plain_words_stay_in_the_text_and_are_named_as_guesses() -> None:
    read = parse_line("ada: called yesterday 3pm, 45 min, no answer")
    assert read.text == "called yesterday 3pm, 45 min, no answer"
    assert read.guessed == {"template", "direction", "occurred_at", "duration_minutes", "failed"}


def test_what_says_nothing_leaves_every_field_empty() -> None:
    assert parse_line("ada: prices") == ParsedLine(who="ada", text="prices")
