"""Contacts as one types: who is found, who is marked, and with how much work."""

from collections.abc import Sequence

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
from tests.counting import count_calls

pytestmark = pytest.mark.usefixtures("quick_plans")


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


def test_among_four_times_as_many_it_takes_no_more_work(harness: BotHarness) -> None:
    """The seconds among 100,000 are measured by `python -m bench slack`."""
    searches = ("na", "name1", "family14", "n17@", "nmae5 famly77")
    _add_contacts(harness, 0, 400)
    # The first search of all prepares its statements.
    _count_search_calls(harness, searches)
    among_few = _count_search_calls(harness, searches)
    _add_contacts(harness, 400, 1600)
    assert _count_search_calls(harness, searches) < 1.5 * among_few


def _add_contacts(harness: BotHarness, first: int, end: int) -> None:
    news = [
        NewContact(
            name=f"Name{number % 499} Family{number}",
            addresses=(Address(AddressKind.EMAIL, f"n{number}@firm{number % 50}.example"),),
        )
        for number in range(first, end)
    ]
    with harness.session() as session:
        contacts.add_many(session, news, by="test", now=NOW)


def _count_search_calls(harness: BotHarness, searches: Sequence[str]) -> int:
    user = harness.slack_app.people.identify(
        harness.context, harness.alice.id, harness.workspace.team_id
    )
    assert isinstance(user, User)

    def search() -> None:
        for typed in searches:
            search_contacts(harness.context, PickerSearched(user, LogId.CONTACTS, typed))

    return count_calls(search)[1]
