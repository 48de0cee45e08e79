"""Active entries that are older than a moment, with nobody anything was logged with since then.

An entry that is to be followed up later, or that somebody corrected or restored since, is left alone.
"""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.store.filters import counted_condition
from journal.store.tables import change, interaction, participant


def count_untouched(session: Session, before: datetime) -> int:
    query = sa.select(sa.func.count()).select_from(interaction).where(*_conditions(before))
    return int(session.scalar(query) or 0)


def find_untouched(session: Session, before: datetime, *, limit: int) -> list[int]:
    query = sa.select(interaction.c.id).where(*_conditions(before))
    return list(session.scalars(query.order_by(interaction.c.id).limit(limit)))


def _conditions(before: datetime) -> tuple[sa.ColumnElement[Any], ...]:
    theirs, since, later = (
        participant.alias("theirs"),
        participant.alias("since"),
        interaction.alias(),
    )
    touched = (
        sa.exists()
        .where(theirs.c.interaction_id == interaction.c.id)
        .where(since.c.contact_id == theirs.c.contact_id, since.c.occurred_at >= before)
        .where(later.c.id == since.c.interaction_id, counted_condition(later))
    )
    changed = sa.exists().where(change.c.interaction_id == interaction.c.id, change.c.at >= before)
    follow_up = interaction.c.follow_up_on
    return (
        counted_condition(),
        interaction.c.occurred_at < before,
        sa.or_(follow_up.is_(None), follow_up < before.date()),
        ~touched.correlate(interaction),
        ~changed.correlate(interaction),
    )
