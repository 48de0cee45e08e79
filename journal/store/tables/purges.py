"""The rows of what is gone: purges, erasures, and the trail of who exported or deleted."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field

from journal.store.columns import (
    NEVER_REUSE_IDS,
    Row,
    json_value,
    moment,
    row_id,
    table_of,
)


class PurgeRow(Row, table=True):
    """A preview, and what came of it. Holds ids and counts, never a name."""

    __tablename__ = "purge"
    __table_args__ = (NEVER_REUSE_IDS,)
    id: int | None = row_id()
    token: str = Field(unique=True)
    by: str
    at: datetime = moment()
    expires_at: datetime = moment()
    filter: dict[str, Any] | None = json_value()
    previewed: int
    fingerprint: str
    started_at: datetime | None = moment(nullable=True)
    finished_at: datetime | None = moment(nullable=True)
    purged: int
    comments: int
    attachments: int


class ErasureRow(Row, table=True):
    """Keeps that somebody was erased, when and by whom; not who."""

    __tablename__ = "erasure"
    id: int | None = row_id()
    at: datetime = moment()
    by: str
    interactions: int
    attachments: int


class AuditRow(Row, table=True):
    """Says who exported, deleted for good, or used a role, and how many; nobody's words. Nothing deletes one."""

    __tablename__ = "audit"
    __table_args__ = (sa.Index("ix_audit_at", "at"), NEVER_REUSE_IDS)
    id: int | None = row_id()
    at: datetime = moment()
    by: str
    role: str
    kind: str
    count: int


audit = table_of(AuditRow)
purge = table_of(PurgeRow)
erasure = table_of(ErasureRow)
