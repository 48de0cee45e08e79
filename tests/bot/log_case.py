"""Helpers of the tests of logging: contacts to choose from, and the content of the record."""

from typing import Any

from journal.entries import cancel, purge
from journal.model import (
    Contact,
    ContactFilter,
    Draft,
    Interaction,
    InteractionFilter,
    StalePreview,
)
from journal.segments import segment
from journal.store.record import drafts, interactions
from playground.workspace import PostedMessage, WorkspacePerson, WorkspaceView
from tests.bot.workspace_case import BotHarness
from tests.builders import ADMIN, a_company, a_person
from tests.clock import NOW


def add_people(harness: BotHarness) -> dict[str, Contact]:
    """Add two people whose names begin alike, and one with another name."""
    with harness.session() as session:
        acme = a_company(session, "Acme")
        return {
            "ada": a_person(session, "Ada Lovelace", "ada@acme.example", company_id=acme.id),
            "adam": a_person(session, "Adam Smith", "adam@smith.example"),
            "bea": a_person(session, "Bea Blond", "bea@blond.example"),
        }


def add_contact(harness: BotHarness, name: str, *emails: str, **more: Any) -> Contact:
    with harness.session() as session:
        return a_person(session, name, *emails, **more)


def add_segment(harness: BotHarness) -> None:
    """Add a segment of all contacts."""
    with harness.session() as session:
        segment.create(
            session,
            harness.config,
            ADMIN,
            "partners",
            "All partners",
            wanted=ContactFilter(),
            template="",
            campaign="",
            now=NOW,
        )


def get_entry(harness: BotHarness, number: int = 1) -> Interaction:
    with harness.reading() as session:
        found = interactions.get(session, number)
    assert found is not None
    return found


def count_entries(harness: BotHarness) -> int:
    """The number of entries, cancelled ones too."""
    with harness.reading() as session:
        return len(interactions.get_many(session, range(1, 30)))


def get_drafts(harness: BotHarness, email: str = "alice@ours.example") -> tuple[Draft, ...]:
    with harness.reading() as session:
        return drafts.get_of_actor(session, email)


def last_direct_message(person: WorkspacePerson) -> PostedMessage:
    return person.sees()[-1]


def open_form(person: WorkspacePerson) -> WorkspaceView:
    assert person.modal is not None, "no form is open"
    return person.modal


def last_message(person: WorkspacePerson) -> PostedMessage:
    """The last message that they can see, wherever the commands were typed."""
    return person.sees()[-1]


def purge_entry(harness: BotHarness, number: int) -> None:
    """Cancel an entry, preview the purge, and delete it for good."""
    now = harness.clock.now
    with harness.session() as session:
        cancel.cancel(session, harness.config, ADMIN, [number], reason="", now=now)
        preview = purge.preview(session, ADMIN, InteractionFilter(), now=now)
        which = purge.begin(session, ADMIN, preview.token, now=now)
        assert not isinstance(which, StalePreview)
        purge.delete(session, which, purge.next_slice(session, which), now=now)
