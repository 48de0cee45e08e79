"""What the tests of triage in Slack share: mails that wait, and the cards of them."""

from dataclasses import replace
from typing import Any

from bot import outbox
from journal.model import LedgerMail, MailParty, NewParticipant, Part
from journal.store import cards, ledger
from playground.workspace import Message, Person, Seen
from tests.bot.office import CONFIG, Office
from tests.building import a_person
from tests.mailing import a_mail, entered

HOSTILE = (
    "<!channel> <https://evil.example|Invoice.pdf> *bold* `code` &amp; \u202egnp.exe \x07 "
    "אבג 🦊 <@U1> " + "x" * 3000
)


def waits(
    office: Office,
    key: str,
    sender: str = "new@acme.example",
    *,
    name: str = "New Person",
    **more: Any,
) -> int:
    """A mail of somebody whom nobody knows; its number."""
    unknown = NewParticipant(None, Part.MAIN, sender, name)
    parties = (MailParty("from", sender, name), MailParty("to", "sales@ours.example", ours=True))
    new = a_mail(key, sender=sender, **({"parties": parties} | more))
    new = replace(new, decision=replace(new.decision, participants=(unknown,)))
    with office.session() as session:
        (done,) = entered(session, office.house, new)
    return done.mail


def known(office: Office, name: str = "Ada Lovelace", *emails: str, **more: Any) -> int:
    with office.session() as session:
        return a_person(session, name, *emails, **more).id


def card_of(office: Office, person: Person, mail: int) -> Message:
    """The card of a mail in somebody's direct messages, as it stands now."""
    office.settle()
    with office.reading() as session:
        card = cards.by_key(session, f"triage:{mail}:{person.id}")
    assert card is not None
    return next(each for each in person.sees() if each.ts == card.ts)


def takes_next(office: Office, person: Person) -> Seen:
    seen = person.types("/rapport triage next")
    office.settle()
    return seen


WITH_CHANNEL = f'{CONFIG}triage_channel = "CTRIAGE"\n'


def counter(office: Office, channel: str) -> None:
    """As the outbox has it once this channel is for triage; of an office `WITH_CHANNEL`."""
    wanted = replace(office.outbox.wanted, triage_channel=channel)
    office.outbox = replace(office.outbox, wanted=wanted, memory=outbox.box.Memory())
    office.settle()


def ignores(office: Office, person: Person, mail: int, label: str) -> Seen:
    card = card_of(office, person, mail)
    return person.clicks(card, action_id="triage.ignore", option=label)


def puts_off(office: Office, person: Person, mail: int, label: str) -> Seen:
    card = card_of(office, person, mail)
    return person.clicks(card, action_id="triage.later", option=label)


def mail_of(office: Office, mail: int) -> LedgerMail:
    with office.reading() as session:
        found = ledger.get(session, mail)
    assert found is not None
    return found
