"""HTTP mode behind a real server: signed calls are answered, everything else is turned away."""

import builtins
import http.client
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.signature import SignatureVerifier

from bot.slack_api.manifest import EVENTS_PATH
from bot.transport.http import MOST_BYTES, HttpServer
from journal.errors import RequestRefused
from playground.workspace import Workspace
from tests.polling import TIMEOUT_SECONDS, wait_until

SECRET = "a-signing-secret"
BODY = "command=%2Flog&text=ada%3A+called&user_id=U1&team_id=T1"


class AnswerGate:
    """Lets a test hold an answer back."""

    def __init__(self) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()
        self.go_on.set()


def build_bolt_app(busy: AnswerGate, secret: str = SECRET) -> App:
    app = App(
        authorize=_authorize,
        signing_secret=secret,
        process_before_response=True,
        attaching_conversation_kwargs_enabled=False,
    )

    @app.command("/log")
    def log(ack: Any, command: dict[str, Any]) -> None:
        busy.begun.set()
        assert busy.go_on.wait(TIMEOUT_SECONDS)
        ack(f"heard {command['text']}")

    return app


def _authorize() -> AuthorizeResult:
    return AuthorizeResult(
        enterprise_id=None, team_id="T1", bot_token="xoxb-1", bot_id="B1", bot_user_id="U0"
    )


class RunningServer:
    def __init__(
        self,
        app: App,
        busy: AnswerGate,
        secret: str = SECRET,
        request_seconds: float = TIMEOUT_SECONDS,
    ) -> None:
        self.busy, self.stop = busy, threading.Event()
        self.server = HttpServer(
            app, secret, "127.0.0.1:0", self.stop, request_seconds=request_seconds
        )
        self.thread = threading.Thread(target=self.server.run)
        self.thread.start()

    def shut_down(self) -> None:
        self.stop.set()
        self.thread.join(TIMEOUT_SECONDS)
        assert not self.thread.is_alive()

    def request(
        self, method: str, path: str, body: str | bytes = b"", **headers: str
    ) -> tuple[int, str]:
        line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=TIMEOUT_SECONDS)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            line.request(method, path, body, named)
            answer = line.getresponse()
            return answer.status, answer.read().decode()
        finally:
            line.close()

    def post(self, body: str = BODY, **changed: str) -> tuple[int, str]:
        return self.request("POST", EVENTS_PATH, body.encode(), **(signed_headers(body) | changed))


def signed_headers(body: str, at: float | None = None) -> dict[str, str]:
    stamp = str(int(time.time() if at is None else at))
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=body)
    return {
        "content_type": "application/x-www-form-urlencoded",
        "x_slack_request_timestamp": stamp,
        "x_slack_signature": signature or "",
    }


@pytest.fixture
def serving() -> Iterator[RunningServer]:
    busy = AnswerGate()
    made = RunningServer(build_bolt_app(busy), busy)
    yield made
    busy.go_on.set()
    made.shut_down()


def test_a_signed_command_is_answered(serving: RunningServer) -> None:
    assert serving.post() == (200, "heard ada: called")


def test_a_wrong_signature_is_refused(serving: RunningServer) -> None:
    assert serving.post(x_slack_signature="v0=" + "0" * 64)[0] == 401
    assert not serving.busy.begun.is_set()


def test_a_signature_of_another_body_is_refused(serving: RunningServer) -> None:
    forged = signed_headers(BODY)
    other = BODY.replace("called", "cancelled").encode()
    assert serving.request("POST", EVENTS_PATH, other, **forged)[0] == 401


def test_an_old_signature_is_refused(serving: RunningServer) -> None:
    old = signed_headers(BODY, at=time.time() - 3600)
    assert serving.request("POST", EVENTS_PATH, BODY.encode(), **old)[0] == 401


@pytest.mark.parametrize("missing", ["x_slack_signature", "x_slack_request_timestamp"])
def test_a_missing_signature_is_refused(serving: RunningServer, missing: str) -> None:
    headers = {name: value for name, value in signed_headers(BODY).items() if name != missing}
    assert serving.request("POST", EVENTS_PATH, BODY.encode(), **headers)[0] == 401


def test_a_body_that_is_too_large_is_not_read(serving: RunningServer) -> None:
    line = http.client.HTTPConnection("127.0.0.1", serving.server.port, timeout=TIMEOUT_SECONDS)
    try:
        line.putrequest("POST", EVENTS_PATH)
        line.putheader("Content-Length", str(MOST_BYTES + 1))
        line.endheaders()
        # Answered before any of it was sent.
        assert line.getresponse().status == 413
    finally:
        line.close()


def test_what_is_no_text_is_refused(serving: RunningServer) -> None:
    assert serving.request("POST", EVENTS_PATH, b"\xff\xfe", **signed_headers(""))[0] == 401


def test_a_command_that_is_sent_again_is_taken_once(serving: RunningServer) -> None:
    headers = signed_headers(BODY)
    sent = [serving.request("POST", EVENTS_PATH, BODY.encode(), **headers)[0] for _ in range(3)]
    assert sent == [200, 401, 401]


@pytest.mark.parametrize("stamp", ["soon", "", "1e9", "９９", "9" * 5000, "-1"])
def test_a_time_that_is_none_is_refused_and_fills_no_log(
    serving: RunningServer, stamp: str, caplog: pytest.LogCaptureFixture
) -> None:
    headers = signed_headers(BODY) | {"x_slack_request_timestamp": stamp.encode().decode("latin-1")}
    assert serving.request("POST", EVENTS_PATH, BODY.encode(), **headers)[0] == 401
    assert caplog.records == []


@pytest.mark.parametrize(("is_signed", "status"), [(False, 401), (True, 400)])
def test_broken_json_is_refused(
    serving: RunningServer, caplog: pytest.LogCaptureFixture, *, is_signed: bool, status: int
) -> None:
    headers = signed_headers("{", at=None if is_signed else 0) | {
        "content_type": "application/json"
    }
    assert serving.request("POST", EVENTS_PATH, b"{", **headers)[0] == status
    assert caplog.records == []


def test_a_request_that_does_not_come_whole_in_time_is_ended() -> None:
    serving = RunningServer(build_bolt_app(AnswerGate()), AnswerGate(), request_seconds=0.0)
    try:
        with socket.create_connection(("127.0.0.1", serving.server.port), 5) as line:
            line.sendall(b"POST /slack/events HTTP/1.1\r\nHost: x\r\n")
            assert line.recv(1) == b""
    finally:
        serving.shut_down()


def test_other_places_and_methods_are_turned_away(serving: RunningServer) -> None:
    assert serving.request("GET", EVENTS_PATH)[0] == 405
    assert serving.request("POST", "/")[0] == 404
    assert serving.request("GET", "/slack/install")[0] == 404


def test_health_can_be_asked_for_without_a_signature(serving: RunningServer) -> None:
    assert serving.request("GET", "/healthz") == (200, "ok\n")
    assert serving.request("HEAD", "/healthz") == (200, "")


def test_who_is_being_answered_at_the_end_still_is_and_nobody_else_is_let_in(
    serving: RunningServer,
) -> None:
    serving.busy.go_on.clear()
    answers: list[tuple[int, str]] = []
    person = threading.Thread(target=lambda: answers.append(serving.post()))
    person.start()
    assert serving.busy.begun.wait(TIMEOUT_SECONDS)
    serving.stop.set()
    _wait_until_refused(serving)
    serving.busy.go_on.set()
    person.join()
    serving.shut_down()
    assert answers == [(200, "heard ada: called")]


def _wait_until_refused(serving: RunningServer) -> None:
    def is_refused() -> bool:
        try:
            socket.create_connection(("127.0.0.1", serving.server.port)).close()
        except OSError:
            return True
        return False

    wait_until(is_refused, lambda: "It still listens.")


def test_a_place_that_is_taken_is_told(serving: RunningServer) -> None:
    with pytest.raises(
        RequestRefused, match=r"can't listen at 127.0.0.1:\d+: Address already in use"
    ):
        HttpServer(
            build_bolt_app(AnswerGate()),
            SECRET,
            f"127.0.0.1:{serving.server.port}",
            threading.Event(),
        )


def test_without_a_web_server_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    there = builtins.__import__

    def not_there(name: str, *args: Any, **more: Any) -> Any:
        if name.startswith("waitress"):
            raise ImportError(name)
        return there(name, *args, **more)

    monkeypatch.setattr(builtins, "__import__", not_there)
    with pytest.raises(RequestRefused, match=r"pip install 'rapport-bot\[http\]'"):
        HttpServer(build_bolt_app(AnswerGate()), SECRET, "127.0.0.1:0", threading.Event())


def test_a_person_in_the_workspace_is_answered() -> None:
    busy = AnswerGate()
    with Workspace(ack_seconds=TIMEOUT_SECONDS) as workspace:
        secret = workspace.signing_secret
        serving = RunningServer(build_bolt_app(busy, secret), busy, secret)
        try:
            workspace.deliver_by_http(f"http://127.0.0.1:{serving.server.port}{EVENTS_PATH}")
            seen = workspace.add_person("alice").types("/log ada: called")
            assert "heard ada: called" in seen.text
        finally:
            serving.shut_down()
