"""PURE. What is to be logged, as values: parsed once, wherever they come from.

A typed line, a shared message, an entry to be corrected, a draft to go on with and the form itself
all become `LogValues`. Text is kept only if it could not be read: it is shown again at its field. A
draft has the names of the command line, so that `rapport draft log` can go on with it as well.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as a_field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

from bot.grammar import ParsedLine
from bot.ids.form_metadata import field_id
from bot.ids.log import LogId
from bot.inputs import FieldValue, SharedFile, ViewState
from journal import when
from journal.errors import UserError
from journal.model import EVALUATION_BY_MARK, MARK_BY_EVALUATION, Direction, Evaluation, Interaction
from journal.money import parse_money
from journal.when import refusals

_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class UnreadText:
    """It holds the text of a field that could not be read, and why."""

    typed: str
    why: UserError


@dataclass(frozen=True, slots=True)
class LogValues:
    """The values of an entry to be; None and empty mean the template's value, or now.

    `who` is what was typed, `contacts` the ids found for it, `segment` a code in place of both.
    `colleague` is their Slack id, `salesperson` an address. `files` came with the shared
    message, `added` were put into the form, which keeps them by itself while it is open.
    `unread` is text that could not be read, by the form's field; the value of that field is
    None.
    """

    who: str = ""
    contacts: tuple[int, ...] = ()
    segment: str = ""
    template: str = ""
    occurred_at: datetime | None = None
    text: str = ""
    duration_minutes: int | None = None
    cost: Decimal | None = None
    currency: str = ""
    direction: Direction | None = None
    evaluation: Evaluation | None = None
    evaluation_note: str = ""
    failed: bool = False
    colleague: str = ""
    salesperson: str = ""
    opportunity: str = ""
    follow_up_on: date | None = None
    follow_up_time: time | None = None
    files: tuple[SharedFile, ...] = ()
    added: tuple[SharedFile, ...] = ()
    unread: Mapping[str, UnreadText] = a_field(default_factory=dict)

    @property
    def file_ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each.id for each in (*self.files, *self.added)))

    @property
    def boxed_files(self) -> tuple[SharedFile, ...]:
        """The files that have a box to untick, and those beyond the last box, which go along."""
        in_field = {each.id for each in self.added}
        return tuple(each for each in self.files if each.id not in in_field)

    def for_new_form(self) -> "LogValues":
        """The values for a new form: files added to the old one join those that came with it."""
        return replace(self, files=tuple(dict.fromkeys(self.files + self.added)), added=())

    @property
    def is_empty(self) -> bool:
        """Says whether nothing was typed that would be lost."""
        return not (self.who or self.text or self.contacts or self.files)


# ── as text ─────────────────────────────────────────────────────────────────────────────────────


def duration_text(values: LogValues) -> str:
    """`25 min`; unreadable text as it was typed."""
    minutes = "" if values.duration_minutes is None else f"{values.duration_minutes} min"
    return _typed_text(values, LogId.DURATION) or minutes


def cost_text(values: LogValues) -> str:
    cost = "" if values.cost is None else f"{values.cost:f}"
    return _typed_text(values, LogId.COST) or cost


def follow_up_text(values: LogValues) -> str:
    """`2026-12-04 14:00`, as a draft keeps it for the command line, too."""
    day = values.follow_up_on
    due = str(when.DayAhead(day, values.follow_up_time)) if day else ""
    return _typed_text(values, LogId.FOLLOW_UP) or due


def evaluation_mark(values: LogValues) -> str:
    return MARK_BY_EVALUATION[values.evaluation] if values.evaluation else ""


def _typed_text(values: LogValues, field: LogId) -> str:
    return values.unread[field].typed if field in values.unread else ""


# ── text that is read ───────────────────────────────────────────────────────────────────────────


def _parse_iso_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refusals.no_moment(text, ahead=True) from None


# Fields that a person types into: the value they become, and what reads it.
_TYPED_FIELDS: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    LogId.DURATION: ("duration_minutes", when.parse_minutes),
    LogId.COST: ("cost", parse_money),
    LogId.FOLLOW_UP: ("follow_up_on", _parse_iso_day),
}


def _with_typed(values: LogValues, field: str, typed: str) -> LogValues:
    name, parse = _TYPED_FIELDS[field]
    unread = {other: each for other, each in values.unread.items() if other != field}
    value = None
    try:
        value = parse(typed.strip()) if typed.strip() else None
    except UserError as error:
        unread[field] = UnreadText(typed, error)
    change: dict[str, Any] = {name: value, "unread": unread}
    return replace(values, **change)


def _word_or_none(words: type[_Word], text: str) -> _Word | None:
    return words(text) if text in list(words) else None


# ── drafts ──────────────────────────────────────────────────────────────────────────────────────


def to_draft_fields(values: LogValues) -> dict[str, str]:
    """The values that are not empty, by the names of the command line."""
    named = {
        "who": values.who or (segment_option_value(values.segment) if values.segment else ""),
        "contacts": ",".join(map(str, values.contacts)),
        "segment": values.segment,
        "template": values.template,
        "on": values.occurred_at.isoformat() if values.occurred_at else "",
        "text": values.text,
        "duration": duration_text(values),
        "cost": cost_text(values),
        "direction": values.direction or "",
        "mark": evaluation_mark(values),
        "evaluation_note": values.evaluation_note,
        "failed": str(values.failed) if values.failed else "",
        "colleague": values.colleague,
        "salesperson": values.salesperson,
        "opportunity": values.opportunity,
        "follow_up": follow_up_text(values),
        "files": _file_lines(values.files),
        "added": _file_lines(values.added),
    }
    return {name: str(value) for name, value in named.items() if value}


def from_draft_fields(stored: Mapping[str, str]) -> LogValues:
    """The values of a draft; the command line keeps durations and amounts as they were typed."""
    ids = (each for each in stored.get("contacts", "").split(",") if each.isdecimal())
    values = LogValues(
        who=stored.get("who", ""),
        contacts=tuple(int(each) for each in ids),
        segment=stored.get("segment", ""),
        template=stored.get("template", ""),
        occurred_at=_moment_or_none(stored.get("on", "")),
        text=stored.get("text", ""),
        direction=_word_or_none(Direction, stored.get("direction", "")),
        evaluation=EVALUATION_BY_MARK.get(stored.get("mark", "")),
        evaluation_note=stored.get("evaluation_note", ""),
        failed=stored.get("failed", "") == "True",
        colleague=stored.get("colleague", ""),
        salesperson=stored.get("salesperson", ""),
        opportunity=stored.get("opportunity", ""),
        files=_files_of_lines(stored.get("files", "")),
        added=_files_of_lines(stored.get("added", "")),
    )
    values = _with_typed(values, LogId.DURATION, stored.get("duration", ""))
    values = _with_typed(values, LogId.COST, stored.get("cost", ""))
    day, _, at = stored.get("follow_up", "").partition(" ")
    values = replace(values, follow_up_time=_time_or_none(at))
    return _with_typed(values, LogId.FOLLOW_UP, day)


def _file_lines(files: tuple[SharedFile, ...]) -> str:
    return "\n".join(f"{file.id} {file.name}" for file in files)


def _files_of_lines(stored: str) -> tuple[SharedFile, ...]:
    pairs = (line.partition(" ") for line in stored.splitlines())
    return tuple(SharedFile(id_, name) for id_, _, name in pairs if id_)


def _time_or_none(text: str) -> time | None:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None


def _moment_or_none(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


# ── what was typed ──────────────────────────────────────────────────────────────────────────────


def from_parsed_line(parsed: ParsedLine) -> LogValues:
    return LogValues(
        who=parsed.who,
        text=parsed.text,
        template=parsed.template,
        occurred_at=parsed.occurred_at,
        duration_minutes=parsed.duration_minutes,
        cost=parsed.cost,
        direction=parsed.direction,
        evaluation=parsed.evaluation,
        failed=parsed.failed,
        colleague=parsed.with_slack_id,
        salesperson=parsed.with_name,
        opportunity=parsed.opportunity,
        follow_up_on=parsed.follow_up_on,
        follow_up_time=parsed.follow_up_time,
    )


def without_lone_time(values: LogValues, before: LogValues) -> LogValues:
    """The values of an edit: a day that is taken away takes along the time that it had."""
    is_lone = values.follow_up_on is None and values.follow_up_time == before.follow_up_time
    return replace(values, follow_up_time=None) if is_lone else values


def from_entry(entry: Interaction, *, colleague: str) -> LogValues:
    """The values of an entry; `colleague` is the salesperson's Slack id, if known."""
    main = entry.main_participant
    known = [p.contact_id for p in entry.participants if p.contact_id is not None]
    if main and main.contact_id is not None:
        known = [main.contact_id, *(each for each in known if each != main.contact_id)]
    return LogValues(
        contacts=tuple(dict.fromkeys(known)),
        template=entry.template,
        occurred_at=entry.occurred_at,
        text=entry.text,
        duration_minutes=entry.duration_minutes or None,
        # Without the trailing zeros that the database keeps.
        cost=entry.cost.normalize() if entry.cost else None,
        currency=entry.currency if entry.cost else "",
        direction=entry.direction,
        evaluation=entry.evaluation,
        evaluation_note=entry.evaluation_note,
        failed=not entry.successful,
        colleague=colleague,
        salesperson=entry.salesperson,
        opportunity=entry.opportunity,
        follow_up_on=entry.follow_up_on,
        follow_up_time=entry.follow_up_time,
    )


# ── the form ────────────────────────────────────────────────────────────────────────────────────

_SEGMENT_PREFIX = "seg:"
# The most boxes of a field in Slack.
MOST_BOXES = 10


def from_view(view: ViewState, before: LogValues | None = None) -> LogValues:
    """The form's present values; fields that it does not show are as `before`."""
    entered = before or LogValues()
    for block, field in view.fields.items():
        entered = _with_field(entered, field_id(block), field)
    return entered


def _with_field(values: LogValues, block: str, field: FieldValue) -> LogValues:  # noqa: PLR0911 (one answer for each field)
    match block:
        case LogId.CONTACTS:
            ids = tuple(int(each) for each in field.chosen if each.isdecimal())
            segments = [each for each in field.chosen if each.startswith(_SEGMENT_PREFIX)]
            segment = segments[0].removeprefix(_SEGMENT_PREFIX) if segments else ""
            return replace(values, contacts=ids, segment=segment)
        case LogId.ATTEMPT:
            return replace(values, failed=bool(field.chosen))
        case LogId.FILES:
            return replace(values, added=field.files)
        case LogId.OWN_FILES:
            boxed = values.boxed_files
            unticked = {each.id for each in boxed[:MOST_BOXES]} - set(field.chosen)
            kept = tuple(each for each in boxed if each.id not in unticked)
            return replace(values, files=kept)
        case LogId.COLLEAGUE:
            salesperson = values.salesperson if field.value == values.colleague else ""
            return replace(values, colleague=field.value, salesperson=salesperson)
        case _ if block in _TYPED_FIELDS:
            return _with_typed(values, block, field.value)
        case _ if block in _CHOSEN_FIELDS:
            name, value_of = _CHOSEN_FIELDS[block]
            change: dict[str, Any] = {name: value_of(field.value)}
            return replace(values, **change)
        case _:
            return values


def _moment_of_stamp(stamp: str) -> datetime | None:
    """The moment of Slack's picker, in Unix seconds."""
    return datetime.fromtimestamp(int(stamp), UTC) if stamp.isdecimal() else None


# Fields of which any text has a value: the value they become, and what it is.
_CHOSEN_FIELDS: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    LogId.TEMPLATE: ("template", str),
    LogId.NOTE: ("text", str),
    LogId.EVALUATION_NOTE: ("evaluation_note", str),
    LogId.OPPORTUNITY: ("opportunity", str),
    LogId.WHEN: ("occurred_at", _moment_of_stamp),
    LogId.FOLLOW_UP_TIME: ("follow_up_time", _time_or_none),
    LogId.DIRECTION: ("direction", partial(_word_or_none, Direction)),
    LogId.EVALUATION: ("evaluation", EVALUATION_BY_MARK.get),
}


def segment_option_value(code: str) -> str:
    """The segment as an option among contacts."""
    return f"{_SEGMENT_PREFIX}{code}"


def count_chosen_segments(view: ViewState) -> int:
    chosen = fields_by_id(view).get(LogId.CONTACTS, ("", FieldValue()))[1].chosen
    return sum(each.startswith(_SEGMENT_PREFIX) for each in chosen)


def fields_by_id(view: ViewState) -> dict[str, tuple[str, FieldValue]]:
    """The shown fields, with the ids of their blocks."""
    return {field_id(block): (block, field) for block, field in view.fields.items()}


def errors_by_block(view: ViewState, errors: Mapping[str, str]) -> dict[str, str]:
    """Errors by block: one without a shown block stands at the first, as Slack shows no others."""
    there = fields_by_id(view)
    by_block: dict[str, str] = {}
    for field, why in errors.items():
        block, _ = there.get(field) or next(iter(there.values()), ("", None))
        by_block[block] = f"{by_block[block]} {why}" if block in by_block else why
    return by_block
