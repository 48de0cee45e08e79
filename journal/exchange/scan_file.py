"""Open a file of contacts, whatever it is, and look it through once."""

from collections.abc import Mapping
from pathlib import Path

from journal.errors import RequestRefused
from journal.exchange import csv_contacts, jsonl_contacts, vcard_contacts
from journal.exchange.columns import ContactField, column_key
from journal.exchange.file_format import (
    CharsetDetector,
    ContactFile,
    FileFormat,
    detect_encoding,
    detect_format,
)


def scan_contact_file(
    path: Path,
    *,
    format: FileFormat | None = None,  # noqa: A002 (the word that people use for it)
    system: str | None = None,
    mapping: Mapping[str, ContactField] | None = None,
    owners: Mapping[str, str] | None = None,
    detect: CharsetDetector | None = None,
) -> ContactFile:
    """`owners` says who of us a code is; `detect` tells a charset that nothing names by its letters."""
    encoding = detect_encoding(path, detect) if detect else detect_encoding(path)
    found = format or detect_format(path, encoding)
    if (mapping or owners) and found is not FileFormat.CSV:
        raise RequestRefused("Only the columns and owners of a CSV file can be mapped.")
    match found:
        case FileFormat.CSV:
            return csv_contacts.scan(
                path, encoding, system=system, mapping=mapping or {}, owners=owners or {}
            )
        case FileFormat.VCARD:
            return vcard_contacts.scan(path, encoding, system=system)
        case FileFormat.JSONL:
            return jsonl_contacts.scan(path, encoding, system=system)


def parse_mapping(pair: str) -> tuple[str, ContactField]:
    """`"Kundens e-post=email"` → the column's name and the field."""
    name, equals, field = pair.rpartition("=")
    known = {column_key(each): each for each in ContactField}
    if not equals or not name.strip() or column_key(field) not in known:
        raise RequestRefused(
            f"{pair!r} maps nothing. Write COLUMN=FIELD; FIELD is one of: {', '.join(ContactField)}."
        )
    return name.strip(), known[column_key(field)]
