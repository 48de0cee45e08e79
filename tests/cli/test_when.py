"""Moments and spans as they are typed: understood as meant, or refused with examples."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli import when
from journal.errors import Refused

HELSINKI = ZoneInfo("Europe/Helsinki")
# Noon in Helsinki, a Tuesday.
NOW = datetime(2026, 3, 3, 10, tzinfo=UTC)
TODAY = date(2026, 3, 3)

MEANT = {
    "2026-11-21": "2026-11-21 00:00",
    "2026-11-21 14:30": "2026-11-21 14:30",
    "2026-11-21T14:30": "2026-11-21 14:30",
    "2026-11-21T14:30:15Z": "2026-11-21 16:30",
    "2026-11-21T14:30:15.250+01:00": "2026-11-21 15:30",
    "21.11.2026": "2026-11-21 00:00",
    "1.3.2026 9.05": "2026-03-01 09:05",
    "14:30": "2026-03-03 14:30",
    "Today": "2026-03-03 00:00",
    "TODAY 9:15": "2026-03-03 09:15",
    "  yesterday   14:00 ": "2026-03-02 14:00",
    "tomorrow": "2026-03-04 00:00",
    "3d": "2026-02-28 00:00",
    "2 weeks ago": "2026-02-17 00:00",
    "1mo": "2026-02-01 00:00",
    "2h": "2026-03-03 10:00",
    "1 hour ago": "2026-03-03 11:00",
}
NOT_MEANT = [
    "",
    " ",
    "soon",
    "monday",
    "2026-13-01",
    "2026-02-30",
    "2026-11-21 25:00",
    "2026-11-21T14:30:61",
    "0001-01-01",
    "9999-12-31",
    "9999y",
    "9999y ago",
    "12:60",
    "12:30 12:30",
    "-3d",
    "3.5d",
    "٣d",
    "x" * 3000,
]
SPANS = {"25m": 25, "25": 25, "1h30": 90, "1h 30m": 90, "1:30": 90, "2 hours": 120, "0": 0}
NO_SPANS = ["", "m", "h", "1:75", "1.30", "-5", "1h30x", "999999", "25 m m", "²"]


@pytest.mark.parametrize(("typed", "meant"), MEANT.items())
def test_a_moment_is_read_on_the_clock_of_the_zone(typed: str, meant: str) -> None:
    read = when.moment(typed, NOW, HELSINKI)
    assert read.tzinfo is UTC
    assert f"{read.astimezone(HELSINKI):%Y-%m-%d %H:%M}" == meant


@pytest.mark.parametrize("typed", NOT_MEANT)
def test_what_is_unclear_is_refused_and_never_guessed(typed: str) -> None:
    with pytest.raises(Refused) as told:
        when.moment(typed, NOW, HELSINKI)
    assert len(str(told.value)) < 250


@pytest.mark.parametrize(("typed", "minutes"), SPANS.items())
def test_a_duration_is_whole_minutes(typed: str, minutes: int) -> None:
    assert when.minutes(typed) == minutes


@pytest.mark.parametrize("typed", NO_SPANS)
def test_what_is_no_duration_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="25m, 1h30 or 90"):
        when.minutes(typed)


def test_a_day_to_come_counts_forwards() -> None:
    assert when.coming("3d", TODAY) == date(2026, 3, 6)
    assert when.coming("2 weeks", TODAY) == date(2026, 3, 17)
    assert when.coming("2026-12-01", TODAY) == date(2026, 12, 1)


@pytest.mark.parametrize("typed", ["3d ago", "2h", "9999y", "soon"])
def test_a_day_to_come_is_not_long_ago_nor_out_of_sight(typed: str) -> None:
    with pytest.raises(Refused):
        when.coming(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "over"),
    {
        "2026-03-28": "2026-03-29 00:00",
        # The clocks go forward that night: the day has 23 hours.
        "2026-03-29": "2026-03-30 00:00",
        "2026-03-28 14:30": "2026-03-28 14:30",
        "28.3.2026 14.30": "2026-03-28 14:30",
        "2h": "2026-03-03 10:00",
    }.items(),
)
def test_a_day_without_a_time_is_meant_whole(typed: str, over: str) -> None:
    assert f"{when.end(typed, NOW, HELSINKI).astimezone(HELSINKI):%Y-%m-%d %H:%M}" == over


def test_days_ago_begin_at_midnight_on_either_side_of_a_change_of_the_clocks() -> None:
    after_the_change = datetime(2026, 3, 31, 9, tzinfo=UTC)
    read = when.moment("3d", after_the_change, HELSINKI).astimezone(HELSINKI)
    assert (read.date(), read.hour) == (date(2026, 3, 28), 0)


# Pieces of what can be typed, put together in ways nobody thought of.
_PIECES = st.sampled_from(
    ["2026", "0000", "9999", "-", ".", ":", " ", "T", "z", "+", "00", "31", "d", "mo", "y", "ago"]
)
_TYPED = st.one_of(st.text(max_size=30), st.lists(_PIECES, max_size=12).map("".join))
_ZONES = st.sampled_from([UTC, HELSINKI, ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Etc/GMT+12")])


def _moment(typed: str, zone: tzinfo) -> Any:
    return when.moment(typed, NOW, zone)


def _end(typed: str, zone: tzinfo) -> Any:
    return when.end(typed, NOW, zone)


def _coming(typed: str, _zone: tzinfo) -> Any:
    return when.coming(typed, TODAY)


def _minutes(typed: str, _zone: tzinfo) -> Any:
    return when.minutes(typed)


@pytest.mark.parametrize("read", [_moment, _end, _coming, _minutes])
@given(typed=_TYPED, zone=_ZONES)
def test_whatever_is_typed_is_understood_or_refused(
    read: Callable[[str, tzinfo], Any], typed: str, zone: tzinfo
) -> None:
    with suppress(Refused):
        assert read(typed, zone) is not None


@given(st.datetimes(min_value=datetime(1900, 1, 2), max_value=datetime(2999, 12, 30)))  # noqa: DTZ001
def test_what_a_script_writes_is_read_to_the_microsecond(moment: datetime) -> None:
    written = moment.replace(tzinfo=UTC).isoformat()
    assert when.moment(written, NOW, HELSINKI) == moment.replace(tzinfo=UTC)
