"""No English is left where somebody reads another language (see `abroad`), and every language of the
tree fits into what Slack takes: titles, buttons, messages of each screen.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.context import LOCALE
from journal.model import NewAttachment, NoticeFrequency, UserPreferences
from journal.segments import segment
from journal.store.record import interactions
from journal.store.slack import people
from tests.bot.language.pseudo_language import (
    PSEUDO_LANGUAGE,
    ScreenTexts,
    press_everything,
    write_pseudo_catalogue,
)
from tests.bot.lookup_case import (
    ONE_DAY,
    add_ada,
    alice_actor,
    cancel_entries,
    log_entries,
    log_entry,
)
from tests.bot.triage_case import (
    CONFIG_WITH_CHANNEL,
    add_known_contact,
    add_waiting_mail,
    set_triage_channel,
    take_next,
)
from tests.bot.workspace_case import CONFIG, BotHarness, bot_harness
from tests.builders import ADMIN, a_person
from tests.clock import NOW
from tests.databases import SqliteDatabases
from tests.effort import one_day_in, turns
from tests.mail_builders import a_mail, enter_mails

pytestmark = one_day_in(2)

# Names, addresses, codes and commands, and what was typed: not ours to translate.
FOREIGN_WORDS = """
Ada Lovelace Acme Bea Blond Alice Adams Bob Berg Mia Moss Admin Partners New Person Root root
Talk Zz zz Anteckning Samtal till ada alice bob mia acme else example ours sales new ne pdf txt csv
EUR SEK CSV Rapport rapport log on since cancelled purge rhythm due help show edit find price list cancel restore comment menu triage
tomorrow seg partners follow up why helo love cost eval in out segment edit contact Europe Helsinki cli
English Svenska Norsk bokm Nederlands Suomi
"""


SHIPPED_LANGUAGES = sorted(each.parents[1].name for each in LOCALE.glob("*/LC_MESSAGES/rapport.po"))


# The pseudo language finds English on every screen each time. Whether a shipped one fits is a
# question for each screen in turn.
@pytest.fixture(params=[PSEUDO_LANGUAGE, *turns(SHIPPED_LANGUAGES)])
def harness(
    request: pytest.FixtureRequest, sqlite_databases: SqliteDatabases, tmp_path: Path
) -> Iterator[BotHarness]:
    language: str = request.param
    locale = write_pseudo_catalogue(tmp_path / "locale") if language == PSEUDO_LANGUAGE else LOCALE
    short = "sv" if language == PSEUDO_LANGUAGE else language
    config = CONFIG_WITH_CHANNEL.replace("[company]\n", f'[company]\nlanguage = "{short}"\n')
    assert config != CONFIG
    with sqlite_databases.fresh() as url, bot_harness(url, tmp_path, config, locale=locale) as made:
        for person in (made.alice, made.bob, made.mia, made.ada):
            person.changes(locale=f"{short}-{short.upper()}")
        set_triage_channel(made, made.workspace.add_channel("triage").id)
        yield made


@pytest.fixture
def texts(harness: BotHarness) -> ScreenTexts:
    made = ScreenTexts(harness.workspace.bot_user_id, is_real=harness.context.locale == LOCALE)
    harness.workspace.subscribe(made)
    return made


def _type_lines(harness: BotHarness, *lines: str) -> None:
    for line in lines:
        harness.ada.types(line)
        harness.settle()


def test_whatever_is_asked_for(harness: BotHarness, texts: ScreenTexts) -> None:
    ada = add_ada(harness, minor=True, consent=True, excluded=True)
    log_entries(harness, ada, 7)
    cancel_entries(harness, 3, reason="Zz")
    verbs = (
        *("", "help", "help log", "history", "history ada", "history me", "history @bob"),
        *("show 1", "show 3", "contact ada", "drafts", "segment", "triage", "triage mine"),
        *("stats", "stats me month", "stats team quarter", "stats 2026-01-01..2026-02-02"),
        *("why 1", "why zz", "find talk", "find zz", "prefs", "new", "purge", "purge -older 9000d"),
        *("comment 1 Zz", "cancel 2 Zz", "cancel 2", "restore 2", "restore 2", "undo", "undo"),
    )
    _type_lines(harness, *(f"/rapport {verb}".strip() for verb in verbs))
    harness.ada.opens_home()
    assert texts.english_words(FOREIGN_WORDS) == set()


def test_whatever_was_not_understood(harness: BotHarness, texts: ScreenTexts) -> None:
    add_ada(harness)
    with harness.session() as session:
        a_person(session, "Ada Zz")
    verbs = (
        *("zz", "helo", "menu zz", "triage zz", "show zz", "edit zz", "cancel", "restore zz"),
        *("comment 1", "find", "why", "show 999", "edit 999", "cancel 999", "history zz"),
        *("history @zz", "history -t zz", "history -since tomorrow", "history -t zz -t zz"),
        *("stats 2026-02-02..2026-01-01", "purge zz", "segment zz", "contact zz", "contact ada"),
        f"cancel {','.join(str(number) for number in range(1, 150))}",
    )
    _type_lines(harness, *(f"/rapport {verb}" for verb in verbs))
    lines = (
        *("-cost zz", "-cost 9 SEK", "-eval zz", "-t zz", "-with zz", "-d", "-d zz", "-in -out"),
        *("-on zz", "-on 30.2.2026", "-on 3/4", "-on 25:00", "-on 1800-01-01", "-on tomorrow"),
        *("-on 3000d", "-follow 90000d", "-zz"),
    )
    _type_lines(harness, *(f"/log ada love: Zz {line}" for line in lines))
    _type_lines(
        harness, "/log zz: Zz", "/log ada: Zz", "/log seg:zz: Zz", f"/log {'Zz ' * 150}: Zz", "zz"
    )
    assert texts.english_words(FOREIGN_WORDS) == set()


def test_whatever_the_record_refuses(harness: BotHarness, texts: ScreenTexts) -> None:
    ada = add_ada(harness)
    log_entries(harness, ada, 2)
    lines = ("-d 2000h", "-cost 9.999", "-on 2027-01-01")
    _type_lines(harness, *(f"/log ada: Zz -t CALL-OUT {line}" for line in lines))
    verbs = ("purge -t zz", "rhythm ada 999999d", "rhythm ada", "new", "history -zz", "due zz")
    _type_lines(harness, *(f"/rapport {verb}" for verb in verbs))
    assert texts.english_words(FOREIGN_WORDS) == set()


def test_whatever_is_pressed_on_entries_and_lists(harness: BotHarness, texts: ScreenTexts) -> None:
    ada = add_ada(harness)
    file = NewAttachment("zz.pdf", "application/pdf", b"zz")
    log_entries(harness, ada, 9)
    number = log_entry(harness, ada, text="Zz " * 3000, evaluation_note="Zz", duration_minutes=95)
    with harness.session() as session:
        interactions.add_comment(session, number, "Zz", by=alice_actor(harness).key, now=NOW)
        enter_mails(
            session, harness.config, a_mail("k", subject="Zz", text="Zz", attachments=(file,))
        )
    _type_lines(
        harness, "/rapport", "/rapport history", f"/rapport show {number}", "/rapport contact ada"
    )
    _type_lines(
        harness,
        "/log ada: Zz",
        "/log zz: Zz",
        "/rapport drafts",
        "/rapport stats team month",
        "/rapport prefs",
    )
    harness.ada.opens_home()
    pressed = press_everything(harness.ada, harness.settle)
    assert {"log.evaluate", "log.more_fields", "find.change.form", "prefs.form"} <= pressed
    assert {"find.csv", "find.cancel.form", "log.comment.form", "find.chart"} <= pressed
    uploads = harness.workspace.calls("files.getUploadURLExternal")
    texts.texts += [each.get("alt_txt", "") for each in uploads]
    assert texts.is_real or any(each.startswith("⟦Ɓáŕ ćĥáŕť") for each in texts.texts)
    assert texts.english_words(FOREIGN_WORDS) == set()


def test_whatever_is_pressed_on_mails(harness: BotHarness, texts: ScreenTexts) -> None:
    add_known_contact(harness, "New Person")
    add_known_contact(harness, "Bea Blond", "bea@acme.example")
    for key in ("k1", "k2", "k3", "k4", "k5", "k6", "k7"):
        add_waiting_mail(harness, key, subject="Zz", text="Zz")
    _type_lines(harness, "/rapport triage", "/rapport why zz")
    take_next(harness, harness.bob)
    for _ in range(5):
        take_next(harness, harness.ada)
        press_everything(harness.ada, harness.settle)
    assert texts.english_words(FOREIGN_WORDS) == set()


def test_whatever_is_pressed_on_purges_and_segments(
    harness: BotHarness, texts: ScreenTexts
) -> None:
    ada = add_ada(harness)
    log_entries(harness, ada, 4)
    cancel_entries(harness, 1, 2, reason="Zz")
    with harness.session() as session:
        other = a_person(session, "Bea Blond", excluded=True)
        made = segment.create(session, harness.config, ADMIN, "partners", now=NOW, name="Partners")
        segment.add_members(session, ADMIN, made, [ada.id, other.id], now=NOW)
    _type_lines(harness, "/rapport purge", "/rapport segment", "/log seg:partners: Zz")
    pressed = press_everything(harness.ada, harness.settle)
    assert {"purge.csv", "purge.form", "segment.log", "run.undo", "run.restore"} <= pressed
    assert texts.english_words(FOREIGN_WORDS) == set()


def test_whatever_is_told_unasked(harness: BotHarness, texts: ScreenTexts) -> None:
    harness.alice.types("/rapport")
    with harness.session() as session:
        people.set_preferences(
            session, harness.alice.id, UserPreferences(notice_frequency=NoticeFrequency.EACH)
        )
    number = log_entry(harness, add_ada(harness))
    _type_lines(harness, f"/rapport cancel {number} Zz", f"/rapport restore {number}")
    harness.clock.now += ONE_DAY
    harness.settle()
    assert texts.is_real or any("ƀý Ada Admin" in each for each in texts.texts)
    assert texts.english_words(FOREIGN_WORDS) == set()
