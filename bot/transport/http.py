"""HTTP mode: Slack's calls come to an address, signed; Waitress serves them to the app.

It stands behind your own https proxy, so it listens on this machine alone unless configured
otherwise. A request is bounded before it is read, has seconds to arrive, and is accepted once, when
its signature was checked (HMAC of the raw body, five minutes old at most).

POST /slack/events   commands, buttons, forms, options, events
GET  /healthz        200 while the process serves
"""

import logging
import socket
import threading
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from io import BytesIO
from typing import TYPE_CHECKING, Any

from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler

from bot.slack_api.manifest import EVENTS_PATH
from bot.transport.signed_requests import SignedRequests
from journal.errors import RequestRefused

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

log = logging.getLogger(__name__)

HEALTH_PATH = "/healthz"
# Slack's largest payloads have some hundred thousand bytes.
MOST_BYTES = 2 * 1024 * 1024
THREADS = 16
# The seconds from a request's first byte to its last: Slack takes a fraction of one.
REQUEST_SECONDS = 10.0
# The seconds for requests in flight when the server ends.
_DRAIN_SECONDS = 1.5
_TICK = 0.2


def wsgi_app(app: App, signed: SignedRequests) -> "WSGIApplication":
    slack = SlackRequestHandler(app, path=EVENTS_PATH)

    def serve(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        if environ.get("PATH_INFO") == HEALTH_PATH:
            return _respond(start, HTTPStatus.OK, b"ok\n")
        if refusal := _rejection(environ):
            return _respond(start, refusal)
        if not _is_signed(environ, signed):
            return _respond(start, HTTPStatus.UNAUTHORIZED)
        try:
            return slack(environ, start)
        except ValueError:
            # Neither text nor JSON.
            return _respond(start, HTTPStatus.BAD_REQUEST)
        except Exception as error:  # noqa: BLE001 (the server would log what was typed)
            log.error("A call failed: %s", type(error).__name__)  # noqa: TRY400 (as above)
            return _respond(start, HTTPStatus.INTERNAL_SERVER_ERROR)

    return serve


def _rejection(environ: "WSGIEnvironment") -> HTTPStatus | None:
    """Refuses a request that can't be Slack's, before its body is read."""
    if environ.get("PATH_INFO") != EVENTS_PATH:
        return HTTPStatus.NOT_FOUND
    if environ.get("REQUEST_METHOD") != "POST":
        return HTTPStatus.METHOD_NOT_ALLOWED
    if _content_length(environ) > MOST_BYTES:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return None


def _is_signed(environ: "WSGIEnvironment", signed: SignedRequests) -> bool:
    """Checks the signature; the body is put back for Bolt."""
    body = environ["wsgi.input"].read(_content_length(environ))
    environ["wsgi.input"] = BytesIO(body)
    stamp = str(environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", ""))
    return signed.take(body, stamp, str(environ.get("HTTP_X_SLACK_SIGNATURE", "")))


def _content_length(environ: "WSGIEnvironment") -> int:
    given = str(environ.get("CONTENT_LENGTH") or "0")
    return int(given) if given.isdecimal() else MOST_BYTES + 1


def _respond(start: "StartResponse", status: HTTPStatus, body: bytes | None = None) -> list[bytes]:
    text = f"{status.phrase}\n".encode() if body is None else body
    headers = [("content-type", "text/plain; charset=utf-8"), ("content-length", str(len(text)))]
    start(f"{status.value} {status.phrase}", headers)
    return [text]


class HttpServer:
    """The server; it listens from the moment it is made, and `run()` serves until `stop`."""

    def __init__(
        self,
        app: App,
        secret: str,
        listen: str,
        stop: threading.Event,
        *,
        request_seconds: float = REQUEST_SECONDS,
    ) -> None:
        self._sockets: dict[int, Any] = {}
        application = wsgi_app(app, SignedRequests(secret))
        self._server = _create_server(application, listen, self._sockets)
        self._stop, self._request_seconds = stop, request_seconds
        self._begun: dict[Any, float] = {}

    @property
    def port(self) -> int:
        return int(self._server.effective_port)

    def run(self) -> None:
        try:
            while not self._stop.is_set():
                self._serve_once()
            self._drain()
        finally:
            self._server.task_dispatcher.shutdown(cancel_pending=True, timeout=_DRAIN_SECONDS)
            self._server.asyncore.close_all(self._sockets)

    def _serve_once(self) -> None:
        self._server.asyncore.loop(timeout=_TICK, map=self._sockets, count=1)
        self._end_slow_requests(time.monotonic())

    def _end_slow_requests(self, now: float) -> None:
        """Ends slow requests: a byte now and then must not keep a connection for ever."""
        coming = {each for each in self._sockets.values() if getattr(each, "request", None)}
        self._begun = {each: self._begun.get(each, now) for each in coming}
        for each, begun in self._begun.items():
            if now - begun > self._request_seconds:
                each.handle_close()

    def _drain(self) -> None:
        """Finishes the requests in flight, and accepts no others."""
        for each in [each for each in self._sockets.values() if each.accepting]:
            each.close()
        until = time.monotonic() + _DRAIN_SECONDS
        while any(map(_is_busy, list(self._sockets.values()))) and time.monotonic() < until:
            self._serve_once()


def _is_busy(channel: Any) -> bool:
    """Says whether the channel answers, or has something left to send."""
    return bool(getattr(channel, "requests", None) or getattr(channel, "total_outbufs_len", 0))


def _create_server(application: "WSGIApplication", listen: str, sockets: dict[int, Any]) -> Any:
    create_server, listening = _import_waitress(), _listening_socket(listen)
    # Waitress logs a line for each waiting call: many calls would fill the log.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    return create_server(
        application,
        map=sockets,
        sockets=[listening],
        threads=THREADS,
        ident="",
        max_request_body_size=MOST_BYTES,
        max_request_header_size=32_768,
        channel_timeout=30,
        connection_limit=200,
        clear_untrusted_proxy_headers=True,
    )


def _listening_socket(place: str) -> socket.socket:
    host, _, port = place.rpartition(":")
    try:
        family, *_, address = socket.getaddrinfo(
            host.strip("[]"), int(port), type=socket.SOCK_STREAM
        )[0]
        return socket.create_server(address[:2], family=family, backlog=1024)
    except OSError as error:
        # "Address already in use (while attempting to bind …)": our sentence has the address
        # already.
        reason = str(error.strerror or error).partition(" (")[0]
        raise RequestRefused(
            f"The bot can't listen at {place}: {reason}. Set [slack] listen to a place that is free."
        ) from error


def _import_waitress() -> Callable[..., Any]:
    try:
        from waitress.server import create_server
    except ImportError as error:
        raise RequestRefused(
            "HTTP mode needs a web server: pip install 'rapport-bot[http]'. "
            'Socket Mode needs none: [slack] mode = "socket".'
        ) from error
    made: Callable[..., Any] = create_server
    return made
