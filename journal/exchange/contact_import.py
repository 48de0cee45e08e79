"""Carry an import out, a batch at a time: look up, decide, write.

The caller gives each batch a transaction of its own. A preview makes the same plans and writes
none; it remembers them instead, so that it reports on every line what the import will.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlmodel import Session

from journal.exchange.contact_lookup import look_up_contacts
from journal.exchange.import_line import ContactLine, ImportLine
from journal.exchange.import_plan import (
    CompanyNames,
    ImportPlan,
    LineOutcome,
    LineReport,
    names_to_look_up,
    plan_batch,
)
from journal.exchange.known_contacts import KnownContacts, NumberClaims
from journal.model import Actor, DeedKind, NewContact
from journal.store.contacts import contact_history, contacts
from journal.store.record import undo_log

BATCH_SIZE = 500


@dataclass(slots=True)
class ContactImport:
    """One run over one file. `known` grows in a preview only; `first_deed` is that of its first batch."""

    companies: CompanyNames
    claims: NumberClaims = field(default_factory=NumberClaims)
    known: KnownContacts = field(default_factory=KnownContacts)
    first_deed: int = 0

    @property
    def companies_made(self) -> int:
        """Counts the companies that were made only because people in the file belong to them."""
        return len(self.claims.companies_made)


def batches(lines: Iterator[ImportLine], size: int = BATCH_SIZE) -> Iterator[list[ImportLine]]:
    batch: list[ImportLine] = []
    for line in lines:
        batch.append(line)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def preview_batch(
    session: Session, run: ContactImport, lines: Sequence[ImportLine]
) -> list[LineReport]:
    plan = _make_plan(session, run, lines)
    run.known.forget_stored()
    return plan.reports


def import_batch(
    session: Session,
    actor: Actor,
    run: ContactImport,
    lines: Sequence[ImportLine],
    *,
    now: datetime,
) -> list[LineReport]:
    plan = _make_plan(session, run, lines)
    deed = undo_log.add(session, DeedKind.IMPORT, actor=actor.key, now=now)
    stored = _add_new(session, actor, plan, run.known, now)
    saved, late = _save_changed(session, actor, plan, run.known, stored, deed=deed, now=now)
    _keep_deed(session, run, deed, added=sorted(stored.values()), changed=sorted(saved))
    run.claims.settle(stored)
    run.known = KnownContacts()
    return [_final_report(report, stored, late) for report in plan.reports]


def _keep_deed(
    session: Session, run: ContactImport, deed: int, *, added: list[int], changed: list[int]
) -> None:
    """Each batch is a deed, since each is a transaction; all name the first, and are undone at once."""
    if not added and not changed:
        undo_log.forget(session, deed)
        return
    run.first_deed = run.first_deed or deed
    undo_log.fill(session, deed, {"import": run.first_deed, "added": added, "changed": changed})


def _make_plan(session: Session, run: ContactImport, lines: Sequence[ImportLine]) -> ImportPlan:
    entries = [line for line in lines if isinstance(line, ContactLine)]
    names = set(names_to_look_up(lines, run.companies))
    look_up_contacts(session, run.known, run.claims, entries, names)
    return plan_batch(lines, run.known, run.claims, run.companies)


def _add_new(
    session: Session, actor: Actor, plan: ImportPlan, known: KnownContacts, now: datetime
) -> dict[int, int]:
    """Adds companies first, so that people can belong to them; returns planned id → real id."""
    stored: dict[int, int] = {}
    new = [contact_id for contact_id in plan.touched if contact_id < 0]
    employers = {known.by_id[contact_id].company_id for contact_id in new}
    first = [contact_id for contact_id in new if contact_id in employers]
    second = [contact_id for contact_id in new if contact_id not in employers]
    for some in (first, second):
        values = [_with_stored_company(known.by_id[contact_id], stored) for contact_id in some]
        ids = contacts.add_many(session, values, by=actor.key, now=now)
        stored.update(zip(some, ids, strict=True))
    return stored


def _with_stored_company(value: NewContact, stored: dict[int, int]) -> NewContact:
    if value.company_id is None:
        return value
    return replace(value, company_id=stored.get(value.company_id, value.company_id))


def _save_changed(
    session: Session,
    actor: Actor,
    plan: ImportPlan,
    known: KnownContacts,
    stored: dict[int, int],
    *,
    deed: int,
    now: datetime,
) -> tuple[set[int], set[int]]:
    """Write the changed ones; return them, and those that somebody else changed in between."""
    changed = [
        (
            contact_id,
            known.versions[contact_id],
            _with_stored_company(known.by_id[contact_id], stored),
        )
        for contact_id in plan.touched
        if contact_id > 0
    ]
    before = contacts.get_many(session, [contact_id for contact_id, _, _ in changed])
    saved = contacts.save_many(session, changed)
    differing = {
        contact_id: (contacts.to_new_contact(before[contact_id]), new)
        for contact_id, _, new in changed
        if contact_id in saved
    }
    contact_history.add_changes(session, differing, by=actor.key, now=now, deed_id=deed)
    return saved, {contact_id for contact_id, _, _ in changed} - saved


def _final_report(report: LineReport, stored: dict[int, int], late: set[int]) -> LineReport:
    if report.contact_id in late:
        reasons = ("Somebody changed it at this moment; import the line again.", *report.reasons)
        return replace(report, outcome=LineOutcome.SKIPPED, reasons=reasons)
    return replace(report, contact_id=stored.get(report.contact_id or 0, report.contact_id))
