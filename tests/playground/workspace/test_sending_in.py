"""Forms are filled in and sent, and the app's answer decides what shows: the client's side."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from playground.workspace import ActionRefused, AppResponse, Workspace, WorkspacePerson
from tests.playground.scripted_app import EMPTY_RESPONSE, ScriptedApp, WorkspaceClock, json_response
from tests.playground.tiny_app import field, modal, option, section

FORM = modal(field("What", "what"))
MENU = [option("Call", "call"), option("Letter", "letter")]


@pytest.mark.parametrize(
    ("element", "given", "kept"),
    [
        ({"kind": "plain_text_input"}, "called", {"value": "called"}),
        ({"kind": "number_input", "is_decimal_allowed": True}, 1.5, {"value": "1.5"}),
        ({"kind": "email_text_input"}, "a@b.example", {"value": "a@b.example"}),
        ({"kind": "url_text_input"}, "https://b.example", {"value": "https://b.example"}),
        ({"kind": "datepicker"}, date(2026, 3, 3), {"selected_date": "2026-03-03"}),
        ({"kind": "timepicker"}, time(9, 5), {"selected_time": "09:05"}),
        (
            {"kind": "datetimepicker"},
            datetime(2026, 3, 3, tzinfo=UTC),
            {"selected_date_time": 1772496000},
        ),
        ({"kind": "static_select", "options": MENU}, "Letter", {"selected_option": MENU[1]}),
        ({"kind": "radio_buttons", "options": MENU}, "Call", {"selected_option": MENU[0]}),
        ({"kind": "checkboxes", "options": MENU}, ["Call"], {"selected_options": MENU[:1]}),
        (
            {"kind": "multi_static_select", "options": MENU},
            ["Call", "Letter"],
            {"selected_options": MENU},
        ),
    ],
)
def test_each_field_keeps_its_value_in_its_slot(
    alice: WorkspacePerson,
    app: ScriptedApp,
    element: dict[str, Any],
    given: object,
    kept: dict[str, object],
) -> None:
    view = app.open_modal(alice, modal(field("It", "it", **element)))
    alice.submits(view, {"It": given})
    entry = app.last_payload["view"]["state"]["values"]["it"]["it"]
    assert entry == {"type": element["kind"], **kept}


def test_people_and_channels_are_chosen_by_themselves(
    workspace: Workspace, alice: WorkspacePerson, bob: WorkspacePerson, app: ScriptedApp
) -> None:
    sales = workspace.add_channel("sales", members=[alice])
    blocks = [
        field("Who", "who", "users_select"),
        field("All", "all", "multi_users_select"),
        field("Where", "where", "conversations_select", response_url_enabled=True),
    ]
    view = app.open_modal(alice, modal(*blocks))
    alice.submits(view, {"Who": bob, "All": [alice, bob], "Where": sales})
    values = app.last_payload["view"]["state"]["values"]
    assert values["who"]["who"]["selected_user"] == bob.id
    assert values["all"]["all"]["selected_users"] == [alice.id, bob.id]
    assert values["where"]["where"]["selected_conversation"] == sales.id
    assert [one["channel_id"] for one in app.last_payload["response_urls"]] == [sales.id]


@pytest.mark.parametrize(
    ("element", "given", "complaint"),
    [
        ({}, None, "required"),
        ({"max_length": 3}, "four", "0 and 3"),
        ({"min_length": 3}, "on", "3 and 3000"),
        ({"kind": "number_input", "is_decimal_allowed": False}, "1.5", "valid number"),
        (
            {"kind": "number_input", "is_decimal_allowed": True, "max_value": "2"},
            "2.5",
            "between None and 2",
        ),
        ({"kind": "email_text_input"}, "nobody", "valid email"),
        ({"kind": "url_text_input"}, "nowhere", "valid URL"),
        ({"kind": "static_select", "options": MENU}, "Fax", "none fits"),
        (
            {"kind": "multi_static_select", "options": MENU, "max_selected_items": 1},
            ["Call", "Letter"],
            "No more than 1",
        ),
    ],
)
def test_the_client_looks_before_it_sends(
    alice: WorkspacePerson,
    app: ScriptedApp,
    element: dict[str, Any],
    given: object,
    complaint: str,
) -> None:
    view = app.open_modal(alice, modal(field("It", "it", **element)))
    before = len(app.payloads)
    with pytest.raises(ActionRefused, match=complaint):
        alice.submits(view, {"It": given})
    assert len(app.payloads) == before


def test_an_optional_field_may_stay_empty(alice: WorkspacePerson, app: ScriptedApp) -> None:
    view = app.open_modal(alice, modal({**field("It", "it"), "optional": True}))
    assert alice.submits(view).view is None
    assert app.last_payload["view"]["state"]["values"]["it"]["it"]["value"] is None


def test_a_view_without_submit_is_not_sent(alice: WorkspacePerson, app: ScriptedApp) -> None:
    only_read = {name: part for name, part in modal(section("Read")).items() if name != "submit"}
    view = app.open_modal(alice, only_read)
    with pytest.raises(ActionRefused, match="can't be sent"):
        alice.submits(view)


@pytest.mark.parametrize(
    ("said", "titles"),
    [
        (EMPTY_RESPONSE, []),
        (json_response({"response_action": "clear"}), []),
        (
            json_response(
                {"response_action": "update", "view": {**FORM, "title": option("U", "")["text"]}}
            ),
            ["U"],
        ),
        (
            json_response(
                {"response_action": "push", "view": {**FORM, "title": option("P", "")["text"]}}
            ),
            ["Log", "P"],
        ),
    ],
)
def test_the_answer_decides_what_shows(
    alice: WorkspacePerson, app: ScriptedApp, said: AppResponse, titles: list[str]
) -> None:
    view = app.open_modal(alice, FORM)
    app.response = said
    seen = alice.submits(view, {"What": "called"})
    assert seen.error == ""
    assert [one.title for one in alice.modals] == titles


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (json_response({"response_action": "explode"}), "invalid_response_action"),
        (json_response({"text": "Thank you"}), "invalid_response"),
        (
            json_response({"response_action": "errors", "errors": {"nowhere": "No"}}),
            "invalid_errors",
        ),
        (json_response({"response_action": "errors", "errors": {"what": ""}}), "invalid_errors"),
        (json_response({"response_action": "errors"}), "invalid_errors"),
        (
            json_response({"response_action": "update", "view": {"type": "modal"}}),
            "invalid_arguments",
        ),
        (json_response({"response_action": "push"}), "invalid_arguments"),
        (json_response({}, status=500), "dispatch_failed"),
    ],
)
def test_an_answer_slack_cannot_show_is_an_error_and_the_form_stays(
    alice: WorkspacePerson, app: ScriptedApp, said: AppResponse, error: str
) -> None:
    view = app.open_modal(alice, FORM)
    app.response = said
    seen = alice.submits(view, {"What": "called"})
    assert (seen.error, seen.view) == (error, view)
    assert view.values["what"]["what"]["value"] == "called"


def test_the_answer_to_a_form_comes_within_three_seconds(
    alice: WorkspacePerson, app: ScriptedApp, clock: WorkspaceClock
) -> None:
    view = app.open_modal(alice, FORM)

    def slowly(_payload: dict[str, Any]) -> AppResponse:
        clock.advance(3.5)
        return EMPTY_RESPONSE

    app.response = slowly
    seen = alice.submits(view, {"What": "called"})
    assert (seen.acked, seen.error, seen.elapsed) == (False, "operation_timeout", 3.5)
    assert alice.modal is view


def test_closing_is_told_only_to_those_who_ask(alice: WorkspacePerson, app: ScriptedApp) -> None:
    silent = app.open_modal(alice, FORM)
    alice.closes(silent)
    assert app.payloads == []
    told = app.open_modal(alice, {**FORM, "notify_on_close": True})
    alice.closes(told)
    assert (app.last_payload["type"], app.last_payload["view"]["id"]) == ("view_closed", told.id)
    assert app.last_payload["is_cleared"] is False


def test_the_cross_closes_the_whole_stack(alice: WorkspacePerson, app: ScriptedApp) -> None:
    root = app.open_modal(alice, {**FORM, "notify_on_close": True})
    app.response = json_response({"response_action": "push", "view": FORM})
    top = alice.submits(root, {"What": "x"}).view
    assert top is not None
    app.response = EMPTY_RESPONSE
    alice.closes(top, everything=True)
    assert alice.modals == []
    assert (app.last_payload["view"]["id"], app.last_payload["is_cleared"]) == (root.id, True)


def test_a_file_is_added_to_its_field(alice: WorkspacePerson, app: ScriptedApp) -> None:
    files = field("Files", "files", "file_input", filetypes=["pdf"], max_files=1)
    view = app.open_modal(alice, modal(files))
    with pytest.raises(ActionRefused, match="pdf"):
        alice.uploads(view, "Files", "note.txt", b"x")
    alice.uploads(view, "Files", "offer.pdf", b"x")
    with pytest.raises(ActionRefused, match="No more than 1"):
        alice.uploads(view, "Files", "second.pdf", b"x")
    alice.submits(view)
    [file] = app.last_payload["view"]["state"]["values"]["files"]["files"]["files"]
    assert (file["name"], file["size"]) == ("offer.pdf", 1)
