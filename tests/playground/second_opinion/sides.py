"""The same small world in both fake Slacks, and one form to write down their answers.

An id, a stamp or an address is never the same on both sides. They are numbered in the order in
which they are first seen, so that identities can be compared: `channel 1` twice is one channel.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from playground.workspace import Workspace, WorkspacePerson
from tests.playground.scripted_app import ScriptedApp
from tests.playground.second_opinion.emulate import (
    ALICE_TOKEN,
    BOT_TOKEN,
    BOT_USER,
    NARROW_TOKEN,
)

AnswerJson = dict[str, Any]
# The paths read in an answer, and their values.
CallRecord = dict[str, object]

_IDS = {"C": "channel", "D": "channel", "U": "person", "T": "team", "B": "bot", "F": "file"}
_ID = re.compile(r"[A-Z][A-Z0-9]{3,}")
_STAMP = re.compile(r"\d{10}\.[0-9a-z]+")
ABSENT = "absent"


@dataclass(slots=True)
class Side:
    """One fake Slack. `trigger` is an interaction of this person, in this view if one is named;
    `narrow` takes all scopes from the app but users:read; `board` is a private channel without the
    app.
    """

    client: WebClient
    bot: str
    alice: str
    bob: str
    channel: str
    board: str
    trigger: Callable[[str, str], str]
    alice_says: Callable[[str], str]
    drop_scopes: Callable[[], None]
    records: list[CallRecord] = field(default_factory=list)
    _aliases: dict[str, str] = field(default_factory=dict)

    def __call__(self, method: str, *paths: str, **args: object) -> AnswerJson:
        """Call a method as the app does; write down the result and the values at the paths."""
        call = getattr(self.client, method.replace(".", "_"))
        return self._call_and_record(partial(call, **args), method, *paths)

    def call_raw(self, method: str, **args: object) -> AnswerJson:
        """The same without the SDK's help: an argument may be missing."""
        return self._call_and_record(partial(self.client.api_call, method, json=args), method)

    def _call_and_record(
        self, call: Callable[[], SlackResponse], method: str, *paths: str
    ) -> AnswerJson:
        try:
            answer = call().data
        except SlackApiError as refused:
            answer = refused.response.data
        assert isinstance(answer, dict)
        self.add_record(answer, method, *paths)
        return answer

    def add_record(self, answer: AnswerJson, method: str, *paths: str) -> None:
        found = {path: self._normalise(_value_at(answer, path)) for path in paths}
        outcome = "ok" if answer["ok"] else answer["error"]
        self.records.append({"method": method, "outcome": outcome, **found})

    def upload_file(self, *paths: str, **args: Any) -> AnswerJson:
        """Upload a file in all its steps."""
        return self._call_and_record(partial(self.client.files_upload_v2, **args), "a file", *paths)

    def post_content(self, url: str, content: bytes) -> None:
        """Post to the address that was given for it; a refusal is an answer, too."""
        try:
            with urlopen(Request(url, data=content)) as answer:
                status = answer.status
        except HTTPError as refused:
            with refused:
                status = refused.status
        self.records.append({"method": "upload", "outcome": status})

    def _normalise(self, value: object) -> object:
        if isinstance(value, list):
            return [self._normalise(one) for one in value]
        if isinstance(value, dict):
            return {name: self._normalise(one) for name, one in value.items()}
        return self._normalise_text(value) if isinstance(value, str) else value

    def _normalise_text(self, text: str) -> str:
        if text.startswith("http"):
            return "an address"
        if _STAMP.fullmatch(text):
            return self._alias("stamp", text)
        if _ID.fullmatch(text) and any(sign.isdigit() for sign in text):
            return self._alias(_IDS.get(text[0], text[0]), text)
        return text

    def _alias(self, kind: str, value: str) -> str:
        count = sum(one.startswith(kind) for one in self._aliases.values())
        return self._aliases.setdefault(value, f"{kind} {count + 1}")


def _value_at(answer: object, path: str) -> object:
    """The value at `messages.0.text`; a `*` is all of a list."""
    name, _, rest = path.partition(".")
    if name == "*" and isinstance(answer, list):
        return [_value_at(one, rest) if rest else one for one in answer]
    if isinstance(answer, list) and name.isdigit() and int(name) < len(answer):
        found = answer[int(name)]
    elif isinstance(answer, dict) and name in answer:
        found = answer[name]
    else:
        return ABSENT
    return _value_at(found, rest) if rest else found


def build_our_side(
    workspace: Workspace,
    app: ScriptedApp,
    client: WebClient,
    alice: WorkspacePerson,
    bob: WorkspacePerson,
) -> Side:
    place = workspace.add_channel("sales", members=[alice])
    board = workspace.add_channel("board", members=[alice], private=True, with_app=False)

    def trigger(person: str, view_id: str) -> str:
        who = {alice.id: alice, bob.id: bob}[person]
        if not view_id:
            return app.new_trigger(who)
        assert who.modal is not None
        assert who.modal.id == view_id
        who.clicks(who.modal, "Deeper")
        return str(app.last_payload["trigger_id"])

    def alice_says(text: str) -> str:
        alice.types(text, place)
        return place.messages[-1].ts

    return Side(
        client=client,
        bot=workspace.bot_user_id,
        alice=alice.id,
        bob=bob.id,
        channel=place.id,
        board=board.id,
        trigger=trigger,
        alice_says=alice_says,
        drop_scopes=lambda: workspace.set_scopes("users:read"),
    )


def build_their_side(url: str) -> Side:
    """Build the world: Alice makes a channel and the app joins it."""
    client = WebClient(BOT_TOKEN, base_url=url, retry_handlers=[])
    alice = WebClient(ALICE_TOKEN, base_url=url, retry_handlers=[])
    ids = {one["name"]: one["id"] for one in client.users_list()["members"]}
    kinds = "public_channel,private_channel"
    channels = alice.conversations_list(types=kinds)["channels"]
    place = alice.conversations_create(name="sales")["channel"]["id"]
    client.conversations_join(channel=place)

    def trigger(person: str, view_id: str) -> str:
        request = {"user_id": person, "view_id": view_id} if view_id else {"user_id": person}
        return str(client.api_call("views.generateTriggerId", json=request)["trigger_id"])

    def alice_says(text: str) -> str:
        return str(alice.chat_postMessage(channel=place, text=text)["ts"])

    def narrow() -> None:
        client.token = NARROW_TOKEN

    return Side(
        client=client,
        bot=BOT_USER,
        alice=ids["alice"],
        bob=ids["bob"],
        channel=place,
        board=next(one["id"] for one in channels if one["name"] == "board"),
        trigger=trigger,
        alice_says=alice_says,
        drop_scopes=narrow,
    )
