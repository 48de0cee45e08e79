"""Imports a text as if it were a file, as the command does, and reads the result."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from sqlmodel import Session

from ingest.parse.mime.charset_detection import detect_charset
from journal.exchange.columns import ContactField
from journal.exchange.contact_import import ContactImport, batches, import_batch, preview_batch
from journal.exchange.import_plan import LineReport
from journal.exchange.scan_file import scan_contact_file
from journal.model import Contact
from journal.store.contacts import contacts
from tests.builders import ADMIN
from tests.clock import NOW


def import_text(
    session: Session,
    folder: Path,
    text: str | bytes,
    *,
    name: str = "contacts.csv",
    system: str | None = None,
    mapping: Mapping[str, ContactField] | None = None,
    batch: int = 500,
    dry_run: bool = False,
) -> list[LineReport]:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return import_file(session, path, system, mapping, batch=batch, dry_run=dry_run)


def import_file(
    session: Session,
    path: Path,
    system: str | None = None,
    mapping: Mapping[str, ContactField] | None = None,
    *,
    batch: int = 500,
    dry_run: bool = False,
) -> list[LineReport]:
    contents = scan_contact_file(path, system=system, mapping=mapping, detect=detect_charset)
    run = ContactImport(contents.companies)
    reports: list[LineReport] = []
    for lines in batches(contents.read(), batch):
        if dry_run:
            reports += preview_batch(session, run, lines)
        else:
            reports += import_batch(session, ADMIN, run, lines, now=NOW)
    return reports


def outcomes(reports: list[LineReport]) -> list[str]:
    return [report.outcome.value for report in reports]


def count_outcomes(reports: list[LineReport]) -> dict[str, int]:
    return dict(Counter(outcomes(reports)))


def contacts_by_name(session: Session) -> dict[str, Contact]:
    """All contacts, by name."""
    found = list(contacts.walk(session))
    assert len({each.name for each in found}) == len(found), "two of one name"
    return {each.name: each for each in found}
