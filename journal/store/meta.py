"""Facts about the whole database, one text each by its key."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session

from journal.store.database import upsert_locked
from journal.store.tables import meta


def set_value(session: Session, key: str, value: str) -> None:
    upsert_locked(session, meta, [{"key": key, "value": value}])


def get_value(session: Session, key: str) -> str | None:
    return session.scalar(sa.select(meta.c.value).where(meta.c.key == key))


def set_moment(session: Session, key: str, moment: datetime) -> None:
    set_value(session, key, moment.isoformat())


def get_moment(session: Session, key: str) -> datetime | None:
    value = get_value(session, key)
    return datetime.fromisoformat(value) if value else None


def get_moments(session: Session, prefix: str) -> dict[str, datetime]:
    """All moments whose key begins so."""
    mine = meta.c.key.startswith(prefix, autoescape=True)
    rows = session.execute(sa.select(meta.c.key, meta.c.value).where(mine))
    return {row.key: datetime.fromisoformat(row.value) for row in rows}


def remove(session: Session, keys: Collection[str]) -> None:
    if keys:
        session.execute(sa.delete(meta).where(meta.c.key.in_(keys)))
