"""What the tests of finding and showing share: contacts, entries, and texts that mean no good."""

from datetime import timedelta
from typing import Any

from journal import cancel
from journal.model import Actor, Contact, Source
from journal.store import lookup
from playground.workspace import Message, Person
from tests.bot.office import Office
from tests.building import ADMIN, a_company, a_person, logged
from tests.clock import NOW

HOSTILE = (
    "<!channel> <https://evil.example|Invoice.pdf> *bold* ~struck~ `code` &amp; \u202egnp.exe\u202c "
    "https://evil.example/x :bomb: אבג 🦊 <@U1> "
)
DAY = timedelta(days=1)


def actor_of(person: Person, email: str) -> Actor:
    """As the record knows somebody who did something in Slack."""
    return Actor(Source.SLACK, person.id, email=email)


def alice_of(office: Office) -> Actor:
    return actor_of(office.alice, "alice@ours.example")


def bob_of(office: Office) -> Actor:
    return actor_of(office.bob, "bob@ours.example")


def ada_of_acme(office: Office, **more: Any) -> Contact:
    with office.session() as session:
        firm = a_company(session, "Acme")
        return a_person(session, "Ada Lovelace", "ada@acme.example", company_id=firm.id, **more)


def log(office: Office, who: Contact, **more: Any) -> int:
    """By Alice, unless it is said who."""
    more.setdefault("actor", alice_of(office))
    with office.session() as session:
        return logged(session, office.house, who, **more)


def log_many(office: Office, who: Contact, count: int) -> list[int]:
    """The first one is the oldest."""
    with office.session() as session:
        return [
            logged(
                session,
                office.house,
                who,
                actor=alice_of(office),
                text=f"Talk {number}.",
                occurred_at=NOW - (count - number) * DAY,
            )
            for number in range(1, count + 1)
        ]


def cancelled(office: Office, *numbers: int, reason: str = "") -> None:
    with office.session() as session:
        cancel.cancel(session, office.house, ADMIN, numbers, reason=reason, now=NOW)


def is_harmless(message: Message) -> bool:
    """Nothing in it is live, and a reader of the one paragraph hears what there is."""
    return not message.mentions() and bool(message.text.strip())


def the_one(office: Office, typed: str) -> Contact:
    with office.reading() as session:
        found = lookup.find(session, typed)
        assert found.certain, found
        return found.contacts[0]


def is_there(office: Office, typed: str) -> bool:
    with office.reading() as session:
        return bool(lookup.find(session, typed).contacts)


def card_of(office: Office, who: str) -> Message:
    (message,) = office.alice.types(f"/rapport contact {who}").messages
    return message
