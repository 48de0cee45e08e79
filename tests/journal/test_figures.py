from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import RequestRefused
from journal.figures import median, periods
from journal.model import FiguresDimension
from tests.clock import NOW

PERIOD_CUTS = (
    FiguresDimension.DAY,
    FiguresDimension.WEEK,
    FiguresDimension.MONTH,
    FiguresDimension.QUARTER,
    FiguresDimension.YEAR,
)
ZONES = ("UTC", "Europe/Helsinki", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati")
MOMENTS = st.integers(0, 20 * 365 * 24 * 60).map(
    lambda minutes: datetime(2010, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(MOMENTS, st.integers(0, 300), st.sampled_from(PERIOD_CUTS), st.sampled_from(ZONES))
def test_periods_follow_each_other_without_a_gap_and_hold_the_whole_span(
    start: datetime, days: int, by: FiguresDimension, zone: str
) -> None:
    end = start + timedelta(days=days)
    found = periods(start, end, by, ZoneInfo(zone))
    assert found[0][1] <= start
    assert end < found[-1][2]
    assert all(one[2] == other[1] for one, other in pairwise(found))
    assert len({name for name, _, _ in found}) == len(found)
    assert sorted(name for name, _, _ in found) == [name for name, _, _ in found]


@given(MOMENTS, st.sampled_from(PERIOD_CUTS), st.sampled_from(ZONES))
def test_a_period_begins_and_ends_at_the_readers_midnight(
    moment: datetime, by: FiguresDimension, zone: str
) -> None:
    ((_, start, end),) = periods(moment, moment, by, ZoneInfo(zone))
    for each in (start, end):
        local = each.astimezone(ZoneInfo(zone))
        assert (local.hour, local.minute) == (0, 0)


@pytest.mark.parametrize(
    ("by", "day", "name"),
    [
        (FiguresDimension.DAY, "2026-03-03", "2026-03-03"),
        (FiguresDimension.WEEK, "2026-03-03", "2026-W10"),
        (FiguresDimension.WEEK, "2027-01-01", "2026-W53"),
        (FiguresDimension.MONTH, "2026-12-31", "2026-12"),
        (FiguresDimension.QUARTER, "2026-03-31", "2026-Q1"),
        (FiguresDimension.QUARTER, "2026-04-01", "2026-Q2"),
        (FiguresDimension.YEAR, "2024-12-31", "2024"),
    ],
)
def test_a_period_is_named_as_people_name_it(by: FiguresDimension, day: str, name: str) -> None:
    noon = datetime.fromisoformat(f"{day}T12:00:00+00:00")
    assert [found for found, _, _ in periods(noon, noon, by, UTC)] == [name]


def test_the_day_a_clock_is_turned_is_one_hour_shorter_or_longer() -> None:
    zone = ZoneInfo("Europe/Helsinki")
    for day, hours in (("2026-03-29", 23), ("2026-10-25", 25), ("2026-06-01", 24)):
        noon = datetime.fromisoformat(f"{day}T12:00:00+00:00")
        ((_, start, end),) = periods(noon, noon, FiguresDimension.DAY, zone)
        assert end - start == timedelta(hours=hours)


def test_more_periods_than_anybody_reads_are_refused() -> None:
    with pytest.raises(RequestRefused, match="400"):
        periods(NOW, NOW + timedelta(days=500), FiguresDimension.DAY, UTC)


@given(st.lists(st.timedeltas(timedelta(), timedelta(days=99)), max_size=9))
def test_half_are_no_longer_than_the_median_and_half_no_shorter(waits: list[timedelta]) -> None:
    found = median(waits)
    if found is None:
        assert not waits
        return
    assert sum(each <= found for each in waits) * 2 >= len(waits)
    assert sum(each >= found for each in waits) * 2 >= len(waits)
