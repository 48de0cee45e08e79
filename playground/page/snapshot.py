"""Shows what one person sees, as JSON: channels, messages, modals, Home."""

import copy
import mimetypes
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from playground.page.context import PageContext, Resident
from playground.workspace import Conversation, File, PostedMessage, WorkspaceView
from playground.workspace.state import WorkspaceState
from playground.workspace.steps import USER_TYPE
from playground.workspace.values import Json

# The page shows only the newest messages of each channel.
_MESSAGE_LIMIT = 300


def person_snapshot(context: PageContext, me: Resident) -> Json:
    workspace = context.workspace
    me.person.dm  # noqa: B018 (it is there from the first look on)
    with workspace.state.lock:
        user = me.person.id
        places = [one for one in workspace.channels if user in one.members]
        home = workspace.state.homes.get(user)
        snapshot = {
            "messages": {one.id: _message_list(workspace.state, one, user) for one in places},
            "modals": [view_json(one) for one in workspace.state.modals.get(user, [])],
            "home": view_json(home) if home else None,
            "channels": [_channel_json(one) for one in places],
        }
    return {
        "me": _person_json(me),
        "people": [_person_json(one) for one in context.residents],
        "app": {"id": workspace.bot_user_id, "name": "Rapport"},
        "commands": _command_list(context.features.get("slash_commands", ())),
        "shortcuts": _shortcut_list(context.features.get("shortcuts", ())),
        "steps": [_step_json(*one) for one in workspace.state.steps.items()],
        **snapshot,
        "tour": context.tour(),
    }


def _person_json(one: Resident) -> Json:
    account = one.person.account
    return {
        "id": account.id,
        "name": account.name,
        "handle": account.handle,
        "role_note": one.note,
        "guest": account.guest,
        "tz": account.tz,
        "locale": account.locale,
    }


def _channel_json(one: Conversation) -> Json:
    if one.kind == "im":
        return {"id": one.id, "name": "Rapport", "kind": "dm"}
    return {"id": one.id, "name": one.name, "kind": "channel"}


def _command_list(listed: Sequence[Mapping[str, str]]) -> list[Json]:
    return [
        {"name": one["command"], "usage": one["usage_hint"], "about": one["description"]}
        for one in listed
    ]


def _shortcut_list(listed: Sequence[Mapping[str, str]]) -> list[Json]:
    return [{"id": one["callback_id"], "name": one["name"], "kind": one["type"]} for one in listed]


def _step_json(step: str, declared: Json) -> Json:
    """A step of workflows, with the inputs that a person fills in: whoever begins it is known."""
    inputs = [
        {
            "name": name,
            "title": one["title"],
            "about": one["description"],
            "type": one["type"].rpartition("/")[2],
            "required": one["is_required"],
        }
        for name, one in declared["input_parameters"].items()
        if one["type"] != USER_TYPE
    ]
    return {
        "id": step,
        "title": declared["title"],
        "about": declared["description"],
        "inputs": inputs,
        "outputs": {n: one["title"] for n, one in declared["output_parameters"].items()},
    }


def _message_list(state: WorkspaceState, channel: Conversation, user: str) -> list[Json]:
    return [_message_json(state, one, user) for one in channel.visible_to(user)[-_MESSAGE_LIMIT:]]


def _message_json(state: WorkspaceState, one: PostedMessage, user: str) -> Json:
    account = state.people.get(one.user)
    files = [state.files[number] for number in one.files if number in state.files]
    return {
        "channel": one.channel,
        "ts": one.ts,
        "user": {
            "id": one.user,
            "name": account.name if account else one.user,
            "bot": bool(one.bot_id or (account and account.bot)),
        },
        "text": one.text,
        "blocks": copy.deepcopy(one.blocks),
        "ephemeral": bool(one.ephemeral_to),
        "edited": one.edited,
        "deleted": one.deleted,
        "thread_ts": one.thread_ts,
        "files": [_file_json(file) for file in files],
        "reactions": [
            {"name": name, "count": len(who), "mine": user in who}
            for name, who in one.reactions.items()
        ],
        # What this person has chosen in its menus.
        "values": copy.deepcopy(one.chosen.get(user, {})),
    }


def _file_json(one: File) -> Json:
    return {
        "id": one.id,
        "name": one.name,
        "type": media_type(one.name),
        "size": len(one.content),
        "url": f"/api/files/{quote(one.id)}",
    }


def media_type(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def view_json(one: WorkspaceView) -> Json:
    return {
        "id": one.id,
        "hash": one.hash,
        "type": one.type,
        "title": one.title,
        "submit": one.submit,
        "close": one.close,
        "callback_id": one.callback_id,
        "blocks": copy.deepcopy(one.blocks),
        "values": copy.deepcopy(one.values),
        "errors": dict(one.errors),
    }
