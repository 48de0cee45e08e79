"""One person can't ask for more than a person can."""

from datetime import timedelta

from bot.rate_limit import RateLimit
from tests.clock import NOW


def test_so_many_at_once_and_then_so_many_a_second() -> None:
    limit = RateLimit(burst=3, per_second=2)
    assert [limit.take_one("U1", NOW) for _ in range(5)] == [True, True, True, False, False]
    assert limit.take_one("U2", NOW)
    later = NOW + timedelta(seconds=1)
    assert [limit.take_one("U1", later) for _ in range(3)] == [True, True, False]


def test_a_clock_that_goes_back_gives_nothing() -> None:
    limit = RateLimit(burst=1, per_second=1)
    assert limit.take_one("U1", NOW)
    assert not limit.take_one("U1", NOW - timedelta(hours=1))


def test_who_goes_on_asking_is_answered_as_time_goes_by() -> None:
    limit = RateLimit(burst=1, per_second=2)
    moments = [NOW + timedelta(milliseconds=100 * n) for n in range(21)]
    allowed = [limit.take_one("U1", moment) for moment in moments]
    # The first at once, and then one each half second.
    assert sum(allowed) == 5
