"""Opens, changes and closes views: one stack of three modals and one Home tab for each person."""

import copy
import json

from playground.workspace.input_state import initial_values, values_after_update
from playground.workspace.limits import check_view
from playground.workspace.message_lifecycle import add_ids
from playground.workspace.objects import Trigger, WorkspaceView
from playground.workspace.state import WorkspaceState
from playground.workspace.values import ApiError, Json, invalid_arguments

STACK_LIMIT = 3


def check_trigger(state: WorkspaceState, trigger_id: object) -> Trigger:
    """Checks and uses up a trigger: it works once, and as long as an app may take to answer."""
    trigger = state.triggers.get(str(trigger_id))
    if trigger is None:
        raise ApiError("invalid_trigger_id")
    if trigger.used:
        raise ApiError("exchanged_trigger_id")
    if state.clock() - trigger.issued_at > state.ack_seconds:
        raise ApiError("expired_trigger_id")
    return trigger


def parse_view(given: object) -> Json:
    if isinstance(given, str):
        try:
            given = json.loads(given)
        except ValueError as problem:
            raise invalid_arguments("must be valid json [json-pointer:/view]") from problem
    if not isinstance(given, dict):
        raise invalid_arguments("missing required field: view")
    return given


def create_view(
    state: WorkspaceState, user: str, content: Json, kind: str, below: WorkspaceView | None = None
) -> WorkspaceView:
    """A checked view that nobody sees yet."""
    check_view(content, kind)
    _check_external_id(state, content)
    blocks = add_ids(state, content["blocks"])
    number = state.new_id("V")
    view = WorkspaceView(
        id=number,
        user=user,
        content=_without_blocks(content),
        blocks=blocks,
        hash=_new_hash(state),
        values=initial_values(blocks),
        root_view_id=below.root_view_id if below else number,
        previous_view_id=below.id if below else "",
    )
    state.views[number] = view
    return view


def open_modal(state: WorkspaceState, user: str, content: Json) -> WorkspaceView:
    """Opens a new stack with this view; an older stack goes."""
    view = create_view(state, user, content, "modal")
    close_all_modals(state, user)
    state.modals[user] = [view]
    state.publish_change("view", view)
    return view


def push_modal(state: WorkspaceState, user: str, content: Json) -> WorkspaceView:
    stack = state.modals.get(user, [])
    if not stack:
        raise ApiError("not_found")
    if len(stack) >= STACK_LIMIT:
        raise ApiError("push_limit_reached")
    view = create_view(state, user, content, "modal", stack[-1])
    stack.append(view)
    state.publish_change("view", view)
    return view


def update_view(
    state: WorkspaceState, view: WorkspaceView, content: Json, hash_: object = None
) -> None:
    """Updates a view; typed input stays where block_id and action_id stay the same."""
    check_view(content, view.type)
    _check_external_id(state, content, except_view=view)
    if hash_ and hash_ != view.hash:
        raise ApiError("hash_conflict")
    view.blocks = add_ids(state, content["blocks"])
    view.values = values_after_update(view.values, view.blocks)
    view.content = _without_blocks(content)
    view.errors = {}
    view.hash = _new_hash(state)
    state.publish_change("home" if view.type == "home" else "view_changed", view)


def publish_home(state: WorkspaceState, user: str, content: Json, hash_: object) -> WorkspaceView:
    home = state.homes.get(user)
    if home:
        update_view(state, home, content, hash_)
        return home
    view = create_view(state, user, content, "home")
    state.homes[user] = view
    state.publish_change("home", view)
    return view


def close_view(state: WorkspaceState, view: WorkspaceView) -> None:
    """Takes a view off the stack; the one below shows again."""
    state.modals[view.user].remove(view)
    view.open = False
    state.publish_change("view_closed", view)


def close_all_modals(state: WorkspaceState, user: str) -> None:
    for view in reversed(list(state.modals.get(user, []))):
        close_view(state, view)


def find_view(state: WorkspaceState, view_id: object, external_id: object) -> WorkspaceView:
    for view in state.views.values():
        named = (
            view.id == view_id if view_id else bool(external_id) and view.external_id == external_id
        )
        if named and view.open:
            return view
    raise ApiError("not_found")


def _check_external_id(
    state: WorkspaceState, content: Json, except_view: WorkspaceView | None = None
) -> None:
    name = content.get("external_id")
    others = (one for one in state.views.values() if one.open and one is not except_view)
    if name and any(one.external_id == name for one in others):
        raise ApiError("duplicate_external_id")


def _without_blocks(content: Json) -> Json:
    return copy.deepcopy({name: value for name, value in content.items() if name != "blocks"})


def _new_hash(state: WorkspaceState) -> str:
    return f"{int(state.clock())}.{state.new_id('h').lower()}"
