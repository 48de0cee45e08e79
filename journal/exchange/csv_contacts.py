"""Contacts as CSV: whatever a program exported is read, ours is written so that Excel opens it.

A cell that begins like a formula gets an apostrophe on the way out, which the way in takes away.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO

from journal.errors import RequestRefused
from journal.exchange.cells import (
    NAME_AND_KIND_FIELDS,
    Cell,
    Cells,
    is_nothing,
    may_be_company,
    parse_contact_line,
)
from journal.exchange.columns import (
    IDENTIFYING_FIELDS,
    ContactField,
    UsedColumn,
    column_key,
    detect_system,
    find_used_columns,
)
from journal.exchange.file_format import ContactFile, FileFormat, source_name
from journal.exchange.formula_guard import BOM, guard_formula, unguard_formula
from journal.exchange.import_line import ImportLine, UnreadableLine, company_keys
from journal.exchange.joined_values import join_values
from journal.model import POSTAL_FIELDS, Contact, contact_number

_DELIMITERS = ",;\t"
# An address book has a few hundred columns at most; a note may be long.
_LONGEST_CELL = 1 << 20

_HEADER = (
    "Number", "Kind", "Name", "Company", "Company number", "Job title", "Emails", "Phones",
    "Language", "Country", "Street", "Postal code", "City", "State or province", "Owner", "Tags", "Note", "External IDs", "Privacy blocked", "Minor",
    "Consent", "Excluded",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Layout:
    header: tuple[str, ...]
    delimiter: str
    slots: tuple[UsedColumn, ...]
    system: str
    # Who of us a code of the other system is, by the code in small letters.
    owners: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_ids(self) -> bool:
        return any(slot.field is ContactField.ID for slot in self.slots)


# ── reading ─────────────────────────────────────────────────────────────────────────────────────


def scan(
    path: Path,
    encoding: str,
    *,
    system: str | None,
    mapping: Mapping[str, ContactField],
    owners: Mapping[str, str],
) -> ContactFile:
    layout = replace(_detect_layout(path, encoding, mapping), owners=owners)
    own = system or layout.system or source_name(path)
    telling = replace(
        layout, slots=tuple(s for s in layout.slots if s.field in NAME_AND_KIND_FIELDS)
    )
    companies: dict[tuple[str, str], str] = {}
    count, filled = 0, [False] * len(layout.header)
    for row in _rows(path, encoding, layout.delimiter):
        count += 1
        if isinstance(row, UnreadableLine):
            continue
        for index, cell in enumerate(row.cells[: len(filled)]):
            filled[index] = filled[index] or bool(cell)
        if may_be_company(_cells_of_row(row, telling)):
            companies.update(company_keys(parse_contact_line(0, _cells_of_row(row, layout), own)))
    return ContactFile(
        format=FileFormat.CSV,
        system=own,
        lines=count,
        companies=companies,
        unused_columns=_unused_columns(layout, filled),
        has_foreign_ids=not (system or layout.system) and layout.has_ids,
        read=lambda: _read_lines(path, encoding, layout, own),
    )


def _unused_columns(layout: _Layout, filled: Sequence[bool]) -> tuple[str, ...]:
    """The columns that hold values but are not used."""
    used = {index for slot in layout.slots for index in (slot.index, slot.label_index)}
    return tuple(
        name for index, name in enumerate(layout.header) if filled[index] and index not in used
    )


def _read_lines(path: Path, encoding: str, layout: _Layout, system: str) -> Iterator[ImportLine]:
    for row in _rows(path, encoding, layout.delimiter):
        if isinstance(row, UnreadableLine):
            yield row
        elif len(row.cells) > len(layout.header) and any(row.cells[len(layout.header) :]):
            yield UnreadableLine(
                row.line,
                f"It has {len(row.cells)} cells, and there are {len(layout.header)} columns. "
                "Is a quotation mark missing?",
            )
        else:
            yield parse_contact_line(row.line, _cells_of_row(row, layout), system)


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: list[str]


def _rows(path: Path, encoding: str, delimiter: str) -> Iterator[_Row | UnreadableLine]:
    """Every row below the header but the empty ones."""
    with _open_csv(path, encoding) as file:
        lines = _RowLines(file)
        reader = csv.reader(lines, delimiter=delimiter)
        header_seen = False
        while True:
            line = reader.line_num + 1
            lines.begin_row()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                _require_closed_quotes(path, line, lines.row, delimiter)
                yield UnreadableLine(line, f"It can't be read as CSV ({error}).")
                continue
            _require_closed_quotes(path, line, lines.row, delimiter)
            if not any(cell.strip() for cell in cells) or _is_separator_line(cells):
                continue
            if header_seen:
                yield _Row(line, cells)
            header_seen = True


class _RowLines:
    """The lines of a file, and those that the row being read is made of."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self.row: list[str] = []

    def begin_row(self) -> None:
        self.row = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._file)
        self.row.append(line)
        return line


def _require_closed_quotes(path: Path, line: int, row: Sequence[str], delimiter: str) -> None:
    """Refuses the file: behind a quotation mark that is not closed, all lines would be one cell."""
    if len(row) == 1 and row[0].count('"') % 2 == 0:
        return
    try:
        list(csv.reader(row, delimiter=delimiter, strict=True))
    except csv.Error:
        last = line + len(row) - 1
        swallowed = f"; the lines up to {last} would be one contact" if last > line else ""
        raise RequestRefused(
            f"{path.name}, line {line}: a quotation mark is opened and not closed{swallowed}. "
            "Correct that line and import again; nothing was imported."
        ) from None


@contextmanager
def _open_csv(path: Path, encoding: str) -> Iterator[IO[str]]:
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        # A stray byte in an old file is a question mark, and no reason to stop.
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            yield file
    finally:
        csv.field_size_limit(before)


def _cells_of_row(row: _Row, layout: _Layout) -> Cells:
    found: dict[ContactField, list[Cell]] = defaultdict(list)
    cells = row.cells
    for slot in layout.slots:
        value = cells[slot.index].strip() if slot.index < len(cells) else ""
        if not value or (is_nothing(value) and layout.header != _HEADER):
            continue
        if slot.field is ContactField.OWNER:
            value = layout.owners.get(value.casefold(), value)
        label = slot.label
        if slot.label_index is not None and slot.label_index < len(cells):
            label = cells[slot.label_index] or label
        found[slot.field].append(Cell(unguard_formula(value), label))
    return found


# ── the header ──────────────────────────────────────────────────────────────────────────────────


def _detect_layout(path: Path, encoding: str, mapping: Mapping[str, ContactField]) -> _Layout:
    """Chooses the delimiter by which most columns are recognised."""
    found = [
        _layout_with_delimiter(path, encoding, delimiter, mapping) for delimiter in _DELIMITERS
    ]
    best = max(found, key=lambda layout: (len(layout.slots), len(layout.header)))
    _check_mapping(path, best, mapping)
    if not IDENTIFYING_FIELDS & {slot.field for slot in best.slots}:
        raise RequestRefused(
            f"{path.name} has no column that is known to be a name or an email address. "
            f"Its columns are: {', '.join(best.header) or 'none'}. Say which is which with "
            f"--map 'COLUMN=FIELD'; FIELD is one of: {', '.join(ContactField)}."
        )
    return best


def _check_mapping(path: Path, layout: _Layout, mapping: Mapping[str, ContactField]) -> None:
    there = {column_key(name) for name in layout.header}
    missing = [name for name in mapping if column_key(name) not in there]
    if missing:
        raise RequestRefused(
            f"{path.name} has no column {missing[0]!r} to map. "
            f"Its columns are: {', '.join(layout.header) or 'none'}."
        )


def _layout_with_delimiter(
    path: Path, encoding: str, delimiter: str, mapping: Mapping[str, ContactField]
) -> _Layout:
    header = tuple(cell.strip() for cell in _read_header(path, encoding, delimiter))
    return _Layout(header, delimiter, find_used_columns(header, mapping), detect_system(header))


def _read_header(path: Path, encoding: str, delimiter: str) -> list[str]:
    with _open_csv(path, encoding) as file:
        try:
            for cells in csv.reader(file, delimiter=delimiter):
                if any(cell.strip() for cell in cells) and not _is_separator_line(cells):
                    return cells
        except csv.Error:
            return []
    return []


def _is_separator_line(cells: Sequence[str]) -> bool:
    """Says whether it is Excel's own first line: `sep=;`."""
    return cells[0].strip().casefold().startswith("sep=")


# ── writing ─────────────────────────────────────────────────────────────────────────────────────


def write(file: IO[str], found: Iterable[Contact]) -> None:
    file.write(BOM)
    writer = csv.writer(file)
    writer.writerow(_HEADER)
    for each in found:
        writer.writerow([guard_formula(cell) for cell in _contact_row(each)])


def _contact_row(each: Contact) -> tuple[str, ...]:
    return (
        each.number,
        each.kind.value,
        each.name,
        each.company_name,
        contact_number(each.company_id) if each.company_id else "",
        each.job_title,
        join_values(each.emails()),
        join_values(each.phones()),
        each.language,
        each.country,
        *(getattr(each, name) for name in POSTAL_FIELDS),
        each.owner,
        join_values(sorted(each.tags)),
        each.note,
        join_values(f"{system}={value}" for system, value in sorted(each.external_ids.items())),
        *("yes" if flag else "" for flag in _flags(each)),
    )


def _flags(each: Contact) -> tuple[bool, ...]:
    return (each.privacy_blocked, each.minor, each.consent, each.excluded)
