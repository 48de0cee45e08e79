"""A weekday so many weeks away: `tisdag om en vecka`, `the Friday before last`."""

from datetime import date

import pytest

from journal.line.days import find_days
from journal.line.lexicon import lexicon
from journal.line.tokens import tokenize
from tests.journal.line.address_book import read


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("call Olivia a week on Friday", "en", date(2026, 12, 4)),
        ("call Olivia two weeks on Friday", "en", date(2026, 12, 11)),
        ("ring Oskar fredag om en vecka", "sv", date(2026, 12, 4)),
        ("ring Turid fredag om to uker", "nb", date(2026, 12, 11)),
        ("bel Femke vrijdag over een week", "nl", date(2026, 12, 4)),
        ("soitan Heikille viikon päästä perjantaina", "fi", date(2026, 12, 4)),
    ],
)
def test_a_weekday_in_so_many_weeks(text: str, language: str, day: date) -> None:
    assert read(text, language).follow_up_on == day


def test_a_weekday_that_is_a_name_is_not_counted_from() -> None:
    """`Will Friday in three weeks`: the weeks are counted from today."""
    tokens = tokenize("check in with Will Friday in three weeks")
    today = date(2026, 11, 25)
    (span,) = find_days(tokens, lexicon("en"), today, frozenset({3, 4}))
    assert span.future == date(2026, 12, 16)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("visited Olivia the Friday before last", "en"),
        ("besökte Oskar förrförra fredagen", "sv"),
        ("besøkte Turid fredagen før sist", "nb"),
        ("eervorige vrijdag Femke bezocht", "nl"),
        ("kävin Heikin luona toissa perjantaina", "fi"),
        ("был у Игоря в позапрошлую пятницу", "ru"),
    ],
)
def test_the_weekday_before_the_last(text: str, language: str) -> None:
    assert read(text, language).occurred_on == date(2026, 11, 13)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("lunch with Olivia the week before last", "en"),
        ("lunch med Oskar förrförra veckan", "sv"),
        ("на позапрошлой неделе обедали с Игорем", "ru"),
    ],
)
def test_the_week_before_the_last_is_asked_for_its_day(text: str, language: str) -> None:
    line = read(text, language)
    assert date(2026, 11, 9) in line.day_options
    assert line.occurred_on in line.day_options


def test_a_weekday_at_the_end_of_a_line_is_read_whole() -> None:
    assert read("chase Olivia Friday").follow_up_on == date(2026, 11, 27)
