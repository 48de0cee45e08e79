"""The fields of an interaction, each once: from here they are inserted, corrected, kept in the
history, logged again and emptied.

A field that is added to the model or the table and not here turns a test red, and so does one that
is here and says nothing of an erasure.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any

from journal.model import (
    Channel,
    Direction,
    Document,
    Evaluation,
    Initiator,
    Interaction,
    Meeting,
    NewInteraction,
    Source,
    contact_number,
    participants_from_history,
)


class Edit(StrEnum):
    """Says how an edit may change a field."""

    NEVER = "never"
    BY_HAND = "by hand"
    WITH_TEMPLATE = "with the template"


class Relog(StrEnum):
    """Says what becomes of a field when the mail of a cancelled entry is logged again."""

    STAYS = "stays"
    TAKEN = "taken over"
    # The whole mail, and what follows from the rest.
    UNTOLD = "taken over, and not told in the history"


@dataclass(frozen=True, slots=True)
class EntryField:
    """A field. `blank` is what an erasure leaves of it, as a tuple of one; empty if it has no
    words.

    `parse` reads a value of the history.
    """

    name: str
    parse: Callable[[str], Any] = str
    column: str = ""
    edit: Edit = Edit.NEVER
    relog: Relog = Relog.STAYS
    blank: tuple[Any, ...] = ()

    @property
    def stored_as(self) -> str:
        return self.column or self.name


def _parse_bool(text: str) -> bool:
    return text == "true"


def _optional(read: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda text: read(text) if text else None


_HAND, _TEMPLATE = Edit.BY_HAND, Edit.WITH_TEMPLATE
_TAKEN, _UNTOLD = Relog.TAKEN, Relog.UNTOLD
_MOMENT, _DAY = datetime.fromisoformat, date.fromisoformat

FIELDS: tuple[EntryField, ...] = (
    EntryField("number", int, "id"),
    EntryField("occurred_at", _MOMENT, edit=_HAND),
    EntryField("logged_at", _MOMENT, relog=_UNTOLD),
    EntryField("logged_by", relog=_TAKEN),
    EntryField("source", Source, relog=_UNTOLD),
    EntryField("salesperson", edit=_HAND, relog=_TAKEN),
    EntryField("template", edit=_HAND, relog=_TAKEN),
    EntryField("template_version", edit=_TEMPLATE, relog=_TAKEN),
    EntryField("group", column="group_code", edit=_TEMPLATE, relog=_TAKEN),
    EntryField("channel", Channel, edit=_TEMPLATE, relog=_TAKEN),
    EntryField("direction", Direction, edit=_HAND, relog=_TAKEN),
    EntryField("initiated_by", Initiator, edit=_TEMPLATE, relog=_TAKEN),
    EntryField("subject", edit=_HAND, relog=_TAKEN, blank=("",)),
    EntryField("text", edit=_HAND, relog=_TAKEN, blank=("",)),
    EntryField("full_text", relog=_UNTOLD, blank=("",)),
    EntryField("language", relog=_UNTOLD),
    EntryField("cost", Decimal, edit=_HAND, relog=_TAKEN),
    EntryField("currency", edit=_TEMPLATE, relog=_TAKEN),
    EntryField("duration_minutes", int, edit=_HAND, relog=_TAKEN),
    EntryField("evaluation", _optional(Evaluation), edit=_HAND),
    EntryField("evaluation_note", edit=_HAND, blank=("",)),
    EntryField("successful", _parse_bool, edit=_HAND),
    EntryField("delivery"),
    EntryField("delivery_reason", blank=("",)),
    EntryField("campaign", edit=_HAND, relog=_TAKEN),
    EntryField("opportunity", edit=_HAND, blank=("",)),
    EntryField("response", _parse_bool, edit=_HAND, relog=_TAKEN),
    EntryField("document.type", column="document_type", edit=_HAND),
    EntryField("document.number", column="document_number", edit=_HAND, blank=("",)),
    EntryField("document.version", column="document_version", edit=_HAND, blank=("",)),
    EntryField("meeting.uid", column="meeting_uid", blank=("",)),
    EntryField("meeting.starts", column="meeting_starts"),
    EntryField("meeting.minutes", int, "meeting_minutes"),
    EntryField("meeting.sequence", int, "meeting_sequence"),
    EntryField("meeting.cancelled", _parse_bool, "meeting_cancelled"),
    EntryField("follow_up_on", _optional(_DAY), edit=_HAND, blank=(None,)),
    EntryField("follow_up_time", _optional(time.fromisoformat), edit=_HAND, blank=(None,)),
    EntryField("state"),
    EntryField("cancelled_at", _optional(_MOMENT)),
    EntryField("cancelled_by"),
    EntryField("cancel_reason", blank=("",)),
    EntryField("cancel_deed", _optional(int)),
    EntryField("erased_at", _optional(_MOMENT)),
    EntryField("run_id", _optional(int)),
    EntryField("mail_id", _optional(int), blank=(None,)),
    EntryField("mail_key", blank=(None,)),
    EntryField("request_key", blank=(None,)),
    EntryField("version", int),
)
FIELD_BY_NAME: Mapping[str, EntryField] = {each.name: each for each in FIELDS}
IN_HISTORY: Mapping[str, EntryField] = {
    each.name: each for each in FIELDS if each.edit is not Edit.NEVER
}
EDITABLE = frozenset(each.name for each in FIELDS if each.edit is Edit.BY_HAND)
BLANK_COLUMNS: Mapping[str, Any] = {each.stored_as: each.blank[0] for each in FIELDS if each.blank}


# What an entry has that has none of them.
_NO_PARTS: Mapping[str, Any] = {"document": Document("", ""), "meeting": Meeting()}


def value_of(entry: Interaction | NewInteraction, name: str) -> Any:
    """The value of a field, also of a part: `document.number` is `""` where there is no document."""
    whole, _, part = name.rpartition(".")
    return (
        getattr(getattr(entry, whole) or _NO_PARTS[whole], part) if whole else getattr(entry, name)
    )


def to_columns(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by the names of their fields → by the names of their columns, as these keep them."""
    return {FIELD_BY_NAME[name].stored_as: to_column(value) for name, value in values.items()}


def to_column(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def to_history_text(value: Any) -> str:
    """A value as the history keeps it, so that its field's `parse` reads it again."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else str(value)


def participants_history_text(each: Interaction) -> str:
    """`[[1, "main"], [7, "cc"]]`: ids and parts as the history keeps them, nobody's name."""
    return json.dumps([[p.contact_id, p.part.value] for p in each.participants if p.contact_id])


def readable_history_text(field: str, stored: str) -> str:
    """A field of the history as a person reads it."""
    if field != "participants" or not stored:
        return stored
    return ", ".join(
        f"{contact_number(contact_id)} {part}"
        for contact_id, part in participants_from_history(stored)
    )
