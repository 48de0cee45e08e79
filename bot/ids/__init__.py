"""PURE. Every id that goes to Slack and comes back: actions, views, blocks, and what they carry.

A button's value and a view's private metadata hold ids and a version, never words: on a click it is
checked again whether the person may, and whether the entry is still the one they saw.

A value may come from an older version, or be forged: the readers here accept what this version
sends, and raise `OutOfDate` for anything else. `bot/dispatch` reports that for all of them.

    log            ids of logging: the line, the form, the card of an entry
    find           ids of history, contacts, cancel and restore, figures
    triage         ids of triage
    admin          ids of purges and of segments
    letter         ids of writing from templates, and what its form keeps
    menu           ids of the menu, Home, help and preferences
    form_metadata  what a form for logging keeps in its private metadata
    history_query  which list and which page, as the value of a button
    stats_span     whose figures and which time, as the value of a button
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from journal.limits import HIGHEST_NUMBER

EnumType = TypeVar("EnumType", bound=StrEnum)

_MOST_DIGITS = 10


class OutOfDate(Exception):
    """A value that no button, form or picker of this version carries."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing by its number, and the version that was shown: `17.3`."""

    id: int
    version: int = 0

    def __str__(self) -> str:
        return f"{self.id}.{self.version}"


def parse_ref(value: str) -> Ref:
    """The reference `17.3`, or `17` where no version matters."""
    number, dot, version = value.partition(".")
    return Ref(parse_id(number), parse_id(version) if dot else 0)


def parse_id(value: str) -> int:
    # `isdigit` accepts `²` and `١` as well.
    if not (value.isascii() and value.isdigit()) or len(value) > _MOST_DIGITS:
        raise OutOfDate
    found = int(value)
    if found > HIGHEST_NUMBER:
        raise OutOfDate
    return found


def parse_enum(enum: type[EnumType], value: str) -> EnumType:
    if value not in set(enum):
        raise OutOfDate
    return enum(value)


def parse_moment(value: str) -> datetime:
    """The moment that `isoformat` wrote."""
    try:
        found = datetime.fromisoformat(value)
    except ValueError as error:
        raise OutOfDate from error
    if found.tzinfo is None:
        raise OutOfDate
    return found


def pack(values: Mapping[str, str]) -> str:
    """Several ids in one value; empty ones are left out."""
    return json.dumps(
        {k: v for k, v in values.items() if v}, ensure_ascii=False, separators=(",", ":")
    )


def unpack(value: str) -> Mapping[str, str]:
    """The ids that `pack` packed; empty for anything else."""
    try:
        return unpack_required(value)
    except OutOfDate:
        return {}


def unpack_required(value: str, *needed: str) -> Mapping[str, str]:
    """The ids that `pack` packed, with at least these among them; if none is needed, maybe nothing."""
    try:
        read = json.loads(value or "{}")
    except (ValueError, RecursionError) as error:
        raise OutOfDate from error
    if not isinstance(read, dict) or not set(needed) <= read.keys():
        raise OutOfDate
    return {str(key): str(each) for key, each in read.items()}


# The action id of every overflow menu: the option says which action it stands for.
OVERFLOW_MENU = "more"


def option_value(action: str, value: str) -> str:
    """The value of an option in a menu: `log.edit 17.3` is as good as the button `log.edit`."""
    return f"{action} {value}"


def action_and_value(action_id: str, value: str) -> tuple[str, str]:
    """The action and the value of a click, also of an option in a menu."""
    if action_id != OVERFLOW_MENU:
        return action_id, value
    action, _, rest = value.partition(" ")
    return action, rest
