"""Finds whom of us the record names: owners of contacts, and whom an interaction concerns."""

import sqlalchemy as sa
from sqlmodel import Session

from journal.store.tables import contact, interaction


def find_salespeople(session: Session) -> set[str]:
    owners = session.scalars(sa.select(contact.c.owner).distinct())
    concerned = session.scalars(sa.select(interaction.c.salesperson).distinct())
    return {*owners, *concerned} - {""}


def count_owned(session: Session) -> dict[str, int]:
    """Counts the contacts that each of us looks after."""
    query = (
        sa.select(contact.c.owner, sa.func.count())
        .where(contact.c.owner != "", contact.c.merged_into.is_(None))
        .group_by(contact.c.owner)
    )
    return {owner: int(count) for owner, count in session.execute(query)}
