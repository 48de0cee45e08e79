"""Tests what can be made to go wrong, and what the SDK's client makes of it."""

import threading
from http.client import RemoteDisconnected
from urllib.error import URLError

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from playground.workspace import Workspace, WorkspacePerson
from tests.playground.scripted_app import ScriptedApp, WorkspaceClock, api_error
from tests.playground.tiny_app import web_client
from tests.polling import TIMEOUT_SECONDS


def test_a_rate_limit_says_when_to_come_again(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    workspace.faults.rate_limit("chat.postMessage", retry_after=7, times=2)
    for _ in range(2):
        with pytest.raises(SlackApiError) as caught:
            client.chat_postMessage(channel=alice.id, text="x")
        assert caught.value.response.status_code == 429
        assert caught.value.response.headers["Retry-After"] == "7"
        assert caught.value.response["error"] == "ratelimited"
    assert client.auth_test()["ok"]
    client.chat_postMessage(channel=alice.id, text="x")
    assert len(alice.sees()) == 1
    assert len(workspace.calls("chat.postMessage")) == 3


def test_one_message_a_second_and_channel(
    workspace: Workspace,
    alice: WorkspacePerson,
    bob: WorkspacePerson,
    client: WebClient,
    clock: WorkspaceClock,
) -> None:
    workspace.faults.per_channel_limit = True
    post = client.chat_postMessage
    post(channel=alice.dm.id, text="x")
    assert api_error(post, channel=alice.dm.id, text="x") == "ratelimited"
    post(channel=bob.dm.id, text="x")
    clock.advance(1)
    post(channel=alice.dm.id, text="x")
    assert (len(alice.sees()), len(bob.sees())) == (2, 1)


def test_a_method_fails_as_often_as_told(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    workspace.faults.fail("chat.postMessage", "fatal_error")
    assert api_error(client.chat_postMessage, channel=alice.id, text="x") == "fatal_error"
    workspace.faults.fail("chat.postMessage", status=503)
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=alice.id, text="x")
    assert caught.value.response.status_code == 503
    assert alice.sees() == []


def test_a_lost_answer_is_a_done_deed(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    workspace.faults.lose_answer("chat.postMessage")
    with pytest.raises(RemoteDisconnected):
        client.chat_postMessage(channel=alice.id, text="x")
    assert [one.text for one in alice.sees()] == ["x"]


def test_a_call_that_hangs_does_nothing(workspace: Workspace, alice: WorkspacePerson) -> None:
    client = web_client(workspace)
    workspace.faults.hang("chat.postMessage")
    ended = []

    def post() -> None:
        try:
            client.chat_postMessage(channel=alice.id, text="x")
        except RemoteDisconnected as problem:
            ended.append(problem)

    calling = threading.Thread(target=post)
    calling.start()
    workspace.faults.wait_for_hanging()
    workspace.faults.release()
    calling.join()
    assert len(ended) == 1
    assert alice.sees() == []


def test_a_slow_call_is_done_in_the_end(workspace: Workspace, alice: WorkspacePerson) -> None:
    hasty = WebClient(workspace.bot_token, base_url=workspace.api_url, retry_handlers=[])
    hasty.timeout = 0.05  # type: ignore[assignment]
    workspace.faults.slow_down("chat.postMessage", 0.2)
    posted = threading.Event()
    workspace.subscribe(lambda change: posted.set() if change.kind == "message" else None)
    with pytest.raises(TimeoutError):
        hasty.chat_postMessage(channel=alice.id, text="x")
    assert not posted.is_set()
    assert posted.wait(TIMEOUT_SECONDS)


def test_while_it_is_down_nothing_can_be_reached(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    before = workspace.api_url
    workspace.faults.set_down(True)
    with pytest.raises(URLError):
        client.chat_postMessage(channel=alice.id, text="x")
    workspace.faults.set_down(False)
    assert workspace.api_url == before
    client.chat_postMessage(channel=alice.id, text="x")
    assert len(alice.sees()) == 1


def test_calls_are_counted_with_their_arguments(
    workspace: Workspace, alice: WorkspacePerson, client: WebClient
) -> None:
    client.users_info(user=alice.id)
    [args] = workspace.calls("users.info")
    assert args["user"] == alice.id
    assert "token" not in args
    assert workspace.calls("chat.update") == []


def test_a_response_url_can_fail_too(
    workspace: Workspace, alice: WorkspacePerson, app: ScriptedApp
) -> None:
    alice.types("/log")
    webhook = WebhookClient(app.last_payload["response_url"])
    workspace.faults.fail("response_url", status=503)
    assert webhook.send(text="x").status_code == 503
    assert webhook.send(text="y").status_code == 200
    assert [one.text for one in alice.sees()] == ["y"]
    assert [one["text"] for one in workspace.calls("response_url")] == ["x", "y"]


def test_cleared_faults_are_gone(workspace: Workspace, client: WebClient) -> None:
    workspace.faults.fail("auth.test", times=5)
    workspace.faults.clear()
    assert client.auth_test()["ok"]
