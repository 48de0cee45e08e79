"""The ledger of mail: what became of every mail that a server ever showed us, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from journal.model.enums import Direction, MailWarning
from journal.model.interactions import Document, Meeting, NewAttachment, NewParticipant
from journal.model.parsed_mail import (
    BouncedRecipient,
    TrimmedText,
)

# A mail as it came, packed by `journal.mail_packing`.
PackedMail = NewType("PackedMail", bytes)


class MailOutcome(StrEnum):
    """Names what became of a mail. `WAITING` asks a person, `QUARANTINED` is what we failed at."""

    LOGGED = "logged"
    SKIPPED = "skipped"
    WAITING = "waiting"
    QUARANTINED = "quarantined"


class MailReason(StrEnum):
    """Says why a mail has its outcome: the first reason that holds, in the order they are asked."""

    PURGED_BEFORE = "purged_before"
    OWN_SYSTEM = "own_system"
    TOO_OLD = "too_old"
    NEVER_LOG = "never_log"
    UNSURE_NEVER_LOG = "unsure_never_log"
    PRIVACY_BLOCKED = "privacy_blocked"
    UNTRUSTED_TEAM_SENDER = "untrusted_team_sender"
    FAILED_SENDER = "failed_sender"
    RULE = "rule"
    BOUNCE = "bounce"
    AUTO_REPLY = "auto_reply"
    CALENDAR = "calendar"
    BULK = "bulk"
    INTERNAL_ONLY = "internal_only"
    UNSURE_FORWARD = "unsure_forward"
    FLOOD = "flood"
    AMBIGUOUS_CONTACT = "ambiguous_contact"
    NO_CONTACT = "no_contact"
    TEMPLATE_ERROR = "template_error"
    SAME_DOCUMENT = "same_document"
    IGNORED = "ignored"
    ERASED = "erased"
    CRASHED = "crashed"
    UNREADABLE = "unreadable"
    LOGGED = "logged"
    LOGGED_COMPANY_ONLY = "logged_company_only"
    LOGGED_BY_HAND = "logged_by_hand"


class MailClass(StrEnum):
    """Names what rules call a mail."""

    NORMAL = "normal"
    BOUNCE = "bounce"
    AUTO_REPLY = "auto_reply"
    CALENDAR = "calendar"
    BULK = "bulk"


class CopyState(StrEnum):
    """`LEFT` is older than what is read, `GONE` was expunged before we could read it."""

    LISTED = "listed"
    DONE = "done"
    LEFT = "left"
    GONE = "gone"
    QUARANTINED = "quarantined"


class AckState(StrEnum):
    """Says whether the mail is still to be acknowledged in its mailbox, once the outcome is committed."""

    NONE = "none"
    DUE = "due"
    COPIED = "copied"
    DONE = "done"
    FAILED = "failed"


class MailboxHealth(StrEnum):
    OK = "ok"
    DEGRADED = "degraded"
    REFUSED = "refused"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class MailFacts:
    """All that rules can ask about a mail, kept with it, so that changed rules can be tried out."""

    mailbox: str = ""
    folder: str = ""
    direction: str = ""
    mail_class: str = ""
    addresses: tuple[str, ...] = ()
    plus_tags: tuple[str, ...] = ()
    subject: str = ""
    attachments: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionSignal:
    """One observation on the way to a decision."""

    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Says what is to become of one mail. `why` is a sentence for whoever asks later.

    `template` is the one that records it, or would if a person said whose mail it is;
    `candidates` are the contacts a person can choose from.
    """

    outcome: MailOutcome
    reason: MailReason
    why: str
    direction: Direction
    mail_class: MailClass
    occurred_at: datetime
    subject: str
    facts: MailFacts
    participants: tuple[NewParticipant, ...] = ()
    candidates: tuple[int, ...] = ()
    template: str = ""
    document: Document | None = None
    meeting: Meeting | None = None
    salesperson: str = ""
    rule: str = ""
    signals: tuple[DecisionSignal, ...] = ()
    warnings: tuple[MailWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class MailParty:
    """Somebody on a mail: `role` is from, reply_to, to, cc, delivered_to or original."""

    role: str
    address: str
    name: str = ""
    ours: bool = False


@dataclass(frozen=True, slots=True)
class NewMail:
    """A mail with its decision, as it enters the ledger.

    `trimmed` is what was taken out of its text; a bounce says why the mail came back instead.
    `instead_of` is its row from an earlier try, which this one takes over; `likeness` is what a copy
    must say to be one.
    """

    delivery_key: str
    message_id: str
    in_reply_to: str
    references: tuple[str, ...]
    parties: tuple[MailParty, ...]
    decision: Decision
    size: int = 0
    text: str = ""
    full_text: str = ""
    trimmed: TrimmedText | None = None
    bounce_reason: str = ""
    confidence: float = 1.0
    attachments: tuple[NewAttachment, ...] = ()
    bounced: tuple[BouncedRecipient, ...] = ()
    returned_id: str = ""
    raw: PackedMail | None = field(default=None, repr=False)
    instead_of: int | None = None
    likeness: str = ""
    # The keys of letters that it may be the sent copy of.
    letter_keys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EnteredMail:
    """Tells what became of a mail that came to the ledger; `fresh` when it was not there before."""

    mail: int
    outcome: MailOutcome
    reason: MailReason
    interaction: int | None
    is_new: bool


@dataclass(frozen=True, slots=True)
class MailSender:
    """Says who wrote the mail of an entry. `is_known`: a contact of the entry has that address."""

    address: str
    name: str
    is_known: bool
    warnings: tuple[MailWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerMail:
    """A mail as the ledger knows it. `conversation` is the id of the first mail of its thread."""

    id: int
    message_id: str
    outcome: MailOutcome
    reason: MailReason
    why: str
    direction: Direction
    mail_class: MailClass
    occurred_at: datetime
    seen_at: datetime
    decided_at: datetime
    subject: str
    salesperson: str
    template: str
    document: Document | None
    rule: str
    config_version: str
    conversation: int
    interaction: int | None
    text: str
    full_text: str
    trimmed: TrimmedText | None
    bounce_reason: str
    confidence: float
    size: int
    candidates: tuple[int, ...]
    participants: tuple[NewParticipant, ...]
    facts: MailFacts
    signals: tuple[DecisionSignal, ...]
    remind_at: datetime | None
    version: int
    parties: tuple[MailParty, ...] = ()
    copies: tuple["Copy", ...] = ()
    decided_by: str = ""
    program_version: str = ""
    reopened: bool = False
    warnings: tuple[MailWarning, ...] = ()
    meeting: Meeting | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """One mail in one folder: however many copies there are, they are one mail."""

    id: int
    mailbox: str
    folder: str
    uidvalidity: int
    uid: int
    state: CopyState
    attempts: int
    size: int
    internal_date: datetime | None
    mail_id: int | None
    ack: AckState
    error: str
    listed_at: datetime


@dataclass(frozen=True, slots=True)
class MailboxState:
    """A mailbox's health. The age of `last_success`, the last good cycle, says whether it is alive."""

    id: int
    name: str
    health: MailboxHealth
    failures: int
    next_try: datetime | None
    last_success: datetime | None
    last_new: datetime | None
    error: str
    paused_by: str
    lease_owner: str
    lease_until: datetime | None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class FolderState:
    """Holds what is known of a folder. `highest` is the highest UID *listed*, not the highest processed.

    `held` says why nothing is processed until a person agrees; it is empty otherwise.
    """

    id: int
    mailbox_id: int
    name: str
    epoch: int
    uidvalidity: int | None
    highest: int
    uidnext: int | None
    messages: int | None
    last_poll: datetime | None
    last_audit: datetime | None
    held_reason: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """Says where every mail went: the numbers of one period and mailbox, which must add up.

    Each copy that arrived stands in exactly one of the numbers below; a mail is counted where its
    first copy is. `quarantined` are copies set aside before they became a mail, `renumbered` those
    that the server numbered anew before they were read: they are listed again.
    """

    arrived: int
    copies_of_known: int
    outcomes: Mapping[tuple[MailOutcome, MailReason], int]
    left: int
    gone: int
    listed: int
    quarantined: int
    unaccounted: int
    renumbered: int = 0

    @property
    def mails(self) -> int:
        return sum(self.outcomes.values())

    @property
    def adds_up(self) -> bool:
        ended = self.left + self.gone + self.renumbered + self.quarantined
        known = self.copies_of_known + self.mails
        return self.arrived == known + ended + self.listed + self.unaccounted
