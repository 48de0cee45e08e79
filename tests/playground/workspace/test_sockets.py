"""Socket Mode to the letter: tickets, greetings, envelopes, farewells; with bare WebSockets."""

import json
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from slack_sdk import WebClient
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from playground.workspace import ActionResult, Workspace, WorkspacePerson
from tests.effort import one_day_in
from tests.playground.tiny_app import build_tiny_app, connect_by_sockets, web_client
from tests.polling import TIMEOUT_SECONDS

EnvelopeJson = dict[str, Any]


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace(commands=("/log",), ack_seconds=0.5, retry_pauses=(0.0, 0.0, 0.0)) as workspace:
        yield workspace


def open_socket_url(client: WebClient, workspace: Workspace) -> str:
    return str(client.apps_connections_open(app_token=workspace.app_token)["url"])


@contextmanager
def connect_socket(client: WebClient, workspace: Workspace) -> Iterator[ClientConnection]:
    """A WebSocket that has been greeted."""
    with connect(open_socket_url(client, workspace), compression=None, close_timeout=1) as socket:
        hello = receive(socket)
        assert hello["type"] == "hello"
        workspace.wait_for_sockets(hello["num_connections"])
        yield socket


def receive(socket: ClientConnection) -> EnvelopeJson:
    message: EnvelopeJson = json.loads(socket.recv(timeout=TIMEOUT_SECONDS))
    return message


def acknowledge(socket: ClientConnection, envelope: EnvelopeJson, **payload: Any) -> None:
    answer = {"envelope_id": envelope["envelope_id"]}
    socket.send(json.dumps({**answer, "payload": payload} if payload else answer))


class TypingThread:
    """Somebody types, in a thread of her own; what she saw is there when it is over."""

    def __init__(self, person: WorkspacePerson, text: str) -> None:
        self.seen = ActionResult()

        def types() -> None:
            self.seen = person.types(text)

        self._thread = threading.Thread(target=types)
        self._thread.start()

    def join(self) -> ActionResult:
        self._thread.join()
        return self.seen


def test_a_ticket_opens_one_connection(workspace: Workspace, client: WebClient) -> None:
    url = open_socket_url(client, workspace)
    with connect(url, compression=None) as socket:
        hello = receive(socket)
        assert hello["connection_info"] == {"app_id": workspace.app_id}
    with pytest.raises(InvalidStatus):
        connect(url)
    with pytest.raises(InvalidStatus):
        connect(url.replace("ticket=", "ticket=x"))


def test_a_ticket_can_be_refused(workspace: Workspace, client: WebClient) -> None:
    workspace.faults.refuse_tickets()
    with pytest.raises(InvalidStatus):
        connect(open_socket_url(client, workspace))
    with connect_socket(client, workspace):
        pass


def test_a_command_comes_in_an_envelope_and_is_answered_in_one(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    with connect_socket(client, workspace) as socket:
        typing = TypingThread(alice, "/log ada")
        envelope = receive(socket)
        assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)
        assert (envelope["payload"]["command"], envelope["payload"]["text"]) == ("/log", "ada")
        acknowledge(socket, envelope, text="Logged")
        assert typing.join().text == "Logged"


def test_without_a_connection_a_command_fails_at_once(alice: WorkspacePerson) -> None:
    assert alice.types("/log").error == "dispatch_failed"


def test_an_envelope_nobody_acknowledges_is_late(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    with connect_socket(client, workspace) as socket:
        seen = alice.types("/log")
        assert (seen.acked, seen.error) == (False, "operation_timeout")
        assert receive(socket)["type"] == "slash_commands"
        with pytest.raises(TimeoutError):
            socket.recv(timeout=0.05)


def test_an_event_is_sent_again_until_it_is_acknowledged(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    with connect_socket(client, workspace) as socket:
        alice.changes(locale="sv-SE")
        first, second = receive(socket), receive(socket)
        assert (first["retry_attempt"], first["retry_reason"]) == (0, "")
        assert (second["retry_attempt"], second["retry_reason"]) == (1, "timeout")
        assert first["payload"]["event_id"] == second["payload"]["event_id"]
        assert first["payload"]["event"]["user"]["locale"] == "sv-SE"
        assert first["accepts_response_payload"] is False
        acknowledge(socket, second)
        workspace.settle()
        with pytest.raises(TimeoutError):
            socket.recv(timeout=0.05)


def test_each_envelope_goes_to_one_connection(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    with connect_socket(client, workspace) as one, connect_socket(client, workspace) as other:
        for socket in (one, other):
            typing = TypingThread(alice, "/log")
            acknowledge(socket, receive(socket), text="Logged")
            assert typing.join().acked


def test_an_eleventh_connection_is_shown_the_door(workspace: Workspace, client: WebClient) -> None:
    with ExitStack() as sockets:
        for _ in range(10):
            sockets.enter_context(connect_socket(client, workspace))
        with connect(open_socket_url(client, workspace), compression=None) as socket:
            assert receive(socket)["reason"] == "too_many_websockets"
            with pytest.raises(ConnectionClosed):
                socket.recv(timeout=TIMEOUT_SECONDS)


@pytest.mark.parametrize("reason", ["refresh_requested", "link_disabled"])
def test_slack_asks_to_go_and_closes(workspace: Workspace, client: WebClient, reason: str) -> None:
    with connect_socket(client, workspace) as socket:
        workspace.faults.disconnect(reason)
        farewell = receive(socket)
        assert (farewell["type"], farewell["reason"]) == ("disconnect", reason)
        with pytest.raises(ConnectionClosed):
            socket.recv(timeout=TIMEOUT_SECONDS)


def test_a_warning_leaves_the_connection_open(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    with connect_socket(client, workspace) as socket:
        workspace.faults.disconnect("warning")
        assert receive(socket)["reason"] == "warning"
        typing = TypingThread(alice, "/log")
        acknowledge(socket, receive(socket))
        assert typing.join().acked


def test_what_was_under_way_on_a_dropped_connection_is_lost(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    with connect_socket(client, workspace) as socket:
        typing = TypingThread(alice, "/log")
        receive(socket)
        workspace.faults.drop_sockets()
        with pytest.raises(ConnectionClosed):
            socket.recv(timeout=TIMEOUT_SECONDS)
        assert typing.join().error == "operation_timeout"


def test_a_ping_is_answered_unless_the_socket_is_frozen(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    with connect_socket(client, workspace) as socket:
        assert socket.ping().wait(TIMEOUT_SECONDS)
        workspace.faults.freeze_sockets(True)
        assert not socket.ping().wait(0.1)
        assert alice.types("/log").error == "operation_timeout"
        with pytest.raises(TimeoutError):
            socket.recv(timeout=0.05)
        workspace.faults.freeze_sockets(False)
        assert socket.ping().wait(TIMEOUT_SECONDS)


@pytest.mark.parametrize("how", ["drop", "refresh"])
@one_day_in(3)
def test_the_sdks_client_comes_back(workspace: Workspace, alice: WorkspacePerson, how: str) -> None:
    with connect_by_sockets(workspace, build_tiny_app(workspace), ping_interval=0.1):
        if how == "drop":
            workspace.faults.drop_sockets()
        else:
            workspace.faults.disconnect("refresh_requested")
        workspace.wait_for_calls("apps.connections.open", 2)
        workspace.wait_for_sockets()
        assert alice.types("/log ada").text.startswith("Logged")


def test_one_asked_to_go_may_answer_what_it_has(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    with connect_socket(client, workspace) as socket:
        typing = TypingThread(alice, "/log")
        envelope = receive(socket)
        workspace.faults.disconnect("refresh_requested")
        assert receive(socket)["reason"] == "refresh_requested"
        acknowledge(socket, envelope, text="Logged")
        assert typing.join().text == "Logged"


def test_the_client_is_the_sdks(workspace: Workspace) -> None:
    with connect_by_sockets(workspace, build_tiny_app(workspace), ping_interval=0.1):
        assert web_client(workspace).auth_test()["ok"]
        assert len(workspace.calls("apps.connections.open")) == 1
