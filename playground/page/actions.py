"""Does what a person does on the page, from the JSON that it sends: types, clicks, fills in, sends in.

The page names things by their ids. A person can do what Slack's client would let them do; anything
else is answered with a sentence, and never reaches Rapport.
"""

import base64
import binascii
from collections.abc import Callable, Mapping
from typing import Any

from playground.page.context import PageContext
from playground.workspace import (
    ActionRefused,
    ActionResult,
    Conversation,
    MenuChoice,
    PostedMessage,
    WorkspacePerson,
    WorkspaceView,
    block_reader,
    click_action,
    field_input,
    field_values,
)
from playground.workspace.block_reader import BlockElement
from playground.workspace.client import Surface
from playground.workspace.input_state import MULTI_VALUE_SLOTS, SLOTS
from playground.workspace.steps import typed_inputs
from playground.workspace.values import Json

LARGEST_FILE = 10_000_000
_OPTION_LIMIT = 500
# What Slack's client would say; the code follows, so that it can be looked up.
_ERROR_TEXTS = {
    "operation_timeout": "Rapport did not answer within three seconds.",
    "dispatch_failed": "Rapport is not connected at this moment. Try again in a second.",
}


class MalformedRequest(Exception):
    """The page sent a request that makes no sense."""


def act(context: PageContext, request: Json) -> Json:
    """Does what the page asks, and answers `{"ok", "error", "errors", "options"}`."""
    person = context.find_resident(_text_field(request, "as")).person
    deed = _ACTIONS.get(_text_field(request, "act"))
    if deed is None:
        raise MalformedRequest(f"There is no act '{_text_field(request, 'act')}'.")
    try:
        return {
            "ok": True,
            "error": "",
            "errors": {},
            "options": [],
            **deed(context, person, request),
        }
    except ActionRefused as refusal:
        return {"ok": False, "error": str(refusal), "errors": {}, "options": []}


def _result_json(result: ActionResult) -> Json:
    if result.error:
        text = _ERROR_TEXTS.get(result.error, "Slack could not show Rapport's answer.")
        return {"ok": False, "error": f"{text} ({result.error})", "errors": dict(result.errors)}
    return {"ok": not result.errors, "errors": dict(result.errors)}


# ── writing and calling up ──────────────────────────────────────────────────────────────────────


def _type_text(context: PageContext, person: WorkspacePerson, request: Json) -> Json:
    text = _text_field(request, "text")
    files = [_decode_file(one) for one in request.get("files") or ()]
    if not (text.strip() or files):
        raise ActionRefused("There is nothing to send.")
    channel = _find_channel(context, person, _text_field(request, "channel"))
    thread_ts = _text_field(request, "thread_ts")
    thread = _find_message(person, channel.id, thread_ts) if thread_ts else None
    return _result_json(person.types(text, channel, thread, files))


def _open_home(_context: PageContext, person: WorkspacePerson, _request: Json) -> Json:
    person.opens_home()
    return {}


def _use_shortcut(_context: PageContext, person: WorkspacePerson, request: Json) -> Json:
    named = request.get("message")
    message = _find_surface(person, {"message": named}) if named else None
    if isinstance(message, WorkspaceView):
        raise MalformedRequest("A shortcut is used on a message.")
    return _result_json(person.uses_shortcut(_text_field(request, "id"), message))


# ── pressing and filling in ─────────────────────────────────────────────────────────────────────


def _click(_context: PageContext, person: WorkspacePerson, request: Json) -> Json:
    where = _find_surface(person, request.get("where"))
    found = _find_element(where, request)
    kind = found.element["type"]
    if kind not in {"button", "overflow"}:
        given = next(
            (request[name] for name in ("chosen", "option", "value") if name in request), None
        )
        return _set_value(person, where, found, given)
    aim = click_action.ClickTarget(
        action_id=found.element["action_id"],
        block_id=found.block["block_id"],
        value=_text_field(request, "option") if kind == "overflow" else "",
    )
    # The page has asked for confirmation.
    confirm = True if found.element.get("confirm") else None
    return _result_json(click_action.click(person.client, where, aim, confirm=confirm))


def _fill_in(_context: PageContext, person: WorkspacePerson, request: Json) -> Json:
    where = _find_surface(person, request.get("where") or {"view": request.get("view")})
    return _set_value(person, where, _find_element(where, request), request.get("given"))


def _set_value(person: WorkspacePerson, surface: Surface, found: BlockElement, given: Any) -> Json:
    element, block_id = found.element, found.block["block_id"]
    if element["type"] not in SLOTS:
        raise ActionRefused("That is nothing to fill in or choose from.")
    slot, _ = SLOTS[element["type"]]
    if slot in {"selected_option", "selected_options"}:
        given = _find_choices(person, surface, found, given)
    elif given == "":
        given = None
    elif slot in MULTI_VALUE_SLOTS and not isinstance(given, list | None):
        given = [given]
    try:
        return _result_json(
            field_input.set_value(
                person.client, surface, element["action_id"], given, block_id=block_id
            )
        )
    except ValueError:
        raise ActionRefused(f"That is no value for this field: {str(given)[:100]}") from None


def _find_choices(
    person: WorkspacePerson, surface: Surface, found: BlockElement, given: Any
) -> list[MenuChoice] | MenuChoice | None:
    """The chosen options by their values, also among those that are chosen already."""
    external = found.element["type"].endswith("external_select")
    slot, _ = SLOTS[found.element["type"]]
    with person.client.state.lock:
        pool = field_input.offered_options(surface, found)
        if external:
            pool = _merge_options(_chosen_options(person, surface, found), pool)
            surface.offered[found.element["action_id"]] = pool
    wanted = given if isinstance(given, list) else [] if given in (None, "") else [given]
    choices = [
        field_values.build_choice(field_values.find_option_by_value(pool, str(one)))
        for one in wanted
    ]
    if slot in MULTI_VALUE_SLOTS:
        return choices
    return choices[0] if choices else None


def _chosen_options(person: WorkspacePerson, surface: Surface, found: BlockElement) -> list[Json]:
    values = field_input.surface_values(surface, person.id)
    entry = values.get(found.block["block_id"], {}).get(found.element["action_id"], {})
    one, several = entry.get("selected_option"), entry.get("selected_options") or []
    return [one] if one else list(several)


def _merge_options(first: list[Json], second: list[Json]) -> list[Json]:
    known = {one.get("value") for one in first}
    return [*first, *(one for one in second if one.get("value") not in known)][:_OPTION_LIMIT]


def _search_options(_context: PageContext, person: WorkspacePerson, request: Json) -> Json:
    where = _find_surface(person, request.get("where"))
    found = _find_element(where, request)
    action_id, block_id = found.element["action_id"], found.block["block_id"]
    before = list(field_input.offered_options(where, found))
    choices = field_input.search_options(
        person.client, where, action_id, _text_field(request, "typed"), block_id=block_id
    )
    with person.client.state.lock:
        # A quick person still chooses among the options of one letter ago.
        where.offered[action_id] = _merge_options(where.offered[action_id], before)
    return {"options": [_option_json(one) for one in choices]}


def _option_json(one: MenuChoice) -> Json:
    option = {"text": one.text, "value": one.value}
    more = {"description": one.description, "group": one.group}
    return {**option, **{name: value for name, value in more.items() if value}}


# ── modals ──────────────────────────────────────────────────────────────────────────────────────


def _submit_view(_context: PageContext, person: WorkspacePerson, request: Json) -> Json:
    view = _find_view(person, _text_field(request, "view"))
    if errors := _field_errors(view):
        return {"ok": False, "errors": errors}
    return _result_json(person.submits(view))


def _field_errors(view: WorkspaceView) -> dict[str, str]:
    """The errors that Slack's client shows at the fields before it sends anything."""
    errors = {}
    for block in view.blocks:
        if block["type"] != "input":
            continue
        value = view.values[block["block_id"]][block["element"]["action_id"]]
        if field_values.is_empty(value) and not block.get("optional"):
            errors[block["block_id"]] = "Please complete this required field."
        elif complaint := field_values.validation_error(block["element"], value):
            errors[block["block_id"]] = complaint
    return errors


def _close_view(_context: PageContext, person: WorkspacePerson, request: Json) -> Json:
    view = _find_view(person, _text_field(request, "view"))
    return _result_json(person.closes(view, everything=bool(request.get("all"))))


def _upload_file(_context: PageContext, person: WorkspacePerson, request: Json) -> Json:
    view = _find_view(person, _text_field(request, "view"))
    found = _find_element(view, request)
    person.uploads(view, found.element["action_id"], *_decode_file(request))
    return {}


def _decode_file(fields: Any) -> tuple[str, bytes]:
    if not isinstance(fields, dict):
        raise MalformedRequest("There is no file.")
    content = decode_base64(fields.get("base64"))
    if len(content) > LARGEST_FILE:
        raise ActionRefused("The playground takes files of up to 10 MB.")
    return _text_field(fields, "name")[:200] or "file", content


# ── from JSON ───────────────────────────────────────────────────────────────────────────────────


def decode_base64(given: Any) -> bytes:
    if not isinstance(given, str):
        raise MalformedRequest("There is no file.")
    try:
        return base64.b64decode(given, validate=True)
    except (binascii.Error, ValueError) as error:
        raise MalformedRequest("The file is not in base64.") from error


def _text_field(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise MalformedRequest(f"'{name}' must be a text.")
    return value


def _find_channel(context: PageContext, person: WorkspacePerson, number: str) -> Conversation:
    if not number:
        return person.dm
    for one in context.workspace.channels:
        if one.id == number and person.id in one.members:
            return one
    raise ActionRefused("This person is not in that channel.")


def _find_surface(person: WorkspacePerson, names: Any) -> Surface:
    if not isinstance(names, dict):
        raise MalformedRequest("'where' must name a message or a view.")
    if names.get("view"):
        return _find_view(person, _text_field(names, "view"))
    message = names.get("message")
    if not isinstance(message, dict):
        raise MalformedRequest("'where' must name a message or a view.")
    return _find_message(person, _text_field(message, "channel"), _text_field(message, "ts"))


def _find_message(person: WorkspacePerson, channel: str, ts: str) -> PostedMessage:
    state = person.client.state
    with state.lock:
        place = state.channels.get(channel)
        for one in place.visible_to(person.id) if place else ():
            if one.ts == ts:
                return one
    raise ActionRefused("That message is not before this person, or not any more.")


def _find_view(person: WorkspacePerson, number: str) -> WorkspaceView:
    view = person.client.state.views.get(number)
    if view is None or view.user != person.id or not view.open:
        raise ActionRefused("That view is not open any more.")
    return view


def _find_element(surface: Surface, request: Json) -> BlockElement:
    block_id, action_id = _text_field(request, "block_id"), _text_field(request, "action_id")
    for one in block_reader.elements(surface.blocks):
        if (one.block["block_id"], one.element["action_id"]) == (block_id, action_id):
            return one
    raise ActionRefused("That is not there any more.")


_Action = Callable[[PageContext, WorkspacePerson, Json], Json]
# ── steps of workflows ──────────────────────────────────────────────────────────────────────────

_STEP_SECONDS = 5.0


def _run_step(context: PageContext, person: WorkspacePerson, request: Json) -> Json:
    """Runs a step as a workflow of this person would, and answers how it ended."""
    step, typed = _text_field(request, "id"), request.get("inputs")
    declared = context.workspace.state.steps.get(step)
    if declared is None or not isinstance(typed, dict):
        raise MalformedRequest("There is no such step.")
    given = {str(name): str(value) for name, value in typed.items()}
    run = context.workspace.run_step(step, typed_inputs(declared, person.id, given))
    if not run.ended.wait(_STEP_SECONDS):
        raise ActionRefused("Rapport did not end the step. Try again in a second.")
    return {"outputs": run.outputs, "failed": run.error}


_ACTIONS: Mapping[str, _Action] = {
    "type": _type_text,
    "click": _click,
    "fill": _fill_in,
    "submit": _submit_view,
    "close": _close_view,
    "search": _search_options,
    "home": _open_home,
    "shortcut": _use_shortcut,
    "upload": _upload_file,
    "step": _run_step,
}
