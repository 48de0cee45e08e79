"""Commands and what becomes of the answers: the acknowledgement's body, and the response_url."""

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from playground.workspace import Person, Refused, Response, Workspace
from tests.playground.scripted import OK, Clock, Scripted, as_json
from tests.playground.tiny import actions, button, section

CARD = [section("Card"), actions(button("Undo", "undo"))]


def answer(url: str, **said: Any) -> tuple[int, str]:
    response = WebhookClient(url).send_dict(said)
    return response.status_code, response.body


def test_a_command_tells_who_where_and_what(
    workspace: Workspace, alice: Person, app: Scripted
) -> None:
    sales = workspace.add_channel("sales", members=[alice])
    alice.types("/log  ada: called ", sales)
    sent = app.last
    assert (sent["command"], sent["text"]) == ("/log", "ada: called")
    assert (sent["user_id"], sent["channel_id"]) == (alice.id, sales.id)
    assert (sent["team_id"], sent["api_app_id"]) == (workspace.team_id, workspace.app_id)
    assert "thread_ts" not in sent
    alice.types("/log")
    assert (app.last["text"], app.last["channel_name"]) == ("", "directmessage")
    assert app.last["channel_id"] == alice.dm.id


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (OK, []),
        (Response(200, {}, "Plain words"), ["Plain words"]),
        (as_json({"text": "Words"}), ["Words"]),
        (as_json({"blocks": [section("Block")]}), ["Block"]),
    ],
)
def test_the_acknowledgement_may_say_something_to_her_alone(
    workspace: Workspace, alice: Person, app: Scripted, said: Response, shown: list[str]
) -> None:
    bob = workspace.add_person("bob")
    sales = workspace.add_channel("sales", members=[alice, bob])
    app.says = said
    seen = alice.types("/log", sales)
    assert [one.plain() for one in seen.messages] == shown
    assert all(one.ephemeral_to == alice.id for one in seen.messages)
    assert bob.sees(sales) == []


def test_an_answer_in_channel_shows_the_command_to_all(
    workspace: Workspace, alice: Person, bob: Person, app: Scripted
) -> None:
    sales = workspace.add_channel("sales", members=[alice, bob])
    app.says = as_json({"response_type": "in_channel", "text": "Logged"})
    alice.types("/log ada", sales)
    assert [one.text for one in bob.sees(sales)] == ["/log ada", "Logged"]


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (as_json({}, status=500), "dispatch_failed"),
        (as_json({}, status=404), "dispatch_failed"),
        (as_json({"blocks": [section("")]}), "invalid_blocks"),
        (as_json({"text": "x" * 4001}), "msg_too_long"),
    ],
)
def test_a_bad_acknowledgement_is_an_error_to_her(
    alice: Person, app: Scripted, said: Response, error: str
) -> None:
    app.says = said
    seen = alice.types("/log")
    assert (seen.error, seen.messages) == (error, [])
    assert len(app.got) == 1


def test_an_app_that_raises_is_a_failed_dispatch(alice: Person, app: Scripted) -> None:
    def broken(_payload: object) -> Response:
        raise ValueError("a bug in the app")

    app.says = broken
    seen = alice.types("/log")
    assert (seen.acked, seen.error) == (False, "dispatch_failed")
    assert "a bug in the app" in seen.detail


def test_three_seconds_are_enough_and_more_are_not(
    alice: Person, app: Scripted, clock: Clock
) -> None:
    def after(seconds: float) -> None:
        def slowly(_payload: object) -> Response:
            clock.passes(seconds)
            return Response(200, {}, "Here I am")

        app.says = slowly

    after(3.0)
    assert alice.types("/log").text == "Here I am"
    after(3.1)
    seen = alice.types("/log")
    assert (seen.acked, seen.error, seen.messages) == (False, "operation_timeout", [])


def test_what_is_no_command_is_refused_or_a_message(
    workspace: Workspace, alice: Person, app: Scripted
) -> None:
    sales = workspace.add_channel("sales", members=[alice])
    with pytest.raises(Refused, match="not a valid command"):
        alice.types("/crm x")
    alice.types("hello", sales)
    with pytest.raises(Refused, match="threads"):
        alice.types("/log x", sales, thread=sales.messages[0])
    other = workspace.add_channel("other")
    with pytest.raises(Refused, match="not in that channel"):
        alice.types("/log x", other)
    assert app.got == []


def test_a_response_url_works_five_times(alice: Person, app: Scripted) -> None:
    alice.types("/log")
    url = app.last["response_url"]
    for number in range(5):
        assert answer(url, text=f"Number {number}") == (200, "ok")
    status, body = answer(url, text="Number 6")
    assert (status, "used_url" in body) == (404, True)
    assert [one.text for one in alice.sees()] == [f"Number {n}" for n in range(5)]


def test_a_response_url_lives_thirty_minutes(alice: Person, app: Scripted, clock: Clock) -> None:
    alice.types("/log")
    url = app.last["response_url"]
    clock.passes(30 * 60)
    assert answer(url, text="Just in time")[0] == 200
    clock.passes(1)
    status, body = answer(url, text="Late")
    assert (status, "expired_url" in body) == (404, True)
    assert answer(url[:-3], text="Elsewhere")[0] == 404


def test_a_response_url_is_ephemeral_unless_told_otherwise(
    workspace: Workspace, alice: Person, bob: Person, app: Scripted
) -> None:
    sales = workspace.add_channel("sales", members=[alice, bob], with_app=False)
    alice.types("/log", sales)
    url = app.last["response_url"]
    answer(url, text="For her")
    answer(url, text="For all", response_type="in_channel")
    assert [one.text for one in alice.sees(sales)] == ["For her", "For all"]
    assert [one.text for one in bob.sees(sales)] == ["For all"]


def test_a_bad_answer_to_a_response_url_is_told(alice: Person, app: Scripted) -> None:
    alice.types("/log")
    url = app.last["response_url"]
    status, body = answer(url, text="x", blocks=[{"type": "nothing"}])
    assert (status, "invalid_blocks" in body) == (500, True)
    assert answer(url)[0] == 500


def test_only_the_message_pressed_is_replaced_or_deleted(
    alice: Person, app: Scripted, client: WebClient
) -> None:
    client.chat_postMessage(channel=alice.id, text="Card", blocks=CARD)
    [message] = alice.sees()
    alice.clicks(message, "Undo")
    url = app.last["response_url"]
    answer(url, text="Undone", replace_original=True)
    assert (message.plain(), message.edited, len(alice.sees())) == ("Undone", True, 1)
    answer(url, text="Beside it", replace_original=False)
    assert [one.ephemeral_to for one in alice.sees()] == ["", alice.id]
    answer(url, delete_original=True)
    assert message.deleted


def test_what_is_said_beside_a_reply_stays_in_its_thread(
    workspace: Workspace, alice: Person, app: Scripted, client: WebClient
) -> None:
    sales = workspace.add_channel("sales", members=[alice])
    alice.types("Question", sales)
    root = sales.messages[0].ts
    client.chat_postMessage(channel=sales.id, thread_ts=root, text="Card", blocks=CARD)
    alice.clicks(alice.sees(sales)[-1], "Undo")
    answer(app.last["response_url"], text="For her")
    assert alice.sees(sales)[-1].thread_ts == root


def test_a_message_that_is_gone_is_not_replaced(
    alice: Person, app: Scripted, client: WebClient
) -> None:
    ts = client.chat_postMessage(channel=alice.id, text="Card", blocks=CARD)["ts"]
    alice.clicks(alice.sees()[0], "Undo")
    client.chat_delete(channel=alice.dm.id, ts=ts)
    status, body = answer(app.last["response_url"], text="Undone", replace_original=True)
    assert (status, "message_not_found" in body) == (500, True)
    assert alice.sees() == []


def test_an_ephemeral_message_is_changed_by_its_own_response_url(
    alice: Person, app: Scripted
) -> None:
    app.says = as_json({"text": "Card", "blocks": CARD})
    [message] = alice.types("/log").messages
    app.says = OK
    alice.clicks(message, "Undo")
    assert app.last["container"]["is_ephemeral"] is True
    assert "message" not in app.last
    answer(app.last["response_url"], text="Undone", replace_original=True)
    assert (message.text, message.ephemeral_to) == ("Undone", alice.id)


def test_a_command_has_nothing_to_replace(alice: Person, app: Scripted) -> None:
    alice.types("/log")
    answer(app.last["response_url"], text="New", replace_original=True)
    assert [one.text for one in alice.sees()] == ["New"]


def test_a_stranger_is_known_by_her_team(workspace: Workspace, app: Scripted) -> None:
    sam = workspace.add_person("sam", team="T0ELSEWHERE")
    sam.types("/log")
    assert app.last["team_id"] == "T0ELSEWHERE"
    sam.uses_shortcut("log_global")
    assert app.last["user"]["team_id"] == "T0ELSEWHERE"
    assert app.last["team"]["id"] == workspace.team_id
