"""Opportunities and projects as entries name them: one is known once it was typed."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.fold import fold
from journal.store.tables import interaction

_MOST_KNOWN = 5000


def find_known(session: Session) -> tuple[str, ...]:
    """All that were typed before, by name."""
    column = interaction.c.opportunity
    # The first condition is what the index holds, the second where its reading begins.
    query = sa.select(column).where(column != "", column > "").distinct()
    return tuple(session.scalars(query.order_by(column).limit(_MOST_KNOWN)))


def find_like(session: Session, typed: str, *, limit: int) -> tuple[str, ...]:
    """Those with this in their name, the ones that begin so first; all while nothing is typed."""
    wanted = fold(typed).strip()
    found = [each for each in find_known(session) if wanted in fold(each)]
    return tuple(sorted(found, key=lambda each: not fold(each).startswith(wanted))[:limit])


def find_spelling(session: Session, typed: str) -> str:
    """Gives what was typed, spelled as it was before: one opportunity is one row of figures."""
    if not typed:
        return ""
    known = find_known(session)
    return typed if typed in known else {fold(each): each for each in known}.get(fold(typed), typed)


def with_spelling(session: Session, wanted: Mapping[str, Any]) -> Mapping[str, Any]:
    """The wanted fields of an entry, an opportunity among them spelled as before."""
    if not wanted.get("opportunity"):
        return wanted
    return {**wanted, "opportunity": find_spelling(session, wanted["opportunity"])}
