"""The objects of a workspace: people's accounts, channels, messages, views, files, triggers."""

import copy
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, Self

from playground.workspace import block_reader, mrkdwn
from playground.workspace.input_state import InputValues
from playground.workspace.values import Json


@dataclass(slots=True)
class Account:
    id: str
    handle: str
    name: str
    email: str
    tz: str
    locale: str
    team: str
    guest: bool = False
    bot: bool = False
    deleted: bool = False
    owner: bool = False
    admin: bool = False


@dataclass(slots=True)
class UserGroup:
    """A user group, `@sales-team`."""

    id: str
    handle: str
    name: str
    members: list[str]
    disabled: bool = False


@dataclass(slots=True, eq=False)
class PostedMessage:
    """One message in a channel. It changes in place; `copy()` keeps what a slow screen shows."""

    channel: str
    ts: str
    user: str
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    ephemeral_to: str = ""
    thread_ts: str = ""
    metadata: Json | None = None
    deleted: bool = False
    edited: bool = False
    files: list[str] = field(default_factory=list)
    bot_id: str = ""
    parse: str = ""
    link_names: bool = False
    mrkdwn: bool = True
    unfurl_links: bool = True
    unfurl_media: bool = True
    broadcast: bool = False
    reactions: dict[str, list[str]] = field(default_factory=dict)
    # What each person has chosen in its menus, and when it last changed (a count, not a time).
    chosen: dict[str, InputValues] = field(default_factory=dict)
    offered: dict[str, list[Json]] = field(default_factory=dict)
    version: int = 0

    def plain(self) -> str:
        """All visible text: that of the blocks, or the text if there are none."""
        if self.blocks:
            return block_reader.visible_text(self.blocks)
        return mrkdwn.visible_text(self.text) if self.mrkdwn else self.text

    def buttons(self) -> list[str]:
        return block_reader.button_labels(self.blocks)

    def mentions(self) -> list[str]:
        """Every mention and link in the text and the blocks."""
        auto = self.parse != "none"
        # Beside blocks the text only notifies: it pings, but nobody can follow a link in it.
        live = (
            mrkdwn.pings_and_links(self.text, auto=auto and not self.blocks) if self.mrkdwn else []
        )
        named = (
            mrkdwn.pings_and_links(self.text, auto=True)
            if self.link_names or self.parse == "full"
            else []
        )
        return [*dict.fromkeys([*live, *named]), *block_reader.pings_and_links(self.blocks)]

    def options(self, action_id: str) -> list[str]:
        """The visible texts of a menu in it."""
        return _menu_texts(self.blocks, action_id)

    def copy(self) -> Self:
        return copy.deepcopy(self)


@dataclass(slots=True, eq=False)
class WorkspaceView:
    """A modal or a Home tab, as its one person sees it. It changes in place."""

    id: str
    user: str
    content: Json
    blocks: list[Json]
    hash: str
    values: InputValues
    root_view_id: str
    previous_view_id: str = ""
    open: bool = True
    # Files for its file inputs, and the options its external menus offered last.
    offered: dict[str, list[Json]] = field(default_factory=dict)
    # The errors under the inputs: block_id → text.
    errors: dict[str, str] = field(default_factory=dict)
    version: int = 0

    @property
    def type(self) -> str:
        return str(self.content["type"])

    @property
    def title(self) -> str:
        return self._text_of("title")

    @property
    def submit(self) -> str:
        return self._text_of("submit")

    @property
    def close(self) -> str:
        return self._text_of("close")

    @property
    def private_metadata(self) -> str:
        return str(self.content.get("private_metadata", ""))

    @property
    def callback_id(self) -> str:
        return str(self.content.get("callback_id", ""))

    @property
    def external_id(self) -> str:
        return str(self.content.get("external_id", ""))

    def plain(self) -> str:
        return "\n".join(
            line for line in (self.title, block_reader.visible_text(self.blocks)) if line
        )

    def buttons(self) -> list[str]:
        return block_reader.button_labels(self.blocks)

    def mentions(self) -> list[str]:
        return block_reader.pings_and_links(self.blocks)

    def options(self, action_id: str) -> list[str]:
        return _menu_texts(self.blocks, action_id)

    def labels(self) -> list[str]:
        """The labels of its inputs, from top to bottom."""
        return [str(one["label"]["text"]) for one in self.blocks if one["type"] == "input"]

    def copy(self) -> Self:
        return copy.deepcopy(self)

    def _text_of(self, name: str) -> str:
        return str((self.content.get(name) or {}).get("text", ""))


def _menu_texts(blocks: Iterable[Json], action_id: str) -> list[str]:
    found = [one.element for one in block_reader.elements(list(blocks))]
    menus = [one for one in found if one["action_id"] == action_id]
    return [str(one["text"]["text"]) for menu in menus for one in block_reader.menu_options(menu)]


ConversationKind = Literal["channel", "im"]


@dataclass(slots=True, eq=False)
class Conversation:
    """A public or private channel, or the direct messages of one person and the app."""

    id: str
    name: str
    kind: ConversationKind
    private: bool
    members: list[str]
    messages: list[PostedMessage] = field(default_factory=list)
    archived: bool = False

    def visible_to(self, user: str) -> list[PostedMessage]:
        return [
            one
            for one in self.messages
            if not one.deleted and one.ephemeral_to in {"", user} and user in self.members
        ]

    def message(self, ts: str) -> PostedMessage | None:
        return next((one for one in self.messages if one.ts == ts and not one.deleted), None)


@dataclass(slots=True)
class File:
    id: str
    name: str
    title: str
    user: str
    length: int
    content: bytes = b""
    uploaded: bool = False
    shared: bool = False
    channels: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Trigger:
    """Three seconds in which the app may open one view before this person."""

    id: str
    user: str
    issued_at: float
    view_id: str = ""
    used: bool = False


@dataclass(slots=True)
class ResponseUrl:
    """Says where the app may answer an interaction five times in thirty minutes."""

    secret: str
    channel: str
    user: str
    issued_at: float
    # The message that was interacted with: only that one can be replaced or deleted.
    message: PostedMessage | None = None
    uses: int = 0
    # The answer to the command itself.
    shown: Json | None = None
