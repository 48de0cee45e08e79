"""Moments and spans as people type them at the desk.

    2026-11-21   2026-11-21 14:30   21.11.2026   14:30   today   yesterday 9:15   3d   2 weeks ago
    2026-11-21T14:30:00Z   2026-11-21T14:30+02:00         as scripts write them
    25m   1h30   1:30   90

A day without a time means its beginning; what is unclear is refused, never guessed.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from journal.errors import Refused

_TIME = re.compile(r"(\d{1,2})[:.](\d{2})", re.ASCII)
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DOTTED_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_INSTANT = re.compile(
    r"\d{4}-\d\d-\d\d[ t]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(z|[+-]\d\d:?\d\d)?", re.ASCII
)
_AGO = re.compile(r"(\d{1,4})\s*(h|hours?|d|days?|w|weeks?|mo|months?|y|years?)(\s+ago)?", re.ASCII)
_SPAN = re.compile(
    r"(?:(\d{1,3})\s*(?:h|hours?))?\s*(?:(\d{1,5})\s*(?:m|min|minutes?)?)?", re.ASCII
)
_CLOCKED = re.compile(r"(\d{1,3}):([0-5]\d)", re.ASCII)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
# Outside of these years a day is a slip of the fingers, and arithmetic with it may overflow.
_YEARS = range(1900, 3000)
_EXAMPLES = "Write it like 2026-11-21 14:30, today 9:15, yesterday, 14:30 or 3d (three days ago)."


def moment(text: str, now: datetime, zone: tzinfo) -> datetime:
    """The instant somebody means, on the clock of `zone`."""
    return _read(text, now, zone)[0].astimezone(UTC)


def end(text: str, now: datetime, zone: tzinfo) -> datetime:
    """The instant before which it is over: a day without a time is meant whole."""
    meant, is_a_day = _read(text, now, zone)
    if is_a_day:
        meant = datetime.combine(meant.date() + timedelta(days=1), time(), zone)
    return meant.astimezone(UTC)


def _read(text: str, now: datetime, zone: tzinfo) -> tuple[datetime, bool]:
    """What is meant, and whether it is a whole day."""
    typed = " ".join(text.split()).casefold()
    here = now.astimezone(zone)
    if _INSTANT.fullmatch(typed):
        return _instant(typed, zone), False
    if ago := _AGO.fullmatch(typed):
        return _ago(int(ago[1]), ago[2], here), not ago[2].startswith("h")
    first, _, rest = typed.partition(" ")
    if _TIME.fullmatch(first) and not rest:
        return datetime.combine(here.date(), _clock(first), zone), False
    clock = _clock(rest) if rest else time()
    return datetime.combine(day(first, here.date()), clock, zone), not rest


def day(text: str, today: date) -> date:
    typed = text.strip().casefold()
    if typed in {"today", "now"}:
        return today
    if typed in {"yesterday", "tomorrow"}:
        return today + timedelta(days=1 if typed == "tomorrow" else -1)
    iso, dotted = _ISO_DAY.fullmatch(typed), _DOTTED_DAY.fullmatch(typed)
    try:
        if iso:
            return _sensible(date(int(iso[1]), int(iso[2]), int(iso[3])), text)
        if dotted:
            return _sensible(date(int(dotted[3]), int(dotted[2]), int(dotted[1])), text)
    except ValueError:
        raise Refused(f"There is no day {_quoted(text)}. {_EXAMPLES}") from None
    raise Refused(f"{_quoted(text)} is not a day. {_EXAMPLES}")


def coming(text: str, today: date) -> date:
    """A day to come: `3d` is in three days."""
    ahead = _AGO.fullmatch(text.strip().casefold())
    if ahead and not ahead[3] and ahead[2][0] in _DAYS:
        number, unit = int(ahead[1]), ahead[2][0]
        if number * _DAYS[unit] > _DAYS["y"] * 100:
            raise Refused(f"{_quoted(text)} is more than a hundred years ahead.")
        return today + timedelta(days=number * _DAYS[unit])
    return day(text, today)


def minutes(text: str) -> int:
    """`25m`, `1h30`, `1:30` or `90`: whole minutes."""
    typed = text.strip().casefold()
    if clock := _CLOCKED.fullmatch(typed):
        return int(clock[1]) * 60 + int(clock[2])
    span = _SPAN.fullmatch(typed)
    if span is None or not any(span.groups()):
        raise Refused(f"{_quoted(text)} is not a duration; write it like 25m, 1h30 or 90.")
    return int(span[1] or 0) * 60 + int(span[2] or 0)


def _instant(typed: str, zone: tzinfo) -> datetime:
    try:
        read = datetime.fromisoformat(typed.upper())
    except ValueError:
        raise Refused(f"There is no moment {_quoted(typed)}. {_EXAMPLES}") from None
    _sensible(read.date(), typed)
    return read if read.tzinfo else read.replace(tzinfo=zone)


def _ago(number: int, unit: str, here: datetime) -> datetime:
    if unit.startswith("h"):
        return here - timedelta(hours=number)
    days = number * _DAYS[unit[0]]
    if days > (here.date() - date(_YEARS.start, 1, 1)).days:
        raise Refused(f"{number} {unit} ago is too long ago; nothing was logged then.")
    # Counted on the calendar: the day before a change of the clocks has 23 hours, or 25.
    return datetime.combine(here.date() - timedelta(days=days), time(), here.tzinfo)


def _sensible(found: date, text: str) -> date:
    if found.year not in _YEARS:
        raise Refused(f"{_quoted(text)} is in no year that makes sense here. {_EXAMPLES}")
    return found


def _clock(text: str) -> time:
    found = _TIME.fullmatch(text.strip())
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        return time(int(found[1]), int(found[2]))
    raise Refused(f"{_quoted(text)} is not a time of day. {_EXAMPLES}")


def _quoted(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:39] + "…")
