"""The counter of what waits, what is to follow up, and mailboxes that need a person."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from bot.outbox import OutboxSettings
from journal import correct, triage
from journal.house import RecordConfig
from journal.model import MailboxHealth, NoticeFrequency, NoticeKind, UserPreferences
from journal.store import cards, events, mailboxes, notices, people
from journal.store.database import read_transaction, transaction
from tests.bot.outbox.scripted import OutboxBench
from tests.building import ALICE, a_config, a_person, log_interaction
from tests.clock import NOW
from tests.journal.triaging import a_waiting_mail
from tests.outgoing import a_colleague

ALICE_EMAIL = "alice@ours.example"
KEY = "counter:CTRIAGE"


@pytest.fixture
def house(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


def watch_with(bench: OutboxBench, **wanted: object) -> None:
    bench.wanted = OutboxSettings(**wanted)  # type: ignore[arg-type]
    bench.restart()


def counter_text(bench: OutboxBench) -> str:
    card = bench.card(KEY)
    return card.subject["waiting"] if card else "no card"


# ── how many mails wait ─────────────────────────────────────────────────────────────────────────


def test_where_nothing_ever_waited_there_is_no_counter(bench: OutboxBench) -> None:
    watch_with(bench, triage_channel="CTRIAGE")
    bench.run_for(minutes=1)
    assert (counter_text(bench), bench.slack.calls) == ("no card", [])


def test_the_counter_follows_what_waits_in_one_message(
    bench: OutboxBench, house: RecordConfig
) -> None:
    watch_with(bench, triage_channel="CTRIAGE")
    with transaction(bench.engine) as session:
        first = a_waiting_mail(session, house, "k1")
        a_waiting_mail(session, house, "k2")
    bench.run_for(minutes=0.1)
    assert counter_text(bench) == "2"
    with transaction(bench.engine) as session:
        triage.ignore_mail(session, ALICE, first, now=bench.clock())
    bench.run_for(minutes=0.1)
    assert counter_text(bench) == "1"
    assert bench.slack.texts == [f"{KEY} #2"]
    assert bench.slack.count("chat.update") == 1
    bench.run_for(minutes=1)
    assert bench.slack.count("chat.update") == 1


def test_what_is_put_off_is_not_counted_until_then(bench: OutboxBench, house: RecordConfig) -> None:
    watch_with(bench, triage_channel="CTRIAGE")
    with transaction(bench.engine) as session:
        mail_id = a_waiting_mail(session, house, "k1")
        triage.postpone(session, ALICE, mail_id, NOW + timedelta(hours=1), now=NOW)
    bench.run_for(minutes=1)
    assert counter_text(bench) == "no card"
    bench.run_for(minutes=60)
    assert counter_text(bench) == "1"


def test_without_a_channel_there_is_no_counter(bench: OutboxBench, house: RecordConfig) -> None:
    with transaction(bench.engine) as session:
        a_waiting_mail(session, house, "k1")
    bench.run_for(minutes=1)
    assert bench.slack.calls == []


# ── what is to follow up ────────────────────────────────────────────────────────────────────────


def log_follow_up(session: Session, house: RecordConfig, on: date) -> int:
    who = a_person(session)
    return log_interaction(
        session, house, who, actor=ALICE, salesperson=ALICE_EMAIL, follow_up_on=on
    )


def add_colleague(bench: OutboxBench, wishes: UserPreferences | None = None) -> None:
    with transaction(bench.engine) as session:
        people.save(session, a_colleague())
        people.set_preferences(session, "U1", wishes or UserPreferences())


def notice_interactions(bench: OutboxBench, key: str) -> list[int | None]:
    with read_transaction(bench.engine) as session:
        card = cards.get_by_key(session, key)
        return [n.interaction for n in notices.get_for_card(session, card.id)] if card else []


def test_what_is_to_follow_up_is_in_the_digest_of_its_day_and_only_there(
    bench: OutboxBench, house: RecordConfig
) -> None:
    add_colleague(bench)
    with transaction(bench.engine) as session:
        today = log_follow_up(session, house, NOW.date())
        tomorrow = log_follow_up(session, house, NOW.date() + timedelta(days=1))
        log_follow_up(session, house, NOW.date() - timedelta(days=31))
    bench.clock.now = NOW.replace(hour=14, minute=0)
    bench.run_for(minutes=59)
    assert bench.slack.texts == []
    bench.run_for(minutes=2)
    assert bench.slack.texts == ["digest:U1:2026-03-03 #1"]
    assert notice_interactions(bench, "digest:U1:2026-03-03") == [today]
    bench.restart()
    bench.run_for(minutes=60)
    assert bench.slack.texts == ["digest:U1:2026-03-03 #1"]
    bench.clock.now = NOW.replace(day=4, hour=14, minute=58)
    bench.run_for(minutes=4)
    assert notice_interactions(bench, "digest:U1:2026-03-04") == [tomorrow]


def test_who_begins_late_is_told_at_once(bench: OutboxBench, house: RecordConfig) -> None:
    add_colleague(bench)
    with transaction(bench.engine) as session:
        number = log_follow_up(session, house, NOW.date())
    bench.clock.now = NOW.replace(hour=18)
    bench.step()
    assert bench.slack.texts == ["digest:U1:2026-03-03 #1"]
    assert notice_interactions(bench, "digest:U1:2026-03-03") == [number]


def test_what_was_done_by_then_is_not_told(bench: OutboxBench, house: RecordConfig) -> None:
    add_colleague(bench)
    with transaction(bench.engine) as session:
        number = log_follow_up(session, house, NOW.date())
        correct.edit(session, house, ALICE, number, {"follow_up_on": None}, now=NOW)
    bench.clock.now = NOW.replace(hour=18)
    bench.step()
    assert bench.slack.texts == []


@pytest.mark.parametrize(
    "wishes",
    [
        UserPreferences(notice_frequency=NoticeFrequency.OFF),
        UserPreferences(muted_kinds=frozenset({NoticeKind.FOLLOW_UP})),
    ],
)
def test_who_wants_no_reminders_gets_none(
    bench: OutboxBench, house: RecordConfig, wishes: UserPreferences
) -> None:
    add_colleague(bench, wishes)
    with transaction(bench.engine) as session:
        log_follow_up(session, house, NOW.date())
    bench.clock.now = NOW.replace(hour=18)
    bench.step()
    assert bench.slack.calls == []


# ── mailboxes ───────────────────────────────────────────────────────────────────────────────────


def fail_mailbox(bench: OutboxBench, health: MailboxHealth = MailboxHealth.REFUSED) -> int:
    with transaction(bench.engine) as session:
        box = mailboxes.ensure(session, "sales")
        retry = bench.clock() + timedelta(hours=9)
        mailboxes.record_failure(session, box.id, health, "no", next_try=retry)
    return box.id


def mailbox_notices(bench: OutboxBench) -> list[str]:
    with read_transaction(bench.engine) as session:
        return [n.key for n in notices.find_pending(session, ALICE_EMAIL, limit=99)]


def test_admins_are_told_of_a_refused_mailbox_once_a_day(bench: OutboxBench) -> None:
    watch_with(bench, admins=(ALICE_EMAIL, "U7"))
    box = fail_mailbox(bench)
    bench.run_for(minutes=5)
    bench.restart()
    bench.run_for(minutes=5)
    assert mailbox_notices(bench) == [f"mailbox:{box}:2026-03-03:{ALICE_EMAIL}"]
    bench.clock.advance(hours=24)
    bench.run_for(minutes=1)
    assert len(mailbox_notices(bench)) == 2


def test_an_admin_may_be_named_by_slack_id(bench: OutboxBench) -> None:
    add_colleague(bench, UserPreferences(notice_frequency=NoticeFrequency.EACH))
    watch_with(bench, admins=("U1",))
    fail_mailbox(bench)
    bench.step()
    assert len(bench.slack.texts) == 1


def test_a_mailbox_that_failed_a_moment_ago_may_mend_by_itself(bench: OutboxBench) -> None:
    watch_with(bench, admins=(ALICE_EMAIL,))
    with transaction(bench.engine) as session:
        box = mailboxes.ensure(session, "sales")
        mailboxes.record_success(session, box.id, now=NOW, new=False)
    fail_mailbox(bench, MailboxHealth.DEGRADED)
    bench.run_for(minutes=55)
    assert mailbox_notices(bench) == []
    bench.run_for(minutes=10)
    assert len(mailbox_notices(bench)) == 1


def test_a_mailbox_that_somebody_paused_is_not_sick(bench: OutboxBench) -> None:
    watch_with(bench, admins=(ALICE_EMAIL,))
    box = fail_mailbox(bench)
    with transaction(bench.engine) as session:
        mailboxes.pause(session, box, by=ALICE_EMAIL)
    bench.run_for(minutes=2)
    assert mailbox_notices(bench) == []


def test_a_folder_that_is_held_back_needs_a_person(bench: OutboxBench) -> None:
    watch_with(bench, admins=(ALICE_EMAIL,))
    with transaction(bench.engine) as session:
        box = mailboxes.ensure(session, "sales")
        where = mailboxes.ensure_folder(session, box.id, "INBOX")
        mailboxes.update_folder(session, where.id, held="too many at once")
    bench.step()
    assert len(mailbox_notices(bench)) == 1


def test_events_are_known_for_a_day(bench: OutboxBench) -> None:
    with transaction(bench.engine) as session:
        assert events.is_first_time(session, "Ev1", now=NOW)
        assert not events.is_first_time(session, "Ev1", now=NOW)
    bench.clock.advance(hours=23)
    bench.step()
    with transaction(bench.engine) as session:
        assert not events.is_first_time(session, "Ev1", now=NOW)
    bench.clock.advance(hours=3)
    bench.step()
    with transaction(bench.engine) as session:
        assert events.is_first_time(session, "Ev1", now=NOW)
