"""The mails that wait in triage, who looks at them, and which are put off."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import DeedKind, MailOutcome, WaitingCounts
from journal.store.database import chunks
from journal.store.record import undo_log
from journal.store.tables import deed, mail, mail_file, mail_party, mail_raw

_MAX_DEEDS_SEARCHED = 500


@dataclass(frozen=True, slots=True)
class TriageStatus:
    """Says who looks at a mail (or empty), and the deed that decided it (or None)."""

    claimed_by: str
    deed: int | None


def get_status(session: Session, mail_id: int) -> TriageStatus:
    query = sa.select(mail.c.claimed_by, mail.c.decided).where(mail.c.id == mail_id)
    row = session.execute(query).first()
    return (
        TriageStatus(row.claimed_by, (row.decided or {}).get("deed"))
        if row
        else TriageStatus("", None)
    )


def count_waiting(session: Session, *, now: datetime) -> WaitingCounts:
    count = sa.func.count()
    due = sa.select(count, sa.func.min(mail.c.occurred_at)).where(
        *_waiting_conditions(), _is_due(now)
    )
    number, oldest = session.execute(due).one()
    off = session.scalar(
        sa.select(count).select_from(mail).where(*_waiting_conditions(), ~_is_due(now))
    )
    return WaitingCounts(number, int(off or 0), oldest)


def kept_bytes(session: Session, senders: Collection[str]) -> tuple[dict[str, int], int]:
    """The bytes of waiting mails that are kept whole: of each of these senders, and of all."""
    has_raw = sa.select(mail_raw.c.mail_id).where(mail_raw.c.mail_id == mail.c.id).exists()
    has_files = sa.select(mail_file.c.mail_id).where(mail_file.c.mail_id == mail.c.id).exists()
    whole = mail.c.outcome == MailOutcome.WAITING.value, sa.or_(has_raw, has_files)
    total = session.scalar(sa.select(sa.func.sum(mail.c.size)).where(*whole))
    by_sender: dict[str, int] = {}
    for some in chunks(sorted(senders)):
        query = sa.select(mail.c.sender_key, sa.func.sum(mail.c.size)).where(
            *whole, mail.c.sender_key.in_(some)
        )
        rows = session.execute(query.group_by(mail.c.sender_key))
        by_sender.update((sender, int(size)) for sender, size in rows)
    return by_sender, int(total or 0)


def find_next_free(session: Session, *, now: datetime) -> int | None:
    """The oldest due mail that nobody looks at."""
    query = sa.select(mail.c.id).where(
        *_waiting_conditions(), _is_due(now), mail.c.claimed_by == ""
    )
    found: int | None = session.scalar(query.order_by(mail.c.id).limit(1))
    return found


def find_claimed_by(session: Session, actor: str, *, limit: int = 50) -> list[int]:
    """The waiting mails that this actor looks at."""
    query = sa.select(mail.c.id).where(*_waiting_conditions(), mail.c.claimed_by == actor)
    return list(session.scalars(query.order_by(mail.c.id).limit(limit)))


def find_postponed_by(session: Session, actor: str, *, now: datetime) -> list[int]:
    """The mails that this actor put off."""
    query = (
        sa.select(deed.c.id, deed.c.payload)
        .where(deed.c.actor == actor, deed.c.kind == DeedKind.POSTPONE.value)
        .where(deed.c.undone_at.is_(None))
        .order_by(deed.c.id.desc())
        .limit(_MAX_DEEDS_SEARCHED)
    )
    until = {
        row.payload["mail"]: row.payload["until"] for row in reversed(list(session.execute(query)))
    }
    found: list[int] = []
    for some in chunks(sorted(until)):
        rows = sa.select(mail.c.id, mail.c.remind_at).where(
            mail.c.id.in_(some), *_waiting_conditions()
        )
        found += [
            row.id
            for row in session.execute(rows.where(mail.c.remind_at > now))
            if row.remind_at == datetime.fromisoformat(until[row.id])
        ]
    return sorted(found)


def find_by_address(session: Session, keys: Collection[str]) -> list[int]:
    """The waiting mails that have one of these addresses on them."""
    found: set[int] = set()
    for some in chunks(sorted(set(keys))):
        on_it = sa.select(mail_party.c.mail_id).where(mail_party.c.address_key.in_(some))
        found |= set(
            session.scalars(
                sa.select(mail.c.id).where(mail.c.id.in_(on_it), *_waiting_conditions())
            )
        )
    return sorted(found)


def mails_of_deed(session: Session, deed_id: int) -> tuple[int, ...]:
    """Every mail that a deed was about."""
    found = undo_log.get(session, deed_id)
    return tuple(found.payload.get("mails", ())) if found else ()


def _waiting_conditions() -> tuple[sa.ColumnElement[bool], ...]:
    return mail.c.outcome == MailOutcome.WAITING.value, mail.c.reopened.is_(False)


def _is_due(now: datetime) -> sa.ColumnElement[bool]:
    return sa.or_(mail.c.remind_at.is_(None), mail.c.remind_at <= now)
