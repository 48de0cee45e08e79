"""Says when contacts were last spoken to, and how much somebody writes: it decides between equals."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session

from journal.store.database import chunks
from journal.store.filters import counted_condition
from journal.store.tables import interaction, mail, participant


def last_contact_times(session: Session, contact_ids: Collection[int]) -> dict[int, datetime]:
    """The last talk by contact; failed attempts and cancelled entries do not count."""
    found: dict[int, datetime] = {}
    for some in chunks(sorted(contact_ids)):
        query = (
            sa.select(participant.c.contact_id, sa.func.max(participant.c.occurred_at))
            .join(interaction, interaction.c.id == participant.c.interaction_id)
            .where(
                participant.c.contact_id.in_(some), counted_condition(), interaction.c.successful
            )
            .group_by(participant.c.contact_id)
        )
        found.update((id_, moment) for id_, moment in session.execute(query))
    return found


def last_salespeople(session: Session, contact_ids: Collection[int]) -> dict[int, str]:
    """Says who spoke last to each contact, a company through its people; those without an address are
    left out.
    """
    found: dict[int, str] = {}
    for column in (participant.c.company_id, participant.c.contact_id):
        for some in chunks(sorted(contact_ids)):
            query = (
                sa.select(column.label("id"), interaction.c.salesperson)
                .join(interaction, interaction.c.id == participant.c.interaction_id)
                .where(column.in_(some), counted_condition(), interaction.c.successful)
                .where(interaction.c.salesperson.contains("@"))
                .order_by(participant.c.occurred_at, interaction.c.id)
            )
            found.update((row.id, row.salesperson) for row in session.execute(query))
    return found


def count_mails_from(
    session: Session, senders: Collection[str], begin: datetime, end: datetime
) -> dict[str, int]:
    """Counts the mails that each of these addresses sent between two moments."""
    found: dict[str, int] = {}
    for some in chunks(sorted(set(senders) - {""})):
        query = (
            sa.select(mail.c.sender_key, sa.func.count())
            .where(mail.c.sender_key.in_(some))
            .where(mail.c.occurred_at >= begin, mail.c.occurred_at <= end)
            .group_by(mail.c.sender_key)
        )
        found.update((sender, number) for sender, number in session.execute(query))
    return found
