"""PURE. What was understood of a line: fields, what is to be asked, and what was left alone."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum

from journal.model import ContactKind, Direction, Evaluation


class LineKind(StrEnum):
    """Names what somebody says it was. Several have one template: the place or the medium decides."""

    CALL = "call"
    MEETING = "meeting"
    ONSITE = "onsite"
    INHOUSE = "inhouse"
    ONLINE = "online"
    WORKSHOP = "workshop"
    MAIL = "mail"
    LETTER = "letter"
    FAX = "fax"
    CHAT = "chat"
    NOTE = "note"
    MINUTES = "minutes"
    QUOTE = "quote"
    ORDER = "order"
    INVOICE = "invoice"
    CREDIT_MEMO = "credit_memo"
    REMINDER = "reminder"
    CONTRACT = "contract"
    SHIPMENT = "shipment"


class LineField(StrEnum):
    """Names what can be asked about."""

    CONTACTS = "contacts"
    TEMPLATE = "template"
    OCCURRED_AT = "occurred_at"
    DURATION = "duration_minutes"
    COST = "cost"
    FOLLOW_UP = "follow_up_on"


@dataclass(frozen=True, slots=True)
class LineContact:
    """A contact whose name may stand in the line."""

    id: int
    name: str
    kind: ContactKind
    company_id: int | None = None
    company: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class LineCost:
    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class NameQuestion:
    """It asks about words that may mean several, or somebody who is not quite spelt so."""

    typed: str
    candidates: tuple[LineContact, ...]


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Noticed and not taken: what was typed, the field it may be for, and the value it would give.

    None where nothing can be read from it.
    """

    field: LineField
    typed: str
    value: datetime | date | int | LineCost | None = None


@dataclass(frozen=True, slots=True)
class UnderstoodLine:
    """`asks` names the fields that are not certain; what stands in them is the best guess.

    `occurred_on` is a day without an hour. `text` is the line as typed, without a name before its colon.
    """

    text: str
    contacts: tuple[LineContact, ...] = ()
    questions: tuple[NameQuestion, ...] = ()
    # Named where a name stands, and known to nobody.
    strangers: tuple[str, ...] = ()
    kind: LineKind = LineKind.NOTE
    direction: Direction | None = None
    occurred_at: datetime | None = None
    occurred_on: date | None = None
    duration_minutes: int | None = None
    follow_up_on: date | None = None
    follow_up_time: time | None = None
    cost: LineCost | None = None
    evaluation: Evaluation | None = None
    is_failed: bool = False
    is_planned: bool = False
    is_no_log: bool = False
    # Two deeds with two people: one line can't be one entry.
    is_two: bool = False
    # The days that may be meant where one is asked about.
    day_options: tuple[date, ...] = ()
    follow_up_options: tuple[date, ...] = ()
    asks: frozenset[LineField] = frozenset()
    left_over: tuple[LeftOver, ...] = ()
