"""The whole playground, as `rapport demo` starts it: the tour, the form, triage, purge, mail.

With TEST_PICTURES naming a folder the good moments are kept there as pictures, for the docs.
"""

from collections.abc import Callable, Iterator

import pytest

from tests.playground.page.chromium import Browser, Page
from tests.playground.page.conftest import Opens
from tests.system.test_demo import a_demo

Keeps = Callable[[Page, str], None]
COMPOSER = "#composer-text"
# Real processes on a machine that many tests share.
PATIENCE = 60


@pytest.fixture(scope="module")
def address(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Asked for after the browser, so that nothing is started where there is none."""
    with a_demo(tmp_path_factory.mktemp("tour") / "playground") as demo:
        yield f"http://127.0.0.1:{demo.port}/"


@pytest.fixture
def page(address: str, opens: Opens) -> Page:
    return opens(address)


def _ticked(page: Page, step: str) -> None:
    page.sees(f"[data-step={step}].done", seconds=PATIENCE)


def _does(page: Page, step: str, tip: str) -> None:
    """Unfolds the step, and takes what it offers."""
    page.click(f"[data-step={step}] .step")
    page.click(f"[data-step={step}] .now button", tip)


def test_the_tour_is_walked_from_the_first_step_to_the_last(page: Page, keeps: Keeps) -> None:
    assert "0 of 5" in page.sees("#tour")
    _logs_a_call(page, keeps)
    _lets_a_contact_write(page)
    _triages_a_stranger(page, keeps)
    _cancels_and_takes_it_back(page)
    _purges(page, keeps)
    assert "That was the tour" in page.sees("#tour", "5 of 5")


def _logs_a_call(page: Page, keeps: Keeps) -> None:
    _does(page, "log", "Write the line")
    assert page.focus() == "Message"
    page.press("Enter")
    assert "asked for the price list" in page.sees(".message.ephemeral", "Logged #")
    _ticked(page, "log")
    keeps(page, "logged")


def _lets_a_contact_write(page: Page) -> None:
    _does(page, "mail", "Write as a contact")
    page.click("#letter .primary")
    page.sees(".path.logged", "The price list", seconds=PATIENCE)
    _ticked(page, "mail")


def _triages_a_stranger(page: Page, keeps: Keeps) -> None:
    _does(page, "triage", "Write as a stranger")
    page.click("#letter .primary")
    page.sees(".path.waits", "A question about your offer", seconds=PATIENCE)
    _does(page, "triage", "Take the next one")
    page.press("Enter")
    page.sees(".message", "Why it waits", seconds=PATIENCE)
    keeps(page, "triage")
    page.click(".message button", "New contact")
    page.sees("dialog.modal[data-callback='triage.new.form']")
    page.click("dialog button[type=submit]")
    page.gone("dialog.modal")
    _ticked(page, "triage")
    page.sees(".message button", "Undo", seconds=PATIENCE)


def _cancels_and_takes_it_back(page: Page) -> None:
    _does(page, "undo", "Cancel my last")
    page.press("Enter")
    page.sees(".message.ephemeral", "Cancelled #")
    page.click(".message.ephemeral button", "Undo")
    _ticked(page, "undo")


def _purges(page: Page, keeps: Keeps) -> None:
    _does(page, "purge", "Be Ada")
    page.sees("#me", "Ada Holm")
    _does(page, "purge", "Ask for a purge")
    page.press("Enter")
    page.sees(".message", "Nothing is deleted yet", seconds=PATIENCE)
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
    page.gone("dialog.modal")
    page.gone(".message button.danger")
    _ticked(page, "purge")


def test_the_form_is_filled_in_with_its_pickers(page: Page, keeps: Keeps) -> None:
    page.click("[data-person=bob]")
    page.sees("#me", "Bob")
    page.click("button", "Shortcuts")
    page.click(".item", "Log an interaction")
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
    page.sees("dialog .hint", "3 h, as the template has it")
    page.click("dialog button", "More fields")
    page.click("dialog [data-block^='log.evaluation'] input[role=combobox]")
    page.sees(".option", "ery positive")
    page.press("Enter")
    page.write("She liked the blue one.", "dialog [data-block^='log.note'] textarea")
    page.run("seen('dialog .body').scrollTop = 0")
    keeps(page, "form")
    page.click("dialog button[type=submit]")
    page.gone("dialog.modal")
    entry = page.sees(".message", "She liked the blue one.")
    assert "Ada Lovelace" in entry
    assert "Meeting at theirs" in entry


def test_a_message_is_logged_to_a_contact_by_its_menu(page: Page) -> None:
    page.click(".way", "sales")
    page.write("Charles called about the blue engine.", COMPOSER)
    page.press("Enter")
    page.hover(".message", "blue engine")
    page.click("button.tool", "More with this message")
    page.click(".item", "Log to contact")
    page.wait("seen('dialog textarea')?.value.includes('blue engine')")
    page.press("Escape")
    page.gone("dialog.modal")


def test_a_guest_is_turned_away(page: Page) -> None:
    page.click("[data-person=gus]")
    page.sees("#me", "Gus")
    page.write("/rapport history", COMPOSER)
    page.press("Enter")
    assert "guest" in page.sees(".message.ephemeral").lower()


def test_home_shows_what_is_ones_own_to_do(page: Page, keeps: Keeps) -> None:
    page.click(".way", "Home")
    assert "Your last entries" in page.sees("#home-blocks", "Recent contacts")
    keeps(page, "home")
    page.click("#home input[role=combobox]")
    page.write("babb")
    page.click(".option", "Charles Babbage")
    assert "charles@acme.example" in page.sees("dialog.modal", "Last entries")
    page.press("Escape")
    page.gone("dialog.modal")
    page.click("[data-person=ada]")
    page.sees("#home-blocks", "For admins")


def test_what_became_of_a_mail_is_told_step_by_step(page: Page) -> None:
    page.click("#write")
    page.choose("#letter-from", "bob@ours.example")
    page.write("Lunch", "#letter-subject")
    page.write("At twelve?", "#letter-text")
    page.click("#letter .primary")
    page.sees(".path.skipped", "Lunch", seconds=PATIENCE)
    page.click(".mail", "Lunch")
    page.click("#reading button", "What happened to it?")
    assert "Everybody on it is one of us" in page.sees(".path[open]", "Lunch")


def test_in_the_dark(address: str, opens: Opens, keeps: Keeps) -> None:
    page = opens(address, dark=True)
    page.write("/rapport history", COMPOSER)
    page.press("Enter")
    page.sees(".message.ephemeral", "The latest entries")
    assert page.run("faint()") == []
    keeps(page, "dark")
