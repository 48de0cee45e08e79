"""Tests what an invitation says."""

from datetime import UTC, date, datetime

import pytest

from ingest.parse import message
from journal.model import CalendarItem


def item_of(*lines: str) -> CalendarItem:
    event = "\r\n".join(("BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", *lines, "END:VEVENT"))
    head = "From: a@x.example\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\n"
    found = message.parse(f"{head}{event}\r\nEND:VCALENDAR\r\n".encode()).calendar
    assert found is not None
    return found


START = "DTSTART:20261203T130000Z"


@pytest.mark.parametrize(
    ("lines", "minutes"),
    [
        ((START, "DTEND:20261203T143000Z"), 90),
        ((START, "DURATION:PT45M"), 45),
        (("DTSTART;TZID=Europe/Oslo:20261203T140000", "DTEND:20261203T133000Z"), 30),
        # Over the night in which the clocks go back.
        (
            (
                "DTSTART;TZID=Europe/Oslo:20261024T230000",
                "DTEND;TZID=Europe/Oslo:20261025T050000",
            ),
            420,
        ),
        ((START,), 0),
        ((START, "DTEND:20261203T120000Z"), 0),
        ((START, "DTEND;VALUE=DATE:20261204"), 0),
        ((START, "DTEND:soon", "DURATION:long"), 0),
        (("DTEND:20261203T120000Z",), 0),
        ((START, "DTEND:99991203T120000Z"), 366 * 24 * 60),
        (("DTSTART;VALUE=DATE:20261203",), 24 * 60),
        (("DTSTART;VALUE=DATE:20261203", "DTEND;VALUE=DATE:20261205"), 2 * 24 * 60),
        (("DTSTART;VALUE=DATE:20261203", "DURATION:P3D"), 3 * 24 * 60),
    ],
)
def test_a_meeting_is_as_long_as_its_end_or_its_duration_says(
    lines: tuple[str, ...], minutes: int
) -> None:
    assert item_of(*lines).minutes == minutes


def test_a_day_without_a_time_is_a_day_and_a_time_is_in_utc() -> None:
    whole = item_of("DTSTART;VALUE=DATE:20261203")
    assert (whole.day, whole.start) == (date(2026, 12, 3), None)
    timed = item_of("DTSTART;TZID=Europe/Oslo:20261203T140000")
    assert (timed.day, timed.start) == (None, datetime(2026, 12, 3, 13, tzinfo=UTC))


@pytest.mark.parametrize(
    ("said", "sequence"),
    [("2", 2), ("", 0), ("two", 0), ("-1", 0), ("9" * 400, 10**9), ("9" * 5000, 10**9)],
)
def test_which_version_of_an_invitation_it_is_is_a_number(said: str, sequence: int) -> None:
    assert item_of(START, f"SEQUENCE:{said}").sequence == sequence


def test_a_fold_may_stand_within_a_letter() -> None:
    """RFC 5545 3.1 folds after 75 bytes, wherever they end."""
    line = "SUMMARY:Möte på Åland".encode()
    for at in range(9, len(line)):
        folded = line[:at] + b"\r\n " + line[at:]
        raw = (
            b"From: a@x.example\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR"
            b"\r\nBEGIN:VEVENT\r\nUID:1\r\n" + folded + b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
        found = message.parse(raw).calendar
        assert found is not None
        assert found.summary == "Möte på Åland"
