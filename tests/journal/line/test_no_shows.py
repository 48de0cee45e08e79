"""Somebody did not come: the day and the hour are when that was; an hour of what was called off is told."""

from datetime import time
from zoneinfo import ZoneInfo

import pytest

from journal.line import LineField, LineKind, UnderstoodLine
from tests.journal.line.address_book import ZONES, read


def _hour(line: UnderstoodLine, language: str) -> time | None:
    at = line.occurred_at
    return at.astimezone(ZoneInfo(ZONES[language])).time() if at else None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("no show for our 11 o'clock Zoom, Olivia", "en"),
        ("Olivia never turned up at 11", "en"),
        ("Oskar dök aldrig upp kl 11", "sv"),
        ("Turid kom aldri til møtet kl 11", "nb"),
        ("Heikki ei tullut klo 11 palaveriin", "fi"),
        ("Femke kwam niet opdagen om 11 uur", "nl"),
        ("Татьяна не пришла на встречу в 11:00", "ru"),
    ],
)
def test_a_no_show_has_its_hour(text: str, language: str) -> None:
    line = read(text, language)
    assert (line.kind, _hour(line, language)) == (LineKind.NOTE, time(11))


def test_a_no_show_has_its_day() -> None:
    day = read("George stood me up yesterday").occurred_on
    assert day is not None
    assert day.isoformat() == "2026-11-24"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia cancelled at 9.30, nobody knows why", "en"),
        ("Oskar ställde in kl 9.30", "sv"),
        ("Turid avlyste kl 9.30", "nb"),
        ("Heikki perui klo 9.30", "fi"),
        ("Femke zegde om 9.30 af", "nl"),
        ("Татьяна отменила в 9:30", "ru"),
    ],
)
def test_the_hour_at_which_it_was_called_off_is_told(text: str, language: str) -> None:
    line = read(text, language)
    assert line.kind is LineKind.NOTE
    assert LineField.OCCURRED_AT in line.asks


def test_the_hour_it_was_moved_to_is_not_when_it_was() -> None:
    line = read("Olivia moved our meeting to Friday at 10")
    assert line.occurred_at is None
    assert LineField.OCCURRED_AT not in line.asks
