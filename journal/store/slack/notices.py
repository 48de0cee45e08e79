"""Keeps notices: what somebody is to be told about a deed of another.

They are written in the transaction of the deed, and folded into one card for each person later.
A notice holds ids; whoever shows it reads the record at that moment.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import Interaction, InteractionState, NewNotice, Notice, NoticeKind
from journal.store.database import chunks, insert_missing
from journal.store.filters import counted_condition, follow_up_conditions
from journal.store.slack import wake_flag
from journal.store.tables import deed as deed_table
from journal.store.tables import interaction, notice, participant


@dataclass(frozen=True, slots=True)
class TimedFollowUp:
    """Says whom an entry is to remind, and at which time of which day, on their clock."""

    number: int
    salesperson: str
    day: date
    at: time

    @property
    def key(self) -> str:
        return f"{follow_up_key(self.number, self.day)}:{self.at:%H:%M}"

    @property
    def new_notice(self) -> NewNotice:
        kind = NoticeKind.FOLLOW_UP
        return NewNotice(self.key, self.salesperson, kind, "", interaction=self.number)


def add(session: Session, rows: Sequence[NewNotice], *, now: datetime) -> None:
    """Add notices in one statement. A person without an address gets none."""
    new_rows = [_row(each, now) for each in rows if "@" in each.for_email]
    insert_missing(session, notice, new_rows)
    if new_rows:
        wake_flag.mark(session)


def _row(new: NewNotice, now: datetime) -> dict[str, Any]:
    return {
        "key": new.key,
        "for_email": new.for_email.casefold(),
        "kind": new.kind.value,
        "interaction_id": new.interaction,
        "mail_id": new.mail,
        "contact_id": new.contact,
        "by": new.by,
        "deed": new.deed,
        "at": now,
    }


def entry_notice(
    kind: NoticeKind, number: int, for_email: str, *, by: str, deed: int | None = None
) -> NewNotice:
    """A notice about an entry: one for each deed, or a single one where there is no person's deed."""
    key = f"{kind}:{number}" if deed is None else f"{kind}:{number}:{deed}:{for_email}"
    return NewNotice(key, for_email, kind, by, interaction=number, deed=deed)


# ── what waits for whom ─────────────────────────────────────────────────────────────────────────


def addressees(session: Session) -> tuple[str, ...]:
    """Everybody for whom a notice waits."""
    query = sa.select(notice.c.for_email).where(notice.c.said_at.is_(None)).distinct()
    return tuple(session.scalars(query.order_by(notice.c.for_email)))


def find_pending(session: Session, for_email: str, *, limit: int) -> tuple[Notice, ...]:
    """The oldest first."""
    waits = notice.c.for_email == for_email, notice.c.said_at.is_(None)
    query = sa.select(notice).where(*waits).order_by(notice.c.id).limit(limit)
    return tuple(map(_notice, session.execute(query)))


def assign_to_card(
    session: Session, notices: Collection[Notice], card_id: int | None, *, now: datetime
) -> None:
    """Assign notices to a card; or to none, if the person does not want to be told."""
    for some in chunks([each.id for each in notices]):
        update = sa.update(notice).where(notice.c.id.in_(some), notice.c.said_at.is_(None))
        session.execute(update.values(card_id=card_id, said_at=now))


def get_for_card(session: Session, card_id: int) -> tuple[Notice, ...]:
    """The notices of a card, without those whose deed was taken back since."""
    query = sa.select(notice).where(notice.c.card_id == card_id, sa.not_(_outdated_condition()))
    return tuple(map(_notice, session.execute(query.order_by(notice.c.id))))


def drop_outdated(session: Session, for_email: str, *, now: datetime) -> None:
    """Delete notices whose deed was taken back before they were told."""
    waits = notice.c.for_email == for_email, notice.c.said_at.is_(None)
    session.execute(sa.update(notice).where(*waits, _outdated_condition()).values(said_at=now))


def _outdated_condition() -> sa.ColumnElement[bool]:
    """Notices of a state that the entry is not in any more, of a deed that was undone, and of somebody
    who was spoken to since.
    """
    undone = sa.exists().where(
        deed_table.c.id == notice.c.deed, deed_table.c.undone_at.is_not(None)
    )
    state = (
        sa.select(interaction.c.state)
        .where(interaction.c.id == notice.c.interaction_id)
        .scalar_subquery()
    )
    spoken = (
        sa.exists()
        .where(interaction.c.id == participant.c.interaction_id)
        .where(
            sa.or_(
                participant.c.contact_id == notice.c.contact_id,
                participant.c.company_id == notice.c.contact_id,
            )
        )
        .where(counted_condition(), interaction.c.successful, interaction.c.logged_at > notice.c.at)
    )
    return sa.or_(
        undone,
        sa.and_(notice.c.kind == NoticeKind.STAY_IN_TOUCH.value, spoken),
        sa.and_(
            notice.c.kind == NoticeKind.CANCELLED.value, state == InteractionState.ACTIVE.value
        ),
        sa.and_(
            notice.c.kind == NoticeKind.RESTORED.value, state == InteractionState.CANCELLED.value
        ),
    )


def delete_old_pending(session: Session, before: datetime) -> int:
    """Delete old notices that could not be told."""
    old = notice.c.said_at.is_(None), notice.c.at < before
    return len(session.execute(sa.delete(notice).where(*old).returning(notice.c.id)).all())


# ── follow-ups ──────────────────────────────────────────────────────────────────────────────────


def people_with_follow_ups(session: Session, since: date, until: date) -> tuple[str, ...]:
    """The people who have something to follow up on these days."""
    query = (
        sa.select(interaction.c.salesperson)
        .where(*follow_up_conditions(since=since, until=until))
        .distinct()
    )
    return tuple(each for each in session.scalars(query) if "@" in each)


def add_follow_ups(
    session: Session, for_email: str, since: date, until: date, *, now: datetime
) -> int:
    """Add notices of due follow-ups, one for each entry and day; return how many are due."""
    mine = interaction.c.salesperson == for_email
    query = sa.select(interaction.c.id, interaction.c.follow_up_on)
    rows = session.execute(query.where(mine, *follow_up_conditions(since=since, until=until))).all()
    kind = NoticeKind.FOLLOW_UP
    news = [
        NewNotice(follow_up_key(row.id, row.follow_up_on), for_email, kind, "", interaction=row.id)
        for row in rows
    ]
    add(session, news, now=now)
    return len(news)


def follow_up_key(number: int, day: date | None) -> str:
    """The key of the notice that an entry's follow-up is due on this day."""
    return f"{NoticeKind.FOLLOW_UP}:{number}:{day}"


def find_due_at_times(session: Session, since: date, until: date) -> tuple[TimedFollowUp, ...]:
    """The follow-ups of these days that have a time and nobody was reminded of yet."""
    columns = (
        interaction.c[name] for name in ("id", "salesperson", "follow_up_on", "follow_up_time")
    )
    rows = session.execute(
        sa.select(*columns)
        .where(*follow_up_conditions(since=since, until=until))
        .where(interaction.c.follow_up_time.is_not(None))
        .order_by(interaction.c.follow_up_on, interaction.c.follow_up_time, interaction.c.id)
    )
    found = [TimedFollowUp(*row) for row in rows if "@" in row.salesperson]
    keys = [each.key for each in found]
    known = {
        key
        for some in chunks(keys)
        for key in session.scalars(sa.select(notice.c.key).where(notice.c.key.in_(some)))
    }
    return tuple(each for each in found if each.key not in known)


def follow_up_keys(entry: Interaction) -> tuple[str, ...]:
    """The keys of the notices of an entry's follow-up: of its day, and of its time."""
    day, at = entry.follow_up_on, entry.follow_up_time
    on_day = follow_up_key(entry.number, day)
    if day is None or at is None:
        return (on_day,)
    return on_day, TimedFollowUp(entry.number, entry.salesperson, day, at).key


def _notice(row: Any) -> Notice:
    return Notice(
        id=row.id,
        key=row.key,
        for_email=row.for_email,
        kind=NoticeKind(row.kind),
        by=row.by,
        at=row.at,
        interaction=row.interaction_id,
        mail=row.mail_id,
        contact=row.contact_id,
    )
