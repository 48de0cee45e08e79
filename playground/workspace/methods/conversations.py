"""conversations.*: the channels, their members, their messages."""

from playground.workspace import api_json
from playground.workspace.methods.method_call import (
    ApiMethod,
    MethodCall,
    page_json,
    require_scopes,
)
from playground.workspace.objects import Conversation, PostedMessage
from playground.workspace.values import ApiError, Json, invalid_arguments

SCOPE_OF_TYPE = {
    "public_channel": "channels",
    "private_channel": "groups",
    "im": "im",
    "mpim": "mpim",
}


def _type(place: Conversation) -> str:
    if place.kind == "im":
        return "im"
    return "private_channel" if place.private else "public_channel"


def _require_right(call: MethodCall, place: Conversation, right: str) -> Conversation:
    require_scopes(call.state, f"{SCOPE_OF_TYPE[_type(place)]}:{right}")
    return place


def open_conversation(call: MethodCall) -> Json:
    users = call.id_list("users")
    if call.text("channel", ""):
        place = call.find_conversation()
        if place.kind != "im":
            raise ApiError("method_not_supported_for_channel_type")
        return _opened_json(call, place, already=True)
    if not users:
        raise ApiError("users_list_not_supplied")
    if len(users) > 1:
        raise ApiError("missing_scope", extra={"needed": "mpim:write", "provided": ""})
    if users[0] == call.state.bot_user_id:
        raise ApiError("cannot_dm_bot")
    account = MethodCall(call.state, {"user": users[0]}).find_person()
    if account.deleted:
        raise ApiError("user_disabled")
    already = any(
        place.kind == "im" and account.id in place.members for place in call.state.channels.values()
    )
    return _opened_json(call, call.state.direct_messages(account.id), already=already)


def _opened_json(call: MethodCall, place: Conversation, *, already: bool) -> Json:
    """The answer for an opened conversation; Slack says when it was open already."""
    full = call.boolean("return_im")
    shape = api_json.channel(call.state, place) if full else {"id": place.id}
    return {**({"no_op": True, "already_open": True} if already else {}), "channel": shape}


def info(call: MethodCall) -> Json:
    place = _require_right(call, call.find_conversation(), "read")
    return {"channel": api_json.channel(call.state, place)}


def list_conversations(call: MethodCall) -> Json:
    types = call.id_list("types") or ["public_channel"]
    if not set(types) <= set(SCOPE_OF_TYPE):
        raise ApiError("invalid_types")
    for one in types:
        require_scopes(call.state, f"{SCOPE_OF_TYPE[one]}:read")
    archived = not call.boolean("exclude_archived")
    found = [
        api_json.channel(call.state, place)
        for place in call.state.channels.values()
        if _type(place) in types
        and (call.state.has_app(place) or not place.private)
        and (archived or not place.archived)
    ]
    return page_json("channels", call.page(found))


def list_members(call: MethodCall) -> Json:
    place = _require_right(call, call.find_conversation(), "read")
    page, cursor = call.page([{"id": one} for one in place.members])
    return page_json("members", ([one["id"] for one in page], cursor))


def _readable_conversation(call: MethodCall) -> Conversation:
    place = _require_right(call, call.find_conversation(), "history")
    if not call.state.has_app(place):
        raise ApiError("not_in_channel")
    return place


def _in_period(call: MethodCall, messages: list[PostedMessage]) -> list[PostedMessage]:
    """The messages from `oldest` to `latest`, these moments themselves only if `inclusive`."""
    try:
        oldest = float(call.text("oldest", "0"))
        latest = float(call.text("latest", "inf"))
    except ValueError as problem:
        raise invalid_arguments("must be a timestamp [json-pointer:/oldest]") from problem
    edges = call.boolean("inclusive")
    return [
        one
        for one in messages
        if not one.deleted and not one.ephemeral_to
        if oldest < float(one.ts) < latest or (edges and float(one.ts) in {oldest, latest})
    ]


def _message_page(call: MethodCall, messages: list[PostedMessage]) -> Json:
    metadata = call.boolean("include_all_metadata")
    shaped = [api_json.message(call.state, one, metadata=metadata) for one in messages]
    page, cursor = call.page(shaped)
    return {**page_json("messages", (page, cursor)), "has_more": bool(cursor), "pin_count": 0}


def history(call: MethodCall) -> Json:
    place = _readable_conversation(call)
    found = [
        one
        for one in _in_period(call, place.messages)
        if one.thread_ts in {"", one.ts} or one.broadcast
    ]
    return _message_page(call, found[::-1])


def replies(call: MethodCall) -> Json:
    place = _readable_conversation(call)
    root = place.message(call.text("ts"))
    if root is None:
        raise ApiError("thread_not_found")
    thread = root.thread_ts or root.ts
    found = [one for one in place.messages if thread in {one.ts, one.thread_ts}]
    return _message_page(call, _in_period(call, found))


_READ_SCOPES = tuple(f"{one}:read" for one in SCOPE_OF_TYPE.values())
_HISTORY_SCOPES = tuple(f"{one}:history" for one in SCOPE_OF_TYPE.values())
METHODS = {
    "conversations.open": ApiMethod(open_conversation, ("im:write", "mpim:write")),
    "conversations.info": ApiMethod(info, _READ_SCOPES),
    "conversations.list": ApiMethod(list_conversations, _READ_SCOPES),
    "conversations.members": ApiMethod(list_members, _READ_SCOPES),
    "conversations.history": ApiMethod(history, _HISTORY_SCOPES),
    "conversations.replies": ApiMethod(replies, _HISTORY_SCOPES),
}
