"""Steps of workflows, run from the page: their fields, what they hand back, and how they fail."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.log_case import add_people, get_entry
from tests.bot.workspace_case import BotHarness, bot_harness
from tests.databases import SqliteDatabases
from tests.playground.chromium.conftest import KeepPicture, OpenPage
from tests.playground.chromium.driver import BrowserPage
from tests.playground.chromium.mail_list import FakeMailbox
from tests.playground.page_client import PageClient, open_page_server

STEP = "dialog[data-step-id]"


@pytest.fixture
def harness(sqlite_databases: SqliteDatabases, tmp_path: Path) -> Iterator[BotHarness]:
    with sqlite_databases.fresh() as url, bot_harness(url, tmp_path) as made:
        add_people(made)
        yield made


@pytest.fixture
def face(harness: BotHarness, mails: FakeMailbox) -> Iterator[PageClient]:
    """The page's server before this harness: it outlives the browser's page, which asks it to the end."""
    with open_page_server(harness.workspace, harness.alice, mailbox=mails) as served:
        yield served


@pytest.fixture
def page(face: PageClient, opens: OpenPage) -> BrowserPage:
    return opens(face.server.url)


def _open_step(page: BrowserPage, name: str) -> None:
    page.click("button", "Shortcuts")
    page.click(".item", name)
    page.sees(STEP, name.removeprefix("Step: "))


def test_a_step_logs_in_the_name_of_whoever_runs_it(
    harness: BotHarness, page: BrowserPage, keeps: KeepPicture
) -> None:
    _open_step(page, "Step: Log an interaction")
    page.write("bea@blond.example", f"{STEP} [name=contact]")
    page.write("Came to our stand.", f"{STEP} [name=text]")
    page.click(f"{STEP} button", "Run the step")
    page.sees(f"{STEP} .outcome", "Entry number")
    keeps(page, "step")
    logged = get_entry(harness)
    assert (logged.text, logged.salesperson) == ("Came to our stand.", "alice@ours.example")


def test_a_step_that_fails_says_why_in_its_place(harness: BotHarness, page: BrowserPage) -> None:
    _open_step(page, "Step: Log an interaction")
    page.write("nobody@else.example", f"{STEP} [name=contact]")
    page.write("Came.", f"{STEP} [name=text]")
    page.click(f"{STEP} button", "Run the step")
    page.sees(f"{STEP} .outcome.failed", "nobody@else.example")
    page.click(f"{STEP} button[aria-label=Close]")
    page.wait_until_gone(STEP)


def test_what_is_no_number_is_refused_before_it_is_run(
    harness: BotHarness, face: PageClient
) -> None:
    inputs = {"number": "one", "day": "2026-03-09"}
    answer = face.acts(harness.alice, "step", id="add_follow_up", inputs=inputs)
    assert (answer["ok"], answer["error"]) == (False, "Entry number is a number.")
    given = {"as": harness.alice.id, "act": "step", "id": "no_step", "inputs": {}}
    assert face.request("POST", "/api/act", given).status == 400
