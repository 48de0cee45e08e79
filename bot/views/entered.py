"""PURE. What stands in the form to log with: as text, as it was typed or chosen.

One shape for all that fill it: a line that was typed, a message that was taken up, an entry to be
corrected, a draft to go on with, and the form itself. As a draft it has the names that the desk
uses, so that `rapport draft log` can go on with it as well.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any

from bot.asked import Field, OpenView, SharedFile
from bot.grammar import Said
from bot.ids.forms import field_of
from bot.ids.log import Log
from journal.model import Evaluation, Interaction

MARKS = {
    Evaluation.VERY_POSITIVE: "++",
    Evaluation.POSITIVE: "+",
    Evaluation.NEUTRAL: "0",
    Evaluation.NEGATIVE: "-",
    Evaluation.VERY_NEGATIVE: "--",
}
EVALUATIONS = {mark: evaluation for evaluation, mark in MARKS.items()}


@dataclass(frozen=True, slots=True)
class Entered:
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

    def in_a_new_form(self) -> "Entered":
        """What was put into a form that is closed by now is as good as what came with it."""
        return replace(self, files=tuple(dict.fromkeys(self.files + self.added)), added=())

    @property
    def moment(self) -> datetime | None:
        return datetime.fromisoformat(self.occurred_at) if self.occurred_at else None

    @property
    def is_empty(self) -> bool:
        """Nothing was typed that would be lost."""
        return not (self.who or self.text or self.contacts or self.files)


# ── drafts ──────────────────────────────────────────────────────────────────────────────────────

_KEPT = {
    "occurred_at": "on",
    "evaluation": "mark",
    "follow_up_on": "follow_up",
}


def as_fields(entered: Entered) -> dict[str, str]:
    """What is not empty, by the names of the desk."""
    named: dict[str, str] = {}
    for each in fields(entered):
        value = getattr(entered, each.name)
        if each.name == "contacts":
            value = ",".join(map(str, value))
        if each.name in {"files", "added"}:
            value = "\n".join(f"{file.id} {file.name}" for file in value)
        if value:
            named[_KEPT.get(each.name, each.name)] = str(value)
    if entered.segment and not entered.who:
        named["who"] = f"seg:{entered.segment}"
    return named


def from_fields(kept: Mapping[str, str]) -> Entered:
    """A draft, whoever began it: at the desk days and amounts are kept as they were typed there."""
    names = {_KEPT.get(each.name, each.name): each.name for each in fields(Entered)}
    given = {names[key]: value for key, value in kept.items() if key in names}
    contacts = tuple(int(id_) for id_ in given.pop("contacts", "").split(",") if id_.isdecimal())
    failed = given.pop("failed", "") == "True"
    files, added = (_files(given.pop(name, "")) for name in ("files", "added"))
    occurred_at = given.pop("occurred_at", "")
    moment = occurred_at if _is_moment(occurred_at) else ""
    return Entered(
        **given,
        contacts=contacts,
        failed=failed,
        occurred_at=moment,
        files=files,
        added=added,
    )


def _files(kept: str) -> tuple[SharedFile, ...]:
    pairs = (line.partition(" ") for line in kept.splitlines())
    return tuple(SharedFile(id_, name) for id_, _, name in pairs if id_)


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


# ── what was typed ──────────────────────────────────────────────────────────────────────────────


def from_said(said: Said) -> Entered:
    return Entered(
        who=said.who,
        text=said.text,
        template=said.template,
        occurred_at=said.occurred_at.isoformat() if said.occurred_at else "",
        duration=_minutes(said.duration_minutes),
        cost="" if said.cost is None else str(said.cost),
        direction=said.direction.value if said.direction else "",
        evaluation=MARKS[said.evaluation] if said.evaluation else "",
        failed=said.failed,
        colleague=said.with_slack_id,
        salesperson=said.with_name,
        follow_up_on=said.follow_up_on.isoformat() if said.follow_up_on else "",
    )


def from_entry(entry: Interaction, *, colleague: str) -> Entered:
    """`colleague` is the Slack id of the salesperson, where it is known."""
    main = entry.main
    known = [p.contact_id for p in entry.participants if p.contact_id is not None]
    if main and main.contact_id is not None:
        known = [main.contact_id, *(each for each in known if each != main.contact_id)]
    return Entered(
        contacts=tuple(dict.fromkeys(known)),
        template=entry.template,
        occurred_at=entry.occurred_at.isoformat(),
        text=entry.text,
        duration=_minutes(entry.duration_minutes or None),
        cost=amount(entry),
        direction=entry.direction.value,
        evaluation=MARKS[entry.evaluation] if entry.evaluation else "",
        evaluation_note=entry.evaluation_note,
        failed=not entry.successful,
        colleague=colleague,
        salesperson=entry.salesperson,
        follow_up_on=entry.follow_up_on.isoformat() if entry.follow_up_on else "",
    )


def amount(entry: Interaction) -> str:
    """`12.50` without the zeros that the database keeps."""
    bare = f"{entry.cost.normalize():f}"
    return "" if bare == "0" else bare


def _minutes(minutes: int | None) -> str:
    return f"{minutes} min" if minutes is not None else ""


# ── the form ────────────────────────────────────────────────────────────────────────────────────

_SEGMENT = "seg:"


def from_view(view: OpenView, before: Entered | None = None) -> Entered:
    """What stands in the form now; fields that it does not show are as `before`."""
    entered = before or Entered()
    for block, field in view.fields.items():
        entered = _with_field(entered, field_of(block), field)
    return entered


def _with_field(entered: Entered, block: str, field: Field) -> Entered:  # noqa: PLR0911 (one answer for each field)
    match block:
        case Log.CONTACTS:
            ids = tuple(int(each) for each in field.chosen if each.isdecimal())
            segments = [each for each in field.chosen if each.startswith(_SEGMENT)]
            segment = segments[0].removeprefix(_SEGMENT) if segments else ""
            return replace(entered, contacts=ids, segment=segment)
        case Log.WHEN:
            return replace(entered, occurred_at=_at(field.value))
        case Log.ATTEMPT:
            return replace(entered, failed=bool(field.chosen))
        case Log.FILES:
            return replace(entered, added=field.files)
        case Log.OWN_FILES:
            chosen = tuple(each for each in entered.files if each.id in field.chosen)
            return replace(entered, files=chosen)
        case Log.COLLEAGUE:
            kept = entered.salesperson if field.value == entered.colleague else ""
            return replace(entered, colleague=field.value, salesperson=kept)
        case _ if block in _PLAIN:
            change: dict[str, Any] = {_PLAIN[block]: field.value}
            return replace(entered, **change)
        case _:
            return entered


_PLAIN: Mapping[str, str] = {
    Log.TEMPLATE: "template",
    Log.NOTE: "text",
    Log.DURATION: "duration",
    Log.COST: "cost",
    Log.DIRECTION: "direction",
    Log.EVALUATION: "evaluation",
    Log.EVALUATION_NOTE: "evaluation_note",
    Log.FOLLOW_UP: "follow_up_on",
}


def _at(stamp: str) -> str:
    """Unix seconds, as Slack's picker gives them."""
    return datetime.fromtimestamp(int(stamp), UTC).isoformat() if stamp.isdecimal() else ""


def segment_value(code: str) -> str:
    """As a choice among contacts."""
    return f"{_SEGMENT}{code}"


def chosen_segments(view: OpenView) -> int:
    chosen = blocks(view).get(Log.CONTACTS, ("", Field()))[1].chosen
    return sum(each.startswith(_SEGMENT) for each in chosen)


def blocks(view: OpenView) -> dict[str, tuple[str, Field]]:
    """Each field that is shown, with the id of its block."""
    return {field_of(block): (block, field) for block, field in view.fields.items()}


def at_their_blocks(view: OpenView, wrong: Mapping[str, str]) -> dict[str, str]:
    """Slack shows a sentence only at a block that is there: what has none stands at the first."""
    there = blocks(view)
    shown: dict[str, str] = {}
    for field, why in wrong.items():
        block, _ = there.get(field) or next(iter(there.values()), ("", None))
        shown[block] = f"{shown[block]} {why}" if block in shown else why
    return shown
