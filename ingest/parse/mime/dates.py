"""PURE. A Date header → an aware time, or None. RFC 5322 4.3 with its old zones, and ISO 8601."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

from ingest import words

# Dates are short; whatever follows the first line of one is no date.
LONGEST_DATE = 120
_ISO = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?)?"
    r"\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?"
)
# As nearly all programs write it; whatever is odd is read by what knows all forms.
_PLAIN = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH_NUMBERS = {name: number for number, name in enumerate(_MONTHS, start=1)}
_COMMENT = re.compile(r"\([^()]*\)")
# RFC 5322 knows neither `+02:00` nor `9:00 PM`, and programs write both.
_OFFSET_WITH_COLON = re.compile(r"(\s[+-]\d{2}):(\d{2})\b")
_TWELVE_HOUR_TIME = re.compile(r"(?<!\d)(\d{1,2})(:\d{2}(?::\d{2})?)\s*([AaPp])\.?[Mm]\b\.?")
_ZONE = re.compile(r"(?:GMT|UTC)\s*([+-])\s?(\d{1,2})(?::?(\d{2}))?")


def parse(text: str) -> datetime | None:
    """`Tue, 2 Jun 2026 11:00:00 +0200` → 09:00 UTC with its offset; no offset means UTC."""
    plain = _PLAIN.fullmatch(text)
    found = _build_plain(plain) if plain is not None else None
    if found is not None:
        return found
    text = _COMMENT.sub(" ", " ".join(text.split())[:LONGEST_DATE])
    text = _TWELVE_HOUR_TIME.sub(
        _to_24_hours, _OFFSET_WITH_COLON.sub(r"\1\2", _ZONE.sub(_normalise_offset, text))
    )
    found = _parse_iso(text) or _parse_rfc(text.replace(".", ":") if ":" not in text else text)
    # `2 Juni 2026`: some programs write the month's name in their own language.
    return found or parse_typed(text)


def _build_plain(found: re.Match[str]) -> datetime | None:
    day, month, year, hour, minute, second, sign, hours, minutes = found.groups()
    if month not in _MONTH_NUMBERS:
        return None
    numbers = [int(year), _MONTH_NUMBERS[month], *map(int, (day, hour, minute, second))]
    offset = int(hours) * 3600 + int(minutes) * 60
    return _build_datetime(numbers, -offset if sign == "-" else offset)


def _to_24_hours(found: re.Match[str]) -> str:
    """`9:00 PM` → `21:00`."""
    hour = int(found[1])
    return f"{hour % 12 + 12 * (found[3] in 'Pp') if hour <= 12 else hour}{found[2]}"


def _normalise_offset(found: re.Match[str]) -> str:
    return f"{found[1]}{int(found[2]):02d}{found[3] or '00'}"


def _parse_rfc(text: str) -> datetime | None:
    try:
        fields = parsedate_tz(text)
    except (ValueError, IndexError, TypeError, AttributeError, OverflowError):
        return None
    if fields is None:
        return None
    return _build_datetime(list(fields[:6]), fields[9])


def _parse_iso(text: str) -> datetime | None:
    match = _ISO.match(text.strip())
    if match is None:
        return None
    numbers = [int(part or 0) for part in match.groups()[:6]]
    return _build_datetime(numbers, _offset_seconds(match[7] or ""))


def _offset_seconds(zone: str) -> int:
    if not zone or zone[0] not in "+-":
        return 0
    digits = zone[1:].replace(":", "")
    seconds = int(digits[:2]) * 3600 + int(digits[2:]) * 60
    return -seconds if zone[0] == "-" else seconds


def _build_datetime(numbers: list[int], offset: int | None) -> datetime | None:
    year, month, day, hour, minute, second = numbers
    # RFC 5322 4.3: years of two digits; a leap second counts as the one before.
    year += 0 if year > 999 else 1900 if year > 49 else 2000
    zone = UTC if not offset else _build_zone(offset)
    try:
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone)
    except (ValueError, OverflowError):
        return None


def _build_zone(offset: int) -> timezone:
    try:
        return timezone(timedelta(seconds=offset))
    except (ValueError, OverflowError):
        return UTC


_TYPED_WORD = re.compile(r"[^\W\d_]+")
_TYPED_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_TYPED_TIME = re.compile(
    r"(?<!\d)(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?!\d|[.:/]\d)\s*([AaPp])?\.?[Mm]?"
)
_TYPED_DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\d|:|h\d)")
_TYPED_OFFSET = re.compile(r"(?:GMT|UTC|\s)([+-])(\d{1,2}):?(\d{2})?(?!\d)")
_TYPED_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d{2})(?!\d)")
# `02.06.26`: where no year of four digits stands, dots still part a day from its month.
_TYPED_SHORT = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{2})(?![\d.])")
# This "PM" stands before the time, where others have it behind.
_AFTERNOON_WORDS = ("오후", "午後", "下午")
_TYPED_EAST_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")


def parse_typed(text: str) -> datetime | None:
    """A date as a client writes it above a quote: `jeudi 28 octobre 2021 à 12:06`.

    It needs a month's name, the year first, or dots: `02/10/2023` may be in February or in
    October.
    Without an offset the time is taken as UTC, which may be hours off.
    """
    text = " ".join(text.split())[:LONGEST_DATE]
    if (match := _TYPED_EAST_ASIAN.search(text)) is not None:
        return _with_time(text, int(match[1]), int(match[2]), int(match[3]))
    if (match := _ISO.search(text)) is not None:
        return _with_time(
            text[match.start(4) if match[4] else match.end() :], *map(int, match.group(1, 2, 3))
        )
    if (match := _TYPED_DOTTED.search(text)) is not None:
        return _with_time(text[match.end() :], int(match[3]), int(match[2]), int(match[1]))
    year = _TYPED_YEAR.search(text)
    if year is None and (match := _TYPED_SHORT.search(text)) is not None:
        return _with_time(text[match.end() :], int(match[3]), int(match[2]), int(match[1]))
    if year is None or not (month := _month_near(text, year.start())):
        return None
    rest = _TYPED_TIME.sub(" ", text[: year.start()] + " " + text[year.end() :])
    day = _TYPED_DAY.search(rest)
    return _with_time(text, int(year[1]), month, int(day[1])) if day else None


def _month_near(text: str, year: int) -> int:
    """The last month's name before the year, else the first behind: `mar. 2 juin 2026` is in June."""
    found = [
        (w.start(), m) for w in _TYPED_WORD.finditer(text) if (m := _month_number(w[0].lower()))
    ]
    before = [month for place, month in found if place < year]
    return before[-1] if before else found[0][1] if found else 0


def _month_number(word: str) -> int:
    """The month by the longest stem the word begins with: `června` is June, `července` July."""
    return next(
        (
            words.MONTH_STEMS[word[:size]]
            for size in range(min(len(word), 9), 2, -1)
            if word[:size] in words.MONTH_STEMS
        ),
        0,
    )


def _with_time(text: str, year: int, month: int, day: int) -> datetime | None:
    time = _TYPED_TIME.search(text)
    hour, minute, second = (int(time[1]), int(time[2]), int(time[3] or 0)) if time else (0, 0, 0)
    if time and time[4] and hour <= 12:
        hour = hour % 12 + (12 if time[4] in "Pp" else 0)
    elif time and hour < 12 and any(word in text for word in _AFTERNOON_WORDS):
        hour += 12
    offset = _TYPED_OFFSET.search(text)
    seconds = 0
    if offset:
        seconds = int(offset[2]) * 3600 + int(offset[3] or 0) * 60
        seconds = -seconds if offset[1] == "-" else seconds
    return _build_datetime([year, month, day, hour, minute, second], seconds)
