"""views.*: open, push, update, publish."""

from playground.workspace import api_json, view_stack
from playground.workspace.limits import check_view
from playground.workspace.methods.method_call import ApiMethod, MethodCall
from playground.workspace.values import ApiError, Json


def open_view(call: MethodCall) -> Json:
    content = view_stack.parse_view(call.args.get("view"))
    check_view(content, "modal")
    trigger = view_stack.check_trigger(call.state, call.text("trigger_id"))
    view = view_stack.open_modal(call.state, trigger.user, content)
    trigger.used = True
    return {"view": api_json.view(call.state, view)}


def push(call: MethodCall) -> Json:
    content = view_stack.parse_view(call.args.get("view"))
    check_view(content, "modal")
    trigger = view_stack.check_trigger(call.state, call.text("trigger_id"))
    if call.state.views.get(trigger.view_id) not in call.state.modals.get(trigger.user, []):
        # Only an interaction in an open modal gives a trigger to push with.
        raise ApiError("not_found")
    view = view_stack.push_modal(call.state, trigger.user, content)
    trigger.used = True
    return {"view": api_json.view(call.state, view)}


def update(call: MethodCall) -> Json:
    content = view_stack.parse_view(call.args.get("view"))
    named = call.text("view_id", ""), call.text("external_id", "")
    view = view_stack.find_view(call.state, *named)
    view_stack.update_view(call.state, view, content, call.args.get("hash"))
    return {"view": api_json.view(call.state, view)}


def publish(call: MethodCall) -> Json:
    content = view_stack.parse_view(call.args.get("view"))
    user = call.find_person("user_id")
    if user.deleted or user.bot:
        raise ApiError("not_enabled")
    home = view_stack.publish_home(call.state, user.id, content, call.args.get("hash"))
    return {"view": api_json.view(call.state, home)}


METHODS = {
    "views.open": ApiMethod(open_view),
    "views.push": ApiMethod(push),
    "views.update": ApiMethod(update),
    "views.publish": ApiMethod(publish),
}
