"""Turns what a person types or chooses into the value Slack keeps for that kind of element."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol, runtime_checkable

from playground.workspace.input_state import MULTI_VALUE_SLOTS, SLOTS
from playground.workspace.values import ActionRefused, Json


@dataclass(frozen=True, slots=True)
class MenuChoice:
    """One option of a menu, as it is shown."""

    text: str
    value: str
    description: str = ""
    group: str = ""


@runtime_checkable
class HasId(Protocol):
    """A person, a channel."""

    @property
    def id(self) -> str: ...


def build_choice(option: Json, group: str = "") -> MenuChoice:
    description = (option.get("description") or {}).get("text", "")
    return MenuChoice(option["text"]["text"], option.get("value", ""), description, group)


def find_option(options: Sequence[Json], wanted: object) -> Json:
    """The option with this visible text, or the only one that holds it."""
    if isinstance(wanted, MenuChoice):
        exact = [one for one in options if one.get("value", "") == wanted.value]
        return _single_option(exact, wanted.text, options)
    exact = [one for one in options if one["text"]["text"] == wanted]
    parts = [one for one in options if str(wanted) in one["text"]["text"]]
    return _single_option(exact or parts, str(wanted), options)


def find_option_by_value(options: Sequence[Json], value: str) -> Json:
    return _single_option([one for one in options if one.get("value") == value], value, options)


def _single_option(found: Sequence[Json], wanted: str, options: Sequence[Json]) -> Json:
    if len(found) == 1:
        return found[0]
    texts = ", ".join(repr(one["text"]["text"]) for one in options) or "nothing"
    which = "several fit" if found else "none fits"
    raise ActionRefused(f"There is to choose from: {texts}; {which} {wanted!r}.")


def field_value(element: Json, given: object, options: Sequence[Json]) -> Json:
    """The value of this element once `given` is typed or chosen; None takes it away."""
    kind = element["type"]
    slot, _ = SLOTS[kind]
    if slot in MULTI_VALUE_SLOTS:
        several = given if isinstance(given, list | tuple) else [given]
        values = [_slot_value(kind, slot, one, options) for one in several if one is not None]
        _check_count(element, len(values))
        return {"type": kind, slot: values}
    return {"type": kind, slot: None if given is None else _slot_value(kind, slot, given, options)}


def _check_count(element: Json, count: int) -> None:
    most = element.get("max_selected_items") or element.get("max_files") or 100
    if count > most:
        raise ActionRefused(f"No more than {most} can be chosen here.")


def _slot_value(kind: str, slot: str, given: object, options: Sequence[Json]) -> object:
    if slot in {"selected_option", "selected_options"}:
        return find_option(options, given)
    if slot == "rich_text_value":
        piece = {"type": "text", "text": str(given)}
        section = {"type": "rich_text_section", "elements": [piece]}
        return {"type": "rich_text", "elements": [section]}
    if slot == "files":
        return given
    if kind in {"datepicker", "timepicker", "datetimepicker"}:
        return _date_or_time(kind, given)
    return given.id if isinstance(given, HasId) else str(given)


def _date_or_time(kind: str, given: object) -> object:
    if kind == "datetimepicker":
        return int(given.timestamp()) if isinstance(given, datetime) else int(str(given))
    if kind == "timepicker":
        return (
            given.strftime("%H:%M")
            if isinstance(given, time)
            else time.fromisoformat(str(given)).strftime("%H:%M")
        )
    return (
        given.isoformat() if isinstance(given, date) else date.fromisoformat(str(given)).isoformat()
    )


def is_empty(value: Json) -> bool:
    slot, _ = SLOTS[value["type"]]
    return value[slot] in (None, "", [])


def validation_error(element: Json, value: Json) -> str:
    """The error that Slack's client shows for this value before it sends anything, or ""."""
    typed = value.get("value")
    if not isinstance(typed, str) or not typed:
        return ""
    kind = element["type"]
    if kind == "plain_text_input":
        least, most = element.get("min_length", 0), element.get("max_length", 3000)
        return "" if least <= len(typed) <= most else f"Between {least} and {most} characters."
    if kind == "number_input":
        return _number_error(element, typed)
    if kind == "email_text_input" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", typed):
        return "Please enter a valid email address."
    if kind == "url_text_input" and not re.match(r"https?://\S+$", typed):
        return "Please enter a valid URL."
    return ""


def _number_error(element: Json, typed: str) -> str:
    form = r"-?\d+(\.\d+)?" if element["is_decimal_allowed"] else r"-?\d+"
    if not re.fullmatch(form, typed):
        return "Please enter a valid number."
    least, most = element.get("min_value"), element.get("max_value")
    if (least and float(typed) < float(least)) or (most and float(typed) > float(most)):
        return f"Please enter a number between {least} and {most}."
    return ""
