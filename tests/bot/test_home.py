"""The Home tab loses what is erased or purged, though nobody opens it again."""

from concurrent.futures import ThreadPoolExecutor

from bot import outbox
from journal import contact, erase
from journal.model import CardKind, Contact
from journal.store import tables
from playground.workspace import Person
from tests.bot.logbook import purged
from tests.bot.office import Office
from tests.bot.triaging import waits
from tests.building import ADMIN, a_person

_NAME = "Lovelace"


def _logged(office: Office, *, by: Person) -> Contact:
    with office.session() as session:
        ada = a_person(session, "Ada Lovelace", "ada@acme.example")
    by.types("/log ada: Called about the recipe")
    return ada


def _erased(office: Office, who: Contact) -> None:
    with office.session() as session:
        erase.erase(session, ADMIN, who, shared=None, now=office.clock.now)


def _home(person: Person) -> str:
    assert person.home is not None
    return person.home.plain()


def _homes(office: Office) -> list[str]:
    with office.reading() as session:
        rows = session.execute(tables.card.select()).all()
    return [row.place for row in rows if row.kind == CardKind.HOME]


def _published(office: Office) -> int:
    return len(office.workspace.calls("views.publish"))


# ── what must go goes ───────────────────────────────────────────────────────────────────────────


def test_an_erased_person_is_on_no_home_any_more(office: Office) -> None:
    ada = _logged(office, by=office.alice)
    assert _NAME in office.alice.opens_home().plain()
    office.settle()
    _erased(office, ada)
    office.settle()
    assert _NAME not in _home(office.alice)
    assert "Log an interaction" in _home(office.alice)


def test_what_was_cancelled_and_purged_is_on_no_home_any_more(office: Office) -> None:
    _logged(office, by=office.alice)
    assert _NAME in office.alice.opens_home().plain()
    office.settle()
    purged(office, 1)
    office.settle()
    assert _NAME not in _home(office.alice)


def test_the_sender_of_a_mail_that_waits_goes_when_they_are_closed(office: Office) -> None:
    with office.session() as session:
        ada = a_person(session, "Ada Lovelace", "ada@acme.example")
    waits(office, "k1", sender="ada@acme.example", name="Ada Lovelace")
    assert _NAME in office.bob.opens_home().plain()
    office.settle()
    with office.session() as session:
        contact.change(session, ADMIN, ada, {"privacy_blocked": True})
    office.settle()
    assert _NAME not in _home(office.bob)


def test_each_keeps_a_home_of_their_own(office: Office) -> None:
    ada = _logged(office, by=office.alice)
    office.alice.opens_home()
    office.ada.opens_home()
    office.settle()
    _erased(office, ada)
    office.settle()
    assert "For admins" in _home(office.ada)
    assert "For admins" not in _home(office.alice)


# ── and nothing else is published ───────────────────────────────────────────────────────────────


def test_it_is_published_once_when_it_is_opened(office: Office) -> None:
    office.alice.opens_home()
    office.settle()
    assert (_published(office), len(_homes(office))) == (1, 1)


def test_what_is_new_waits_until_home_is_opened(office: Office) -> None:
    _logged(office, by=office.alice)
    office.alice.opens_home()
    office.settle()
    before = _published(office)
    office.alice.types("/log ada: Called again")
    office.settle()
    assert _published(office) == before
    office.alice.opens_home()
    office.settle()
    assert _published(office) == before + 1


def test_who_never_opened_home_and_a_guest_have_none(office: Office) -> None:
    ada = _logged(office, by=office.alice)
    office.gus.opens_home()
    office.settle()
    assert _homes(office) == []
    before = _published(office)
    _erased(office, ada)
    office.settle()
    assert _published(office) == before


def test_somebody_who_left_is_forgotten_without_a_call(office: Office) -> None:
    ada = _logged(office, by=office.alice)
    office.alice.opens_home()
    office.settle()
    office.alice.changes(deleted=True)
    before = _published(office)
    _erased(office, ada)
    office.settle()
    assert _homes(office) == []
    assert _published(office) == before


def test_whoever_became_a_guest_reads_that_it_is_not_open_to_them(office: Office) -> None:
    ada = _logged(office, by=office.alice)
    office.alice.opens_home()
    office.settle()
    office.alice.changes(guest=True)
    _erased(office, ada)
    office.settle()
    assert "not open to guests" in _home(office.alice)


# ── Slack stumbles ──────────────────────────────────────────────────────────────────────────────


def test_home_comes_when_slack_was_away_as_it_was_opened(office: Office) -> None:
    office.alice.opens_home()
    office.settle()
    _logged(office, by=office.alice)
    office.workspace.faults.fail("views.publish", "internal_error", status=500)
    assert _NAME not in office.alice.opens_home().plain()
    office.settle()
    assert _NAME in _home(office.alice)


def test_the_words_go_as_soon_as_slack_has_the_patience(office: Office) -> None:
    ada = _logged(office, by=office.alice)
    office.alice.opens_home()
    office.settle()
    office.workspace.faults.rate_limit("views.publish", retry_after=2)
    office.workspace.faults.fail("views.publish", "internal_error", status=500)
    _erased(office, ada)
    for _ in range(9):
        office.settle()
    assert _NAME not in _home(office.alice)


def test_what_was_read_before_the_erasure_and_published_after_it_does_not_stay(
    office: Office,
) -> None:
    ada = _logged(office, by=office.alice)
    office.alice.opens_home()
    office.settle()
    before, faults = _published(office), office.workspace.faults
    faults.slow("views.publish", 4)
    with ThreadPoolExecutor(1) as aside:
        opening = aside.submit(office.alice.opens_home)
        office.workspace.wait_for_calls("views.publish", before + 1)
        faults.slow("views.publish", 0)
        _erased(office, ada)
        outbox.step(office.outbox)
        assert _NAME not in _home(office.alice)
        faults.release()
        opening.result()
    office.settle()
    assert _NAME not in _home(office.alice)
