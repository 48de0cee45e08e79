"""The web server: it listens on this machine alone, and every request has a thread of its own."""

import contextlib
import json
import logging
import socket
import sys
import threading
from collections.abc import Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from playground.page import guard, routes
from playground.page.context import PageContext
from playground.page.routes import PageReply

HOST = "127.0.0.1"
LARGEST_BODY = 40_000_000
_KEEP_ALIVE_SECONDS = 15.0
_SHUTDOWN_SECONDS = 1.0

log = logging.getLogger("playground")


class PageServer:
    """The server; it listens from the beginning on, and close ends all its threads."""

    def __init__(self, context: PageContext, ports: Iterable[int] = (0,)) -> None:
        self._context = context
        self._server = _bind_first_free(ports)
        self._server.context = context
        self.port = int(self._server.server_address[1])
        self._unsubscribe = context.workspace.subscribe(context.publish_change)
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), name="face"
        )
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}/"

    def close(self) -> None:
        self._unsubscribe()
        self._context.hub.close()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        self._server.close_connections()


def _bind_first_free(ports: Iterable[int]) -> "_PageHttpServer":
    problem: OSError | None = None
    for port in ports:
        try:
            return _PageHttpServer((HOST, port), _PageRequestHandler)
        except OSError as error:
            problem = error
    raise problem or OSError("No port was named.")


class _PageHttpServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    context: PageContext

    def __init__(self, *given: object) -> None:
        self._open_connections: dict[threading.Thread, socket.socket] = {}
        self._connections_lock = threading.Lock()
        super().__init__(*given)  # type: ignore[arg-type]

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 (the library's)
        """Logs the kind of error alone: what a request holds belongs in no log."""
        error = sys.exception()
        if not isinstance(error, ConnectionError | TimeoutError):
            log.error("A request failed: %s.", type(error).__name__)

    def add_connection(self, connection: socket.socket) -> None:
        with self._connections_lock:
            self._open_connections[threading.current_thread()] = connection

    def remove_connection(self) -> None:
        with self._connections_lock:
            self._open_connections.pop(threading.current_thread(), None)

    def close_connections(self) -> None:
        """Cuts off every page that still listens or waits."""
        with self._connections_lock:
            open_ = list(self._open_connections.items())
        for _, line in open_:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        for thread, _ in open_:
            thread.join(_SHUTDOWN_SECONDS)


class _PageRequestHandler(BaseHTTPRequestHandler):
    server: _PageHttpServer
    timeout = 20
    server_version = "Rapport"
    sys_version = ""

    def setup(self) -> None:
        super().setup()
        self.server.add_connection(self.connection)

    def finish(self) -> None:
        with contextlib.suppress(ConnectionError):
            super().finish()
        self.server.remove_connection()

    def do_GET(self) -> None:
        if reason := guard.refusal_reason(
            self.headers,  # type: ignore[arg-type]
            self.server.server_port,
            changes_something=False,
        ):
            self._send(routes.error_reply(403, reason))
        elif self.path.partition("?")[0] == "/api/changes":
            self._stream_changes()
        else:
            self._send(routes.handle_get(self.server.context, self.path))

    def do_POST(self) -> None:
        if reason := guard.refusal_reason(
            self.headers,  # type: ignore[arg-type]
            self.server.server_port,
            changes_something=True,
        ):
            self._send(routes.error_reply(403, reason))
            return
        length = self.headers.get("Content-Length", "")
        is_honest = length.isdecimal() and len(length) <= len(str(LARGEST_BODY))
        if not is_honest or int(length) > LARGEST_BODY:
            self._send(routes.error_reply(413, "That is too large for the playground."))
            return
        body = self.rfile.read(int(length))
        self._send(routes.handle_post(self.server.context, self.path, body))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
        """Logs nothing: addresses and texts belong in no log."""

    def _send(self, reply: PageReply) -> None:
        self._send_head(
            reply.status,
            reply.media_type,
            {"Content-Length": str(len(reply.body)), **reply.headers},
        )
        with contextlib.suppress(ConnectionError, TimeoutError):
            self.wfile.write(reply.body)

    def _send_head(self, status: int, kind: str, headers: dict[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Connection", "close")
        for name, value in {**guard.SECURITY_HEADERS, **headers}.items():
            self.send_header(name, value)
        self.close_connection = True
        with contextlib.suppress(ConnectionError, TimeoutError):
            self.end_headers()

    def _stream_changes(self) -> None:
        """Sends changes as server-sent events, until the page goes or the playground ends."""
        self._send_head(200, "text/event-stream; charset=utf-8", {})
        with self.server.context.hub.subscribe() as ear, contextlib.suppress(OSError):
            self._write_event(": connected")
            while (events := ear.wait_for_events(_KEEP_ALIVE_SECONDS)) is not None:
                # A comment line finds out whether the page is still there.
                lines = [f"data: {json.dumps(event)}" for event in events] or [": still here"]
                self._write_event("\n\n".join(lines))

    def _write_event(self, text: str) -> None:
        self.wfile.write(f"{text}\n\n".encode())
        self.wfile.flush()
