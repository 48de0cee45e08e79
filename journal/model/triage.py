"""Triage: how much waits, whose a mail may be, and what became of what somebody decided."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from journal.model.ledger import MailOutcome, MailReason
from journal.model.outcomes import Blocked, Duplicate, PurgedBefore, TooLate
from journal.model.people import Contact


@dataclass(frozen=True, slots=True)
class WaitingCounts:
    """Says how many mails are due, how many are put off, and since when the oldest due one waits."""

    due: int
    put_off: int
    oldest: datetime | None


class SuggestionReason(StrEnum):
    """Says why a mail may be a contact's; the first that holds."""

    DECISION = "decision"
    CONVERSATION = "conversation"
    ADDRESS = "address"
    NAME = "name"
    COMPANY = "company"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True)
class Suggestion:
    contact: Contact
    reason: SuggestionReason


@dataclass(frozen=True, slots=True)
class Assigned:
    """The mail is logged. `linked` are older interactions in which the address was unknown.

    `more`: one transaction could not take all that waits from the address; `rematch.apply` goes on
    with the contact, the address and the deed. `refused` mails of it still wait.
    """

    deed: int
    mails: tuple[int, ...]
    numbers: tuple[int, ...]
    contact: int | None = None
    address: str = ""
    linked: tuple[int, ...] = ()
    refused: tuple[int, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class MailIgnored:
    """The mail is ignored, and so is `value`, an address or domain; it is empty for one mail alone."""

    deed: int
    mails: tuple[int, ...]
    value: str = ""


@dataclass(frozen=True, slots=True)
class Postponed:
    deed: int
    mail: int
    until: datetime


@dataclass(frozen=True, slots=True)
class Claimed:
    """The actor looks at the mail; `deed` is None when they did already."""

    deed: int | None
    mail: int


@dataclass(frozen=True, slots=True)
class ClaimedByOther:
    """Somebody else looks at the mail."""

    mail: int
    by: str


@dataclass(frozen=True, slots=True)
class AlreadyDecided:
    """Somebody decided the mail, or did and took it back; what they did stands."""

    mail: int
    outcome: MailOutcome
    reason: MailReason
    interaction: int | None
    by: str


NotAssigned = AlreadyDecided | Blocked | Duplicate | PurgedBefore | TooLate
