"""Entries and what is known → what is to be added and changed, and what is said of each line.

Nothing is written here. A line only ever adds to a contact: an empty cell erases nothing, an address
that is not in the file stays, and nobody is unblocked by a file.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from journal.exchange.entry import OWN, CompanyRef, Entry, Line
from journal.exchange.known import Claims, Known, own_id
from journal.exchange.whose import Unclear, by_name_alone, related, whose
from journal.fold import name_key
from journal.model import Address, ContactKind, NewContact, contact_number
from journal.store.contacts import key_of

_REPLACED = ("job_title", "language", "country", "owner", "note")
_ONLY_SET = ("privacy_blocked", "minor", "excluded")


class Outcome(StrEnum):
    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one line. `contact_id` is below zero where nothing was stored."""

    line: int
    outcome: Outcome
    name: str = ""
    contact_id: int | None = None
    reasons: tuple[str, ...] = ()


@dataclass(slots=True)
class Plan:
    """What is to be done for one batch; `touched` in the order in which it was decided."""

    reports: list[Report] = field(default_factory=list)
    touched: dict[int, None] = field(default_factory=dict)


# Companies that the file itself holds: system and id → name.
Companies = Mapping[tuple[str, str], str]


def names_wanted(lines: Sequence[Line], companies: Companies) -> Iterator[str]:
    """By which names somebody must be looked up."""
    for entry in lines:
        if not isinstance(entry, Entry):
            continue
        if by_name_alone(entry):
            yield entry.contact.name
        if entry.company is not None:
            yield _company_name(entry.company, companies)


def decide(lines: Sequence[Line], known: Known, claims: Claims, companies: Companies) -> Plan:
    ground = _Ground(Plan(), known, claims, companies)
    for line in lines:
        if isinstance(line, Entry):
            ground.plan.reports.append(_decide(line, ground))
        else:
            ground.plan.reports.append(Report(line.line, Outcome.ERROR, reasons=(line.reason,)))
    return ground.plan


@dataclass(frozen=True, slots=True)
class _Ground:
    """What every decision stands on, and adds to."""

    plan: Plan
    known: Known
    claims: Claims
    companies: Companies

    def put(self, contact_id: int, value: NewContact) -> None:
        self.known.put(contact_id, value)
        self.known.planned.add(contact_id)
        self.plan.touched[contact_id] = None

    def put_new(self, value: NewContact, *, number: str) -> int:
        planned = self.claims.next_id
        self.claims.next_id -= 1
        self.put(planned, value)
        self.claims.claim(number, planned)
        return planned


def _decide(entry: Entry, ground: _Ground) -> Report:
    company = _company(entry.company, ground)
    company_id = company if isinstance(company, int) else None
    found = whose(entry, ground.known, ground.claims, company_id)
    if isinstance(found, Unclear):
        reasons = (f"Ambiguous: {found.reason}", *entry.warnings)
        return Report(entry.line, Outcome.SKIPPED, entry.contact.name, None, reasons)
    if isinstance(company, _Missing):
        company_id = _made(company, ground)
        entry = replace(entry, warnings=(*entry.warnings, *company.why))
    if found is None:
        new = replace(entry.contact, company_id=company_id)
        added = ground.put_new(new, number=entry.number)
        return Report(entry.line, Outcome.NEW, new.name, added, entry.warnings)
    return _change(entry, found, company_id, ground)


def _change(entry: Entry, found: int, company_id: int | None, ground: _Ground) -> Report:
    before = ground.known.values[found]
    after, warnings = updated(before, entry, None if company_id == found else company_id)
    ground.claims.claim(entry.number, found)
    outcome = Outcome.UNCHANGED
    if after != before:
        ground.put(found, after)
        outcome = Outcome.UPDATED
    # A company that was made for its people a few lines ago is new with its own line.
    if found in ground.claims.made:
        ground.claims.made.discard(found)
        outcome = Outcome.NEW
    return Report(entry.line, outcome, after.name, found, (*entry.warnings, *warnings))


# ── the company ─────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Missing:
    """The company is not known: `new` is what to make; without it `why` says why none is made."""

    ref: CompanyRef
    new: NewContact | None = None
    why: tuple[str, ...] = ()


def _company_name(ref: CompanyRef, companies: Companies) -> str:
    return ref.name or companies.get((ref.system, ref.value), "")


def _company(ref: CompanyRef | None, ground: _Ground) -> int | _Missing | None:
    """The company an entry belongs to: by its id, else by its name, else to be made."""
    if ref is None:
        return None
    name = _company_name(ref, ground.companies)
    by_id = _company_by_id(ref, name, ground)
    if by_id is not None:
        return by_id
    alike = {id_ for id_ in ground.known.companies_named(name) if _may_be(ref, id_, ground)}
    if len(alike) == 1:
        return alike.pop()
    if alike:
        why = f"{len(alike)} companies are named {name!r}; left without a company."
        return _Missing(ref, why=(why,))
    if not name:
        why = f"The company {ref.value!r} is neither known nor in the file."
        return _Missing(ref, why=(why,))
    own = {} if ref.system in {"", OWN} else {ref.system: ref.value}
    return _Missing(ref, NewContact(name, ContactKind.COMPANY, external_ids=own))


def _company_by_id(ref: CompanyRef, name: str, ground: _Ground) -> int | None:
    known, found = ground.known, None
    if ref.system == OWN:
        found = ground.claims.numbers.get(ref.value)
        ours = own_id(ref.value)
        if found is None and ours in known.values and related(known.values[ours].name, name):
            found = ours
    elif ref.system:
        found = known.externals.get((ref.system, ref.value))
    is_company = found in known.values and known.values[found].kind is ContactKind.COMPANY
    return found if is_company else None


def _may_be(ref: CompanyRef, contact_id: int, ground: _Ground) -> bool:
    if ref.system == OWN:
        return ground.claims.claimed.get(contact_id, ref.value) == ref.value
    ids = ground.known.values[contact_id].external_ids
    return ids.get(ref.system, ref.value) == ref.value


def _made(company: _Missing, ground: _Ground) -> int | None:
    if company.new is None:
        return None
    number = company.ref.value if company.ref.system == OWN else ""
    planned = ground.put_new(company.new, number=number)
    ground.claims.made.add(planned)
    return planned


# ── what a line changes ─────────────────────────────────────────────────────────────────────────


def updated(
    before: NewContact, entry: Entry, company_id: int | None
) -> tuple[NewContact, tuple[str, ...]]:
    """The contact with what the line gives, and what was not taken from the line."""
    given = entry.contact
    values: dict[str, Any] = {
        name: getattr(given, name) or getattr(before, name) for name in _REPLACED
    }
    values |= {name: getattr(given, name) or getattr(before, name) for name in _ONLY_SET}
    consent, warnings = _consent(before, given)
    if before.kind is ContactKind.PERSON:
        values["company_id"] = company_id or before.company_id
    if entry.kind_said and before.kind is not given.kind:
        warnings = (*warnings, f"It is a {before.kind} here, and stays one.")
    after = replace(
        before,
        name=_name(before.name, entry),
        addresses=_addresses(before.addresses, given.addresses),
        tags=before.tags | given.tags,
        external_ids={**before.external_ids, **given.external_ids},
        consent=consent,
        **values,
    )
    return after, warnings


def _consent(before: NewContact, given: NewContact) -> tuple[bool, tuple[str, ...]]:
    """Consent opens a minor's contact: that is a person's to say, not a file's."""
    if given.consent and before.minor and not before.consent:
        return False, ("Consent is not taken from a file; the contact stays closed.",)
    return before.consent or given.consent, ()


def _name(before: str, entry: Entry) -> str:
    """A fuller name replaces a shorter one; the same words in another order replace nothing."""
    if not entry.named:
        return before
    ours, theirs = set(name_key(before).split()), set(name_key(entry.contact.name).split())
    if name_key(before) != name_key(entry.contact.name) and theirs <= ours:
        return before
    return entry.contact.name


def _addresses(before: tuple[Address, ...], given: tuple[Address, ...]) -> tuple[Address, ...]:
    """Those there are, with a label where one was missing; then the new ones."""
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


def shown(report: Report) -> str:
    """The contact's number, where it has one."""
    contact_id = report.contact_id or 0
    return contact_number(contact_id) if contact_id > 0 else ""
