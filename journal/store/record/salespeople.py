"""Whom of us the record names: owners of contacts, and whom an interaction concerns."""

import sqlalchemy as sa
from sqlmodel import Session

from journal.store.tables import contact, interaction


def find_salespeople(session: Session) -> set[str]:
    owners = session.scalars(sa.select(contact.c.owner).distinct())
    concerned = session.scalars(sa.select(interaction.c.salesperson).distinct())
    return {*owners, *concerned} - {""}
