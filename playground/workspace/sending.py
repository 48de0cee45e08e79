"""Modals are sent in or closed, and the app's answer decides what shows then."""

from playground.workspace import choosing, payloads, viewing
from playground.workspace.hands import Hands, Seen, ignore, reachable
from playground.workspace.state import State
from playground.workspace.things import View
from playground.workspace.values import ApiError, Json, Refused


def _modal(hands: Hands, view: View) -> View:
    now = reachable(hands, view)
    if not isinstance(now, View) or now.type != "modal":
        raise Refused("Only a modal can be sent in or closed.")
    return now


def submits(hands: Hands, view: View) -> Seen:
    with hands.state.lock:
        now = _modal(hands, view)
        _sendable(now)
        payload = payloads.submission(hands.state, hands.account, now)
    return hands.send("interactive", payload, lambda said: _shown(hands.state, now, said))


def _sendable(view: View) -> None:
    """Slack's client looks at the fields first."""
    if not view.submit or view.content.get("submit_disabled"):
        raise Refused("This view can't be sent in.")
    for block in view.blocks:
        if block["type"] != "input":
            continue
        element, label = block["element"], block["label"]["text"]
        value = view.values[block["block_id"]][element["action_id"]]
        if choosing.is_empty(value) and not block.get("optional"):
            raise Refused(f"{label!r}: please complete this required field.")
        complaint = choosing.complaint(element, value)
        if complaint:
            raise Refused(f"{label!r}: {complaint}")


def _shown(state: State, view: View, said: Json) -> dict[str, str] | None:
    """What the answer to a view sent in does to the views."""
    match said.get("response_action"):
        case None:
            if said:
                raise ApiError("invalid_response")
            viewing.close(state, view)
        case "errors":
            return _errors(view, said.get("errors"))
        case "update":
            viewing.update(state, view, viewing.read(said.get("view")))
        case "push":
            viewing.push(state, view.user, viewing.read(said.get("view")))
        case "clear":
            viewing.clear(state, view.user)
        case _:
            raise ApiError("invalid_response_action")
    return None


def _errors(view: View, errors: object) -> dict[str, str]:
    """They stand under inputs; anywhere else Slack only says that something went wrong."""
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
        raise ApiError("invalid_errors")
    if not all(isinstance(text, str) and text for text in errors.values()):
        raise ApiError("invalid_errors")
    view.errors = dict(errors)
    return view.errors


def closes(hands: Hands, view: View, *, everything: bool) -> Seen:
    """Cancel closes the view, the cross (or clear_on_close) the whole stack."""
    state = hands.state
    with state.lock:
        now = _modal(hands, view)
        whole = everything or bool(now.content.get("clear_on_close"))
        told = state.views[now.root_view_id] if everything else now
        payload = payloads.closed(state, hands.account, told, cleared=whole)
        if whole:
            viewing.clear(state, now.user)
        else:
            viewing.close(state, now)
        if not told.content.get("notify_on_close"):
            return hands.nothing()
    return hands.send("interactive", payload, ignore)
