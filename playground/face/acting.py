"""What a person does on the page, from the JSON that it sends: types, clicks, fills in, sends in.

The page names things by their ids. A person can do what Slack's client would let them do; what it
would not is told as a sentence, and Rapport never hears of it.
"""

import base64
import binascii
from collections.abc import Callable, Mapping
from typing import Any

from playground.face.world import World
from playground.workspace import (
    Channel,
    Choice,
    Message,
    Person,
    Refused,
    Seen,
    View,
    choosing,
    filling,
    pressing,
    reading,
)
from playground.workspace.hands import Place
from playground.workspace.inputs import SEVERAL, SLOTS
from playground.workspace.reading import Found
from playground.workspace.values import Json

LARGEST_FILE = 10_000_000
_OFFERED = 500
# What Slack's client would say; the code stands behind it for whoever looks it up.
_TOLD = {
    "operation_timeout": "Rapport did not answer within three seconds.",
    "dispatch_failed": "Rapport is not connected at this moment. Try again in a second.",
}


class Malformed(Exception):
    """The page sent something that makes no sense."""


def act(world: World, said: Json) -> Json:
    """`{"ok", "error", "errors", "options"}`."""
    person = world.resident(_text(said, "as")).person
    deed = _DEEDS.get(_text(said, "act"))
    if deed is None:
        raise Malformed(f"There is no act '{_text(said, 'act')}'.")
    try:
        return {"ok": True, "error": "", "errors": {}, "options": [], **deed(world, person, said)}
    except Refused as refusal:
        return {"ok": False, "error": str(refusal), "errors": {}, "options": []}


def _outcome(seen: Seen) -> Json:
    if seen.error:
        told = _TOLD.get(seen.error, "Slack could not show Rapport's answer.")
        return {"ok": False, "error": f"{told} ({seen.error})", "errors": dict(seen.errors)}
    return {"ok": not seen.errors, "errors": dict(seen.errors)}


# ── writing and calling up ──────────────────────────────────────────────────────────────────────


def _types(world: World, person: Person, said: Json) -> Json:
    text = _text(said, "text")
    files = [_file(one) for one in said.get("files") or ()]
    if not (text.strip() or files):
        raise Refused("There is nothing to send.")
    channel = _channel(world, person, _text(said, "channel"))
    thread_ts = _text(said, "thread_ts")
    thread = _message(person, channel.id, thread_ts) if thread_ts else None
    return _outcome(person.types(text, channel, thread, files))


def _home(_world: World, person: Person, _said: Json) -> Json:
    person.opens_home()
    return {}


def _shortcut(_world: World, person: Person, said: Json) -> Json:
    named = said.get("message")
    message = _where(person, {"message": named}) if named else None
    if isinstance(message, View):
        raise Malformed("A shortcut is used on a message.")
    return _outcome(person.uses_shortcut(_text(said, "id"), message))


# ── pressing and filling in ─────────────────────────────────────────────────────────────────────


def _clicks(_world: World, person: Person, said: Json) -> Json:
    where = _where(person, said.get("where"))
    found = _element(where, said)
    kind = found.element["type"]
    if kind not in {"button", "overflow"}:
        given = next((said[name] for name in ("chosen", "option", "value") if name in said), None)
        return _picks(person, where, found, given)
    aim = pressing.Aim(
        action_id=found.element["action_id"],
        block_id=found.block["block_id"],
        value=_text(said, "option") if kind == "overflow" else "",
    )
    # The page has asked whoever clicked.
    confirm = True if found.element.get("confirm") else None
    return _outcome(pressing.clicks(person.hands, where, aim, confirm=confirm))


def _fills(_world: World, person: Person, said: Json) -> Json:
    where = _where(person, said.get("where") or {"view": said.get("view")})
    return _picks(person, where, _element(where, said), said.get("given"))


def _picks(person: Person, where: Place, found: Found, given: Any) -> Json:
    element, block_id = found.element, found.block["block_id"]
    if element["type"] not in SLOTS:
        raise Refused("That is nothing to fill in or choose from.")
    slot, _ = SLOTS[element["type"]]
    if slot in {"selected_option", "selected_options"}:
        given = _chosen(person, where, found, given)
    elif given == "":
        given = None
    elif slot in SEVERAL and not isinstance(given, list | None):
        given = [given]
    try:
        return _outcome(
            filling.picks(person.hands, where, element["action_id"], given, block_id=block_id)
        )
    except ValueError:
        raise Refused(f"That is no value for this field: {str(given)[:100]}") from None


def _chosen(person: Person, where: Place, found: Found, given: Any) -> list[Choice] | Choice | None:
    """Options by their values; those that are chosen already are offered still."""
    external = found.element["type"].endswith("external_select")
    slot, _ = SLOTS[found.element["type"]]
    with person.hands.state.lock:
        pool = filling.offered(where, found)
        if external:
            pool = _united(_standing(person, where, found), pool)
            where.offered[found.element["action_id"]] = pool
    wanted = given if isinstance(given, list) else [] if given in (None, "") else [given]
    choices = [choosing.choice(choosing.by_value(pool, str(one))) for one in wanted]
    if slot in SEVERAL:
        return choices
    return choices[0] if choices else None


def _standing(person: Person, where: Place, found: Found) -> list[Json]:
    values = filling.values_of(where, person.id)
    entry = values.get(found.block["block_id"], {}).get(found.element["action_id"], {})
    one, several = entry.get("selected_option"), entry.get("selected_options") or []
    return [one] if one else list(several)


def _united(first: list[Json], then: list[Json]) -> list[Json]:
    known = {one.get("value") for one in first}
    return [*first, *(one for one in then if one.get("value") not in known)][:_OFFERED]


def _searches(_world: World, person: Person, said: Json) -> Json:
    where = _where(person, said.get("where"))
    found = _element(where, said)
    action_id, block_id = found.element["action_id"], found.block["block_id"]
    before = list(filling.offered(where, found))
    choices = filling.searches(
        person.hands, where, action_id, _text(said, "typed"), block_id=block_id
    )
    with person.hands.state.lock:
        # Who is quick still chooses among what was offered a letter ago.
        where.offered[action_id] = _united(where.offered[action_id], before)
    return {"options": [_option(one) for one in choices]}


def _option(one: Choice) -> Json:
    shown = {"text": one.text, "value": one.value}
    more = {"description": one.description, "group": one.group}
    return {**shown, **{name: value for name, value in more.items() if value}}


# ── modals ──────────────────────────────────────────────────────────────────────────────────────


def _submits(_world: World, person: Person, said: Json) -> Json:
    view = _view(person, _text(said, "view"))
    if errors := _complaints(view):
        return {"ok": False, "errors": errors}
    return _outcome(person.submits(view))


def _complaints(view: View) -> dict[str, str]:
    """What Slack's client says at the fields before it sends anything."""
    errors = {}
    for block in view.blocks:
        if block["type"] != "input":
            continue
        value = view.values[block["block_id"]][block["element"]["action_id"]]
        if choosing.is_empty(value) and not block.get("optional"):
            errors[block["block_id"]] = "Please complete this required field."
        elif complaint := choosing.complaint(block["element"], value):
            errors[block["block_id"]] = complaint
    return errors


def _closes(_world: World, person: Person, said: Json) -> Json:
    view = _view(person, _text(said, "view"))
    return _outcome(person.closes(view, everything=bool(said.get("all"))))


def _uploads(_world: World, person: Person, said: Json) -> Json:
    view = _view(person, _text(said, "view"))
    found = _element(view, said)
    person.uploads(view, found.element["action_id"], *_file(said))
    return {}


def _file(said: Any) -> tuple[str, bytes]:
    if not isinstance(said, dict):
        raise Malformed("There is no file.")
    content = decoded(said.get("base64"))
    if len(content) > LARGEST_FILE:
        raise Refused("The playground takes files of up to 10 MB.")
    return _text(said, "name")[:200] or "file", content


# ── what is meant ───────────────────────────────────────────────────────────────────────────────


def decoded(given: Any) -> bytes:
    if not isinstance(given, str):
        raise Malformed("There is no file.")
    try:
        return base64.b64decode(given, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Malformed("The file is not in base64.") from error


def _text(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Malformed(f"'{name}' must be a text.")
    return value


def _channel(world: World, person: Person, number: str) -> Channel:
    if not number:
        return person.dm
    for one in world.workspace.channels:
        if one.id == number and person.id in one.members:
            return one
    raise Refused("This person is not in that channel.")


def _where(person: Person, named: Any) -> Place:
    if not isinstance(named, dict):
        raise Malformed("'where' must name a message or a view.")
    if named.get("view"):
        return _view(person, _text(named, "view"))
    message = named.get("message")
    if not isinstance(message, dict):
        raise Malformed("'where' must name a message or a view.")
    return _message(person, _text(message, "channel"), _text(message, "ts"))


def _message(person: Person, channel: str, ts: str) -> Message:
    state = person.hands.state
    with state.lock:
        place = state.channels.get(channel)
        for one in place.visible_to(person.id) if place else ():
            if one.ts == ts:
                return one
    raise Refused("That message is not before this person, or not any more.")


def _view(person: Person, number: str) -> View:
    view = person.hands.state.views.get(number)
    if view is None or view.user != person.id or not view.open:
        raise Refused("That view is not open any more.")
    return view


def _element(where: Place, said: Json) -> Found:
    block_id, action_id = _text(said, "block_id"), _text(said, "action_id")
    for one in reading.elements(where.blocks):
        if (one.block["block_id"], one.element["action_id"]) == (block_id, action_id):
            return one
    raise Refused("That is not there any more.")


_Deed = Callable[[World, Person, Json], Json]
_DEEDS: Mapping[str, _Deed] = {
    "type": _types,
    "click": _clicks,
    "fill": _fills,
    "submit": _submits,
    "close": _closes,
    "search": _searches,
    "home": _home,
    "shortcut": _shortcut,
    "upload": _uploads,
}
