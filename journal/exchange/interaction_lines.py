"""An old interaction log as CSV → a line each, with its values or what is wrong with it."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from decimal import Decimal
from pathlib import Path

from journal.errors import RequestRefused
from journal.exchange.cells import is_nothing
from journal.exchange.columns import column_key
from journal.exchange.interaction_columns import FIELD_BY_COLUMN, LogField
from journal.model import Direction

DATE_ORDERS = ("ymd", "dmy", "mdy")
_DELIMITERS = ",;\t"
_LONGEST_CELL = 1 << 20
_NUMBERS = re.compile(r"\d+", re.ASCII)
# A time behind a day in the same cell: what databases and spreadsheets write.
_TIME_BEHIND = re.compile(r"(?<=\d)[T ,]\s*(\d{1,2}:\d\d.*)", re.ASCII)
_MIDNIGHT = re.compile(r"0?0:00(?::00(?:[.,]0+)?)?", re.ASCII)
_AMOUNT = re.compile(r"[+-]?\d[\d.,]{0,30}", re.ASCII)
_LONGEST_QUOTE = 60
_YES = frozenset({"1", "true", "yes", "ja", "kyllä", "да", "x"})
_DIRECTIONS = {
    "inbound": Direction.INBOUND,
    "in": Direction.INBOUND,
    "outbound": Direction.OUTBOUND,
    "out": Direction.OUTBOUND,
}

LogValues = Mapping[LogField, str]


@dataclass(frozen=True, slots=True)
class LogLine:
    number: int
    values: LogValues

    def get(self, field: LogField) -> str:
        return self.values.get(field, "")

    def says(self, field: LogField) -> bool:
        return self.get(field).casefold() in _YES


def read_log(path: Path, encoding: str, mapping: Mapping[str, LogField]) -> Iterator[LogLine]:
    """Every line that says something; a file without a date or a contact is refused."""
    csv.field_size_limit(_LONGEST_CELL)
    with path.open(encoding=encoding, newline="") as file:
        rows = csv.reader(file, delimiter=_detect_delimiter(path, encoding), strict=True)
        try:
            fields = _read_header(path, next(rows, []), mapping)
            for cells in rows:
                values = {field: cell for field, cell in _fill(fields, cells) if cell}
                if values:
                    yield LogLine(rows.line_num, values)
        except (csv.Error, UnicodeDecodeError) as error:
            raise RequestRefused(
                f"{path}, line {rows.line_num}: it can't be read: {error}."
            ) from None


def _detect_delimiter(path: Path, encoding: str) -> str:
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        return max(_DELIMITERS, key=file.readline().count)


def _fill(fields: Mapping[int, LogField], cells: list[str]) -> Iterator[tuple[LogField, str]]:
    for index, field in fields.items():
        cell = cells[index].strip() if index < len(cells) else ""
        yield field, "" if is_nothing(cell) else cell


def _read_header(
    path: Path, header: list[str], mapping: Mapping[str, LogField]
) -> dict[int, LogField]:
    own = {column_key(name): field for name, field in mapping.items()}
    keys = [column_key(name.removeprefix("\ufeff")) for name in header]
    unknown = [name for name in mapping if column_key(name) not in keys]
    if unknown:
        raise RequestRefused(f"{path} has no column {unknown[0]!r}. It has: {', '.join(header)}.")
    found: dict[int, LogField] = {}
    for index, key in enumerate(keys):
        field = own.get(key) or FIELD_BY_COLUMN.get(key)
        if field is not None and field not in found.values():
            found[index] = field
    whom = {LogField.CONTACT, LogField.NAME, LogField.EMAIL}
    if LogField.DATE not in found.values() or whom.isdisjoint(found.values()):
        raise RequestRefused(
            f"{path} is no interaction log: it needs a date and a contact. Say which columns have "
            "them, as in --map 'Datum=date' --map 'Kund=contact'."
        )
    return found


def detect_date_order(lines: Iterator[LogLine]) -> str:
    """`dmy` or `mdy` for dates like 03/04/2026, told by a day above twelve; refused if none is."""
    is_open = False
    for line in lines:
        text = line.get(LogField.DATE)
        parts = _first_numbers(text)
        if len(parts) < 3 or parts[0] > 31 or "/" not in text:
            continue
        if parts[0] > 12 or parts[1] > 12:
            return "dmy" if parts[0] > 12 else "mdy"
        is_open = True
    if is_open:
        raise RequestRefused("Is 03/04 in March or in April? Say so: --dates dmy, or --dates mdy.")
    return "dmy"


def read_moment(line: LogLine, order: str, zone: tzinfo) -> datetime:
    """The moment; the time may stand behind the day in one cell. A log without times has them at noon."""
    text = line.get(LogField.DATE)
    behind = _TIME_BEHIND.search(text)
    time_text = line.get(LogField.TIME) or (behind[1] if behind else "")
    if behind and not line.get(LogField.TIME):
        if _MIDNIGHT.fullmatch(time_text):
            # A day, as a database writes it that has a column for both.
            time_text = ""
        elif exact := _read_stamp(text):
            return exact
    day = _read_day(text, order)
    return datetime.combine(day, _read_time(time_text), zone).astimezone(UTC)


def _read_stamp(text: str) -> datetime | None:
    """`2026-11-05T10:15:00Z`: a moment that names its own zone."""
    try:
        found = datetime.fromisoformat(text)
        return found.astimezone(UTC) if found.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _first_numbers(text: str) -> list[int]:
    """The first three numbers; one that is longer than a year ends them."""
    found = _NUMBERS.findall(text)[:3]
    return [int(part) for part in found] if all(len(part) <= 4 for part in found) else []


def _read_day(text: str, order: str) -> date:
    parts = _first_numbers(text)
    if len(parts) < 3:
        raise RequestRefused(f"{_quote(text)} is no date.")
    wanted = "ymd" if parts[0] > 31 else "dmy" if "." in text else order
    named = dict(zip(wanted, parts, strict=True))
    year = named["y"] + (2000 if named["y"] < 70 else 1900) if named["y"] < 100 else named["y"]
    try:
        return date(year, named["m"], named["d"])
    except ValueError:
        raise RequestRefused(f"{_quote(text)} is no date, read as {wanted}.") from None


def _read_time(text: str) -> time:
    parts = _first_numbers(text.partition(".")[0] if ":" in text.partition(".")[0] else text)
    if len(parts) < 2:
        return time(12)
    half = text.casefold().replace(".", "")
    hour = parts[0] % 12 + 12 if "pm" in half else parts[0]
    hour = 0 if "am" in half and parts[0] == 12 else hour
    try:
        return time(hour, parts[1])
    except ValueError:
        raise RequestRefused(f"{_quote(text)} is no time.") from None


def read_amount(text: str) -> Decimal | None:
    """`1.234,50`, `1,234.50` and `1 234 567`; None when there is none."""
    digits = "".join(text.split()).replace("'", "").replace("’", "")
    if not digits:
        return None
    if not _AMOUNT.fullmatch(digits):
        raise RequestRefused(f"{_quote(text)} is no amount.")
    whole, part = _split_decimals(digits)
    bare = whole.replace(",", "").replace(".", "")
    return Decimal(f"{bare}.{part}" if part else bare)


def _split_decimals(digits: str) -> tuple[str, str]:
    """Splits at the mark of the decimals: the last one, unless it only parts thousands.

    A mark that comes twice parts thousands, and so does a comma alone before three digits.
    """
    marks = [letter for letter in digits if letter in ",."]
    if not marks:
        return digits, ""
    whole, _, part = digits.rpartition(marks[-1])
    if len(set(marks)) == 1:
        is_comma_of_thousands = marks[0] == "," and len(part) == 3 and whole.strip("+-0") != ""
        if len(marks) > 1 or is_comma_of_thousands:
            return digits, ""
    return whole, part


def _quote(text: str) -> str:
    return repr(text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…")


def read_direction(text: str) -> Direction | None:
    return _DIRECTIONS.get(text.casefold())
