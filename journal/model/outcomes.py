"""Outcomes that a caller must tell apart: closed unions, past participles, reasons."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from journal.model.enums import DenialReason, DuplicateBasis, StaleReason
from journal.model.people import Contact
from journal.model.queries import InteractionFilter


@dataclass(frozen=True, slots=True)
class PurgePreview:
    """Tells what a purge would delete. `token` binds the confirmation to exactly these rows."""

    token: str
    fingerprint: str
    filter: InteractionFilter
    count: int
    oldest: datetime | None
    newest: datetime | None
    comments: int
    attachments: int
    attachment_bytes: int
    first: tuple[int, ...]
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class PurgeRecord:
    """Holds what is kept of a purge: who, when, which filter, how many. No personal data."""

    id: int
    by: str
    at: datetime
    filter: InteractionFilter
    previewed: int
    purged: int
    comments: int
    attachments: int
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class Recorded:
    number: int
    deed: int


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The same mail, request or document was recorded before. Nothing new was logged."""

    number: int | None
    basis: DuplicateBasis


@dataclass(frozen=True, slots=True)
class Blocked:
    """The privacy guard kept it out: these contacts get nothing new."""

    contacts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PurgedBefore:
    """It was recorded once and purged since; it stays gone."""


@dataclass(frozen=True, slots=True)
class Denial:
    """Says why something is denied: for `NOT_THEIRS` with who logged it, for `MAIL_WAITS` with the mail."""

    reason: DenialReason
    logged_by: str = ""
    mail_id: int = 0


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Tells what a cancel did: `already` were cancelled before; `refused` has a reason for each."""

    deed: int | None
    cancelled: tuple[int, ...]
    already: tuple[int, ...]
    refused: Mapping[int, Denial]


@dataclass(frozen=True, slots=True)
class Restored:
    deed: int | None
    restored: tuple[int, ...]
    already: tuple[int, ...]
    refused: Mapping[int, Denial]


@dataclass(frozen=True, slots=True)
class TooLate:
    """Somebody changed the entry since; what they did stands."""

    number: int
    by: str


@dataclass(frozen=True, slots=True)
class StalePreview:
    """The rows are not the previewed ones any more, or the preview has run out."""

    reason: StaleReason


@dataclass(frozen=True, slots=True)
class LikelyDouble:
    """Two contacts, by id, that may be one; `shared` is what they have in common."""

    first: int
    second: int
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundContacts:
    """Holds contacts for what was typed, best first; `certain` when only the first can be meant."""

    contacts: tuple[Contact, ...]
    is_certain: bool


RecordOutcome = Recorded | Duplicate | Blocked | PurgedBefore
