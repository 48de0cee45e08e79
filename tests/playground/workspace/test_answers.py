"""Commands and what becomes of the answers: the acknowledgement's body, and the response_url."""

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from playground.workspace import ActionRefused, AppResponse, Workspace, WorkspacePerson
from tests.playground.scripted_app import EMPTY_RESPONSE, ScriptedApp, WorkspaceClock, json_response
from tests.playground.tiny_app import actions, button, section

CARD = [section("Card"), actions(button("Undo", "undo"))]


def post_to_response_url(url: str, **body: Any) -> tuple[int, str]:
    response = WebhookClient(url).send_dict(body)
    return response.status_code, response.body


def test_a_command_tells_who_where_and_what(
    workspace: Workspace, alice: WorkspacePerson, app: ScriptedApp
) -> None:
    sales = workspace.add_channel("sales", members=[alice])
    alice.types("/log  ada: called ", sales)
    sent = app.last_payload
    assert (sent["command"], sent["text"]) == ("/log", "ada: called")
    assert (sent["user_id"], sent["channel_id"]) == (alice.id, sales.id)
    assert (sent["team_id"], sent["api_app_id"]) == (workspace.team_id, workspace.app_id)
    assert "thread_ts" not in sent
    alice.types("/log")
    assert (app.last_payload["text"], app.last_payload["channel_name"]) == ("", "directmessage")
    assert app.last_payload["channel_id"] == alice.dm.id


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (EMPTY_RESPONSE, []),
        (AppResponse(200, {}, "Plain words"), ["Plain words"]),
        (json_response({"text": "Words"}), ["Words"]),
        (json_response({"blocks": [section("Block")]}), ["Block"]),
    ],
)
def test_the_acknowledgement_may_say_something_to_her_alone(
    workspace: Workspace,
    alice: WorkspacePerson,
    app: ScriptedApp,
    said: AppResponse,
    shown: list[str],
) -> None:
    bob = workspace.add_person("bob")
    sales = workspace.add_channel("sales", members=[alice, bob])
    app.response = said
    seen = alice.types("/log", sales)
    assert [one.plain() for one in seen.messages] == shown
    assert all(one.ephemeral_to == alice.id for one in seen.messages)
    assert bob.sees(sales) == []


def test_an_answer_in_channel_shows_the_command_to_all(
    workspace: Workspace, alice: WorkspacePerson, bob: WorkspacePerson, app: ScriptedApp
) -> None:
    sales = workspace.add_channel("sales", members=[alice, bob])
    app.response = json_response({"response_type": "in_channel", "text": "Logged"})
    alice.types("/log ada", sales)
    assert [one.text for one in bob.sees(sales)] == ["/log ada", "Logged"]


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (json_response({}, status=500), "dispatch_failed"),
        (json_response({}, status=404), "dispatch_failed"),
        (json_response({"blocks": [section("")]}), "invalid_blocks"),
        (json_response({"text": "x" * 4001}), "msg_too_long"),
    ],
)
def test_a_bad_acknowledgement_is_an_error_to_her(
    alice: WorkspacePerson, app: ScriptedApp, said: AppResponse, error: str
) -> None:
    app.response = said
    seen = alice.types("/log")
    assert (seen.error, seen.messages) == (error, [])
    assert len(app.payloads) == 1


def test_an_app_that_raises_is_a_failed_dispatch(alice: WorkspacePerson, app: ScriptedApp) -> None:
    def broken(_payload: object) -> AppResponse:
        raise ValueError("a bug in the app")

    app.response = broken
    seen = alice.types("/log")
    assert (seen.acked, seen.error) == (False, "dispatch_failed")
    assert "a bug in the app" in seen.detail


def test_three_seconds_are_enough_and_more_are_not(
    alice: WorkspacePerson, app: ScriptedApp, clock: WorkspaceClock
) -> None:
    def after(seconds: float) -> None:
        def slowly(_payload: object) -> AppResponse:
            clock.advance(seconds)
            return AppResponse(200, {}, "Here I am")

        app.response = slowly

    after(3.0)
    assert alice.types("/log").text == "Here I am"
    after(3.1)
    seen = alice.types("/log")
    assert (seen.acked, seen.error, seen.messages) == (False, "operation_timeout", [])


def test_what_is_no_command_is_refused_or_a_message(
    workspace: Workspace, alice: WorkspacePerson, app: ScriptedApp
) -> None:
    sales = workspace.add_channel("sales", members=[alice])
    with pytest.raises(ActionRefused, match="not a valid command"):
        alice.types("/crm x")
    alice.types("hello", sales)
    with pytest.raises(ActionRefused, match="threads"):
        alice.types("/log x", sales, thread=sales.messages[0])
    other = workspace.add_channel("other")
    with pytest.raises(ActionRefused, match="not in that channel"):
        alice.types("/log x", other)
    assert app.payloads == []


def test_a_response_url_works_five_times(alice: WorkspacePerson, app: ScriptedApp) -> None:
    alice.types("/log")
    url = app.last_payload["response_url"]
    for number in range(5):
        assert post_to_response_url(url, text=f"Number {number}") == (200, "ok")
    status, body = post_to_response_url(url, text="Number 6")
    assert (status, "used_url" in body) == (404, True)
    assert [one.text for one in alice.sees()] == [f"Number {n}" for n in range(5)]


def test_a_response_url_lives_thirty_minutes(
    alice: WorkspacePerson, app: ScriptedApp, clock: WorkspaceClock
) -> None:
    alice.types("/log")
    url = app.last_payload["response_url"]
    clock.advance(30 * 60)
    assert post_to_response_url(url, text="Just in time")[0] == 200
    clock.advance(1)
    status, body = post_to_response_url(url, text="Late")
    assert (status, "expired_url" in body) == (404, True)
    assert post_to_response_url(url[:-3], text="Elsewhere")[0] == 404


def test_a_response_url_is_ephemeral_unless_told_otherwise(
    workspace: Workspace, alice: WorkspacePerson, bob: WorkspacePerson, app: ScriptedApp
) -> None:
    sales = workspace.add_channel("sales", members=[alice, bob], with_app=False)
    alice.types("/log", sales)
    url = app.last_payload["response_url"]
    post_to_response_url(url, text="For her")
    post_to_response_url(url, text="For all", response_type="in_channel")
    assert [one.text for one in alice.sees(sales)] == ["For her", "For all"]
    assert [one.text for one in bob.sees(sales)] == ["For all"]


def test_a_bad_answer_to_a_response_url_is_told(alice: WorkspacePerson, app: ScriptedApp) -> None:
    alice.types("/log")
    url = app.last_payload["response_url"]
    status, body = post_to_response_url(url, text="x", blocks=[{"type": "nothing"}])
    assert (status, "invalid_blocks" in body) == (500, True)
    assert post_to_response_url(url)[0] == 500


def test_only_the_message_pressed_is_replaced_or_deleted(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    client.chat_postMessage(channel=alice.id, text="Card", blocks=CARD)
    [message] = alice.sees()
    alice.clicks(message, "Undo")
    url = app.last_payload["response_url"]
    post_to_response_url(url, text="Undone", replace_original=True)
    assert (message.plain(), message.edited, len(alice.sees())) == ("Undone", True, 1)
    post_to_response_url(url, text="Beside it", replace_original=False)
    assert [one.ephemeral_to for one in alice.sees()] == ["", alice.id]
    post_to_response_url(url, delete_original=True)
    assert message.deleted


def test_what_is_said_beside_a_reply_stays_in_its_thread(
    workspace: Workspace, alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    sales = workspace.add_channel("sales", members=[alice])
    alice.types("Question", sales)
    root = sales.messages[0].ts
    client.chat_postMessage(channel=sales.id, thread_ts=root, text="Card", blocks=CARD)
    alice.clicks(alice.sees(sales)[-1], "Undo")
    post_to_response_url(app.last_payload["response_url"], text="For her")
    assert alice.sees(sales)[-1].thread_ts == root


def test_a_message_that_is_gone_is_not_replaced(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    ts = client.chat_postMessage(channel=alice.id, text="Card", blocks=CARD)["ts"]
    alice.clicks(alice.sees()[0], "Undo")
    client.chat_delete(channel=alice.dm.id, ts=ts)
    status, body = post_to_response_url(
        app.last_payload["response_url"], text="Undone", replace_original=True
    )
    assert (status, "message_not_found" in body) == (500, True)
    assert alice.sees() == []


def test_an_ephemeral_message_is_changed_by_its_own_response_url(
    alice: WorkspacePerson, app: ScriptedApp
) -> None:
    app.response = json_response({"text": "Card", "blocks": CARD})
    [message] = alice.types("/log").messages
    app.response = EMPTY_RESPONSE
    alice.clicks(message, "Undo")
    assert app.last_payload["container"]["is_ephemeral"] is True
    assert "message" not in app.last_payload
    post_to_response_url(app.last_payload["response_url"], text="Undone", replace_original=True)
    assert (message.text, message.ephemeral_to) == ("Undone", alice.id)


def test_a_command_has_nothing_to_replace(alice: WorkspacePerson, app: ScriptedApp) -> None:
    alice.types("/log")
    post_to_response_url(app.last_payload["response_url"], text="New", replace_original=True)
    assert [one.text for one in alice.sees()] == ["New"]


def test_a_stranger_is_known_by_her_team(workspace: Workspace, app: ScriptedApp) -> None:
    sam = workspace.add_person("sam", team="T0ELSEWHERE")
    sam.types("/log")
    assert app.last_payload["team_id"] == "T0ELSEWHERE"
    sam.uses_shortcut("log_global")
    assert app.last_payload["user"]["team_id"] == "T0ELSEWHERE"
    assert app.last_payload["team"]["id"] == workspace.team_id


@pytest.mark.parametrize(("seconds", "shown"), [(0, ["Logged", "Logged"]), (4, ["Logged"])])
def test_who_waits_longer_than_slack_sees_a_late_answer_once(
    clock: WorkspaceClock, seconds: int, shown: list[str]
) -> None:
    with Workspace(ack_seconds=60, clock=clock) as workspace:
        alice = workspace.add_person("alice")
        app = ScriptedApp(workspace)
        app.response = json_response({"text": "Logged"})
        alice.types("/log ada: called")
        clock.advance(seconds)
        post_to_response_url(app.last_payload["response_url"], text="Logged")
        assert [one.plain() for one in alice.sees()] == shown
