"""PURE. A letter: the mail of an entry, on its way by the folder of drafts."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

# The header of a draft that says which letter it is, and what begins the key in a Message-ID.
LETTER_HEADER = "X-Rapport-Letter"


# The file of an entry that is no file of the mail, but its text as it is laid out.
LETTER_LAYOUT = "text/html; letter=body"


class LetterState(StrEnum):
    """`wanted` is not in the mailbox yet; `removed` was taken out of it with its entry."""

    WANTED = "wanted"
    DRAFTED = "drafted"
    SENT = "sent"
    NOT_SENT = "not_sent"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class DraftMailbox:
    """The mailbox in whose drafts a letter is put, and the domain of its Message-ID."""

    name: str
    domain: str


class LetterDenial(StrEnum):
    """Says why nobody can write to a contact by this template."""

    CLOSED = "closed"
    NO_EMAIL = "no_email"
    NO_POSTAL_ADDRESS = "no_postal_address"


@dataclass(frozen=True, slots=True)
class LastMail:
    """The newest mail of a conversation that is answered."""

    subject: str
    from_name: str
    from_address: str


@dataclass(frozen=True, slots=True)
class Letter:
    """`answers` is the entry whose mail it answers. `is_wanted` while its own entry stands."""

    id: int
    interaction: int
    key: str
    mailbox: str
    state: LetterState
    message_id: str
    answers: int | None
    attempts: int
    error: str
    missing_since: datetime | None
    is_wanted: bool
