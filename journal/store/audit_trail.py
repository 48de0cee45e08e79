"""The audit trail: one row for each export, purge, erasure and use of a role. Nothing deletes a row.

A row names one of us, a kind and a number. What was exported or deleted stands in none of them, so that
the trail outlives a purge and an erasure as it is.
"""

from collections.abc import Iterator
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
    query = sa.select(*columns).where(*_conditions(since, kinds))
    query = query.order_by(audit.c.id.desc()).limit(limit)
    return tuple(
        AuditRecord(id_, at, by, Role(role), AuditKind(kind), count)
        for id_, at, by, role, kind, count in session.execute(query)
    )


def count(
    session: Session, *, since: datetime | None = None, kinds: tuple[AuditKind, ...] = ()
) -> int:
    query = sa.select(sa.func.count()).select_from(audit).where(*_conditions(since, kinds))
    return int(session.execute(query).scalar_one())


def _conditions(
    since: datetime | None, kinds: tuple[AuditKind, ...]
) -> Iterator[sa.ColumnElement[bool]]:
    if since is not None:
        yield audit.c.at >= since
    if kinds:
        yield audit.c.kind.in_([each.value for each in kinds])
