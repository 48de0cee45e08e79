"""What a list keeps in its buttons: all that the next page needs, short, and in ids alone."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ids import OutOfDate
from bot.ids.listing import (
    MOST_NUMBERS,
    Place,
    Wanted,
    numbers_of,
    numbers_packed,
    packed,
    wanted_of,
)
from bot.ids.span import Span, span_of
from bot.ids.span import packed as span_packed

numbers = st.integers(1, 2**31 - 1)
moments = st.integers(-(10**15), 7 * 10**15).map(
    lambda microseconds: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
)
places = st.builds(Place, moments, numbers)
codes = st.sampled_from(["", "NOTE", "CALL-OUT", "U0123456789", "bob@ours.example"])
lists = st.builds(
    Wanted,
    contact=st.integers(0, 2**31 - 1),
    colleague=codes,
    template=codes,
    channel=st.sampled_from(["", "phone"]),
    since=st.none() | moments,
    cancelled=st.booleans(),
    numbers=st.lists(numbers, max_size=MOST_NUMBERS).map(tuple),
    places=st.lists(places, max_size=30).map(tuple),
)


@given(lists)
def test_what_was_packed_is_read_again(wanted: Wanted) -> None:
    assert wanted_of(packed(wanted)) == wanted


def test_the_longest_fits_into_a_button() -> None:
    place = Place(datetime(2199, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC), 2**31 - 1)
    search = Wanted(numbers=(2**31 - 1,) * 500)
    for _ in range(100):
        search = search.older(str(place))
    whole = Wanted(2**31 - 1, "a" * 100, "T" * 40, "phone", place.moment, cancelled=True)
    for _ in range(100):
        whole = whole.older(str(place))
    assert len(packed(search)) <= 2000
    assert len(packed(whole)) <= 2000


@given(st.text() | st.from_regex(r'\{"[cnps]":"[^"]*"\}'))
def test_a_value_of_nobody_is_read_or_out_of_date(value: str) -> None:
    for read in (wanted_of, span_of, numbers_of):
        with suppress(OutOfDate):
            read(value)


@given(moments, numbers)
def test_a_page_knows_where_it_begins_and_the_way_back(moment: datetime, number: int) -> None:
    place = Place(moment, number)
    turned = Wanted(template="NOTE").older(str(place))
    assert turned.after == str(place)
    assert turned.newer() == Wanted(template="NOTE") == turned.first()


@given(st.lists(numbers, min_size=1, max_size=200))
def test_numbers_are_read_again(some: list[int]) -> None:
    assert numbers_of(numbers_packed(some)) == tuple(some)


def test_one_number_is_one_entry() -> None:
    assert numbers_of("12") == (12,)
    with pytest.raises(OutOfDate):
        numbers_of("12,x")


def test_a_span_is_read_again() -> None:
    span = Span("c:12", datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC))
    assert span_of(span_packed(span)) == span
    assert (span.contact, span.colleague) == (12, "")
    for wrong in (Span("me", span.end, span.start), replace(span, whose="c:x")):
        with pytest.raises(OutOfDate):
            span_of(span_packed(wrong))
