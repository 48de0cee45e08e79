"""Buttons and menus in messages and views: what is meant is found, asked about, and pressed."""

from dataclasses import dataclass

from playground.workspace import choosing, filling, payloads, reading
from playground.workspace.hands import Hands, Place, Seen, ignore, reachable
from playground.workspace.reading import Found
from playground.workspace.values import Json, Refused


@dataclass(frozen=True, slots=True)
class Aim:
    """What is to be pressed: by the words on it or its action_id, and in a menu which option.

    A `block_id` says in which block, where several have the same action.
    """

    label: str = ""
    action_id: str = ""
    option: object = None
    value: str = ""
    block_id: str = ""


def clicks(hands: Hands, where: Place, aim: Aim, *, confirm: bool | None) -> Seen:
    with hands.state.lock:
        now = reachable(hands, where)
        # Found on the screen as it is at hand: a slow one still shows buttons that are gone.
        found, option = _target(where, aim)
        if not _confirmed(found.element.get("confirm"), confirm):
            return hands.nothing()
        if found.element["type"] in {"button", "overflow"}:
            action = _action(found, option)
            payload = payloads.actions(hands.state, hands.account, now, action)
        else:
            payload = {}
    if payload:
        return hands.send("interactive", payload, ignore)
    given = choosing.choice(option) if option else aim.option
    name, block_id = found.element["action_id"], found.block["block_id"]
    return filling.picks(hands, now, name, given, block_id=block_id)


def _confirmed(asks: Json | None, confirm: bool | None) -> bool:  # noqa: FBT001 (None: nobody said)
    if asks is None and confirm is not None:
        raise Refused("There is no confirmation dialog here.")
    if asks is not None and confirm is None:
        raise Refused(f"A dialog asks first: {asks['text']['text']} Say confirm=True or False.")
    return confirm is not False


def _target(where: Place, aim: Aim) -> tuple[Found, Json | None]:
    """The element meant and, in a menu, the option."""
    everything = reading.elements(where.blocks)
    found = [one for one in everything if _fits(one, aim)]
    if not found and aim.label:
        return _named_by_option(everything, aim.label)
    if aim.value and len(found) > 1:
        found = [one for one in found if one.element.get("value") == aim.value]
    one = _only(found, aim.action_id or aim.label)
    return one, _option(where, one, aim)


def _fits(one: Found, aim: Aim) -> bool:
    if aim.block_id and one.block["block_id"] != aim.block_id:
        return False
    if aim.action_id:
        return bool(one.element["action_id"] == aim.action_id)
    return one.label == aim.label


def _named_by_option(everything: list[Found], label: str) -> tuple[Found, Json]:
    """Overflow menus and radio buttons are pressed by the words of an option."""
    inside = [
        (one, option)
        for one in everything
        if one.element["type"] in {"overflow", "radio_buttons"}
        for option in reading.options(one.element)
        if option["text"]["text"] == label
    ]
    found = _only([one for one, _ in inside], label)
    return found, inside[0][1]


def _only(found: list[Found], wanted: str) -> Found:
    if len(found) != 1:
        count = f"{len(found)} times something" if found else "nothing"
        raise Refused(f"There is {count} to press that is called {wanted!r}.")
    return found[0]


def _option(where: Place, found: Found, aim: Aim) -> Json | None:
    kind = found.element["type"]
    if kind == "button":
        return None
    if aim.value:
        return choosing.by_value(filling.offered(where, found), aim.value)
    if aim.option is None:
        raise Refused("That is no button: say which option.")
    if kind == "overflow":
        return choosing.pick(reading.options(found.element), aim.option)
    return None


def _action(found: Found, option: Json | None) -> Json:
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
