"""Tests how the page looks to whoever sees little, uses the keyboard, or has a small screen."""

import pytest
from slack_sdk import WebClient

from playground.workspace import WorkspacePerson
from tests.effort import one_day_in
from tests.playground.chromium.conftest import OpenPage
from tests.playground.chromium.driver import BrowserPage
from tests.playground.page_client import PageClient as Asked
from tests.playground.scripted_app import ScriptedApp
from tests.playground.tiny_app import actions, button, field, modal, section

pytestmark = one_day_in(3)

SIZES = {"desk": (1440, 900), "small": (1000, 700), "phone": (390, 780)}


@pytest.fixture
def full(client: WebClient, alice: WorkspacePerson) -> None:
    """Shows something of everything."""
    buttons = actions(button("Yes", "y", style="primary"), button("No", "n", style="danger"))
    quote = {"type": "rich_text_quote", "elements": [{"type": "text", "text": "Said"}]}
    client.chat_postMessage(
        channel=alice.dm.id,
        text="x",
        blocks=[
            section(f"*Logged* `#1` <https://acme.example|link> <@{alice.id}>"),
            {"type": "rich_text", "elements": [quote]},
            {"type": "context", "elements": [{"type": "mrkdwn", "text": "small"}]},
            buttons,
        ],
    )
    client.chat_postEphemeral(channel=alice.dm.id, user=alice.id, text="Only for you")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.usefixtures("full")
def test_all_words_stand_out_from_their_ground(
    face: Asked, opens: OpenPage, app: ScriptedApp, alice: WorkspacePerson, *, dark: bool
) -> None:
    page = opens(face.server.url, dark=dark)
    page.sees(".message.ephemeral")
    assert page.run("faint()") == []
    page.click(".mail")
    page.sees("#reading article")
    page.write("/", "#composer-text")
    page.sees(".offers")
    assert page.run("faint()") == []
    hint = {"type": "plain_text", "text": "A hint"}
    app.open_modal(alice, modal({**field("What", "what"), "hint": hint, "optional": True}))
    page.sees("dialog .hint", "A hint")
    assert page.run("faint()") == []


def test_the_words_that_are_too_faint_are_found(page: BrowserPage) -> None:
    page.run("document.getElementById('me').style.color = '#3a4f70'")
    assert any("You are" in one for one in page.run("faint()"))


@pytest.mark.parametrize(("width", "height"), SIZES.values(), ids=SIZES)
@pytest.mark.usefixtures("full")
def test_nothing_is_wider_than_the_screen(
    face: Asked, opens: OpenPage, width: int, height: int
) -> None:
    page = opens(face.server.url, width=width, height=height)
    page.sees(".message.ephemeral")
    assert page.run("document.documentElement.scrollWidth") == width
    assert page.run("document.documentElement.scrollHeight") == height
    wide = "[...document.querySelectorAll('.messages, .mails, .side, .trail')]"
    assert page.run(f"{wide}.filter(one => one.scrollWidth > one.clientWidth).length") == 0


def test_on_a_phone_one_column_is_shown_at_a_time(face: Asked, opens: OpenPage) -> None:
    page = opens(face.server.url, width=390, height=780)
    page.sees("#composer-text")
    page.click("[data-column=post]")
    page.sees(".mail")
    page.wait_until_gone("#composer-text")
    page.click("[data-column=side]")
    page.click(".way", "sales")
    page.sees("#composer-text")


@pytest.mark.usefixtures("full")
def test_everything_that_can_be_used_has_a_name(page: BrowserPage) -> None:
    page.sees(".message")
    assert page.run("nameless()") == []
    page.run("document.getElementById('write').replaceChildren()")
    assert len(page.run("nameless()")) == 1


def test_the_page_has_its_landmarks_and_says_what_it_is(page: BrowserPage) -> None:
    for landmark in ("main", "nav", "aside", "header", "h1"):
        page.sees(landmark)
    assert "nothing leaves this machine" in page.sees(".safe")
    assert "PLAYGROUND" in page.sees(".side .name")


def test_dark_and_light_can_be_chosen_and_stay_so(face: Asked, opens: OpenPage) -> None:
    page = opens(face.server.url)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.run(ground)
    page.click("#theme")
    page.wait(f"{ground} !== {light!r}")
    page.send("Page.reload")
    page.wait(f"document.body?.dataset.ready && {ground} !== {light!r}")
    assert page.run("document.getElementById('theme').getAttribute('aria-pressed')") == "true"


def test_the_keyboard_alone_reaches_the_conversation(page: BrowserPage) -> None:
    page.press("Tab")
    assert page.focused_label() == "To the message field"
    page.press("Enter")
    assert page.focused_label() == "Message"
