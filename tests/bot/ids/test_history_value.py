"""Tests what a list keeps in its buttons: all that the next page needs, short, and in ids alone."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ids import OutOfDate
from bot.ids.history_query import (
    MAX_FOUND_NUMBERS,
    HistoryQuery,
    PageCursor,
    pack_history_query,
    pack_numbers,
    unpack_history_query,
    unpack_numbers,
)
from bot.ids.stats_span import StatsSpan, unpack_stats_span
from bot.ids.stats_span import pack_stats_span as span_packed
from journal.limits import HIGHEST_NUMBER

numbers = st.integers(1, HIGHEST_NUMBER)
moments = st.integers(-(10**15), 7 * 10**15).map(
    lambda microseconds: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
)
cursors = st.builds(PageCursor, moments, numbers)
codes = st.sampled_from(["", "NOTE", "CALL-OUT", "U0123456789", "bob@ours.example"])
queries = st.builds(
    HistoryQuery,
    contact=st.integers(0, HIGHEST_NUMBER),
    colleague=codes,
    template=codes,
    channel=st.sampled_from(["", "phone"]),
    since=st.none() | moments,
    cancelled=st.booleans(),
    numbers=st.lists(numbers, max_size=MAX_FOUND_NUMBERS).map(tuple),
    cursors=st.lists(cursors, max_size=30).map(tuple),
)


@given(queries)
def test_what_was_packed_is_read_again(wanted: HistoryQuery) -> None:
    assert unpack_history_query(pack_history_query(wanted)) == wanted


def test_the_longest_fits_into_a_button() -> None:
    place = PageCursor(datetime(2199, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC), HIGHEST_NUMBER)
    search = HistoryQuery(numbers=(HIGHEST_NUMBER,) * 500)
    for _ in range(100):
        search = search.older_page(str(place))
    whole = HistoryQuery(HIGHEST_NUMBER, "a" * 100, "T" * 40, "phone", place.moment, cancelled=True)
    for _ in range(100):
        whole = whole.older_page(str(place))
    assert len(pack_history_query(search)) <= 2000
    assert len(pack_history_query(whole)) <= 2000


@given(st.text() | st.from_regex(r'\{"[cnps]":"[^"]*"\}'))
def test_a_value_of_nobody_is_read_or_out_of_date(value: str) -> None:
    for read in (unpack_history_query, unpack_stats_span, unpack_numbers):
        with suppress(OutOfDate):
            read(value)


@given(moments, numbers)
def test_a_page_knows_where_it_begins_and_the_way_back(moment: datetime, number: int) -> None:
    place = PageCursor(moment, number)
    turned = HistoryQuery(template="NOTE").older_page(str(place))
    assert turned.after_cursor == str(place)
    assert turned.newer_page() == HistoryQuery(template="NOTE") == turned.first_page()


@given(st.lists(numbers, min_size=1, max_size=200))
def test_numbers_are_read_again(some: list[int]) -> None:
    assert unpack_numbers(pack_numbers(some)) == tuple(some)


def test_one_number_is_one_entry() -> None:
    assert unpack_numbers("12") == (12,)
    with pytest.raises(OutOfDate):
        unpack_numbers("12,x")


def test_a_span_is_read_again() -> None:
    span = StatsSpan("c:12", datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC))
    assert unpack_stats_span(span_packed(span)) == span
    assert (span.contact, span.colleague) == (12, "")
    for wrong in (StatsSpan("me", span.end, span.start), replace(span, whose="c:x")):
        with pytest.raises(OutOfDate):
            unpack_stats_span(span_packed(wrong))
