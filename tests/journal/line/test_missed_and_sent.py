"""Calls missed, told in other forms of the word; what somebody has sent; how it came."""

import pytest

from journal.line import LineKind
from journal.model import Direction
from tests.journal.line.address_book import read


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Heikiltä kolme vastaamatonta puhelua", "fi"),
        ("три непринятых звонка от Игоря", "ru"),
        ("неотвеченный вызов от Игоря", "ru"),
    ],
)
def test_a_missed_call_in_any_form_is_a_failed_one_of_theirs(text: str, language: str) -> None:
    line = read(text, language)
    told = (line.kind, line.direction, line.is_failed)
    assert told == (LineKind.CALL, Direction.INBOUND, True)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("answer phone at Olivia's, left my number", "en"),
        ("Turid: ikke nådd på mobilen", "nb"),
        ("Oskar: inte anträffad på telefon", "sv"),
    ],
)
def test_nobody_reached_by_phone_is_a_failed_call_of_ours(text: str, language: str) -> None:
    line = read(text, language)
    told = (line.kind, line.direction, line.is_failed)
    assert told == (LineKind.CALL, Direction.OUTBOUND, True)


def test_whoever_answers_at_the_second_try_was_called() -> None:
    line = read("Turid svarte på tredje forsøk, 12 minutter om taket", "nb")
    told = (line.kind, line.direction, line.duration_minutes)
    assert told == (LineKind.CALL, Direction.OUTBOUND, 12)


@pytest.mark.parametrize(
    ("text", "language", "direction"),
    [
        ("Turid har sendt mail om gulvet", "nb", Direction.INBOUND),
        ("Har sendt mail til Turid om gulvet", "nb", Direction.OUTBOUND),
        ("Femke is boos, kwam via mail", "nl", Direction.INBOUND),
    ],
)
def test_a_mail_is_of_whoever_has_sent_it(text: str, language: str, direction: Direction) -> None:
    line = read(text, language)
    assert (line.kind, line.direction) == (LineKind.MAIL, direction)


def test_who_writes_on_a_service_whose_name_is_the_verb() -> None:
    line = read("Heikki whatsappasi kuvan ovesta", "fi")
    assert (line.kind, line.direction) == (LineKind.CHAT, Direction.INBOUND)


def test_a_call_with_one_and_an_hour_at_anothers_are_two() -> None:
    assert read("Позвонил Игорю, потом полчаса сидел у Ольги", "ru").is_two
