"""Contacts as one types: who is found, who is marked, and how quickly."""

import time

import pytest

from bot.asked import Asker, Searched
from bot.ids.log import Log
from bot.listeners.form import contacts_like
from journal.model import Address, AddressKind, NewContact
from journal.store import contacts
from playground.workspace import Refused
from tests.bot.logbook import add, people
from tests.bot.looking_up import HOSTILE
from tests.bot.office import Office
from tests.clock import NOW


def test_contacts_are_found_by_the_beginnings_of_their_words(office: Office) -> None:
    people(office)
    view = office.alice.types("/log").view
    assert view is not None
    found = office.alice.searches(view, "log.contacts", "lov ad")
    assert [(each.text, each.description) for each in found] == [
        ("Ada Lovelace (Acme)", "ada@acme.example")
    ]
    assert [each.text for each in office.alice.searches(view, "log.contacts", "ad")] == [
        "Ada Lovelace (Acme)",
        "Adam Smith",
    ]
    assert not office.alice.searches(view, "log.contacts", "nobody at all")


def test_one_letter_is_too_little(office: Office) -> None:
    people(office)
    view = office.alice.types("/log").view
    assert view is not None
    with pytest.raises(Refused):
        office.alice.searches(view, "log.contacts", "a")


def test_somebody_closed_is_found_and_marked(office: Office) -> None:
    add(office, "Mina Minor", minor=True)
    view = office.alice.types("/log").view
    assert view is not None
    (found,) = office.alice.searches(view, "log.contacts", "mina")
    assert found.description == "Closed for privacy: nothing new can be logged"


def test_hostile_names_and_words_are_only_text(office: Office) -> None:
    add(office, f"Eve {HOSTILE}", "eve@evil.example")
    view = office.alice.types("/log").view
    assert view is not None
    assert len(office.alice.searches(view, "log.contacts", "eve <!channel>")) <= 1
    office.alice.fills(view, {"log.contacts": ["Eve"]})
    assert not view.mentions()


def test_among_very_many_it_takes_no_longer_than_a_blink(office: Office) -> None:
    """The bound is for a busy machine; `python -m bench slack` measures it among 100,000."""
    news = [
        NewContact(
            name=f"Name{number % 499} Family{number}",
            addresses=(Address(AddressKind.EMAIL, f"n{number}@firm{number % 50}.example"),),
        )
        for number in range(1500)
    ]
    with office.session() as session:
        contacts.add_many(session, news, by="test", now=NOW)
    asker = office.door.people.asker(office.desk, office.alice.id, office.workspace.team_id)
    assert isinstance(asker, Asker)
    taken = []
    for typed in ("na", "name1", "family14", "n17@", "nmae5 famly77"):
        started = time.process_time()
        contacts_like(office.desk, Searched(asker, Log.CONTACTS, typed))
        taken.append(time.process_time() - started)
    assert sorted(taken)[2] < 0.5
