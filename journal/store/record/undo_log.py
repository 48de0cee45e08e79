"""Keeps what was done, so that it can be taken back. A deed holds ids, nobody's words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import DeedKind
from journal.store.tables import deed


@dataclass(frozen=True, slots=True)
class Deed:
    id: int
    at: datetime
    actor: str
    kind: DeedKind
    payload: dict[str, Any]
    undone_at: datetime | None


def add(
    session: Session,
    kind: DeedKind,
    *,
    actor: str,
    now: datetime,
    payload: Mapping[str, Any] | None = None,
) -> int:
    """Add a deed; `fill` adds later what it did, if that is not known yet."""
    row = {"kind": kind.value, "actor": actor, "at": now, "payload": dict(payload or {})}
    number: int = session.execute(sa.insert(deed).returning(deed.c.id), [row]).scalar_one()
    return number


def fill(session: Session, deed_id: int, payload: dict[str, Any]) -> None:
    session.execute(sa.update(deed).where(deed.c.id == deed_id).values(payload=payload))


def forget(session: Session, deed_id: int) -> None:
    """Delete a deed that changed nothing."""
    session.execute(sa.delete(deed).where(deed.c.id == deed_id))


def get(session: Session, deed_id: int) -> Deed | None:
    row = session.execute(sa.select(deed).where(deed.c.id == deed_id)).first()
    return _deed_of(row) if row else None


def last_of(session: Session, actor: str) -> Deed | None:
    """The actor's last deed that still stands."""
    standing = (
        sa.select(deed)
        .where(deed.c.actor == actor, deed.c.undone_at.is_(None))
        .order_by(deed.c.id.desc())
        .limit(1)
    )
    row = session.execute(standing).first()
    return _deed_of(row) if row else None


def find(session: Session, actor: str, kind: DeedKind, key: str, value: int) -> list[Deed]:
    """The actor's deeds of a kind about one thing, the last first: `"contact"`, 12."""
    about = deed.c.payload[key].as_integer() == value
    query = sa.select(deed).where(deed.c.actor == actor, deed.c.kind == kind.value, about)
    return [_deed_of(row) for row in session.execute(query.order_by(deed.c.id.desc()))]


def is_newest_of(session: Session, actor: str, deed_id: int) -> bool:
    """Says whether the actor did nothing after it, not even what is taken back by now."""
    query = sa.select(sa.func.max(deed.c.id)).where(deed.c.actor == actor)
    newest: int | None = session.scalar(query)
    return newest == deed_id


def mark_undone(session: Session, deed_id: int, *, now: datetime) -> bool:
    """Mark a deed as undone; True for only one of two who press undo at once."""
    claimed = (
        sa.update(deed)
        .where(deed.c.id == deed_id, deed.c.undone_at.is_(None))
        .values(undone_at=now)
        .returning(deed.c.id)
    )
    return session.execute(claimed).first() is not None


def unmark_undone(session: Session, deed_id: int) -> None:
    """Take the mark off a deed that could not be undone after all."""
    session.execute(sa.update(deed).where(deed.c.id == deed_id).values(undone_at=None))


def _deed_of(row: sa.Row[Any]) -> Deed:
    return Deed(
        id=row.id,
        at=row.at,
        actor=row.actor,
        kind=DeedKind(row.kind),
        payload=row.payload or {},
        undone_at=row.undone_at,
    )


def drop_words_of_merges(session: Session, contacts: Collection[int]) -> None:
    """Drop tags and external ids that a merge of these contacts moved."""
    query = sa.select(deed.c.id, deed.c.payload).where(deed.c.kind == DeedKind.MERGE.value)
    for row in session.execute(query).all():
        payload = row.payload or {}
        if {payload.get("source"), payload.get("target")} & set(contacts):
            fill(session, row.id, {**payload, "tags": [], "externals": []})
