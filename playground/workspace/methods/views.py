"""views.*: open, push, update, publish."""

from playground.workspace import shapes, viewing
from playground.workspace.limits import check_view
from playground.workspace.methods.calling import Call, Method
from playground.workspace.values import ApiError, Json


def open_(call: Call) -> Json:
    content = viewing.read(call.args.get("view"))
    check_view(content, "modal")
    trigger = viewing.exchange(call.state, call.text("trigger_id"))
    view = viewing.open_modal(call.state, trigger.user, content)
    trigger.used = True
    return {"view": shapes.view(call.state, view)}


def push(call: Call) -> Json:
    content = viewing.read(call.args.get("view"))
    check_view(content, "modal")
    trigger = viewing.exchange(call.state, call.text("trigger_id"))
    if call.state.views.get(trigger.view_id) not in call.state.modals.get(trigger.user, []):
        # Only an interaction in an open modal gives a trigger to push with.
        raise ApiError("not_found")
    view = viewing.push(call.state, trigger.user, content)
    trigger.used = True
    return {"view": shapes.view(call.state, view)}


def update(call: Call) -> Json:
    content = viewing.read(call.args.get("view"))
    named = call.text("view_id", ""), call.text("external_id", "")
    view = viewing.find(call.state, *named)
    viewing.update(call.state, view, content, call.args.get("hash"))
    return {"view": shapes.view(call.state, view)}


def publish(call: Call) -> Json:
    content = viewing.read(call.args.get("view"))
    user = call.person("user_id")
    if user.deleted or user.bot:
        raise ApiError("not_enabled")
    home = viewing.publish(call.state, user.id, content, call.args.get("hash"))
    return {"view": shapes.view(call.state, home)}


METHODS = {
    "views.open": Method(open_),
    "views.push": Method(push),
    "views.update": Method(update),
    "views.publish": Method(publish),
}
