"""What people write and call up: commands, messages, shortcuts, the app's Home."""

from collections.abc import Sequence
from dataclasses import dataclass

from playground.workspace import mrkdwn, payloads, posting
from playground.workspace.hands import Hands, Seen, ignore
from playground.workspace.posting import Content
from playground.workspace.state import State
from playground.workspace.things import Channel, Message
from playground.workspace.values import Json, Refused


def place_of(hands: Hands, channel: str) -> Channel:
    """The channel with this id, or her direct messages with the app; she must be in it."""
    state = hands.state
    if not channel:
        return state.direct_messages(hands.account.id)
    place = state.channels[channel]
    if hands.account.id not in place.members:
        raise Refused("This person is not in that channel.")
    return place


def as_sent(state: State, text: str) -> str:
    people = {one.handle: one.id for one in state.people.values()}
    channels = {
        one.name: (one.id, one.private) for one in state.channels.values() if one.kind == "channel"
    }
    return mrkdwn.as_sent(text, people, channels)


def commands(hands: Hands, place: Channel, name: str, text: str) -> Seen:
    state = hands.state
    with state.lock:
        sent = as_sent(state, text.strip())
        payload = payloads.command(state, hands.account, place, name, sent)

    def take(said: Json) -> None:
        if said.get("response_type") == "in_channel":
            typed = Content(f"{name} {sent}".strip(), [], [])
            posting.post(state, place, hands.account.id, typed)
        if any(said.get(part) for part in ("text", "blocks", "attachments")):
            posting.answer(state, place.id, hands.account.id, said)

    return hands.send("slash_commands", payload, take)


@dataclass(frozen=True, slots=True)
class Words:
    """An ordinary message, in a thread or not, and the files it carries: names and contents."""

    text: str
    thread: str = ""
    files: Sequence[tuple[str, bytes]] = ()


def says(hands: Hands, place: Channel, words: Words, *, patience: float) -> Seen:
    """Nobody waits for the app in Slack; here it gets its time to answer."""
    state, own = hands.state, hands.account.id
    with state.lock:
        content = Content(as_sent(state, words.text), [], [])
        files = [state.file_of(own, name, data) for name, data in words.files]
        for file in files:
            file.channels.append(place.id)
        numbers = [file.id for file in files]
        posting.post(state, place, own, content, thread_ts=words.thread, files=numbers)
        serial = state.serial
    state.settle(patience)
    with state.lock:
        messages = state.visible_since(serial, hands.account.id)
        return Seen(messages=messages, view=state.top_modal(hands.account.id))


def uses_shortcut(hands: Hands, callback_id: str, message: Message | None) -> Seen:
    state = hands.state
    with state.lock:
        if message is None:
            payload = payloads.shortcut(state, hands.account, callback_id)
        else:
            there = state.message(message.channel, message.ts)
            place = place_of(hands, message.channel)
            if there is None or there.ephemeral_to or there not in place.messages:
                raise Refused("There is no menu on that message.")
            payload = payloads.message_action(state, hands.account, callback_id, there)
    return hands.send("interactive", payload, ignore)
