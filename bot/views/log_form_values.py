"""PURE. What stands in the form to log with: as text, as it was typed or chosen.

One shape for all that fill it: a line that was typed, a message that was taken up, an entry to be
corrected, a draft to go on with, and the form itself. As a draft it has the names that the desk
uses, so that `rapport draft log` can go on with it as well.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any

from bot.grammar import ParsedLine
from bot.ids.form_metadata import field_id
from bot.ids.log import LogId
from bot.inputs import FieldValue, SharedFile, ViewState
from journal.model import Evaluation, Interaction

MARK_BY_EVALUATION = {
    Evaluation.VERY_POSITIVE: "++",
    Evaluation.POSITIVE: "+",
    Evaluation.NEUTRAL: "0",
    Evaluation.NEGATIVE: "-",
    Evaluation.VERY_NEGATIVE: "--",
}
EVALUATION_BY_MARK = {mark: evaluation for evaluation, mark in MARK_BY_EVALUATION.items()}


@dataclass(frozen=True, slots=True)
class LogFormValues:
    """Empty means: as the template has it, or now.

    `who` is what was typed, `contacts` the ids found for it, `segment` a code in place of both.
    `occurred_at` is ISO, `duration` and `cost` as typed, `evaluation` the mark (`++`).
    `colleague` is their Slack id, `salesperson` an address. `files` came with what was taken up,
    `added` were put into the form, which keeps them by itself while it is open.
    """

    who: str = ""
    contacts: tuple[int, ...] = ()
    segment: str = ""
    template: str = ""
    occurred_at: str = ""
    text: str = ""
    duration: str = ""
    cost: str = ""
    direction: str = ""
    evaluation: str = ""
    evaluation_note: str = ""
    failed: bool = False
    colleague: str = ""
    salesperson: str = ""
    follow_up_on: str = ""
    files: tuple[SharedFile, ...] = ()
    added: tuple[SharedFile, ...] = ()

    @property
    def file_ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each.id for each in (*self.files, *self.added)))

    def for_new_form(self) -> "LogFormValues":
        """What was put into a form that is closed by now is as good as what came with it."""
        return replace(self, files=tuple(dict.fromkeys(self.files + self.added)), added=())

    @property
    def occurred_at_moment(self) -> datetime | None:
        return datetime.fromisoformat(self.occurred_at) if self.occurred_at else None

    @property
    def is_empty(self) -> bool:
        """Nothing was typed that would be lost."""
        return not (self.who or self.text or self.contacts or self.files)


# ── drafts ──────────────────────────────────────────────────────────────────────────────────────

_DRAFT_NAMES = {
    "occurred_at": "on",
    "evaluation": "mark",
    "follow_up_on": "follow_up",
}


def to_draft_fields(values: LogFormValues) -> dict[str, str]:
    """What is not empty, by the names of the desk."""
    named: dict[str, str] = {}
    for each in fields(values):
        value = getattr(values, each.name)
        if each.name == "contacts":
            value = ",".join(map(str, value))
        if each.name in {"files", "added"}:
            value = "\n".join(f"{file.id} {file.name}" for file in value)
        if value:
            named[_DRAFT_NAMES.get(each.name, each.name)] = str(value)
    if values.segment and not values.who:
        named["who"] = f"seg:{values.segment}"
    return named


def from_draft_fields(draft_fields: Mapping[str, str]) -> LogFormValues:
    """A draft, whoever began it: at the desk days and amounts are kept as they were typed there."""
    names = {_DRAFT_NAMES.get(each.name, each.name): each.name for each in fields(LogFormValues)}
    given = {names[key]: value for key, value in draft_fields.items() if key in names}
    contacts = tuple(int(id_) for id_ in given.pop("contacts", "").split(",") if id_.isdecimal())
    failed = given.pop("failed", "") == "True"
    files, added = (_files_of_draft(given.pop(name, "")) for name in ("files", "added"))
    occurred_at = given.pop("occurred_at", "")
    moment = occurred_at if _is_moment(occurred_at) else ""
    return LogFormValues(
        **given,
        contacts=contacts,
        failed=failed,
        occurred_at=moment,
        files=files,
        added=added,
    )


def _files_of_draft(kept: str) -> tuple[SharedFile, ...]:
    pairs = (line.partition(" ") for line in kept.splitlines())
    return tuple(SharedFile(id_, name) for id_, _, name in pairs if id_)


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


# ── what was typed ──────────────────────────────────────────────────────────────────────────────


def from_parsed_line(parsed: ParsedLine) -> LogFormValues:
    return LogFormValues(
        who=parsed.who,
        text=parsed.text,
        template=parsed.template,
        occurred_at=parsed.occurred_at.isoformat() if parsed.occurred_at else "",
        duration=_minutes_text(parsed.duration_minutes),
        cost="" if parsed.cost is None else str(parsed.cost),
        direction=parsed.direction.value if parsed.direction else "",
        evaluation=MARK_BY_EVALUATION[parsed.evaluation] if parsed.evaluation else "",
        failed=parsed.failed,
        colleague=parsed.with_slack_id,
        salesperson=parsed.with_name,
        follow_up_on=parsed.follow_up_on.isoformat() if parsed.follow_up_on else "",
    )


def from_entry(entry: Interaction, *, colleague: str) -> LogFormValues:
    """`colleague` is the Slack id of the salesperson, where it is known."""
    main = entry.main_participant
    known = [p.contact_id for p in entry.participants if p.contact_id is not None]
    if main and main.contact_id is not None:
        known = [main.contact_id, *(each for each in known if each != main.contact_id)]
    return LogFormValues(
        contacts=tuple(dict.fromkeys(known)),
        template=entry.template,
        occurred_at=entry.occurred_at.isoformat(),
        text=entry.text,
        duration=_minutes_text(entry.duration_minutes or None),
        cost=cost_text(entry),
        direction=entry.direction.value,
        evaluation=MARK_BY_EVALUATION[entry.evaluation] if entry.evaluation else "",
        evaluation_note=entry.evaluation_note,
        failed=not entry.successful,
        colleague=colleague,
        salesperson=entry.salesperson,
        follow_up_on=entry.follow_up_on.isoformat() if entry.follow_up_on else "",
    )


def cost_text(entry: Interaction) -> str:
    """`12.50` without the zeros that the database keeps."""
    bare = f"{entry.cost.normalize():f}"
    return "" if bare == "0" else bare


def _minutes_text(minutes: int | None) -> str:
    return f"{minutes} min" if minutes is not None else ""


# ── the form ────────────────────────────────────────────────────────────────────────────────────

_SEGMENT_PREFIX = "seg:"


def from_view(view: ViewState, before: LogFormValues | None = None) -> LogFormValues:
    """What stands in the form now; fields that it does not show are as `before`."""
    entered = before or LogFormValues()
    for block, field in view.fields.items():
        entered = _with_field(entered, field_id(block), field)
    return entered


def _with_field(values: LogFormValues, block: str, field: FieldValue) -> LogFormValues:  # noqa: PLR0911 (one answer for each field)
    match block:
        case LogId.CONTACTS:
            ids = tuple(int(each) for each in field.chosen if each.isdecimal())
            segments = [each for each in field.chosen if each.startswith(_SEGMENT_PREFIX)]
            segment = segments[0].removeprefix(_SEGMENT_PREFIX) if segments else ""
            return replace(values, contacts=ids, segment=segment)
        case LogId.WHEN:
            return replace(values, occurred_at=_iso_moment(field.value))
        case LogId.ATTEMPT:
            return replace(values, failed=bool(field.chosen))
        case LogId.FILES:
            return replace(values, added=field.files)
        case LogId.OWN_FILES:
            chosen = tuple(each for each in values.files if each.id in field.chosen)
            return replace(values, files=chosen)
        case LogId.COLLEAGUE:
            kept = values.salesperson if field.value == values.colleague else ""
            return replace(values, colleague=field.value, salesperson=kept)
        case _ if block in _NAME_BY_BLOCK:
            change: dict[str, Any] = {_NAME_BY_BLOCK[block]: field.value}
            return replace(values, **change)
        case _:
            return values


_NAME_BY_BLOCK: Mapping[str, str] = {
    LogId.TEMPLATE: "template",
    LogId.NOTE: "text",
    LogId.DURATION: "duration",
    LogId.COST: "cost",
    LogId.DIRECTION: "direction",
    LogId.EVALUATION: "evaluation",
    LogId.EVALUATION_NOTE: "evaluation_note",
    LogId.FOLLOW_UP: "follow_up_on",
}


def _iso_moment(stamp: str) -> str:
    """Unix seconds, as Slack's picker gives them."""
    return datetime.fromtimestamp(int(stamp), UTC).isoformat() if stamp.isdecimal() else ""


def segment_option_value(code: str) -> str:
    """As a choice among contacts."""
    return f"{_SEGMENT_PREFIX}{code}"


def count_chosen_segments(view: ViewState) -> int:
    chosen = fields_by_id(view).get(LogId.CONTACTS, ("", FieldValue()))[1].chosen
    return sum(each.startswith(_SEGMENT_PREFIX) for each in chosen)


def fields_by_id(view: ViewState) -> dict[str, tuple[str, FieldValue]]:
    """Each field that is shown, with the id of its block."""
    return {field_id(block): (block, field) for block, field in view.fields.items()}


def errors_by_block(view: ViewState, errors: Mapping[str, str]) -> dict[str, str]:
    """Slack shows a sentence only at a block that is there: what has none stands at the first."""
    there = fields_by_id(view)
    shown: dict[str, str] = {}
    for field, why in errors.items():
        block, _ = there.get(field) or next(iter(there.values()), ("", None))
        shown[block] = f"{shown[block]} {why}" if block in shown else why
    return shown
