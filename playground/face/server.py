"""The web server: it listens on this machine alone, and every request has a thread of its own."""

import contextlib
import json
import logging
import socket
import sys
import threading
from collections.abc import Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from playground.face import guard, routes
from playground.face.routes import Reply
from playground.face.world import World

HOST = "127.0.0.1"
LARGEST_BODY = 40_000_000
_KEEP_ALIVE_SECONDS = 15.0
_TO_END_SECONDS = 1.0

log = logging.getLogger("playground")


class Face:
    """Listens from the beginning on; closed, nothing is left of it."""

    def __init__(self, world: World, ports: Iterable[int] = (0,)) -> None:
        self._world = world
        self._server = _first_free(ports)
        self._server.world = world
        self.port = int(self._server.server_address[1])
        self._unsubscribe = world.workspace.subscribe(world.hear)
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), name="face"
        )
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}/"

    def close(self) -> None:
        self._unsubscribe()
        self._world.hub.end()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        self._server.end_lines()


def _first_free(ports: Iterable[int]) -> "_Server":
    problem: OSError | None = None
    for port in ports:
        try:
            return _Server((HOST, port), _Handler)
        except OSError as error:
            problem = error
    raise problem or OSError("No port was named.")


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    world: World

    def __init__(self, *given: object) -> None:
        self._lines: dict[threading.Thread, socket.socket] = {}
        self._guard = threading.Lock()
        super().__init__(*given)  # type: ignore[arg-type]

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 (the library's)
        """What a request holds belongs in no log; what kind of fault it was does."""
        error = sys.exception()
        if not isinstance(error, ConnectionError | TimeoutError):
            log.error("A request failed: %s.", type(error).__name__)

    def came(self, line: socket.socket) -> None:
        with self._guard:
            self._lines[threading.current_thread()] = line

    def went(self) -> None:
        with self._guard:
            self._lines.pop(threading.current_thread(), None)

    def end_lines(self) -> None:
        """Whoever still listens or waits is cut off."""
        with self._guard:
            open_ = list(self._lines.items())
        for _, line in open_:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        for thread, _ in open_:
            thread.join(_TO_END_SECONDS)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = 20
    server_version = "Rapport"
    sys_version = ""

    def setup(self) -> None:
        super().setup()
        self.server.came(self.connection)

    def finish(self) -> None:
        with contextlib.suppress(ConnectionError):
            super().finish()
        self.server.went()

    def do_GET(self) -> None:
        if reason := guard.complaint(self.headers, self.server.server_port, changes=False):  # type: ignore[arg-type]
            self._send(routes.refusal(403, reason))
        elif self.path.partition("?")[0] == "/api/changes":
            self._tell_changes()
        else:
            self._send(routes.get(self.server.world, self.path))

    def do_POST(self) -> None:
        if reason := guard.complaint(self.headers, self.server.server_port, changes=True):  # type: ignore[arg-type]
            self._send(routes.refusal(403, reason))
            return
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            self._send(routes.refusal(413, "That is too large for the playground."))
            return
        body = self.rfile.read(int(length))
        self._send(routes.post(self.server.world, self.path, body))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
        """Nothing: addresses and texts belong in no log."""

    def _send(self, reply: Reply) -> None:
        self._begin(
            reply.status, reply.kind, {"Content-Length": str(len(reply.body)), **reply.headers}
        )
        with contextlib.suppress(ConnectionError, TimeoutError):
            self.wfile.write(reply.body)

    def _begin(self, status: int, kind: str, more: dict[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Connection", "close")
        for name, value in {**guard.HEADERS, **more}.items():
            self.send_header(name, value)
        self.close_connection = True
        with contextlib.suppress(ConnectionError, TimeoutError):
            self.end_headers()

    def _tell_changes(self) -> None:
        """As server-sent events, until the page goes or the playground ends."""
        self._begin(200, "text/event-stream; charset=utf-8", {})
        with self.server.world.hub.listening() as ear, contextlib.suppress(OSError):
            self._say(": connected")
            while (events := ear.hear(_KEEP_ALIVE_SECONDS)) is not None:
                # A line that means nothing finds out whether the page is still there.
                told = [f"data: {json.dumps(event)}" for event in events] or [": still here"]
                self._say("\n\n".join(told))

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\n\n".encode())
        self.wfile.flush()
