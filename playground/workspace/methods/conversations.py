"""conversations.*: which there are, who is in them, what was said."""

from playground.workspace import shapes
from playground.workspace.methods.calling import Call, Method, need_scopes, paged
from playground.workspace.things import Channel, Message
from playground.workspace.values import ApiError, Json, invalid

TYPES = {"public_channel": "channels", "private_channel": "groups", "im": "im", "mpim": "mpim"}


def _type(place: Channel) -> str:
    if place.kind == "im":
        return "im"
    return "private_channel" if place.private else "public_channel"


def _allowed(call: Call, place: Channel, right: str) -> Channel:
    need_scopes(call.state, f"{TYPES[_type(place)]}:{right}")
    return place


def open_(call: Call) -> Json:
    users = call.several("users")
    if call.text("channel", ""):
        place = call.place()
        if place.kind != "im":
            raise ApiError("method_not_supported_for_channel_type")
        return _opened(call, place, already=True)
    if not users:
        raise ApiError("users_list_not_supplied")
    if len(users) > 1:
        raise ApiError("missing_scope", extra={"needed": "mpim:write", "provided": ""})
    if users[0] == call.state.bot_user_id:
        raise ApiError("cannot_dm_bot")
    account = Call(call.state, {"user": users[0]}).person()
    if account.deleted:
        raise ApiError("user_disabled")
    already = any(
        place.kind == "im" and account.id in place.members for place in call.state.channels.values()
    )
    return _opened(call, call.state.direct_messages(account.id), already=already)


def _opened(call: Call, place: Channel, *, already: bool) -> Json:
    """Slack says when there was nothing to do."""
    full = call.truth("return_im")
    shape = shapes.channel(call.state, place) if full else {"id": place.id}
    return {**({"no_op": True, "already_open": True} if already else {}), "channel": shape}


def info(call: Call) -> Json:
    place = _allowed(call, call.place(), "read")
    return {"channel": shapes.channel(call.state, place)}


def list_(call: Call) -> Json:
    types = call.several("types") or ["public_channel"]
    if not set(types) <= set(TYPES):
        raise ApiError("invalid_types")
    for one in types:
        need_scopes(call.state, f"{TYPES[one]}:read")
    archived = not call.truth("exclude_archived")
    found = [
        shapes.channel(call.state, place)
        for place in call.state.channels.values()
        if _type(place) in types
        and (call.state.has_app(place) or not place.private)
        and (archived or not place.archived)
    ]
    return paged("channels", call.page(found))


def members(call: Call) -> Json:
    place = _allowed(call, call.place(), "read")
    page, cursor = call.page([{"id": one} for one in place.members])
    return paged("members", ([one["id"] for one in page], cursor))


def _said(call: Call) -> Channel:
    place = _allowed(call, call.place(), "history")
    if not call.state.has_app(place):
        raise ApiError("not_in_channel")
    return place


def _within(call: Call, messages: list[Message]) -> list[Message]:
    """Not before `oldest` nor after `latest`; exactly then only if `inclusive`."""
    try:
        oldest = float(call.text("oldest", "0"))
        latest = float(call.text("latest", "inf"))
    except ValueError as problem:
        raise invalid("must be a timestamp [json-pointer:/oldest]") from problem
    edges = call.truth("inclusive")
    return [
        one
        for one in messages
        if not one.deleted and not one.ephemeral_to
        if oldest < float(one.ts) < latest or (edges and float(one.ts) in {oldest, latest})
    ]


def _answer(call: Call, messages: list[Message]) -> Json:
    metadata = call.truth("include_all_metadata")
    shaped = [shapes.message(call.state, one, metadata=metadata) for one in messages]
    page, cursor = call.page(shaped)
    return {**paged("messages", (page, cursor)), "has_more": bool(cursor), "pin_count": 0}


def history(call: Call) -> Json:
    place = _said(call)
    found = [
        one
        for one in _within(call, place.messages)
        if one.thread_ts in {"", one.ts} or one.broadcast
    ]
    return _answer(call, found[::-1])


def replies(call: Call) -> Json:
    place = _said(call)
    root = place.message(call.text("ts"))
    if root is None:
        raise ApiError("thread_not_found")
    thread = root.thread_ts or root.ts
    found = [one for one in place.messages if thread in {one.ts, one.thread_ts}]
    return _answer(call, _within(call, found))


_READ = tuple(f"{one}:read" for one in TYPES.values())
_HISTORY = tuple(f"{one}:history" for one in TYPES.values())
METHODS = {
    "conversations.open": Method(open_, ("im:write", "mpim:write")),
    "conversations.info": Method(info, _READ),
    "conversations.list": Method(list_, _READ),
    "conversations.members": Method(members, _READ),
    "conversations.history": Method(history, _HISTORY),
    "conversations.replies": Method(replies, _HISTORY),
}
