"""No English is left where somebody reads another language (see `abroad`), and every language of the
tree fits into what Slack takes: titles, buttons, messages of each screen.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.desk import LOCALE
from journal import segment
from journal.model import NewAttachment, NoticeFrequency, UserPreferences
from journal.store import interactions, people
from tests.bot.abroad import PSEUDO_LANGUAGE, ScreenTexts, press_everything, write_pseudo_catalogue
from tests.bot.looking_up import (
    ONE_DAY,
    add_ada,
    alice_actor,
    cancel_entries,
    log_entries,
    log_entry,
)
from tests.bot.office import CONFIG, BotHarness, bot_harness
from tests.bot.triaging import (
    CONFIG_WITH_CHANNEL,
    add_known_contact,
    add_waiting_mail,
    set_triage_channel,
    take_next,
)
from tests.building import ADMIN, a_person
from tests.clock import NOW
from tests.databases import Databases
from tests.mailing import a_mail, enter_mails

# Names, addresses, codes and commands, and what was typed: not ours to translate. What the record
# itself says in English (see docs/translating.md) is not asked for here.
FOREIGN_WORDS = """
Ada Lovelace Acme Bea Blond Alice Adams Bob Berg Mia Moss Admin Partners New Person Root root
Talk Zz zz Anteckning Samtal till ada alice bob mia acme else example ours sales new ne pdf txt csv
EUR CSV Rapport rapport log help show edit find price list cancel restore comment menu triage
tomorrow seg partners follow up why helo love cost eval in out segment edit contact Europe Helsinki cli
English Svenska Norsk bokm Nederlands Suomi
"""


SHIPPED_LANGUAGES = sorted(each.parents[1].name for each in LOCALE.glob("*/LC_MESSAGES/rapport.po"))


@pytest.fixture(
    params=[
        *(("sqlite", PSEUDO_LANGUAGE), ("postgresql", PSEUDO_LANGUAGE)),
        *(("sqlite", language) for language in SHIPPED_LANGUAGES),
    ],
    ids="-".join,
)
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[BotHarness]:
    database, language = request.param
    databases: Databases = request.getfixturevalue(f"{database}_databases")
    locale = write_pseudo_catalogue(tmp_path / "locale") if language == PSEUDO_LANGUAGE else LOCALE
    short = "sv" if language == PSEUDO_LANGUAGE else language
    config = CONFIG_WITH_CHANNEL.replace("[company]\n", f'[company]\nlanguage = "{short}"\n')
    assert config != CONFIG
    with databases.fresh() as url, bot_harness(url, tmp_path, config, locale=locale) as made:
        for person in (made.alice, made.bob, made.mia, made.ada):
            person.changes(locale=f"{short}-{short.upper()}")
        set_triage_channel(made, made.workspace.add_channel("triage").id)
        yield made


@pytest.fixture
def texts(office: BotHarness) -> ScreenTexts:
    made = ScreenTexts(office.workspace.bot_user_id, is_real=office.context.locale == LOCALE)
    office.workspace.subscribe(made)
    return made


def _type_lines(office: BotHarness, *lines: str) -> None:
    for line in lines:
        office.ada.types(line)
        office.settle()


def test_whatever_is_asked_for(office: BotHarness, texts: ScreenTexts) -> None:
    ada = add_ada(office, minor=True, consent=True, excluded=True)
    log_entries(office, ada, 7)
    cancel_entries(office, 3, reason="Zz")
    verbs = (
        *("", "help", "help log", "history", "history ada", "history me", "history @bob"),
        *("show 1", "show 3", "contact ada", "drafts", "segment", "triage", "triage mine"),
        *("stats", "stats me month", "stats team quarter", "stats 2026-01-01..2026-02-02"),
        *("why 1", "why zz", "find talk", "find zz", "prefs", "new", "purge", "purge -older 9000d"),
        *("comment 1 Zz", "cancel 2 Zz", "cancel 2", "restore 2", "restore 2", "undo", "undo"),
    )
    _type_lines(office, *(f"/rapport {verb}".strip() for verb in verbs))
    office.ada.opens_home()
    assert texts.english_words(FOREIGN_WORDS) == set()


def test_whatever_was_not_understood(office: BotHarness, texts: ScreenTexts) -> None:
    add_ada(office)
    with office.session() as session:
        a_person(session, "Ada Zz")
    verbs = (
        *("zz", "helo", "menu zz", "triage zz", "show zz", "edit zz", "cancel", "restore zz"),
        *("comment 1", "find", "why", "show 999", "edit 999", "cancel 999", "history zz"),
        *("history @zz", "history -t zz", "history -since tomorrow", "history -t zz -t zz"),
        *("stats 2026-02-02..2026-01-01", "purge zz", "segment zz", "contact zz", "contact ada"),
        f"cancel {','.join(str(number) for number in range(1, 150))}",
    )
    _type_lines(office, *(f"/rapport {verb}" for verb in verbs))
    lines = ("-cost zz", "-eval zz", "-t zz", "-with zz", "-d", "-in -out")
    _type_lines(office, *(f"/log ada love: Zz {line}" for line in lines))
    _type_lines(
        office, "/log zz: Zz", "/log ada: Zz", "/log seg:zz: Zz", f"/log {'Zz ' * 150}: Zz", "zz"
    )
    assert texts.english_words(FOREIGN_WORDS) == set()


def test_whatever_is_pressed_on_entries_and_lists(office: BotHarness, texts: ScreenTexts) -> None:
    ada = add_ada(office)
    file = NewAttachment("zz.pdf", "application/pdf", b"zz")
    log_entries(office, ada, 9)
    number = log_entry(office, ada, text="Zz " * 3000, evaluation_note="Zz", duration_minutes=95)
    with office.session() as session:
        interactions.add_comment(session, number, "Zz", by=alice_actor(office).key, now=NOW)
        enter_mails(
            session, office.config, a_mail("k", subject="Zz", text="Zz", attachments=(file,))
        )
    _type_lines(
        office, "/rapport", "/rapport history", f"/rapport show {number}", "/rapport contact ada"
    )
    _type_lines(
        office,
        "/log ada: Zz",
        "/log zz: Zz",
        "/rapport drafts",
        "/rapport stats team month",
        "/rapport prefs",
    )
    office.ada.opens_home()
    pressed = press_everything(office.ada, office.settle)
    assert {"log.evaluate", "log.more_fields", "find.change.form", "prefs.form"} <= pressed
    assert {"find.csv", "find.cancel.form", "log.comment.form", "find.chart"} <= pressed
    uploads = office.workspace.calls("files.getUploadURLExternal")
    texts.texts += [each.get("alt_txt", "") for each in uploads]
    assert texts.is_real or any(each.startswith("⟦Ɓáŕ ćĥáŕť") for each in texts.texts)
    assert texts.english_words(FOREIGN_WORDS) == set()


def test_whatever_is_pressed_on_mails(office: BotHarness, texts: ScreenTexts) -> None:
    add_known_contact(office, "New Person")
    add_known_contact(office, "Bea Blond", "bea@acme.example")
    for key in ("k1", "k2", "k3", "k4", "k5", "k6", "k7"):
        add_waiting_mail(office, key, subject="Zz", text="Zz")
    _type_lines(office, "/rapport triage", "/rapport why zz")
    take_next(office, office.bob)
    for _ in range(5):
        take_next(office, office.ada)
        press_everything(office.ada, office.settle)
    assert texts.english_words(FOREIGN_WORDS) == set()


def test_whatever_is_pressed_on_purges_and_segments(office: BotHarness, texts: ScreenTexts) -> None:
    ada = add_ada(office)
    log_entries(office, ada, 4)
    cancel_entries(office, 1, 2, reason="Zz")
    with office.session() as session:
        other = a_person(session, "Bea Blond", excluded=True)
        made = segment.create(session, office.config, ADMIN, "partners", now=NOW, name="Partners")
        segment.add_members(session, ADMIN, made, [ada.id, other.id], now=NOW)
    _type_lines(office, "/rapport purge", "/rapport segment", "/log seg:partners: Zz")
    pressed = press_everything(office.ada, office.settle)
    assert {"purge.csv", "purge.form", "segment.log", "run.undo", "run.restore"} <= pressed
    assert texts.english_words(FOREIGN_WORDS) == set()


def test_whatever_is_told_unasked(office: BotHarness, texts: ScreenTexts) -> None:
    office.alice.types("/rapport")
    with office.session() as session:
        people.set_preferences(
            session, office.alice.id, UserPreferences(notice_frequency=NoticeFrequency.EACH)
        )
    number = log_entry(office, add_ada(office))
    _type_lines(office, f"/rapport cancel {number} Zz", f"/rapport restore {number}")
    office.clock.now += ONE_DAY
    office.settle()
    assert texts.is_real or any("ƀý Ada Admin" in each for each in texts.texts)
    assert texts.english_words(FOREIGN_WORDS) == set()
