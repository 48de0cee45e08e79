"""The rows of what was done and put off: deeds, drafts."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field

from journal.store.columns import (
    NEVER_REUSE_IDS,
    Row,
    json_value,
    moment,
    reference,
    row_id,
    table_of,
)


class DeedRow(Row, table=True):
    """Keeps what an actor did: enough to take it back, and no words of anybody in it."""

    __tablename__ = "deed"
    __table_args__ = (sa.Index("ix_deed_actor", "actor", "id"), NEVER_REUSE_IDS)
    id: int | None = row_id()
    at: datetime = moment()
    actor: str
    kind: str
    payload: dict[str, Any] | None = json_value()
    undone_at: datetime | None = moment(nullable=True)


class DraftRow(Row, table=True):
    __tablename__ = "draft"
    id: int | None = row_id()
    by: str = Field(index=True)
    at: datetime = moment()
    contact_id: int | None = reference("contact", nullable=True, index=True)
    interaction_id: int | None = reference("interaction", nullable=True, index=True)
    fields: dict[str, Any] | None = json_value()


deed = table_of(DeedRow)
draft = table_of(DraftRow)
