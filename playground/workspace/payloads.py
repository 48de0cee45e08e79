"""What Slack sends to the app: commands, interactions, menus' questions, shortcuts, events."""

import copy
from typing import Literal

from playground.workspace import shapes
from playground.workspace.reading import Found
from playground.workspace.state import State
from playground.workspace.things import Account, Channel, Message, View
from playground.workspace.values import Json


def _common(state: State, account: Account, kind: str) -> Json:
    return {
        "type": kind,
        "token": state.verification_token,
        "api_app_id": state.app_id,
        "team": shapes.team(state),
        "enterprise": None,
        "is_enterprise_install": False,
        "user": {
            "id": account.id,
            "username": account.handle,
            "name": account.handle,
            "team_id": account.team,
        },
    }


def _named(place: Channel) -> Json:
    name = "privategroup" if place.kind == "channel" and place.private else place.name
    return {"id": place.id, "name": name}


def answers_to(state: State, secret: str) -> str:
    return f"{state.base_url}answers/{secret}"


def command(state: State, account: Account, place: Channel, name: str, text: str) -> Json:
    return {
        "token": state.verification_token,
        "team_id": account.team,
        "team_domain": shapes.DOMAIN,
        "channel_id": place.id,
        "channel_name": _named(place)["name"],
        "user_id": account.id,
        "user_name": account.handle,
        "command": name,
        "text": text,
        "api_app_id": state.app_id,
        "is_enterprise_install": "false",
        "response_url": answers_to(state, state.new_response_url(place.id, account.id)),
        "trigger_id": state.new_trigger(account.id),
    }


def _where(state: State, account: Account, where: Message | View) -> Json:
    """The place of an interaction, and what is in it."""
    if isinstance(where, View):
        return {
            "container": {"type": "view", "view_id": where.id},
            "view": shapes.view(state, where),
        }
    container = {
        "type": "message",
        "message_ts": where.ts,
        "channel_id": where.channel,
        "is_ephemeral": bool(where.ephemeral_to),
    }
    if where.thread_ts:
        container["thread_ts"] = where.thread_ts
    shape: Json = {
        "container": container,
        "channel": _named(state.channels[where.channel]),
        "state": {"values": copy.deepcopy(where.chosen.get(account.id, {}))},
    }
    # Nobody keeps an ephemeral message, so Slack has none to send along.
    if where.ephemeral_to:
        return shape
    return {**shape, "message": shapes.message(state, where, metadata=True)}


def actions(state: State, account: Account, where: Message | View, action: Json) -> Json:
    view_id = where.id if isinstance(where, View) and where.type == "modal" else ""
    payload = {
        **_common(state, account, "block_actions"),
        **_where(state, account, where),
        "trigger_id": state.new_trigger(account.id, view_id),
        "actions": [{**action, "action_ts": state.next_ts()}],
    }
    if isinstance(where, Message):
        secret = state.new_response_url(where.channel, account.id, where)
        payload["response_url"] = answers_to(state, secret)
    return payload


def suggestion(
    state: State, account: Account, where: Message | View, found: Found, typed: str
) -> Json:
    return {
        **_common(state, account, "block_suggestion"),
        **_where(state, account, where),
        "action_id": found.element["action_id"],
        "block_id": found.block["block_id"],
        "value": typed,
    }


def submission(state: State, account: Account, view: View) -> Json:
    return {
        **_common(state, account, "view_submission"),
        "trigger_id": state.new_trigger(account.id, view.id),
        "view": shapes.view(state, view),
        "response_urls": _response_urls(state, account, view),
    }


def _response_urls(state: State, account: Account, view: View) -> list[Json]:
    """A conversation chosen in a menu that allows it becomes a place to answer in."""
    urls = []
    for block in view.blocks:
        element = block.get("element", {})
        if not element.get("response_url_enabled"):
            continue
        entry = view.values[block["block_id"]][element["action_id"]]
        channel = entry.get("selected_conversation") or entry.get("selected_channel")
        if channel:
            url = answers_to(state, state.new_response_url(channel, account.id))
            names = {"block_id": block["block_id"], "action_id": element["action_id"]}
            urls.append({**names, "channel_id": channel, "response_url": url})
    return urls


def closed(state: State, account: Account, view: View, *, cleared: bool) -> Json:
    return {
        **_common(state, account, "view_closed"),
        "view": shapes.view(state, view),
        "is_cleared": cleared,
    }


def shortcut(state: State, account: Account, callback_id: str) -> Json:
    return {
        **_common(state, account, "shortcut"),
        "callback_id": callback_id,
        "action_ts": state.next_ts(),
        "trigger_id": state.new_trigger(account.id),
    }


def message_action(state: State, account: Account, callback_id: str, message: Message) -> Json:
    place = state.channels[message.channel]
    secret = state.new_response_url(place.id, account.id)
    return {
        **shortcut(state, account, callback_id),
        "type": "message_action",
        "channel": _named(place),
        "message_ts": message.ts,
        "message": shapes.message(state, message, metadata=True),
        "response_url": answers_to(state, secret),
    }


def event(state: State, body: Json) -> Json:
    """The envelope around an event, with the id by which a repeat can be known."""
    return {
        "token": state.verification_token,
        "team_id": state.team_id,
        "api_app_id": state.app_id,
        "event": body,
        "type": "event_callback",
        "event_id": state.new_id("Ev"),
        "event_time": int(state.clock()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": state.team_id,
                "user_id": state.bot_user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": state.new_id("ctx"),
    }


def home_opened(state: State, account: Account, tab: Literal["home", "messages"]) -> Json:
    body: Json = {
        "type": "app_home_opened",
        "user": account.id,
        "channel": state.direct_messages(account.id).id,
        "tab": tab,
        "event_ts": state.next_ts(),
    }
    home = state.homes.get(account.id)
    if home and tab == "home":
        body["view"] = shapes.view(state, home)
    return event(state, body)


def user_change(state: State, account: Account) -> Json:
    user = shapes.user(state, account, mail="users:read.email" in state.scopes, locale=True)
    return event(state, {"type": "user_change", "user": user, "event_ts": state.next_ts()})


def message_event(state: State, place: Channel, message: Message, kind: str) -> Json:
    """A message that is new, changed or deleted, as whoever may read there hears of it."""
    shape = shapes.message(state, message)
    kinds = {"im": "im", "channel": "group" if place.private else "channel"}
    common = {"channel": place.id, "channel_type": kinds[place.kind], "event_ts": state.next_ts()}
    if kind == "message":
        subtype = {"subtype": "file_share"} if message.files else {}
        return event(state, {**shape, **common, **subtype})
    body: Json = {
        "type": "message",
        "subtype": kind,
        "hidden": True,
        **common,
        "ts": state.next_ts(),
    }
    if kind == "message_changed":
        return event(state, {**body, "message": shape, "previous_message": shape})
    return event(state, {**body, "deleted_ts": message.ts, "previous_message": shape})
