"""PURE. Days, moments and spans as people type them, at the desk and in Slack, in six languages.

    2026-11-21   2026-11-21 14:30   21.11.2026   21.11.   21/11   Nov 21   21 November 2025
    today   yesterday 9:15   last friday   monday 3pm   this morning   kl 15   klo 14.30   noon
    3d   2 weeks ago   2h   in 3 days   next monday
    2026-11-21T14:30:00Z   2026-11-21T14:30+02:00         as scripts write them
    25m   1h30   1:30   90   1,5 h   half an hour

A day without a time means its beginning; what is unclear is refused, never guessed.

    moments    a day and a time together
    days       one day
    distances  how many days away
    clocks     a time of day
    spans      how long
    words      what the six languages call all that
    refusing   the sentences of refusals
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from journal.when import refusing
from journal.when.days import a_day
from journal.when.moments import Meant, meant
from journal.when.spans import minutes
from journal.when.typed import tokens

__all__ = ["Meant", "coming", "day", "end", "meant", "minutes", "moment"]


def moment(text: str, now: datetime, zone: tzinfo) -> datetime:
    """The instant somebody means, on the clock of `zone`."""
    return meant(text, now, zone).at


def end(text: str, now: datetime, zone: tzinfo) -> datetime:
    """The instant before which it is over: a day without a time is meant whole."""
    read = meant(text, now, zone)
    if not read.whole_day:
        return read.at
    after = read.at.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(after, time(), zone).astimezone(UTC)


def day(text: str, today: date) -> date:
    """A day that was, today, or one that is written out."""
    return _a_day(text, today, ahead=False)


def coming(text: str, today: date) -> date:
    """A day to come: `3d` is in three days, `monday` the next one."""
    return _a_day(text, today, ahead=True)


def _a_day(text: str, today: date, *, ahead: bool) -> date:
    found = a_day(tokens(text), today, ahead=ahead)
    if found is None:
        raise refusing.not_a_moment(text.strip(), ahead=ahead)
    return found
