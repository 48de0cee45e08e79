"""What was cut out of a mail's text is told on its entry, and comes back by a button."""

from journal import mail
from journal.model import MailOutcome
from journal.store import interactions
from playground.workspace import PostedMessage, WorkspacePerson
from tests.bot.office import BotHarness
from tests.building import a_person
from tests.mailing import POLLER, VERSIONS, a_mail

WHOLE_TEXT = "New.\n> <!channel> Old."


def _log_mail(office: BotHarness, owner: str = "alice@ours.example") -> int:
    with office.session() as session:
        ada = a_person(session, "Ada", "ada@acme.example", owner=owner)
        new = a_mail("k1", MailOutcome.LOGGED, ada, text="New.", full_text=WHOLE_TEXT)
        now = office.clock.now
        (done,) = mail.enter_mails(
            session, office.config, POLLER, [new], versions=VERSIONS, now=now
        )
    assert done.interaction is not None
    return done.interaction


def _text(office: BotHarness, number: int) -> str:
    with office.reading() as session:
        found = interactions.get(session, number)
    assert found is not None
    return found.text


def _shown_message(person: WorkspacePerson, number: int) -> PostedMessage:
    return person.types(f"/rapport show {number}").messages[-1]


def test_it_is_told_comes_back_and_can_be_undone(office: BotHarness) -> None:
    number = _log_mail(office)
    card = _shown_message(office.alice, number)
    assert "Quotes and signature were left out: 18 letters." in card.plain()
    office.alice.clicks(card, "Take them back")
    office.settle()
    assert _text(office, number) == WHOLE_TEXT
    assert "Take them back" not in _shown_message(office.alice, number).buttons()
    office.alice.types("/rapport undo")
    assert _text(office, number) == "New."


def test_an_old_button_and_somebody_elses_change_nothing(office: BotHarness) -> None:
    number = _log_mail(office, owner="mia@ours.example")
    card = _shown_message(office.bob, number)
    office.bob.clicks(card, "Take them back")
    office.settle()
    assert _text(office, number) == "New."


def test_what_comes_back_pings_nobody(office: BotHarness) -> None:
    number = _log_mail(office)
    office.alice.clicks(_shown_message(office.alice, number), "Take them back")
    office.settle()
    assert all(
        each.mentions() == [] for each in office.alice.sees() if each.user != office.alice.id
    )
