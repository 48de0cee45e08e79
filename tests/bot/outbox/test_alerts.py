"""Admins are told when something is wrong with Rapport itself: once, and once when it is over."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.outbox import OutboxSettings
from journal.health.problems import WatchConfig
from journal.model import (
    Card,
    CardKind,
    MailboxHealth,
    NoticeFrequency,
    NoticeKind,
    UserPreferences,
)
from journal.settings.mail_settings import MailboxSettings
from journal.store.database import transaction
from journal.store.mail import mailboxes
from journal.store.slack import people
from tests.bot.outbox.scripted_slack import OutboxBench, refuse_with
from tests.effort import one_day_in
from tests.slack_builders import a_colleague

ALICE_EMAIL = "alice@ours.example"
BOB_EMAIL = "bob@ours.example"
SALES = MailboxSettings(name="sales", host="imap.ours.example", user="sales@ours.example")
WATCH = WatchConfig(boxes=(SALES,), machine="here")
EACH = UserPreferences(notice_frequency=NoticeFrequency.EACH)


@pytest.fixture
def bench(outbox_bench: OutboxBench) -> OutboxBench:
    """Alice is an admin; the mailbox is well."""
    add_admin(outbox_bench, "U1", ALICE_EMAIL, EACH)
    watch_with(outbox_bench, ALICE_EMAIL)
    poll_well(outbox_bench)
    return outbox_bench


def watch_with(bench: OutboxBench, *admins: str) -> None:
    bench.wanted = OutboxSettings(admins=admins, watch=WATCH)
    bench.restart()


def add_admin(bench: OutboxBench, slack_id: str, email: str, wishes: UserPreferences) -> None:
    with transaction(bench.engine) as session:
        people.save(session, a_colleague(slack_id, email))
        people.set_preferences(session, slack_id, wishes)


def poll_well(bench: OutboxBench) -> None:
    with transaction(bench.engine) as session:
        box = mailboxes.ensure(session, "sales")
        mailboxes.record_success(session, box.id, now=bench.clock(), new=False)


def fail(bench: OutboxBench, health: MailboxHealth = MailboxHealth.REFUSED) -> int:
    with transaction(bench.engine) as session:
        box = mailboxes.ensure(session, "sales")
        retry = bench.clock() + timedelta(hours=9)
        mailboxes.record_failure(session, box.id, health, "no", next_try=retry)
    return box.id


def run_for(bench: OutboxBench, *, minutes: int) -> None:
    """The outbox looks twice a minute."""
    for _ in range(minutes * 2):
        bench.clock.advance(seconds=30)
        bench.step()


def run_well_for(bench: OutboxBench, *, minutes: int) -> None:
    """The poller succeeds every minute."""
    for _ in range(minutes):
        poll_well(bench)
        run_for(bench, minutes=1)


def alert_cards(bench: OutboxBench) -> list[str]:
    return [text for text in bench.slack.texts if text.startswith("alerts:")]


@one_day_in(3)
def test_an_admin_is_told_once_of_a_mailbox_that_refuses_and_once_when_it_is_well(
    bench: OutboxBench,
) -> None:
    fail(bench)
    run_for(bench, minutes=2)
    assert alert_cards(bench) == []
    run_for(bench, minutes=60)
    assert len(alert_cards(bench)) == 1
    run_well_for(bench, minutes=8)
    assert len(alert_cards(bench)) == 1
    run_well_for(bench, minutes=8)
    assert len(alert_cards(bench)) == 2
    run_well_for(bench, minutes=30)
    assert len(alert_cards(bench)) == 2


@one_day_in(2)
def test_what_comes_and_goes_all_day_is_told_once(bench: OutboxBench) -> None:
    for _ in range(6):
        fail(bench)
        run_for(bench, minutes=5)
        run_well_for(bench, minutes=5)
    assert len(alert_cards(bench)) == 1


def test_the_outbox_that_died_tells_nothing_twice(bench: OutboxBench) -> None:
    fail(bench)
    run_for(bench, minutes=5)
    bench.restart()
    run_for(bench, minutes=5)
    assert len(alert_cards(bench)) == 1


def test_what_begins_soon_after_a_card_waits_ten_minutes_for_the_next(bench: OutboxBench) -> None:
    fail(bench)
    run_for(bench, minutes=4)
    with transaction(bench.engine) as session:
        box = mailboxes.ensure(session, "sales")
        where = mailboxes.ensure_folder(session, box.id, "INBOX")
        mailboxes.update_folder(session, where.id, held="too many at once")
        mailboxes.record_partial_success(session, box.id, "held", now=bench.clock(), new=False)
    run_for(bench, minutes=5)
    assert len(alert_cards(bench)) == 1
    run_for(bench, minutes=8)
    assert len(alert_cards(bench)) == 2


@one_day_in(2)
def test_slack_away_for_an_hour_ends_in_one_card_and_one_when_it_is_back(
    bench: OutboxBench,
) -> None:
    add_admin(bench, "U2", BOB_EMAIL, EACH)
    watch_with(bench, ALICE_EMAIL, BOB_EMAIL)
    fail(bench)
    bench.slack.is_away = True
    run_for(bench, minutes=20)
    bench.slack.is_away = False
    run_well_for(bench, minutes=20)
    places = sorted(channel for channel, _ in bench.slack.messages)
    assert places == ["D-U1", "D-U1", "D-U2", "D-U2"]


@pytest.mark.parametrize(
    "wishes",
    [
        UserPreferences(notice_frequency=NoticeFrequency.OFF),
        replace(EACH, muted_kinds=frozenset({NoticeKind.MAILBOX})),
    ],
)
def test_who_wants_no_alerts_gets_none(bench: OutboxBench, wishes: UserPreferences) -> None:
    add_admin(bench, "U1", ALICE_EMAIL, wishes)
    fail(bench)
    run_for(bench, minutes=10)
    assert alert_cards(bench) == []


def test_an_admin_may_be_named_by_slack_id(bench: OutboxBench) -> None:
    watch_with(bench, "U1")
    fail(bench)
    run_for(bench, minutes=5)
    assert len(alert_cards(bench)) == 1


def test_a_mailbox_that_somebody_paused_is_not_sick(bench: OutboxBench) -> None:
    box = fail(bench)
    with transaction(bench.engine) as session:
        mailboxes.pause(session, box, by=ALICE_EMAIL)
    run_for(bench, minutes=20)
    assert alert_cards(bench) == []


def test_a_mailbox_that_nobody_reads_is_told_of(bench: OutboxBench) -> None:
    run_for(bench, minutes=13)
    assert alert_cards(bench) == []
    run_for(bench, minutes=5)
    assert len(alert_cards(bench)) == 1


def test_cards_that_slack_refused_are_told_of(bench: OutboxBench) -> None:
    bench.slack.run_before("chat.postMessage", refuse_with("channel_not_found"))
    bench.want_card(place="C9")
    run_well_for(bench, minutes=3)
    assert len(alert_cards(bench)) == 1


def card_of(bench: OutboxBench) -> Card:
    (text,) = alert_cards(bench)
    found = bench.card(text.partition(" #")[0])
    assert found is not None
    assert found.kind is CardKind.ALERTS
    return found


def test_the_card_is_shown_anew_when_it_is_over(bench: OutboxBench) -> None:
    fail(bench)
    run_for(bench, minutes=5)
    before = card_of(bench)
    run_well_for(bench, minutes=16)
    after = bench.card(before.key)
    assert after is not None
    assert after.shown_version > before.shown_version
