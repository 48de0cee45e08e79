"""The words of the domain as values: frozen, typed, without behaviour that touches the world.

A thing that has no number yet and the thing that has one are two types (`NewInteraction`,
`Interaction`). Outcomes that a caller must tell apart are closed unions at the end of the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

NO_COST = Decimal(0)

T = TypeVar("T")


class ContactKind(StrEnum):
    PERSON = "person"
    COMPANY = "company"


class Channel(StrEnum):
    EMAIL = "email"
    PHONE = "phone"
    MEETING = "meeting"
    LETTER = "letter"
    FAX = "fax"
    CHAT = "chat"
    NOTE = "note"
    OTHER = "other"


class Direction(StrEnum):
    INBOUND = "inbound"
    OUTBOUND = "outbound"
    NONE = "none"


class Initiator(StrEnum):
    US = "us"
    THEM = "them"
    NONE = "none"


class Evaluation(StrEnum):
    VERY_POSITIVE = "very_positive"
    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"
    VERY_NEGATIVE = "very_negative"


class Delivery(StrEnum):
    NONE = "none"
    SENDING = "sending"
    DELIVERED = "delivered"
    BOUNCED = "bounced"
    FAILED = "failed"


class State(StrEnum):
    ACTIVE = "active"
    CANCELLED = "cancelled"


class Source(StrEnum):
    SLACK = "slack"
    MAIL = "mail"
    CLI = "cli"
    HOOK = "hook"


class Part(StrEnum):
    """A contact's role in an interaction."""

    MAIN = "main"
    TO = "to"
    CC = "cc"
    ATTENDED = "attended"


class Role(StrEnum):
    MEMBER = "member"
    MANAGER = "manager"
    ADMIN = "admin"


class DeedKind(StrEnum):
    """What `undo` can take back."""

    LOG = "log"
    EDIT = "edit"
    CANCEL = "cancel"
    RESTORE = "restore"
    MERGE = "merge"
    RUN = "run"
    RUN_UNDO = "run_undo"
    MEMBERS = "members"


# ── who acts ────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever did a deed: a Slack user, a mailbox, the command line, the HTTP hook."""

    source: Source
    name: str
    email: str | None = None
    role: Role = Role.MEMBER

    @property
    def key(self) -> str:
        """How the record names the actor: by address, so that desk and Slack are one person."""
        return self.email or f"{self.source}:{self.name}"


# ── contacts ────────────────────────────────────────────────────────────────────────────────────


class AddressKind(StrEnum):
    EMAIL = "email"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Address:
    """One way to reach a contact. Alternative addresses carry the dates on which they hold."""

    kind: AddressKind
    value: str
    label: str = ""
    primary: bool = False
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class NewContact:
    name: str
    kind: ContactKind = ContactKind.PERSON
    company_id: int | None = None
    addresses: tuple[Address, ...] = ()
    job_title: str = ""
    language: str = ""
    country: str = ""
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
    def closed(self) -> bool:
        """Nothing new may be recorded: blocked for privacy, or a minor without consent."""
        return self.privacy_blocked or (self.minor and not self.consent)

    def emails(self) -> tuple[str, ...]:
        return tuple(a.value for a in self.addresses if a.kind is AddressKind.EMAIL)

    def phones(self) -> tuple[str, ...]:
        return tuple(a.value for a in self.addresses if a.kind is AddressKind.PHONE)


def contact_number(contact_id: int) -> str:
    return f"K-{contact_id}"


# ── interactions ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class NewParticipant:
    """A known contact, or an address nobody knows yet (`contact_id` is None, `address` is set)."""

    contact_id: int | None
    part: Part = Part.TO
    address: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """`name` and `company_name` are snapshots: history stays readable when the contact goes."""

    contact_id: int | None
    part: Part
    address: str
    name: str
    company_id: int | None
    company_name: str


@dataclass(frozen=True, slots=True)
class NewAttachment:
    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    media_type: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Document:
    """The business document an interaction was recorded from."""

    type: str
    number: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    at: datetime
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one entry, changed after it was logged."""

    at: datetime
    by: str
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class NewInteraction:
    occurred_at: datetime
    template: str
    template_version: str
    group: str
    channel: Channel
    direction: Direction
    initiated_by: Initiator
    subject: str
    text: str
    participants: tuple[NewParticipant, ...]
    full_text: str = ""
    salesperson: str = ""
    language: str = ""
    cost: Decimal = NO_COST
    duration_minutes: int = 0
    evaluation: Evaluation | None = None
    evaluation_note: str = ""
    successful: bool = True
    delivery: Delivery = Delivery.NONE
    campaign: str = ""
    response: bool = False
    document: Document | None = None
    follow_up_on: date | None = None
    attachments: tuple[NewAttachment, ...] = ()
    run_id: int | None = None
    mail_id: int | None = None
    mail_key: str | None = None
    request_key: str | None = None


@dataclass(frozen=True, slots=True)
class Interaction:
    number: int
    occurred_at: datetime
    logged_at: datetime
    logged_by: str
    source: Source
    salesperson: str
    template: str
    template_version: str
    group: str
    channel: Channel
    direction: Direction
    initiated_by: Initiator
    subject: str
    text: str
    full_text: str
    language: str
    cost: Decimal
    duration_minutes: int
    evaluation: Evaluation | None
    evaluation_note: str
    successful: bool
    delivery: Delivery
    delivery_reason: str
    campaign: str
    response: bool
    document: Document | None
    follow_up_on: date | None
    state: State
    cancelled_at: datetime | None
    cancelled_by: str
    cancel_reason: str
    cancel_deed: int | None
    erased_at: datetime | None
    run_id: int | None
    mail_id: int | None
    version: int
    participants: tuple[Participant, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    @property
    def main(self) -> Participant | None:
        return next((p for p in self.participants if p.part is Part.MAIN), None)


@dataclass(frozen=True, slots=True)
class Draft:
    """An interaction somebody began and put off. It may be half filled, and counts nowhere."""

    id: int
    by: str
    at: datetime
    fields: Mapping[str, str]


# ── templates ───────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Group:
    code: str
    description: str


@dataclass(frozen=True, slots=True)
class Campaign:
    code: str
    description: str
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class TemplateText:
    """What a template says in one language: Jinja2 sources and attachment paths."""

    description: str
    body: str = ""
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    code: str
    group: str
    channel: Channel
    direction: Direction
    initiated_by: Initiator
    cost: Decimal
    duration_minutes: int
    default_language: str
    texts: Mapping[str, TemplateText]
    campaign: str = ""
    response: bool = False
    fields: tuple[str, ...] = ()
    roles: frozenset[Role] = frozenset()
    retired: bool = False
    version: str = ""


# ── filters, pages, figures ─────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class InteractionFilter:
    """Which interactions: every field that is set must hold. Days are UTC instants by now."""

    numbers: tuple[int, ...] = ()
    states: tuple[State, ...] = ()
    contact_id: int | None = None
    company_id: int | None = None
    template: str = ""
    group: str = ""
    channel: str = ""
    direction: str = ""
    salesperson: str = ""
    logged_by: str = ""
    campaign: str = ""
    source: str = ""
    run_id: int | None = None
    document_type: str = ""
    document_number: str = ""
    occurred_from: datetime | None = None
    occurred_before: datetime | None = None
    cancelled_before: datetime | None = None
    follow_up_by: date | None = None
    successful: bool | None = None

    def is_empty(self) -> bool:
        return self == InteractionFilter(states=self.states)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """`after` is what to ask for the next page with; None on the last one."""

    items: tuple[T, ...]
    after: str | None


class Cut(StrEnum):
    """By what figures are cut."""

    TEMPLATE = "template"
    GROUP = "group"
    CHANNEL = "channel"
    CONTACT = "contact"
    COMPANY = "company"
    SALESPERSON = "salesperson"
    CAMPAIGN = "campaign"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted of one slice of the record. Cancelled and draft count nowhere."""

    number: int = 0
    cost: Decimal = NO_COST
    duration_minutes: int = 0
    inbound: int = 0
    outbound: int = 0
    successful: int = 0
    responses: int = 0
    evaluations: Mapping[Evaluation, int] = field(default_factory=dict)

    @property
    def average_cost(self) -> Decimal:
        return self.cost / self.number if self.number else NO_COST

    @property
    def average_duration(self) -> float:
        return self.duration_minutes / self.number if self.number else 0.0


@dataclass(frozen=True, slots=True)
class Slice:
    """One row of a cut: the code or id it is about, its name for people, its figures."""

    key: str
    label: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class LastTouch:
    """When a contact was last spoken to, and when somebody last tried."""

    spoken_at: datetime | None = None
    attempted_at: datetime | None = None


# ── segments and runs ───────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """A saved filter over contacts and their interactions: every field that is set must hold."""

    kind: str = ""
    tags: tuple[str, ...] = ()
    owner: str = ""
    language: str = ""
    country: str = ""
    company_id: int | None = None
    spoken_template: str = ""
    spoken_from: datetime | None = None
    untouched_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A named set of contacts: a list (`filter` is None) or a saved filter."""

    id: int
    code: str
    name: str
    template: str
    campaign: str
    filter: ContactFilter | None
    created_at: datetime
    created_by: str


@dataclass(frozen=True, slots=True)
class Skip:
    """A member a run leaves out, and why."""

    contact_id: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Run:
    id: int
    segment: str
    name: str
    at: datetime
    by: str
    template: str
    logged: int
    skipped: int
    undone: bool
    finished_at: datetime | None


# ── purge and erase ─────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class PurgePreview:
    """What a purge would delete. `token` binds the confirmation to exactly these rows."""

    token: str
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
    """What is kept of a purge: who, when, which filter, how many. No personal data."""

    id: int
    by: str
    at: datetime
    filter: InteractionFilter
    previewed: int
    purged: int
    comments: int
    attachments: int
    finished_at: datetime | None


# ── outcomes ────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Recorded:
    number: int
    deed: int


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The same mail, request or document was recorded before. Nothing new was logged."""

    number: int | None
    why: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """The privacy guard kept it out: these contacts get nothing new."""

    contacts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PurgedBefore:
    """It was recorded once and purged since; it stays gone."""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """`already` were cancelled before, `refused` the actor may not touch, with the reason."""

    deed: int | None
    cancelled: tuple[int, ...]
    already: tuple[int, ...]
    refused: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Restored:
    deed: int | None
    restored: tuple[int, ...]
    already: tuple[int, ...]
    refused: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class TooLate:
    """Somebody changed the entry since; what they did stands."""

    number: int
    by: str


@dataclass(frozen=True, slots=True)
class StalePreview:
    """The rows are not the previewed ones any more, or the preview has run out."""

    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """Contacts for what was typed, best first; `certain` when the first alone is meant."""

    contacts: tuple[Contact, ...]
    certain: bool


RecordOutcome = Recorded | Duplicate | Blocked | PurgedBefore
