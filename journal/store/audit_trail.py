"""The audit trail: one row for each export, purge, erasure and use of a role. Nothing deletes a row.

A row names one of us, a kind and a number. What was exported or deleted stands in none of them, so that
the trail outlives a purge and an erasure as it is.
"""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import Actor, AuditKind, AuditRecord, Role
from journal.store.tables import audit


def add(session: Session, actor: Actor, kind: AuditKind, count: int, *, now: datetime) -> None:
    """Add a row, unless nothing was done."""
    if count <= 0:
        return
    row = {"at": now, "by": actor.key, "role": actor.role.value, "kind": kind.value, "count": count}
    session.execute(sa.insert(audit), [row])


def find_newest(
    session: Session,
    *,
    limit: int,
    since: datetime | None = None,
    kinds: tuple[AuditKind, ...] = (),
) -> tuple[AuditRecord, ...]:
    """The newest first."""
    columns = (audit.c.id, audit.c.at, audit.c.by, audit.c.role, audit.c.kind, audit.c.count)
    query = sa.select(*columns).order_by(audit.c.id.desc()).limit(limit)
    if since is not None:
        query = query.where(audit.c.at >= since)
    if kinds:
        query = query.where(audit.c.kind.in_([each.value for each in kinds]))
    return tuple(
        AuditRecord(id_, at, by, Role(role), AuditKind(kind), count)
        for id_, at, by, role, kind, count in session.execute(query)
    )
