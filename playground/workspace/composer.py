"""Sends what people write and call up: commands, messages, shortcuts, the app's Home."""

from collections.abc import Sequence
from dataclasses import dataclass

from playground.workspace import message_lifecycle, mrkdwn, payloads
from playground.workspace.client import ActionResult, PersonClient, ignore_answer
from playground.workspace.message_lifecycle import MessageContent
from playground.workspace.objects import Conversation, PostedMessage
from playground.workspace.state import WorkspaceState
from playground.workspace.values import ActionRefused, Json


def find_conversation(client: PersonClient, channel: str) -> Conversation:
    """The channel with this id, or her direct messages with the app; she must be in it."""
    state = client.state
    if not channel:
        return state.direct_messages(client.account.id)
    place = state.channels[channel]
    if client.account.id not in place.members:
        raise ActionRefused("This person is not in that channel.")
    return place


def encode_text(state: WorkspaceState, text: str) -> str:
    people = {one.handle: one.id for one in state.people.values()}
    channels = {
        one.name: (one.id, one.private) for one in state.channels.values() if one.kind == "channel"
    }
    return mrkdwn.encode_typed_text(text, people, channels)


def run_command(client: PersonClient, place: Conversation, name: str, text: str) -> ActionResult:
    state = client.state
    with state.lock:
        sent = encode_text(state, text.strip())
        payload = payloads.slash_command(state, client.account, place, name, sent)

    def take(answer: Json) -> None:
        if answer.get("response_type") == "in_channel":
            typed = MessageContent(f"{name} {sent}".strip(), [], [])
            message_lifecycle.post_message(state, place, client.account.id, typed)
        if any(answer.get(part) for part in ("text", "blocks", "attachments")):
            url = state.response_urls[payload["response_url"].rpartition("/")[2]]
            message_lifecycle.post_command_answer(state, url, answer)

    return client.send("slash_commands", payload, take)


@dataclass(frozen=True, slots=True)
class TypedMessage:
    """An ordinary message, in a thread or not, and the files it carries: names and contents."""

    text: str
    thread: str = ""
    files: Sequence[tuple[str, bytes]] = ()


def post_typed(
    client: PersonClient, place: Conversation, typed: TypedMessage, *, timeout: float
) -> ActionResult:
    """Posts the message and gives the app time to answer; in Slack nobody would wait."""
    state, own = client.state, client.account.id
    with state.lock:
        content = MessageContent(encode_text(state, typed.text), [], [])
        files = [state.add_file(own, name, data) for name, data in typed.files]
        for file in files:
            file.channels.append(place.id)
        numbers = [file.id for file in files]
        message_lifecycle.post_message(
            state, place, own, content, thread_ts=typed.thread, files=numbers
        )
        serial = state.serial
    state.settle(timeout)
    with state.lock:
        messages = state.visible_since(serial, client.account.id)
        return ActionResult(messages=messages, view=state.top_modal(client.account.id))


def use_shortcut(
    client: PersonClient, callback_id: str, message: PostedMessage | None
) -> ActionResult:
    state = client.state
    with state.lock:
        if message is None:
            payload = payloads.shortcut(state, client.account, callback_id)
        else:
            there = state.find_message(message.channel, message.ts)
            place = find_conversation(client, message.channel)
            if there is None or there.ephemeral_to or there not in place.messages:
                raise ActionRefused("There is no menu on that message.")
            payload = payloads.message_action(state, client.account, callback_id, there)
    return client.send("interactive", payload, ignore_answer)
