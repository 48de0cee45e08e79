"""A weekday so many weeks away: `tisdag om en vecka`, `a week on Tuesday`."""

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
