"""Moments and spans as people type them at the desk.

    2026-11-21   2026-11-21 14:30   21.11.2026   14:30   today   yesterday 9:15   3d   2 weeks ago
    25m   1h30   1:30   90

A day without a time means its beginning; what is unclear is refused, never guessed.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from journal.errors import Refused

_TIME = re.compile(r"^(\d{1,2})[:.](\d{2})$")
_ISO_DAY = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_DOTTED_DAY = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_AGO = re.compile(r"^(\d{1,4})\s*(h|hours?|d|days?|w|weeks?|mo|months?|y|years?)(?:\s+ago)?$")
_SPAN = re.compile(r"^(?:(\d{1,3})\s*(?:h|hours?))?\s*(?:(\d{1,5})\s*(?:m|min|minutes?)?)?$")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_EXAMPLES = "Write it like 2026-11-21 14:30, today 9:15, yesterday, 14:30 or 3d (three days ago)."


def moment(text: str, now: datetime, zone: tzinfo) -> datetime:
    """The instant somebody means, on the clock of `zone`."""
    typed = " ".join(text.replace("T", " ").split()).casefold()
    here = now.astimezone(zone)
    if ago := _AGO.match(typed):
        return _ago(int(ago[1]), ago[2], here).astimezone(UTC)
    first, _, rest = typed.partition(" ")
    if _TIME.match(first) and not rest:
        return datetime.combine(here.date(), _clock(first), zone).astimezone(UTC)
    clock = _clock(rest) if rest else time()
    return datetime.combine(day(first, here.date()), clock, zone).astimezone(UTC)


def day(text: str, today: date) -> date:
    typed = text.strip().casefold()
    if typed in {"today", "now"}:
        return today
    if typed in {"yesterday", "tomorrow"}:
        return today + timedelta(days=1 if typed == "tomorrow" else -1)
    iso, dotted = _ISO_DAY.match(typed), _DOTTED_DAY.match(typed)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if dotted:
            return date(int(dotted[3]), int(dotted[2]), int(dotted[1]))
    except ValueError:
        raise Refused(f"There is no day {text!r}. {_EXAMPLES}") from None
    raise Refused(f"{text!r} is not a day. {_EXAMPLES}")


def coming(text: str, today: date) -> date:
    """A day to come: `3d` is in three days."""
    ahead = _AGO.match(text.strip().casefold())
    if ahead and ahead[2][0] in _DAYS:
        return today + timedelta(days=int(ahead[1]) * _DAYS[ahead[2][0]])
    return day(text, today)


def minutes(text: str) -> int:
    """`25m`, `1h30`, `1:30` or `90`: whole minutes."""
    typed = text.strip().casefold()
    if clock := _TIME.match(typed):
        return int(clock[1]) * 60 + int(clock[2])
    span = _SPAN.match(typed)
    if not typed or span is None or not any(span.groups()):
        raise Refused(f"{text!r} is not a duration; write it like 25m, 1h30 or 90.")
    return int(span[1] or 0) * 60 + int(span[2] or 0)


def _ago(number: int, unit: str, here: datetime) -> datetime:
    if unit.startswith("h"):
        return here - timedelta(hours=number)
    back = here - timedelta(days=number * _DAYS[unit[0]])
    return back.replace(hour=0, minute=0, second=0, microsecond=0)


def _clock(text: str) -> time:
    found = _TIME.match(text.strip())
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        return time(int(found[1]), int(found[2]))
    raise Refused(f"{text!r} is not a time of day. {_EXAMPLES}")
