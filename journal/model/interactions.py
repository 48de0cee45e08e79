"""Interactions: as they are about to be logged, and as they were."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from journal.model.enums import (
    Channel,
    DeliveryState,
    Direction,
    Evaluation,
    Initiator,
    InteractionState,
    ParticipantPart,
    Source,
)

NO_COST = Decimal(0)


@dataclass(frozen=True, slots=True)
class NewParticipant:
    """A known contact, or an address nobody knows yet (`contact_id` is None, `address` is set)."""

    contact_id: int | None
    part: ParticipantPart = ParticipantPart.TO
    address: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """`name` and `company_name` are snapshots: history stays readable when the contact goes."""

    contact_id: int | None
    part: ParticipantPart
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


_DAY_LENGTH = len("2026-12-31")


@dataclass(frozen=True, slots=True)
class Document:
    """The business document an interaction was recorded from."""

    type: str
    number: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting that an invitation is about, as the last mail of it said.

    `starts` is a moment, or a day, as ISO 8601 has it. `uid` says which meeting a later mail is
    about, `sequence` which of two is the later one (RFC 5545 3.8.4.7, 3.8.7.4).
    """

    uid: str = ""
    starts: str = ""
    minutes: int = 0
    sequence: int = 0
    cancelled: bool = False

    @property
    def day(self) -> date | None:
        """The day of a meeting that has no time."""
        return date.fromisoformat(self.starts) if len(self.starts) == _DAY_LENGTH else None

    @property
    def moment(self) -> datetime | None:
        return datetime.fromisoformat(self.starts) if len(self.starts) > _DAY_LENGTH else None


@dataclass(frozen=True, slots=True)
class Comment:
    at: datetime
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one entry, changed after it was logged."""

    at: datetime
    by: str
    field: str
    old: str
    new: str


def participants_from_history(stored: str) -> tuple[tuple[int, ParticipantPart], ...]:
    """`[[1, "main"], [7, "cc"]]` → the contacts and their parts."""
    return tuple((contact_id, ParticipantPart(part)) for contact_id, part in json.loads(stored))


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
    currency: str = ""
    duration_minutes: int = 0
    evaluation: Evaluation | None = None
    evaluation_note: str = ""
    successful: bool = True
    delivery: DeliveryState = DeliveryState.NONE
    campaign: str = ""
    opportunity: str = ""
    response: bool = False
    document: Document | None = None
    meeting: Meeting | None = None
    follow_up_on: date | None = None
    # On the clock of whoever is to come back to it; None is any time of the day.
    follow_up_time: time | None = None
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
    currency: str
    duration_minutes: int
    evaluation: Evaluation | None
    evaluation_note: str
    successful: bool
    delivery: DeliveryState
    delivery_reason: str
    campaign: str
    opportunity: str
    response: bool
    document: Document | None
    meeting: Meeting | None
    follow_up_on: date | None
    follow_up_time: time | None
    state: InteractionState
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
    def main_participant(self) -> Participant | None:
        return next((p for p in self.participants if p.part is ParticipantPart.MAIN), None)


@dataclass(frozen=True, slots=True)
class Draft:
    """An interaction somebody began and put off. It may be half filled, and counts nowhere."""

    id: int
    by: str
    at: datetime
    fields: Mapping[str, str]
