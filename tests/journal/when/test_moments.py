"""Moments and spans as they are typed: understood as meant, or refused with examples."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import when
from journal.errors import RequestRefused

HELSINKI = ZoneInfo("Europe/Helsinki")
# Noon in Helsinki, a Tuesday.
NOW = datetime(2026, 3, 3, 10, tzinfo=UTC)
TODAY = date(2026, 3, 3)

TYPED_MOMENTS = {
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
# Typed on that Tuesday at noon, in all six languages.
SPOKEN_MOMENTS = {
    # A weekday is the one that was, and never today.
    "monday": "2026-03-02 00:00",
    "Tuesday": "2026-02-24 00:00",
    "last friday 3pm": "2026-02-27 15:00",
    "on Wed 9:15": "2026-02-25 09:15",
    "i måndags": "2026-03-02 00:00",
    "förra fredagen kl 15": "2026-02-27 15:00",
    "forrige fredag klokken 14.30": "2026-02-27 14:30",
    "viime perjantaina klo 15": "2026-02-27 15:00",
    "afgelopen vrijdag om 15:30": "2026-02-27 15:30",
    "в прошлую пятницу в 15:00": "2026-02-27 15:00",
    "next monday": "2026-03-09 00:00",
    "på mandag": "2026-03-09 00:00",
    # Parts of a day; what has begun of today goes no further than now.
    "this morning": "2026-03-03 09:00",
    "this morning 8:40": "2026-03-03 08:40",
    "this afternoon": "2026-03-03 12:00",
    "this evening": "2026-03-03 19:00",
    "yesterday afternoon": "2026-03-02 15:00",
    "last night 21:30": "2026-03-02 21:30",
    "igår kväll": "2026-03-02 19:00",
    "i formiddag kl. 10": "2026-03-03 10:00",
    "eilen illalla": "2026-03-02 19:00",
    "gisteravond": "2026-03-02 19:00",
    "вчера вечером": "2026-03-02 19:00",
    "9:15 in the morning": "2026-03-03 09:15",
    # Times of day.
    "noon": "2026-03-03 12:00",
    "yesterday at noon": "2026-03-02 12:00",
    "3pm": "2026-03-03 15:00",
    "3.30 pm": "2026-03-03 15:30",
    "12 am": "2026-03-03 00:00",
    "12:15 p.m.": "2026-03-03 12:15",
    "kl 15": "2026-03-03 15:00",
    "kl 9": "2026-03-03 09:00",
    "klo 15": "2026-03-03 15:00",
    "at 15": "2026-03-03 15:00",
    "om 15 uur": "2026-03-03 15:00",
    "14.30": "2026-03-03 14:30",
    "now": "2026-03-03 12:00",
    # Days, in every order that is clear.
    "21.11.": "2025-11-21 00:00",
    "3.3.": "2026-03-03 00:00",
    "4.3.": "2025-03-04 00:00",
    "21.11.25": "2025-11-21 00:00",
    "29.2.": "2024-02-29 00:00",
    "21/11": "2025-11-21 00:00",
    "11/21": "2025-11-21 00:00",
    "3/3": "2026-03-03 00:00",
    "21/11/2024 9:15": "2024-11-21 09:15",
    "2024/11/21": "2024-11-21 00:00",
    "21-11-2024": "2024-11-21 00:00",
    "Nov 21": "2025-11-21 00:00",
    "on 21.11.": "2025-11-21 00:00",
    "op 21 maart": "2025-03-21 00:00",
    "Nov. 21st, 2024 at 3pm": "2024-11-21 15:00",
    "21 November 2025": "2025-11-21 00:00",
    "the 21st of November": "2025-11-21 00:00",
    "den 21 november": "2025-11-21 00:00",
    "21. desember": "2025-12-21 00:00",
    "21. marraskuuta 2024": "2024-11-21 00:00",
    "21 maart": "2025-03-21 00:00",
    "21 ноября 2024 г.": "2024-11-21 00:00",
    "3pm yesterday": "2026-03-02 15:00",
    "kl 15 igår": "2026-03-02 15:00",
    "yesterday, 14:00": "2026-03-02 14:00",
    # The day before, the other languages' yesterdays.
    "day before yesterday": "2026-03-01 00:00",
    "i går 9:15": "2026-03-02 09:15",
    "i forgårs": "2026-03-01 00:00",
    "toissapäivänä": "2026-03-01 00:00",
    "eergisteren": "2026-03-01 00:00",
    "позавчера": "2026-03-01 00:00",
    "tänään": "2026-03-03 00:00",
    # Distances.
    "a week ago": "2026-02-24 00:00",
    "two weeks ago": "2026-02-17 00:00",
    "3 days ago 14:00": "2026-02-28 14:00",
    "för 2 veckor sedan": "2026-02-17 00:00",
    "for en uke siden": "2026-02-24 00:00",
    "viikko sitten": "2026-02-24 00:00",
    "3 päivää sitten": "2026-02-28 00:00",
    "2 weken geleden": "2026-02-17 00:00",
    "неделю назад": "2026-02-24 00:00",
    "3 дня назад": "2026-02-28 00:00",
    "30 min ago": "2026-03-03 11:30",
    "in 3 days": "2026-03-06 00:00",
}
NOT_MOMENTS = [
    "",
    " ",
    "soon",
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
    # The day or the month, the time or the day, the night or the afternoon.
    "3/4",
    "3/4/2025",
    "3-4-2025",
    "9.05",
    "21.11",
    "at 3",
    "om 3 uur",
    "15 uur geleden 14:00",
    "yesterday afternoon 3:30",
    "this morning 14:00",
    "last week",
    "31.4.",
    "32.1.",
    "21.13.",
    "31/2",
    "Feb 30",
    "13pm",
    "kl 25",
    "30m ago",
    "monday tuesday",
    "yesterday yesterday",
    "may",
    "noon noon",
]


@pytest.mark.parametrize(("typed", "meant"), {**TYPED_MOMENTS, **SPOKEN_MOMENTS}.items())
def test_a_moment_is_read_on_the_clock_of_the_zone(typed: str, meant: str) -> None:
    read = when.parse_moment(typed, NOW, HELSINKI)
    assert read.tzinfo is UTC
    assert f"{read.astimezone(HELSINKI):%Y-%m-%d %H:%M}" == meant


@pytest.mark.parametrize("typed", NOT_MOMENTS)
def test_what_is_unclear_is_refused_and_never_guessed(typed: str) -> None:
    with pytest.raises(RequestRefused) as told:
        when.parse_moment(typed, NOW, HELSINKI)
    assert len(str(told.value)) < 250


@pytest.mark.parametrize(
    ("typed", "both"),
    {
        "3/4": ("3.4.", "4.3."),
        "9.05": ("2025-05-09", "09:05"),
        "at 3": ("3:00", "15:00"),
    }.items(),
)
def test_a_refusal_names_both_that_may_be_meant(typed: str, both: tuple[str, str]) -> None:
    with pytest.raises(RequestRefused, match=f"may be {both[0]} or {both[1]}"):
        when.parse_moment(typed, NOW, HELSINKI)


def test_a_part_of_today_that_has_not_begun_is_not_drawn_back_to_now() -> None:
    early = datetime(2026, 3, 3, 5, tzinfo=UTC)
    read = when.parse_moment("this afternoon", early, HELSINKI).astimezone(HELSINKI)
    assert (read.hour, read.minute) == (15, 0)


def test_a_day_to_come_counts_forwards() -> None:
    assert when.parse_future_day("3d", TODAY) == date(2026, 3, 6)
    assert when.parse_future_day("2 weeks", TODAY) == date(2026, 3, 17)
    assert when.parse_future_day("2026-12-01", TODAY) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    {
        "monday": date(2026, 3, 9),
        "tuesday": date(2026, 3, 10),
        "next monday": date(2026, 3, 9),
        "on friday": date(2026, 3, 6),
        "tomorrow": date(2026, 3, 4),
        "övermorgon": date(2026, 3, 5),
        "nästa fredag": date(2026, 3, 6),
        "ensi perjantaina": date(2026, 3, 6),
        "volgende vrijdag": date(2026, 3, 6),
        "в пятницу": date(2026, 3, 6),
        "in a week": date(2026, 3, 10),
        "next week": date(2026, 3, 10),
        "om 3 dagar": date(2026, 3, 6),
        "3 päivän päästä": date(2026, 3, 6),
        "over 2 weken": date(2026, 3, 17),
        "через неделю": date(2026, 3, 10),
        "2.3.": date(2027, 3, 2),
        "Nov 21": date(2026, 11, 21),
    }.items(),
)
def test_a_day_to_come_is_the_nearest_ahead(typed: str, meant: date) -> None:
    assert when.parse_future_day(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed", ["3d ago", "2h", "9999y", "soon", "last friday", "i fredags", "3/4", "monday 9:00"]
)
def test_a_day_to_come_is_not_long_ago_nor_out_of_sight(typed: str) -> None:
    with pytest.raises(RequestRefused):
        when.parse_future_day(typed, TODAY)


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
    assert f"{when.parse_end(typed, NOW, HELSINKI).astimezone(HELSINKI):%Y-%m-%d %H:%M}" == over


def test_days_ago_begin_at_midnight_on_either_side_of_a_change_of_the_clocks() -> None:
    after_the_change = datetime(2026, 3, 31, 9, tzinfo=UTC)
    read = when.parse_moment("3d", after_the_change, HELSINKI).astimezone(HELSINKI)
    assert (read.date(), read.hour) == (date(2026, 3, 28), 0)


# Pieces of what can be typed, put together in ways nobody thought of.
_PIECES = st.sampled_from(
    [
        *("kl ", "may", "21st", "pm", "/", "in ", "last ", "monday", "½", "en ", "uur", ","),
        "2026",
        "0000",
        "9999",
        "-",
        ".",
        ":",
        " ",
        "T",
        "z",
        "+",
        "00",
        "31",
        "d",
        "mo",
        "y",
        "ago",
    ]
)
_TYPED_TEXT = st.one_of(st.text(max_size=30), st.lists(_PIECES, max_size=12).map("".join))
_ZONES = st.sampled_from([UTC, HELSINKI, ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Etc/GMT+12")])


def _read_moment(typed: str, zone: tzinfo) -> Any:
    return when.parse_moment(typed, NOW, zone)


def _read_end(typed: str, zone: tzinfo) -> Any:
    return when.parse_end(typed, NOW, zone)


def _read_coming_date(typed: str, _zone: tzinfo) -> Any:
    return when.parse_future_day(typed, TODAY)


def _read_minutes(typed: str, _zone: tzinfo) -> Any:
    return when.parse_minutes(typed)


@pytest.mark.parametrize("read", [_read_moment, _read_end, _read_coming_date, _read_minutes])
@given(typed=_TYPED_TEXT, zone=_ZONES)
def test_whatever_is_typed_is_understood_or_refused(
    read: Callable[[str, tzinfo], Any], typed: str, zone: tzinfo
) -> None:
    with suppress(RequestRefused):
        assert read(typed, zone) is not None


@given(st.datetimes(min_value=datetime(1900, 1, 2), max_value=datetime(2999, 12, 30)))  # noqa: DTZ001
def test_what_a_script_writes_is_read_to_the_microsecond(moment: datetime) -> None:
    written = moment.replace(tzinfo=UTC).isoformat()
    assert when.parse_moment(written, NOW, HELSINKI) == moment.replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3d", "2026-03-06"),
        ("friday", "2026-03-06"),
        ("friday 14:00", "2026-03-06 14:00"),
        ("14:00 friday", "2026-03-06 14:00"),
        ("friday at 3pm", "2026-03-06 15:00"),
        ("på fredag kl 9", "2026-03-06 09:00"),
        ("в пятницу в 14:00", "2026-03-06 14:00"),
        ("perjantaina klo 14.30", "2026-03-06 14:30"),
        ("2026-12-01 14:00", "2026-12-01 14:00"),
        ("16:30", "2026-03-03 16:30"),
        # A day where both would read: so it was before there were times.
        ("9.05", "2026-05-09"),
    ],
)
def test_a_day_ahead_may_have_a_time(typed: str, meant: str) -> None:
    assert str(when.parse_day_ahead(typed, TODAY)) == meant


@pytest.mark.parametrize("typed", ["", "soon", "friday 25:00", "friday at 3", "friday 14:00 boxes"])
def test_what_is_no_day_ahead_is_refused(typed: str) -> None:
    with pytest.raises(RequestRefused):
        when.parse_day_ahead(typed, TODAY)


def test_the_refusal_of_a_follow_up_shows_how_to_write_a_time() -> None:
    with pytest.raises(RequestRefused, match="friday 14:00"):
        when.parse_day_ahead("someday", TODAY)
    assert str(when.parse_day_ahead("friday 14:00", TODAY)).endswith("14:00")
