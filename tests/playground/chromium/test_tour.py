"""The whole playground, as `rapport demo` starts it: the tour, the form, triage, purge, mail.

With TEST_PICTURES naming a folder the good moments are kept there as pictures, for the docs.
"""

from collections.abc import Iterator

import pytest

from tests.effort import one_day_in
from tests.playground.chromium.conftest import KeepPicture, OpenPage
from tests.playground.chromium.driver import BrowserPage, Chromium
from tests.system.test_demo import start_demo

pytestmark = one_day_in(3)

COMPOSER = "#composer-text"
# Real processes on a machine that many tests share.
TIMEOUT_SECONDS = 60


@pytest.fixture(scope="module")
def address(chromium: Chromium, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Asked for after the browser, so that nothing is started where there is none."""
    with start_demo(tmp_path_factory.mktemp("tour") / "playground") as demo:
        yield f"http://127.0.0.1:{demo.port}/"


@pytest.fixture
def page(address: str, opens: OpenPage) -> BrowserPage:
    return opens(address)


def _wait_until_done(page: BrowserPage, step: str) -> None:
    page.sees(f"[data-step={step}].done", seconds=TIMEOUT_SECONDS)


def _take_step(page: BrowserPage, step: str, tip: str) -> None:
    """Unfolds the step, and takes what it offers."""
    page.click(f"[data-step={step}] .step")
    page.click(f"[data-step={step}] .now button", tip)


def test_the_tour_is_walked_from_the_first_step_to_the_last(
    page: BrowserPage, keeps: KeepPicture
) -> None:
    assert "0 of 6" in page.sees("#tour")
    _log_a_call(page, keeps)
    _let_a_contact_write(page)
    _triage_a_stranger(page, keeps)
    _cancel_and_undo(page)
    _write_a_mail(page, keeps)
    _purge(page, keeps)
    assert "That was the tour" in page.sees("#tour", "6 of 6")


def _log_a_call(page: BrowserPage, keeps: KeepPicture) -> None:
    _take_step(page, "log", "Write the line")
    assert page.focused_label() == "Message"
    page.press("Enter")
    assert "asked for the price list" in page.sees(".message.ephemeral", "Logged #")
    _wait_until_done(page, "log")
    keeps(page, "logged")


def _let_a_contact_write(page: BrowserPage) -> None:
    _take_step(page, "mail", "Write as a contact")
    page.click("#letter .primary")
    page.sees(".path.logged", "The price list", seconds=TIMEOUT_SECONDS)
    _wait_until_done(page, "mail")


def _triage_a_stranger(page: BrowserPage, keeps: KeepPicture) -> None:
    _take_step(page, "triage", "Write as a stranger")
    page.click("#letter .primary")
    page.sees(".path.waits", "A question about your offer", seconds=TIMEOUT_SECONDS)
    _take_step(page, "triage", "Take the next one")
    page.press("Enter")
    page.sees(".message", "Why it waits", seconds=TIMEOUT_SECONDS)
    keeps(page, "triage")
    page.click(".message button", "New contact")
    page.sees("dialog.modal[data-callback='triage.new.form']")
    page.click("dialog button[type=submit]")
    page.wait_until_gone("dialog.modal")
    _wait_until_done(page, "triage")
    page.sees(".message button", "Undo", seconds=TIMEOUT_SECONDS)


def _cancel_and_undo(page: BrowserPage) -> None:
    _take_step(page, "undo", "Cancel my last")
    page.press("Enter")
    page.sees(".message.ephemeral", "Cancelled #")
    page.click(".message.ephemeral button", "Undo")
    _wait_until_done(page, "undo")


def _write_a_mail(page: BrowserPage, keeps: KeepPicture) -> None:
    _take_step(page, "letter", "Write to a contact")
    page.press("Enter")
    page.sees("dialog.modal[data-callback='letter.form']", "To whom", seconds=TIMEOUT_SECONDS)
    keeps(page, "letter-form")
    page.click("dialog button[type=submit]")
    page.wait_until_gone("dialog.modal")
    page.sees(".mail .badge", "DRAFT", seconds=TIMEOUT_SECONDS)
    keeps(page, "letter-drafted")
    page.click(".mail", "News for")
    page.click("#reading button", "Send it")
    page.sees(".message", "Delivery: sent", seconds=TIMEOUT_SECONDS)
    _wait_until_done(page, "letter")
    keeps(page, "letter-sent")


def _purge(page: BrowserPage, keeps: KeepPicture) -> None:
    _take_step(page, "purge", "Be Ada")
    page.sees("#me", "Ada Holm")
    _take_step(page, "purge", "Ask for a purge")
    page.press("Enter")
    page.sees(".message", "cancelled entries for good?", seconds=TIMEOUT_SECONDS)
    keeps(page, "purge")
    page.click(".message button.danger")
    label = page.sees("dialog label", "to confirm")
    page.write("999999")
    page.press("Enter")
    page.sees("dialog .error")
    page.wait("!seen('dialog[aria-busy]')")
    page.run("document.activeElement.select()")
    page.write("".join(one for one in label if one.isdecimal()))
    page.press("Enter")
    page.wait_until_gone("dialog.modal")
    page.wait_until_gone(".message button.danger")
    _wait_until_done(page, "purge")


def test_the_form_is_filled_in_with_its_pickers(page: BrowserPage, keeps: KeepPicture) -> None:
    page.click("[data-person=bob]")
    page.sees("#me", "Bob")
    page.click("button", "Shortcuts")
    page.click(".item:first-child", "Log an interaction")
    page.sees("dialog.modal[data-callback='log.form']")
    page.write("lovel")
    page.sees(".option", "Ada Lovelace")
    page.press("Enter")
    page.sees("dialog .chip", "Ada Lovelace")
    page.click("dialog [data-block^='log.template'] input")
    page.write("meeting at the")
    page.press("Enter")
    page.sees("dialog .chip", "Meeting at theirs")
    # The fields below change with it, and what is to be clicked moves.
    page.sees("dialog .hint", "as in the template: 3 h")
    page.click("dialog button", "More fields")
    page.click("dialog [data-block^='log.evaluation'] input[role=combobox]")
    page.sees(".option", "ery positive")
    page.press("Enter")
    page.write("She liked the blue one.", "dialog [data-block^='log.note'] textarea")
    page.run("seen('dialog .body').scrollTop = 0")
    keeps(page, "form")
    page.click("dialog button[type=submit]")
    page.wait_until_gone("dialog.modal")
    entry = page.sees(".message", "She liked the blue one.")
    assert "Ada Lovelace" in entry
    assert "Meeting at theirs" in entry


def test_a_message_is_logged_to_a_contact_by_its_menu(page: BrowserPage) -> None:
    page.click(".way", "sales")
    page.write("Charles called about the blue engine.", COMPOSER)
    page.press("Enter")
    page.hover(".message", "blue engine")
    page.click("button.tool", "More with this message")
    page.click(".item", "Log to contact")
    page.wait("seen('dialog textarea')?.value.includes('blue engine')")
    page.press("Escape")
    page.wait_until_gone("dialog.modal")


def test_a_guest_is_turned_away(page: BrowserPage) -> None:
    page.click("[data-person=gus]")
    page.sees("#me", "Gus")
    page.write("/rapport history", COMPOSER)
    page.press("Enter")
    assert "guest" in page.sees(".message.ephemeral").lower()


def test_home_shows_what_is_ones_own_to_do(page: BrowserPage, keeps: KeepPicture) -> None:
    page.click(".way", "Home")
    assert "Your last entries" in page.sees("#home-blocks", "Recent contacts")
    keeps(page, "home")
    page.click("#home input[role=combobox]")
    page.write("babb")
    page.click(".option", "Charles Babbage")
    assert "charles@acme.example" in page.sees("dialog.modal", "Last entries")
    page.press("Escape")
    page.wait_until_gone("dialog.modal")
    page.click("[data-person=ada]")
    page.sees("#home-blocks", "For admins")


def test_what_became_of_a_mail_is_told_step_by_step(page: BrowserPage) -> None:
    page.click("#write")
    page.choose("#letter-from", "bob@ours.example")
    page.write("Lunch", "#letter-subject")
    page.write("At twelve?", "#letter-text")
    page.click("#letter .primary")
    page.sees(".path.skipped", "Lunch", seconds=TIMEOUT_SECONDS)
    page.click(".mail", "Lunch")
    page.click("#reading button", "What happened to it?")
    assert "Everybody on it is one of us" in page.sees(".path[open]", "Lunch")


def test_in_the_dark(address: str, opens: OpenPage, keeps: KeepPicture) -> None:
    page = opens(address, dark=True)
    page.write("/rapport history", COMPOSER)
    page.press("Enter")
    page.sees(".message.ephemeral", "The latest entries")
    assert page.run("faint()") == []
    keeps(page, "dark")
