"""The Home tab loses what is erased or purged, though nobody opens it again."""

from concurrent.futures import ThreadPoolExecutor

from bot import outbox
from journal.contacts import contact, erase
from journal.model import CardKind, Contact
from journal.store import tables
from playground.workspace import WorkspacePerson
from tests.bot.log_case import purge_entry
from tests.bot.triage_case import add_waiting_mail
from tests.bot.workspace_case import BotHarness
from tests.builders import ADMIN, a_person
from tests.clock import NOW

_NAME = "Lovelace"


def _log_entry(harness: BotHarness, *, by: WorkspacePerson) -> Contact:
    with harness.session() as session:
        ada = a_person(session, "Ada Lovelace", "ada@acme.example")
    by.types("/log ada: Called about the recipe")
    return ada


def _erase_contact(harness: BotHarness, who: Contact) -> None:
    with harness.session() as session:
        erase.erase(session, ADMIN, who, shared=None, now=harness.clock.now)


def _home_text(person: WorkspacePerson) -> str:
    assert person.home is not None
    return person.home.plain()


def _home_places(harness: BotHarness) -> list[str]:
    with harness.reading() as session:
        rows = session.execute(tables.card.select()).all()
    return [row.place for row in rows if row.kind == CardKind.HOME]


def _count_published(harness: BotHarness) -> int:
    return len(harness.workspace.calls("views.publish"))


# ── what must go goes ───────────────────────────────────────────────────────────────────────────


def test_an_erased_person_is_on_no_home_any_more(harness: BotHarness) -> None:
    ada = _log_entry(harness, by=harness.alice)
    assert _NAME in harness.alice.opens_home().plain()
    harness.settle()
    _erase_contact(harness, ada)
    harness.settle()
    assert _NAME not in _home_text(harness.alice)
    assert "Log an interaction" in _home_text(harness.alice)


def test_what_was_cancelled_and_purged_is_on_no_home_any_more(harness: BotHarness) -> None:
    _log_entry(harness, by=harness.alice)
    assert _NAME in harness.alice.opens_home().plain()
    harness.settle()
    purge_entry(harness, 1)
    harness.settle()
    assert _NAME not in _home_text(harness.alice)


def test_the_sender_of_a_mail_that_waits_goes_when_they_are_closed(harness: BotHarness) -> None:
    with harness.session() as session:
        ada = a_person(session, "Ada Lovelace", "ada@acme.example")
    add_waiting_mail(harness, "k1", sender="ada@acme.example", name="Ada Lovelace")
    assert _NAME in harness.bob.opens_home().plain()
    harness.settle()
    with harness.session() as session:
        contact.change(session, ADMIN, ada, {"privacy_blocked": True}, now=NOW)
    harness.settle()
    assert _NAME not in _home_text(harness.bob)


def test_each_keeps_a_home_of_their_own(harness: BotHarness) -> None:
    ada = _log_entry(harness, by=harness.alice)
    harness.alice.opens_home()
    harness.ada.opens_home()
    harness.settle()
    _erase_contact(harness, ada)
    harness.settle()
    assert "For admins" in _home_text(harness.ada)
    assert "For admins" not in _home_text(harness.alice)


# ── and nothing else is published ───────────────────────────────────────────────────────────────


def test_it_is_published_once_when_it_is_opened(harness: BotHarness) -> None:
    harness.alice.opens_home()
    harness.settle()
    assert (_count_published(harness), len(_home_places(harness))) == (1, 1)


def test_what_is_new_waits_until_home_is_opened(harness: BotHarness) -> None:
    _log_entry(harness, by=harness.alice)
    harness.alice.opens_home()
    harness.settle()
    before = _count_published(harness)
    harness.alice.types("/log ada: Called again")
    harness.settle()
    assert _count_published(harness) == before
    harness.alice.opens_home()
    harness.settle()
    assert _count_published(harness) == before + 1


def test_who_never_opened_home_and_a_guest_have_none(harness: BotHarness) -> None:
    ada = _log_entry(harness, by=harness.alice)
    harness.gus.opens_home()
    harness.settle()
    assert _home_places(harness) == []
    before = _count_published(harness)
    _erase_contact(harness, ada)
    harness.settle()
    assert _count_published(harness) == before


def test_somebody_who_left_is_forgotten_without_a_call(harness: BotHarness) -> None:
    ada = _log_entry(harness, by=harness.alice)
    harness.alice.opens_home()
    harness.settle()
    harness.alice.changes(deleted=True)
    before = _count_published(harness)
    _erase_contact(harness, ada)
    harness.settle()
    assert _home_places(harness) == []
    assert _count_published(harness) == before


def test_whoever_became_a_guest_reads_that_it_is_not_open_to_them(harness: BotHarness) -> None:
    ada = _log_entry(harness, by=harness.alice)
    harness.alice.opens_home()
    harness.settle()
    harness.alice.changes(guest=True)
    _erase_contact(harness, ada)
    harness.settle()
    assert "not open to guests" in _home_text(harness.alice)


# ── Slack stumbles ──────────────────────────────────────────────────────────────────────────────


def test_home_comes_when_slack_was_away_as_it_was_opened(harness: BotHarness) -> None:
    harness.alice.opens_home()
    harness.settle()
    _log_entry(harness, by=harness.alice)
    harness.workspace.faults.fail("views.publish", "internal_error", status=500)
    assert _NAME not in harness.alice.opens_home().plain()
    harness.settle()
    assert _NAME in _home_text(harness.alice)


def test_the_words_go_as_soon_as_slack_has_the_patience(harness: BotHarness) -> None:
    ada = _log_entry(harness, by=harness.alice)
    harness.alice.opens_home()
    harness.settle()
    harness.workspace.faults.rate_limit("views.publish", retry_after=2)
    harness.workspace.faults.fail("views.publish", "internal_error", status=500)
    _erase_contact(harness, ada)
    for _ in range(9):
        harness.settle()
    assert _NAME not in _home_text(harness.alice)


def test_what_was_read_before_the_erasure_and_published_after_it_does_not_stay(
    harness: BotHarness,
) -> None:
    ada = _log_entry(harness, by=harness.alice)
    harness.alice.opens_home()
    harness.settle()
    before, faults = _count_published(harness), harness.workspace.faults
    faults.slow_down("views.publish", 4)
    with ThreadPoolExecutor(1) as aside:
        opening = aside.submit(harness.alice.opens_home)
        harness.workspace.wait_for_calls("views.publish", before + 1)
        faults.slow_down("views.publish", 0)
        _erase_contact(harness, ada)
        outbox.step(harness.outbox)
        assert _NAME not in _home_text(harness.alice)
        faults.release()
        opening.result()
    harness.settle()
    assert _NAME not in _home_text(harness.alice)
