"""Writing, commands, threads, menus and who one is: with the mouse and without it."""

import pytest
from slack_sdk import WebClient

from playground.workspace import Workspace, WorkspacePerson
from tests.effort import one_day_in
from tests.playground.chromium.conftest import OpenPage
from tests.playground.chromium.driver import BrowserPage
from tests.playground.page_client import PageClient as Asked
from tests.playground.scripted_app import ScriptedApp, json_response
from tests.playground.tiny_app import actions, button, option, plain_text, section

pytestmark = one_day_in(3)

COMPOSER = "#composer-text"


def _texts(app: ScriptedApp, kind: str) -> list[str]:
    return [one[kind] for one in app.payloads if kind in one]


def test_enter_sends_and_shift_enter_begins_a_line(
    page: BrowserPage, alice: WorkspacePerson
) -> None:
    page.write("One", COMPOSER)
    page.press("Shift+Enter")
    page.write("two")
    page.press("Enter")
    assert page.sees(".message", "two").endswith("One\ntwo")
    assert [one.text for one in alice.sees()] == ["One\ntwo"]
    assert page.run("document.getElementById('composer-text').value") == ""


def test_a_slash_offers_the_commands_with_their_usage(page: BrowserPage, app: ScriptedApp) -> None:
    app.response = json_response({"text": "Logged"})
    page.write("/", COMPOSER)
    offered = page.sees(".offers")
    for words in ("/log", "ada: text", "Log something"):
        assert words in offered
    page.press("Enter")
    page.write("ada: called")
    page.wait_until_gone(".offers")
    page.press("Enter")
    page.sees(".message.ephemeral", "Logged")
    assert _texts(app, "text") == ["ada: called"]


def test_files_go_along_with_a_message_and_can_be_taken_off_before(
    page: BrowserPage, workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("given")
    for name in ("offer.txt", "wrong.txt"):
        (folder / name).write_text(name, encoding="utf-8")
    page.give_files(".composer input[type=file]", folder / "offer.txt", folder / "wrong.txt")
    page.sees(".composer .files", "wrong.txt")
    page.click("[aria-label='Take wrong.txt off']")
    page.wait_until_gone(".composer .files", "wrong.txt")
    page.write("The offer", COMPOSER)
    page.press("Enter")
    assert "offer.txt" in page.sees(".message", "The offer")
    page.wait_until_gone(".composer .files")
    assert [file.name for file in workspace.files] == ["offer.txt"]


def test_a_command_takes_no_files_and_they_are_not_lost(
    page: BrowserPage, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("given") / "offer.txt"
    file.write_text("An offer", encoding="utf-8")
    page.give_files(".composer input[type=file]", file)
    page.write("/log ada: sent it", COMPOSER)
    page.press("Enter")
    assert "takes no files" in page.sees(".notice")
    page.sees(".composer .files", "offer.txt")


def test_arrow_up_recalls_what_was_sent(page: BrowserPage) -> None:
    for text in ("first", "second"):
        page.write(text, COMPOSER)
        page.press("Enter")
        page.sees(".message", text)
    page.press("ArrowUp", "ArrowUp")
    assert page.run("document.activeElement.value") == "first"
    page.press("ArrowDown")
    assert page.run("document.activeElement.value") == "second"


def test_what_could_not_be_sent_is_not_lost(page: BrowserPage) -> None:
    page.write("/unknown thing", COMPOSER)
    page.press("Enter")
    assert "/unknown is not a valid command" in page.sees(".notice")
    page.wait("document.getElementById('composer-text').value === '/unknown thing'")


def test_an_app_that_is_silent_is_complained_of(page: BrowserPage, app: ScriptedApp) -> None:
    app.response = json_response({}, status=500)
    page.write("/log ada: hi", COMPOSER)
    page.press("Enter")
    assert "Slack" in page.sees(".notice.complaint") or "Rapport" in page.sees(".notice")


def test_a_reply_stands_in_the_thread_and_is_counted(
    page: BrowserPage, alice: WorkspacePerson
) -> None:
    page.click(".way", "sales")
    page.write("Root", COMPOSER)
    page.press("Enter")
    page.hover(".message", "Root")
    page.click("button.tool", "Reply in thread")
    page.write("Leaf")
    page.press("Enter")
    page.sees("#thread .message", "Leaf")
    page.wait_until_gone("#messages .message", "Leaf")
    page.press("Escape")
    page.wait_until_gone("#thread")
    assert page.focused_label() == "1 reply"


def test_a_shortcut_takes_the_message_along(
    page: BrowserPage, app: ScriptedApp, alice: WorkspacePerson
) -> None:
    page.write("Met Ada", COMPOSER)
    page.press("Enter")
    page.hover(".message", "Met Ada")
    page.click("button.tool", "More with this message")
    page.click(".item", "Log to contact")
    page.wait("!document.querySelector('.menu')")
    page.sees(".message", "Met Ada")
    last = app.last_payload
    assert (last["callback_id"], last["message"]["text"]) == ("log_message", "Met Ada")


def test_menus_are_walked_with_the_arrows_and_give_the_focus_back(
    page: BrowserPage, app: ScriptedApp, client: WebClient, alice: WorkspacePerson
) -> None:
    choices = [option("Show", "show"), option("Cancel", "cancel")]
    menu = {"type": "overflow", "action_id": "more", "options": choices}
    client.chat_postMessage(
        channel=alice.dm.id, text="x", blocks=[section("An entry", accessory=menu)]
    )
    page.click("button.overflow")
    page.wait("focused() === 'Show'")
    page.press("Escape")
    page.wait("focused() === 'More: An entry'")
    page.press("Enter")
    page.wait("focused() === 'Show'")
    page.press("ArrowDown")
    assert page.focused_label() == "Cancel"
    page.press("Enter")
    page.wait_until_gone(".menu")
    page.wait("!document.querySelector('.menu')")
    assert app.last_payload["actions"][0]["selected_option"]["value"] == "cancel"


def test_a_dialog_asks_before_what_cannot_be_taken_back(
    page: BrowserPage, app: ScriptedApp, client: WebClient, alice: WorkspacePerson
) -> None:
    asks = {
        "title": plain_text("Delete?"),
        "text": plain_text("All <b>three</b>."),
        "confirm": plain_text("Delete"),
        "deny": plain_text("Keep"),
        "style": "danger",
    }
    blocks = [actions(button("Purge", "purge", confirm=asks))]
    client.chat_postMessage(channel=alice.dm.id, text="x", blocks=blocks)
    page.click(".message button", "Purge")
    assert "All <b>three</b>." in page.sees("dialog.question")
    page.click("button", "Keep")
    page.wait_until_gone("dialog.question")
    assert app.payloads == []
    page.click(".message button", "Purge")
    page.click("dialog.question button", "Delete")
    page.wait_until_gone("dialog.question")
    page.wait("!document.querySelector('[aria-busy=true]')")
    assert app.last_payload["actions"][0]["action_id"] == "purge"


def test_one_can_be_somebody_else(page: BrowserPage, bob: WorkspacePerson) -> None:
    page.click("[data-person=bob]")
    assert "Bob Brown" in page.sees("#me", "Bob")
    page.write("It is me", COMPOSER)
    page.press("Enter")
    page.sees(".message", "It is me")
    assert [one.user for one in bob.sees()] == [bob.id]


def test_a_second_page_hears_of_what_the_first_does(
    page: BrowserPage, face: Asked, opens: OpenPage
) -> None:
    other = opens(face.server.url)
    page.click(".way", "sales")
    other.click("[data-person=bob]")
    page.write("Hello Bob", COMPOSER)
    page.press("Enter")
    other.sees(".way.fresh", "sales")
    other.click(".way", "sales")
    other.sees(".message", "Hello Bob")


def test_the_page_says_when_the_playground_has_ended(page: BrowserPage, face: Asked) -> None:
    page.wait("document.getElementById('lost').hidden")
    face.context.hub.close()
    assert "has ended" in page.sees("#lost")
