"""Posts, changes and deletes messages, with Slack's checks, and handles an app's answers."""

import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass

from playground.workspace.block_reader import elements
from playground.workspace.limits import check_message
from playground.workspace.objects import Conversation, PostedMessage, ResponseUrl
from playground.workspace.state import ACK_SECONDS, WorkspaceState
from playground.workspace.values import ApiError, Json

# Slack's pages say that it cuts texts at 40,000; for apps it refuses longer ones.
LONGEST_TEXT = 4_000
URL_USES, URL_SECONDS = 5, 30 * 60


@dataclass(frozen=True, slots=True)
class MessageContent:
    text: str
    blocks: list[Json]
    attachments: list[Json]


def parse_content(state: WorkspaceState, args: Mapping[str, object]) -> MessageContent:
    """The text and blocks of a message; raises Slack's errors for bad ones."""
    text = str(args.get("text") or args.get("markdown_text") or "")
    blocks = _parse_list(args.get("blocks"), "invalid_blocks_format")
    attachments = _parse_list(args.get("attachments"), "invalid_attachments")
    if blocks:
        check_message(blocks)
    if not (text.strip() or blocks or attachments):
        raise ApiError("no_text")
    if len(text) > LONGEST_TEXT:
        raise ApiError("msg_too_long")
    return MessageContent(text, add_ids(state, blocks), attachments)


def _parse_list(value: object, error: str) -> list[Json]:
    if value is None or value == "":
        return []
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError as problem:
            raise ApiError(error) from problem
    if not isinstance(value, list):
        raise ApiError(error)
    return value


def add_ids(state: WorkspaceState, blocks: list[Json]) -> list[Json]:
    """A copy in which every block and element has a name, as Slack gives those without one."""
    own = copy.deepcopy(blocks)
    for block in own:
        block.setdefault("block_id", state.new_id("b"))
    for one in elements(own):
        one.element.setdefault("action_id", state.new_id("a"))
    return own


def parse_metadata(args: Mapping[str, object]) -> Json | None:
    given = args.get("metadata")
    if isinstance(given, str):
        try:
            given = json.loads(given)
        except ValueError as problem:
            raise ApiError("invalid_metadata_format") from problem
    if given is None or given == {}:
        return None
    if not isinstance(given, dict) or not {"event_type", "event_payload"} <= set(given):
        raise ApiError("invalid_metadata_format")
    if not isinstance(given["event_payload"], dict):
        raise ApiError("invalid_metadata_schema")
    return copy.deepcopy(given)


def post_message(
    state: WorkspaceState, channel: Conversation, user: str, content: MessageContent, **more: object
) -> PostedMessage:
    """Posts a new message there."""
    one = PostedMessage(channel.id, state.next_ts(), user, content.text)
    one.blocks, one.attachments = content.blocks, content.attachments
    for name, value in more.items():
        setattr(one, name, value)
    if user == state.bot_user_id:
        one.bot_id = state.bot_id
    channel.messages.append(one)
    state.publish_change("ephemeral" if one.ephemeral_to else "message", one)
    return one


def edit_message(state: WorkspaceState, one: PostedMessage, content: MessageContent) -> None:
    one.text, one.blocks, one.attachments = content.text, content.blocks, content.attachments
    # Slack marks no message with blocks as edited.
    one.edited = one.edited or not content.blocks
    state.publish_change("message_changed", one)


def delete_message(state: WorkspaceState, one: PostedMessage) -> None:
    one.deleted = True
    state.publish_change("message_deleted", one)


def post_answer(
    state: WorkspaceState, channel: str, user: str, body: Json, message: PostedMessage | None = None
) -> None:
    """Posts an app's answer to an interaction: ephemeral by default, or in place of its message."""
    if body.get("delete_original") and message:
        delete_message(state, message)
        return
    content = parse_content(state, body)
    if body.get("replace_original") and message:
        if message.deleted:
            raise ApiError("message_not_found")
        edit_message(state, message, content)
        return
    shown_to_all = body.get("response_type") == "in_channel"
    thread = str(body.get("thread_ts") or "") if shown_to_all else ""
    if message and not shown_to_all:
        thread = message.thread_ts
    place = state.channels[channel]
    to = "" if shown_to_all else user
    post_message(state, place, state.bot_user_id, content, ephemeral_to=to, thread_ts=thread)


def post_command_answer(state: WorkspaceState, url: ResponseUrl, body: Json) -> None:
    """Posts the answer to a command, if it was not posted at its URL a moment before."""
    if not _is_shown_late(state, url, body):
        url.shown = body
        post_answer(state, url.channel, url.user, body)


def _is_shown_late(state: WorkspaceState, url: ResponseUrl, body: Json) -> bool:
    """Says whether a workspace more patient than Slack has shown it: an app then answers by both ways."""
    return body == url.shown and state.clock() - url.issued_at > ACK_SECONDS


def post_answer_at_url(state: WorkspaceState, url: ResponseUrl, body: Json) -> None:
    """Posts an answer at a response URL: five within thirty minutes, refused ones included."""
    if state.clock() - url.issued_at > URL_SECONDS:
        raise ApiError("expired_url")
    if url.uses >= URL_USES:
        raise ApiError("used_url")
    url.uses += 1
    if _is_shown_late(state, url, body):
        return
    url.shown = body
    post_answer(state, url.channel, url.user, body, url.message)
