"""PURE. When a mail happened: its Date, unless that is nonsense; and whether it is too old to read.

A Date is nonsense when it is before there was such mail, more than a day after the mail arrived, or
more than ten years before it passed our server: a clock that lost its battery begins at 1970, 1980
or 2001 again.

The time of arrival is that of the topmost Received header, which the receiving server wrote, else
INTERNALDATE. When a mailbox moves to another server, every mail may get that day's INTERNALDATE,
but keeps its headers; so INTERNALDATE alone never makes an old Date nonsense.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from ingest.decide.parties import MailSource
from ingest.parse.mime import dates
from journal.model import Mail

EARLIEST_DATE = datetime(1990, 1, 1, tzinfo=UTC)
_LATEST_DATE = datetime(9000, 1, 1, tzinfo=UTC)
_MOST_AHEAD = timedelta(days=1)
_MOST_BEHIND = timedelta(days=3653)


@dataclass(frozen=True, slots=True)
class Arrival:
    """Says when a mail arrived: `is_told` by the receiving server, else the mailbox's own time."""

    at: datetime
    is_from_server: bool


def find_arrival(mail: Mail, source: MailSource, now: datetime) -> Arrival:
    stored = in_utc(source.received) or in_utc(now) or EARLIEST_DATE
    # `from a by b; Tue, 2 Jun 2026 09:00:00 +0000`
    passed = in_utc(dates.parse(mail.header("received").rpartition(";")[2]))
    if passed is not None and passed <= stored + _MOST_AHEAD:
        return Arrival(passed, is_from_server=True)
    return Arrival(stored, is_from_server=False)


def plausible_date(stated: datetime | None, arrival: Arrival) -> datetime | None:
    """The time in UTC, if it can be true of a mail that arrived then."""
    moment = in_utc(stated)
    if moment is None or moment > arrival.at + _MOST_AHEAD:
        return None
    return None if arrival.is_from_server and moment < arrival.at - _MOST_BEHIND else moment


def is_too_old(mail: Mail, arrival: Arrival, since: date | None) -> bool:
    """Says whether the mail is too old, by both its sender's clock and our server's."""
    if since is None:
        return False
    stated = plausible_date(mail.date, arrival)
    latest = max(stated, arrival.at) if stated and arrival.is_from_server else stated or arrival.at
    return latest < datetime.combine(since, time.min, tzinfo=UTC)


def in_utc(moment: datetime | None) -> datetime | None:
    """The moment in UTC, if it is far enough from the ends of the calendar to calculate with."""
    if moment is None:
        return None
    try:
        found = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (OverflowError, ValueError):
        return None
    return found if EARLIEST_DATE <= found <= _LATEST_DATE else None
