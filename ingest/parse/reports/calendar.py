"""PURE. An invitation → method, uid, summary, start, length, organizer (RFC 5545, RFC 5546).

Only these are read, and which version and which one of a series it is, from the first event, by
unfolding bytes: a calendar that a strict parser refuses still says them. Times are read by icalendar,
which knows Outlook's names of zones, and told in UTC.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from icalendar.prop import vDDDTypes

from ingest.parse import limits
from ingest.parse.mime import charsets
from ingest.parse.mime.headers import readable_text
from ingest.parse.mime.structure import MimePart
from journal.model import CalendarItem

_TYPES = frozenset({"text/calendar", "application/ics", "application/calendar"})
# icalendar has no type for it.
_READ_TIME: Callable[[str, str | None], object] = vDDDTypes.from_ical
_FOLD = re.compile(rb"\r?\n[ \t]")
_ESCAPE = re.compile(r"\\([nN,;\\:\"])")
# The most important first: a calendar may begin with free times.
_ITEM_KINDS = ("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY")
_WANTED_PROPERTIES = frozenset(
    {"METHOD", "UID", "SUMMARY", "DTSTART", "DTEND", "DURATION", "SEQUENCE", "RECURRENCE-ID"}
    | {"ORGANIZER"}
)
_LONGEST_MEETING = timedelta(days=366)
_MOST_CHANGES = 10**9


@dataclass(frozen=True, slots=True)
class _CalendarProperty:
    parameters: str
    value: str


def is_calendar(part: MimePart) -> bool:
    return part.media_type in _TYPES or part.name.lower().endswith(".ics")


def read_invitation(part: MimePart) -> CalendarItem | None:
    """Read the invitation; None when the part holds no calendar at all."""
    # A fold may stand within a letter of several bytes (RFC 5545 3.1).
    allowed = part.budget.take_calendar(min(part.end - part.start, limits.CALENDAR_BYTES))
    data = _FOLD.sub(b"", part.content(allowed))
    text = charsets.decode(data, part.charset or "utf-8", detections=part.detections).text
    lines = _read_properties(text)
    method = _text_value(lines, "METHOD") or part.content_type.get("method")
    if not lines and not method:
        return None
    start = _parse_time(lines.get("DTSTART"))
    return CalendarItem(
        method.strip().upper()[:40],
        _text_value(lines, "UID")[:500],
        readable_text(_text_value(lines, "SUMMARY"))[: limits.SUBJECT_CHARS],
        start if isinstance(start, datetime) else None,
        _parse_organizer(lines.get("ORGANIZER")),
        day=None if isinstance(start, datetime) else start,
        minutes=_parse_minutes(lines, start),
        sequence=_parse_sequence(_text_value(lines, "SEQUENCE")),
        recurrence=_text_value(lines, "RECURRENCE-ID")[:40],
    )


def _read_properties(text: str) -> dict[str, _CalendarProperty]:
    """The first of each wanted property: METHOD of the calendar, the others of the first event."""
    found: dict[str, dict[str, _CalendarProperty]] = {}
    inside: list[str] = []
    for line in islice(text.splitlines(), limits.TEXT_LINES):
        head, value = _split_line(line)
        name, _, parameters = head.partition(";")
        name = name.strip().upper()
        if name == "BEGIN":
            inside.append(value.strip().upper())
        elif name == "END":
            if inside and inside.pop() == "VEVENT":
                break
        elif name in _WANTED_PROPERTIES:
            where = inside[-1] if inside else ""
            found.setdefault(where, {}).setdefault(name, _CalendarProperty(parameters, value))
    item = next((found[kind] for kind in _ITEM_KINDS if kind in found), {})
    return found.get("", {}) | found.get("VCALENDAR", {}) | item


def _split_line(line: str) -> tuple[str, str]:
    """Splits at the first colon outside of quotes: `SUMMARY;X="a:b":text`."""
    place = line.find(":")
    quote = line.find('"')
    if 0 <= quote < place:
        end = line.find('"', quote + 1)
        while end >= 0 and 0 <= quote < place < end:
            place = line.find(":", end)
            quote = line.find('"', end + 1)
            end = line.find('"', quote + 1) if quote >= 0 else -1
    return (line[:place], line[place + 1 :]) if place >= 0 else (line, "")


def _text_value(lines: dict[str, _CalendarProperty], name: str) -> str:
    line = lines.get(name)
    return _ESCAPE.sub(_unescape, line.value).strip() if line else ""


def _unescape(match: re.Match[str]) -> str:
    return "\n" if match[1] in "nN" else match[1]


def _parse_organizer(line: _CalendarProperty | None) -> str:
    if line is None:
        return ""
    scheme, _, address = line.value.strip().partition(":")
    return (address if scheme.lower() == "mailto" else line.value).strip()[:320]


def _parse_minutes(lines: dict[str, _CalendarProperty], start: date | None) -> int:
    """The length, by the end or as it is said; a day without either is a whole one (3.6.1)."""
    end = _parse_time(lines.get("DTEND"))
    length = _read(lines.get("DURATION"))
    if isinstance(start, datetime) and isinstance(end, datetime):
        length = end - start
    elif isinstance(start, datetime) != isinstance(end, datetime):
        length = length if isinstance(length, timedelta) else None
    elif start is not None and end is not None:
        length = end - start
    if not isinstance(length, timedelta):
        is_day = start is not None and not isinstance(start, datetime)
        length = timedelta(days=1) if is_day else timedelta(0)
    return int(min(max(length, timedelta(0)), _LONGEST_MEETING).total_seconds()) // 60


def _parse_sequence(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        return 0
    # Python reads no number of more than 4,300 digits.
    digits = text.lstrip("0") or "0"
    return min(int(digits[:10]), _MOST_CHANGES)


def _parse_time(line: _CalendarProperty | None) -> date | None:
    """A moment in UTC, or a day."""
    when = _read(line)
    if not isinstance(when, datetime):
        return when if isinstance(when, date) else None
    try:
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
    except (OverflowError, ValueError):
        # At the ends of the calendar.
        return None


def _read(line: _CalendarProperty | None) -> object:
    if line is None:
        return None
    try:
        return _READ_TIME(line.value.strip()[:40], _zone_name(line.parameters))
    except Exception:  # noqa: BLE001 - a foreign parser of foreign text; a time is all we lose
        return None


def _zone_name(parameters: str) -> str | None:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().upper() == "TZID":
            return value.strip(' "')[:80]
    return None
