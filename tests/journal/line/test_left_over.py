"""What no field took is named with its field, so that nothing is dropped without a word."""

from decimal import Decimal

import pytest

from journal.line import LeftOver, LineCost, LineField
from tests.journal.line.address_book import read


@pytest.mark.parametrize(
    ("text", "language", "left"),
    [
        (
            "lunch with Olivia, 45",
            "en",
            LeftOver(LineField.COST, "45", LineCost(Decimal(45), "EUR")),
        ),
        ("call Olivia 20", "en", LeftOver(LineField.DURATION, "20", 20)),
        ("lunch med Oskar, 45", "sv", LeftOver(LineField.COST, "45", LineCost(Decimal(45), "EUR"))),
        ("puhelu Heikin kanssa, 20", "fi", LeftOver(LineField.DURATION, "20", 20)),
        ("Femke gebeld, 20", "nl", LeftOver(LineField.DURATION, "20", 20)),
    ],
)
def test_a_number_alone_is_told(text: str, language: str, left: LeftOver) -> None:
    line = read(text, language)
    assert line.left_over == (left,)
    assert left.field in line.asks


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("called Olivia about 20 boxes", "en"),
        ("called Olivia, order 4711", "en"),
        ("ringde Oskar på K2, 40 min", "sv"),
        ("Звонок в Север-7, 4 мин, Игорь Чайка", "ru"),
    ],
)
def test_a_number_that_counts_something_is_not(text: str, language: str) -> None:
    assert read(text, language).left_over == ()


@pytest.mark.parametrize(
    ("text", "language", "typed"),
    [
        ("called Olivia, 101 h", "en", "101 h"),
        ("called Olivia, 2000 min", "en", "2000 min"),
        ("ringde Oskar, 101 timmar", "sv", "101 timmar"),
        ("soitin Heikille, 101 h", "fi", "101 h"),
        ("Femke gebeld, 1001 uur", "nl", "1001 uur"),
        ("звонок Игорю Чайке, 101 час", "ru", "101 час"),
    ],
)
def test_more_than_a_day_is_no_duration_and_told(text: str, language: str, typed: str) -> None:
    line = read(text, language)
    assert line.duration_minutes is None
    assert line.left_over == (LeftOver(LineField.DURATION, typed),)


def test_a_second_cost_is_told() -> None:
    line = read("lunch with Olivia, 45 €, parking 12 €")
    assert line.cost == LineCost(Decimal(45), "EUR")
    assert [each.typed for each in line.left_over] == ["12 €"]
