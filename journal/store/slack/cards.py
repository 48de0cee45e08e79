"""Cards: what is to stand in Slack, and who is bringing it there.

    wanted > shown   it is due; `due_at` says from when on
    claimed          one bot holds it until `claimed_until`, and no other card of its place
    posting_at       committed before it is posted: should `ts` be missing all the same, Slack may
                     have it, and it is looked for before it is posted again

A wish to see it again, and a change of what it is about, raise `wanted`. So changes that come while
it waits count as one, and one that comes while it is being shown makes it due once more.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import Card, CardKind, CardTopicKind, NewCard
from journal.store.database import chunks, insert_into, insert_missing, is_sqlite
from journal.store.slack import wake_flag
from journal.store.tables import card, card_about

# A lease that would last for hours was given by a wrong clock.
_WRONG_CLOCK = timedelta(hours=1)
# The number has no meaning, but every bot must use the same.
_CLAIM_LOCK = 7_270_728
# Progress need not be shown more often: `touch` with this much added to the time.
PROGRESS_INTERVAL = timedelta(seconds=1.5)
_MANY_ATTEMPTS = 6
_UNCLAIMED: dict[str, Any] = {"claimed_by": "", "claimed_until": None}

# ── what is wanted ──────────────────────────────────────────────────────────────────────────────


def want(session: Session, new: NewCard, *, now: datetime, due_at: datetime | None = None) -> int:
    """Ask for a card to be shown, or shown anew. New topics are added to the old ones."""
    moment = due_at or now
    wake_flag.mark(session)
    again = {"wanted": card.c.wanted + 1, "due_at": _earlier_due_at(moment)}
    row = {"wanted": 1, "shown": 0, "channel": "", "ts": "", "due_at": moment}
    return _upsert(session, new, row, again, now)


def add_posted(session: Session, new: NewCard, *, channel: str, ts: str, now: datetime) -> int:
    """Add a card that the bot has posted itself; it is kept true from now on."""
    where = {"channel": channel, "ts": ts, "due_at": None, "posted_at": now}
    again = {**where, "shown": card.c.wanted, "posting_at": None}
    return _upsert(session, new, {"wanted": 1, "shown": 1, **where}, again, now)


def begin_posting(
    session: Session, new: NewCard, *, by: str, now: datetime, until: datetime
) -> Card:
    """Add a card that the bot is about to post itself; from `until` on the outbox sees to it."""
    row = {"wanted": 1, "shown": 0, "channel": "", "ts": "", "due_at": now, "posting_at": now}
    number = _upsert(session, new, row, {"posting_at": now}, now)
    held = sa.update(card).where(card.c.id == number).values(claimed_by=by, claimed_until=until)
    return _card(session.execute(held.returning(card)).one())


def finish_posting(
    session: Session, each: Card, key: str, *, by: str, channel: str, ts: str, now: datetime
) -> bool:
    """Note where a card was posted that was begun; from now on it is known by that place."""
    if not settle(
        session, each, by=by, channel=channel, ts=ts, shown_version=each.wanted_version, now=now
    ):
        return False
    session.execute(sa.update(card).where(card.c.id == each.id).values(key=key))
    return True


def _upsert(
    session: Session, new: NewCard, row: dict[str, Any], on_conflict: dict[str, Any], now: datetime
) -> int:
    insert = insert_into(session, card).values(
        key=new.key,
        kind=new.kind.value,
        place=new.place,
        reader=new.reader,
        subject=dict(new.subject),
        created_at=now,
        attempts=0,
        failure="",
        **_UNCLAIMED,
        **row,
    )
    on_conflict |= {name: insert.excluded[name] for name in ("kind", "reader", "subject")}
    upsert = insert.on_conflict_do_update(index_elements=["key"], set_=on_conflict)
    number: int = session.execute(upsert.returning(card.c.id)).scalar_one()
    about = [{"card_id": number, "kind": a.kind.value, "ref": a.ref} for a in new.topics]
    insert_missing(session, card_about, about)
    return number


def _earlier_due_at(moment: datetime) -> sa.ColumnElement[datetime]:
    """The earlier due time, but not sooner than Slack lets us try again."""
    stays = sa.or_(card.c.attempts > 0, card.c.due_at <= moment)
    return sa.case((sa.and_(card.c.due_at.is_not(None), stays), card.c.due_at), else_=moment)


def touch(
    session: Session, kind: CardTopicKind, refs: Collection[int], *, now: datetime | None = None
) -> int:
    """Make every card about these topics due, since they have changed or are gone; return how many.

    A card that waits for its hour goes on waiting. The caller need not know the time: a card is due
    since it was made.
    """
    ids: set[int] = set()
    for some in chunks(sorted(set(refs))):
        about = card_about.c.kind == kind.value, card_about.c.ref.in_(some)
        ids |= set(session.scalars(sa.select(card_about.c.card_id).where(*about)))
    for some in chunks(sorted(ids)):
        _touch(session, some, now)
    return len(ids)


def touch_kinds(session: Session, *kinds: CardKind, now: datetime | None = None) -> int:
    """Make all cards of these kinds due: they may show deleted words of people they are not about."""
    wanted = card.c.kind.in_([kind.value for kind in kinds])
    ids = list(session.scalars(sa.select(card.c.id).where(wanted)))
    for some in chunks(sorted(ids)):
        _touch(session, some, now)
    return len(ids)


def touch_elsewhere(session: Session, kind: CardKind, place: str, *, now: datetime) -> int:
    """Make all cards of a kind due that stand in another place than they should by now."""
    there = card.c.kind == kind.value, card.c.place != place, card.c.due_at.is_(None)
    ids = list(session.scalars(sa.select(card.c.id).where(*there)))
    _touch(session, ids, now)
    return len(ids)


def _touch(session: Session, ids: Collection[int], now: datetime | None) -> None:
    if not ids:
        return
    wake_flag.mark(session)
    mine = card.c.id.in_(ids)
    if not is_sqlite(session):
        # In one order, so that two who touch the same cards never wait for each other.
        session.execute(sa.select(card.c.id).where(mine).order_by(card.c.id).with_for_update())
    due = sa.func.coalesce(card.c.due_at, now or card.c.created_at)
    session.execute(sa.update(card).where(mine).values(wanted=card.c.wanted + 1, due_at=due))


def drop(session: Session, key: str) -> bool:
    """Forget the card. Its message stays in Slack as it is."""
    gone = sa.delete(card).where(card.c.key == key).returning(card.c.id)
    return session.execute(gone).first() is not None


# ── looking ─────────────────────────────────────────────────────────────────────────────────────


def get(session: Session, card_id: int) -> Card | None:
    return _find_one(session, card.c.id == card_id)


def get_by_key(session: Session, key: str) -> Card | None:
    return _find_one(session, card.c.key == key)


def find_unposted(session: Session, kind: CardKind, place: str) -> Card | None:
    """The first card of its kind that waits to be posted there."""
    unseen = card.c.ts == "", card.c.due_at.is_not(None)
    return _find_one(session, card.c.place == place, card.c.kind == kind.value, *unseen)


def _find_one(session: Session, *conditions: sa.ColumnElement[bool]) -> Card | None:
    query = sa.select(card).where(*conditions).order_by(card.c.id).limit(1)
    row = session.execute(query).first()
    return _card(row) if row else None


def count_failures(session: Session) -> dict[str, int]:
    """Counts the cards that could not be shown when it was last tried, by Slack's word for why."""
    query = sa.select(card.c.failure, sa.func.count()).where(card.c.failure != "")
    rows = session.execute(query.group_by(card.c.failure).order_by(card.c.failure))
    return {row[0]: row[1] for row in rows}


def count_refused(session: Session) -> dict[str, int]:
    """Counts the cards that Slack refused, by its word for why: nobody tries them again by themselves."""
    refused = card.c.failure != "", card.c.due_at.is_(None)
    query = sa.select(card.c.failure, sa.func.count()).where(*refused).group_by(card.c.failure)
    return {row[0]: row[1] for row in session.execute(query)}


def count_overdue(session: Session, since: datetime) -> int:
    """Counts the cards that are due since then or longer, or were tried often."""
    waits = sa.or_(card.c.due_at < since, card.c.attempts >= _MANY_ATTEMPTS)
    query = sa.select(sa.func.count()).where(card.c.due_at.is_not(None), waits)
    return int(session.execute(query).scalar_one())


def last_posted(session: Session, kind: CardKind, place: str) -> datetime | None:
    """Says when the newest card of its kind came to stand there."""
    there = card.c.kind == kind.value, card.c.place == place
    found: datetime | None = session.scalar(sa.select(sa.func.max(card.c.posted_at)).where(*there))
    return found


def next_due(session: Session) -> datetime | None:
    """Says when the next card is due; one that is claimed may be free when its lease ends."""
    moment = sa.case(
        (card.c.claimed_until > card.c.due_at, card.c.claimed_until), else_=card.c.due_at
    )
    found: datetime | None = session.scalar(
        sa.select(sa.func.min(moment)).where(card.c.due_at.is_not(None))
    )
    return found


# ── bringing it there ───────────────────────────────────────────────────────────────────────────


def claim(
    session: Session, *, by: str, now: datetime, lease_seconds: float, limit: int
) -> list[Card]:
    """Claim some due cards: one of each place, and none of a place where somebody is at work.

    Cards that nobody has seen yet go before those that only changed.
    """
    _lock_claiming(session)
    until = now + timedelta(seconds=lease_seconds)
    order = (card.c.ts != "", card.c.due_at, card.c.id)
    turn = sa.func.row_number().over(partition_by=card.c.place, order_by=order)
    due = card.c.due_at.is_not(None), card.c.due_at <= now
    held = card.c.claimed_until > now, card.c.claimed_until < until + _WRONG_CLOCK
    busy = sa.select(card.c.place).where(card.c.due_at.is_not(None), *held)
    ranked = sa.select(card.c.id, turn.label("turn")).where(*due, card.c.place.not_in(busy))
    turns = ranked.subquery()
    mine = card.c.id.in_(sa.select(turns.c.id).where(turns.c.turn == 1))
    # A card that somebody is touching right now has its turn next time.
    query = sa.select(card).where(mine).order_by(*order).limit(limit)
    rows = session.execute(query.with_for_update(skip_locked=True)).all()
    ids = [row.id for row in rows]
    update = sa.update(card).where(card.c.id.in_(ids))
    session.execute(update.values(claimed_by=by, claimed_until=until))
    return [_card(row) for row in rows]


def _lock_claiming(session: Session) -> None:
    # Otherwise two bots could claim two cards of one place. SQLite has one writer anyway.
    if not is_sqlite(session):
        session.execute(sa.select(sa.func.pg_advisory_xact_lock(_CLAIM_LOCK)))


def mark_posting(
    session: Session, card_id: int, *, by: str, now: datetime, until: datetime, repost: bool = False
) -> bool:
    """Note that the card is about to be posted, with `repost` since its message is gone; False when
    it is not ours any more. The first time counts: from there on Slack may have it.
    """
    since = now if repost else sa.func.coalesce(card.c.posting_at, now)
    values: dict[str, Any] = {"posting_at": since, "claimed_until": until}
    if repost:
        values |= {"channel": "", "ts": ""}
    return _update_claimed(session, card_id, by, values)


def settle(
    session: Session,
    each: Card,
    *,
    by: str,
    channel: str,
    ts: str,
    shown_version: int,
    now: datetime,
) -> bool:
    """Note that the card stands in Slack in its version `shown_version`."""
    values = {
        "channel": channel,
        "ts": ts,
        "shown": shown_version,
        "due_at": sa.case((card.c.wanted > shown_version, now), else_=None),
        "attempts": 0,
        "failure": "",
        "posting_at": None,
        "posted_at": sa.func.coalesce(card.c.posted_at, now),
        **_UNCLAIMED,
    }
    return _update_claimed(session, each.id, by, values)


def mark_removed(session: Session, each: Card, *, by: str, now: datetime) -> None:
    """Forget a card that was removed as it should be, unless it is wanted again."""
    mine = card.c.id == each.id, card.c.claimed_by == by
    unwanted = sa.delete(card).where(*mine, card.c.wanted == each.wanted_version)
    if session.execute(unwanted.returning(card.c.id)).first() is None:
        nowhere = {"channel": "", "ts": "", "posting_at": None, "due_at": now}
        _update_claimed(session, each.id, by, {**nowhere, **_UNCLAIMED})


def postpone(
    session: Session,
    card_id: int,
    *,
    by: str,
    until: datetime,
    failure: str = "",
    attempts: int = 0,
    unsure: bool = True,
) -> None:
    """Put the card off. Unless it is `unsure`, Slack does not have what was being posted."""
    values: dict[str, Any] = {
        "due_at": until,
        "failure": failure,
        "attempts": attempts,
        **_UNCLAIMED,
    }
    if not unsure:
        values["posting_at"] = None
    _update_claimed(session, card_id, by, values)


def give_up(session: Session, card_id: int, *, by: str, failure: str) -> None:
    """Stop trying: a person must act first. It is tried again when somebody wants it again."""
    values = {"due_at": None, "failure": failure, "attempts": 0, "posting_at": None, **_UNCLAIMED}
    _update_claimed(session, card_id, by, values)


def give_back(session: Session, *, by: str) -> None:
    """Give all cards back that this bot claimed; only what is due is ever claimed."""
    mine = card.c.due_at.is_not(None), card.c.claimed_by == by
    session.execute(sa.update(card).where(*mine).values(**_UNCLAIMED))


def _update_claimed(session: Session, card_id: int, by: str, values: dict[str, Any]) -> bool:
    mine = card.c.id == card_id, card.c.claimed_by == by
    update = sa.update(card).where(*mine).values(**values).returning(card.c.id)
    return session.execute(update).first() is not None


def _card(row: Any) -> Card:
    return Card(
        id=row.id,
        key=row.key,
        kind=CardKind(row.kind),
        place=row.place,
        reader=row.reader,
        subject=row.subject or {},
        wanted_version=row.wanted,
        shown_version=row.shown,
        attempts=row.attempts,
        channel=row.channel,
        ts=row.ts,
        posting_at=row.posting_at,
    )
