"""Holds what a person asks for, read out of what they typed. A closed union: a listener matches on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as a_field
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from bot.language.translator import Translator
from journal.model import Direction, Evaluation


class Verb(StrEnum):
    MENU = "menu"
    HISTORY = "history"
    SHOW = "show"
    EDIT = "edit"
    CANCEL = "cancel"
    RESTORE = "restore"
    UNDO = "undo"
    PURGE = "purge"
    TRIAGE = "triage"
    WHY = "why"
    FIND = "find"
    NEW = "new"
    CONTACT = "contact"
    SEGMENT = "segment"
    STATS = "stats"
    PREFS = "prefs"
    HELP = "help"
    LOG = "log"
    COMMENT = "comment"
    DRAFTS = "drafts"
    DUE = "due"
    RHYTHM = "rhythm"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class ParseProblem:
    """A word that could not be read: the field it was for, what was typed, why it does not do."""

    field: str
    typed: str
    reason: str
    values: Mapping[str, object] = a_field(default_factory=dict)

    def sentence(self, t: Translator) -> str:
        return t.format_marked(self.reason, self.values)


@dataclass(frozen=True, slots=True)
class ParsedLine:
    """One line about somebody. Every word that was typed is in `who`, in `text`, or is a flag's
    value. What its other words say is read by `journal.line`, with the contacts.
    """

    # As typed, before the colon, flags taken out; empty when there was no colon.
    who: str = ""
    text: str = ""
    # Both with the colon between them, as typed, flags taken out.
    line: str = ""
    # The word of -t, or what plain words say ("call", "visit"): see kinds.
    template: str = ""
    occurred_at: datetime | None = None
    duration_minutes: int | None = None
    direction: Direction | None = None
    cost: Decimal | None = None
    # The currency that was named with it, if one was.
    currency: str = ""
    evaluation: Evaluation | None = None
    failed: bool = False
    with_slack_id: str = ""
    with_name: str = ""
    opportunity: str = ""
    follow_up_on: date | None = None
    follow_up_time: time | None = None
    # The fields that flags gave.
    given: frozenset[str] = frozenset()
    # Flags that could not be read; what was typed stays in `text`.
    problems: tuple[ParseProblem, ...] = ()
    # Words like flags that are none; they stay in `text` as well.
    unknown_flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MenuRequest:
    pass


@dataclass(frozen=True, slots=True)
class LogFormRequest:
    """The empty form."""


@dataclass(frozen=True, slots=True)
class LogLineRequest:
    parsed: ParsedLine


@dataclass(frozen=True, slots=True)
class HistoryRequest:
    who: str = ""
    mine: bool = False
    colleague_slack_id: str = ""
    colleague_name: str = ""
    template: str = ""
    since: datetime | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class ShowRequest:
    """`number` is None where the last one was asked for."""

    number: int | None


@dataclass(frozen=True, slots=True)
class EditRequest:
    """`number` is None where the last one was asked for."""

    number: int | None


@dataclass(frozen=True, slots=True)
class CancelRequest:
    numbers: tuple[int, ...] = ()
    last: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RestoreRequest:
    numbers: tuple[int, ...] = ()
    last: bool = False


@dataclass(frozen=True, slots=True)
class UndoRequest:
    pass


@dataclass(frozen=True, slots=True)
class PurgeRequest:
    """Cancelled before `older_than`; happened before `before`."""

    older_than: datetime | None = None
    before: datetime | None = None
    who: str = ""
    template: str = ""


@dataclass(frozen=True, slots=True)
class TriageRequest:
    subcommand: Literal["list", "next", "mine"] = "list"


@dataclass(frozen=True, slots=True)
class WhyRequest:
    text: str


@dataclass(frozen=True, slots=True)
class FindRequest:
    text: str


@dataclass(frozen=True, slots=True)
class NewContactRequest:
    name: str = ""
    email: str = ""
    company: str = ""


@dataclass(frozen=True, slots=True)
class ContactRequest:
    who: str


@dataclass(frozen=True, slots=True)
class SegmentRequest:
    """A segment is shown; without a name all are listed."""

    name: str = ""


class StatsPeriod(StrEnum):
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class StatsRequest:
    """Says whose figures, and from when up to but not including when. Without a period both are None."""

    whose: Literal["me", "team", "who"] = "me"
    who: str = ""
    colleague_slack_id: str = ""
    colleague_name: str = ""
    # How the period was said; empty for from..to.
    period: StatsPeriod | None = None
    start: datetime | None = None
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class PrefsRequest:
    pass


@dataclass(frozen=True, slots=True)
class HelpRequest:
    """`typed` is what was asked about; `verb` is None where it names none."""

    verb: Verb | None = None
    typed: str = ""


@dataclass(frozen=True, slots=True)
class CommentRequest:
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class DraftsRequest:
    pass


@dataclass(frozen=True, slots=True)
class DueRequest:
    """Asks what is to be followed up."""


@dataclass(frozen=True, slots=True)
class RhythmRequest:
    """Sets how often somebody is to be spoken to; without a name, asks who waits. `days` is None for never."""

    who: str = ""
    days: int | None = None


@dataclass(frozen=True, slots=True)
class WriteRequest:
    """A letter or a mail from a template; the form asks for what is left out."""

    who: str = ""
    template: str = ""


@dataclass(frozen=True, slots=True)
class UnknownRequest:
    """No verb; `typed` is the whole line, `nearest` what may have been meant."""

    typed: str
    suggestions: tuple[Verb, ...] = ()


@dataclass(frozen=True, slots=True)
class UnreadableRequest:
    """A known verb with words it can't use; `typed` is all that followed it."""

    verb: Verb
    problems: tuple[ParseProblem, ...]
    typed: str = ""


Request = (
    MenuRequest
    | LogFormRequest
    | LogLineRequest
    | HistoryRequest
    | ShowRequest
    | EditRequest
    | CancelRequest
    | RestoreRequest
    | UndoRequest
    | PurgeRequest
    | TriageRequest
    | WhyRequest
    | FindRequest
    | NewContactRequest
    | ContactRequest
    | SegmentRequest
    | StatsRequest
    | PrefsRequest
    | HelpRequest
    | CommentRequest
    | DraftsRequest
    | DueRequest
    | RhythmRequest
    | WriteRequest
    | UnknownRequest
    | UnreadableRequest
)
