"""views.*: triggers, the stack of three, hashes, typed input that stays, Home."""

import json

import pytest
from slack_sdk import WebClient

from playground.workspace import ActionRefused, Workspace, WorkspacePerson
from tests.playground.scripted_app import (
    ScriptedApp,
    WorkspaceClock,
    api_error,
    api_refusal,
    json_response,
)
from tests.playground.tiny_app import actions, button, field, modal, section

FORM = modal(field("What", "what"), field("When", "when", "datepicker", initial_date="2026-03-03"))
HOME = {"type": "home", "blocks": [section("Welcome")]}


def test_a_trigger_opens_one_view(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    trigger = app.new_trigger(alice)
    view = client.views_open(trigger_id=trigger, view=FORM)["view"]
    assert alice.modal is not None
    assert view["id"] == alice.modal.id == view["root_view_id"]
    assert view["state"]["values"]["when"]["when"]["selected_date"] == "2026-03-03"
    assert api_error(client.views_open, trigger_id=trigger, view=FORM) == "exchanged_trigger_id"


def test_a_trigger_lives_three_seconds(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient, clock: WorkspaceClock
) -> None:
    trigger = app.new_trigger(alice)
    clock.advance(3.1)
    assert api_error(client.views_open, trigger_id=trigger, view=FORM) == "expired_trigger_id"
    assert api_error(client.views_open, trigger_id="1.2.abc", view=FORM) == "invalid_trigger_id"
    assert alice.modal is None


def test_a_refused_view_leaves_its_trigger_unused(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    trigger = app.new_trigger(alice)
    bad = {name: part for name, part in FORM.items() if name != "submit"}
    answer = api_refusal(client.views_open, trigger_id=trigger, view=bad)
    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] missing required field: submit [json-pointer:/view/submit]"
    ]
    assert client.views_open(trigger_id=trigger, view=FORM)["ok"]


def test_three_views_lie_on_each_other_and_no_more(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    deeper = modal(actions(button("Deeper", "deeper")))
    app.open_modal(alice, deeper)
    for depth in (2, 3):
        assert alice.modal is not None
        alice.clicks(alice.modal, "Deeper")
        client.views_push(trigger_id=app.last_payload["trigger_id"], view=deeper)
        assert len(alice.modals) == depth
    assert alice.modals[2].root_view_id == alice.modals[0].id
    assert alice.modals[2].previous_view_id == alice.modals[1].id
    alice.clicks(alice.modals[2], "Deeper")
    trigger = app.last_payload["trigger_id"]
    assert api_error(client.views_push, trigger_id=trigger, view=deeper) == "push_limit_reached"
    with pytest.raises(ActionRefused, match="on top"):
        alice.clicks(alice.modals[0], "Deeper")


def test_a_view_is_pushed_only_from_within(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    app.open_modal(alice, FORM)
    trigger = app.new_trigger(alice)
    assert api_error(client.views_push, trigger_id=trigger, view=FORM) == "not_found"


def test_an_update_keeps_what_was_typed_where_the_names_stay(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    view = app.open_modal(alice, FORM)
    alice.fills(view, {"What": "called", "When": "2026-02-01"})
    other = modal(field("What", "what", multiline=True), field("When", "moment", "datepicker"))
    client.views_update(view_id=view.id, view=other)
    assert view.values["what"]["what"]["value"] == "called"
    assert view.values["moment"]["moment"]["selected_date"] is None
    assert "when" not in view.values


def test_an_update_to_another_kind_of_field_starts_afresh(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    view = app.open_modal(alice, FORM)
    alice.fills(view, {"When": "2026-02-01"})
    client.views_update(view_id=view.id, view=modal(field("When", "when")))
    assert view.values["when"]["when"] == {"type": "plain_text_input", "value": None}


def test_an_update_takes_the_errors_away(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    view = app.open_modal(alice, FORM)
    app.response = json_response({"response_action": "errors", "errors": {"what": "No."}})
    alice.submits(view, {"What": "x"})
    assert view.errors == {"what": "No."}
    client.views_update(view_id=view.id, view=FORM)
    assert view.errors == {}


def test_a_newly_opened_modal_takes_the_place_of_an_older_one(
    alice: WorkspacePerson, app: ScriptedApp
) -> None:
    old = app.open_modal(alice, FORM)
    new = app.open_modal(alice, FORM)
    assert (alice.modals, old.open) == ([new], False)


def test_a_hash_protects_newer_content(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    view = app.open_modal(alice, FORM)
    old = view.hash
    client.views_update(view_id=view.id, view=FORM, hash=old)
    assert view.hash != old
    update = client.views_update
    assert api_error(update, view_id=view.id, view=FORM, hash=old) == "hash_conflict"
    assert update(view_id=view.id, view=FORM)["ok"]


def test_an_external_id_finds_its_view_and_is_unique(
    alice: WorkspacePerson, bob: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    named = {**FORM, "external_id": "mine"}
    view = app.open_modal(alice, named)
    changed = {**named, "title": {"type": "plain_text", "text": "New"}}
    client.views_update(external_id="mine", view=changed)
    assert view.title == "New"
    again = api_error(client.views_open, trigger_id=app.new_trigger(bob), view=named)
    assert again == "duplicate_external_id"
    alice.closes(view)
    assert api_error(client.views_update, external_id="mine", view=named) == "not_found"
    assert client.views_open(trigger_id=app.new_trigger(bob), view=named)["ok"]


def test_a_closed_view_cannot_be_updated(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    view = app.open_modal(alice, FORM)
    alice.closes(view)
    assert api_error(client.views_update, view_id=view.id, view=FORM) == "not_found"
    with pytest.raises(ActionRefused, match="not open"):
        alice.submits(view, {"What": "x"})


def test_home_is_published_at_any_time(
    workspace: Workspace, alice: WorkspacePerson, bob: WorkspacePerson, client: WebClient
) -> None:
    view = client.views_publish(user_id=alice.id, view=HOME)["view"]
    assert alice.home is not None
    assert (alice.home.plain(), bob.home) == ("Welcome", None)
    old = view["hash"]
    client.views_publish(user_id=alice.id, view=HOME, hash=old)
    publish = client.views_publish
    assert api_error(publish, user_id=alice.id, view=HOME, hash=old) == "hash_conflict"
    assert api_error(publish, user_id="U0NONE", view=HOME) == "user_not_found"
    assert api_error(publish, user_id=alice.id, view=FORM) == "invalid_arguments"
    gone = workspace.add_person("gone", deleted=True)
    assert api_error(publish, user_id=gone.id, view=HOME) == "not_enabled"
    titled = {**HOME, "title": {"type": "plain_text", "text": "x"}}
    assert api_error(publish, user_id=alice.id, view=titled) == "invalid_arguments"


def test_a_view_as_words_is_read_as_json(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    words = json.dumps(FORM)
    form = {"trigger_id": app.new_trigger(alice), "view": words}
    assert client.api_call("views.open", data=form)["ok"]
    assert api_error(client.api_call, api_method="views.open", json={"view": "no json"}) == (
        "invalid_arguments"
    )


def test_a_view_is_not_larger_than_250_kilobytes(
    alice: WorkspacePerson, app: ScriptedApp, client: WebClient
) -> None:
    options = [
        {"text": {"type": "plain_text", "text": f"{n:0>75}"}, "value": f"{n:0>150}"}
        for n in range(100)
    ]
    blocks = [field("Which", f"f{n}", "static_select", options=options) for n in range(10)]
    trigger = app.new_trigger(alice)
    assert api_error(client.views_open, trigger_id=trigger, view=modal(*blocks)) == "view_too_large"
