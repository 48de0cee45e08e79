"""The Web API and its neighbours over HTTP on this machine: methods, answers, uploads, files."""

import contextlib
import json
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from playground.workspace import message_lifecycle, methods
from playground.workspace.faults import CallFault, SlackFaults
from playground.workspace.state import WorkspaceState
from playground.workspace.values import ApiError, Json

JSON_MEDIA_TYPE = "application/json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class WebApiReply:
    status: int
    body: bytes
    media_type: str = JSON_MEDIA_TYPE
    headers: dict[str, str] = field(default_factory=dict)


class _ConnectionDropped(Exception):
    """The connection is cut without an answer."""


class WebApi:
    def __init__(self, state: WorkspaceState, faults: SlackFaults) -> None:
        self.state = state
        self.faults = faults
        self._calls: list[tuple[str, Json]] = []
        self._last_post: dict[str, float] = {}
        self._port = 0
        self._server: _WebApiHttpServer | None = None
        self._thread: threading.Thread | None = None
        self.listen()

    def listen(self) -> None:
        """Listens, on the same port as before if there was one."""
        server = self._server = _WebApiHttpServer(("127.0.0.1", self._port), _WebApiRequestHandler)
        server.api = self
        self._port = server.server_address[1]
        self.state.base_url = f"http://127.0.0.1:{self._port}/"
        serve = server.serve_forever
        self._thread = threading.Thread(target=serve, args=(0.02,), name="slack-web-api")
        self._thread.start()

    def stop(self) -> None:
        if self._server and self._thread:
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()
            self._server = None

    def calls(self, method: str) -> list[Json]:
        with self.state.lock:
            return [args for name, args in self._calls if name == method]

    def wait_for_calls(self, method: str, count: int, timeout: float) -> bool:
        with self.state.lock:
            return self.state.idle.wait_for(lambda: len(self.calls(method)) >= count, timeout)

    # ── requests ────────────────────────────────────────────────────────────────────────────────

    def handle(self, path: str, kind: str, body: bytes, token: str) -> WebApiReply:
        url = urlsplit(path)
        area, _, rest = url.path.strip("/").partition("/")
        if area == "api":
            args = {**dict(parse_qsl(url.query, keep_blank_values=True)), **_parse_args(kind, body)}
            return self._handle_method(rest, args, token)
        if area == "answers":
            parsed = _parse_args("application/json", body)
            return self._with_fault(
                "response_url", parsed, lambda: self._handle_response_url(rest, parsed)
            )
        if area == "upload":
            return self._with_fault("upload_url", {}, lambda: self._handle_upload(rest, body))
        if area == "files":
            return self._with_fault("url_private", {}, lambda: self._handle_file(rest, token))
        return _text_reply(404, "not found")

    def _handle_method(self, method: str, args: Json, token: str) -> WebApiReply:
        token = token or str(args.pop("token", ""))
        args.pop("token", None)

        def deed() -> WebApiReply:
            if self._is_too_fast(method, args):
                return _rate_limit_reply(1)
            return self._call_method(method, args, token)

        return self._with_fault(method, args, deed)

    def _with_fault(self, name: str, args: Json, handle: Callable[[], WebApiReply]) -> WebApiReply:
        """Handles the call, unless a fault was ordered."""
        with self.state.lock:
            self._calls.append((name, args))
            self.state.idle.notify_all()
        fault = self.faults.take_fault(name)
        self.faults.wait_if_slow(name)
        if fault and fault.kind != "lose_answer":
            return self._fault_reply(fault)
        reply = handle()
        if fault:
            raise _ConnectionDropped
        return reply

    def _fault_reply(self, fault: CallFault) -> WebApiReply:
        if fault.kind == "hang":
            self.faults.wait_for_release()
            raise _ConnectionDropped
        if fault.kind == "rate_limit":
            return _rate_limit_reply(fault.retry_after)
        if fault.kind == "status":
            return _text_reply(fault.status, "<html><body>Something went wrong.</body></html>")
        return _json_reply({"ok": False, "error": fault.error})

    def _is_too_fast(self, method: str, args: Json) -> bool:
        if not self.faults.per_channel_limit or method != "chat.postMessage":
            return False
        channel, now = str(args.get("channel")), self.state.clock()
        with self.state.lock:
            if now - self._last_post.get(channel, float("-inf")) < 1:
                return True
            self._last_post[channel] = now
            return False

    def _call_method(self, method: str, args: Json, token: str) -> WebApiReply:
        try:
            with self.state.track_work():
                answer = methods.call_method(self.state, method, token, args)
        except ApiError as refusal:
            answer = _error_json(refusal)
        own = self.state.app_token == token
        scopes = "connections:write" if own else ",".join(sorted(self.state.scopes))
        known = methods.METHODS.get(method)
        wanted = ",".join(known.scopes) if known else ""
        return _json_reply(answer, {"x-oauth-scopes": scopes, "x-accepted-oauth-scopes": wanted})

    def _handle_response_url(self, secret: str, body: Json) -> WebApiReply:
        with self.state.lock:
            url = self.state.response_urls.get(secret)
            if url is None:
                return _json_reply({"ok": False, "error": "invalid_url"}, status=404)
            try:
                message_lifecycle.post_answer_at_url(self.state, url, body)
            except ApiError as refusal:
                gone = refusal.error in {"used_url", "expired_url"}
                return _json_reply(_error_json(refusal), status=404 if gone else 500)
        return _text_reply(200, "ok")

    def _handle_upload(self, number: str, body: bytes) -> WebApiReply:
        with self.state.lock:
            file = self.state.files.get(number)
            if file is None or file.uploaded:
                return _text_reply(404, "not found")
            if len(body) != file.length:
                return _text_reply(400, "the length is not the one announced")
            file.content, file.uploaded = body, True
        return _text_reply(200, f"OK - {len(body)}")

    def _handle_file(self, rest: str, token: str) -> WebApiReply:
        file = self.state.files.get(rest.partition("/")[0])
        allowed = token == self.state.bot_token and "files:read" in self.state.scopes
        if file is None or not allowed or not self.state.app_sees(file):
            # Without the right to see a file, Slack redirects to a page to sign in, with 200 in the
            # end.
            return WebApiReply(200, b"<html><body>Sign in</body></html>", "text/html")
        return WebApiReply(200, file.content, "application/octet-stream")


def _parse_args(kind: str, body: bytes) -> Json:
    text = body.decode("utf-8", "replace")
    if kind.startswith("application/json"):
        try:
            args = json.loads(text or "{}")
        except ValueError:
            args = {}
        return args if isinstance(args, dict) else {}
    return dict(parse_qsl(text, keep_blank_values=True))


def _error_json(refusal: ApiError) -> Json:
    answer: Json = {"ok": False, "error": refusal.error, **refusal.extra}
    if refusal.messages:
        answer["response_metadata"] = {"messages": list(refusal.messages)}
        answer["errors"] = [one.removeprefix("[ERROR] ") for one in refusal.messages]
    return answer


def _json_reply(
    answer: Json, headers: dict[str, str] | None = None, status: int = 200
) -> WebApiReply:
    return WebApiReply(status, json.dumps(answer).encode(), JSON_MEDIA_TYPE, headers or {})


def _text_reply(status: int, text: str) -> WebApiReply:
    return WebApiReply(status, text.encode(), "text/html" if text.startswith("<") else "text/plain")


def _rate_limit_reply(retry_after: int) -> WebApiReply:
    headers = {"Retry-After": str(retry_after)}
    return _json_reply({"ok": False, "error": "ratelimited"}, headers, status=429)


class _WebApiHttpServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    allow_reuse_address = True
    api: WebApi


class _WebApiRequestHandler(BaseHTTPRequestHandler):
    server: _WebApiHttpServer
    timeout = 10

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
        """Logs nothing: the workspace can be asked which calls there were."""

    def _serve(self) -> None:
        api = self.server.api
        with contextlib.suppress(ConnectionError, TimeoutError):
            try:
                self._send(api.handle(self.path, *self._read()))
            except _ConnectionDropped:
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)

    def _read(self) -> tuple[str, bytes, str]:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        token = self.headers.get("Authorization", "").removeprefix("Bearer ").strip()
        return self.headers.get("Content-Type", ""), body, token

    def _send(self, reply: WebApiReply) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.media_type)
        self.send_header("Content-Length", str(len(reply.body)))
        self.send_header("Connection", "close")
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)
