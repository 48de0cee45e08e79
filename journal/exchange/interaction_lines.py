"""An old interaction log as CSV → a line each, with its values or what is wrong with it."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from decimal import Decimal, InvalidOperation
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
    with path.open(encoding=encoding, newline="") as file:
        head = file.readline()
        file.seek(0)
        delimiter = max(_DELIMITERS, key=head.count)
        csv.field_size_limit(_LONGEST_CELL)
        rows = csv.reader(file, delimiter=delimiter, strict=True)
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
        parts = [int(part) for part in _NUMBERS.findall(text)[:3]]
        if len(parts) < 3 or parts[0] > 31 or "/" not in text:
            continue
        if parts[0] > 12 or parts[1] > 12:
            return "dmy" if parts[0] > 12 else "mdy"
        is_open = True
    if is_open:
        raise RequestRefused("Is 03/04 in March or in April? Say so: --dates dmy, or --dates mdy.")
    return "dmy"


def read_moment(line: LogLine, order: str, zone: tzinfo) -> datetime:
    """The moment; a log without times has them at noon."""
    day = _read_day(line.get(LogField.DATE), order)
    return datetime.combine(day, _read_time(line.get(LogField.TIME)), zone).astimezone(UTC)


def _read_day(text: str, order: str) -> date:
    parts = [int(part) for part in _NUMBERS.findall(text)[:3]]
    if len(parts) < 3:
        raise RequestRefused(f"{text!r} is no date.")
    wanted = "ymd" if parts[0] > 31 else "dmy" if "." in text else order
    named = dict(zip(wanted, parts, strict=True))
    year = named["y"] + (2000 if named["y"] < 70 else 1900) if named["y"] < 100 else named["y"]
    try:
        return date(year, named["m"], named["d"])
    except ValueError:
        raise RequestRefused(f"{text!r} is no date, read as {wanted}.") from None


def _read_time(text: str) -> time:
    parts = [int(part) for part in _NUMBERS.findall(text)[:3]]
    if len(parts) < 2:
        return time(12)
    hour = parts[0] % 12 + 12 if "pm" in text.casefold() else parts[0]
    hour = 0 if "am" in text.casefold() and parts[0] == 12 else hour
    try:
        return time(hour, parts[1])
    except ValueError:
        raise RequestRefused(f"{text!r} is no time.") from None


def read_amount(text: str) -> Decimal | None:
    """`1.234,50` and `1,234.50`; None when there is none."""
    digits = text.replace("\xa0", "").replace(" ", "")
    if not digits:
        return None
    last = max(digits.rfind(","), digits.rfind("."))
    whole, part = (digits[:last], digits[last + 1 :]) if last >= 0 else (digits, "")
    if last >= 0 and len(part) == 3 and digits.count(digits[last]) == 1 and "," in digits:
        whole, part = digits, ""
    bare = whole.replace(",", "").replace(".", "")
    try:
        return Decimal(f"{bare}.{part}" if part else bare)
    except InvalidOperation:
        raise RequestRefused(f"{text!r} is no amount.") from None


def read_direction(text: str) -> Direction | None:
    return _DIRECTIONS.get(text.casefold())
