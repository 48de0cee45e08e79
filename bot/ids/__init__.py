"""PURE. Every id that goes to Slack and comes back: actions, views, blocks, and what they carry.

A button's value and a view's private metadata hold ids and a version, never words: whoever presses
it is asked again whether they may, and whether it is still the entry they saw.

    log  find  triage  admin  menu      the ids of each part, as `StrEnum`s
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

# No database counts further; a greater number is of nobody's, and must not reach one.
HIGHEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing by its number, and the version that was shown: `17.3`."""

    id: int
    version: int = 0

    def __str__(self) -> str:
        return f"{self.id}.{self.version}"


def ref(value: str) -> Ref | None:
    """None for what no button of ours carries."""
    number, _, version = value.partition(".")
    if not (number.isascii() and number.isdigit()) or not (version or "0").isdecimal():
        return None
    if len(value) > 30:
        return None
    found = Ref(int(number), int(version or 0))
    return found if max(found.id, found.version) <= HIGHEST else None


def pack(values: Mapping[str, str]) -> str:
    """Several ids in one value; empty ones are left out."""
    return json.dumps(
        {k: v for k, v in values.items() if v}, ensure_ascii=False, separators=(",", ":")
    )


def unpack(value: str) -> Mapping[str, str]:
    """What `pack` packed; empty for anything else."""
    try:
        read = json.loads(value)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(read, dict):
        return {}
    return {str(key): str(each) for key, each in read.items()}


# The action id of every overflow menu: the option says which action it stands for.
MORE = "more"


def choice(action: str, value: str) -> str:
    """The value of an option in a menu: `log.edit 17.3` is as good as the button `log.edit`."""
    return f"{action} {value}"


def chosen(action_id: str, value: str) -> tuple[str, str]:
    """What a click means: action and value, also where it was an option of a menu."""
    if action_id != MORE:
        return action_id, value
    action, _, rest = value.partition(" ")
    return action, rest
