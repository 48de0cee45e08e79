"""Socket Mode: up to ten WebSockets, each payload to one of them, acknowledged by its envelope.

A ticket opens one connection, once. Payloads on a connection are lost with it.
"""

import contextlib
import itertools
import json
import socket
import struct
import threading
import uuid
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request
from websockets.http11 import Response as Handshake
from websockets.sync.server import Server, ServerConnection, serve

from playground.workspace.delivery import AppRequest, AppResponse, NoAnswer
from playground.workspace.faults import SlackFaults
from playground.workspace.state import WorkspaceState
from playground.workspace.values import Json

MAX_CONNECTIONS = 10
DEBUG_INFO = {"host": "applink-1", "build_number": 1, "approximate_connection_time": 18_060}


class _FreezeSwitch:
    """Says whether the sockets of one server swallow everything."""

    def __init__(self) -> None:
        self.on = False


class _FreezableSocket(socket.socket):
    frozen: _FreezeSwitch

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        data = super().recv(size, flags)
        while data and self.frozen.on:
            data = super().recv(size, flags)
        return data

    def sendall(self, data: bytes, flags: int = 0, /) -> None:  # type: ignore[override]
        if not self.frozen.on:
            super().sendall(data, flags)


class _ListeningSocket(socket.socket):
    frozen: _FreezeSwitch

    def accept(self) -> tuple[socket.socket, object]:
        number, address = self._accept()  # type: ignore[attr-defined]
        accepted = _FreezableSocket(self.family, self.type, self.proto, fileno=number)
        accepted.frozen = self.frozen
        accepted.settimeout(None)
        return accepted, address


@dataclass(slots=True)
class _PendingEnvelope:
    """An envelope whose answer somebody waits for."""

    connection: ServerConnection
    done: threading.Event = field(default_factory=threading.Event)
    answer: Json | None = None


class SocketModeServer:
    def __init__(self, state: WorkspaceState, faults: SlackFaults) -> None:
        self._state = state
        self._faults = faults
        self._frozen = _FreezeSwitch()
        self._lock = threading.Lock()
        self._tickets: set[str] = set()
        self._connections: list[ServerConnection] = []
        # Connections asked to close: they get no more, but may still answer what they have.
        self._leaving: set[ServerConnection] = set()
        self._connected = threading.Condition(self._lock)
        self._pending: dict[str, _PendingEnvelope] = {}
        self._turn = itertools.count()
        listening = _ListeningSocket(socket.AF_INET, socket.SOCK_STREAM)
        listening.frozen = self._frozen
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        self._port = listening.getsockname()[1]
        self._server: Server = serve(
            self._serve,
            sock=listening,
            process_request=self._admit,
            compression=None,
            close_timeout=1,
            ping_interval=10,
            ping_timeout=None,
        )
        self._thread = threading.Thread(target=self._server.serve_forever, name="slack-sockets")
        self._thread.start()

    # ── called by the workspace ──────────────────────────────────────────────────────────────────

    def new_url(self) -> str:
        ticket = str(uuid.uuid4())
        with self._lock:
            self._tickets.add(ticket)
        app = self._state.app_id
        return f"ws://127.0.0.1:{self._port}/link/?ticket={ticket}&app_id={app}"

    def wait_for_connections(self, count: int, timeout: float) -> bool:
        """Waits until so many connections are open."""
        with self._lock:
            return self._connected.wait_for(lambda: len(self._connections) >= count, timeout)

    def send(self, app_request: AppRequest, timeout: float) -> AppResponse:
        """Sends one envelope to one connection; returns its acknowledgement."""
        envelope_id = str(uuid.uuid4())
        with self._lock:
            if not self._connections:
                raise NoAnswer("dispatch_failed", "No WebSocket is connected.")
            connection = self._connections[next(self._turn) % len(self._connections)]
            waiting = self._pending[envelope_id] = _PendingEnvelope(connection)
        try:
            with contextlib.suppress(ConnectionClosed):
                connection.send(json.dumps(_envelope_json(envelope_id, app_request)))
            waiting.done.wait(timeout)
        finally:
            with self._lock:
                del self._pending[envelope_id]
            self._close_if_done(connection)
        if waiting.answer is None:
            raise NoAnswer("operation_timeout", "The envelope was not acknowledged.")
        return _to_response(waiting.answer)

    def close(self) -> None:
        self.freeze(frozen=False)
        with self._lock:
            self._tickets.clear()
        self._server.shutdown(reason="The workspace has ended.")
        self._thread.join()

    # ── faults ───────────────────────────────────────────────────────────────────────────────────

    def freeze(self, *, frozen: bool) -> None:
        self._frozen.on = frozen

    def drop(self) -> None:
        for connection in self._open():
            self._forget(connection)
            with contextlib.suppress(OSError):
                # No lingering: the connection is reset.
                abort = struct.pack("ii", 1, 0)
                connection.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, abort)
                connection.socket.shutdown(socket.SHUT_RDWR)

    def send_disconnects(self, reason: str) -> None:
        for connection in self._open():
            self._send_disconnect(connection, reason)
            if reason != "warning":
                with self._lock:
                    self._connections.remove(connection)
                    self._leaving.add(connection)
                self._close_if_done(connection)

    def _close_if_done(self, connection: ServerConnection) -> None:
        with self._lock:
            busy = any(one.connection is connection for one in self._pending.values())
            leaving = connection in self._leaving and not busy
        if leaving:
            connection.close()

    def _open(self) -> list[ServerConnection]:
        with self._lock:
            return list(self._connections)

    # ── one connection ───────────────────────────────────────────────────────────────────────────

    def _admit(self, connection: ServerConnection, request: Request) -> Handshake | None:
        ticket = parse_qs(urlsplit(request.path).query).get("ticket", [""])[0]
        with self._lock:
            known = ticket in self._tickets
            self._tickets.discard(ticket)
        if not known or self._faults.refuses_ticket():
            return connection.respond(HTTPStatus.UNAUTHORIZED, "invalid_ticket")
        return None

    def _serve(self, connection: ServerConnection) -> None:
        with self._lock:
            count = len(self._connections) + 1
        if count > MAX_CONNECTIONS:
            self._send_disconnect(connection, "too_many_websockets")
            return
        try:
            self._greet(connection, count)
            for message in connection:
                self._acknowledge(json.loads(message))
        except (ConnectionClosed, OSError):
            pass  # the app went, or was cut off
        finally:
            self._forget(connection)

    def _greet(self, connection: ServerConnection, count: int) -> None:
        info = {"app_id": self._state.app_id}
        hello = {"type": "hello", "num_connections": count, "debug_info": DEBUG_INFO}
        connection.send(json.dumps({**hello, "connection_info": info}))
        with self._lock:
            self._connections.append(connection)
            self._connected.notify_all()

    def _acknowledge(self, message: Json) -> None:
        with self._lock:
            waiting = self._pending.get(str(message.get("envelope_id")))
        if waiting:
            waiting.answer = message
            waiting.done.set()

    def _forget(self, connection: ServerConnection) -> None:
        """Forgets a connection: its payloads are lost, unless it was asked to close."""
        with self._lock:
            if connection in self._leaving:
                self._leaving.remove(connection)
                return
            if connection in self._connections:
                self._connections.remove(connection)
            for waiting in self._pending.values():
                if waiting.connection is connection:
                    waiting.done.set()

    def _send_disconnect(self, connection: ServerConnection, reason: str) -> None:
        with contextlib.suppress(ConnectionClosed, OSError):
            connection.send(
                json.dumps({"type": "disconnect", "reason": reason, "debug_info": DEBUG_INFO})
            )


def _envelope_json(envelope_id: str, app_request: AppRequest) -> Json:
    envelope: Json = {
        "envelope_id": envelope_id,
        "type": app_request.kind,
        "payload": app_request.payload,
        "accepts_response_payload": app_request.kind != "events_api",
    }
    if app_request.kind == "events_api":
        reason = "timeout" if app_request.reason else ""
        envelope |= {"retry_attempt": app_request.retry, "retry_reason": reason}
    return envelope


def _to_response(message: Json) -> AppResponse:
    payload = message.get("payload")
    if not payload:
        return AppResponse()
    return AppResponse(200, {"content-type": "application/json"}, json.dumps(payload))
