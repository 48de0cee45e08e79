"""Buttons, menus and dialogs in messages and views: what the app hears, and who may press."""

import pytest
from slack_sdk import WebClient

from playground.workspace import ActionRefused, PostedMessage, Workspace, WorkspacePerson
from tests.playground.scripted_app import EMPTY_RESPONSE, AppPayload, ScriptedApp, json_response
from tests.playground.tiny_app import actions, button, field, modal, option, plain_text, section

CONFIRM_DIALOG = {
    "title": plain_text("Sure?"),
    "text": plain_text("Really?"),
    "confirm": plain_text("Do it"),
}
MENU = [option("Cancel it", "cancel"), option("Purge it", "purge")]
CARD = [
    section("Card", accessory={"type": "overflow", "action_id": "more", "options": MENU}),
    actions(
        button("Undo", "undo", value="17:3"),
        button("Delete", "delete", confirm=CONFIRM_DIALOG),
        {"type": "external_select", "action_id": "who", "min_query_length": 2},
        {"type": "static_select", "action_id": "kind", "options": MENU},
        {"type": "datepicker", "action_id": "when"},
    ),
]


def post_card(client: WebClient, alice: WorkspacePerson) -> PostedMessage:
    client.chat_postMessage(channel=alice.id, text="Card", blocks=CARD)
    return alice.sees()[-1]


def options_named(prefix: str) -> AppPayload:
    return {"options": [option(f"{prefix}{n}", str(n)) for n in range(3)]}


def test_a_button_carries_its_value_and_where_it_was(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    message = post_card(client, alice)
    assert alice.clicks(message, "Undo").acked
    [action] = app.last_payload["actions"]
    assert (action["action_id"], action["value"]) == ("undo", "17:3")
    assert app.last_payload["type"] == "block_actions"
    assert app.last_payload["user"]["id"] == alice.id
    assert (
        app.last_payload["container"]["message_ts"]
        == app.last_payload["message"]["ts"]
        == message.ts
    )
    assert app.last_payload["channel"] == {"id": alice.dm.id, "name": "directmessage"}


def test_an_overflow_menu_is_pressed_by_its_options_words(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    message = post_card(client, alice)
    alice.clicks(message, "Purge it")
    assert app.last_payload["actions"][0]["selected_option"]["value"] == "purge"
    alice.clicks(message, action_id="more", option="Cancel it")
    assert app.last_payload["actions"][0]["selected_option"]["value"] == "cancel"
    alice.clicks(message, action_id="more", value="purge")
    assert app.last_payload["actions"][0]["selected_option"]["value"] == "purge"
    with pytest.raises(ActionRefused, match="none fits"):
        alice.clicks(message, action_id="more", option="Restore it")


def test_a_dialog_asks_first(alice: WorkspacePerson, app: ScriptedApp, client: WebClient) -> None:
    message = post_card(client, alice)
    with pytest.raises(ActionRefused, match="Really"):
        alice.clicks(message, "Delete")
    alice.clicks(message, "Delete", confirm=False)
    assert app.payloads == []
    alice.clicks(message, "Delete", confirm=True)
    assert app.last_payload["actions"][0]["action_id"] == "delete"
    with pytest.raises(ActionRefused, match="no confirmation dialog"):
        alice.clicks(message, "Undo", confirm=True)


def test_a_date_and_an_option_are_chosen_in_a_message(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    message = post_card(client, alice)
    alice.clicks(message, action_id="when", option="2026-03-01")
    assert app.last_payload["actions"][0]["selected_date"] == "2026-03-01"
    alice.clicks(message, action_id="kind", option="Purge it")
    assert app.last_payload["actions"][0]["selected_option"]["value"] == "purge"
    chosen = app.last_payload["state"]["values"]["buttons"]
    assert chosen["when"]["selected_date"] == "2026-03-01"


def test_a_menu_that_asks_the_app_is_searched_and_pressed(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    message = post_card(client, alice)
    app.response = lambda payload: (
        json_response(options_named(payload["value"]))
        if payload["type"] == "block_suggestion"
        else EMPTY_RESPONSE
    )
    assert [one.text for one in alice.searches(message, "who", "ad")] == ["ad0", "ad1", "ad2"]
    assert (app.last_payload["action_id"], app.last_payload["block_id"]) == ("who", "buttons")
    alice.clicks(message, action_id="who", option="ad1")
    assert app.last_payload["actions"][0]["selected_option"] == option("ad1", "1")
    with pytest.raises(ActionRefused, match="2 letters"):
        alice.searches(message, "who", "a")


def test_groups_of_options_are_shown_with_their_names(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    groups = [{"label": plain_text("Acme"), "options": MENU}]
    app.response = json_response({"option_groups": groups})
    found = alice.searches(post_card(client, alice), "who", "any")
    assert [(one.group, one.text) for one in found] == [
        ("Acme", "Cancel it"),
        ("Acme", "Purge it"),
    ]


@pytest.mark.parametrize(
    "said", [{}, {"options": "none"}, {"options": [option(str(n), "x") for n in range(101)]}]
)
def test_a_menu_with_a_bad_answer_stays_empty(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient, said: AppPayload
) -> None:
    app.response = json_response(said)
    with pytest.raises(ActionRefused, match="stays empty"):
        alice.searches(post_card(client, alice), "who", "any")


def test_one_presses_only_what_one_sees(
    workspace: Workspace,
    alice: WorkspacePerson,
    bob: WorkspacePerson,
    app: ScriptedApp,
    client: WebClient,
) -> None:
    sales = workspace.add_channel("sales", members=[alice])
    client.chat_postMessage(channel=sales.id, text="Card", blocks=CARD)
    [message] = alice.sees(sales)
    with pytest.raises(ActionRefused, match="not before this person"):
        bob.clicks(message, "Undo")
    with pytest.raises(ActionRefused, match="nothing to press"):
        alice.clicks(message, "Redo")
    client.chat_delete(channel=sales.id, ts=message.ts)
    with pytest.raises(ActionRefused, match="not any more"):
        alice.clicks(message, "Undo")
    assert app.payloads == []


def test_a_slow_screen_can_be_clicked_twice(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    message = post_card(client, alice)
    as_it_was = message.copy()
    client.chat_update(channel=alice.dm.id, ts=message.ts, text="Done", blocks=[section("Done")])
    alice.clicks(as_it_was, "Undo")
    assert app.last_payload["actions"][0]["value"] == "17:3"
    assert app.last_payload["message"]["text"] == "Done"


def test_a_field_tells_the_app_only_if_it_is_to_dispatch(
    alice: WorkspacePerson, app: ScriptedApp
) -> None:
    loud = {**field("Loud", "loud"), "dispatch_action": True}
    view = app.open_modal(alice, modal(field("Quiet", "quiet"), loud))
    alice.fills(view, {"Quiet": "shh"})
    assert app.payloads == []
    alice.fills(view, {"Loud": "hey"})
    [action] = app.last_payload["actions"]
    assert (action["action_id"], action["value"]) == ("loud", "hey")
    assert app.last_payload["view"]["state"]["values"]["quiet"]["quiet"]["value"] == "shh"
    assert app.last_payload["view"]["hash"] == view.hash


def test_several_are_chosen_from_a_menu_that_asks(alice: WorkspacePerson, app: ScriptedApp) -> None:
    view = app.open_modal(alice, modal(field("Who", "who", "multi_external_select")))
    app.response = lambda payload: (
        json_response({"options": [option(payload["value"], payload["value"])]})
        if payload["type"] == "block_suggestion"
        else EMPTY_RESPONSE
    )
    alice.submits(view, {"Who": ["Ada", "Bob"]})
    chosen = app.last_payload["view"]["state"]["values"]["who"]["who"]["selected_options"]
    assert [one["value"] for one in chosen] == ["Ada", "Bob"]


def test_home_has_its_own_buttons(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    home = {"type": "home", "blocks": [actions(button("Log", "log"))]}
    client.views_publish(user_id=alice.id, view=home)
    assert alice.home is not None
    alice.clicks(alice.home, "Log")
    assert app.last_payload["view"]["type"] == "home"
    assert "response_url" not in app.last_payload
    form = client.views_open(trigger_id=app.last_payload["trigger_id"], view=modal(section("Form")))
    assert form["ok"]


def test_a_press_nobody_answers_is_shown(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    message = post_card(client, alice)
    app.response = json_response({}, status=500)
    seen = alice.clicks(message, "Undo")
    assert (seen.acked, seen.error) == (False, "dispatch_failed")
    assert len(app.payloads) == 1


def test_shortcuts_carry_what_they_stand_on(
    workspace: Workspace, alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    sales = workspace.add_channel("sales", members=[alice])
    alice.types("Ada & Bob called", sales)
    alice.types("in a thread", sales, thread=sales.messages[0])
    alice.uses_shortcut("log_message", message=sales.messages[1])
    assert (app.last_payload["type"], app.last_payload["callback_id"]) == (
        "message_action",
        "log_message",
    )
    assert app.last_payload["message"]["thread_ts"] == sales.messages[0].ts
    assert app.last_payload["channel"] == {"id": sales.id, "name": "sales"}
    alice.uses_shortcut("log_global")
    assert app.last_payload["type"] == "shortcut"
    assert not {"channel", "response_url"} & set(app.last_payload)
    client.chat_postEphemeral(channel=sales.id, user=alice.id, text="Psst")
    with pytest.raises(ActionRefused, match="no menu"):
        alice.uses_shortcut("log_message", message=alice.sees(sales)[-1])
