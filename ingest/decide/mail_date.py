"""PURE. When a mail happened: its Date, unless that is nonsense; and whether it is too old to read.

A Date is nonsense when it is before there was such mail, more than a day after the mail arrived, or
more than ten years before it passed our server: a clock that lost its battery begins at 1970, 1980
or 2001 again.

When a mail arrived is told by its topmost Received header, which the receiving server wrote, else by
INTERNALDATE. Whoever moves a mailbox to another server may give every mail that day's INTERNALDATE,
but leaves its headers as they are; so INTERNALDATE alone never makes an old Date nonsense.
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
    """`is_told` by the server that received it; else we know when the mailbox got it."""

    at: datetime
    is_from_server: bool


def find_arrival(mail: Mail, source: MailSource, now: datetime) -> Arrival:
    stored = _in_utc(source.received) or _in_utc(now) or EARLIEST_DATE
    # `from a by b; Tue, 2 Jun 2026 09:00:00 +0000`
    passed = _in_utc(dates.parse(mail.header("received").rpartition(";")[2]))
    if passed is not None and passed <= stored + _MOST_AHEAD:
        return Arrival(passed, is_from_server=True)
    return Arrival(stored, is_from_server=False)


def plausible_date(stated: datetime | None, arrival: Arrival) -> datetime | None:
    """The time in UTC, if it can be true of a mail that arrived then."""
    moment = _in_utc(stated)
    if moment is None or moment > arrival.at + _MOST_AHEAD:
        return None
    return None if arrival.is_from_server and moment < arrival.at - _MOST_BEHIND else moment


def is_too_old(mail: Mail, arrival: Arrival, since: date | None) -> bool:
    """Only when the clock of its sender and that of our server both say so."""
    if since is None:
        return False
    said = plausible_date(mail.date, arrival)
    latest = max(said, arrival.at) if said and arrival.is_from_server else said or arrival.at
    return latest < datetime.combine(since, time.min, tzinfo=UTC)


def _in_utc(moment: datetime | None) -> datetime | None:
    """In UTC, and far enough from the ends of the calendar that one can calculate with it."""
    if moment is None:
        return None
    try:
        found = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (OverflowError, ValueError):
        return None
    return found if EARLIEST_DATE <= found <= _LATEST_DATE else None
