"""What the tests of triage in Slack share: mails that wait, and the cards of them."""

from dataclasses import replace
from typing import Any

from bot import outbox
from journal.model import LedgerMail, MailParty, NewParticipant, ParticipantPart
from journal.store import cards, ledger
from playground.workspace import ActionResult, PostedMessage, WorkspacePerson
from tests.bot.office import CONFIG, BotHarness
from tests.building import a_person
from tests.mailing import a_mail, enter_mails

HOSTILE_MAIL_TEXT = (
    "<!channel> <https://evil.example|Invoice.pdf> *bold* `code` &amp; \u202egnp.exe \x07 "
    "אבג 🦊 <@U1> " + "x" * 3000
)


def add_waiting_mail(
    office: BotHarness,
    key: str,
    sender: str = "new@acme.example",
    *,
    name: str = "New Person",
    **more: Any,
) -> int:
    """A mail of somebody whom nobody knows; its number."""
    unknown = NewParticipant(None, ParticipantPart.MAIN, sender, name)
    parties = (MailParty("from", sender, name), MailParty("to", "sales@ours.example", ours=True))
    new = a_mail(key, sender=sender, **({"parties": parties} | more))
    new = replace(new, decision=replace(new.decision, participants=(unknown,)))
    with office.session() as session:
        (done,) = enter_mails(session, office.config, new)
    return done.mail


def add_known_contact(
    office: BotHarness, name: str = "Ada Lovelace", *emails: str, **more: Any
) -> int:
    with office.session() as session:
        return a_person(session, name, *emails, **more).id


def triage_card(office: BotHarness, person: WorkspacePerson, mail: int) -> PostedMessage:
    """The card of a mail in somebody's direct messages, as it stands now."""
    office.settle()
    with office.reading() as session:
        card = cards.get_by_key(session, f"triage:{mail}:{person.id}")
    assert card is not None
    return next(each for each in person.sees() if each.ts == card.ts)


def take_next(office: BotHarness, person: WorkspacePerson) -> ActionResult:
    seen = person.types("/rapport triage next")
    office.settle()
    return seen


CONFIG_WITH_CHANNEL = f'{CONFIG}triage_channel = "CTRIAGE"\n'


def set_triage_channel(office: BotHarness, channel: str) -> None:
    """As the outbox has it once this channel is for triage; of an office `WITH_CHANNEL`."""
    wanted = replace(office.outbox.settings, triage_channel=channel)
    office.outbox = replace(office.outbox, settings=wanted, memory=outbox.box.OutboxMemory())
    office.settle()


def ignore_mail(office: BotHarness, person: WorkspacePerson, mail: int, label: str) -> ActionResult:
    card = triage_card(office, person, mail)
    return person.clicks(card, action_id="triage.ignore", option=label)


def postpone_mail(
    office: BotHarness, person: WorkspacePerson, mail: int, label: str
) -> ActionResult:
    card = triage_card(office, person, mail)
    return person.clicks(card, action_id="triage.later", option=label)


def get_mail(office: BotHarness, mail: int) -> LedgerMail:
    with office.reading() as session:
        found = ledger.get(session, mail)
    assert found is not None
    return found
