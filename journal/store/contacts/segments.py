"""Segments: named sets of contacts, listed one by one or described by a filter."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import ContactFilter, Segment
from journal.store.database import chunks, insert_missing
from journal.store.filters import contact_conditions, from_json, to_json
from journal.store.tables import contact, segment, segment_member


def add(
    session: Session,
    code: str,
    name: str,
    *,
    wanted: ContactFilter | None,
    template: str,
    campaign: str,
    by: str,
    now: datetime,
) -> Segment | None:
    """Add a segment; None when one of that code exists already."""
    row: dict[str, Any] = {
        "code": code,
        "name": name,
        "template": template,
        "campaign": campaign,
        "filter": None if wanted is None else {"all_of": to_json(wanted)},
        "created_at": now,
        "created_by": by,
    }
    insert_missing(session, segment, [row])
    made = get(session, code)
    return made if made and made.created_at == now and made.name == name else None


def get(session: Session, code: str) -> Segment | None:
    row = session.execute(sa.select(segment).where(segment.c.code == code)).first()
    return _segment(row) if row else None


def get_by_id(session: Session, segment_id: int) -> Segment | None:
    row = session.execute(sa.select(segment).where(segment.c.id == segment_id)).first()
    return _segment(row) if row else None


def get_all(session: Session) -> tuple[Segment, ...]:
    query = sa.select(segment).order_by(segment.c.code)
    return tuple(_segment(row) for row in session.execute(query))


def change(session: Session, segment_id: int, values: Mapping[str, Any]) -> dict[str, Any]:
    """Change fields of a segment; return what they were, for `put_back`."""
    columns = to_columns(values)
    which = segment.c.id == segment_id
    before = session.execute(sa.select(segment).where(which)).mappings().one()
    session.execute(sa.update(segment).where(which).values(**columns))
    return {name: before[name] for name in columns}


def put_back(
    session: Session, segment_id: int, before: Mapping[str, Any], after: Mapping[str, Any]
) -> bool:
    """Give fields the values they had; False when one was changed since."""
    which = segment.c.id == segment_id
    row = session.execute(sa.select(segment).where(which)).mappings().first()
    if row is None or any(row[name] != value for name, value in to_columns(after).items()):
        return False
    session.execute(sa.update(segment).where(which).values(**before))
    return True


def to_columns(values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as the table keeps them."""
    columns = dict(values)
    if isinstance(columns.get("filter"), ContactFilter):
        columns["filter"] = {"all_of": to_json(columns["filter"])}
    return columns


def delete(session: Session, segment_id: int) -> dict[str, Any]:
    """Delete a segment with its list of members; return what `restore` needs."""
    row = session.execute(sa.select(segment).where(segment.c.id == segment_id)).mappings().one()
    ours = {**row, "created_at": row["created_at"].isoformat()}
    kept = {"row": ours, "members": sorted(listed_ids(session, segment_id))}
    session.execute(sa.delete(segment).where(segment.c.id == segment_id))
    return kept


def restore(session: Session, kept: Mapping[str, Any]) -> bool:
    """Put a deleted segment back, without contacts who are gone; False when its code is in use."""
    row = {**kept["row"], "created_at": datetime.fromisoformat(kept["row"]["created_at"])}
    if get(session, row["code"]) is not None:
        return False
    # On SQLite the number of the last one that is deleted is given out again.
    if get_by_id(session, row["id"]) is not None:
        del row["id"]
    session.execute(sa.insert(segment), [row])
    back = get(session, row["code"])
    if back is not None:
        add_members(session, back.id, kept["members"])
    return True


def _existing_ids(session: Session, ids: Collection[int]) -> list[int]:
    found: list[int] = []
    for some in chunks(sorted(ids)):
        found.extend(session.scalars(sa.select(contact.c.id).where(contact.c.id.in_(some))))
    return found


def members(session: Session, which: Segment, *, now: datetime) -> list[int]:
    """Ids of the contacts, in the order of their names: listed, or found by the filter now."""
    query = sa.select(contact.c.id).order_by(contact.c.name_key, contact.c.id)
    if which.filter is None:
        listed = sa.select(segment_member.c.contact_id).where(
            segment_member.c.segment_id == which.id
        )
        query = query.where(contact.c.id.in_(listed), contact.c.merged_into.is_(None))
    else:
        query = query.where(*contact_conditions(which.filter, now=now))
    return list(session.scalars(query))


def add_members(session: Session, segment_id: int, ids: Collection[int]) -> list[int]:
    """Put contacts on the list; return those that were not on it."""
    added = sorted(set(_existing_ids(session, ids)) - listed_ids(session, segment_id))
    rows = [{"segment_id": segment_id, "contact_id": id_} for id_ in added]
    insert_missing(session, segment_member, rows)
    return added


def remove_members(session: Session, segment_id: int, ids: Collection[int]) -> list[int]:
    """Take contacts off the list; return those that were on it."""
    removed = sorted(set(ids) & listed_ids(session, segment_id))
    session.execute(
        sa.delete(segment_member)
        .where(segment_member.c.segment_id == segment_id)
        .where(segment_member.c.contact_id.in_(removed))
    )
    return removed


def get_of_contacts(session: Session, ids: Collection[int]) -> tuple[Segment, ...]:
    """The lists that have one of these contacts on them."""
    listed = sa.select(segment_member.c.segment_id).where(segment_member.c.contact_id.in_(ids))
    query = sa.select(segment).where(segment.c.id.in_(listed)).order_by(segment.c.code)
    return tuple(_segment(row) for row in session.execute(query))


def listed_ids(session: Session, segment_id: int) -> set[int]:
    query = sa.select(segment_member.c.contact_id).where(segment_member.c.segment_id == segment_id)
    return set(session.scalars(query))


def _segment(row: Any) -> Segment:
    stored_filter = row.filter
    return Segment(
        id=row.id,
        code=row.code,
        name=row.name,
        template=row.template,
        campaign=row.campaign,
        filter=None if stored_filter is None else from_json(ContactFilter, stored_filter["all_of"]),
        created_at=row.created_at,
        created_by=row.created_by,
    )
