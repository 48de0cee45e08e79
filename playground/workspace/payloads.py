"""Builds what Slack sends to the app: commands, interactions, menus' questions, shortcuts, events."""

import copy
from typing import Literal

from playground.workspace import api_json
from playground.workspace.block_reader import BlockElement
from playground.workspace.objects import Account, Conversation, PostedMessage, WorkspaceView
from playground.workspace.state import WorkspaceState
from playground.workspace.steps import StepRun
from playground.workspace.values import Json


def _common_fields(state: WorkspaceState, account: Account, kind: str) -> Json:
    return {
        "type": kind,
        "token": state.verification_token,
        "api_app_id": state.app_id,
        "team": api_json.team(state),
        "enterprise": None,
        "is_enterprise_install": False,
        "user": {
            "id": account.id,
            "username": account.handle,
            "name": account.handle,
            "team_id": account.team,
        },
    }


def _channel_fields(place: Conversation) -> Json:
    name = "privategroup" if place.kind == "channel" and place.private else place.name
    return {"id": place.id, "name": name}


def response_url(state: WorkspaceState, secret: str) -> str:
    return f"{state.base_url}answers/{secret}"


def slash_command(
    state: WorkspaceState, account: Account, place: Conversation, name: str, text: str
) -> Json:
    return {
        "token": state.verification_token,
        "team_id": account.team,
        "team_domain": api_json.DOMAIN,
        "channel_id": place.id,
        "channel_name": _channel_fields(place)["name"],
        "user_id": account.id,
        "user_name": account.handle,
        "command": name,
        "text": text,
        "api_app_id": state.app_id,
        "is_enterprise_install": "false",
        "response_url": response_url(state, state.new_response_url(place.id, account.id)),
        "trigger_id": state.new_trigger(account.id),
    }


def _surface_fields(
    state: WorkspaceState, account: Account, surface: PostedMessage | WorkspaceView
) -> Json:
    """The place of an interaction, and what is in it."""
    if isinstance(surface, WorkspaceView):
        return {
            "container": {"type": "view", "view_id": surface.id},
            "view": api_json.view(state, surface),
        }
    container = {
        "type": "message",
        "message_ts": surface.ts,
        "channel_id": surface.channel,
        "is_ephemeral": bool(surface.ephemeral_to),
    }
    if surface.thread_ts:
        container["thread_ts"] = surface.thread_ts
    shape: Json = {
        "container": container,
        "channel": _channel_fields(state.channels[surface.channel]),
        "state": {"values": copy.deepcopy(surface.chosen.get(account.id, {}))},
    }
    # Slack does not keep ephemeral messages, so it has none to send along.
    if surface.ephemeral_to:
        return shape
    return {**shape, "message": api_json.message(state, surface, metadata=True)}


def block_actions(
    state: WorkspaceState, account: Account, surface: PostedMessage | WorkspaceView, action: Json
) -> Json:
    view_id = surface.id if isinstance(surface, WorkspaceView) and surface.type == "modal" else ""
    payload = {
        **_common_fields(state, account, "block_actions"),
        **_surface_fields(state, account, surface),
        "trigger_id": state.new_trigger(account.id, view_id),
        "actions": [{**action, "action_ts": state.next_ts()}],
    }
    if isinstance(surface, PostedMessage):
        secret = state.new_response_url(surface.channel, account.id, surface)
        payload["response_url"] = response_url(state, secret)
    return payload


def block_suggestion(
    state: WorkspaceState,
    account: Account,
    surface: PostedMessage | WorkspaceView,
    found: BlockElement,
    typed: str,
) -> Json:
    return {
        **_common_fields(state, account, "block_suggestion"),
        **_surface_fields(state, account, surface),
        "action_id": found.element["action_id"],
        "block_id": found.block["block_id"],
        "value": typed,
    }


def view_submission(state: WorkspaceState, account: Account, view: WorkspaceView) -> Json:
    return {
        **_common_fields(state, account, "view_submission"),
        "trigger_id": state.new_trigger(account.id, view.id),
        "view": api_json.view(state, view),
        "response_urls": _response_urls(state, account, view),
    }


def _response_urls(state: WorkspaceState, account: Account, view: WorkspaceView) -> list[Json]:
    """The places to answer in: conversations chosen in menus that allow it."""
    urls = []
    for block in view.blocks:
        element = block.get("element", {})
        if not element.get("response_url_enabled"):
            continue
        entry = view.values[block["block_id"]][element["action_id"]]
        channel = entry.get("selected_conversation") or entry.get("selected_channel")
        if channel:
            url = response_url(state, state.new_response_url(channel, account.id))
            names = {"block_id": block["block_id"], "action_id": element["action_id"]}
            urls.append({**names, "channel_id": channel, "response_url": url})
    return urls


def view_closed(
    state: WorkspaceState, account: Account, view: WorkspaceView, *, cleared: bool
) -> Json:
    return {
        **_common_fields(state, account, "view_closed"),
        "view": api_json.view(state, view),
        "is_cleared": cleared,
    }


def shortcut(state: WorkspaceState, account: Account, callback_id: str) -> Json:
    return {
        **_common_fields(state, account, "shortcut"),
        "callback_id": callback_id,
        "action_ts": state.next_ts(),
        "trigger_id": state.new_trigger(account.id),
    }


def message_action(
    state: WorkspaceState, account: Account, callback_id: str, message: PostedMessage
) -> Json:
    place = state.channels[message.channel]
    secret = state.new_response_url(place.id, account.id)
    return {
        **shortcut(state, account, callback_id),
        "type": "message_action",
        "channel": _channel_fields(place),
        "message_ts": message.ts,
        "message": api_json.message(state, message, metadata=True),
        "response_url": response_url(state, secret),
    }


def event_callback(state: WorkspaceState, body: Json) -> Json:
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


def app_home_opened(
    state: WorkspaceState, account: Account, tab: Literal["home", "messages"]
) -> Json:
    body: Json = {
        "type": "app_home_opened",
        "user": account.id,
        "channel": state.direct_messages(account.id).id,
        "tab": tab,
        "event_ts": state.next_ts(),
    }
    home = state.homes.get(account.id)
    if home and tab == "home":
        body["view"] = api_json.view(state, home)
    return event_callback(state, body)


def user_change(state: WorkspaceState, account: Account) -> Json:
    user = api_json.user(state, account, mail="users:read.email" in state.scopes, locale=True)
    return event_callback(state, {"type": "user_change", "user": user, "event_ts": state.next_ts()})


def function_executed(state: WorkspaceState, run: StepRun) -> Json:
    """The event that asks the app for a step of a workflow."""
    declared = state.steps[run.step]
    about = {"id": "Fn1", "callback_id": run.step, "type": "app", "app_id": state.app_id}
    described = {"title": declared["title"], "description": declared["description"]}
    body = {
        "type": "function_executed",
        "function": {**about, **described},
        "inputs": run.inputs,
        "function_execution_id": run.id,
        "workflow_execution_id": f"Wx{run.id}",
        "event_ts": state.next_ts(),
        "bot_access_token": state.bot_token,
    }
    return event_callback(state, body)


def message_event(
    state: WorkspaceState, place: Conversation, message: PostedMessage, kind: str
) -> Json:
    """The event for a new, changed or deleted message."""
    shape = api_json.message(state, message)
    kinds = {"im": "im", "channel": "group" if place.private else "channel"}
    common = {"channel": place.id, "channel_type": kinds[place.kind], "event_ts": state.next_ts()}
    if kind == "message":
        subtype = {"subtype": "file_share"} if message.files else {}
        return event_callback(state, {**shape, **common, **subtype})
    body: Json = {
        "type": "message",
        "subtype": kind,
        "hidden": True,
        **common,
        "ts": state.next_ts(),
    }
    if kind == "message_changed":
        return event_callback(state, {**body, "message": shape, "previous_message": shape})
    return event_callback(state, {**body, "deleted_ts": message.ts, "previous_message": shape})
