"""Modals: every kind of field, errors at their fields, the stack, and where the focus is."""

from typing import Any

import pytest

from playground.workspace import WorkspacePerson
from tests.effort import one_day_in
from tests.playground.chromium.driver import BrowserPage
from tests.playground.scripted_app import EMPTY_RESPONSE, AppPayload, ScriptedApp, json_response
from tests.playground.tiny_app import (
    BlockJson,
    field,
    modal,
    option,
    plain_text,
    section,
    web_client,
)

pytestmark = one_day_in(3)


def _answer_with_options(names: dict[str, str]) -> Any:
    """Options for those whose name begins with the letters."""

    def answer(payload: AppPayload) -> Any:
        if payload["type"] != "block_suggestion":
            return EMPTY_RESPONSE
        typed = payload["value"].casefold()
        found = [option(one, key) for key, one in names.items() if one.casefold().startswith(typed)]
        return json_response({"options": found})

    return answer


def _open_modal(
    page: BrowserPage, app: ScriptedApp, alice: WorkspacePerson, *blocks: BlockJson, **more: Any
) -> None:
    app.open_modal(alice, modal(*blocks, **more))
    page.sees("dialog.modal")


def _submit_form(page: BrowserPage, app: ScriptedApp) -> dict[str, Any]:
    """Gives what arrives when the form is sent in: by field, its value."""
    page.click("button[type=submit]")
    page.wait_until_gone("dialog.modal")
    values = app.last_payload["view"]["state"]["values"]
    return {name: value for fields in values.values() for name, value in fields.items()}


def test_what_is_typed_arrives_even_when_enter_comes_at_once(
    page: BrowserPage, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    _open_modal(page, app, alice, field("What", "what"), field("Note", "note", multiline=True))
    page.write("Met her")
    page.press("Tab")
    page.write("two\nlines")
    sent = _submit_form(page, app)
    assert (sent["what"]["value"], sent["note"]["value"]) == ("Met her", "two\nlines")


def test_nothing_overtakes_what_was_typed_on_a_slow_line(
    page: BrowserPage, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    _open_modal(page, app, alice, field("What", "what"))
    page.run(_SLOW_TO_FILL)
    page.write("Met her")
    page.wait("window.isFilling")
    assert _submit_form(page, app)["what"]["value"] == "Met her"


_SLOW_TO_FILL = """{
  const quick = window.fetch;
  window.fetch = async (address, asked) => {
    if (asked?.body?.includes('"fill"')) {
      window.isFilling = true;
      await new Promise((resolve) => setTimeout(resolve, 700));
    }
    return quick(address, asked);
  };
}"""


def test_a_picker_asks_after_two_letters_and_takes_several(
    page: BrowserPage, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    names = {"1": "Ada Lovelace", "2": "Adam Smith", "3": "Grace Hopper"}
    who = field("Who", "who", "multi_external_select", min_query_length=2)
    _open_modal(page, app, alice, who)
    app.response = _answer_with_options(names)
    page.write("a")
    assert "at least 2 letters" in page.sees(".dropdown .status", "letters")
    page.write("d")
    page.sees(".option", "Adam Smith")
    page.wait_until_gone(".option", "Grace")
    page.press("Enter")
    page.sees(".chip", "Ada Lovelace")
    page.write("gr")
    page.click(".option", "Grace Hopper")
    page.write("ada")
    page.click(".option", "Adam Smith")
    page.press("Backspace")
    page.wait_until_gone(".chip", "Adam Smith")
    sent = _submit_form(page, app)
    assert [one["value"] for one in sent["who"]["selected_options"]] == ["1", "3"]


def test_who_types_on_sees_only_what_fits_the_last_letters(
    page: BrowserPage, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    _open_modal(page, app, alice, field("Who", "who", "external_select", min_query_length=1))
    app.response = _answer_with_options({"1": "Ada", "2": "Bea"})
    app.payloads.clear()
    for letter in "bea":
        page.write(letter)
    page.sees(".option", "Bea")
    asked = [one["value"] for one in app.payloads]
    # They come one after the other within less than the pause.
    assert asked[-1] == "bea"
    assert "" not in asked


def test_a_list_is_searched_without_regard_to_accents(
    page: BrowserPage, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    groups = [
        {"label": plain_text("Calls"), "options": [option("Outgoing call", "out")]},
        {"label": plain_text("Visits"), "options": [option("Möte hos oss", "here")]},
    ]
    _open_modal(page, app, alice, field("Kind", "kind", "static_select", option_groups=groups))
    page.press("ArrowDown")
    assert "CALLS" in page.sees(".dropdown", "Outgoing").upper()
    page.write("mote")
    page.wait_until_gone(".option", "Outgoing")
    page.press("Enter")
    assert _submit_form(page, app)["kind"]["selected_option"]["value"] == "here"


def test_native_fields_give_what_slack_would(
    page: BrowserPage, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    alice.changes(tz="Asia/Tokyo")
    _open_modal(
        page,
        app,
        alice,
        field("Day", "day", "datepicker"),
        field("Time", "time", "timepicker"),
        # 2026-02-03 21:00 in Tokyo.
        field("When", "when", "datetimepicker", initial_date_time=1770120000),
    )
    assert page.run("seen('input[type=datetime-local]').value") == "2026-02-03T21:00"
    given = {"date": "2026-03-04", "time": "08:30", "datetime-local": "2026-02-03T22:00"}
    for kind, value in given.items():
        page.run(
            f"(() => {{ const node = seen('input[type={kind}]'); node.value = '{value}';"
            "node.dispatchEvent(new Event('change', {bubbles: true})) })()"
        )
    sent = _submit_form(page, app)
    assert sent["day"]["selected_date"] == "2026-03-04"
    assert sent["time"]["selected_time"] == "08:30"
    assert sent["when"]["selected_date_time"] == 1770120000 + 3600


def test_ticks_people_and_numbers(
    page: BrowserPage, app: ScriptedApp, alice: WorkspacePerson, bob: WorkspacePerson
) -> None:
    both = [option("Red", "r"), option("Blue", "b")]
    _open_modal(
        page,
        app,
        alice,
        field("Colours", "colours", "checkboxes", options=both, initial_options=both[:1]),
        field("One", "one", "radio_buttons", options=both),
        field("Colleague", "who", "users_select"),
        field("Cost", "cost", "number_input", is_decimal_allowed=True),
    )
    page.click("input[type=checkbox]", "b")
    page.click("input[type=radio]", "b")
    page.click("input[role=combobox]")
    page.click(".option", "Bob Brown")
    page.write("12.5", "input[inputmode=decimal]")
    sent = _submit_form(page, app)
    assert [one["value"] for one in sent["colours"]["selected_options"]] == ["r", "b"]
    assert sent["one"]["selected_option"]["value"] == "b"
    assert sent["who"]["selected_user"] == bob.id
    assert sent["cost"]["value"] == "12.5"


def test_a_file_goes_along(
    page: BrowserPage,
    app: ScriptedApp,
    alice: WorkspacePerson,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    file = tmp_path_factory.mktemp("given") / "offer.txt"
    file.write_text("An offer", encoding="utf-8")
    _open_modal(page, app, alice, field("Files", "files", "file_input"))
    page.give_files("dialog input[type=file]", file)
    page.sees(".files", "offer.txt")
    assert [one["name"] for one in _submit_form(page, app)["files"]["files"]] == ["offer.txt"]


# ── errors ──────────────────────────────────────────────────────────────────────────────────────


def test_an_empty_required_field_is_said_to_be_so_before_anything_is_sent(
    page: BrowserPage, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    _open_modal(page, app, alice, field("What", "what"))
    app.payloads.clear()
    page.click("button[type=submit]")
    assert "required" in page.sees(".block.input .error")
    page.wait("focused() === 'What'")
    assert app.payloads == []


def test_the_apps_own_error_stands_at_its_field_and_what_was_typed_stays(
    page: BrowserPage, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    _open_modal(page, app, alice, field("What", "what"), field("Note", "note"))
    page.write("nothing")
    page.press("Tab")
    page.write("kept")
    app.response = json_response(
        {"response_action": "errors", "errors": {"what": "Say what happened."}}
    )
    page.press("Enter")
    assert page.sees(".block.input.wrong").endswith("Say what happened.")
    page.wait("document.activeElement.getAttribute('aria-invalid') === 'true'")
    app.response = EMPTY_RESPONSE
    sent = _submit_form(page, app)
    assert (sent["what"]["value"], sent["note"]["value"]) == ("nothing", "kept")


# ── the stack ───────────────────────────────────────────────────────────────────────────────────


def test_modals_stack_and_close_one_by_one(
    page: BrowserPage, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    _open_modal(page, app, alice, field("What", "what"), title=plain_text("First"))
    page.write("half")
    page.wait("!!seen('input').value")
    second = modal(section("More"), title=plain_text("Second"), submit=plain_text("Go on"))
    app.response = json_response({"response_action": "push", "view": second})
    page.press("Enter")
    page.sees("dialog h2", "Second")
    assert page.run("document.querySelectorAll('dialog[open]').length") == 2
    page.press("Escape")
    page.sees("dialog h2", "First")
    assert page.run("seen('input').value") == "half"
    assert page.focused_label() == "What"
    page.press("Escape")
    page.wait_until_gone("dialog.modal")
    assert alice.modals == []
    assert page.focused_label() == "Message"


def test_the_focus_does_not_leave_a_modal(
    page: BrowserPage, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    _open_modal(page, app, alice, field("What", "what"))
    for _ in range(12):
        page.press("Tab")
        outside = "!seen('dialog.modal').contains(document.activeElement)"
        # The browser's own bar is the one other place, and that is the body to the page.
        assert not page.run(f"{outside} && document.activeElement !== document.body")


def test_the_cross_closes_all_of_them(
    page: BrowserPage, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    _open_modal(page, app, alice, {**field("What", "what"), "optional": True})
    app.response = json_response({"response_action": "push", "view": modal(section("More"))})
    page.press("Enter")
    page.sees("dialog .section", "More")
    page.click("dialog header button", "Close")
    page.wait_until_gone("dialog.modal")
    assert alice.modals == []


def test_a_view_that_is_updated_keeps_the_focus_and_what_was_typed(
    page: BrowserPage, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    form = modal(field("What", "what"))
    _open_modal(page, app, alice, *form["blocks"])
    page.write("begun")
    page.wait("document.activeElement.value === 'begun'")
    view = alice.modal
    assert view is not None
    more = modal(field("What is new", "what"), field("Note", "note"))
    web_client(app.workspace).views_update(view_id=view.id, view=more)
    page.sees("dialog label", "Note")
    assert page.run("document.activeElement.value") == "begun"
    assert page.focused_label() == "What is new"
