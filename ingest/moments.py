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

from ingest import dates
from ingest.parties import Way
from journal.model import Mail

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_LATEST = datetime(9000, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=1)
_BEHIND = timedelta(days=3653)


@dataclass(frozen=True, slots=True)
class Arrival:
    """`is_told` by the server that received it; else we know when the mailbox got it."""

    at: datetime
    is_told: bool


def arrived(mail: Mail, way: Way, now: datetime) -> Arrival:
    stored = _plain(way.received) or _plain(now) or EARLIEST
    # `from a by b; Tue, 2 Jun 2026 09:00:00 +0000`
    passed = _plain(dates.parse(mail.header("received").rpartition(";")[2]))
    if passed is not None and passed <= stored + _AHEAD:
        return Arrival(passed, is_told=True)
    return Arrival(stored, is_told=False)


def sane(said: datetime | None, arrival: Arrival) -> datetime | None:
    """The time in UTC, if it can be true of a mail that arrived then."""
    moment = _plain(said)
    if moment is None or moment > arrival.at + _AHEAD:
        return None
    return None if arrival.is_told and moment < arrival.at - _BEHIND else moment


def is_too_old(mail: Mail, arrival: Arrival, since: date | None) -> bool:
    """Only when the clock of its sender and that of our server both say so."""
    if since is None:
        return False
    said = sane(mail.date, arrival)
    latest = max(said, arrival.at) if said and arrival.is_told else said or arrival.at
    return latest < datetime.combine(since, time.min, tzinfo=UTC)


def _plain(moment: datetime | None) -> datetime | None:
    """In UTC, and far enough from the ends of the calendar that one can calculate with it."""
    if moment is None:
        return None
    try:
        found = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (OverflowError, ValueError):
        return None
    return found if EARLIEST <= found <= _LATEST else None
