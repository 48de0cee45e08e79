"""A cell of an old log means what the program that wrote it meant: amounts, days, times."""

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from journal.errors import RequestRefused
from journal.exchange.interaction_columns import LogField
from journal.exchange.interaction_lines import LogLine, read_amount, read_moment

HELSINKI = ZoneInfo("Europe/Helsinki")


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("1,50", "1.50"),
        ("1.50", "1.50"),
        ("1,234", "1234"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("1,234.567", "1234.567"),
        ("1.234,567", "1234.567"),
        ("0,500", "0.500"),
        ("1\u202f234,50", "1234.50"),
        ("1\xa0234", "1234"),
        ("1'234.50", "1234.50"),
    ],
)
def test_an_amount_is_as_large_as_it_was(cell: str, amount: str) -> None:
    assert read_amount(cell) == Decimal(amount)


@pytest.mark.parametrize("cell", ["nan", "Infinity", "1e5", "1_0", "five", ",5", "9" * 60])
def test_what_is_no_amount_is_refused(cell: str) -> None:
    with pytest.raises(RequestRefused, match="is no amount"):
        read_amount(cell)


def _moment(date: str, time: str = "") -> datetime:
    line = LogLine(1, {LogField.DATE: date, **({LogField.TIME: time} if time else {})})
    return read_moment(line, "dmy", HELSINKI)


@pytest.mark.parametrize(
    ("date", "time", "hour", "minute"),
    [
        ("2026-11-05", "", 10, 0),
        ("2026-11-05 00:00:00.000", "", 10, 0),
        ("2026-11-05T00:00:00", "14:30", 12, 30),
        ("2026-11-05 14:30", "", 12, 30),
        ("2026-11-05 14:30:59.1234567", "", 12, 30),
        ("05.11.2026 14:30", "", 12, 30),
        ("05.11.2026, 2:30 PM", "", 12, 30),
        ("05.11.2026", "2:30 p.m.", 12, 30),
        ("05.11.2026", "14.30", 12, 30),
    ],
)
def test_a_time_is_taken_from_where_it_stands(date: str, time: str, hour: int, minute: int) -> None:
    assert _moment(date, time) == datetime(2026, 11, 5, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    "date", ["2026-11-05T23:30:00Z", "2026-11-06T01:30:00+02:00", "2026-11-05 20:30:00-03:00"]
)
def test_a_time_that_names_its_zone_is_of_that_zone(date: str) -> None:
    assert _moment(date) == datetime(2026, 11, 5, 23, 30, tzinfo=UTC)
