"""HTTP mode: signed requests to the app's one URL, and events tried again."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from slack_sdk.signature import Clock as SignatureClock
from slack_sdk.signature import SignatureVerifier
from slack_sdk.webhook import WebhookClient

from playground.workspace import Person, Response, SignedRequest, Workspace
from playground.workspace.signing import signed_headers
from tests.playground.scripted import Clock, Scripted, as_json, payload_of
from tests.playground.tiny import client_of


def test_the_signature_is_slacks() -> None:
    # The key is the example of Slack's own page on verifying requests.
    secret, body = "8f742231b10e8888abcd99yyyzzz85a5", "text=94070"
    headers = signed_headers(secret, body, 1531420618.7)
    verifier = SignatureVerifier(secret, clock=At(1531420620))
    assert verifier.is_valid(body, "1531420618", headers["X-Slack-Signature"])
    assert not verifier.is_valid(body + "x", "1531420618", headers["X-Slack-Signature"])


class At(SignatureClock):
    def __init__(self, now: float) -> None:
        self._now = now

    def now(self) -> float:
        return self._now


def test_every_request_is_signed_with_the_clocks_time(
    workspace: Workspace, alice: Person, app: Scripted, clock: Clock
) -> None:
    verifier = SignatureVerifier(workspace.signing_secret, clock=At(clock.now))
    alice.types("/log ada & ü")
    alice.uses_shortcut("log")
    alice.changes(name="Alice Ada")
    workspace.settle()
    assert [verifier.is_valid_request(one.body, one.headers) for one in app.requests] == [True] * 3
    clock.passes(400)
    alice.types("/log")
    assert not verifier.is_valid_request(app.requests[-1].body, app.requests[-1].headers)


def test_an_event_is_tried_three_times_more(
    workspace: Workspace, alice: Person, app: Scripted
) -> None:
    app.says = Response(500)
    alice.changes(name="Alice Ada")
    workspace.settle()
    retries = [one.headers.get("X-Slack-Retry-Num") for one in app.requests]
    assert retries == [None, "1", "2", "3"]
    assert app.requests[1].headers["X-Slack-Retry-Reason"] == "http_error"
    assert len({one["event_id"] for one in app.got}) == 1


def test_an_event_is_tried_until_it_is_taken(
    workspace: Workspace, alice: Person, app: Scripted
) -> None:
    app.says = lambda _payload: Response(500) if len(app.got) < 2 else Response(200)
    alice.changes(name="Alice Ada")
    workspace.settle()
    assert len(app.got) == 2


def test_an_app_may_ask_for_no_more_tries(
    workspace: Workspace, alice: Person, app: Scripted
) -> None:
    app.says = Response(500, {"x-slack-no-retry": "1"})
    alice.changes(name="Alice Ada")
    workspace.settle()
    assert len(app.got) == 1


def test_a_late_event_is_tried_again(
    workspace: Workspace, alice: Person, app: Scripted, clock: Clock
) -> None:
    def slowly_at_first(_payload: object) -> Response:
        clock.passes(4 if len(app.got) == 1 else 0)
        return Response(200)

    app.says = slowly_at_first
    alice.changes(name="Alice Ada")
    workspace.settle()
    reasons = [one.headers.get("X-Slack-Retry-Reason") for one in app.requests]
    assert reasons == [None, "http_timeout"]


def test_only_events_asked_for_are_sent(clock: Clock) -> None:
    with Workspace(events=("message.im",), clock=clock) as workspace:
        app = Scripted(workspace)
        alice = workspace.add_person("alice")
        alice.changes(name="Alice Ada")
        alice.types("hello")
        sales = workspace.add_channel("sales", members=[alice])
        alice.types("hello all", sales)
        workspace.settle()
        assert [one["event"]["text"] for one in app.got] == ["hello"]


def test_messages_and_their_changes_come_as_events(clock: Clock) -> None:
    with Workspace(events=("message.im", "message.channels"), clock=clock) as workspace:
        app = Scripted(workspace)
        alice = workspace.add_person("alice")
        alice.types("hello")
        [message] = alice.sees()
        alice.edits(message, "hello again")
        workspace.settle()
        alice.deletes(message)
        workspace.settle()
        events = [one["event"] for one in app.got]
        assert [one.get("subtype", "") for one in events] == [
            "",
            "message_changed",
            "message_deleted",
        ]
        assert {one["channel_type"] for one in events} == {"im"}
        assert events[1]["message"]["text"] == "hello again"
        assert events[2]["deleted_ts"] == message.ts


def test_an_ephemeral_message_is_no_event_and_neither_is_its_change(clock: Clock) -> None:
    with Workspace(events=("message.im",), clock=clock) as workspace:
        app = Scripted(workspace)
        app.says = as_json({"text": "Psst"})
        alice = workspace.add_person("alice")
        alice.types("/log")
        url = app.last["response_url"]
        WebhookClient(url).send_dict({"text": "For all", "response_type": "in_channel"})
        [psst, _] = alice.sees()
        workspace.state.changed("message_changed", psst)
        workspace.settle()
        assert [one["event"]["text"] for one in app.got[1:]] == ["For all"]


def test_an_opened_home_says_which_tab(workspace: Workspace, alice: Person, app: Scripted) -> None:
    home = {"type": "home", "blocks": []}

    def publishes(payload: dict[str, dict[str, str]]) -> Response:
        client_of(workspace).views_publish(user_id=payload["event"]["user"], view=home)
        return Response(200)

    app.says = publishes
    assert alice.opens_home().type == "home"
    assert "view" not in app.got[0]["event"]
    assert app.last["event"]["tab"] == "home"
    home_id = alice.opens_home().id
    assert app.last["event"]["view"]["id"] == home_id
    alice.opens_home(tab="messages")
    assert app.last["event"]["tab"] == "messages"


class _App(ThreadingHTTPServer):
    daemon_threads = True
    got: list[SignedRequest]
    answer: Response
    hangs: threading.Event | None = None


class _Handler(BaseHTTPRequestHandler):
    server: _App

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.got.append(SignedRequest(body, dict(self.headers.items())))
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
def server() -> Iterator[_App]:
    with _App(("127.0.0.1", 0), _Handler) as server:
        server.got, server.answer = [], as_json({"text": "Logged"})
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_a_command_goes_to_the_url(server: _App) -> None:
    with Workspace() as workspace:
        workspace.listen_http(f"http://127.0.0.1:{server.server_port}/slack/events")
        assert workspace.add_person("alice").types("/log ada").text == "Logged"
        [request] = server.got
        assert payload_of(request)["text"] == "ada"


def test_a_server_that_hangs_or_is_gone_is_told_apart(server: _App) -> None:
    server.hangs = threading.Event()
    with Workspace(ack_seconds=0.1) as workspace:
        alice = workspace.add_person("alice")
        workspace.listen_http(f"http://127.0.0.1:{server.server_port}/")
        assert alice.types("/log").error == "operation_timeout"
        server.hangs.set()
        workspace.listen_http("http://127.0.0.1:9/")
        assert alice.types("/log").error == "dispatch_failed"
