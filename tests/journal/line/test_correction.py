"""A line right after another: a correction of it, or a line of its own."""

from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from journal.line import LineContext, LineCorrection, LineKind, read_correction
from journal.model import Direction
from tests.journal.line.address_book import NOW, ZONES, address_book


def correction(text: str, language: str = "en") -> LineCorrection | None:
    context = LineContext(language, NOW, ZoneInfo(ZONES[language]))
    return read_correction(text, address_book(), context)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("no, 40 min", "en"),
        ("40 min", "en"),
        ("nej, 40 min", "sv"),
        ("nei, 40 min", "nb"),
        ("eiku 40 min", "fi"),
        ("nee, 40 min", "nl"),
        ("нет, 40 мин", "ru"),
    ],
)
def test_a_duration_corrects(text: str, language: str) -> None:
    assert correction(text, language) == LineCorrection(duration_minutes=40)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("yesterday", "en"),
        ("igår", "sv"),
        ("i går", "nb"),
        ("eilen", "fi"),
        ("gisteren", "nl"),
        ("вчера", "ru"),
    ],
)
def test_a_day_alone_corrects(text: str, language: str) -> None:
    assert correction(text, language) == LineCorrection(occurred_on=date(2026, 11, 24))


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("it was George", "en", "George Marsh"),
        ("det var Oskar", "sv", "Oskar Falk"),
        ("det var Geir", "nb", "Geir Lunde"),
        ("se oli Heikki", "fi", "Heikki Lahti"),
        ("het was Femke", "nl", "Femke Smit"),
        ("это был Игорь", "ru", "Игорь Чайка"),
    ],
)
def test_another_name_corrects(text: str, language: str, name: str) -> None:
    found = correction(text, language)
    assert found is not None
    assert [each.name for each in found.contacts] == [name]


def test_what_it_was_and_what_it_cost_correct() -> None:
    assert correction("it was a meeting at ours") == LineCorrection(kind=LineKind.INHOUSE)
    assert correction("no, she called me") == LineCorrection(
        kind=LineKind.CALL, direction=Direction.INBOUND
    )
    assert correction("sorry, 12 EUR") == LineCorrection(cost=Decimal(12))
    assert correction("sorry, 12 SEK") is None


@pytest.mark.parametrize(
    "text",
    [
        "called Olivia",
        "no answer from George",
        "was at Northwind with Olivia, 2 h",
        "Olivia",
        "thanks",
        "follow up Friday",
        "no",
    ],
)
def test_a_line_of_its_own_corrects_nothing(text: str) -> None:
    assert correction(text) is None
