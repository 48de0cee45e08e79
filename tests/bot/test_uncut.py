"""What was cut out of a mail's text is told on its entry, and comes back by a button."""

from journal import mail
from journal.model import Outcome
from journal.store import interactions
from playground.workspace import Message, Person
from tests.bot.office import Office
from tests.building import a_person
from tests.mailing import POLLER, VERSIONS, a_mail

WHOLE = "New.\n> <!channel> Old."


def _logged(office: Office, owner: str = "alice@ours.example") -> int:
    with office.session() as session:
        ada = a_person(session, "Ada", "ada@acme.example", owner=owner)
        new = a_mail("k1", Outcome.LOGGED, ada, text="New.", full_text=WHOLE)
        now = office.clock.now
        (done,) = mail.enter(session, office.house, POLLER, [new], versions=VERSIONS, now=now)
    assert done.interaction is not None
    return done.interaction


def _text(office: Office, number: int) -> str:
    with office.reading() as session:
        found = interactions.get(session, number)
    assert found is not None
    return found.text


def _shown(person: Person, number: int) -> Message:
    return person.types(f"/rapport show {number}").messages[-1]


def test_it_is_told_comes_back_and_can_be_undone(office: Office) -> None:
    number = _logged(office)
    card = _shown(office.alice, number)
    assert "Quotes and signature were left out: 18 letters." in card.plain()
    office.alice.clicks(card, "Take them back")
    office.settle()
    assert _text(office, number) == WHOLE
    assert "Take them back" not in _shown(office.alice, number).buttons()
    office.alice.types("/rapport undo")
    assert _text(office, number) == "New."


def test_an_old_button_and_somebody_elses_change_nothing(office: Office) -> None:
    number = _logged(office, owner="mia@ours.example")
    card = _shown(office.bob, number)
    office.bob.clicks(card, "Take them back")
    office.settle()
    assert _text(office, number) == "New."


def test_what_comes_back_pings_nobody(office: Office) -> None:
    number = _logged(office)
    office.alice.clicks(_shown(office.alice, number), "Take them back")
    office.settle()
    assert all(
        each.mentions() == [] for each in office.alice.sees() if each.user != office.alice.id
    )
