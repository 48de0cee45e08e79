"""Finds contacts that something refers to: they can't simply be deleted."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlmodel import Session

from journal.store.database import chunks
from journal.store.tables import contact, participant, segment_member


def has_interactions(session: Session, contact_id: int) -> bool:
    involved = sa.or_(
        participant.c.contact_id == contact_id, participant.c.company_id == contact_id
    )
    query = sa.select(participant.c.id).where(involved).limit(1)
    return session.execute(query).first() is not None


def find_used(session: Session, ids: Collection[int]) -> set[int]:
    """Finds those of whom something was recorded, to whom somebody belongs, or who are in a segment."""
    uses = (
        participant.c.contact_id,
        participant.c.company_id,
        contact.c.company_id,
        contact.c.merged_into,
        segment_member.c.contact_id,
    )
    found: set[int] = set()
    for some in chunks(sorted(ids)):
        for column in uses:
            found.update(session.scalars(sa.select(column).where(column.in_(some)).distinct()))
    return found
