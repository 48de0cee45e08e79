"""A button is there for who may press it: nobody is offered what would be refused."""

import pytest

from playground.workspace import PostedMessage, WorkspacePerson
from tests.bot.log_case import add_people
from tests.bot.workspace_case import BotHarness

CHANGES = {"Edit", "Undo", "Restore", "Evaluate…", "Follow-up…", "Mark as failed attempt"} | {
    "Cancel this entry…"
}


def shown_whole(person: WorkspacePerson) -> PostedMessage:
    return person.types("/rapport show 1").messages[0]


def offered_labels(message: PostedMessage) -> set[str]:
    """Gives the labels on its buttons, and in its menu if it has one."""
    has_menu = any("overflow" in str(block) for block in message.blocks)
    return {*message.buttons(), *(message.options("log.more") if has_menu else ())}


@pytest.fixture
def with_entry(harness: BotHarness) -> BotHarness:
    add_people(harness)
    harness.alice.types("/log bea: called")
    return harness


def test_who_may_not_change_an_entry_is_offered_no_change(with_entry: BotHarness) -> None:
    assert CHANGES - {"Undo", "Restore"} <= offered_labels(shown_whole(with_entry.alice))
    assert not CHANGES & offered_labels(shown_whole(with_entry.bob))
    with_entry.alice.types("/rapport cancel 1")
    assert "Restore" in offered_labels(shown_whole(with_entry.alice))
    assert "Restore" not in offered_labels(shown_whole(with_entry.bob))


def test_a_card_offers_undo_to_who_did_it_alone(with_entry: BotHarness) -> None:
    commented = with_entry.bob.types("/rapport comment 1 so it is").messages[0]
    # What he did is his comment, and that alone is his to take back.
    assert CHANGES & offered_labels(commented) == {"Undo"}
    assert "Show all of it" in offered_labels(commented)
    mine = with_entry.alice.types("/rapport comment 1 indeed").messages[0]
    assert {"Edit", "Undo"} <= offered_labels(mine)


def test_an_admin_is_offered_all_but_undo(with_entry: BotHarness) -> None:
    card = with_entry.ada.types("/rapport show 1").messages[0]
    assert CHANGES - {"Undo", "Restore"} <= offered_labels(card)
    assert "Undo" not in offered_labels(card)
