"""Finds a button or menu in a message or view, asks for confirmation, and presses it."""

from dataclasses import dataclass

from playground.workspace import block_reader, field_input, field_values, payloads
from playground.workspace.block_reader import BlockElement
from playground.workspace.client import (
    ActionResult,
    PersonClient,
    Surface,
    current_surface,
    ignore_answer,
)
from playground.workspace.values import ActionRefused, Json


@dataclass(frozen=True, slots=True)
class ClickTarget:
    """Says what to press: by the words on it or its action_id, and in a menu which option.

    A `block_id` says in which block, where several have the same action.
    """

    label: str = ""
    action_id: str = ""
    option: object = None
    value: str = ""
    block_id: str = ""


def click(
    client: PersonClient, surface: Surface, target: ClickTarget, *, confirm: bool | None
) -> ActionResult:
    with client.state.lock:
        now = current_surface(client, surface)
        # Searched on the screen at hand: a slow one still shows buttons that are gone.
        found, option = _find_target(surface, target)
        if not _is_confirmed(found.element.get("confirm"), confirm):
            return client.unsent_result()
        if found.element["type"] in {"button", "overflow"}:
            action = _action_json(found, option)
            payload = payloads.block_actions(client.state, client.account, now, action)
        else:
            payload = {}
    if payload:
        return client.send("interactive", payload, ignore_answer)
    given = field_values.build_choice(option) if option else target.option
    name, block_id = found.element["action_id"], found.block["block_id"]
    return field_input.set_value(client, now, name, given, block_id=block_id)


def _is_confirmed(dialog: Json | None, confirm: bool | None) -> bool:  # noqa: FBT001 (None: nobody said)
    if dialog is None and confirm is not None:
        raise ActionRefused("There is no confirmation dialog here.")
    if dialog is not None and confirm is None:
        raise ActionRefused(
            f"A dialog asks first: {dialog['text']['text']} Say confirm=True or False."
        )
    return confirm is not False


def _find_target(surface: Surface, target: ClickTarget) -> tuple[BlockElement, Json | None]:
    """The element meant and, in a menu, the option."""
    everything = block_reader.elements(surface.blocks)
    found = [one for one in everything if _is_meant(one, target)]
    if not found and target.label:
        return _find_by_option(everything, target.label)
    if target.value and len(found) > 1:
        found = [one for one in found if one.element.get("value") == target.value]
    one = _single_element(found, target.action_id or target.label)
    return one, _chosen_option(surface, one, target)


def _is_meant(one: BlockElement, target: ClickTarget) -> bool:
    if target.block_id and one.block["block_id"] != target.block_id:
        return False
    if target.action_id:
        return bool(one.element["action_id"] == target.action_id)
    return one.label == target.label


def _find_by_option(everything: list[BlockElement], label: str) -> tuple[BlockElement, Json]:
    """Finds an overflow menu or radio buttons by the words of an option."""
    inside = [
        (one, option)
        for one in everything
        if one.element["type"] in {"overflow", "radio_buttons"}
        for option in block_reader.menu_options(one.element)
        if option["text"]["text"] == label
    ]
    found = _single_element([one for one, _ in inside], label)
    return found, inside[0][1]


def _single_element(found: list[BlockElement], wanted: str) -> BlockElement:
    if len(found) != 1:
        count = f"{len(found)} times something" if found else "nothing"
        raise ActionRefused(f"There is {count} to press that is called {wanted!r}.")
    return found[0]


def _chosen_option(surface: Surface, found: BlockElement, target: ClickTarget) -> Json | None:
    kind = found.element["type"]
    if kind == "button":
        return None
    if target.value:
        return field_values.find_option_by_value(
            field_input.offered_options(surface, found), target.value
        )
    if target.option is None:
        raise ActionRefused("That is no button: say which option.")
    if kind == "overflow":
        return field_values.find_option(block_reader.menu_options(found.element), target.option)
    return None


def _action_json(found: BlockElement, option: Json | None) -> Json:
    element = found.element
    action: Json = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": found.block["block_id"],
    }
    if option:
        return {**action, "selected_option": option}
    for name in ("text", "value", "style"):
        if name in element:
            action[name] = element[name]
    return action
