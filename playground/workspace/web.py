"""The Web API and its neighbours over HTTP on this machine: methods, answers, uploads, files."""

import contextlib
import json
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from playground.workspace import methods, posting
from playground.workspace.faults import Fault, Faults
from playground.workspace.state import State
from playground.workspace.values import ApiError, Json

JSON = "application/json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    body: bytes
    kind: str = JSON
    headers: dict[str, str] = field(default_factory=dict)


class _Dropped(Exception):
    """The connection is cut without an answer."""


class WebApi:
    def __init__(self, state: State, faults: Faults) -> None:
        self.state = state
        self.faults = faults
        self._calls: list[tuple[str, Json]] = []
        self._last_post: dict[str, float] = {}
        self._port = 0
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None
        self.listen()

    def listen(self) -> None:
        """On the same port as before, if there was one."""
        server = self._server = _Server(("127.0.0.1", self._port), _Handler)
        server.api = self
        self._port = server.server_address[1]
        self.state.base_url = f"http://127.0.0.1:{self._port}/"
        serve = server.serve_forever
        self._thread = threading.Thread(target=serve, args=(0.02,), name="slack-web-api")
        self._thread.start()

    def refuse(self) -> None:
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

    # ── what was asked for ───────────────────────────────────────────────────────────────────────

    def handle(self, path: str, kind: str, body: bytes, token: str) -> Reply:
        url = urlsplit(path)
        area, _, rest = url.path.strip("/").partition("/")
        if area == "api":
            args = {**dict(parse_qsl(url.query, keep_blank_values=True)), **_args(kind, body)}
            return self._method(rest, args, token)
        if area == "answers":
            said = _args("application/json", body)
            return self._faulty("response_url", said, lambda: self._answer(rest, said))
        if area == "upload":
            return self._faulty("upload_url", {}, lambda: self._upload(rest, body))
        if area == "files":
            return self._faulty("url_private", {}, lambda: self._file(rest, token))
        return _words(404, "not found")

    def _method(self, method: str, args: Json, token: str) -> Reply:
        token = token or str(args.pop("token", ""))
        args.pop("token", None)

        def deed() -> Reply:
            if self._too_fast(method, args):
                return _limited(1)
            return self._do(method, args, token)

        return self._faulty(method, args, deed)

    def _faulty(self, name: str, args: Json, deed: Callable[[], Reply]) -> Reply:
        """Does it, unless it was ordered that something goes wrong."""
        with self.state.lock:
            self._calls.append((name, args))
            self.state.idle.notify_all()
        fault = self.faults.next_for(name)
        self.faults.wait(name)
        if fault and fault.way != "lose_answer":
            return self._failing(fault)
        reply = deed()
        if fault:
            raise _Dropped
        return reply

    def _failing(self, fault: Fault) -> Reply:
        if fault.way == "hang":
            self.faults.wait_for_release()
            raise _Dropped
        if fault.way == "rate_limit":
            return _limited(fault.retry_after)
        if fault.way == "status":
            return _words(fault.status, "<html><body>Something went wrong.</body></html>")
        return _json({"ok": False, "error": fault.error})

    def _too_fast(self, method: str, args: Json) -> bool:
        if not self.faults.per_channel_limit or method != "chat.postMessage":
            return False
        channel, now = str(args.get("channel")), self.state.clock()
        with self.state.lock:
            if now - self._last_post.get(channel, float("-inf")) < 1:
                return True
            self._last_post[channel] = now
            return False

    def _do(self, method: str, args: Json, token: str) -> Reply:
        try:
            with self.state.work():
                answer = methods.call(self.state, method, token, args)
        except ApiError as refusal:
            answer = _refusal(refusal)
        own = self.state.app_token == token
        scopes = "connections:write" if own else ",".join(sorted(self.state.scopes))
        known = methods.METHODS.get(method)
        wanted = ",".join(known.scopes) if known else ""
        return _json(answer, {"x-oauth-scopes": scopes, "x-accepted-oauth-scopes": wanted})

    def _answer(self, secret: str, said: Json) -> Reply:
        with self.state.lock:
            url = self.state.response_urls.get(secret)
            if url is None:
                return _json({"ok": False, "error": "invalid_url"}, status=404)
            try:
                posting.answer_at_url(self.state, url, said)
            except ApiError as refusal:
                gone = refusal.error in {"used_url", "expired_url"}
                return _json(_refusal(refusal), status=404 if gone else 500)
        return _words(200, "ok")

    def _upload(self, number: str, body: bytes) -> Reply:
        with self.state.lock:
            file = self.state.files.get(number)
            if file is None or file.uploaded:
                return _words(404, "not found")
            if len(body) != file.length:
                return _words(400, "the length is not the one announced")
            file.content, file.uploaded = body, True
        return _words(200, f"OK - {len(body)}")

    def _file(self, rest: str, token: str) -> Reply:
        file = self.state.files.get(rest.partition("/")[0])
        allowed = token == self.state.bot_token and "files:read" in self.state.scopes
        if file is None or not allowed or not self.state.app_sees(file):
            # Slack sends whoever may not see a file to a page to sign in, with 200 in the end.
            return Reply(200, b"<html><body>Sign in</body></html>", "text/html")
        return Reply(200, file.content, "application/octet-stream")


def _args(kind: str, body: bytes) -> Json:
    text = body.decode("utf-8", "replace")
    if kind.startswith("application/json"):
        try:
            args = json.loads(text or "{}")
        except ValueError:
            args = {}
        return args if isinstance(args, dict) else {}
    return dict(parse_qsl(text, keep_blank_values=True))


def _refusal(refusal: ApiError) -> Json:
    answer: Json = {"ok": False, "error": refusal.error, **refusal.extra}
    if refusal.messages:
        answer["response_metadata"] = {"messages": list(refusal.messages)}
        answer["errors"] = [one.removeprefix("[ERROR] ") for one in refusal.messages]
    return answer


def _json(answer: Json, headers: dict[str, str] | None = None, status: int = 200) -> Reply:
    return Reply(status, json.dumps(answer).encode(), JSON, headers or {})


def _words(status: int, text: str) -> Reply:
    return Reply(status, text.encode(), "text/html" if text.startswith("<") else "text/plain")


def _limited(retry_after: int) -> Reply:
    headers = {"Retry-After": str(retry_after)}
    return _json({"ok": False, "error": "ratelimited"}, headers, status=429)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    allow_reuse_address = True
    api: WebApi


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = 10

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
        """Nothing: what was called can be asked of the workspace."""

    def _serve(self) -> None:
        api = self.server.api
        with contextlib.suppress(ConnectionError, TimeoutError):
            try:
                self._send(api.handle(self.path, *self._read()))
            except _Dropped:
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)

    def _read(self) -> tuple[str, bytes, str]:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        token = self.headers.get("Authorization", "").removeprefix("Bearer ").strip()
        return self.headers.get("Content-Type", ""), body, token

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        self.send_header("Content-Length", str(len(reply.body)))
        self.send_header("Connection", "close")
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)
