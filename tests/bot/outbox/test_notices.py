"""However many notices there are, a person gets one card, when and if they want it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from journal.entries import cancel
from journal.model import NewNotice, NoticeFrequency, NoticeKind, UserPreferences
from journal.store.database import read_transaction, transaction
from journal.store.slack import cards, notices, people
from tests.bot.outbox.scripted_slack import OutboxBench, refuse_with, time_out
from tests.builders import ADMIN, BOB, a_config, a_person, log_interaction
from tests.clock import NOW
from tests.effort import one_day_in
from tests.slack_builders import a_colleague, a_topic, topics_of

ALICE_EMAIL, BOB_EMAIL = "alice@ours.example", "bob@ours.example"
WISHES_EACH, WISHES_OFF = (
    UserPreferences(notice_frequency=NoticeFrequency.EACH),
    UserPreferences(notice_frequency=NoticeFrequency.OFF),
)


def add_colleague(
    outbox_bench: OutboxBench,
    wishes: UserPreferences | None = None,
    slack_id: str = "U1",
    email: str = ALICE_EMAIL,
) -> None:
    with transaction(outbox_bench.engine) as session:
        people.save(session, a_colleague(slack_id, email))
        people.set_preferences(session, slack_id, wishes or UserPreferences())


def add_notices(
    outbox_bench: OutboxBench,
    *keys: str,
    email: str = ALICE_EMAIL,
    kind: NoticeKind = NoticeKind.MAILBOX,
) -> None:
    news = [NewNotice(key, email, kind, "mail:sales") for key in keys]
    with transaction(outbox_bench.engine) as session:
        notices.add(session, news, now=outbox_bench.clock())


def count_pending(outbox_bench: OutboxBench, email: str = ALICE_EMAIL) -> int:
    with read_transaction(outbox_bench.engine) as session:
        return len(notices.find_pending(session, email, limit=10_000))


def count_notices_on(outbox_bench: OutboxBench, key: str) -> int:
    with read_transaction(outbox_bench.engine) as session:
        card = cards.get_by_key(session, key)
        return len(notices.get_for_card(session, card.id)) if card else 0


def test_who_wants_each_is_told_at_once_of_all_that_waits(outbox_bench: OutboxBench) -> None:
    add_colleague(outbox_bench, WISHES_EACH)
    add_notices(outbox_bench, "a", "b", "c")
    outbox_bench.step()
    assert outbox_bench.slack.texts == ["notices:U1:1 #1"]
    assert count_pending(outbox_bench) == 0
    assert count_notices_on(outbox_bench, "notices:U1:1") == 3


@one_day_in(2)
def test_what_comes_after_a_card_was_posted_is_another_card(outbox_bench: OutboxBench) -> None:
    add_colleague(outbox_bench, WISHES_EACH)
    add_notices(outbox_bench, "a")
    outbox_bench.run_for(minutes=0.1)
    add_notices(outbox_bench, "b")
    outbox_bench.run_for(minutes=0.1)
    assert len(outbox_bench.slack.texts) == 2


@one_day_in(2)
def test_a_digest_is_one_card_at_its_hour_in_their_zone(outbox_bench: OutboxBench) -> None:
    add_colleague(outbox_bench)
    for hour in range(3):
        add_notices(outbox_bench, f"a{hour}", f"b{hour}")
        outbox_bench.run_for(minutes=60)
    assert outbox_bench.slack.texts == []
    outbox_bench.clock.now = NOW.replace(hour=14, minute=59)
    outbox_bench.step()
    assert outbox_bench.slack.texts == []
    outbox_bench.clock.advance(minutes=1)
    outbox_bench.step()
    assert len(outbox_bench.slack.texts) == 1
    assert count_notices_on(outbox_bench, "digest:U1:2026-03-03") == 6
    add_notices(outbox_bench, "late")
    outbox_bench.run_for(minutes=60)
    assert len(outbox_bench.slack.texts) == 1
    outbox_bench.clock.advance(hours=23)
    outbox_bench.step()
    assert count_notices_on(outbox_bench, "digest:U1:2026-03-04") == 1


@pytest.mark.parametrize(
    "wishes",
    [
        WISHES_OFF,
        UserPreferences(
            notice_frequency=NoticeFrequency.EACH, muted_kinds=frozenset({NoticeKind.MAILBOX})
        ),
    ],
)
def test_what_they_do_not_want_is_said_without_a_card(
    outbox_bench: OutboxBench, wishes: UserPreferences
) -> None:
    add_colleague(outbox_bench, wishes)
    add_notices(outbox_bench, "a")
    outbox_bench.step()
    assert (count_pending(outbox_bench), outbox_bench.slack.calls) == (0, [])


def test_what_they_stopped_does_not_stop_the_rest(outbox_bench: OutboxBench) -> None:
    add_colleague(
        outbox_bench,
        UserPreferences(
            notice_frequency=NoticeFrequency.EACH, muted_kinds=frozenset({NoticeKind.MAIL_LOGGED})
        ),
    )
    add_notices(outbox_bench, "a", kind=NoticeKind.MAIL_LOGGED)
    add_notices(outbox_bench, "b", kind=NoticeKind.BOUNCED)
    outbox_bench.step()
    assert count_notices_on(outbox_bench, "notices:U1:2") == 1


@one_day_in(2)
@pytest.mark.parametrize("wishes", [WISHES_EACH, UserPreferences()])
def test_after_an_hour_without_slack_each_person_gets_one_card(
    outbox_bench: OutboxBench, wishes: UserPreferences
) -> None:
    add_colleague(outbox_bench, wishes)
    add_colleague(outbox_bench, wishes, "U2", BOB_EMAIL)
    outbox_bench.clock.now = NOW.replace(hour=14, minute=30)
    outbox_bench.slack.is_away = True
    for minute in range(60):
        add_notices(outbox_bench, f"a{minute}")
        add_notices(outbox_bench, f"b{minute}", email=BOB_EMAIL)
        outbox_bench.run_for(minutes=1, every=30)
    outbox_bench.slack.is_away = False
    outbox_bench.run_for(minutes=10)
    assert len(outbox_bench.slack.texts) == 2
    assert count_pending(outbox_bench) == count_pending(outbox_bench, BOB_EMAIL) == 0


def test_the_card_is_about_what_it_tells(outbox_bench: OutboxBench, tmp_path: Path) -> None:
    config = a_config(tmp_path)
    add_colleague(outbox_bench)
    with transaction(outbox_bench.engine) as session:
        numbers = [
            log_interaction(session, config, a_person(session), salesperson=ALICE_EMAIL)
            for _ in range(2)
        ]
        cancel.cancel(session, config, BOB, numbers[:1], reason="", now=NOW)
        cancel.cancel(session, config, ADMIN, numbers, reason="", now=NOW)
    outbox_bench.step()
    with read_transaction(outbox_bench.engine) as session:
        card = cards.get_by_key(session, "digest:U1:2026-03-03")
        assert card is not None
        assert topics_of(session, card.id) == tuple(map(a_topic, numbers))


# ── who it is ───────────────────────────────────────────────────────────────────────────────────


def test_who_is_not_known_yet_is_looked_up_by_their_address(outbox_bench: OutboxBench) -> None:
    outbox_bench.slack.users[ALICE_EMAIL] = "U1"
    outbox_bench.colleagues["U1"] = a_colleague()
    add_notices(outbox_bench, "a")
    outbox_bench.step()
    with read_transaction(outbox_bench.engine) as session:
        assert cards.get_by_key(session, "digest:U1:2026-03-03") is not None
    outbox_bench.run_for(minutes=5)
    assert outbox_bench.slack.count("users.lookupByEmail") == 1


def test_who_is_not_in_slack_is_asked_for_once_an_hour_and_dropped_after_a_month(
    outbox_bench: OutboxBench, caplog: pytest.LogCaptureFixture
) -> None:
    add_notices(outbox_bench, "a")
    outbox_bench.run_for(minutes=119)
    assert outbox_bench.slack.count("users.lookupByEmail") == 2
    assert count_pending(outbox_bench) == 1
    outbox_bench.clock.advance(hours=31 * 24)
    outbox_bench.step()
    assert count_pending(outbox_bench) == 0
    assert "1 notices are dropped" in caplog.text
    assert ALICE_EMAIL not in caplog.text


def test_who_could_not_be_looked_up_is_looked_up_soon_again(outbox_bench: OutboxBench) -> None:
    outbox_bench.slack.run_before("users.lookupByEmail", time_out)
    outbox_bench.slack.users[ALICE_EMAIL] = "U1"
    outbox_bench.colleagues["U1"] = a_colleague()
    add_notices(outbox_bench, "a")
    add_notices(outbox_bench, "b", email=BOB_EMAIL)
    outbox_bench.step()
    assert outbox_bench.slack.count("users.lookupByEmail") == 1
    outbox_bench.run_for(minutes=2)
    assert count_pending(outbox_bench) == 0


def test_where_addresses_may_not_be_read_those_who_are_known_are_told(
    outbox_bench: OutboxBench,
) -> None:
    outbox_bench.slack.run_before("users.lookupByEmail", refuse_with("missing_scope"))
    add_colleague(outbox_bench, WISHES_EACH, "U2", BOB_EMAIL)
    add_notices(outbox_bench, "a")
    add_notices(outbox_bench, "b", email=BOB_EMAIL)
    outbox_bench.step()
    assert len(outbox_bench.slack.texts) == 1


@pytest.mark.parametrize("what", ["guest", "bot", "gone"])
@one_day_in(2)
def test_who_may_not_hear_of_the_record_is_not_told(outbox_bench: OutboxBench, what: str) -> None:
    flags: dict[str, Any] = {what: True}
    person = a_colleague(**flags)
    outbox_bench.slack.users[ALICE_EMAIL], outbox_bench.colleagues["U1"] = "U1", person
    add_notices(outbox_bench, "a")
    outbox_bench.run_for(minutes=30)
    assert outbox_bench.slack.count("chat.postMessage") == 0
    assert count_pending(outbox_bench) == 1
    assert outbox_bench.slack.count("users.lookupByEmail") == 1


def test_who_came_back_with_another_account_is_told_there(outbox_bench: OutboxBench) -> None:
    with transaction(outbox_bench.engine) as session:
        people.save(session, replace(a_colleague("U1"), gone=True))
    add_colleague(outbox_bench, WISHES_EACH, "U9")
    add_notices(outbox_bench, "a")
    outbox_bench.step()
    assert {channel for channel, _ in outbox_bench.slack.messages} == {"D-U9"}


def test_what_can_not_be_posted_to_one_does_not_hold_what_comes_later(
    outbox_bench: OutboxBench,
) -> None:
    add_colleague(outbox_bench, WISHES_EACH)
    outbox_bench.slack.run_before("chat.postMessage", refuse_with("invalid_blocks"))
    add_notices(outbox_bench, "a")
    outbox_bench.run_for(minutes=0.1)
    add_notices(outbox_bench, "b")
    outbox_bench.run_for(minutes=0.1)
    assert outbox_bench.slack.texts == ["notices:U1:2 #1"]
    assert outbox_bench.clock() - NOW < timedelta(minutes=1)
