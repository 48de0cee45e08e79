"""Watches all that reaches Slack in a test: each button has a listener, each message keeps the limits.

Every test of the door is a test of this, too.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.dispatch import Tables
from bot.ids import MORE, chosen
from bot.ids.menu import Menu
from bot.kit import Message as Ours
from bot.limits import check
from playground.workspace import Message, View
from playground.workspace.state import Change

_ASKS_FOR_OPTIONS = {"external_select", "multi_external_select"}


class Watcher:
    def __init__(self, tables: Tables, bot_user: str) -> None:
        self._tables = tables
        self._bot_user = bot_user
        self.problems: list[str] = []

    def __call__(self, change: Change) -> None:
        match change.thing:
            case Message() as message if message.user == self._bot_user and not message.deleted:
                self.problems += self._ids(message.blocks)
                # What carries a file is Slack's own message.
                if not message.files:
                    self.problems += check(Ours(message.text, tuple(message.blocks)))
            case View() as view:
                self.problems += self._ids(view.blocks)
                self.problems += check({**view.content, "blocks": view.blocks})
                self.problems += self._form(view)
            case _:
                pass

    def _form(self, view: View) -> Iterator[str]:
        if view.submit and view.callback_id not in self._tables.forms:
            yield f"the form {view.callback_id} has no listener"

    def _ids(self, blocks: Sequence[Mapping[str, Any]]) -> Iterator[str]:
        for block in blocks:
            for element in _elements(block):
                action = element.get("action_id", "")
                if element["type"] in _ASKS_FOR_OPTIONS and action not in self._tables.pickers:
                    yield f"the picker {action} has no options"
                if _is_pressed(block, element):
                    said = _said(element)
                    yield from (f"nobody hears {each}" for each in said if not self._is_heard(each))

    def _is_heard(self, action: str) -> bool:
        return action.startswith(Menu.SAY) or action in self._tables.actions


def _said(element: Mapping[str, Any]) -> list[str]:
    """The actions it may be; the options of a menu of ours name theirs."""
    action = element.get("action_id", "")
    if action != MORE:
        return [action]
    return [chosen(action, option["value"])[0] for option in element["options"]]


def _elements(block: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    named = [block[name] for name in ("accessory", "element") if name in block]
    inner = block.get("elements", ()) if block["type"] == "actions" else ()
    yield from (each for each in (*named, *inner) if "action_id" in each)


def _is_pressed(block: Mapping[str, Any], element: Mapping[str, Any]) -> bool:
    """A field of a form says nothing by itself, unless it is told to."""
    if element.get("url"):
        return False
    return block["type"] != "input" or bool(block.get("dispatch_action"))
