"""No English is left where somebody reads another language (see `abroad`), and every language of the
tree fits into what Slack takes: titles, buttons, messages of each screen.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.desk import LOCALE
from journal import segment
from journal.model import NewAttachment, Told, Wishes
from journal.store import interactions, people
from tests.bot.abroad import ABROAD, Texts, catalogue, presses_all
from tests.bot.looking_up import DAY, ada_of_acme, alice_of, cancelled, log, log_many
from tests.bot.office import CONFIG, Office, an_office
from tests.bot.triaging import WITH_CHANNEL, counter, known, takes_next, waits
from tests.building import ADMIN, a_person
from tests.clock import NOW
from tests.databases import Databases
from tests.mailing import a_mail, entered

# Names, addresses, codes and commands, and what was typed: not ours to translate. What the record
# itself says in English (see docs/translating.md) is not asked for here.
FOREIGN = """
Ada Lovelace Acme Bea Blond Alice Adams Bob Berg Mia Moss Admin Partners New Person Root root
Talk Zz zz Anteckning Samtal till ada alice bob mia acme else example ours sales new ne pdf txt csv
EUR CSV Rapport rapport log help show edit find price list cancel restore comment menu triage
tomorrow seg partners follow up why helo love cost eval in out segment edit contact Europe Helsinki cli
English Svenska Norsk bokm Nederlands Suomi
"""


IN_THE_TREE = sorted(each.parents[1].name for each in LOCALE.glob("*/LC_MESSAGES/rapport.po"))


@pytest.fixture(
    params=[
        *(("sqlite", ABROAD), ("postgresql", ABROAD)),
        *(("sqlite", language) for language in IN_THE_TREE),
    ],
    ids="-".join,
)
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    database, language = request.param
    databases: Databases = request.getfixturevalue(f"{database}_databases")
    locale = catalogue(tmp_path / "locale") if language == ABROAD else LOCALE
    short = "sv" if language == ABROAD else language
    config = WITH_CHANNEL.replace("[company]\n", f'[company]\nlanguage = "{short}"\n')
    assert config != CONFIG
    with databases.fresh() as url, an_office(url, tmp_path, config, locale=locale) as made:
        for person in (made.alice, made.bob, made.mia, made.ada):
            person.changes(locale=f"{short}-{short.upper()}")
        counter(made, made.workspace.add_channel("triage").id)
        yield made


@pytest.fixture
def texts(office: Office) -> Texts:
    made = Texts(office.workspace.bot_user_id, is_real=office.desk.locale == LOCALE)
    office.workspace.subscribe(made)
    return made


def _types(office: Office, *lines: str) -> None:
    for line in lines:
        office.ada.types(line)
        office.settle()


def test_whatever_is_asked_for(office: Office, texts: Texts) -> None:
    ada = ada_of_acme(office, minor=True, consent=True, excluded=True)
    log_many(office, ada, 7)
    cancelled(office, 3, reason="Zz")
    verbs = (
        *("", "help", "help log", "history", "history ada", "history me", "history @bob"),
        *("show 1", "show 3", "contact ada", "drafts", "segment", "triage", "triage mine"),
        *("stats", "stats me month", "stats team quarter", "stats 2026-01-01..2026-02-02"),
        *("why 1", "why zz", "find talk", "find zz", "prefs", "new", "purge", "purge -older 9000d"),
        *("comment 1 Zz", "cancel 2 Zz", "cancel 2", "restore 2", "restore 2", "undo", "undo"),
    )
    _types(office, *(f"/rapport {verb}".strip() for verb in verbs))
    office.ada.opens_home()
    assert texts.english(FOREIGN) == set()


def test_whatever_was_not_understood(office: Office, texts: Texts) -> None:
    ada_of_acme(office)
    with office.session() as session:
        a_person(session, "Ada Zz")
    verbs = (
        *("zz", "helo", "menu zz", "triage zz", "show zz", "edit zz", "cancel", "restore zz"),
        *("comment 1", "find", "why", "show 999", "edit 999", "cancel 999", "history zz"),
        *("history @zz", "history -t zz", "history -since tomorrow", "history -t zz -t zz"),
        *("stats 2026-02-02..2026-01-01", "purge zz", "segment zz", "contact zz", "contact ada"),
        f"cancel {','.join(str(number) for number in range(1, 150))}",
    )
    _types(office, *(f"/rapport {verb}" for verb in verbs))
    lines = ("-cost zz", "-eval zz", "-t zz", "-with zz", "-d", "-in -out")
    _types(office, *(f"/log ada love: Zz {line}" for line in lines))
    _types(
        office, "/log zz: Zz", "/log ada: Zz", "/log seg:zz: Zz", f"/log {'Zz ' * 150}: Zz", "zz"
    )
    assert texts.english(FOREIGN) == set()


def test_whatever_is_pressed_on_entries_and_lists(office: Office, texts: Texts) -> None:
    ada = ada_of_acme(office)
    file = NewAttachment("zz.pdf", "application/pdf", b"zz")
    log_many(office, ada, 9)
    number = log(office, ada, text="Zz " * 3000, evaluation_note="Zz", duration_minutes=95)
    with office.session() as session:
        interactions.add_comment(session, number, "Zz", by=alice_of(office).key, now=NOW)
        entered(session, office.house, a_mail("k", subject="Zz", text="Zz", attachments=(file,)))
    _types(
        office, "/rapport", "/rapport history", f"/rapport show {number}", "/rapport contact ada"
    )
    _types(
        office,
        "/log ada: Zz",
        "/log zz: Zz",
        "/rapport drafts",
        "/rapport stats team month",
        "/rapport prefs",
    )
    office.ada.opens_home()
    pressed = presses_all(office.ada, office.settle)
    assert {"log.evaluate", "log.more_fields", "find.change.form", "prefs.form"} <= pressed
    assert {"find.csv", "find.cancel.form", "log.comment.form", "find.chart"} <= pressed
    uploads = office.workspace.calls("files.getUploadURLExternal")
    texts.seen += [each.get("alt_txt", "") for each in uploads]
    assert texts.is_real or any(each.startswith("⟦Ɓáŕ ćĥáŕť") for each in texts.seen)
    assert texts.english(FOREIGN) == set()


def test_whatever_is_pressed_on_mails(office: Office, texts: Texts) -> None:
    known(office, "New Person")
    known(office, "Bea Blond", "bea@acme.example")
    for key in ("k1", "k2", "k3", "k4", "k5", "k6", "k7"):
        waits(office, key, subject="Zz", text="Zz")
    _types(office, "/rapport triage", "/rapport why zz")
    takes_next(office, office.bob)
    for _ in range(5):
        takes_next(office, office.ada)
        presses_all(office.ada, office.settle)
    assert texts.english(FOREIGN) == set()


def test_whatever_is_pressed_on_purges_and_segments(office: Office, texts: Texts) -> None:
    ada = ada_of_acme(office)
    log_many(office, ada, 4)
    cancelled(office, 1, 2, reason="Zz")
    with office.session() as session:
        other = a_person(session, "Bea Blond", excluded=True)
        made = segment.create(session, office.house, ADMIN, "partners", now=NOW, name="Partners")
        segment.add_members(session, ADMIN, made, [ada.id, other.id], now=NOW)
    _types(office, "/rapport purge", "/rapport segment", "/log seg:partners: Zz")
    pressed = presses_all(office.ada, office.settle)
    assert {"purge.csv", "purge.form", "segment.log", "run.undo", "run.restore"} <= pressed
    assert texts.english(FOREIGN) == set()


def test_whatever_is_told_unasked(office: Office, texts: Texts) -> None:
    office.alice.types("/rapport")
    with office.session() as session:
        people.set_wishes(session, office.alice.id, Wishes(told=Told.EACH))
    number = log(office, ada_of_acme(office))
    _types(office, f"/rapport cancel {number} Zz", f"/rapport restore {number}")
    office.clock.now += DAY
    office.settle()
    assert texts.is_real or any("ƀý Ada Admin" in each for each in texts.seen)
    assert texts.english(FOREIGN) == set()
