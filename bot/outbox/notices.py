"""Notices → cards: one card for each person, however many notices there are.

    each     at once, with all that waits for them
    digest   at their hour, one card a day
    off      nothing, and of the kinds they stopped nothing either

While a card of theirs waits to be posted, what comes later joins it: an hour without Slack ends in
one card for each person.
"""

from datetime import date, datetime, timedelta

from sqlmodel import Session

from bot.outbox.backoff import next_digest, zone_of
from bot.outbox.calls import RateLimited, Rejected, Succeeded, Unavailable, read
from bot.outbox.outbox import Outbox
from journal.model import (
    CardKind,
    CardTopic,
    CardTopicKind,
    NewCard,
    NewNotice,
    Notice,
    NoticeFrequency,
    NoticeKind,
    SlackPerson,
)
from journal.store.database import read_transaction, transaction
from journal.store.slack import cards, notices, people

_AT_ONCE = 1000
_LOOK_UP = "users.lookupByEmail"
_UNKNOWN_FOR = timedelta(hours=1)
_AWAY_FOR = timedelta(minutes=1)


def gather_notices(box: Outbox) -> None:
    with read_transaction(box.engine) as session:
        waiting = notices.addressees(session)
    for email in waiting:
        who = find_recipient(box, email)
        if who is not None:
            with transaction(box.engine) as session:
                fold_into_card(session, who, email, now=box.now())


def fold_into_card(
    session: Session, who: SlackPerson, email: str, *, now: datetime, on: date | None = None
) -> None:
    """Into one card; into that day's digest if it is to be `on` a day, and at once."""
    notices.drop_outdated(session, email, now=now)
    waiting = notices.find_pending(session, email, limit=_AT_ONCE)
    wanted = [each for each in waiting if may_be_told(who, each.kind)]
    unwanted = [each for each in waiting if each not in wanted]
    notices.assign_to_card(session, unwanted, None, now=now)
    if not wanted:
        return
    key, due_at = _card_for(session, who, wanted, now, on)
    _put_on_card(session, who, wanted, key, now=now, due_at=due_at)


def post_at_once(session: Session, who: SlackPerson, new: NewNotice, *, now: datetime) -> None:
    """Posts it by a card of its own: what it tells is due now, and no digest of the morning says so."""
    notices.add(session, [new], now=now)
    added = [
        each
        for each in notices.find_pending(session, new.for_email, limit=_AT_ONCE)
        if each.key == new.key
    ]
    if added:
        key = f"notices:{who.slack_id}:{added[0].id}"
        _put_on_card(session, who, added, key, now=now, due_at=now)


def _put_on_card(
    session: Session,
    who: SlackPerson,
    wanted: list[Notice],
    key: str,
    *,
    now: datetime,
    due_at: datetime,
) -> None:
    about = {a for each in wanted for a in _topics_of(each)}
    new = NewCard(
        key=key,
        kind=CardKind.NOTICES,
        place=who.slack_id,
        reader=who.slack_id,
        topics=tuple(sorted(about, key=lambda each: (each.kind, each.ref))),
    )
    card_id = cards.want(session, new, now=now, due_at=due_at)
    notices.assign_to_card(session, wanted, card_id, now=now)


def may_be_told(who: SlackPerson, kind: NoticeKind) -> bool:
    return (
        who.preferences.notice_frequency is not NoticeFrequency.OFF
        and kind not in who.preferences.muted_kinds
    )


def _card_for(
    session: Session,
    who: SlackPerson,
    wanted: list[Notice],
    now: datetime,
    on: date | None,
) -> tuple[str, datetime]:
    """The key of the card that takes the notices, and when it is due."""
    is_digest = who.preferences.notice_frequency is NoticeFrequency.DIGEST
    due_at = next_digest(now, zone_of(who.zone), who.preferences.digest_hour) if is_digest else now
    waits = cards.find_unposted(session, CardKind.NOTICES, who.slack_id)
    if waits is not None:
        return waits.key, now if on else due_at
    if is_digest:
        return f"digest:{who.slack_id}:{on or due_at.date()}", now if on else due_at
    return f"notices:{who.slack_id}:{wanted[0].id}", now


def _topics_of(each: Notice) -> list[CardTopic]:
    refs = (
        (CardTopicKind.INTERACTION, each.interaction),
        (CardTopicKind.MAIL, each.mail),
        (CardTopicKind.CONTACT, each.contact),
    )
    return [CardTopic(kind, ref) for kind, ref in refs if ref is not None]


# ── who it is ───────────────────────────────────────────────────────────────────────────────────


def find_recipient(box: Outbox, email: str) -> SlackPerson | None:
    """Finds who has this address in Slack, if they may be told. Who was not found is not asked for soon."""
    now, unknown = box.now(), box.memory.unknown_until
    if unknown.get(email, now) > now:
        return None
    with read_transaction(box.engine) as session:
        known = people.get_by_email(session, email)
    who = known if known and not known.gone else _look_up(box, email)
    if isinstance(who, SlackPerson) and box.may_be_notified(who):
        unknown.pop(email, None)
        return who
    unknown[email] = now + (who if isinstance(who, timedelta) else _UNKNOWN_FOR)
    return None


def _look_up(box: Outbox, email: str) -> SlackPerson | timedelta:
    """Look the user up in Slack, or return how long not to ask again."""
    answer = read(box, _LOOK_UP, email=email)
    match answer:
        case Succeeded(data):
            return box.find_person(str(data["user"]["id"])) or _AWAY_FOR
        case Rejected():
            return _UNKNOWN_FOR
        case Unavailable():
            # Each of the others would take its time not to be answered.
            box.memory.limited_until[_LOOK_UP] = box.now() + _AWAY_FOR
        case RateLimited():
            pass
    return _AWAY_FOR
