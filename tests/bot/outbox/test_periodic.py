"""The counter of what waits, what is to follow up, and the receipt of a day."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from bot.outbox import OutboxSettings
from journal.context import RecordConfig
from journal.entries import correct
from journal.health.problems import WatchConfig
from journal.mail import triage
from journal.model import NoticeFrequency, NoticeKind, UserPreferences
from journal.settings.mail_settings import MailboxSettings
from journal.store.database import read_transaction, transaction
from journal.store.slack import cards, events, notices, people
from tests.bot.outbox.scripted_slack import OutboxBench
from tests.builders import ALICE, a_config, a_person, log_interaction
from tests.clock import NOW
from tests.journal.mail.triage_case import a_waiting_mail
from tests.slack_builders import a_colleague

ALICE_EMAIL = "alice@ours.example"
KEY = "counter:CTRIAGE"


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


def watch_with(outbox_bench: OutboxBench, **wanted: object) -> None:
    outbox_bench.wanted = OutboxSettings(**wanted)  # type: ignore[arg-type]
    outbox_bench.restart()


def counter_text(outbox_bench: OutboxBench) -> str:
    card = outbox_bench.card(KEY)
    return card.subject["waiting"] if card else "no card"


# ── how many mails wait ─────────────────────────────────────────────────────────────────────────


def test_where_nothing_ever_waited_there_is_no_counter(outbox_bench: OutboxBench) -> None:
    watch_with(outbox_bench, triage_channel="CTRIAGE")
    outbox_bench.run_for(minutes=1)
    assert (counter_text(outbox_bench), outbox_bench.slack.calls) == ("no card", [])


def test_the_counter_follows_what_waits_in_one_message(
    outbox_bench: OutboxBench, config: RecordConfig
) -> None:
    watch_with(outbox_bench, triage_channel="CTRIAGE")
    with transaction(outbox_bench.engine) as session:
        first = a_waiting_mail(session, config, "k1")
        a_waiting_mail(session, config, "k2")
    outbox_bench.run_for(minutes=0.1)
    assert counter_text(outbox_bench) == "2"
    with transaction(outbox_bench.engine) as session:
        triage.ignore_mail(session, ALICE, first, now=outbox_bench.clock())
    outbox_bench.run_for(minutes=0.1)
    assert counter_text(outbox_bench) == "1"
    assert outbox_bench.slack.texts == [f"{KEY} #2"]
    assert outbox_bench.slack.count("chat.update") == 1
    outbox_bench.run_for(minutes=1)
    assert outbox_bench.slack.count("chat.update") == 1


def test_what_is_put_off_is_not_counted_until_then(
    outbox_bench: OutboxBench, config: RecordConfig
) -> None:
    watch_with(outbox_bench, triage_channel="CTRIAGE")
    with transaction(outbox_bench.engine) as session:
        mail_id = a_waiting_mail(session, config, "k1")
        triage.postpone(session, ALICE, mail_id, NOW + timedelta(hours=1), now=NOW)
    outbox_bench.run_for(minutes=1)
    assert counter_text(outbox_bench) == "no card"
    outbox_bench.run_for(minutes=60)
    assert counter_text(outbox_bench) == "1"


def test_without_a_channel_there_is_no_counter(
    outbox_bench: OutboxBench, config: RecordConfig
) -> None:
    with transaction(outbox_bench.engine) as session:
        a_waiting_mail(session, config, "k1")
    outbox_bench.run_for(minutes=1)
    assert outbox_bench.slack.calls == []


# ── what is to follow up ────────────────────────────────────────────────────────────────────────


def log_follow_up(session: Session, config: RecordConfig, on: date, at: time | None = None) -> int:
    return log_interaction(
        session,
        config,
        a_person(session),
        actor=ALICE,
        salesperson=ALICE_EMAIL,
        follow_up_on=on,
        follow_up_time=at,
    )


def add_colleague(outbox_bench: OutboxBench, wishes: UserPreferences | None = None) -> None:
    with transaction(outbox_bench.engine) as session:
        people.save(session, a_colleague())
        people.set_preferences(session, "U1", wishes or UserPreferences())


def notice_interactions(outbox_bench: OutboxBench, key: str) -> list[int | None]:
    with read_transaction(outbox_bench.engine) as session:
        card = cards.get_by_key(session, key)
        return [n.interaction for n in notices.get_for_card(session, card.id)] if card else []


def test_what_is_to_follow_up_is_in_the_digest_of_its_day_and_only_there(
    outbox_bench: OutboxBench, config: RecordConfig
) -> None:
    add_colleague(outbox_bench)
    with transaction(outbox_bench.engine) as session:
        today = log_follow_up(session, config, NOW.date())
        tomorrow = log_follow_up(session, config, NOW.date() + timedelta(days=1))
        log_follow_up(session, config, NOW.date() - timedelta(days=31))
    outbox_bench.clock.now = NOW.replace(hour=14, minute=0)
    outbox_bench.run_for(minutes=59)
    assert outbox_bench.slack.texts == []
    outbox_bench.run_for(minutes=2)
    assert outbox_bench.slack.texts == ["digest:U1:2026-03-03 #1"]
    assert notice_interactions(outbox_bench, "digest:U1:2026-03-03") == [today]
    outbox_bench.restart()
    outbox_bench.run_for(minutes=60)
    assert outbox_bench.slack.texts == ["digest:U1:2026-03-03 #1"]
    outbox_bench.clock.now = NOW.replace(day=4, hour=14, minute=58)
    outbox_bench.run_for(minutes=4)
    assert notice_interactions(outbox_bench, "digest:U1:2026-03-04") == [tomorrow]


def test_at_its_hour_a_follow_up_is_told_by_a_card_of_its_own_and_once(
    outbox_bench: OutboxBench, config: RecordConfig
) -> None:
    """Alice's clock is two hours ahead; the digest of three o'clock has the day's as ever."""
    add_colleague(outbox_bench)
    with transaction(outbox_bench.engine) as session:
        number = log_follow_up(session, config, NOW.date(), time(18, 30))
    outbox_bench.clock.now = NOW.replace(hour=14, minute=58)
    outbox_bench.run_for(minutes=4)
    assert outbox_bench.slack.texts == ["digest:U1:2026-03-03 #1"]
    outbox_bench.clock.now = NOW.replace(hour=16, minute=28)
    outbox_bench.run_for(minutes=1)
    assert len(outbox_bench.slack.texts) == 1
    outbox_bench.run_for(minutes=2)
    digest, reminder = outbox_bench.slack.texts
    assert notice_interactions(outbox_bench, reminder.partition(" ")[0]) == [number]
    outbox_bench.restart()
    outbox_bench.run_for(minutes=5)
    assert outbox_bench.slack.texts == [digest, reminder]


def test_who_begins_late_is_told_at_once(outbox_bench: OutboxBench, config: RecordConfig) -> None:
    add_colleague(outbox_bench)
    with transaction(outbox_bench.engine) as session:
        number = log_follow_up(session, config, NOW.date())
    outbox_bench.clock.now = NOW.replace(hour=18)
    outbox_bench.step()
    assert outbox_bench.slack.texts == ["digest:U1:2026-03-03 #1"]
    assert notice_interactions(outbox_bench, "digest:U1:2026-03-03") == [number]


def test_what_was_done_by_then_is_not_told(outbox_bench: OutboxBench, config: RecordConfig) -> None:
    add_colleague(outbox_bench)
    with transaction(outbox_bench.engine) as session:
        number = log_follow_up(session, config, NOW.date())
        correct.edit(session, config, ALICE, number, {"follow_up_on": None}, now=NOW)
    outbox_bench.clock.now = NOW.replace(hour=18)
    outbox_bench.step()
    assert outbox_bench.slack.texts == []


@pytest.mark.parametrize(
    "wishes",
    [
        UserPreferences(notice_frequency=NoticeFrequency.OFF),
        UserPreferences(muted_kinds=frozenset({NoticeKind.FOLLOW_UP})),
    ],
)
def test_who_wants_no_reminders_gets_none(
    outbox_bench: OutboxBench, config: RecordConfig, wishes: UserPreferences
) -> None:
    add_colleague(outbox_bench, wishes)
    with transaction(outbox_bench.engine) as session:
        log_follow_up(session, config, NOW.date())
        log_follow_up(session, config, NOW.date(), time(18, 30))
    outbox_bench.clock.now = NOW.replace(hour=18)
    outbox_bench.step()
    assert outbox_bench.slack.calls == []


# ── the receipt of a day ────────────────────────────────────────────────────────────────────────


def test_the_receipt_is_in_the_digest_of_each_admin_once_a_day(outbox_bench: OutboxBench) -> None:
    box = MailboxSettings(name="sales", host="imap.ours.example", user="sales@ours.example")
    add_colleague(outbox_bench, UserPreferences(digest_hour=17))
    watch_with(outbox_bench, admins=(ALICE_EMAIL,), watch=WatchConfig(boxes=(box,)))
    for _ in range(8):
        outbox_bench.clock.advance(hours=6)
        outbox_bench.restart()
        outbox_bench.run_for(minutes=3)
    assert sorted(outbox_bench.slack.texts) == [
        "digest:U1:2026-03-03 #1",
        "digest:U1:2026-03-04 #1",
    ]


def test_without_a_mailbox_there_is_no_receipt(outbox_bench: OutboxBench) -> None:
    add_colleague(outbox_bench, UserPreferences(digest_hour=17))
    watch_with(outbox_bench, admins=(ALICE_EMAIL,))
    for _ in range(8):
        outbox_bench.clock.advance(hours=6)
        outbox_bench.run_for(minutes=3)
    assert outbox_bench.slack.texts == []


def test_events_are_known_for_a_day(outbox_bench: OutboxBench) -> None:
    with transaction(outbox_bench.engine) as session:
        assert events.is_first_time(session, "Ev1", now=NOW)
        assert not events.is_first_time(session, "Ev1", now=NOW)
    outbox_bench.clock.advance(hours=23)
    outbox_bench.step()
    with transaction(outbox_bench.engine) as session:
        assert not events.is_first_time(session, "Ev1", now=NOW)
    outbox_bench.clock.advance(hours=3)
    outbox_bench.step()
    with transaction(outbox_bench.engine) as session:
        assert events.is_first_time(session, "Ev1", now=NOW)
