"""Weekdays in a hurry: one letter too many, too few or in another's place."""

from datetime import date

import pytest

from journal.line.lexicon import lexicon
from journal.line.misspelt import misspelt_weekday
from tests.journal.line.address_book import read

FRIDAY, MONDAY, THURSDAY = date(2026, 11, 27), date(2026, 11, 30), date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("follow up with Olivia Fridday 14:00", "en", FRIDAY),
        ("chase Olivia Modnay", "en", MONDAY),
        ("chase Olivia on Wensday", "en", date(2026, 12, 2)),
        ("följ upp Oskar på fredga", "sv", FRIDAY),
        ("ring Oskar trsdag om priset", "sv", THURSDAY),
        ("følg opp Turid på torsadg", "nb", THURSDAY),
        ("Femke terugbellen vrijdga", "nl", FRIDAY),
        ("soita Heikille perjantina", "fi", FRIDAY),
        ("перезвонить Игорю в пятнцу", "ru", FRIDAY),
    ],
)
def test_a_follow_up_has_the_weekday_that_was_meant(text: str, language: str, day: date) -> None:
    assert read(text, language).follow_up_on == day


def test_a_deed_has_it_as_well() -> None:
    assert read("ringde Oskar fredga, 5 min", "sv").occurred_on == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("frida", "en"),
        ("sundry", "en"),
        ("среди", "ru"),
        ("middag", "sv"),
        ("maand", "nl"),
        ("fredag", "sv"),
        ("onda", "sv"),
    ],
)
def test_other_words_are_no_weekdays(word: str, language: str) -> None:
    assert misspelt_weekday(word, lexicon(language)) is None
