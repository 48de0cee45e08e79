"""Says who acts, and whom it is about: actors, contacts and their addresses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from journal.model.enums import AddressKind, ContactKind, Role, Source


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever did a deed: a Slack user, a mailbox, the command line, the HTTP hook.

    `known_as` is how the record has named them from the first, whatever their address is by now.
    """

    source: Source
    name: str
    email: str | None = None
    role: Role = Role.MEMBER
    known_as: str = ""

    @property
    def key(self) -> str:
        """The actor's name in the record: the address, which is the same at the desk and in Slack."""
        return self.known_as or self.email or f"{self.source}:{self.name}"

    @property
    def names(self) -> frozenset[str]:
        """All that an entry or a contact may call them: the address of now, and the name of before."""
        return frozenset({self.key, self.email or self.key})


@dataclass(frozen=True, slots=True)
class Address:
    """One way to reach a contact. Alternative addresses carry the dates on which they hold."""

    kind: AddressKind
    value: str
    label: str = ""
    primary: bool = False
    valid_from: date | None = None
    valid_to: date | None = None


# Where letters reach a contact, besides its country; they belong together.
POSTAL_FIELDS = ("street", "postal_code", "city", "region")


@dataclass(frozen=True, slots=True)
class NewContact:
    name: str
    kind: ContactKind = ContactKind.PERSON
    company_id: int | None = None
    addresses: tuple[Address, ...] = ()
    job_title: str = ""
    language: str = ""
    country: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    region: str = ""
    owner: str = ""
    note: str = ""
    tags: frozenset[str] = frozenset()
    external_ids: Mapping[str, str] = field(default_factory=dict)
    privacy_blocked: bool = False
    minor: bool = False
    consent: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    id: int
    name: str
    kind: ContactKind
    company_id: int | None
    company_name: str
    addresses: tuple[Address, ...]
    job_title: str
    language: str
    country: str
    street: str
    postal_code: str
    city: str
    region: str
    owner: str
    note: str
    tags: frozenset[str]
    external_ids: Mapping[str, str]
    privacy_blocked: bool
    minor: bool
    consent: bool
    excluded: bool
    merged_into: int | None
    created_at: datetime
    version: int

    @property
    def number(self) -> str:
        return contact_number(self.id)

    @property
    def is_closed(self) -> bool:
        """Says whether nothing new may be recorded: blocked for privacy, or a minor without consent."""
        return self.privacy_blocked or (self.minor and not self.consent)

    def emails(self) -> tuple[str, ...]:
        return tuple(a.value for a in self.addresses if a.kind is AddressKind.EMAIL)

    def phones(self) -> tuple[str, ...]:
        return tuple(a.value for a in self.addresses if a.kind is AddressKind.PHONE)


def contact_number(contact_id: int) -> str:
    return f"K-{contact_id}"


@dataclass(frozen=True, slots=True)
class OverdueContact:
    """A contact who waits: every how many days they are to be spoken to, and when that was last."""

    contact: Contact
    days: int
    spoken_at: datetime | None
