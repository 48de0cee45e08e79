"""Keeps what was changed of a contact, by whom, when and by which deed. It goes with the contact: erased is
erased.

One row for each field, as text; of a list also what undo puts back. Of a merge only that it was, and of whom: what a person brought with
them is their own, and must not outlive them in the history of another.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import (
    POSTAL_FIELDS,
    Address,
    AddressKind,
    ContactKind,
    FieldChange,
    NewContact,
    contact_number,
)
from journal.store.database import chunks
from journal.store.tables import contact_change, deed

MERGED = "merged"
_FLAGS = ("privacy_blocked", "minor", "consent", "excluded")


def add_changes(
    session: Session,
    changed: Mapping[int, tuple[NewContact, NewContact]],
    *,
    by: str,
    now: datetime,
    deed_id: int | None,
) -> int:
    """Each as it was and as it is: what differs is kept; returns in how many fields."""
    rows = [
        {**_row(contact_id, each, by, now), "former": _former(old, each[0]), "deed": deed_id}
        for contact_id, (old, new) in changed.items()
        for each in differences(old, new)
    ]
    if rows:
        session.execute(sa.insert(contact_change), rows)
    return len(rows)


def add_merge(
    session: Session,
    target: int,
    *,
    of: int,
    by: str,
    now: datetime,
    deed_id: int,
    undone: bool = False,
) -> None:
    """Another contact became this one, or was parted from it again."""
    number = contact_number(of)
    change = (MERGED, number, "") if undone else (MERGED, "", number)
    session.execute(sa.insert(contact_change), [{**_row(target, change, by, now), "deed": deed_id}])


def changes_of(session: Session, ids: Collection[int]) -> tuple[FieldChange, ...]:
    """The changes of these contacts together, the oldest first."""
    mine = contact_change.c.contact_id.in_(sorted(ids))
    rows = session.execute(sa.select(contact_change).where(mine).order_by(contact_change.c.id))
    return tuple(FieldChange(row.at, row.by, row.field, row.old, row.new) for row in rows)


# ── undo ────────────────────────────────────────────────────────────────────────────────────────


def find_changed_since(
    session: Session, ids: Collection[int], deed_id: int, *, at: datetime
) -> set[int]:
    """Finds those of the contacts to whom something that still stands was done after a deed of `at`.

    A deed that was taken back left the contact as it found it, so it does not count.
    """
    standing = sa.and_(contact_change.c.deed > deed_id, deed.c.undone_at.is_(None))
    # Rows from before there were deeds of contacts, and those that an undo had to leave.
    without_deed = sa.and_(contact_change.c.deed.is_(None), contact_change.c.at > at)
    query = sa.select(contact_change.c.contact_id).outerjoin(
        deed, deed.c.id == contact_change.c.deed
    )
    found: set[int] = set()
    for some in chunks(sorted(ids)):
        mine = contact_change.c.contact_id.in_(some)
        found.update(session.scalars(query.where(mine, sa.or_(standing, without_deed))))
    return found


def former_values(session: Session, deed_id: int) -> dict[int, dict[str, Any]]:
    """The fields that the deed changed and what they were, by contact."""
    query = sa.select(contact_change).where(contact_change.c.deed == deed_id)
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    for row in session.execute(query.order_by(contact_change.c.id.desc())):
        if row.field in _PARSERS:
            name = "company_id" if row.field == "company" else row.field
            text = row.old if row.former is None else row.former
            found[row.contact_id][name] = _PARSERS[row.field](text)
    return dict(found)


def detach_deed(session: Session, ids: Collection[int], deed_id: int) -> None:
    """What the deed changed of these stays though it is taken back: it must not count as undone."""
    for some in chunks(sorted(ids)):
        mine = contact_change.c.contact_id.in_(some)
        left = sa.update(contact_change).where(mine, contact_change.c.deed == deed_id)
        session.execute(left.values(deed=None))


def _former(old: NewContact, field: str) -> Any:
    match field:
        case "addresses":
            return [_address_row(each) for each in old.addresses]
        case "tags":
            return sorted(old.tags)
        case "external_ids":
            return dict(old.external_ids)
        case _:
            return None


def _address_row(each: Address) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in asdict(each).items()}


def _parse_addresses(rows: list[dict[str, Any]]) -> tuple[Address, ...]:
    return tuple(
        Address(
            **{
                **row,
                "kind": AddressKind(row["kind"]),
                "valid_from": _parse_day(row["valid_from"]),
                "valid_to": _parse_day(row["valid_to"]),
            }
        )
        for row in rows
    )


def _parse_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


_PARSERS: Mapping[str, Callable[[Any], Any]] = {
    **{each.name: str for each in fields(NewContact) if each.type is str},
    "kind": ContactKind,
    "company": lambda text: int(text.removeprefix("K-")) if text else None,
    "addresses": _parse_addresses,
    "tags": frozenset,
    "external_ids": dict,
    **dict.fromkeys(_FLAGS, "yes".__eq__),
}


def _row(
    contact_id: int, change: tuple[str, str, str], by: str, now: datetime
) -> dict[str, object]:
    field, old, new = change
    told = {"field": field, "old": old, "new": new}
    return {"contact_id": contact_id, "at": now, "by": by, **told}


def differences(old: NewContact, new: NewContact) -> Iterator[tuple[str, str, str]]:
    """The fields that differ, as texts: before and after."""
    before, after = _as_texts(old), _as_texts(new)
    return ((name, before[name], after[name]) for name in before if before[name] != after[name])


def _as_texts(each: NewContact) -> dict[str, str]:
    return {
        "name": each.name,
        "kind": each.kind.value,
        "company": contact_number(each.company_id) if each.company_id else "",
        "addresses": "; ".join(map(_address_text, each.addresses)),
        "job_title": each.job_title,
        "language": each.language,
        "country": each.country,
        **{name: getattr(each, name) for name in POSTAL_FIELDS},
        "owner": each.owner,
        "note": each.note,
        "tags": ", ".join(sorted(each.tags)),
        "external_ids": ", ".join(f"{k} {v}" for k, v in sorted(each.external_ids.items())),
        **{name: "yes" if getattr(each, name) else "no" for name in _FLAGS},
    }


def _address_text(each: Address) -> str:
    """`ada@acme.example (work) [2026-01-01..]`"""
    label = f" ({each.label})" if each.label else ""
    dated = each.valid_from or each.valid_to
    return f"{each.value}{label}" + (
        f" [{each.valid_from or ''}..{each.valid_to or ''}]" if dated else ""
    )
