"""PURE. How long to wait: after a failure, between two posts, until somebody's digest."""

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from journal.backoff import backoff_seconds

LONGEST_BACKOFF_SECONDS = 300.0
# Slack takes about one message a second in each channel.
PAUSE_BETWEEN_POSTS = timedelta(seconds=1)


def backoff_delay(failures: int, chance: float) -> timedelta:
    """Doubles with each failure, up to five minutes; `chance` (0 to 1) keeps bots from going in step."""
    seconds = backoff_seconds(1, failures, LONGEST_BACKOFF_SECONDS)
    return timedelta(seconds=seconds * (0.5 + chance / 2))


def zone_of(name: str) -> tzinfo:
    try:
        return ZoneInfo(name) if name else UTC
    except (KeyError, ValueError, OSError):
        return UTC


def next_digest(now: datetime, zone: tzinfo, hour: int) -> datetime:
    """The next time it is this hour on their clock."""
    local = now.astimezone(zone)
    today = _at_hour(local, hour)
    return today if today > now else _at_hour(local + timedelta(days=1), hour)


def _at_hour(day: datetime, hour: int) -> datetime:
    return day.replace(hour=hour, minute=0, second=0, microsecond=0, fold=0)
