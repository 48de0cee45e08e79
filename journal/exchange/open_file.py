"""Open a file of contacts, whatever it is, and look it through once."""

from collections.abc import Mapping
from pathlib import Path

from journal.errors import Refused
from journal.exchange import csv_contacts, lines, vcard
from journal.exchange.columns import Field, column_key
from journal.exchange.files import Contents, Format, encoding_of, format_of


def look_through(
    path: Path,
    *,
    format: Format | None = None,  # noqa: A002 (the word that people use for it)
    system: str | None = None,
    mapping: Mapping[str, Field] | None = None,
) -> Contents:
    encoding = encoding_of(path)
    found = format or format_of(path, encoding)
    if mapping and found is not Format.CSV:
        raise Refused("Only the columns of a CSV file can be mapped.")
    match found:
        case Format.CSV:
            return csv_contacts.contents(path, encoding, system=system, mapping=mapping or {})
        case Format.VCARD:
            return vcard.contents(path, encoding, system=system)
        case Format.JSONL:
            return lines.contents(path, encoding, system=system)


def mapped(pair: str) -> tuple[str, Field]:
    """`"Kundens e-post=email"` → the column's name and the field."""
    name, equals, field = pair.rpartition("=")
    known = {column_key(each): each for each in Field}
    if not equals or not name.strip() or column_key(field) not in known:
        raise Refused(
            f"{pair!r} maps nothing. Write COLUMN=FIELD; FIELD is one of: {', '.join(Field)}."
        )
    return name.strip(), known[column_key(field)]
