"""Contacts as one types: who is found, who is marked, and how quickly."""

import time

import pytest

from bot.ids.log import LogId
from bot.inputs import PickerSearched, User
from bot.listeners.log_form import search_contacts
from journal.model import Address, AddressKind, NewContact
from journal.store.contacts import contacts
from playground.workspace import ActionRefused
from tests.bot.log_case import add_contact, add_people
from tests.bot.lookup_case import HOSTILE_TEXT
from tests.bot.workspace_case import BotHarness
from tests.clock import NOW


def test_contacts_are_found_by_the_beginnings_of_their_words(harness: BotHarness) -> None:
    add_people(harness)
    view = harness.alice.types("/log").view
    assert view is not None
    found = harness.alice.searches(view, "log.contacts", "lov ad")
    assert [(each.text, each.description) for each in found] == [
        ("Ada Lovelace (Acme)", "ada@acme.example")
    ]
    assert [each.text for each in harness.alice.searches(view, "log.contacts", "ad")] == [
        "Ada Lovelace (Acme)",
        "Adam Smith",
    ]
    assert not harness.alice.searches(view, "log.contacts", "nobody at all")


def test_one_letter_is_too_little(harness: BotHarness) -> None:
    add_people(harness)
    view = harness.alice.types("/log").view
    assert view is not None
    with pytest.raises(ActionRefused):
        harness.alice.searches(view, "log.contacts", "a")


def test_somebody_closed_is_found_and_marked(harness: BotHarness) -> None:
    add_contact(harness, "Mina Minor", minor=True)
    view = harness.alice.types("/log").view
    assert view is not None
    (found,) = harness.alice.searches(view, "log.contacts", "mina")
    assert found.description == "Closed for privacy: nothing new can be logged"


def test_hostile_names_and_words_are_only_text(harness: BotHarness) -> None:
    add_contact(harness, f"Eve {HOSTILE_TEXT}", "eve@evil.example")
    view = harness.alice.types("/log").view
    assert view is not None
    assert len(harness.alice.searches(view, "log.contacts", "eve <!channel>")) <= 1
    harness.alice.fills(view, {"log.contacts": ["Eve"]})
    assert not view.mentions()


def test_among_very_many_it_takes_no_longer_than_a_blink(harness: BotHarness) -> None:
    """The bound is for a busy machine; `python -m bench slack` measures it among 100,000."""
    news = [
        NewContact(
            name=f"Name{number % 499} Family{number}",
            addresses=(Address(AddressKind.EMAIL, f"n{number}@firm{number % 50}.example"),),
        )
        for number in range(1500)
    ]
    with harness.session() as session:
        contacts.add_many(session, news, by="test", now=NOW)
    user = harness.slack_app.people.identify(
        harness.context, harness.alice.id, harness.workspace.team_id
    )
    assert isinstance(user, User)
    taken = []
    for typed in ("na", "name1", "family14", "n17@", "nmae5 famly77"):
        started = time.process_time()
        search_contacts(harness.context, PickerSearched(user, LogId.CONTACTS, typed))
        taken.append(time.process_time() - started)
    assert sorted(taken)[2] < 0.5
