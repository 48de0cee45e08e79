from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.outbox.backoff import backoff_delay, next_digest, zone_of

HELSINKI = ZoneInfo("Europe/Helsinki")


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_a_back_off_grows_to_five_minutes_and_is_never_nothing(
    failures: int, chance: float
) -> None:
    pause = backoff_delay(failures, chance)
    assert timedelta(seconds=1) <= pause <= timedelta(minutes=5)
    assert backoff_delay(failures + 1, chance) >= pause


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-03-03T14:59:00+00:00", "2026-03-03T17:00:00+02:00"),
        ("2026-03-03T15:00:00+00:00", "2026-03-04T17:00:00+02:00"),
        # The clocks go forward in the night of 29 March 2026: the hour stays that of the clock.
        ("2026-03-28T16:00:00+00:00", "2026-03-29T17:00:00+03:00"),
    ],
)
def test_a_digest_is_due_at_its_hour_on_the_readers_clock(now: str, due: str) -> None:
    found = next_digest(datetime.fromisoformat(now), HELSINKI, 17)
    assert found == datetime.fromisoformat(due)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), st.integers(0, 23))  # noqa: DTZ001 (given a zone below)
def test_a_digest_is_always_to_come_and_within_a_day(at: datetime, hour: int) -> None:
    now = at.replace(tzinfo=UTC)
    wait = next_digest(now, HELSINKI, hour) - now
    assert timedelta() < wait <= timedelta(hours=25)


def test_a_zone_that_nobody_knows_is_utc() -> None:
    assert zone_of("Europe/Helsinki") == HELSINKI
    assert zone_of("") == zone_of("Nowhere/Land") == zone_of("../etc") == UTC
