"""What is wrong is found; what is well, or as it should be, is not."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from journal.health.problems import BACKUP_KEY, BOT, WatchConfig, find_problems, seen_key
from journal.model import AlertKind, CardKind, MailboxHealth, NewCard, Problem
from journal.settings.mail_settings import MailboxSettings
from journal.store import meta
from journal.store.database import transaction
from journal.store.mail import copies, mailboxes
from journal.store.slack import cards
from tests.builders import a_config
from tests.clock import NOW
from tests.journal.mail.triage_case import a_waiting_mail

SALES = MailboxSettings(name="sales", host="imap.ours.example", user="sales@ours.example")
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def problems(session: Session, now: datetime = NOW, **more: object) -> list[Problem]:
    config = WatchConfig(boxes=(SALES,), machine="here", **more)  # type: ignore[arg-type]
    return list(find_problems(session, config, now))


def kinds(found: Sequence[Problem]) -> list[AlertKind]:
    return [each.kind for each in found]


def be_polled(session: Session, now: datetime = NOW, *, new: bool = False) -> int:
    box = mailboxes.ensure(session, "sales")
    mailboxes.record_success(session, box.id, now=now, new=new)
    return box.id


def list_mails(session: Session, moment: datetime, first: int, count: int) -> None:
    """Enters mails that were listed then, and read."""
    box = mailboxes.ensure(session, "sales")
    where = mailboxes.ensure_folder(session, box.id, "INBOX")
    uids = range(first, first + count)
    copies.list_new(session, where, uids, now=moment, highest=max(uids))
    due = copies.find_due(session, where, now=moment, limit=count)
    copies.mark_left(session, where, [each.uid for each in due], now=moment)


def test_a_new_database_is_well(engine: Engine) -> None:
    with transaction(engine) as session:
        assert problems(session, backup_days=3, triage_waiting=1) == []


def test_silence_is_told_where_mail_is_usual_at_this_time_of_the_week(engine: Engine) -> None:
    with transaction(engine) as session:
        for week in range(1, 5):
            list_mails(session, NOW - 7 * DAY * week - HOUR, week * 100, 6 + week)
        be_polled(session, NOW - 3 * HOUR, new=True)
        be_polled(session)
        assert problems(session) == [Problem(AlertKind.MAILBOX_SILENT, "sales", {"usual": 7})]
        # Two hours before, nothing was usual yet.
        be_polled(session, NOW - 2 * HOUR)
        assert problems(session, NOW - 2 * HOUR) == []


def test_one_quiet_week_among_them_and_silence_is_no_news(engine: Engine) -> None:
    with transaction(engine) as session:
        for week in (1, 2, 4):
            list_mails(session, NOW - 7 * DAY * week - HOUR, week * 100, 50)
        be_polled(session, NOW - 3 * HOUR, new=True)
        be_polled(session)
        assert problems(session) == []


def test_mail_that_waits_for_hours_to_be_read_is_told(engine: Engine) -> None:
    with transaction(engine) as session:
        box = be_polled(session)
        where = mailboxes.ensure_folder(session, box, "INBOX")
        copies.list_new(session, where, [1, 2], now=NOW - 3 * HOUR, highest=2)
        assert problems(session) == [Problem(AlertKind.MAILBOX_BEHIND, "sales", {"count": 2})]
        mailboxes.update_folder(session, where.id, held="a person is asked")
        assert problems(session) == []


def test_a_mailbox_that_refuses_is_told_by_its_name(engine: Engine) -> None:
    with transaction(engine) as session:
        box = be_polled(session)
        mailboxes.record_failure(session, box, MailboxHealth.REFUSED, "no", next_try=NOW + DAY)
        assert problems(session) == [Problem(AlertKind.MAILBOX_REFUSED, "sales")]


def test_triage_is_told_when_many_wait_for_days(engine: Engine, tmp_path: Path) -> None:
    with transaction(engine) as session:
        a_waiting_mail(session, a_config(tmp_path), "m1")
        assert problems(session, triage_waiting=1) == []
        be_polled(session, NOW + 4 * DAY)
        assert kinds(problems(session, NOW + 4 * DAY, triage_waiting=1)) == [AlertKind.TRIAGE]
        assert problems(session, NOW + 4 * DAY, triage_waiting=2) == []


def test_a_card_that_waits_for_slack_is_told_after_a_while(engine: Engine) -> None:
    with transaction(engine) as session:
        cards.want(session, NewCard("k", CardKind.ENTRY, "C1"), now=NOW)
        assert problems(session, NOW + timedelta(minutes=14)) == []
        assert kinds(problems(session, NOW + timedelta(minutes=16))) == [AlertKind.OUTBOX_STUCK]


def test_a_bot_that_ran_and_does_not_is_told_and_not_what_waits_for_it(engine: Engine) -> None:
    with transaction(engine) as session:
        cards.want(session, NewCard("k", CardKind.ENTRY, "C1"), now=NOW)
        meta.set_moment(session, seen_key(BOT), NOW)
        assert kinds(problems(session, NOW + HOUR)) == [AlertKind.BOT_SILENT]


def test_a_backup_is_told_when_it_is_old(engine: Engine) -> None:
    with transaction(engine) as session:
        meta.set_moment(session, BACKUP_KEY, NOW - 4 * DAY)
        found = problems(session, backup_days=3)
        assert found == [Problem(AlertKind.BACKUP_OLD, facts={"count": 4})]
        assert problems(session, backup_days=5) == []
        assert problems(session, backup_days=0) == []


def test_a_disk_is_told_when_little_is_free(engine: Engine, tmp_path: Path) -> None:
    with transaction(engine) as session:
        disks = (tmp_path / "not made yet",)
        found = problems(session, disks=disks, disk_free_mb=10**9)
        assert kinds(found) == [AlertKind.DISK_LOW]
        assert found[0].subject == "here"
        assert problems(session, disks=disks, disk_free_mb=0) == []
