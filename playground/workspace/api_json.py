"""Each thing in the JSON that Slack gives out for it."""

import copy
from datetime import datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

from playground.workspace.objects import (
    Account,
    Conversation,
    File,
    PostedMessage,
    UserGroup,
    WorkspaceView,
)
from playground.workspace.state import WorkspaceState
from playground.workspace.values import Json

DOMAIN = "ours"


def team(state: WorkspaceState) -> Json:
    return {"id": state.team_id, "domain": DOMAIN}


def user(
    state: WorkspaceState, account: Account, *, mail: bool = True, locale: bool = False
) -> Json:
    zone = ZoneInfo(account.tz)
    offset = datetime.fromtimestamp(state.clock(), zone).utcoffset()
    profile = {
        "real_name": account.name,
        "real_name_normalized": account.name,
        "display_name": account.handle,
        "display_name_normalized": account.handle,
        "team": account.team,
    }
    if mail and account.email:
        profile["email"] = account.email
    shape = {
        "id": account.id,
        "team_id": account.team,
        "name": account.handle,
        "real_name": account.name,
        "deleted": account.deleted,
        "tz": account.tz,
        "tz_label": account.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": profile,
        "is_admin": account.admin or account.owner,
        "is_owner": account.owner,
        "is_primary_owner": False,
        "is_restricted": account.guest,
        "is_ultra_restricted": False,
        "is_bot": account.bot,
        "is_app_user": False,
        "is_stranger": account.team != state.team_id,
        "is_email_confirmed": True,
        "updated": int(state.clock()),
    }
    return {**shape, "locale": account.locale} if locale else shape


def channel(state: WorkspaceState, place: Conversation) -> Json:
    common = {"id": place.id, "is_archived": place.archived, "is_org_shared": False}
    if place.kind == "im":
        partner = next(one for one in place.members if one != state.bot_user_id)
        return {**common, "is_im": True, "user": partner, "is_open": True}
    return {
        **common,
        "name": place.name,
        "name_normalized": place.name,
        "is_channel": not place.private,
        "is_group": place.private,
        "is_im": False,
        "is_mpim": False,
        "is_private": place.private,
        "is_member": state.has_app(place),
        "is_general": False,
        "num_members": len(place.members),
        "context_team_id": state.team_id,
    }


def message(state: WorkspaceState, one: PostedMessage, *, metadata: bool = False) -> Json:
    shape: Json = {
        "type": "message",
        "user": one.user,
        "ts": one.ts,
        "text": one.text,
        "team": state.people[one.user].team if one.user in state.people else state.team_id,
    }
    if one.bot_id:
        shape |= {"bot_id": one.bot_id, "app_id": state.app_id}
    if one.blocks:
        shape["blocks"] = copy.deepcopy(one.blocks)
    if one.attachments:
        shape["attachments"] = copy.deepcopy(one.attachments)
    if one.thread_ts:
        shape["thread_ts"] = one.thread_ts
    if one.edited:
        shape["edited"] = {"user": one.user, "ts": one.ts}
    if one.files:
        shape["files"] = [file(state, state.files[number]) for number in one.files]
        shape["upload"] = True
    if metadata and one.metadata:
        shape["metadata"] = copy.deepcopy(one.metadata)
    if one.reactions:
        shape["reactions"] = [
            {"name": name, "users": list(who), "count": len(who)}
            for name, who in one.reactions.items()
        ]
    return shape


def view(state: WorkspaceState, one: WorkspaceView) -> Json:
    empty = {"title": None, "submit": None, "close": None}
    return {
        **empty,
        **copy.deepcopy(one.content),
        "id": one.id,
        "team_id": state.team_id,
        "blocks": copy.deepcopy(one.blocks),
        "private_metadata": one.private_metadata,
        "callback_id": one.callback_id,
        "external_id": one.external_id,
        "clear_on_close": bool(one.content.get("clear_on_close")),
        "notify_on_close": bool(one.content.get("notify_on_close")),
        "state": {"values": copy.deepcopy(one.values)},
        "hash": one.hash,
        "root_view_id": one.root_view_id,
        "previous_view_id": one.previous_view_id or None,
        "app_id": state.app_id,
        "app_installed_team_id": state.team_id,
        "bot_id": state.bot_id,
    }


def file(state: WorkspaceState, one: File) -> Json:
    url = f"{state.base_url}files/{one.id}/{quote(one.name)}"
    return {
        "id": one.id,
        "name": one.name,
        "title": one.title,
        "user": one.user,
        "size": len(one.content),
        "mimetype": "application/octet-stream",
        "filetype": one.name.rpartition(".")[2],
        "channels": list(one.channels),
        "url_private": url,
        "url_private_download": url,
        "created": int(state.clock()),
    }


def group(state: WorkspaceState, one: UserGroup, *, users: bool) -> Json:
    shape: Json = {
        "id": one.id,
        "team_id": state.team_id,
        "is_usergroup": True,
        "name": one.name,
        "handle": one.handle,
        "date_delete": 1 if one.disabled else 0,
        "user_count": len(one.members),
    }
    return {**shape, "users": list(one.members)} if users else shape


def permalink(channel_id: str, one: PostedMessage) -> str:
    place = f"https://{DOMAIN}.slack.example/archives/{channel_id}/p{one.ts.replace('.', '')}"
    return f"{place}?thread_ts={one.thread_ts}&cid={channel_id}" if one.thread_ts else place
