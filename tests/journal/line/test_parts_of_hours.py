"""Hours and a part of one, and from one hour to another."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.journal.line.address_book import read


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("Olivia came to see us, two and a quarter hours", "en", 135),
        ("Oskar hälsade på hos oss, tre och en kvart timme", "sv", 195),
        ("Turid var på besøk hos oss, to og en kvart time", "nb", 135),
        ("Femke was bij ons op bezoek, twee en een kwart uur", "nl", 135),
        ("Heikki oli meillä, kaksi ja vartti tuntia", "fi", 135),
        ("Игорь гостил у нас, два с четвертью часа", "ru", 135),
        ("naar Femke gereden, 1 uur 20 bij haar", "nl", 80),
        ("встретились у Игоря, чуть больше часа", "ru", 60),
    ],
)
def test_hours_and_a_part_of_one(text: str, language: str, minutes: int) -> None:
    assert read(text, language).duration_minutes == minutes


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("conf call with Northwind 11am-noon", "en", 60),
        ("разговор с Игорем по телефону 9.05–9.20", "ru", 15),
        ("Heikki oli meillä kahdesta varttia vaille neljään", "fi", 105),
    ],
)
def test_from_one_hour_to_another(text: str, language: str, minutes: int) -> None:
    assert read(text, language).duration_minutes == minutes


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("hour-long call with Olivia", "en"),
        ("timslångt samtal med Oskar", "sv"),
        ("timelang samtale med Turid", "nb"),
        ("часовой звонок с Игорем", "ru"),
    ],
)
def test_an_hour_in_one_word(text: str, language: str) -> None:
    assert read(text, language).duration_minutes == 60


def test_minutes_of_an_hour_are_a_time_in_russian() -> None:
    line = read("Игорь звонил в пять минут десятого, хочет цены", "ru")
    assert line.occurred_at == datetime(2026, 11, 25, 9, 5, tzinfo=ZoneInfo("Europe/Moscow"))
    assert line.duration_minutes is None
