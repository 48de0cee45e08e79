"""The rows of what is gone: purges, erasures, tombstones; and what holds for the whole database."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from journal.store.columns import (
    NEVER_REUSE_IDS,
    json_value,
    moment,
    row_id,
    table_of,
)


class PurgeRow(SQLModel, table=True):
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


class ErasureRow(SQLModel, table=True):
    """Keeps that somebody was erased, when and by whom; not who."""

    __tablename__ = "erasure"
    id: int | None = row_id()
    at: datetime = moment()
    by: str
    interactions: int
    attachments: int


class AuditRow(SQLModel, table=True):
    """Says who exported, deleted for good, or used a role, and how many; nobody's words. Nothing deletes one."""

    __tablename__ = "audit"
    __table_args__ = (sa.Index("ix_audit_at", "at"), NEVER_REUSE_IDS)
    id: int | None = row_id()
    at: datetime = moment()
    by: str
    role: str
    kind: str
    count: int


class TombstoneRow(SQLModel, table=True):
    """A keyed hash of what was purged, so that the same mail or request never comes back."""

    __tablename__ = "tombstone"
    digest: str = Field(primary_key=True)
    at: datetime = moment()


class MetaRow(SQLModel, table=True):
    __tablename__ = "meta"
    key: str = Field(primary_key=True)
    value: str


audit = table_of(AuditRow)
purge = table_of(PurgeRow)
erasure = table_of(ErasureRow)
tombstone = table_of(TombstoneRow)
meta = table_of(MetaRow)
