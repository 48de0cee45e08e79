"""What one person has before them, as JSON: channels, messages, modals, Home."""

import copy
import mimetypes
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from playground.face.world import Resident, World
from playground.workspace import Channel, File, Message, View
from playground.workspace.state import State
from playground.workspace.values import Json

# Of each channel the page shows the end; the record has the rest.
_MESSAGES = 300


def state(world: World, me: Resident) -> Json:
    workspace = world.workspace
    me.person.dm  # noqa: B018 (it is there from the first look on)
    with workspace.state.lock:
        user = me.person.id
        places = [one for one in workspace.channels if user in one.members]
        home = workspace.state.homes.get(user)
        shown = {
            "messages": {one.id: _messages(workspace.state, one, user) for one in places},
            "modals": [view(one) for one in workspace.state.modals.get(user, [])],
            "home": view(home) if home else None,
            "channels": [_channel(one) for one in places],
        }
    return {
        "me": _person(me),
        "people": [_person(one) for one in world.residents],
        "app": {"id": workspace.bot_user_id, "name": "Rapport"},
        "commands": _commands(world.features.get("slash_commands", ())),
        "shortcuts": _shortcuts(world.features.get("shortcuts", ())),
        **shown,
        "tour": world.tour(),
    }


def _person(one: Resident) -> Json:
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


def _channel(one: Channel) -> Json:
    if one.kind == "im":
        return {"id": one.id, "name": "Rapport", "kind": "dm"}
    return {"id": one.id, "name": one.name, "kind": "channel"}


def _commands(listed: Sequence[Mapping[str, str]]) -> list[Json]:
    return [
        {"name": one["command"], "usage": one["usage_hint"], "about": one["description"]}
        for one in listed
    ]


def _shortcuts(listed: Sequence[Mapping[str, str]]) -> list[Json]:
    return [{"id": one["callback_id"], "name": one["name"], "kind": one["type"]} for one in listed]


def _messages(state: State, channel: Channel, user: str) -> list[Json]:
    return [_message(state, one, user) for one in channel.visible_to(user)[-_MESSAGES:]]


def _message(state: State, one: Message, user: str) -> Json:
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
        "files": [_file(file) for file in files],
        "reactions": [
            {"name": name, "count": len(who), "mine": user in who}
            for name, who in one.reactions.items()
        ],
        # What this person has chosen in its menus.
        "values": copy.deepcopy(one.chosen.get(user, {})),
    }


def _file(one: File) -> Json:
    return {
        "id": one.id,
        "name": one.name,
        "type": media_type(one.name),
        "size": len(one.content),
        "url": f"/api/files/{quote(one.id)}",
    }


def media_type(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def view(one: View) -> Json:
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
