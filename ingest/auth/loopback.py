"""The server that a browser returns to after a consent: 127.0.0.1, one port, for minutes.

RFC 8252 section 7.3. Addresses are returned as they came: their state says whether they are ours.
"""

import queue
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Self
from urllib.parse import urlsplit

_LONGEST_PATH = 8 * 1024
_PAGE = (
    b"<!doctype html><meta charset=utf-8><title>Rapport</title>"
    b"<p>Rapport has the answer. You can close this window and go back to the terminal.</p>"
)


class LoopbackServer:
    def __init__(self) -> None:
        # A browser opens connections in advance and sends nothing on them, so each has a thread.
        self._server = _AnswerServer(("127.0.0.1", 0), _AnswerHandler)
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def answer(self, seconds: float) -> str:
        """The path a browser asked for, or nothing after so many seconds."""
        try:
            return self._server.answers.get(timeout=seconds)
        except queue.Empty:
            return ""


class _AnswerServer(ThreadingHTTPServer):
    def __init__(self, *given: object) -> None:
        self.answers: queue.Queue[str] = queue.Queue(maxsize=20)
        super().__init__(*given)  # type: ignore[arg-type]

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignores a browser that hangs up."""


class _AnswerHandler(BaseHTTPRequestHandler):
    server: _AnswerServer
    timeout = 5

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.path != "/" or not parts.query or len(self.path) > _LONGEST_PATH:
            self.send_error(404)
            return
        try:
            self.server.answers.put_nowait(self.path)
        except queue.Full:
            self.send_error(429)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(_PAGE)))
        # The address has the code in it: no page may pass it on.
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        self.wfile.write(_PAGE)

    def log_message(self, *_: object) -> None:
        """Logs nothing: the first line of the request holds the code."""
