"""Staying in touch: a rhythm for one contact, a tag or a segment; who waits, told once, quiet again."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from journal.contacts import contact
from journal.model import Contact
from tests.bot.log_case import add_contact, add_segment, open_form
from tests.bot.lookup_case import ONE_DAY, bob_actor, find_contact, log_entry
from tests.bot.workspace_case import CONFIG, BotHarness, bot_harness
from tests.builders import ADMIN
from tests.clock import NOW

pytestmark = pytest.mark.usefixtures("quick_plans")

_RULES = """
[stay_in_touch]
tags = { VIP = 14 }
segments = { partners = 90 }
"""


@pytest.fixture
def ruled(database_url: str, tmp_path: Path) -> Iterator[BotHarness]:
    with bot_harness(database_url, tmp_path, CONFIG + _RULES) as made:
        yield made


def add_spoken(harness: BotHarness, name: str, days_ago: int, **more: object) -> Contact:
    """A contact of Alice's, whom Bob spoke to some days ago."""
    who = add_contact(harness, name, owner="alice@ours.example", **more)
    log_entry(harness, who, actor=bob_actor(harness), occurred_at=NOW - days_ago * ONE_DAY)
    return who


def waiting_text(harness: BotHarness) -> str:
    return harness.alice.types("/rapport rhythm").text


@pytest.mark.parametrize("typed", ["ada 30d", "ada lovelace every 30 days", '"Ada Lovelace" 30'])
def test_a_contact_is_given_a_rhythm(harness: BotHarness, typed: str) -> None:
    add_spoken(harness, "Ada Lovelace", 31)
    assert "Nobody waits" in waiting_text(harness)
    said = harness.alice.types(f"/rapport rhythm {typed}").text
    assert "Ada Lovelace: to be spoken to every 30 days." in said
    assert "Ada Lovelace · last spoken to 31 Jan · every 30 days" in waiting_text(harness)
    assert "To be spoken to\nevery 30 days" in harness.alice.types("/rapport contact ada").text


def test_it_is_taken_out_again_and_undone_like_any_change(harness: BotHarness) -> None:
    add_spoken(harness, "Ada Lovelace", 31, tags=frozenset({"fair"}))
    harness.alice.types("/rapport rhythm ada 30d")
    harness.alice.types("/rapport rhythm ada off")
    assert find_contact(harness, "ada").tags == {"fair"}
    harness.alice.types("/rapport undo")
    assert "every 30 days" in waiting_text(harness)


def test_a_name_without_a_time_is_asked_for_one(harness: BotHarness) -> None:
    add_spoken(harness, "Ada Lovelace", 31)
    assert "rhythm ada 30d" in harness.alice.types("/rapport rhythm ada lovelace").text


def test_tags_and_segments_have_rules_and_the_shortest_counts(ruled: BotHarness) -> None:
    add_segment(ruled)
    add_spoken(ruled, "Ada Lovelace", 15, tags=frozenset({"vip"}))
    add_spoken(ruled, "Bea Blond", 91)
    add_spoken(ruled, "Cid Cole", 89)
    shown = waiting_text(ruled)
    assert shown.index("Bea Blond") < shown.index("Ada Lovelace")
    assert "every 14 days" in shown
    assert "Cid Cole" not in shown
    ruled.alice.types("/rapport rhythm ada 20d")
    assert "Ada Lovelace" not in waiting_text(ruled)


def test_an_attempt_and_a_cancelled_talk_leave_them_waiting(ruled: BotHarness) -> None:
    ada = add_spoken(ruled, "Ada Lovelace", 15, tags=frozenset({"vip"}))
    log_entry(ruled, ada, successful=False)
    cancelled = log_entry(ruled, ada)
    ruled.alice.types(f"/rapport cancel {cancelled}")
    assert "Ada Lovelace" in waiting_text(ruled)
    log_entry(ruled, ada)
    assert "Nobody waits" in waiting_text(ruled)


def test_who_was_never_spoken_to_waits_since_they_were_added(ruled: BotHarness) -> None:
    add_contact(ruled, "Ada Lovelace", owner="alice@ours.example", tags=frozenset({"vip"}))
    assert "Nobody waits" in waiting_text(ruled)
    ruled.clock.now += 15 * ONE_DAY
    assert "Ada Lovelace · never spoken to · every 14 days" in waiting_text(ruled)


def test_a_blocked_contact_is_never_named(ruled: BotHarness) -> None:
    ada = add_spoken(ruled, "Ada Lovelace", 15, tags=frozenset({"vip"}))
    assert "Ada Lovelace" in waiting_text(ruled)
    with ruled.session() as session:
        contact.change(session, ADMIN, ada, {"privacy_blocked": True}, now=NOW)
    assert "Nobody waits" in waiting_text(ruled)


# ── told ────────────────────────────────────────────────────────────────────────────────────────


def digests_with(harness: BotHarness, text: str) -> int:
    harness.settle()
    return sum(text in each.plain() for each in harness.alice.sees() if not each.ephemeral_to)


def test_the_owner_is_told_once_in_the_digest(ruled: BotHarness) -> None:
    ruled.alice.types("/rapport")
    add_spoken(ruled, "Ada Lovelace", 15, tags=frozenset({"vip"}))
    ruled.settle()
    ruled.clock.now = NOW.replace(hour=18)
    assert digests_with(ruled, "1 contact waits for a word from you") == 1
    assert digests_with(ruled, "Ada Lovelace · last spoken to 16 Feb") == 1
    for _ in range(3):
        ruled.clock.now += ONE_DAY
        assert digests_with(ruled, "waits for a word") == 1
    card = next(each for each in ruled.alice.sees() if "waits for a word" in each.plain())
    ruled.alice.clicks(card, "Log")
    assert "Ada Lovelace" in str(open_form(ruled.alice).values)


def test_it_is_quiet_when_somebody_spoke_to_them_before_the_digest(ruled: BotHarness) -> None:
    ruled.alice.types("/rapport")
    ada = add_spoken(ruled, "Ada Lovelace", 15, tags=frozenset({"vip"}))
    ruled.settle()
    later = NOW + timedelta(minutes=5)
    log_entry(ruled, ada, actor=bob_actor(ruled), now=later, occurred_at=later)
    ruled.clock.now = NOW.replace(hour=18)
    assert digests_with(ruled, "waits for a word") == 0


def test_without_an_owner_whoever_spoke_last_is_told(ruled: BotHarness) -> None:
    who = add_contact(ruled, "Ada Lovelace", tags=frozenset({"vip"}))
    for days, person in ((30, "bob"), (20, "alice")):
        address = f"{person}@ours.example"
        log_entry(ruled, who, salesperson=address, occurred_at=NOW - days * ONE_DAY)
    ruled.alice.types("/rapport")
    ruled.bob.types("/rapport")
    ruled.settle()
    ruled.clock.now = NOW.replace(hour=18)
    assert digests_with(ruled, "Ada Lovelace · last spoken to 11 Feb") == 1
    assert not any("waits for a word" in each.plain() for each in ruled.bob.sees())
