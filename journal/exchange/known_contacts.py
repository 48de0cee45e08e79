"""PURE. The contacts that a batch of entries may mean, by every key that can find them.

It also holds what the plan has decided so far, so that a second line about one person meets the
first one. What is planned and not stored yet has an id below zero.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from journal.fold import address_key, name_key
from journal.model import AddressKind, ContactKind, NewContact, contact_number


@dataclass(slots=True)
class NumberClaims:
    """The ids that an import remembers from batch to batch.

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
        """Replaces planned ids by the real ones."""
        for planned, real in stored.items():
            number = self.number_by_contact.pop(planned, "")
            if number:
                self.claim(number, real)
            if planned in self.companies_made:
                self.companies_made.discard(planned)
                self.companies_made.add(real)


@dataclass(slots=True)
class KnownContacts:
    """Holds contacts by id, and the ways to them."""

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

    def name_of(self, contact_id: int | None) -> str:
        """The name, or the number of one that was not looked up."""
        if contact_id is None:
            return ""
        known = self.by_id.get(contact_id)
        return known.name if known else contact_number(contact_id)

    def companies_named(self, name: str) -> set[int]:
        key = name_key(name)
        found = self.names.get(key, set()) if key else set()
        return {i for i in found if self.by_id[i].kind is ContactKind.COMPANY}

    def forget_stored(self) -> None:
        """Forgets what the database holds as well: it is read again when it is needed."""
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
    return [address_key(a.value) for a in value.addresses if a.kind is AddressKind.EMAIL]


def own_id(number: str) -> int | None:
    """`"K-12"` → 12."""
    digits = number.removeprefix("K-")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 16 else None
