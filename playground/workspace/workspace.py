"""The workspace: it starts the servers, holds everything together, and ends them."""

import itertools
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import TracebackType
from typing import Self

from playground.workspace import payloads
from playground.workspace.client import PersonClient
from playground.workspace.delivery import (
    AppDelivery,
    AppResponse,
    HttpTransport,
    InProcessTransport,
    SignedRequest,
)
from playground.workspace.faults import SlackFaults
from playground.workspace.objects import (
    Account,
    Conversation,
    File,
    PostedMessage,
    UserGroup,
    WorkspaceView,
)
from playground.workspace.person import WorkspacePerson
from playground.workspace.socket_mode import SocketModeServer
from playground.workspace.state import ACK_SECONDS, WorkspaceChange, WorkspaceState
from playground.workspace.steps import StepRun, check_inputs
from playground.workspace.values import ActionRefused, Json
from playground.workspace.web_api import WebApi

__all__ = [
    "DEFAULT_EVENTS",
    "DEFAULT_SCOPES",
    "ActionRefused",
    "Conversation",
    "PostedMessage",
    "SlackFaults",
    "Workspace",
    "WorkspacePerson",
    "WorkspaceView",
]

DEFAULT_SCOPES = (
    "channels:read",
    "chat:write",
    "commands",
    "files:read",
    "files:write",
    "groups:read",
    "im:history",
    "im:read",
    "im:write",
    "team:read",
    "usergroups:read",
    "users:read",
    "users:read.email",
)
DEFAULT_EVENTS = ("app_home_opened", "message.im", "user_change")


class Workspace:
    def __init__(
        self,
        *,
        commands: Sequence[str] = ("/log", "/rapport"),
        scopes: Iterable[str] = DEFAULT_SCOPES,
        events: Iterable[str] = DEFAULT_EVENTS,
        steps: Mapping[str, Json] | None = None,
        clock: Callable[[], float] = time.time,
        ack_seconds: float = ACK_SECONDS,
        retry_pauses: tuple[float, ...] = (0.0, 0.02, 0.1),
    ) -> None:
        self.state = WorkspaceState(clock=clock, scopes=frozenset(scopes))
        self.state.steps = steps or {}
        self.state.ack_seconds = ack_seconds
        self.faults = SlackFaults()
        self._commands = tuple(commands)
        self._events = frozenset(events)
        self._timeout = ack_seconds
        self._handles = itertools.count(1)
        self._delivery = AppDelivery(self.state, ack_seconds=ack_seconds, pauses=retry_pauses)
        self._delivery.subscribed = self._events
        self._add_app()
        self.subscribe(self._send_message_event)
        self._sockets = SocketModeServer(self.state, self.faults)
        self._web = WebApi(self.state, self.faults)
        self.state.new_socket_url = self._sockets.new_url
        self._delivery.transport = self._sockets
        self._wire_faults()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self.faults.clear()
        self._delivery.close()
        self._sockets.close()
        self._web.stop()

    # ── what the app is configured with ──────────────────────────────────────────────────────────

    @property
    def api_url(self) -> str:
        return f"{self.state.base_url}api/"

    @property
    def bot_token(self) -> str:
        return self.state.bot_token

    @property
    def app_token(self) -> str:
        return self.state.app_token

    @property
    def signing_secret(self) -> str:
        return self.state.signing_secret

    @property
    def given_up_events(self) -> tuple[Json, ...]:
        """The events that the app never acknowledged, however often they were sent."""
        return tuple(self._delivery.given_up)

    @property
    def team_id(self) -> str:
        return self.state.team_id

    @property
    def app_id(self) -> str:
        return self.state.app_id

    @property
    def bot_id(self) -> str:
        return self.state.bot_id

    @property
    def bot_user_id(self) -> str:
        return self.state.bot_user_id

    def set_scopes(self, *scopes: str) -> None:
        """Gives the app exactly these scopes from now on."""
        self.state.scopes = frozenset(scopes)

    # ── people and things ────────────────────────────────────────────────────────────────────────

    def add_person(
        self,
        handle: str,
        *,
        name: str = "",
        email: str | None = None,
        tz: str = "Europe/Helsinki",
        locale: str = "en-US",
        guest: bool = False,
        team: str | None = None,
        bot: bool = False,
        deleted: bool = False,
        owner: bool = False,
        admin: bool = False,
    ) -> WorkspacePerson:
        """Adds a person; with another team's id, a stranger from a shared channel."""
        with self.state.lock:
            account = Account(
                self.state.new_id("U"),
                handle,
                name or handle.title(),
                f"{handle}@ours.example" if email is None else email,
                tz,
                locale,
                team or self.state.team_id,
            )
            account.guest, account.bot, account.deleted = guest, bot, deleted
            account.owner, account.admin = owner, admin
            self.state.people[account.id] = account
            self.state.publish_change("person", account)
        hands = PersonClient(self.state, self._delivery, account)
        return WorkspacePerson(hands, self._commands, self._timeout)

    def add_channel(
        self,
        name: str,
        *,
        members: Iterable[WorkspacePerson] = (),
        with_app: bool = True,
        private: bool = False,
    ) -> Conversation:
        with self.state.lock:
            inside = [one.id for one in members] + [self.bot_user_id] * with_app
            channel = Conversation(self.state.new_id("C"), name, "channel", private, inside)
            self.state.channels[channel.id] = channel
            self.state.publish_change("channel", channel)
            return channel

    def add_group(
        self, handle: str, members: Iterable[WorkspacePerson], *, name: str = ""
    ) -> UserGroup:
        with self.state.lock:
            inside = [one.id for one in members]
            group = UserGroup(self.state.new_id("S"), handle, name or handle, inside)
            self.state.groups[group.id] = group
            self.state.publish_change("group", group)
            return group

    @property
    def channels(self) -> list[Conversation]:
        with self.state.lock:
            return list(self.state.channels.values())

    @property
    def files(self) -> list[File]:
        """The files that the app or a person has shared."""
        with self.state.lock:
            return [one for one in self.state.files.values() if one.shared]

    def run_step(self, step: str, inputs: Json) -> StepRun:
        """Runs a step as a workflow would; how it ends is seen in what this returns."""
        declared = self.state.steps.get(step)
        if declared is None:
            raise ActionRefused(f"The app declares no step {step!r}.")
        check_inputs(declared, inputs)
        with self.state.lock:
            run = StepRun(self.state.new_id("Fx"), step, inputs)
            self.state.step_runs[run.id] = run
        self._delivery.send_event(payloads.function_executed(self.state, run))
        return run

    # ── where the app listens ────────────────────────────────────────────────────────────────────

    def deliver_by_http(self, url: str) -> None:
        """Sends signed requests to this URL from now on, instead of envelopes over a WebSocket."""
        self._delivery.transport = HttpTransport(self.state, url)

    def deliver_in_process(self, function: Callable[[SignedRequest], AppResponse]) -> None:
        """Hands the same requests to this function from now on, in process."""
        self._delivery.transport = InProcessTransport(self.state, function)

    def wait_for_sockets(self, count: int = 1, timeout: float = 5) -> None:
        """Waits until the app has so many WebSockets open."""
        if not self._sockets.wait_for_connections(count, timeout):
            raise TimeoutError(f"There were not {count} WebSockets within {timeout} s.")

    # ── looking on ───────────────────────────────────────────────────────────────────────────────

    def subscribe(self, subscriber: Callable[[WorkspaceChange], None]) -> Callable[[], None]:
        """Calls the subscriber on every change, under the lock: it must be quick and wait for
        nothing. Returns a function that ends it.
        """
        return self.state.subscribe(subscriber)

    def calls(self, method: str) -> list[Json]:
        """The arguments of each call of this method so far."""
        return self._web.calls(method)

    def wait_for_calls(self, method: str, count: int = 1, timeout: float = 5) -> None:
        """Waits until this method has been called so often in all."""
        if not self._web.wait_for_calls(method, count, timeout):
            raise TimeoutError(f"{method} was not called {count} times within {timeout} s.")

    def settle(self, timeout: float = 5) -> None:
        """Waits until no delivery is under way and no event is to be tried again."""
        if not self.state.settle(timeout):
            raise TimeoutError(f"Something is still under way after {timeout} s.")

    def _send_message_event(self, change: WorkspaceChange) -> None:
        """Sends messages that the app may read to it as events, its own among them."""
        kind = change.kind
        if not isinstance(change.thing, PostedMessage) or change.thing.ephemeral_to:
            return
        if kind not in {"message", "message_changed", "message_deleted"}:
            return
        place = self.state.channels[change.thing.channel]
        names = {
            "im": "message.im",
            "channel": "message.groups" if place.private else "message.channels",
        }
        if names[place.kind] in self._events and self.state.has_app(place):
            event = payloads.message_event(self.state, place, change.thing, kind)
            self._delivery.send_event(event)

    def _add_app(self) -> None:
        account = Account(
            self.bot_user_id, "rapport", "Rapport", "", "UTC", "en-US", self.team_id, bot=True
        )
        self.state.people[account.id] = account

    def _wire_faults(self) -> None:
        self.faults.on_down = lambda down: self._web.stop() if down else self._web.listen()
        self.faults.on_drop = self._sockets.drop
        self.faults.on_freeze = lambda frozen: self._sockets.freeze(frozen=frozen)
        self.faults.on_disconnect = self._sockets.send_disconnects
