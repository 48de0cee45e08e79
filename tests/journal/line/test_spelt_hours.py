"""Hours and days told in other words: parts of an hour, days about which nobody is sure."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from journal.line import LineField
from tests.journal.line.address_book import ZONES, read


@pytest.mark.parametrize("half", ["половина третьего", "полтретьего"])
def test_an_hour_short_of_half_is_counted_from_the_half(half: str) -> None:
    at = read(f"звонил Татьяне без пяти {half}", "ru").occurred_at
    assert at is not None
    assert at.astimezone(ZoneInfo(ZONES["ru"])).time() == time(14, 25)


def test_till_half_past_is_of_the_hour_it_began_in() -> None:
    assert read("on the phone to Olivia from 2 till half past").duration_minutes == 30


def test_done_within_minutes_is_how_long_it_took() -> None:
    assert read("rang Olivia, all sorted in 3 mins").duration_minutes == 3


def test_by_how_much_somebody_was_missed_is_not_how_long_it_took() -> None:
    assert read("missed her by a minute, Olivia").duration_minutes is None


@pytest.mark.parametrize("text", ["called Olivia on the phone for ten", "spoke to Olivia for 10"])
def test_a_number_behind_for_is_told(text: str) -> None:
    assert LineField.DURATION in read(text).asks


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Olivia emailed over the weekend", "en"),
        ("the other day rang Olivia", "en"),
        ("ringde Oskar häromdagen", "sv"),
        ("mejlade Oskar under helgen", "sv"),
        ("ringte Turid i helga", "nb"),
        ("soitin Heikille viikonloppuna", "fi"),
        ("in het weekend Femke gebeld", "nl"),
        ("на выходных звонил Татьяне", "ru"),
    ],
)
def test_a_day_that_is_not_quite_told_is_asked(text: str, language: str) -> None:
    line = read(text, language)
    assert line.occurred_on is not None
    assert LineField.OCCURRED_AT in line.asks


def test_an_ordinal_alone_is_a_day() -> None:
    assert read("visited Northwind 24th, 3h").occurred_on == date(2026, 11, 24)


def test_an_ordinal_that_counts_is_none() -> None:
    assert read("visited Northwind 2nd time, 3h").occurred_on is None


def test_a_weekday_that_is_a_word_too_may_have_an_hour() -> None:
    at = read("Olivia came to our showroom Wed at 2pm").occurred_at
    assert at is not None
    assert at.date() == date(2026, 11, 18)


def test_what_they_owe_us_is_no_cost_of_ours() -> None:
    assert read("Olivia: they owe us 900 euro").cost is None


def test_a_day_gone_by_behind_a_wish_is_told() -> None:
    assert LineField.OCCURRED_AT in read("Olivia mailed over the signed order last Tuesday").asks
