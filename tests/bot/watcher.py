"""Watches all that reaches Slack in a test: each button has a listener, each message a text.

The fake Slack itself checks the limits of what is shown.

Every test of the door is a test of this, too.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.dispatch import ListenerTables
from bot.ids import OVERFLOW_MENU, action_and_value
from bot.ids.menu import MenuId
from playground.workspace import PostedMessage, WorkspaceView
from playground.workspace.state import WorkspaceChange
from tests.bot.slack_limits import fallback_problems

_ASKS_FOR_OPTIONS = {"external_select", "multi_external_select"}


class OutputChecker:
    def __init__(self, tables: ListenerTables, bot_user: str) -> None:
        self._tables = tables
        self._bot_user = bot_user
        self.problems: list[str] = []

    def __call__(self, change: WorkspaceChange) -> None:
        match change.thing:
            case PostedMessage() as message if (
                message.user == self._bot_user and not message.deleted
            ):
                self.problems += self._id_problems(message.blocks)
                # A message with a file is Slack's own.
                if not message.files:
                    self.problems += fallback_problems(message.text)
            case WorkspaceView() as view:
                self.problems += self._id_problems(view.blocks)
                self.problems += self._form_problems(view)
            case _:
                pass

    def _form_problems(self, view: WorkspaceView) -> Iterator[str]:
        if view.submit and view.callback_id not in self._tables.forms:
            yield f"the form {view.callback_id} has no listener"

    def _id_problems(self, blocks: Sequence[Mapping[str, Any]]) -> Iterator[str]:
        for block in blocks:
            for element in _elements_with_action(block):
                action = element.get("action_id", "")
                if element["type"] in _ASKS_FOR_OPTIONS and action not in self._tables.pickers:
                    yield f"the picker {action} has no options"
                if _is_pressed(block, element):
                    action_ids = _action_ids(element)
                    yield from (
                        f"nobody hears {each}"
                        for each in action_ids
                        if not self._has_listener(each)
                    )

    def _has_listener(self, action: str) -> bool:
        return action.startswith(MenuId.RUN_COMMAND) or action in self._tables.actions


def _action_ids(element: Mapping[str, Any]) -> list[str]:
    """The actions that a click may be; the options of our menus name theirs."""
    action = element.get("action_id", "")
    if action != OVERFLOW_MENU:
        return [action]
    return [action_and_value(action, option["value"])[0] for option in element["options"]]


def _elements_with_action(block: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    named = [block[name] for name in ("accessory", "element") if name in block]
    inner = block.get("elements", ()) if block["type"] == "actions" else ()
    yield from (each for each in (*named, *inner) if "action_id" in each)


def _is_pressed(block: Mapping[str, Any], element: Mapping[str, Any]) -> bool:
    """Says whether it sends an action when pressed; a field of a form does so only if told to."""
    if element.get("url"):
        return False
    return block["type"] != "input" or bool(block.get("dispatch_action"))
