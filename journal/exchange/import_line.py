"""One line of a file as a value: what it says of one contact, or why it can't be used."""

from dataclasses import dataclass
from typing import TypeAlias

from journal.model import ContactKind, NewContact

# Numbers of our own export, told apart from the ids that other systems gave.
OWN_SYSTEM = "rapport"


@dataclass(frozen=True, slots=True)
class CompanyRef:
    """The company that a person belongs to: named by its name, by an id, or by both."""

    name: str = ""
    system: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One line's contact, cleaned; an empty value means that the line says nothing of that field.

    `has_name` is False where the name was made of an address, `has_kind` where nothing told a
    company from a person. `number` is the contact's number if we exported the file.
    """

    line: int
    contact: NewContact
    has_name: bool = True
    has_kind: bool = True
    company: CompanyRef | None = None
    number: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnreadableLine:
    """A line that can't be used."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class LeftOutLine:
    """A line that is understood and not wanted, as of somebody who is deleted elsewhere."""

    line: int
    name: str
    reason: str


ImportLine: TypeAlias = ContactLine | UnreadableLine | LeftOutLine


def company_keys(line: ImportLine) -> dict[tuple[str, str], str]:
    """The ids by which people may name this company, if it is one, and its name."""
    if not isinstance(line, ContactLine) or line.contact.kind is not ContactKind.COMPANY:
        return {}
    found = dict.fromkeys(line.contact.external_ids.items(), line.contact.name)
    return {**found, (OWN_SYSTEM, line.number): line.contact.name} if line.number else found
