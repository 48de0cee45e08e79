"""What was changed of a contact, by whom and when. It goes with the contact: erased is erased.

One row for each field, as text. Of a merge only that it was, and of whom: what a person brought with
them is their own, and must not outlive them in the history of another.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import Address, FieldChange, NewContact, contact_number
from journal.store.tables import contact_change

MERGED = "merged"


def add_changes(
    session: Session,
    changed: Mapping[int, tuple[NewContact, NewContact]],
    *,
    by: str,
    now: datetime,
) -> None:
    """Each as it was and as it is: what differs is kept."""
    rows = [
        _row(contact_id, each, by, now)
        for contact_id, (old, new) in changed.items()
        for each in _differences(old, new)
    ]
    if rows:
        session.execute(sa.insert(contact_change), rows)


def add_merge(
    session: Session, target: int, *, of: int, by: str, now: datetime, undone: bool = False
) -> None:
    """Another contact became this one, or was parted from it again."""
    number = contact_number(of)
    change = (MERGED, number, "") if undone else (MERGED, "", number)
    session.execute(sa.insert(contact_change), [_row(target, change, by, now)])


def changes_of(session: Session, ids: Collection[int]) -> tuple[FieldChange, ...]:
    """Of these contacts together, the oldest first."""
    mine = contact_change.c.contact_id.in_(sorted(ids))
    rows = session.execute(sa.select(contact_change).where(mine).order_by(contact_change.c.id))
    return tuple(FieldChange(row.at, row.by, row.field, row.old, row.new) for row in rows)


def _row(
    contact_id: int, change: tuple[str, str, str], by: str, now: datetime
) -> dict[str, object]:
    field, old, new = change
    told = {"field": field, "old": old, "new": new}
    return {"contact_id": contact_id, "at": now, "by": by, **told}


def _differences(old: NewContact, new: NewContact) -> Iterator[tuple[str, str, str]]:
    before, after = _as_texts(old), _as_texts(new)
    return ((name, before[name], after[name]) for name in before if before[name] != after[name])


def _as_texts(each: NewContact) -> dict[str, str]:
    flags = ("privacy_blocked", "minor", "consent", "excluded")
    return {
        "name": each.name,
        "kind": each.kind.value,
        "company": contact_number(each.company_id) if each.company_id else "",
        "addresses": "; ".join(map(_address_text, each.addresses)),
        "job_title": each.job_title,
        "language": each.language,
        "country": each.country,
        "owner": each.owner,
        "note": each.note,
        "tags": ", ".join(sorted(each.tags)),
        "external_ids": ", ".join(f"{k} {v}" for k, v in sorted(each.external_ids.items())),
        **{name: "yes" if getattr(each, name) else "no" for name in flags},
    }


def _address_text(each: Address) -> str:
    """`ada@acme.example (work) [2026-01-01..]`"""
    label = f" ({each.label})" if each.label else ""
    dated = each.valid_from or each.valid_to
    return f"{each.value}{label}" + (
        f" [{each.valid_from or ''}..{each.valid_to or ''}]" if dated else ""
    )
