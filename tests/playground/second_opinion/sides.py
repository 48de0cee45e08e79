"""The same small world in both stand-ins, and one way to write down what each of them answers.

An id, a stamp or an address is never the same on both sides. They are told by the order in which
they are first seen, so that what is compared is who is who: `channel 1` twice is one channel.
"""

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground.workspace import Person, Workspace
from tests.playground.scripted import Scripted
from tests.playground.second_opinion.emulate import ALICE_TOKEN, BOT_TOKEN, BOT_USER
from tests.playground.tiny import client_of

Answer = dict[str, Any]
# What was looked for in an answer, and what was there.
Seen = dict[str, object]

_IDS = {"C": "channel", "D": "channel", "U": "person", "T": "team", "B": "bot", "F": "file"}
_ID = re.compile(r"[A-Z][A-Z0-9]{3,}")
_STAMP = re.compile(r"\d{10}\.[0-9a-z]+")
_ABSENT = "absent"
_names = (f"place{number}" for number in itertools.count(1))


@dataclass(slots=True)
class Side:
    """`trigger` is an interaction of this person, in this view if one is named."""

    client: WebClient
    bot: str
    alice: str
    bob: str
    place: str
    board: str
    trigger: Callable[[str, str], str]
    alice_says: Callable[[str], str]
    seen: list[Seen] = field(default_factory=list)
    _known: dict[str, str] = field(default_factory=dict)

    def __call__(self, method: str, *paths: str, **args: object) -> Answer:
        """Calls it, and writes down whether it went well, the error, and what lies at the paths."""
        try:
            answer = self.client.api_call(method, json=args).data
        except SlackApiError as refused:
            answer = refused.response.data
        assert isinstance(answer, dict)
        self.note(answer, method, *paths)
        return answer

    def note(self, answer: Answer, method: str, *paths: str) -> None:
        found = {path: self._told(_at(answer, path)) for path in paths}
        outcome = "ok" if answer["ok"] else answer["error"]
        self.seen.append({"method": method, "outcome": outcome, **found})

    def _told(self, value: object) -> object:
        if isinstance(value, list):
            return [self._told(one) for one in value]
        if isinstance(value, dict):
            return {name: self._told(one) for name, one in value.items()}
        if not isinstance(value, str):
            return value
        if value.startswith("http"):
            return "an address"
        if _STAMP.fullmatch(value):
            return self._numbered("stamp", value)
        if _ID.fullmatch(value) and any(sign.isdigit() for sign in value):
            return self._numbered(_IDS.get(value[0], value[0]), value)
        return value

    def _numbered(self, kind: str, value: str) -> str:
        count = sum(one.startswith(kind) for one in self._known.values())
        return self._known.setdefault(value, f"{kind} {count + 1}")


def _at(answer: object, path: str) -> object:
    """`messages.0.text`; a `*` is all of a list."""
    name, _, rest = path.partition(".")
    if name == "*" and isinstance(answer, list):
        return [_at(one, rest) if rest else one for one in answer]
    if isinstance(answer, list) and name.isdigit() and int(name) < len(answer):
        found = answer[int(name)]
    elif isinstance(answer, dict) and name in answer:
        found = answer[name]
    else:
        return _ABSENT
    return _at(found, rest) if rest else found


def ours(
    workspace: Workspace, app: Scripted, client: WebClient, alice: Person, bob: Person
) -> Side:
    place = workspace.add_channel("sales", members=[alice])
    board = workspace.add_channel("board", members=[alice], private=True, with_app=False)

    def trigger(person: str, view_id: str) -> str:
        who = {alice.id: alice, bob.id: bob}[person]
        if not view_id:
            return app.trigger(who)
        assert who.modal is not None
        assert who.modal.id == view_id
        who.clicks(who.modal, "Deeper")
        return str(app.last["trigger_id"])

    def alice_says(text: str) -> str:
        alice.types(text, place)
        return place.messages[-1].ts

    return Side(
        client, workspace.bot_user_id, alice.id, bob.id, place.id, board.id, trigger, alice_says
    )


def theirs(url: str) -> Side:
    """A new channel with Alice and the app in it; the direct messages are those of every test."""
    client = WebClient(BOT_TOKEN, base_url=url, retry_handlers=[])
    alice = WebClient(ALICE_TOKEN, base_url=url, retry_handlers=[])
    ids = {one["name"]: one["id"] for one in client.users_list()["members"]}
    kinds = "public_channel,private_channel"
    channels = alice.conversations_list(types=kinds)["channels"]
    place = alice.conversations_create(name=next(_names))["channel"]["id"]
    client.conversations_join(channel=place)

    def trigger(person: str, view_id: str) -> str:
        asked = {"user_id": person, "view_id": view_id} if view_id else {"user_id": person}
        return str(client.api_call("views.generateTriggerId", json=asked)["trigger_id"])

    def alice_says(text: str) -> str:
        return str(alice.chat_postMessage(channel=place, text=text)["ts"])

    board = next(one["id"] for one in channels if one["name"] == "board")
    return Side(
        client, BOT_USER, ids["alice"], ids["bob"], place, board, trigger, alice_says
    )
