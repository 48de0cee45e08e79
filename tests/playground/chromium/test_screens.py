"""Every screen of the bot, drawn by a browser in each language: no word runs out of its place.

With TEST_PICTURES=FOLDER the pictures are kept there to be looked at; with TEST_LONG=1 of all languages.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.context import LOCALE
from bot.inputs import User
from journal.contacts import stay_in_touch
from journal.model import AlertKind, Contact, Problem
from journal.store import alerts
from tests.bot.lookup_case import add_ada, alice_actor, cancel_entries, log_entry
from tests.bot.triage_case import CONFIG_WITH_CHANNEL, add_waiting_mail, set_triage_channel
from tests.bot.workspace_case import BotHarness, bot_harness
from tests.builders import ADMIN, a_person
from tests.clock import NOW
from tests.databases import SqliteDatabases
from tests.effort import one_day_in, tries
from tests.playground.chromium.conftest import KeepPicture, OpenPage
from tests.playground.chromium.driver import BrowserPage
from tests.playground.chromium.mail_list import FakeMailbox
from tests.playground.page_client import PageClient, open_page_server

pytestmark = one_day_in(3)

_SHIPPED = sorted(each.parents[1].name for each in LOCALE.glob("*/LC_MESSAGES/rapport.po"))
# Finnish has the longest words, Russian letters of its own.
LANGUAGES = sorted(("en", *_SHIPPED), key=lambda code: code not in {"fi", "ru"})[: tries(2, 6)]
# How Slack is asked to draw lists and figures: what the name of a picture has behind it, and the setting.
SHAPES = {"": "tables = true", "-new": "new_blocks = true"}
# What is typed for one picture.
SCREENS = {
    "lists": ("history ada", "due", "rhythm", "contact ada"),
    "entry": ("show 3", "cancel 2", "undo", "stats team month", "why chairs"),
    "start": ("", "help", "triage", "purge", "segment", "drafts"),
}
# What somebody wrote of two calls, in their language.
NOTES = {
    "en": (
        "Asked for the price list, and whether 200 chairs can be had before the fair in May.",
        "Takes 200 chairs, wants the contract by Friday.",
    ),
    "fi": (
        "Pyysi hinnaston ja kysyi, saako 200 tuolia ennen toukokuun messuja.",
        "Ottaa 200 tuolia, haluaa sopimuksen perjantaihin mennessä.",
    ),
    "nb": (
        "Ba om prislisten, og spurte om 200 stoler kan leveres før messen i mai.",
        "Tar 200 stoler, vil ha kontrakten innen fredag.",
    ),
    "nl": (
        "Vroeg om de prijslijst, en of er 200 stoelen kunnen komen vóór de beurs in mei.",
        "Neemt 200 stoelen, wil het contract uiterlijk vrijdag.",
    ),
    "ru": (
        "Просит прайс-лист и спрашивает, можно ли получить 200 стульев до майской выставки.",
        "Берёт 200 стульев, ждёт договор к пятнице.",
    ),
    "sv": (
        "Bad om prislistan, och frågade om 200 stolar kan levereras före mässan i maj.",
        "Tar 200 stolar, vill ha avtalet senast på fredag.",
    ),
}
FORMS = {"prefs": "/rapport prefs", "log": "/log", "edit": "/rapport edit 3", "new": "/rapport new"}
# Of all that is on the page, what is wider than its place, by a letter or more.
_TOO_WIDE = """[...document.querySelectorAll("#message-list *, #home *, dialog *")]
  .filter((one) => one.scrollWidth > one.clientWidth + 8 && one.clientWidth > 0
    && getComputedStyle(one).overflowX === "visible" && getComputedStyle(one).display !== "inline")
  .map((one) => one.textContent.trim().slice(0, 80))"""


@pytest.fixture
def shape() -> str:
    """That of a test that does not try them all."""
    return ""


@pytest.fixture(params=LANGUAGES)
def harness(
    request: pytest.FixtureRequest, shape: str, sqlite_databases: SqliteDatabases, tmp_path: Path
) -> Iterator[BotHarness]:
    language: str = request.param
    config = CONFIG_WITH_CHANNEL.replace("[slack]", f"[slack]\n{SHAPES[shape]}")
    with sqlite_databases.fresh() as url, bot_harness(url, tmp_path, config) as made:
        for person in (made.alice, made.ada):
            person.changes(locale=f"{language}-{language.upper()}")
        set_triage_channel(made, made.workspace.add_channel("triage").id)
        _fill(made, NOTES[language][0])
        yield made


@pytest.fixture
def face(harness: BotHarness, mails: FakeMailbox) -> Iterator[PageClient]:
    """The page's server before this harness: it outlives the browser's page, which asks it to the end."""
    with open_page_server(harness.workspace, harness.ada, mailbox=mails) as served:
        yield served


def _fill(harness: BotHarness, asked: str) -> None:
    ada = add_ada(harness, owner="ada@ours.example")
    mine = {"actor": alice_actor(harness), "salesperson": "ada@ours.example"}
    log_entry(harness, ada, template="CALL-OUT", text=asked, follow_up_on=NOW.date(), **mine)
    log_entry(harness, ada, template="MEETING-ONSITE", text="Walked through the showroom.", **mine)
    mail = "Hello,\n\nthe list is attached.\nBob"
    number = log_entry(harness, ada, template="EMAIL-OUT", subject="Prices", text=mail, **mine)
    log_entry(harness, ada, template="NOTE", text="Entered twice.", **mine)
    cancel_entries(harness, number + 1, reason="Entered twice")
    _add_waiting_contact(harness)
    add_waiting_mail(harness, "k1", subject="Chairs", text="What do two hundred chairs cost?")


def _add_waiting_contact(harness: BotHarness) -> Contact:
    with harness.session() as session:
        bea = a_person(session, "Bea Blond", "bea@blond.example", owner="ada@ours.example")
        stay_in_touch.set_rhythm(session, ADMIN, bea, 30, now=NOW)
    log_entry(harness, bea, template="LETTER", occurred_at=NOW - timedelta(days=45))
    return bea


def _language(harness: BotHarness) -> str:
    user = harness.slack_app.people.identify(harness.context, harness.ada.id, "")
    assert isinstance(user, User)
    return user.t.language


def _check_and_keep(page: BrowserPage, keep: KeepPicture, name: str) -> None:
    assert page.run(f"{_TOO_WIDE}") == []
    keep(page, name)


@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("name", SCREENS)
def test_no_word_of_a_screen_runs_out_of_its_place(
    harness: BotHarness,
    face: PageClient,
    opens: OpenPage,
    keeps: KeepPicture,
    name: str,
) -> None:
    language = _language(harness)
    for typed in SCREENS[name]:
        harness.ada.types(f"/rapport {typed}".strip())
        harness.settle()
    page = opens(face.server.url, width=1000, height=2400)
    page.sees(".message")
    shape = "-new" if harness.context.settings.slack.new_blocks else ""
    _check_and_keep(page, keeps, f"{language}-{name}{shape}")


def test_no_word_of_the_documentations_picture_runs_out_of_its_place(
    harness: BotHarness, face: PageClient, opens: OpenPage, keeps: KeepPicture
) -> None:
    language = _language(harness)
    harness.ada.types(f"/log Ada Lovelace: {NOTES[language][1]} -t CALL-OUT -d 25m -follow 7d")
    for typed in ("due", "stats team month"):
        harness.ada.types(f"/rapport {typed}")
    harness.settle()
    page = opens(face.server.url, width=1100, height=1500)
    page.sees(".message")
    assert page.run(f"{_TOO_WIDE}") == []
    keeps(page, f"screens-{language}", of=".message")


def test_no_word_of_an_alert_runs_out_of_its_place(
    harness: BotHarness, face: PageClient, opens: OpenPage, keeps: KeepPicture
) -> None:
    harness.ada.types("/rapport")
    with harness.session() as session:
        for kind in AlertKind:
            problem = Problem(kind, "sales", {"count": 3, "usual": 7})
            alerts.begin(session, problem, announced=True, now=harness.clock.now)
    harness.clock.now += timedelta(minutes=1)
    harness.settle()
    assert "rapport triage" in harness.ada.sees()[-1].plain()
    page = opens(face.server.url, width=1000, height=2400)
    page.sees(".message")
    _check_and_keep(page, keeps, f"{_language(harness)}-alerts")


def test_no_word_of_home_or_a_form_runs_out_of_its_place(
    harness: BotHarness,
    face: PageClient,
    opens: OpenPage,
    keeps: KeepPicture,
) -> None:
    language = _language(harness)
    page = opens(face.server.url, width=1000, height=1500)
    harness.ada.opens_home()
    page.click("#app-places button", "Home")
    _check_and_keep(page, keeps, f"{language}-home")
    for name, typed in FORMS.items():
        harness.ada.types(typed)
        page.sees("dialog[open]")
        _check_and_keep(page, keeps, f"{language}-form-{name}")
        assert harness.ada.modal is not None
        harness.ada.closes(harness.ada.modal, everything=True)
        page.wait_until_gone("dialog[open]")


def test_no_word_of_a_form_behind_a_button_runs_out_of_its_place(
    harness: BotHarness, face: PageClient, opens: OpenPage, keeps: KeepPicture
) -> None:
    page, language = opens(face.server.url, width=1000, height=1500), _language(harness)
    harness.ada.types("/log")
    assert harness.ada.modal is not None
    harness.ada.clicks(harness.ada.modal, action_id="log.more_fields")
    page.sees("dialog[open]")
    # The whole form, not what of it a screen shows.
    page.run("document.styleSheets[0].insertRule('dialog, dialog * {max-height: none !important}')")
    _check_and_keep(page, keeps, f"{language}-form-more")
    harness.ada.closes(harness.ada.modal, everything=True)
    page.wait_until_gone("dialog[open]")
    (history,) = harness.ada.types("/rapport history ada").messages
    harness.ada.clicks(history, action_id="find.evaluate")
    page.sees("dialog[open]")
    _check_and_keep(page, keeps, f"{language}-form-evaluate")
    harness.ada.closes(harness.ada.modal, everything=True)
    page.wait_until_gone("dialog[open]")
