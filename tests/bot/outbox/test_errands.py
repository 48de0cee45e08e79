"""The counter of what waits, what is to follow up, and mailboxes that need a person."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from bot.outbox import Wanted
from journal import correct, triage
from journal.house import House
from journal.model import Health, NoticeKind, Told, Wishes
from journal.store import cards, events, mailboxes, notices, people
from journal.store.database import reading, transaction
from tests.bot.outbox.scripted import Bench
from tests.building import ALICE, a_house, a_person, logged
from tests.clock import NOW
from tests.journal.triaging import waits
from tests.outgoing import a_colleague

A = "alice@ours.example"
KEY = "counter:CTRIAGE"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path)


def watches(bench: Bench, **wanted: object) -> None:
    bench.wanted = Wanted(**wanted)  # type: ignore[arg-type]
    bench.restart()


def count(bench: Bench) -> str:
    card = bench.card(KEY)
    return card.subject["waiting"] if card else "no card"


# ── how many mails wait ─────────────────────────────────────────────────────────────────────────


def test_where_nothing_ever_waited_there_is_no_counter(bench: Bench) -> None:
    watches(bench, triage_channel="CTRIAGE")
    bench.runs(minutes=1)
    assert (count(bench), bench.slack.calls) == ("no card", [])


def test_the_counter_follows_what_waits_in_one_message(bench: Bench, house: House) -> None:
    watches(bench, triage_channel="CTRIAGE")
    with transaction(bench.engine) as session:
        first = waits(session, house, "k1")
        waits(session, house, "k2")
    bench.runs(minutes=0.1)
    assert count(bench) == "2"
    with transaction(bench.engine) as session:
        triage.ignore_mail(session, ALICE, first, now=bench.time())
    bench.runs(minutes=0.1)
    assert count(bench) == "1"
    assert bench.slack.texts == [f"{KEY} #2"]
    assert bench.slack.count("chat.update") == 1
    bench.runs(minutes=1)
    assert bench.slack.count("chat.update") == 1


def test_what_is_put_off_is_not_counted_until_then(bench: Bench, house: House) -> None:
    watches(bench, triage_channel="CTRIAGE")
    with transaction(bench.engine) as session:
        mail_id = waits(session, house, "k1")
        triage.later(session, ALICE, mail_id, NOW + timedelta(hours=1), now=NOW)
    bench.runs(minutes=1)
    assert count(bench) == "no card"
    bench.runs(minutes=60)
    assert count(bench) == "1"


def test_without_a_channel_there_is_no_counter(bench: Bench, house: House) -> None:
    with transaction(bench.engine) as session:
        waits(session, house, "k1")
    bench.runs(minutes=1)
    assert bench.slack.calls == []


# ── what is to follow up ────────────────────────────────────────────────────────────────────────


def to_follow_up(session: Session, house: House, on: date) -> int:
    who = a_person(session)
    return logged(session, house, who, actor=ALICE, salesperson=A, follow_up_on=on)


def knows(bench: Bench, wishes: Wishes | None = None) -> None:
    with transaction(bench.engine) as session:
        people.keep(session, a_colleague())
        people.set_wishes(session, "U1", wishes or Wishes())


def told(bench: Bench, key: str) -> list[int | None]:
    with reading(bench.engine) as session:
        card = cards.by_key(session, key)
        return [n.interaction for n in notices.of_card(session, card.id)] if card else []


def test_what_is_to_follow_up_is_in_the_digest_of_its_day_and_only_there(
    bench: Bench, house: House
) -> None:
    knows(bench)
    with transaction(bench.engine) as session:
        today = to_follow_up(session, house, NOW.date())
        tomorrow = to_follow_up(session, house, NOW.date() + timedelta(days=1))
        to_follow_up(session, house, NOW.date() - timedelta(days=31))
    bench.time.now = NOW.replace(hour=14, minute=0)
    bench.runs(minutes=59)
    assert bench.slack.texts == []
    bench.runs(minutes=2)
    assert bench.slack.texts == ["digest:U1:2026-03-03 #1"]
    assert told(bench, "digest:U1:2026-03-03") == [today]
    bench.restart()
    bench.runs(minutes=60)
    assert bench.slack.texts == ["digest:U1:2026-03-03 #1"]
    bench.time.now = NOW.replace(day=4, hour=14, minute=58)
    bench.runs(minutes=4)
    assert told(bench, "digest:U1:2026-03-04") == [tomorrow]


def test_who_begins_late_is_told_at_once(bench: Bench, house: House) -> None:
    knows(bench)
    with transaction(bench.engine) as session:
        number = to_follow_up(session, house, NOW.date())
    bench.time.now = NOW.replace(hour=18)
    bench.step()
    assert bench.slack.texts == ["digest:U1:2026-03-03 #1"]
    assert told(bench, "digest:U1:2026-03-03") == [number]


def test_what_was_done_by_then_is_not_told(bench: Bench, house: House) -> None:
    knows(bench)
    with transaction(bench.engine) as session:
        number = to_follow_up(session, house, NOW.date())
        correct.edit(session, house, ALICE, number, {"follow_up_on": None}, now=NOW)
    bench.time.now = NOW.replace(hour=18)
    bench.step()
    assert bench.slack.texts == []


@pytest.mark.parametrize(
    "wishes", [Wishes(told=Told.OFF), Wishes(stopped=frozenset({NoticeKind.FOLLOW_UP}))]
)
def test_who_wants_no_reminders_gets_none(bench: Bench, house: House, wishes: Wishes) -> None:
    knows(bench, wishes)
    with transaction(bench.engine) as session:
        to_follow_up(session, house, NOW.date())
    bench.time.now = NOW.replace(hour=18)
    bench.step()
    assert bench.slack.calls == []


# ── mailboxes ───────────────────────────────────────────────────────────────────────────────────


def fails(bench: Bench, health: Health = Health.REFUSED) -> int:
    with transaction(bench.engine) as session:
        box = mailboxes.ensure(session, "sales")
        retry = bench.time() + timedelta(hours=9)
        mailboxes.went_wrong(session, box.id, health, "no", next_try=retry)
    return box.id


def mailbox_notices(bench: Bench) -> list[str]:
    with reading(bench.engine) as session:
        return [n.key for n in notices.pending(session, A, limit=99)]


def test_admins_are_told_of_a_refused_mailbox_once_a_day(bench: Bench) -> None:
    watches(bench, admins=(A, "U7"))
    box = fails(bench)
    bench.runs(minutes=5)
    bench.restart()
    bench.runs(minutes=5)
    assert mailbox_notices(bench) == [f"mailbox:{box}:2026-03-03:{A}"]
    bench.time.passes(hours=24)
    bench.runs(minutes=1)
    assert len(mailbox_notices(bench)) == 2


def test_an_admin_may_be_named_by_slack_id(bench: Bench) -> None:
    knows(bench, Wishes(told=Told.EACH))
    watches(bench, admins=("U1",))
    fails(bench)
    bench.step()
    assert len(bench.slack.texts) == 1


def test_a_mailbox_that_failed_a_moment_ago_may_mend_by_itself(bench: Bench) -> None:
    watches(bench, admins=(A,))
    with transaction(bench.engine) as session:
        box = mailboxes.ensure(session, "sales")
        mailboxes.went_well(session, box.id, now=NOW, new=False)
    fails(bench, Health.DEGRADED)
    bench.runs(minutes=55)
    assert mailbox_notices(bench) == []
    bench.runs(minutes=10)
    assert len(mailbox_notices(bench)) == 1


def test_a_mailbox_that_somebody_paused_is_not_sick(bench: Bench) -> None:
    watches(bench, admins=(A,))
    box = fails(bench)
    with transaction(bench.engine) as session:
        mailboxes.pause(session, box, by=A)
    bench.runs(minutes=2)
    assert mailbox_notices(bench) == []


def test_a_folder_that_is_held_back_needs_a_person(bench: Bench) -> None:
    watches(bench, admins=(A,))
    with transaction(bench.engine) as session:
        box = mailboxes.ensure(session, "sales")
        where = mailboxes.folder_of(session, box.id, "INBOX")
        mailboxes.note_folder(session, where.id, held="too many at once")
    bench.step()
    assert len(mailbox_notices(bench)) == 1


def test_events_are_known_for_a_day(bench: Bench) -> None:
    with transaction(bench.engine) as session:
        assert events.first_time(session, "Ev1", now=NOW)
        assert not events.first_time(session, "Ev1", now=NOW)
    bench.time.passes(hours=23)
    bench.step()
    with transaction(bench.engine) as session:
        assert not events.first_time(session, "Ev1", now=NOW)
    bench.time.passes(hours=3)
    bench.step()
    with transaction(bench.engine) as session:
        assert events.first_time(session, "Ev1", now=NOW)
