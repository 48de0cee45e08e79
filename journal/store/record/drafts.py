"""Interactions begun and put off. A draft is no interaction: it has no number and counts nowhere."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.fold import folded_words, name_key
from journal.matching import parse_query
from journal.model import Draft
from journal.store.tables import draft

_NUMBER = re.compile(r"(?i)(?<![\w-])k-0*(\d{1,18})(?!\w)")


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
    """Replace a draft's fields; False when it is gone, or somebody else's."""
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
    """Delete the drafts that `find_about` finds."""
    doomed = [each.id for each in find_about(session, names, contacts)]
    session.execute(sa.delete(draft).where(draft.c.id.in_(doomed)))
    return len(doomed)


def find_about(
    session: Session, names: Collection[str], contacts: Collection[int] = ()
) -> tuple[Draft, ...]:
    """Drafts that mention any of these names or addresses, whoever wrote them, and those that are
    with any of these contacts: chosen in a form, or typed as `K-12` or by the beginning of a name.
    """
    keys = [key for key in map(name_key, names) if key]
    words = [folded_words(name) for name in names if "@" not in name]
    rows = session.execute(sa.select(draft).order_by(draft.c.id)).all()
    return tuple(
        _draft(row)
        for row in rows
        if row.contact_id in contacts or _is_about(row.fields or {}, keys, words, contacts)
    )


def _is_about(
    fields: Mapping[str, str],
    keys: Sequence[str],
    names: Sequence[Sequence[str]],
    contacts: Collection[int],
) -> bool:
    typed = " ".join(fields.values())
    folded = name_key(typed)
    who = [parse_query(part) for part in re.split("[,;]", fields.get("who", ""))]
    chosen = (*fields.get("contacts", "").split(","), fields.get("company", ""))
    numbers = {each.number for each in who}
    numbers |= {int(each) for each in (*_NUMBER.findall(typed), *filter(str.isdecimal, chosen))}
    return (
        any(key in folded for key in keys)
        or not numbers.isdisjoint(contacts)
        or any(_begins(each.words, name) for each in who for name in names)
    )


def _begins(typed: Sequence[str], name: Sequence[str]) -> bool:
    """Says whether a name begins so: `("ada", "lov")` finds Ada Lovelace."""
    return bool(typed) and all(any(known.startswith(word) for known in name) for word in typed)


def count_older_than(session: Session, moment: datetime) -> int:
    query = sa.select(sa.func.count()).select_from(draft).where(draft.c.at < moment)
    return int(session.execute(query).scalar_one())


def delete_older_than(session: Session, moment: datetime) -> None:
    session.execute(sa.delete(draft).where(draft.c.at < moment))


def _draft(row: Any) -> Draft:
    return Draft(id=row.id, by=row.by, at=row.at, fields=row.fields or {})
