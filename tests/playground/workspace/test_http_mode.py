"""HTTP mode: signed requests to the app's one URL, and events tried again."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from slack_sdk.signature import Clock as SignatureClock
from slack_sdk.signature import SignatureVerifier
from slack_sdk.webhook import WebhookClient

from playground.workspace import AppResponse, SignedRequest, Workspace, WorkspacePerson
from playground.workspace.signature import signed_headers
from tests.playground.scripted_app import ScriptedApp, WorkspaceClock, json_response, parse_payload
from tests.playground.tiny_app import web_client


def test_the_signature_is_slacks() -> None:
    # The key is the example of Slack's own page on verifying requests.
    secret, body = "8f742231b10e8888abcd99yyyzzz85a5", "text=94070"
    headers = signed_headers(secret, body, 1531420618.7)
    verifier = SignatureVerifier(secret, clock=FixedClock(1531420620))
    assert verifier.is_valid(body, "1531420618", headers["X-Slack-Signature"])
    assert not verifier.is_valid(body + "x", "1531420618", headers["X-Slack-Signature"])


class FixedClock(SignatureClock):
    def __init__(self, now: float) -> None:
        self._now = now

    def now(self) -> float:
        return self._now


def test_every_request_is_signed_with_the_clocks_time(
    workspace: Workspace, alice: WorkspacePerson, app: ScriptedApp, clock: WorkspaceClock
) -> None:
    verifier = SignatureVerifier(workspace.signing_secret, clock=FixedClock(clock.now))
    alice.types("/log ada & ü")
    alice.uses_shortcut("log")
    alice.changes(name="Alice Ada")
    workspace.settle()
    assert [verifier.is_valid_request(one.body, one.headers) for one in app.requests] == [True] * 3
    clock.advance(400)
    alice.types("/log")
    assert not verifier.is_valid_request(app.requests[-1].body, app.requests[-1].headers)


def test_an_event_is_tried_three_times_more(
    workspace: Workspace, alice: WorkspacePerson, app: ScriptedApp
) -> None:
    app.response = AppResponse(500)
    alice.changes(name="Alice Ada")
    workspace.settle()
    retries = [one.headers.get("X-Slack-Retry-Num") for one in app.requests]
    assert retries == [None, "1", "2", "3"]
    assert app.requests[1].headers["X-Slack-Retry-Reason"] == "http_error"
    assert len({one["event_id"] for one in app.payloads}) == 1
    assert [each["type"] for each in workspace.given_up_events] == ["user_change"]


def test_an_event_is_tried_until_it_is_taken(
    workspace: Workspace, alice: WorkspacePerson, app: ScriptedApp
) -> None:
    app.response = lambda _payload: AppResponse(500) if len(app.payloads) < 2 else AppResponse(200)
    alice.changes(name="Alice Ada")
    workspace.settle()
    assert len(app.payloads) == 2
    assert not workspace.given_up_events


def test_an_app_may_ask_for_no_more_tries(
    workspace: Workspace, alice: WorkspacePerson, app: ScriptedApp
) -> None:
    app.response = AppResponse(500, {"x-slack-no-retry": "1"})
    alice.changes(name="Alice Ada")
    workspace.settle()
    assert len(app.payloads) == 1


def test_a_late_event_is_tried_again(
    workspace: Workspace, alice: WorkspacePerson, app: ScriptedApp, clock: WorkspaceClock
) -> None:
    def slowly_at_first(_payload: object) -> AppResponse:
        clock.advance(4 if len(app.payloads) == 1 else 0)
        return AppResponse(200)

    app.response = slowly_at_first
    alice.changes(name="Alice Ada")
    workspace.settle()
    reasons = [one.headers.get("X-Slack-Retry-Reason") for one in app.requests]
    assert reasons == [None, "http_timeout"]


def test_only_events_asked_for_are_sent(clock: WorkspaceClock) -> None:
    with Workspace(events=("message.im",), clock=clock) as workspace:
        app = ScriptedApp(workspace)
        alice = workspace.add_person("alice")
        alice.changes(name="Alice Ada")
        alice.types("hello")
        sales = workspace.add_channel("sales", members=[alice])
        alice.types("hello all", sales)
        workspace.settle()
        assert [one["event"]["text"] for one in app.payloads] == ["hello"]


def test_messages_and_their_changes_come_as_events(clock: WorkspaceClock) -> None:
    with Workspace(events=("message.im", "message.channels"), clock=clock) as workspace:
        app = ScriptedApp(workspace)
        alice = workspace.add_person("alice")
        alice.types("hello")
        [message] = alice.sees()
        alice.edits(message, "hello again")
        workspace.settle()
        alice.deletes(message)
        workspace.settle()
        events = [one["event"] for one in app.payloads]
        assert [one.get("subtype", "") for one in events] == [
            "",
            "message_changed",
            "message_deleted",
        ]
        assert {one["channel_type"] for one in events} == {"im"}
        assert events[1]["message"]["text"] == "hello again"
        assert events[2]["deleted_ts"] == message.ts


def test_an_ephemeral_message_is_no_event_and_neither_is_its_change(clock: WorkspaceClock) -> None:
    with Workspace(events=("message.im",), clock=clock) as workspace:
        app = ScriptedApp(workspace)
        app.response = json_response({"text": "Psst"})
        alice = workspace.add_person("alice")
        alice.types("/log")
        url = app.last_payload["response_url"]
        WebhookClient(url).send_dict({"text": "For all", "response_type": "in_channel"})
        [psst, _] = alice.sees()
        workspace.state.publish_change("message_changed", psst)
        workspace.settle()
        assert [one["event"]["text"] for one in app.payloads[1:]] == ["For all"]


def test_an_opened_home_says_which_tab(
    workspace: Workspace, alice: WorkspacePerson, app: ScriptedApp
) -> None:
    home = {"type": "home", "blocks": []}

    def publishes(payload: dict[str, dict[str, str]]) -> AppResponse:
        web_client(workspace).views_publish(user_id=payload["event"]["user"], view=home)
        return AppResponse(200)

    app.response = publishes
    assert alice.opens_home().type == "home"
    assert "view" not in app.payloads[0]["event"]
    assert app.last_payload["event"]["tab"] == "home"
    home_id = alice.opens_home().id
    assert app.last_payload["event"]["view"]["id"] == home_id
    alice.opens_home(tab="messages")
    assert app.last_payload["event"]["tab"] == "messages"


class _AppServer(ThreadingHTTPServer):
    daemon_threads = True
    requests: list[SignedRequest]
    answer: AppResponse
    hangs: threading.Event | None = None


class _AppRequestHandler(BaseHTTPRequestHandler):
    server: _AppServer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.requests.append(SignedRequest(body, dict(self.headers.items())))
        if self.server.hangs:
            self.server.hangs.wait()
        answer = self.server.answer
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
        """Nothing."""


@pytest.fixture
def server() -> Iterator[_AppServer]:
    with _AppServer(("127.0.0.1", 0), _AppRequestHandler) as server:
        server.requests, server.answer = [], json_response({"text": "Logged"})
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_a_command_goes_to_the_url(server: _AppServer) -> None:
    with Workspace() as workspace:
        workspace.deliver_by_http(f"http://127.0.0.1:{server.server_port}/slack/events")
        assert workspace.add_person("alice").types("/log ada").text == "Logged"
        [request] = server.requests
        assert parse_payload(request)["text"] == "ada"


def test_a_server_that_hangs_or_is_gone_is_told_apart(server: _AppServer) -> None:
    server.hangs = threading.Event()
    with Workspace(ack_seconds=0.1) as workspace:
        alice = workspace.add_person("alice")
        workspace.deliver_by_http(f"http://127.0.0.1:{server.server_port}/")
        assert alice.types("/log").error == "operation_timeout"
        server.hangs.set()
        workspace.deliver_by_http("http://127.0.0.1:9/")
        assert alice.types("/log").error == "dispatch_failed"
