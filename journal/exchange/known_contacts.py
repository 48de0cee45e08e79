"""What is known of the contacts that a batch of entries may mean: looked up all at once.

It also holds what the plan has decided so far, so that a second line about one person meets the
first one. What is planned and not stored yet has an id below zero.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session

from journal.exchange.import_line import OWN_SYSTEM, ContactLine
from journal.fold import name_key
from journal.model import AddressKind, ContactKind, NewContact
from journal.store.contacts import by_key, contacts


@dataclass(slots=True)
class NumberClaims:
    """What an import remembers from batch to batch: nothing but ids.

    `numbers`: which contact an exported number has become, `claimed` the other way round.
    `made`: companies that people belong to and whose own line has not come yet.
    `next_id` counts down for what is planned only.
    """

    contact_by_number: dict[str, int] = field(default_factory=dict)
    number_by_contact: dict[int, str] = field(default_factory=dict)
    companies_made: set[int] = field(default_factory=set)
    next_id: int = -1

    def claim(self, number: str, contact_id: int) -> None:
        if number:
            self.contact_by_number[number] = contact_id
            self.number_by_contact[contact_id] = number

    def settle(self, stored: Mapping[int, int]) -> None:
        """What was planned has got its real id."""
        for planned, real in stored.items():
            number = self.number_by_contact.pop(planned, "")
            if number:
                self.claim(number, real)
            if planned in self.companies_made:
                self.companies_made.discard(planned)
                self.companies_made.add(real)


@dataclass(slots=True)
class KnownContacts:
    """Contacts by id, and the ways to them."""

    by_id: dict[int, NewContact] = field(default_factory=dict)
    versions: dict[int, int] = field(default_factory=dict)
    planned: set[int] = field(default_factory=set)
    externals: dict[tuple[str, str], int] = field(default_factory=dict)
    emails: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    names: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def remember(self, contact_id: int, value: NewContact) -> None:
        """Remember the contact as it is, or as it is planned to be."""
        before = self.by_id.get(contact_id)
        if before is not None:
            self.names[name_key(before.name)].discard(contact_id)
        self.by_id[contact_id] = value
        self.names[name_key(value.name)].add(contact_id)
        for system, id_ in value.external_ids.items():
            self.externals[system, id_] = contact_id
        for key in email_keys(value):
            self.emails[key].add(contact_id)

    def companies_named(self, name: str) -> set[int]:
        key = name_key(name)
        found = self.names.get(key, set()) if key else set()
        return {i for i in found if self.by_id[i].kind is ContactKind.COMPANY}

    def look_up(
        self,
        session: Session,
        entries: Sequence[ContactLine],
        names: Iterable[str],
        claims: NumberClaims,
    ) -> None:
        """Read what these entries may mean, and leave alone what is planned already."""
        wanted = _ids_by_externals(session, entries)
        for ids in by_key.find_by_address(session, _all_email_keys(entries)).values():
            wanted.update(ids)
        for ids in by_key.find_by_name(
            session, {key for key in map(name_key, names) if key}
        ).values():
            wanted.update(ids)
        wanted.update(_ids_by_numbers(entries, claims))
        new = wanted - self.by_id.keys()
        for each in contacts.get_many(session, sorted(new)).values():
            if each.merged_into is None:
                self.versions[each.id] = each.version
                self.remember(each.id, contacts.to_new_contact(each))

    def forget_stored(self) -> None:
        """What only repeats the database is read again when it is needed."""
        for contact_id in self.versions.keys() - self.planned:
            self._drop(contact_id)

    def _drop(self, contact_id: int) -> None:
        value = self.by_id.pop(contact_id)
        del self.versions[contact_id]
        self.names[name_key(value.name)].discard(contact_id)
        for pair in value.external_ids.items():
            self.externals.pop(pair, None)
        for key in email_keys(value):
            self.emails[key].discard(contact_id)


def email_keys(value: NewContact) -> list[str]:
    return [contacts.key_of(a) for a in value.addresses if a.kind is AddressKind.EMAIL]


def _all_email_keys(entries: Sequence[ContactLine]) -> set[str]:
    return {key for entry in entries for key in email_keys(entry.contact)}


def _ids_by_externals(session: Session, entries: Sequence[ContactLine]) -> set[int]:
    values: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for system, value in entry.contact.external_ids.items():
            values[system].add(value)
        if entry.company and entry.company.system not in {"", OWN_SYSTEM}:
            values[entry.company.system].add(entry.company.value)
    found: set[int] = set()
    for system, some in values.items():
        found.update(by_key.find_by_external_id(session, system, some).values())
    return found


def _ids_by_numbers(entries: Sequence[ContactLine], claims: NumberClaims) -> set[int]:
    """Contacts by the numbers of our own export, here or where this import put them."""
    refs = [e.company.value for e in entries if e.company and e.company.system == OWN_SYSTEM]
    said = {*refs, *(e.number for e in entries)} - {""}
    mapped = {
        claims.contact_by_number[number] for number in said if number in claims.contact_by_number
    }
    return mapped | {id_ for number in said if (id_ := own_id(number))}


def own_id(number: str) -> int | None:
    """`"K-12"` → 12."""
    digits = number.removeprefix("K-")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 16 else None
