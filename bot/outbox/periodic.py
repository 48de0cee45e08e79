"""Looks now and then: what is to follow up, who waits for a word, how Rapport is, how
many mails wait.

Each is safe to do twice: a notice has a key, and the counter card knows what it showed.
"""

from collections.abc import Callable, Collection
from datetime import date, datetime, timedelta
from functools import partial

from sqlmodel import Session

from bot.outbox.alerts import admin_emails, tell_admins, watch_health
from bot.outbox.backoff import zone_of
from bot.outbox.notices import find_recipient, fold_into_card, may_be_told, post_at_once
from bot.outbox.outbox import Outbox
from journal.contacts import stay_in_touch
from journal.model import (
    CardKind,
    MailOutcome,
    NewCard,
    NewNotice,
    NoticeKind,
    SlackPerson,
)
from journal.store.database import read_transaction, transaction
from journal.store.mail import ledger
from journal.store.mail.ledger import MailFilter
from journal.store.slack import cards, events, file_requests, notices

_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_COUNTED_EVERY = timedelta(seconds=2)
_SOON = timedelta(seconds=5)
_FILES_AT_ONCE = 3
# What was to be done longer ago is no news any more.
_OVERDUE = timedelta(days=30)
# They are looked up before the digest that is to have them is due.
_LOOK_AHEAD = timedelta(minutes=2)
_KEEP_UNDELIVERED_FOR = timedelta(days=30)


def run_due_jobs(box: Outbox) -> None:
    errands: tuple[tuple[Callable[[Outbox], None], timedelta], ...] = (
        (fetch_files, timedelta()),
        (refresh_counter, _COUNTED_EVERY),
        (remind_of_follow_ups, _MINUTE),
        (remind_at_times, _MINUTE),
        (remind_to_stay_in_touch, _HOUR),
        (send_receipts, _MINUTE),
        (watch_health, _MINUTE),
        (tell_admins, _SOON),
        (clean_up, _HOUR),
    )
    due = box.memory.next_run_at
    for errand, every in errands:
        now = box.now()
        if due.get(errand.__name__, now) <= now:
            due[errand.__name__] = now + every
            errand(box)


# ── files to be attached ────────────────────────────────────────────────────────────────────────


def fetch_files(box: Outbox) -> None:
    """Let the workers fetch files, a few at a time, since they have other work as well.

    One that nobody has brought in time is due again, for another bot.
    """
    now, under_way = box.now(), box.memory.fetching
    free = _FILES_AT_ONCE - len(under_way)
    if free <= 0:
        return
    with read_transaction(box.engine) as session:
        if not file_requests.is_any_due(session, now):
            return
    with transaction(box.engine) as session:
        until = now + timedelta(seconds=box.lease_seconds)
        taken = file_requests.claim(
            session, now=now, until=until, limit=free, except_ids=set(under_way)
        )
    for each in taken:
        under_way.add(each.id)
        box.fetch_file(each, partial(under_way.discard, each.id))


# ── how many mails wait ─────────────────────────────────────────────────────────────────────────


def refresh_counter(box: Outbox) -> None:
    """The counter in the triage channel shows how many there are; none at all need no card."""
    channel = box.settings.triage_channel
    if not channel:
        return
    key = f"counter:{channel}"
    with read_transaction(box.engine) as session:
        wanted = MailFilter(outcomes=(MailOutcome.WAITING,), due=box.now())
        count = str(ledger.count(session, wanted))
        card = cards.get_by_key(session, key)
    if (card.subject.get("waiting") if card else "0") == count:
        return
    new = NewCard(key, CardKind.COUNTER, channel, subject={"waiting": count})
    with transaction(box.engine) as session:
        cards.want(session, new, now=box.now())


# ── what is to follow up ────────────────────────────────────────────────────────────────────────


def remind_of_follow_ups(box: Outbox) -> None:
    """Remind people once a day, so that it is in their digest, or at its hour if there is none."""
    now = box.now()
    with read_transaction(box.engine) as session:
        # Somewhere it is tomorrow already.
        emails = notices.people_with_follow_ups(
            session, (now - _OVERDUE).date(), (now + _DAY).date()
        )
    _remind_all(box, emails, NoticeKind.FOLLOW_UP, _add_follow_ups)


def remind_at_times(box: Outbox) -> None:
    """Reminds at the time of a follow-up, by a message of its own, whatever the digest said of its day."""
    now = box.now()
    with read_transaction(box.engine) as session:
        timed = notices.find_due_at_times(session, (now - 2 * _DAY).date(), (now + _DAY).date())
    for each in timed:
        who = find_recipient(box, each.salesperson)
        if who is None or not may_be_told(who, NoticeKind.FOLLOW_UP):
            continue
        late = now - datetime.combine(each.day, each.at, zone_of(who.zone))
        if timedelta() <= late < _DAY:
            with transaction(box.engine) as session:
                post_at_once(session, who, each.new_notice, now=now)


def send_receipts(box: Outbox) -> None:
    """Send each admin the receipt of the mail once a day, with their digest."""
    if not box.settings.watch.boxes:
        return
    with read_transaction(box.engine) as session:
        emails = admin_emails(session, box.settings.admins)
    _remind_all(box, emails, NoticeKind.RECEIPT, _add_receipt)


AddNotices = Callable[[Session, str, date, datetime], int]


def _add_follow_ups(session: Session, email: str, today: date, now: datetime) -> int:
    return notices.add_follow_ups(session, email, today - _OVERDUE, today, now=now)


def _add_receipt(session: Session, email: str, today: date, now: datetime) -> int:
    kind = NoticeKind.RECEIPT
    notices.add(session, [NewNotice(f"{kind}:{today}:{email}", email, kind, "")], now=now)
    return 1


def _remind_all(box: Outbox, emails: Collection[str], kind: NoticeKind, add: AddNotices) -> None:
    for email in emails:
        who = find_recipient(box, email)
        if who is not None:
            _remind(box, who, email, kind, add)


def _remind(box: Outbox, who: SlackPerson, email: str, kind: NoticeKind, add: AddNotices) -> None:
    now, wishes = box.now(), who.preferences
    soon = (now + _LOOK_AHEAD).astimezone(zone_of(who.zone))
    today = soon.date()
    if soon.hour < wishes.digest_hour or box.memory.reminded_on.get((kind, email)) == today:
        return
    box.memory.reminded_on[kind, email] = today
    if not may_be_told(who, kind):
        return
    with transaction(box.engine) as session:
        if add(session, email, today, now):
            is_time = now >= soon.replace(
                hour=wishes.digest_hour, minute=0, second=0, microsecond=0
            )
            fold_into_card(session, who, email, now=now, on=today if is_time else None)


def remind_to_stay_in_touch(box: Outbox) -> None:
    """Puts whose turn it is into the next digest of whoever looks after them."""
    with transaction(box.engine) as session:
        stay_in_touch.add_notices(session, box.settings.rhythm, now=box.now())


# ── what is over ────────────────────────────────────────────────────────────────────────────────


def clean_up(box: Outbox) -> None:
    now = box.now()
    with transaction(box.engine) as session:
        # Where there is none any more, the one that stands is nowhere it should.
        cards.touch_elsewhere(session, CardKind.COUNTER, box.settings.triage_channel, now=now)
        dropped = notices.delete_old_pending(session, now - _KEEP_UNDELIVERED_FOR)
        events.forget_before(session, now - _DAY)
    if dropped:
        box.log.warning("%d notices are dropped: nobody could be told for 30 days", dropped)
