"""Lines and known contacts → what to add and change, and a report on each line.

Nothing is written here. A line only ever adds to a contact: an empty cell erases nothing, an address
that is not in the file stays, and nobody is unblocked by a file.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, TypeAlias

from journal.exchange.import_line import (
    OWN_SYSTEM,
    CompanyRef,
    ContactLine,
    ImportLine,
    LeftOutLine,
)
from journal.exchange.known_contacts import KnownContacts, NumberClaims, own_id
from journal.exchange.line_matching import (
    AmbiguousContact,
    is_matched_by_name,
    is_other_person,
    match_contact,
    names_overlap,
)
from journal.fold import name_key
from journal.model import POSTAL_FIELDS, Address, ContactKind, NewContact, contact_number
from journal.store.contacts import contact_history
from journal.store.contacts.contacts import key_of

_REPLACED = ("job_title", "language", "country", "owner", "note")
_ONLY_SET = ("privacy_blocked", "minor", "excluded")


FieldChangeText: TypeAlias = tuple[str, str, str]


class LineOutcome(StrEnum):
    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class LineReport:
    """Tells what became of one line. `contact_id` is below zero where nothing was stored; `changes` are of a
    contact that was known: the field, what it was and what it becomes.
    """

    line: int
    outcome: LineOutcome
    name: str = ""
    contact_id: int | None = None
    reasons: tuple[str, ...] = ()
    changes: tuple[FieldChangeText, ...] = ()


@dataclass(slots=True)
class ImportPlan:
    """Holds what is to be done for one batch; `touched` in the order in which it was decided."""

    reports: list[LineReport] = field(default_factory=list)
    touched: dict[int, None] = field(default_factory=dict)


# Companies that the file itself holds: system and id → name.
CompanyNames = Mapping[tuple[str, str], str]


def names_to_look_up(lines: Sequence[ImportLine], companies: CompanyNames) -> Iterator[str]:
    """The names that must be looked up."""
    for entry in lines:
        if not isinstance(entry, ContactLine):
            continue
        if is_matched_by_name(entry):
            yield entry.contact.name
        if entry.company is not None:
            yield _company_name(entry.company, companies)


def plan_batch(
    lines: Sequence[ImportLine], known: KnownContacts, claims: NumberClaims, companies: CompanyNames
) -> ImportPlan:
    ground = _PlanState(ImportPlan(), known, claims, companies)
    for line in lines:
        if isinstance(line, ContactLine):
            report = _plan_line(line, ground)
        elif isinstance(line, LeftOutLine):
            report = LineReport(line.line, LineOutcome.SKIPPED, line.name, reasons=(line.reason,))
        else:
            report = LineReport(line.line, LineOutcome.ERROR, reasons=(line.reason,))
        ground.plan.reports.append(report)
    return ground.plan


@dataclass(frozen=True, slots=True)
class _PlanState:
    """The state that every decision reads and adds to."""

    plan: ImportPlan
    known: KnownContacts
    claims: NumberClaims
    companies: CompanyNames

    def put(self, contact_id: int, value: NewContact) -> None:
        self.known.remember(contact_id, value)
        self.known.planned.add(contact_id)
        self.plan.touched[contact_id] = None

    def put_new(self, value: NewContact, *, number: str) -> int:
        planned = self.claims.next_id
        self.claims.next_id -= 1
        self.put(planned, value)
        self.claims.claim(number, planned)
        return planned


def _plan_line(entry: ContactLine, ground: _PlanState) -> LineReport:
    company = _find_company(entry.company, ground)
    company_id = company if isinstance(company, int) else None
    found = match_contact(entry, ground.known, ground.claims, company_id)
    if isinstance(found, AmbiguousContact):
        reasons = (f"Ambiguous: {found.reason}", *entry.warnings)
        return LineReport(entry.line, LineOutcome.SKIPPED, entry.contact.name, None, reasons)
    if found is not None and is_other_person(entry, ground.known.by_id[found]):
        reasons = (_conflict_text(entry, found, ground), *entry.warnings)
        return LineReport(entry.line, LineOutcome.SKIPPED, entry.contact.name, found, reasons)
    if isinstance(company, _UnknownCompany):
        company_id = _plan_new_company(company, ground)
        entry = replace(entry, warnings=(*entry.warnings, *company.why))
    if found is None:
        new = replace(entry.contact, company_id=company_id)
        added = ground.put_new(new, number=entry.number)
        return LineReport(entry.line, LineOutcome.NEW, new.name, added, entry.warnings)
    return _plan_change(entry, found, company_id, ground)


def _plan_change(
    entry: ContactLine, found: int, company_id: int | None, ground: _PlanState
) -> LineReport:
    before = ground.known.by_id[found]
    after, warnings = merge_line(before, entry, None if company_id == found else company_id)
    ground.claims.claim(entry.number, found)
    outcome = LineOutcome.UNCHANGED
    if after != before:
        ground.put(found, after)
        outcome = LineOutcome.UPDATED
    # A company that was made for its people a few lines ago is new with its own line.
    if found in ground.claims.companies_made:
        ground.claims.companies_made.discard(found)
        outcome = LineOutcome.NEW
    changes = tuple(_named_changes(before, after, ground)) if found > 0 else ()
    reasons = (*entry.warnings, *warnings)
    return LineReport(entry.line, outcome, after.name, found, reasons, changes)


def _named_changes(
    before: NewContact, after: NewContact, ground: _PlanState
) -> Iterator[FieldChangeText]:
    """Says what differs, with companies by name: one that is only planned has no number."""
    for change in contact_history.differences(before, after):
        name = change[0]
        if name == "company":
            old, new = map(ground.known.name_of, (before.company_id, after.company_id))
            yield name, old, new
        else:
            yield change


def _conflict_text(entry: ContactLine, found: int, ground: _PlanState) -> str:
    ours, theirs = (_person_text(each) for each in (ground.known.by_id[found], entry.contact))
    who = contact_number(found) if found > 0 else "Somebody in this file"
    return (
        f"Conflict: {who} is {ours} here and {theirs} in the file. If they are one, change the name "
        "by hand first; if the ids are of another system, say which with --source NAME."
    )


def _person_text(each: NewContact) -> str:
    addresses = ", ".join(address.value for address in each.addresses[:2])
    return f"{each.name} ({addresses})" if addresses else each.name


# ── the company ─────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _UnknownCompany:
    """A company that is not known: `new` is to be made; else `why` says why it can't be."""

    ref: CompanyRef
    new: NewContact | None = None
    why: tuple[str, ...] = ()


def _company_name(ref: CompanyRef, companies: CompanyNames) -> str:
    return ref.name or companies.get((ref.system, ref.value), "")


def _find_company(ref: CompanyRef | None, ground: _PlanState) -> int | _UnknownCompany | None:
    """The company an entry belongs to: by its id, else by its name, else to be made."""
    if ref is None:
        return None
    name = _company_name(ref, ground.companies)
    by_id = _company_by_id(ref, name, ground)
    if by_id is not None:
        return by_id
    alike = {id_ for id_ in ground.known.companies_named(name) if _may_be_company(ref, id_, ground)}
    if len(alike) == 1:
        return alike.pop()
    if alike:
        why = f"{len(alike)} companies are named {name!r}; left without a company."
        return _UnknownCompany(ref, why=(why,))
    if not name:
        why = f"The company {ref.value!r} is neither known nor in the file."
        return _UnknownCompany(ref, why=(why,))
    own = {} if ref.system in {"", OWN_SYSTEM} else {ref.system: ref.value}
    return _UnknownCompany(ref, NewContact(name, ContactKind.COMPANY, external_ids=own))


def _company_by_id(ref: CompanyRef, name: str, ground: _PlanState) -> int | None:
    known, found = ground.known, None
    if ref.system == OWN_SYSTEM:
        found = ground.claims.contact_by_number.get(ref.value)
        ours = own_id(ref.value)
        if found is None and ours in known.by_id and names_overlap(known.by_id[ours].name, name):
            found = ours
    elif ref.system:
        found = known.externals.get((ref.system, ref.value))
    is_company = found in known.by_id and known.by_id[found].kind is ContactKind.COMPANY
    return found if is_company else None


def _may_be_company(ref: CompanyRef, contact_id: int, ground: _PlanState) -> bool:
    if ref.system == OWN_SYSTEM:
        return ground.claims.number_by_contact.get(contact_id, ref.value) == ref.value
    ids = ground.known.by_id[contact_id].external_ids
    return ids.get(ref.system, ref.value) == ref.value


def _plan_new_company(company: _UnknownCompany, ground: _PlanState) -> int | None:
    if company.new is None:
        return None
    number = company.ref.value if company.ref.system == OWN_SYSTEM else ""
    planned = ground.put_new(company.new, number=number)
    ground.claims.companies_made.add(planned)
    return planned


# ── what a line changes ─────────────────────────────────────────────────────────────────────────


def merge_line(
    before: NewContact, entry: ContactLine, company_id: int | None
) -> tuple[NewContact, tuple[str, ...]]:
    """The contact with the line's values, and which of them were not taken."""
    given = entry.contact
    values: dict[str, Any] = {
        name: getattr(given, name) or getattr(before, name) for name in _REPLACED
    }
    if any(getattr(given, name) for name in POSTAL_FIELDS):
        # The old street is not in the new city.
        values |= {name: getattr(given, name) for name in POSTAL_FIELDS}
    values |= {name: getattr(given, name) or getattr(before, name) for name in _ONLY_SET}
    consent, warnings = _merged_consent(before, given)
    if before.kind is ContactKind.PERSON:
        values["company_id"] = company_id or before.company_id
    if entry.has_kind and before.kind is not given.kind:
        warnings = (*warnings, f"It is a {before.kind} here, and stays one.")
    after = replace(
        before,
        name=_merged_name(before.name, entry),
        addresses=_merged_addresses(before.addresses, given.addresses),
        tags=before.tags | given.tags,
        external_ids={**before.external_ids, **given.external_ids},
        consent=consent,
        **values,
    )
    return after, warnings


def _merged_consent(before: NewContact, given: NewContact) -> tuple[bool, tuple[str, ...]]:
    """The consent as it was: it opens a minor's contact, which only a person may do, not a file."""
    if given.consent and before.minor and not before.consent:
        return False, ("Consent is not taken from a file; the contact stays closed.",)
    return before.consent or given.consent, ()


def _merged_name(before: str, entry: ContactLine) -> str:
    """A fuller name replaces a shorter one; the same words in another order replace nothing."""
    if not entry.has_name:
        return before
    ours, theirs = set(name_key(before).split()), set(name_key(entry.contact.name).split())
    if name_key(before) != name_key(entry.contact.name) and theirs <= ours:
        return before
    return entry.contact.name


def _merged_addresses(
    before: tuple[Address, ...], given: tuple[Address, ...]
) -> tuple[Address, ...]:
    """The known addresses, with a label where one was missing; then the new ones."""
    labels = {(a.kind, key_of(a)): a.label for a in given}
    known = {(a.kind, key_of(a)) for a in before}
    kept = [replace(a, label=a.label or labels.get((a.kind, key_of(a)), "")) for a in before]
    primary = {a.kind for a in before}
    added: dict[Any, Address] = {}
    for each in given:
        key = (each.kind, key_of(each))
        if key not in known:
            first = each.primary and each.kind not in primary
            added.setdefault(key, replace(each, primary=first))
    return (*kept, *added.values())


def stored_number(report: LineReport) -> str:
    """The contact's number, where it has one."""
    contact_id = report.contact_id or 0
    return contact_number(contact_id) if contact_id > 0 else ""
