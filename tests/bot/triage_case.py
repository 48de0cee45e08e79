"""Helpers of the tests of triage in Slack: mails that wait, and their cards."""

from dataclasses import replace
from typing import Any

from bot import outbox
from journal.model import LedgerMail, MailParty, NewParticipant, ParticipantPart
from journal.store.mail import ledger
from journal.store.slack import cards
from playground.workspace import ActionResult, PostedMessage, WorkspacePerson
from tests.bot.workspace_case import CONFIG, BotHarness
from tests.builders import a_person
from tests.mail_builders import a_mail, enter_mails

HOSTILE_MAIL_TEXT = (
    "<!channel> <https://evil.example|Invoice.pdf> *bold* `code` &amp; \u202egnp.exe \x07 "
    "אבג 🦊 <@U1> " + "x" * 3000
)


def add_waiting_mail(
    harness: BotHarness,
    key: str,
    sender: str = "new@acme.example",
    *,
    name: str = "New Person",
    **more: Any,
) -> int:
    """Add a mail of an unknown sender; return its number."""
    unknown = NewParticipant(None, ParticipantPart.MAIN, sender, name)
    parties = (MailParty("from", sender, name), MailParty("to", "sales@ours.example", ours=True))
    new = a_mail(key, sender=sender, **({"parties": parties} | more))
    new = replace(new, decision=replace(new.decision, participants=(unknown,)))
    with harness.session() as session:
        (done,) = enter_mails(session, harness.config, new)
    return done.mail


def add_known_contact(
    harness: BotHarness, name: str = "Ada Lovelace", *emails: str, **more: Any
) -> int:
    with harness.session() as session:
        return a_person(session, name, *emails, **more).id


def triage_card(harness: BotHarness, person: WorkspacePerson, mail: int) -> PostedMessage:
    """The card of a mail in somebody's direct messages, as it stands now."""
    harness.settle()
    with harness.reading() as session:
        card = cards.get_by_key(session, f"triage:{mail}:{person.id}")
    assert card is not None
    return next(each for each in person.sees() if each.ts == card.ts)


def take_next(harness: BotHarness, person: WorkspacePerson) -> ActionResult:
    seen = person.types("/rapport triage next")
    harness.settle()
    return seen


CONFIG_WITH_CHANNEL = f'{CONFIG}triage_channel = "CTRIAGE"\n'


def set_triage_channel(harness: BotHarness, channel: str) -> None:
    """Make this channel the one for triage, as the outbox knows it."""
    wanted = replace(harness.outbox.settings, triage_channel=channel)
    harness.outbox = replace(harness.outbox, settings=wanted, memory=outbox.outbox.OutboxMemory())
    harness.settle()


def ignore_mail(
    harness: BotHarness, person: WorkspacePerson, mail: int, label: str
) -> ActionResult:
    card = triage_card(harness, person, mail)
    return person.clicks(card, action_id="triage.ignore", option=label)


def postpone_mail(
    harness: BotHarness, person: WorkspacePerson, mail: int, label: str
) -> ActionResult:
    card = triage_card(harness, person, mail)
    return person.clicks(card, action_id="triage.later", option=label)


def get_mail(harness: BotHarness, mail: int) -> LedgerMail:
    with harness.reading() as session:
        found = ledger.get(session, mail)
    assert found is not None
    return found
