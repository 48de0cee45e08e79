"""A mail as it was read: what it says, who it is from and about, and how sure the reading is."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class AutomatedKind(StrEnum):
    """Says who wrote the mail: a person, or which kind of machine."""

    NONE = "none"
    AUTO_REPLY = "auto-reply"
    BOUNCE = "bounce"
    BULK = "bulk"
    COMPLAINT = "complaint"


class Oddity(StrEnum):
    """Something wrong in a mail, which is read all the same."""

    HEADERS_CUT = "headers-cut"
    ADDRESSES_CUT = "addresses-cut"
    PARTS_CUT = "parts-cut"
    DEPTH_CUT = "depth-cut"
    TEXT_CUT = "text-cut"
    SIZE_CUT = "size-cut"
    BUDGET_CUT = "budget-cut"
    NO_DATE = "no-date"
    NO_FROM = "no-from"
    MANY_FROM = "many-from"
    NO_MESSAGE_ID = "no-message-id"
    ODD_HEADER = "odd-header"
    ODD_CHARSET = "odd-charset"
    ODD_BOUNDARY = "odd-boundary"
    ODD_TNEF = "odd-tnef"
    UNREADABLE = "unreadable"
    OUT_OF_MEMORY = "out-of-memory"


class CutReason(StrEnum):
    """Says why a piece of the text does not count as new."""

    ATTRIBUTION = "attribution"
    HEADER_BLOCK = "header-block"
    SEPARATOR = "separator"
    QUOTE_MARKS = "quote-marks"
    HTML_MARK = "html-mark"
    SIGNATURE = "signature"
    SENT_FROM = "sent-from"
    LIST_FOOTER = "list-footer"


@dataclass(frozen=True, slots=True)
class MailAddress:
    address: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class CutPiece:
    """A piece that was taken out of the text: why, and how sure that is (0 to 1).

    `line` is its first line in the text, from zero.
    """

    reason: CutReason
    text: str
    confidence: float = 1.0
    line: int = 0


@dataclass(frozen=True, slots=True)
class Wall:
    """A line that divides the text: nothing above it belongs to what stands below; and why."""

    line: int
    reason: CutReason


@dataclass(frozen=True, slots=True)
class TrimmedText:
    """Counts how many bytes were taken out of a mail's text, and why; each reason once."""

    size: int
    reasons: tuple[CutReason, ...]


@dataclass(frozen=True, slots=True)
class MailAttachment:
    """`content` is what the sender attached, decoded; it is stored by `digest`, never by name."""

    name: str
    media_type: str
    size: int
    digest: str
    inline: bool = False
    content_id: str = ""
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class BouncedRecipient:
    """A recipient whom a mail did not reach."""

    address: str
    status: str = ""
    reason: str = ""
    delayed: bool = False


@dataclass(frozen=True, slots=True)
class ForwardedMail:
    """The mail that was forwarded: attached whole, or as its header block tells."""

    address: str
    name: str
    subject: str
    date: datetime | None
    text: str
    attached: bool = False


@dataclass(frozen=True, slots=True)
class CalendarItem:
    method: str
    uid: str
    summary: str
    start: datetime | None
    organizer: str
    # Of a meeting that has no time.
    day: date | None = None
    minutes: int = 0
    sequence: int = 0
    # Which one of a series, if it is not about all of it.
    recurrence: str = ""


@dataclass(frozen=True, slots=True)
class Mail:
    """`confidence` (0 to 1) says how sure it is that `new_text` is all that is new, and no more.

    `returned_id` is the Message-ID of the mail that a bounce is about.
    """

    message_id: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    senders: tuple[MailAddress, ...] = ()
    sender: MailAddress | None = None
    reply_to: tuple[MailAddress, ...] = ()
    to: tuple[MailAddress, ...] = ()
    cc: tuple[MailAddress, ...] = ()
    delivered_to: tuple[MailAddress, ...] = ()
    date: datetime | None = None
    raw_date: str = ""
    subject: str = ""
    text: str = ""
    new_text: str = ""
    confidence: float = 1.0
    cuts: tuple[CutPiece, ...] = ()
    walls: tuple[Wall, ...] = ()
    attachments: tuple[MailAttachment, ...] = ()
    kind: AutomatedKind = AutomatedKind.NONE
    kind_reason: str = ""
    bounced: tuple[BouncedRecipient, ...] = ()
    returned_id: str = ""
    original: ForwardedMail | None = None
    calendar: CalendarItem | None = None
    headers: tuple[tuple[str, str], ...] = ()
    sensitivity: str = ""
    authentication: tuple[str, ...] = ()
    charset: str = ""
    charset_step: str = ""
    oddities: frozenset[Oddity] = frozenset()
    size: int = 0
    # The first of each name, found when the first one is asked for: sixty are, of each mail.
    _by_name: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def from_(self) -> MailAddress | None:
        """The first with an address: of several From, one may be broken."""
        named = (each for each in self.senders if "@" in each.address)
        return next(named, self.senders[0] if self.senders else None)

    def header(self, name: str) -> str:
        """The first header of that name, decoded; names are compared without case."""
        return self._first_headers().get(name.lower(), "")

    def has_header(self, name: str) -> bool:
        return name.lower() in self._first_headers()

    def _first_headers(self) -> dict[str, str]:
        if not self._by_name:
            self._by_name.update((key.lower(), value) for key, value in reversed(self.headers))
        return self._by_name
