"""Helpers of the tests of finding and showing: contacts, entries, and hostile texts."""

from datetime import timedelta
from typing import Any

from journal.entries import cancel
from journal.model import Actor, Contact, Source
from journal.store.contacts import lookup
from playground.workspace import PostedMessage, WorkspacePerson
from tests.bot.workspace_case import BotHarness
from tests.builders import ADMIN, a_company, a_person, log_interaction
from tests.clock import NOW

HOSTILE_TEXT = (
    "<!channel> <https://evil.example|Invoice.pdf> *bold* ~struck~ `code` &amp; \u202egnp.exe\u202c "
    "https://evil.example/x :bomb: אבג 🦊 <@U1> "
)
ONE_DAY = timedelta(days=1)


def slack_actor(person: WorkspacePerson, email: str) -> Actor:
    """The actor for somebody in Slack."""
    return Actor(Source.SLACK, person.id, email=email)


def alice_actor(harness: BotHarness) -> Actor:
    return slack_actor(harness.alice, "alice@ours.example")


def bob_actor(harness: BotHarness) -> Actor:
    return slack_actor(harness.bob, "bob@ours.example")


def add_ada(harness: BotHarness, **more: Any) -> Contact:
    with harness.session() as session:
        firm = a_company(session, "Acme")
        return a_person(session, "Ada Lovelace", "ada@acme.example", company_id=firm.id, **more)


def log_entry(harness: BotHarness, who: Contact, **more: Any) -> int:
    """Log an entry, by Alice if nobody else is named."""
    more.setdefault("actor", alice_actor(harness))
    with harness.session() as session:
        return log_interaction(session, harness.config, who, **more)


def log_entries(harness: BotHarness, who: Contact, count: int) -> list[int]:
    """Log entries; the first one is the oldest."""
    with harness.session() as session:
        return [
            log_interaction(
                session,
                harness.config,
                who,
                actor=alice_actor(harness),
                text=f"Talk {number}.",
                occurred_at=NOW - (count - number) * ONE_DAY,
            )
            for number in range(1, count + 1)
        ]


def cancel_entries(harness: BotHarness, *numbers: int, reason: str = "") -> None:
    with harness.session() as session:
        cancel.cancel(session, harness.config, ADMIN, numbers, reason=reason, now=NOW)


def is_harmless(message: PostedMessage) -> bool:
    """Says whether a message has no link or mention, and its text has all that the blocks have."""
    return not message.mentions() and bool(message.text.strip())


def find_contact(harness: BotHarness, typed: str) -> Contact:
    with harness.reading() as session:
        found = lookup.find(session, typed)
        assert found.is_certain, found
        return found.contacts[0]


def contact_exists(harness: BotHarness, typed: str) -> bool:
    with harness.reading() as session:
        return bool(lookup.find(session, typed).contacts)


def contact_card(harness: BotHarness, who: str) -> PostedMessage:
    (message,) = harness.alice.types(f"/rapport contact {who}").messages
    return message
