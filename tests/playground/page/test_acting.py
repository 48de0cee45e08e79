"""Tests what a person sees and does on the page, with a small app behind it."""

import base64
from collections.abc import Iterator
from typing import Any

import pytest

from playground.workspace import (
    AppResponse,
    PostedMessage,
    Workspace,
    WorkspacePerson,
    WorkspaceView,
)
from tests.playground.page_client import PageClient, message_target, open_page_server, view_target
from tests.playground.scripted_app import AppPayload, ScriptedApp, json_response
from tests.playground.tiny_app import web_client


@pytest.fixture
def browser(
    workspace: Workspace, app: ScriptedApp, alice: WorkspacePerson, bob: WorkspacePerson
) -> Iterator[PageClient]:
    with open_page_server(workspace, alice, bob) as opened:
        yield opened


def _plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def _option(text: str, value: str) -> dict[str, Any]:
    return {"text": _plain(text), "value": value}


def _input(name: str, element: dict[str, Any], **more: Any) -> dict[str, Any]:
    named = {"action_id": name, **element}
    return {"type": "input", "block_id": name, "label": _plain(name), "element": named, **more}


def _modal(*blocks: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "modal",
        "title": _plain("Form"),
        "submit": _plain("Save"),
        "blocks": list(blocks),
    }


def _post_card(
    workspace: Workspace, alice: WorkspacePerson, *blocks: dict[str, Any]
) -> PostedMessage:
    web_client(workspace).chat_postMessage(channel=alice.dm.id, text="card", blocks=list(blocks))
    return alice.sees()[-1]


def _row(block_id: str) -> dict[str, Any]:
    """Two of these have the same action, as the rows of a list have."""
    menu = {
        "type": "overflow",
        "action_id": "more",
        "options": [_option("Edit", f"edit {block_id}"), _option("Cancel", f"cancel {block_id}")],
    }
    return {"type": "section", "block_id": block_id, "text": _plain(block_id), "accessory": menu}


def _button(**more: Any) -> dict[str, Any]:
    button = {"type": "button", "action_id": "go", "value": "1", "text": _plain("Go"), **more}
    return {"type": "actions", "block_id": "row", "elements": [button]}


def test_the_state_says_who_where_and_what_there_is(
    browser: PageClient, workspace: Workspace, alice: WorkspacePerson, bob: WorkspacePerson
) -> None:
    sales = workspace.add_channel("sales", members=[alice])
    shown = browser.sees(alice)
    assert shown["me"]["name"] == "Alice Adams"
    assert [one["handle"] for one in shown["people"]] == ["alice", "bob"]
    assert {"id": sales.id, "name": "sales", "kind": "channel"} in shown["channels"]
    assert {one["kind"] for one in shown["channels"]} == {"dm", "channel"}
    assert shown["commands"] == [{"name": "/log", "usage": "ada: text", "about": "Log something"}]
    assert shown["shortcuts"][0]["id"] == "log_message"
    assert [one["name"] for one in browser.sees(bob)["channels"]] == ["Rapport"]
    assert browser.request("GET", "/api/state?as=U404").status == 404


def test_what_is_typed_reaches_the_app_and_its_answer_is_seen_by_her_alone(
    browser: PageClient,
    workspace: Workspace,
    app: ScriptedApp,
    alice: WorkspacePerson,
    bob: WorkspacePerson,
) -> None:
    place = workspace.add_channel("sales", members=[alice, bob])
    app.response = json_response({"text": "Logged."})
    said = browser.acts(alice, "type", channel=place.id, text="/log ada: called")
    assert said == {"ok": True, "error": "", "errors": {}, "options": []}
    assert app.last_payload["text"] == "ada: called"
    (message,) = browser.sees(alice)["messages"][place.id]
    assert (message["text"], message["ephemeral"]) == ("Logged.", True)
    assert message["user"]["bot"]
    assert browser.sees(bob)["messages"][place.id] == []


def test_words_without_a_slash_are_a_message_also_in_a_thread(
    browser: PageClient, workspace: Workspace, alice: WorkspacePerson, bob: WorkspacePerson
) -> None:
    place = workspace.add_channel("sales", members=[alice, bob])
    browser.acts(alice, "type", channel=place.id, text="lunch?")
    (asked,) = browser.sees(bob)["messages"][place.id]
    browser.acts(bob, "type", channel=place.id, text="yes", thread_ts=asked["ts"])
    answered = browser.sees(alice)["messages"][place.id][-1]
    assert (answered["text"], answered["thread_ts"]) == ("yes", asked["ts"])
    assert answered["user"]["name"] == "Bob Brown"


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "nothing to send"), ("/nothing here", "/nothing is not a valid command.")],
)
def test_what_slack_would_not_send_is_told(
    browser: PageClient, alice: WorkspacePerson, text: str, told: str
) -> None:
    said = browser.acts(alice, "type", channel=alice.dm.id, text=text)
    assert not said["ok"]
    assert told in said["error"]


def test_a_channel_she_is_not_in_is_closed_to_her(
    browser: PageClient, workspace: Workspace, alice: WorkspacePerson, bob: WorkspacePerson
) -> None:
    place = workspace.add_channel("theirs", members=[bob])
    assert not browser.acts(alice, "type", channel=place.id, text="hello")["ok"]
    assert place.messages == []


def test_an_app_that_fails_is_told_in_a_sentence(
    browser: PageClient, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    app.response = AppResponse(500)
    said = browser.acts(alice, "type", channel=alice.dm.id, text="/log x")
    assert not said["ok"]
    assert said["error"].endswith(")")
    assert "." in said["error"]


def test_a_click_is_aimed_by_block_where_rows_have_the_same_action(
    browser: PageClient, workspace: Workspace, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    card = _post_card(workspace, alice, _row("one"), _row("two"))
    clicked = {"block_id": "two", "action_id": "more", "option": "cancel two"}
    assert browser.acts(alice, "click", where=message_target(card), **clicked)["ok"]
    (action,) = app.last_payload["actions"]
    assert action["block_id"] == "two"
    assert action["selected_option"]["value"] == "cancel two"


def test_a_click_that_was_confirmed_on_the_page_goes_through(
    browser: PageClient, workspace: Workspace, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    asks = {
        "title": _plain("Sure?"),
        "text": _plain("Really?"),
        "confirm": _plain("Yes"),
        "deny": _plain("No"),
    }
    card = _post_card(workspace, alice, _button(confirm=asks))
    assert browser.acts(alice, "click", where=message_target(card), block_id="row", action_id="go")[
        "ok"
    ]
    assert app.last_payload["actions"][0]["value"] == "1"


def test_a_button_that_is_gone_is_told(
    browser: PageClient,
    workspace: Workspace,
    app: ScriptedApp,
    alice: WorkspacePerson,
    bob: WorkspacePerson,
) -> None:
    card = _post_card(workspace, alice, _button())
    aimed = {"where": message_target(card), "block_id": "row", "action_id": "other"}
    assert browser.acts(alice, "click", **aimed)["error"] == "That is not there any more."
    assert "not before this person" in browser.acts(bob, "click", **aimed)["error"]
    assert app.payloads == []


def test_a_form_is_filled_in_field_by_field_and_sent_in(
    browser: PageClient, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    view = app.open_modal(
        alice,
        _modal(
            _input("what", {"type": "plain_text_input"}),
            _input("when", {"type": "datepicker"}),
            _input(
                "how",
                {"type": "static_select", "options": [_option("Call", "c"), _option("Mail", "m")]},
            ),
            _input(
                "tags",
                {"type": "checkboxes", "options": [_option("A", "a"), _option("B", "b")]},
            ),
            _input("at", {"type": "datetimepicker"}),
            _input("with", {"type": "users_select"}),
        ),
    )
    given = {
        "what": "prices",
        "when": "2026-03-01",
        "how": "m",
        "tags": ["a", "b"],
        "at": 1_767_225_600,
        "with": alice.id,
    }
    for name, value in given.items():
        named = {"view": view.id, "block_id": name, "action_id": name, "given": value}
        assert browser.acts(alice, "fill", **named)["ok"], name
    (shown,) = browser.sees(alice)["modals"]
    assert shown["values"]["how"]["how"]["selected_option"]["value"] == "m"
    assert browser.acts(alice, "submit", view=view.id)["ok"]
    values = app.last_payload["view"]["state"]["values"]
    assert values["what"]["what"]["value"] == "prices"
    assert values["when"]["when"]["selected_date"] == "2026-03-01"
    assert [one["value"] for one in values["tags"]["tags"]["selected_options"]] == ["a", "b"]
    assert values["at"]["at"]["selected_date_time"] == 1_767_225_600
    assert values["with"]["with"]["selected_user"] == alice.id
    assert browser.sees(alice)["modals"] == []


def test_a_field_can_be_emptied_again(
    browser: PageClient, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    choice = {"type": "static_select", "options": [_option("Call", "c")]}
    view = app.open_modal(
        alice, _modal(_input("how", choice), _input("what", {"type": "plain_text_input"}))
    )
    for name, value in (("how", "c"), ("how", None), ("what", "x"), ("what", "")):
        browser.acts(alice, "fill", view=view.id, block_id=name, action_id=name, given=value)
    assert view.values["how"]["how"]["selected_option"] is None
    assert view.values["what"]["what"]["value"] is None


@pytest.mark.parametrize("given", ["tomorrow", "2026-13-01", 5])
def test_a_value_that_is_none_is_told(
    browser: PageClient, app: ScriptedApp, alice: WorkspacePerson, given: object
) -> None:
    view = app.open_modal(alice, _modal(_input("when", {"type": "datepicker"})))
    said = browser.acts(alice, "fill", view=view.id, block_id="when", action_id="when", given=given)
    assert said["error"].startswith("That is no value for this field")


def test_a_missing_field_is_told_at_the_field_and_nothing_is_sent(
    browser: PageClient, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    view = app.open_modal(alice, _modal(_input("mail", {"type": "email_text_input"})))
    missing = browser.acts(alice, "submit", view=view.id)
    assert missing["errors"] == {"mail": "Please complete this required field."}
    browser.acts(alice, "fill", view=view.id, block_id="mail", action_id="mail", given="nope")
    assert "valid email" in browser.acts(alice, "submit", view=view.id)["errors"]["mail"]
    assert app.payloads == []


def test_the_apps_errors_stand_at_the_fields(
    browser: PageClient, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    view = app.open_modal(alice, _modal(_input("what", {"type": "plain_text_input"})))
    browser.acts(alice, "fill", view=view.id, block_id="what", action_id="what", given="x")
    app.response = json_response({"response_action": "errors", "errors": {"what": "Say more."}})
    said = browser.acts(alice, "submit", view=view.id)
    assert (said["ok"], said["errors"]) == (False, {"what": "Say more."})
    assert browser.sees(alice)["modals"][0]["errors"] == {"what": "Say more."}


_NAMES = {"ada": "Ada", "adam": "Adam", "grace": "Grace"}


def _offer_options(payload: AppPayload) -> AppResponse:
    typed = str(payload.get("value", "")).casefold()
    found = [_option(name, key) for key, name in _NAMES.items() if key.startswith(typed)]
    return json_response({"options": found})


def _chosen_values(view: WorkspaceView, name: str) -> list[str]:
    return [one["value"] for one in view.values[name][name]["selected_options"]]


def test_what_was_chosen_stays_while_one_searches_on(
    browser: PageClient, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    menu = {"type": "multi_external_select", "min_query_length": 2}
    view = app.open_modal(alice, _modal(_input("who", menu)))
    app.response = _offer_options
    aimed = {"where": view_target(view), "block_id": "who", "action_id": "who"}
    found = browser.acts(alice, "search", **aimed, typed="ad")["options"]
    assert found == [{"text": "Ada", "value": "ada"}, {"text": "Adam", "value": "adam"}]
    assert browser.acts(alice, "fill", **aimed, given=["adam"])["ok"]
    browser.acts(alice, "search", **aimed, typed="gr")
    assert browser.acts(alice, "fill", **aimed, given=["adam", "grace"])["ok"]
    assert _chosen_values(view, "who") == ["adam", "grace"]
    assert "from 2 letters on" in browser.acts(alice, "search", **aimed, typed="a")["error"]


def test_a_file_is_taken_into_the_form_and_can_be_looked_at(
    browser: PageClient, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    view = app.open_modal(alice, _modal(_input("files", {"type": "file_input"})))
    content = base64.b64encode(b"\x89PNG...").decode()
    named = {"view": view.id, "block_id": "files", "action_id": "files"}
    assert browser.acts(alice, "upload", **named, name="plan.png", base64=content)["ok"]
    (file,) = view.values["files"]["files"]["files"]
    got = browser.request("GET", f"/api/files/{file['id']}")
    assert (got.headers["Content-Type"], got.body) == ("image/png", b"\x89PNG...")
    said = {"as": alice.id, "act": "upload", **named, "name": "x", "base64": "?"}
    assert browser.request("POST", "/api/act", said).status == 400


def test_a_file_that_could_run_here_is_only_ever_saved(
    browser: PageClient, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    view = app.open_modal(alice, _modal(_input("files", {"type": "file_input"})))
    named = {"view": view.id, "block_id": "files", "action_id": "files"}
    content = base64.b64encode(b"<script>alert(1)</script>").decode()
    browser.acts(alice, "upload", **named, name='a".html', base64=content)
    (file,) = view.values["files"]["files"]["files"]
    got = browser.request("GET", f"/api/files/{file['id']}")
    assert got.headers["Content-Type"] == "application/octet-stream"
    assert got.headers["Content-Disposition"] == "attachment; filename*=UTF-8''a%22.html"


def test_a_modal_is_closed_or_gone_already(
    browser: PageClient, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    view = app.open_modal(alice, _modal(_input("what", {"type": "plain_text_input"})))
    assert browser.acts(alice, "close", view=view.id)["ok"]
    assert browser.acts(alice, "close", view=view.id)["error"] == "That view is not open any more."


def test_a_message_shortcut_carries_the_message(
    browser: PageClient, workspace: Workspace, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    place = workspace.add_channel("sales", members=[alice])
    browser.acts(alice, "type", channel=place.id, text="call Ada back")
    (message,) = place.messages
    said = browser.acts(alice, "shortcut", id="log_message", **message_target(message))
    assert said["ok"]
    assert app.last_payload["message"]["text"] == "call Ada back"
    assert browser.acts(alice, "shortcut", id="log_global")["ok"]
    assert app.last_payload["type"] == "shortcut"


def test_a_home_that_nobody_fills_is_told(browser: PageClient, alice: WorkspacePerson) -> None:
    assert "has not filled" in browser.acts(alice, "home")["error"]


def test_home_is_shown_once_it_is_filled(
    browser: PageClient, workspace: Workspace, alice: WorkspacePerson
) -> None:
    home = {"type": "home", "blocks": [{"type": "divider"}]}
    web_client(workspace).views_publish(user_id=alice.id, view=home)
    assert browser.acts(alice, "home")["ok"]
    assert browser.sees(alice)["home"]["blocks"][0]["type"] == "divider"
