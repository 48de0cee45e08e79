"""What was cut out of a mail's text is told on its entry, and comes back by a button."""

from bot.listeners.shared.contact_search import find_contacts
from journal.contacts import contact
from journal.mail import mail
from journal.model import MailOutcome
from journal.store.record import interactions
from playground.workspace import PostedMessage, WorkspacePerson
from tests.bot.workspace_case import BotHarness
from tests.builders import ADMIN, a_person
from tests.clock import NOW
from tests.mail_builders import POLLER, VERSIONS, a_mail

WHOLE_TEXT = "New.\n> <!channel> Old."


def _log_mail(harness: BotHarness, owner: str = "alice@ours.example") -> int:
    with harness.session() as session:
        ada = a_person(session, "Ada", "ada@acme.example", owner=owner)
        new = a_mail("k1", MailOutcome.LOGGED, ada, text="New.", full_text=WHOLE_TEXT)
        now = harness.clock.now
        (done,) = mail.enter_mails(
            session, harness.config, POLLER, [new], versions=VERSIONS, now=now
        )
    assert done.interaction is not None
    return done.interaction


def _text(harness: BotHarness, number: int) -> str:
    with harness.reading() as session:
        found = interactions.get(session, number)
    assert found is not None
    return found.text


def _shown_message(person: WorkspacePerson, number: int) -> PostedMessage:
    return person.types(f"/rapport show {number}").messages[-1]


def test_it_is_told_comes_back_and_can_be_undone(harness: BotHarness) -> None:
    number = _log_mail(harness)
    card = _shown_message(harness.alice, number)
    assert "Quotes and signature were left out: 18 letters." in card.plain()
    harness.alice.clicks(card, "Take them back")
    harness.settle()
    assert _text(harness, number) == WHOLE_TEXT
    assert "Take them back" not in _shown_message(harness.alice, number).buttons()
    harness.alice.types("/rapport undo")
    assert _text(harness, number) == "New."


def _give_ada_to(harness: BotHarness, owner: str) -> None:
    with harness.session() as session:
        (ada,) = find_contacts(session, "ada@acme.example").contacts
        contact.change(session, ADMIN, ada, {"owner": owner}, now=NOW)


def test_an_old_button_changes_nothing_for_who_may_not_any_more(harness: BotHarness) -> None:
    number = _log_mail(harness)
    _give_ada_to(harness, "bob@ours.example")
    card = _shown_message(harness.bob, number)
    _give_ada_to(harness, "mia@ours.example")
    assert "Take them back" not in _shown_message(harness.bob, number).buttons()
    harness.bob.clicks(card, "Take them back")
    harness.settle()
    assert _text(harness, number) == "New."


def test_what_comes_back_pings_nobody(harness: BotHarness) -> None:
    number = _log_mail(harness)
    harness.alice.clicks(_shown_message(harness.alice, number), "Take them back")
    harness.settle()
    assert all(
        each.mentions() == [] for each in harness.alice.sees() if each.user != harness.alice.id
    )
