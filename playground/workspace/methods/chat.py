"""chat.*: post, change, delete, point to; and reactions.add."""

from playground.workspace import api_json, message_lifecycle
from playground.workspace.methods.method_call import ApiMethod, MethodCall
from playground.workspace.objects import Conversation, PostedMessage
from playground.workspace.values import ApiError, Json


def _target_conversation(call: MethodCall) -> Conversation:
    """A conversation's id, `#name`, or a person's id for her direct messages with the app."""
    state, named = call.state, call.text("channel")
    if named in state.people:
        if state.people[named].deleted or named == state.bot_user_id:
            raise ApiError("channel_not_found")
        return state.direct_messages(named)
    for place in state.channels.values():
        if place.kind == "channel" and named.removeprefix("#") == place.name:
            named = place.id
    place = MethodCall(state, {"channel": named}).find_conversation()
    if place.archived:
        raise ApiError("is_archived")
    if not state.has_app(place) and "chat:write.public" not in state.scopes:
        raise ApiError("not_in_channel")
    return place


def post_message(call: MethodCall) -> Json:
    place = _target_conversation(call)
    content = message_lifecycle.parse_content(call.state, call.args)
    metadata = message_lifecycle.parse_metadata(call.args)
    thread = _thread_ts(call, place)
    one = message_lifecycle.post_message(
        call.state,
        place,
        call.state.bot_user_id,
        content,
        thread_ts=thread,
        metadata=metadata,
        broadcast=call.boolean("reply_broadcast"),
        **_display_options(call),
    )
    shape = api_json.message(call.state, one, metadata=True)
    return {"channel": place.id, "ts": one.ts, "message": shape}


def _thread_ts(call: MethodCall, place: Conversation) -> str:
    ts = call.text("thread_ts", "")
    root = place.message(ts) if ts else None
    if not ts or root is None:
        # Slack ignores a thread that does not exist.
        return ""
    root.thread_ts = root.thread_ts or root.ts
    return root.thread_ts


def _display_options(call: MethodCall) -> dict[str, object]:
    return {
        "parse": call.text("parse", ""),
        "link_names": call.boolean("link_names"),
        "mrkdwn": call.boolean("mrkdwn", default=True),
        "unfurl_links": call.boolean("unfurl_links", default=True),
        "unfurl_media": call.boolean("unfurl_media", default=True),
    }


def post_ephemeral(call: MethodCall) -> Json:
    place = _target_conversation(call)
    user = call.find_person()
    if user.id not in place.members:
        raise ApiError("user_not_in_channel")
    content = message_lifecycle.parse_content(call.state, call.args)
    one = message_lifecycle.post_message(
        call.state,
        place,
        call.state.bot_user_id,
        content,
        ephemeral_to=user.id,
        thread_ts=_thread_ts(call, place),
        **_display_options(call),
    )
    return {"message_ts": one.ts}


def _own_message(call: MethodCall, refusal: str) -> PostedMessage:
    """The app's own message; an ephemeral one counts as not found."""
    place = call.find_conversation()
    one = place.message(call.text("ts"))
    if one is None or one.ephemeral_to:
        raise ApiError("message_not_found")
    if one.user != call.state.bot_user_id:
        raise ApiError(refusal)
    return one


def update(call: MethodCall) -> Json:
    """Changes a message. Old blocks stay only if neither blocks nor text are given; attachments
    stay until they are replaced. How the text is parsed is set anew.
    """
    one = _own_message(call, "cant_update_message")
    given = call.args
    changed: Json = {} if "attachments" in given else {"attachments": one.attachments}
    if not {"text", "blocks", "attachments", "metadata"} & set(given):
        raise ApiError("no_text")
    if "text" not in given and "blocks" not in given:
        changed |= {"text": one.text, "blocks": one.blocks}
    content = message_lifecycle.parse_content(call.state, {**changed, **given})
    if "metadata" in given:
        one.metadata = message_lifecycle.parse_metadata(given)
    one.parse, one.link_names = call.text("parse", ""), call.boolean("link_names")
    message_lifecycle.edit_message(call.state, one, content)
    shape = api_json.message(call.state, one, metadata=True)
    return {"channel": one.channel, "ts": one.ts, "text": one.text, "message": shape}


def delete(call: MethodCall) -> Json:
    one = _own_message(call, "cant_delete_message")
    message_lifecycle.delete_message(call.state, one)
    return {"channel": one.channel, "ts": one.ts}


def get_permalink(call: MethodCall) -> Json:
    place = call.find_conversation()
    one = place.message(call.text("message_ts"))
    if one is None or one.ephemeral_to:
        raise ApiError("message_not_found")
    return {"channel": place.id, "permalink": api_json.permalink(place.id, one)}


def add_reaction(call: MethodCall) -> Json:
    one = call.find_conversation().message(call.text("timestamp"))
    if one is None or one.ephemeral_to:
        raise ApiError("message_not_found")
    name = call.text("name")
    who = one.reactions.setdefault(name, [])
    if call.state.bot_user_id in who:
        raise ApiError("already_reacted")
    who.append(call.state.bot_user_id)
    call.state.publish_change("reaction", one)
    return {}


METHODS = {
    "chat.postMessage": ApiMethod(post_message, ("chat:write",)),
    "chat.postEphemeral": ApiMethod(post_ephemeral, ("chat:write",)),
    "chat.update": ApiMethod(update, ("chat:write",)),
    "chat.delete": ApiMethod(delete, ("chat:write",)),
    "chat.getPermalink": ApiMethod(get_permalink),
    "reactions.add": ApiMethod(add_reaction, ("reactions:write",)),
}
