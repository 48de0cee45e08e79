"""Everything the workspace holds, behind one lock, and the subscribers to its changes."""

import itertools
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from playground.workspace.objects import (
    Account,
    Conversation,
    File,
    PostedMessage,
    ResponseUrl,
    Trigger,
    UserGroup,
    WorkspaceView,
)
from playground.workspace.steps import StepRun
from playground.workspace.values import Json

# Whoever has had no answer by then is told that there is none.
ACK_SECONDS = 3.0

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True)
class WorkspaceChange:
    """A change that subscribers get: its `kind`, and the `thing` as it is now.

    Kinds: person, channel, group, message, message_changed, message_deleted, ephemeral, view,
    view_changed, view_closed, home, file, file_deleted, reaction.
    """

    kind: str
    thing: Account | Conversation | UserGroup | PostedMessage | WorkspaceView | File


class WorkspaceState:
    def __init__(self, *, clock: Callable[[], float], scopes: frozenset[str]) -> None:
        self.lock = threading.RLock()
        self.idle = threading.Condition(self.lock)
        self.clock = clock
        self.scopes = scopes
        # As long as a trigger works; three seconds, for who does not wait longer.
        self.ack_seconds = ACK_SECONDS
        self.people: dict[str, Account] = {}
        self.channels: dict[str, Conversation] = {}
        self.groups: dict[str, UserGroup] = {}
        self.views: dict[str, WorkspaceView] = {}
        self.modals: dict[str, list[WorkspaceView]] = {}
        self.homes: dict[str, WorkspaceView] = {}
        self.files: dict[str, File] = {}
        self.triggers: dict[str, Trigger] = {}
        self.response_urls: dict[str, ResponseUrl] = {}
        # The steps that the app declares, and how often they were asked for.
        self.steps: Mapping[str, Json] = {}
        self.step_runs: dict[str, StepRun] = {}
        # Set when the servers listen: where files and answers are sent, and a new socket's address.
        self.base_url = ""
        self.new_socket_url: Callable[[], str] = str
        self.serial = 0
        self.work_count = 0
        self._subscribers: list[Callable[[WorkspaceChange], None]] = []
        self._numbers = itertools.count(0x1A2B3)
        self._last_ts = 0
        self.team_id = self.new_id("T")
        self.app_id = self.new_id("A")
        self.bot_user_id = self.new_id("U")
        self.bot_id = self.new_id("B")
        # They look like Slack's own but open nothing.
        self.bot_token = f"xoxb-{self.team_id.lower()}-{self.bot_user_id.lower()}"
        self.app_token = f"xapp-1-{self.app_id}-{self.team_id.lower()}"
        self.signing_secret = f"{self.app_id}{self.bot_id}".lower()
        self.verification_token = self.new_id("V").lower()

    def new_id(self, prefix: str) -> str:
        number, digits = next(self._numbers), ""
        while number:
            number, digit = divmod(number, 32)
            digits = ALPHABET[digit] + digits
        return f"{prefix}0{digits:0>8}"

    def new_ids_from(self, number: int) -> None:
        """Lets new ids begin at this number, so that none repeats one of an earlier run."""
        with self.lock:
            self._numbers = itertools.count(number)

    def next_ts(self) -> str:
        """The next message's time, which is its id as well: microseconds, never the same twice."""
        with self.lock:
            self._last_ts = max(self._last_ts + 1, int(self.clock() * 1_000_000))
            return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    # ── subscribers ──────────────────────────────────────────────────────────────────────────────

    def subscribe(self, subscriber: Callable[[WorkspaceChange], None]) -> Callable[[], None]:
        with self.lock:
            self._subscribers.append(subscriber)

        def stop() -> None:
            with self.lock:
                self._subscribers.remove(subscriber)

        return stop

    def publish_change(
        self,
        kind: str,
        thing: Account | Conversation | UserGroup | PostedMessage | WorkspaceView | File,
    ) -> None:
        """Publishes a change under the lock, so that all subscribers get all changes in order."""
        self.serial += 1
        if isinstance(thing, PostedMessage | WorkspaceView):
            thing.version = self.serial
        for subscriber in list(self._subscribers):
            subscriber(WorkspaceChange(kind, thing))

    # ── what is under way ────────────────────────────────────────────────────────────────────────

    @contextmanager
    def track_work(self) -> Iterator[None]:
        with self.lock:
            self.work_count += 1
        try:
            yield
        finally:
            with self.lock:
                self.work_count -= 1
                self.idle.notify_all()

    def settle(self, timeout: float) -> bool:
        with self.lock:
            return self.idle.wait_for(lambda: self.work_count == 0, timeout)

    # ── where things are ─────────────────────────────────────────────────────────────────────────

    def direct_messages(self, user: str) -> Conversation:
        """Gives her direct messages with the app; they are made when somebody asks."""
        for channel in self.channels.values():
            if channel.kind == "im" and user in channel.members:
                return channel
        members = [user, self.bot_user_id]
        channel = Conversation(
            self.new_id("D"), "directmessage", "im", private=True, members=members
        )
        self.channels[channel.id] = channel
        self.publish_change("channel", channel)
        return channel

    def has_app(self, channel: Conversation) -> bool:
        return self.bot_user_id in channel.members

    def add_file(self, user: str, name: str, content: bytes) -> File:
        """Adds a person's own file."""
        file = File(self.new_id("F"), name, name, user, len(content), content)
        file.uploaded = file.shared = True
        self.files[file.id] = file
        return file

    def app_sees(self, file: File) -> bool:
        """Says whether the app sees a file: in its conversations, or in a form of its own."""
        places = [self.channels[one] for one in file.channels if one in self.channels]
        return not places or any(self.has_app(place) for place in places)

    def find_message(self, channel: str, ts: str) -> PostedMessage | None:
        place = self.channels.get(channel)
        return place.message(ts) if place else None

    def visible_since(self, serial: int, user: str) -> list[PostedMessage]:
        found = [one for channel in self.channels.values() for one in channel.visible_to(user)]
        return sorted((one for one in found if one.version > serial), key=lambda one: one.version)

    def top_modal(self, user: str) -> WorkspaceView | None:
        stack = self.modals.get(user)
        return stack[-1] if stack else None

    def new_trigger(self, user: str, view_id: str = "") -> str:
        number = self.new_id("")
        trigger = Trigger(f"{number}.{int(self.clock())}.{number.lower()}", user, self.clock())
        trigger.view_id = view_id
        self.triggers[trigger.id] = trigger
        return trigger.id

    def new_response_url(
        self, channel: str, user: str, message: PostedMessage | None = None
    ) -> str:
        secret = self.new_id("R")
        self.response_urls[secret] = ResponseUrl(secret, channel, user, self.clock(), message)
        return secret
