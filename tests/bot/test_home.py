"""The Home tab loses what is erased or purged, though nobody opens it again."""

from concurrent.futures import ThreadPoolExecutor

from bot import outbox
from journal import contact, erase
from journal.model import CardKind, Contact
from journal.store import tables
from playground.workspace import WorkspacePerson
from tests.bot.logbook import purge_entry
from tests.bot.office import BotHarness
from tests.bot.triaging import add_waiting_mail
from tests.building import ADMIN, a_person

_NAME = "Lovelace"


def _log_entry(office: BotHarness, *, by: WorkspacePerson) -> Contact:
    with office.session() as session:
        ada = a_person(session, "Ada Lovelace", "ada@acme.example")
    by.types("/log ada: Called about the recipe")
    return ada


def _erase_contact(office: BotHarness, who: Contact) -> None:
    with office.session() as session:
        erase.erase(session, ADMIN, who, shared=None, now=office.clock.now)


def _home_text(person: WorkspacePerson) -> str:
    assert person.home is not None
    return person.home.plain()


def _home_places(office: BotHarness) -> list[str]:
    with office.reading() as session:
        rows = session.execute(tables.card.select()).all()
    return [row.place for row in rows if row.kind == CardKind.HOME]


def _count_published(office: BotHarness) -> int:
    return len(office.workspace.calls("views.publish"))


# ── what must go goes ───────────────────────────────────────────────────────────────────────────


def test_an_erased_person_is_on_no_home_any_more(office: BotHarness) -> None:
    ada = _log_entry(office, by=office.alice)
    assert _NAME in office.alice.opens_home().plain()
    office.settle()
    _erase_contact(office, ada)
    office.settle()
    assert _NAME not in _home_text(office.alice)
    assert "Log an interaction" in _home_text(office.alice)


def test_what_was_cancelled_and_purged_is_on_no_home_any_more(office: BotHarness) -> None:
    _log_entry(office, by=office.alice)
    assert _NAME in office.alice.opens_home().plain()
    office.settle()
    purge_entry(office, 1)
    office.settle()
    assert _NAME not in _home_text(office.alice)


def test_the_sender_of_a_mail_that_waits_goes_when_they_are_closed(office: BotHarness) -> None:
    with office.session() as session:
        ada = a_person(session, "Ada Lovelace", "ada@acme.example")
    add_waiting_mail(office, "k1", sender="ada@acme.example", name="Ada Lovelace")
    assert _NAME in office.bob.opens_home().plain()
    office.settle()
    with office.session() as session:
        contact.change(session, ADMIN, ada, {"privacy_blocked": True})
    office.settle()
    assert _NAME not in _home_text(office.bob)


def test_each_keeps_a_home_of_their_own(office: BotHarness) -> None:
    ada = _log_entry(office, by=office.alice)
    office.alice.opens_home()
    office.ada.opens_home()
    office.settle()
    _erase_contact(office, ada)
    office.settle()
    assert "For admins" in _home_text(office.ada)
    assert "For admins" not in _home_text(office.alice)


# ── and nothing else is published ───────────────────────────────────────────────────────────────


def test_it_is_published_once_when_it_is_opened(office: BotHarness) -> None:
    office.alice.opens_home()
    office.settle()
    assert (_count_published(office), len(_home_places(office))) == (1, 1)


def test_what_is_new_waits_until_home_is_opened(office: BotHarness) -> None:
    _log_entry(office, by=office.alice)
    office.alice.opens_home()
    office.settle()
    before = _count_published(office)
    office.alice.types("/log ada: Called again")
    office.settle()
    assert _count_published(office) == before
    office.alice.opens_home()
    office.settle()
    assert _count_published(office) == before + 1


def test_who_never_opened_home_and_a_guest_have_none(office: BotHarness) -> None:
    ada = _log_entry(office, by=office.alice)
    office.gus.opens_home()
    office.settle()
    assert _home_places(office) == []
    before = _count_published(office)
    _erase_contact(office, ada)
    office.settle()
    assert _count_published(office) == before


def test_somebody_who_left_is_forgotten_without_a_call(office: BotHarness) -> None:
    ada = _log_entry(office, by=office.alice)
    office.alice.opens_home()
    office.settle()
    office.alice.changes(deleted=True)
    before = _count_published(office)
    _erase_contact(office, ada)
    office.settle()
    assert _home_places(office) == []
    assert _count_published(office) == before


def test_whoever_became_a_guest_reads_that_it_is_not_open_to_them(office: BotHarness) -> None:
    ada = _log_entry(office, by=office.alice)
    office.alice.opens_home()
    office.settle()
    office.alice.changes(guest=True)
    _erase_contact(office, ada)
    office.settle()
    assert "not open to guests" in _home_text(office.alice)


# ── Slack stumbles ──────────────────────────────────────────────────────────────────────────────


def test_home_comes_when_slack_was_away_as_it_was_opened(office: BotHarness) -> None:
    office.alice.opens_home()
    office.settle()
    _log_entry(office, by=office.alice)
    office.workspace.faults.fail("views.publish", "internal_error", status=500)
    assert _NAME not in office.alice.opens_home().plain()
    office.settle()
    assert _NAME in _home_text(office.alice)


def test_the_words_go_as_soon_as_slack_has_the_patience(office: BotHarness) -> None:
    ada = _log_entry(office, by=office.alice)
    office.alice.opens_home()
    office.settle()
    office.workspace.faults.rate_limit("views.publish", retry_after=2)
    office.workspace.faults.fail("views.publish", "internal_error", status=500)
    _erase_contact(office, ada)
    for _ in range(9):
        office.settle()
    assert _NAME not in _home_text(office.alice)


def test_what_was_read_before_the_erasure_and_published_after_it_does_not_stay(
    office: BotHarness,
) -> None:
    ada = _log_entry(office, by=office.alice)
    office.alice.opens_home()
    office.settle()
    before, faults = _count_published(office), office.workspace.faults
    faults.slow_down("views.publish", 4)
    with ThreadPoolExecutor(1) as aside:
        opening = aside.submit(office.alice.opens_home)
        office.workspace.wait_for_calls("views.publish", before + 1)
        faults.slow_down("views.publish", 0)
        _erase_contact(office, ada)
        outbox.step(office.outbox)
        assert _NAME not in _home_text(office.alice)
        faults.release()
        opening.result()
    office.settle()
    assert _NAME not in _home_text(office.alice)
