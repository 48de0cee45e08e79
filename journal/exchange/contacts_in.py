"""Carry an import out, a batch at a time: look up, decide, write.

The caller gives each batch a transaction of its own. A preview makes the same plans and writes none;
it remembers what it planned instead, so that it says of every line what the import will say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlmodel import Session

from journal.exchange.entry import Entry, Line
from journal.exchange.known import Claims, Known
from journal.exchange.plan import Companies, Outcome, Plan, Report, decide, names_wanted
from journal.model import Actor, NewContact
from journal.store import contacts

BATCH = 500


@dataclass(slots=True)
class Import:
    """One run over one file. `known` grows in a preview only."""

    companies: Companies
    claims: Claims = field(default_factory=Claims)
    known: Known = field(default_factory=Known)

    @property
    def companies_made(self) -> int:
        """Companies that only their people spoke of."""
        return len(self.claims.made)


def batches(lines: Iterator[Line], size: int = BATCH) -> Iterator[list[Line]]:
    batch: list[Line] = []
    for line in lines:
        batch.append(line)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def preview(session: Session, run: Import, lines: Sequence[Line]) -> list[Report]:
    plan = _planned(session, run, lines)
    run.known.forget_stored()
    return plan.reports


def bring_in(
    session: Session, actor: Actor, run: Import, lines: Sequence[Line], *, now: datetime
) -> list[Report]:
    plan = _planned(session, run, lines)
    stored = _add(session, actor, plan, run.known, now)
    late = _save(session, plan, run.known, stored)
    run.claims.settle(stored)
    run.known = Known()
    return [_told(report, stored, late) for report in plan.reports]


def _planned(session: Session, run: Import, lines: Sequence[Line]) -> Plan:
    entries = [line for line in lines if isinstance(line, Entry)]
    names = set(names_wanted(lines, run.companies))
    run.known.look_up(session, entries, names, run.claims)
    return decide(lines, run.known, run.claims, run.companies)


def _add(session: Session, actor: Actor, plan: Plan, known: Known, now: datetime) -> dict[int, int]:
    """Companies first, so that their people can belong to them. Planned id → real id."""
    stored: dict[int, int] = {}
    new = [contact_id for contact_id in plan.touched if contact_id < 0]
    employers = {known.values[contact_id].company_id for contact_id in new}
    first = [contact_id for contact_id in new if contact_id in employers]
    second = [contact_id for contact_id in new if contact_id not in employers]
    for some in (first, second):
        values = [_placed(known.values[contact_id], stored) for contact_id in some]
        ids = contacts.add_many(session, values, by=actor.key, now=now)
        stored.update(zip(some, ids, strict=True))
    return stored


def _placed(value: NewContact, stored: dict[int, int]) -> NewContact:
    if value.company_id is None:
        return value
    return replace(value, company_id=stored.get(value.company_id, value.company_id))


def _save(session: Session, plan: Plan, known: Known, stored: dict[int, int]) -> set[int]:
    """Write the changed ones; return those that somebody else changed in between."""
    changed = [
        (contact_id, known.versions[contact_id], _placed(known.values[contact_id], stored))
        for contact_id in plan.touched
        if contact_id > 0
    ]
    saved = contacts.save_many(session, changed)
    return {contact_id for contact_id, _, _ in changed} - saved


def _told(report: Report, stored: dict[int, int], late: set[int]) -> Report:
    if report.contact_id in late:
        reasons = ("Somebody changed it at this moment; import the line again.", *report.reasons)
        return replace(report, outcome=Outcome.SKIPPED, reasons=reasons)
    return replace(report, contact_id=stored.get(report.contact_id or 0, report.contact_id))
