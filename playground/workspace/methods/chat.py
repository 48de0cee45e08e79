"""chat.*: post, change, delete, point to; and reactions.add."""

from playground.workspace import posting, shapes
from playground.workspace.methods.calling import Call, Method
from playground.workspace.things import Channel, Message
from playground.workspace.values import ApiError, Json


def _where_to_post(call: Call) -> Channel:
    """A conversation's id, `#name`, or a person's id for her direct messages with the app."""
    state, named = call.state, call.text("channel")
    if named in state.people:
        if state.people[named].deleted or named == state.bot_user_id:
            raise ApiError("channel_not_found")
        return state.direct_messages(named)
    for place in state.channels.values():
        if place.kind == "channel" and named.removeprefix("#") == place.name:
            named = place.id
    place = Call(state, {"channel": named}).place()
    if place.archived:
        raise ApiError("is_archived")
    if not state.has_app(place) and "chat:write.public" not in state.scopes:
        raise ApiError("not_in_channel")
    return place


def post_message(call: Call) -> Json:
    place = _where_to_post(call)
    content = posting.content_of(call.state, call.args)
    metadata = posting.metadata_of(call.args)
    thread = _thread(call, place)
    one = posting.post(
        call.state,
        place,
        call.state.bot_user_id,
        content,
        thread_ts=thread,
        metadata=metadata,
        broadcast=call.truth("reply_broadcast"),
        **_manners(call),
    )
    shape = shapes.message(call.state, one, metadata=True)
    return {"channel": place.id, "ts": one.ts, "message": shape}


def _thread(call: Call, place: Channel) -> str:
    ts = call.text("thread_ts", "")
    root = place.message(ts) if ts else None
    if not ts or root is None:
        # Slack takes a thread nobody can find for no thread.
        return ""
    root.thread_ts = root.thread_ts or root.ts
    return root.thread_ts


def _manners(call: Call) -> dict[str, object]:
    return {
        "parse": call.text("parse", ""),
        "link_names": call.truth("link_names"),
        "mrkdwn": call.truth("mrkdwn", default=True),
        "unfurl_links": call.truth("unfurl_links", default=True),
        "unfurl_media": call.truth("unfurl_media", default=True),
    }


def post_ephemeral(call: Call) -> Json:
    place = _where_to_post(call)
    user = call.person()
    if user.id not in place.members:
        raise ApiError("user_not_in_channel")
    content = posting.content_of(call.state, call.args)
    one = posting.post(
        call.state,
        place,
        call.state.bot_user_id,
        content,
        ephemeral_to=user.id,
        thread_ts=_thread(call, place),
        **_manners(call),
    )
    return {"message_ts": one.ts}


def _own(call: Call, refusal: str) -> Message:
    """The app's own message; an ephemeral one is not to be found."""
    place = call.place()
    one = place.message(call.text("ts"))
    if one is None or one.ephemeral_to:
        raise ApiError("message_not_found")
    if one.user != call.state.bot_user_id:
        raise ApiError(refusal)
    return one


def update(call: Call) -> Json:
    """Without blocks, those from before stay only if there is no text either; attachments stay
    until they are replaced. How the text is parsed is said anew.
    """
    one = _own(call, "cant_update_message")
    given = call.args
    kept: Json = {} if "attachments" in given else {"attachments": one.attachments}
    if not {"text", "blocks", "attachments", "metadata"} & set(given):
        raise ApiError("no_text")
    if "text" not in given and "blocks" not in given:
        kept |= {"text": one.text, "blocks": one.blocks}
    content = posting.content_of(call.state, {**kept, **given})
    if "metadata" in given:
        one.metadata = posting.metadata_of(given)
    one.parse, one.link_names = call.text("parse", ""), call.truth("link_names")
    posting.rewrite(call.state, one, content)
    shape = shapes.message(call.state, one, metadata=True)
    return {"channel": one.channel, "ts": one.ts, "text": one.text, "message": shape}


def delete(call: Call) -> Json:
    one = _own(call, "cant_delete_message")
    posting.remove(call.state, one)
    return {"channel": one.channel, "ts": one.ts}


def get_permalink(call: Call) -> Json:
    place = call.place()
    one = place.message(call.text("message_ts"))
    if one is None or one.ephemeral_to:
        raise ApiError("message_not_found")
    return {"channel": place.id, "permalink": shapes.permalink(place.id, one)}


def add_reaction(call: Call) -> Json:
    one = call.place().message(call.text("timestamp"))
    if one is None or one.ephemeral_to:
        raise ApiError("message_not_found")
    name = call.text("name")
    who = one.reactions.setdefault(name, [])
    if call.state.bot_user_id in who:
        raise ApiError("already_reacted")
    who.append(call.state.bot_user_id)
    call.state.changed("reaction", one)
    return {}


METHODS = {
    "chat.postMessage": Method(post_message, ("chat:write",)),
    "chat.postEphemeral": Method(post_ephemeral, ("chat:write",)),
    "chat.update": Method(update, ("chat:write",)),
    "chat.delete": Method(delete, ("chat:write",)),
    "chat.getPermalink": Method(get_permalink),
    "reactions.add": Method(add_reaction, ("reactions:write",)),
}
