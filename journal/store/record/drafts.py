"""Interactions begun and put off. A draft is no interaction: it has no number and counts nowhere."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.fold import name_key
from journal.model import Draft
from journal.store.tables import draft


def add(
    session: Session,
    fields: Mapping[str, str],
    *,
    by: str,
    now: datetime,
    contact_id: int | None = None,
) -> int:
    row: dict[str, Any] = {"by": by, "at": now, "contact_id": contact_id, "fields": dict(fields)}
    number: int = session.execute(sa.insert(draft).returning(draft.c.id), [row]).scalar_one()
    return number


def change(session: Session, draft_id: int, fields: Mapping[str, str], *, by: str) -> bool:
    """What is kept in place of what was; False when it is gone, or somebody else's."""
    mine = draft.c.id == draft_id, draft.c.by == by
    changed = sa.update(draft).where(*mine).values(fields=dict(fields)).returning(draft.c.id)
    return session.execute(changed).first() is not None


def get_of_actor(session: Session, by: str) -> tuple[Draft, ...]:
    query = sa.select(draft).where(draft.c.by == by).order_by(draft.c.id)
    return tuple(_draft(row) for row in session.execute(query))


def get(session: Session, draft_id: int) -> Draft | None:
    row = session.execute(sa.select(draft).where(draft.c.id == draft_id)).first()
    return _draft(row) if row else None


def delete(session: Session, draft_id: int) -> bool:
    gone = sa.delete(draft).where(draft.c.id == draft_id).returning(draft.c.id)
    return session.execute(gone).first() is not None


def delete_about(session: Session, names: Collection[str], contacts: Collection[int] = ()) -> int:
    """Delete drafts that mention any of these names or addresses, whoever wrote them, and those
    that are with any of these contacts.
    """
    wanted, chosen = [key for key in map(name_key, names) if key], set(map(str, contacts))
    doomed = [
        row.id
        for row in session.execute(sa.select(draft.c.id, draft.c.fields))
        if any(key in name_key(" ".join((row.fields or {}).values())) for key in wanted)
        or chosen.intersection((row.fields or {}).get("contacts", "").split(","))
    ]
    session.execute(sa.delete(draft).where(draft.c.id.in_(doomed)))
    return len(doomed)


def count_older_than(session: Session, moment: datetime) -> int:
    query = sa.select(sa.func.count()).select_from(draft).where(draft.c.at < moment)
    return int(session.execute(query).scalar_one())


def delete_older_than(session: Session, moment: datetime) -> None:
    session.execute(sa.delete(draft).where(draft.c.at < moment))


def _draft(row: Any) -> Draft:
    return Draft(id=row.id, by=row.by, at=row.at, fields=row.fields or {})
