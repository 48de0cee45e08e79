"""Import a text as if it were a file, as the command does, and look at what came of it."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from sqlmodel import Session

from journal.exchange.columns import Field
from journal.exchange.contacts_in import Import, batches, bring_in, preview
from journal.exchange.open_file import look_through
from journal.exchange.plan import Report
from journal.model import Contact
from journal.store import contacts
from tests.building import ADMIN
from tests.clock import NOW


def imported(
    session: Session,
    folder: Path,
    text: str | bytes,
    *,
    name: str = "contacts.csv",
    system: str | None = None,
    mapping: Mapping[str, Field] | None = None,
    batch: int = 500,
    dry_run: bool = False,
) -> list[Report]:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return brought_in(session, path, system, mapping, batch=batch, dry_run=dry_run)


def brought_in(
    session: Session,
    path: Path,
    system: str | None = None,
    mapping: Mapping[str, Field] | None = None,
    *,
    batch: int = 500,
    dry_run: bool = False,
) -> list[Report]:
    contents = look_through(path, system=system, mapping=mapping)
    run = Import(contents.companies)
    reports: list[Report] = []
    for lines in batches(contents.read(), batch):
        if dry_run:
            reports += preview(session, run, lines)
        else:
            reports += bring_in(session, ADMIN, run, lines, now=NOW)
    return reports


def outcomes(reports: list[Report]) -> list[str]:
    return [report.outcome.value for report in reports]


def counted(reports: list[Report]) -> dict[str, int]:
    return dict(Counter(outcomes(reports)))


def everybody(session: Session) -> dict[str, Contact]:
    """All contacts, by name."""
    found = list(contacts.walk(session))
    assert len({each.name for each in found}) == len(found), "two of one name"
    return {each.name: each for each in found}
