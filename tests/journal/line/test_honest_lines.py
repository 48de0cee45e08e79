"""What did not happen is not logged; a name that is a word is one where a name stands; who began it."""

import pytest

from journal.line import LineKind
from journal.model import Direction
from tests.journal.line.address_book import names, read


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("never called olivia", "en"),
        ("didnt ring George", "en"),
        ("Oskar ringde inte", "sv"),
        ("ringte ikke Turid", "nb"),
        ("ei oo vielä soitettu Heikille", "fi"),
        ("Femke niet gebeld", "nl"),
        ("не звонил Татьяне", "ru"),
    ],
)
def test_what_did_not_happen_is_no_call(text: str, language: str) -> None:
    assert read(text, language).kind is LineKind.NOTE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("called by Olivia", "en"),
        ("ringd upp av Oskar, uppringd av Oskar", "sv"),
        ("ringt opp av Turid", "nb"),
        ("door Femke gebeld", "nl"),
    ],
)
def test_whoever_stands_behind_by_began_it(text: str, language: str) -> None:
    assert read(text, language).direction is Direction.INBOUND


def test_a_last_name_that_is_a_word_adds_nobody() -> None:
    assert names(read("called olivia, full of hope")) == ["Olivia Bennett"]


def test_thanks_are_no_line() -> None:
    assert read("thanks Olivia!").is_no_log


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("text to Olivia: see you tomorrow at 9", "en"),
        ("sms till Oskar: vi kommer kl 9 i morgon", "sv"),
    ],
)
def test_an_hour_of_a_day_to_come_is_not_when_it_was(text: str, language: str) -> None:
    assert read(text, language).occurred_at is None
