"""Views open, change and close: one stack of three modals and one Home tab for each person."""

import copy
import json

from playground.workspace.inputs import first_values, kept_values
from playground.workspace.limits import check_view
from playground.workspace.posting import with_ids
from playground.workspace.state import State
from playground.workspace.things import Trigger, View
from playground.workspace.values import ApiError, Json, invalid

STACK = 3
TRIGGER_SECONDS = 3.0


def exchange(state: State, trigger_id: object) -> Trigger:
    """The trigger, used up from now on; once, and within three seconds."""
    trigger = state.triggers.get(str(trigger_id))
    if trigger is None:
        raise ApiError("invalid_trigger_id")
    if trigger.used:
        raise ApiError("exchanged_trigger_id")
    if state.clock() - trigger.issued_at > TRIGGER_SECONDS:
        raise ApiError("expired_trigger_id")
    return trigger


def read(given: object) -> Json:
    if isinstance(given, str):
        try:
            given = json.loads(given)
        except ValueError as problem:
            raise invalid("must be valid json [json-pointer:/view]") from problem
    if not isinstance(given, dict):
        raise invalid("missing required field: view")
    return given


def make(state: State, user: str, content: Json, kind: str, below: View | None = None) -> View:
    """A checked view that nobody sees yet."""
    check_view(content, kind)
    _unique(state, content)
    blocks = with_ids(state, content["blocks"])
    number = state.new_id("V")
    view = View(
        id=number,
        user=user,
        content=_without_blocks(content),
        blocks=blocks,
        hash=_new_hash(state),
        values=first_values(blocks),
        root_view_id=below.root_view_id if below else number,
        previous_view_id=below.id if below else "",
    )
    state.views[number] = view
    return view


def open_modal(state: State, user: str, content: Json) -> View:
    """A new stack with this view in it; an older stack is gone."""
    view = make(state, user, content, "modal")
    clear(state, user)
    state.modals[user] = [view]
    state.changed("view", view)
    return view


def push(state: State, user: str, content: Json) -> View:
    stack = state.modals.get(user, [])
    if not stack:
        raise ApiError("not_found")
    if len(stack) >= STACK:
        raise ApiError("push_limit_reached")
    view = make(state, user, content, "modal", stack[-1])
    stack.append(view)
    state.changed("view", view)
    return view


def update(state: State, view: View, content: Json, hash_: object = None) -> None:
    """Typed input stays where block_id and action_id stay the same."""
    check_view(content, view.type)
    _unique(state, content, besides=view)
    if hash_ and hash_ != view.hash:
        raise ApiError("hash_conflict")
    view.blocks = with_ids(state, content["blocks"])
    view.values = kept_values(view.values, view.blocks)
    view.content = _without_blocks(content)
    view.errors = {}
    view.hash = _new_hash(state)
    state.changed("home" if view.type == "home" else "view_changed", view)


def publish(state: State, user: str, content: Json, hash_: object) -> View:
    home = state.homes.get(user)
    if home:
        update(state, home, content, hash_)
        return home
    view = make(state, user, content, "home")
    state.homes[user] = view
    state.changed("home", view)
    return view


def close(state: State, view: View) -> None:
    """Off the stack; the one below shows again."""
    state.modals[view.user].remove(view)
    view.open = False
    state.changed("view_closed", view)


def clear(state: State, user: str) -> None:
    for view in reversed(list(state.modals.get(user, []))):
        close(state, view)


def find(state: State, view_id: object, external_id: object) -> View:
    for view in state.views.values():
        named = (
            view.id == view_id if view_id else bool(external_id) and view.external_id == external_id
        )
        if named and view.open:
            return view
    raise ApiError("not_found")


def _unique(state: State, content: Json, besides: View | None = None) -> None:
    name = content.get("external_id")
    others = (one for one in state.views.values() if one.open and one is not besides)
    if name and any(one.external_id == name for one in others):
        raise ApiError("duplicate_external_id")


def _without_blocks(content: Json) -> Json:
    return copy.deepcopy({name: value for name, value in content.items() if name != "blocks"})


def _new_hash(state: State) -> str:
    return f"{int(state.clock())}.{state.new_id('h').lower()}"
