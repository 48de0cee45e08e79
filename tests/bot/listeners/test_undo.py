"""`undo` says what it takes back, asks where it may be another thing, and never skips a change."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.language.translator import Translator
from bot.messages import undo as undo_text
from journal.contacts import contact, erase
from journal.model import DeedKind, NewContact, Role
from journal.store.contacts import contacts
from journal.store.record import interactions
from journal.undo.undo import IRREVOCABLE
from tests.bot.log_case import add_people, get_entry
from tests.bot.lookup_case import alice_actor, is_harmless, slack_actor
from tests.bot.workspace_case import BotHarness
from tests.clock import NOW


@pytest.fixture
def with_entry(harness: BotHarness) -> BotHarness:
    add_people(harness)
    harness.alice.types("/log bea: called")
    return harness


def _comments(harness: BotHarness) -> int:
    with harness.session() as session:
        return len(interactions.comments_of(session, 1))


def test_a_comment_is_withdrawn_and_the_log_is_asked_about(with_entry: BotHarness) -> None:
    alice = with_entry.alice
    alice.types("/rapport comment 1 She called back")
    undone = alice.types("/rapport undo")
    assert undone.text.startswith("Undone: your comment is withdrawn.")
    assert undone.text.count("#1 · Outgoing call · Bea Blond") == 1
    assert "You had done it today 11:30." in undone.text
    assert (_comments(with_entry), get_entry(with_entry).state) == (0, "active")
    asked = alice.types("/rapport undo").messages[0]
    assert "Logged: #1 · Outgoing call · Bea Blond" in asked.plain()
    assert "You did this today 11:30. Take it back?" in asked.plain()
    assert get_entry(with_entry).state == "active"
    alice.clicks(asked, "Undo")
    alice.clicks(asked, "Undo")
    with_entry.settle()
    told = [each.plain() for each in alice.sees()[-2:]]
    assert any("Undone: your entry is cancelled" in each for each in told)
    assert any("taken back already" in each for each in told)
    assert get_entry(with_entry).state == "cancelled"


def test_a_contact_added_or_changed_is_taken_back_and_the_log_stands(
    with_entry: BotHarness,
) -> None:
    alice = with_entry.alice
    with with_entry.session() as session:
        made = contact.add(session, alice_actor(with_entry), NewContact("Una <New>"), now=NOW)
        contact.change(session, alice_actor(with_entry), made, {"note": "Likes tea"}, now=NOW)
    undone = alice.types("/rapport undo")
    assert "the contact you changed is as it was before" in undone.text
    assert f"Contact changed: {made.number} · Una" in undone.text
    assert is_harmless(undone.messages[0])
    asked = alice.types("/rapport undo").messages[0]
    alice.clicks(asked, "Undo")
    with_entry.settle()
    assert "the contact you added is taken out" in alice.sees()[-1].plain()
    with with_entry.session() as session:
        assert contacts.get(session, made.id) is None
    assert get_entry(with_entry).state == "active"


def test_the_button_of_a_new_contact_leaves_undo_nothing_of_it(harness: BotHarness) -> None:
    message = harness.alice.types("/rapport new Una New una@new.example").messages[0]
    harness.alice.clicks(message, "Undo")
    harness.settle()
    assert "nothing of yours to undo" in harness.alice.types("/rapport undo").text


def test_what_is_gone_for_good_is_said_and_nothing_before_it_is_touched(
    with_entry: BotHarness,
) -> None:
    admin = with_entry.ada
    actor = replace(slack_actor(admin, "ada@ours.example"), role=Role.ADMIN)
    with with_entry.session() as session:
        gone = contact.add(session, actor, NewContact("Una New"), now=NOW)
        erase.erase(session, actor, gone, shared=None, now=NOW)
    told = admin.types("/rapport undo").text
    assert told == (
        "The last thing you did can't be taken back, and nothing before it was touched. "
        "Contact erased. You did this today 11:30."
    )


def test_a_deed_of_before_yesterday_is_asked_about(with_entry: BotHarness) -> None:
    with_entry.clock.now += timedelta(days=2)
    assert "Take it back?" in with_entry.alice.types("/rapport undo").text
    assert get_entry(with_entry).state == "active"


@pytest.mark.parametrize("kind", DeedKind)
def test_every_deed_has_its_words(kind: DeedKind) -> None:
    t = Translator()
    assert undo_text.deed_line(t, kind, "", "today")
    assert kind in IRREVOCABLE or undo_text.deed_undone(t, kind)
