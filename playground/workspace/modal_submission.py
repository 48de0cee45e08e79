"""Submits or closes modals; the app's answer decides what is shown then."""

from playground.workspace import field_values, payloads, view_stack
from playground.workspace.client import ActionResult, PersonClient, current_surface, ignore_answer
from playground.workspace.objects import WorkspaceView
from playground.workspace.state import WorkspaceState
from playground.workspace.values import ActionRefused, ApiError, Json


def _require_modal(client: PersonClient, view: WorkspaceView) -> WorkspaceView:
    now = current_surface(client, view)
    if not isinstance(now, WorkspaceView) or now.type != "modal":
        raise ActionRefused("Only a modal can be sent in or closed.")
    return now


def submit_modal(client: PersonClient, view: WorkspaceView) -> ActionResult:
    with client.state.lock:
        now = _require_modal(client, view)
        _check_sendable(now)
        payload = payloads.view_submission(client.state, client.account, now)
    return client.send("interactive", payload, lambda said: _apply_answer(client.state, now, said))


def _check_sendable(view: WorkspaceView) -> None:
    """Checks the fields first, as Slack's client does."""
    if not view.submit or view.content.get("submit_disabled"):
        raise ActionRefused("This view can't be sent in.")
    for block in view.blocks:
        if block["type"] != "input":
            continue
        element, label = block["element"], block["label"]["text"]
        value = view.values[block["block_id"]][element["action_id"]]
        if field_values.is_empty(value) and not block.get("optional"):
            raise ActionRefused(f"{label!r}: please complete this required field.")
        complaint = field_values.validation_error(element, value)
        if complaint:
            raise ActionRefused(f"{label!r}: {complaint}")


def _apply_answer(
    state: WorkspaceState, view: WorkspaceView, answer: Json
) -> dict[str, str] | None:
    """Changes the views as the answer to a submission says."""
    match answer.get("response_action"):
        case None:
            if answer:
                raise ApiError("invalid_response")
            view_stack.close_view(state, view)
        case "errors":
            return _show_errors(view, answer.get("errors"))
        case "update":
            view_stack.update_view(state, view, view_stack.parse_view(answer.get("view")))
        case "push":
            view_stack.push_modal(state, view.user, view_stack.parse_view(answer.get("view")))
        case "clear":
            view_stack.close_all_modals(state, view.user)
        case _:
            raise ApiError("invalid_response_action")
    return None


def _show_errors(view: WorkspaceView, errors: object) -> dict[str, str]:
    """Shows errors under inputs; for other blocks Slack only says that something went wrong."""
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
        raise ApiError("invalid_errors")
    if not all(isinstance(text, str) and text for text in errors.values()):
        raise ApiError("invalid_errors")
    view.errors = dict(errors)
    return view.errors


def close_modal(client: PersonClient, view: WorkspaceView, *, everything: bool) -> ActionResult:
    """Cancel closes the view, the cross (or clear_on_close) the whole stack."""
    state = client.state
    with state.lock:
        now = _require_modal(client, view)
        whole = everything or bool(now.content.get("clear_on_close"))
        told = state.views[now.root_view_id] if everything else now
        payload = payloads.view_closed(state, client.account, told, cleared=whole)
        if whole:
            view_stack.close_all_modals(state, now.user)
        else:
            view_stack.close_view(state, now)
        if not told.content.get("notify_on_close"):
            return client.unsent_result()
    return client.send("interactive", payload, ignore_answer)
