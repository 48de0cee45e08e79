"""The rows of segments and their runs."""

from datetime import datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlmodel import Field

from journal.store.columns import (
    NEVER_REUSE_IDS,
    ROW_ID,
    Row,
    json_value,
    moment,
    reference,
    row_id,
    table_of,
)


class SegmentRow(Row, table=True):
    __tablename__ = "segment"
    id: int | None = row_id()
    code: str = Field(unique=True)
    name: str
    template: str
    campaign: str
    filter: dict[str, Any] | None = json_value()
    created_at: datetime = moment()
    created_by: str


class SegmentMemberRow(Row, table=True):
    __tablename__ = "segment_member"
    segment_id: int = reference("segment", primary_key=True)
    contact_id: int = reference("contact", primary_key=True, index=True)


class RunRow(Row, table=True):
    __tablename__ = "run"
    __table_args__ = (NEVER_REUSE_IDS,)
    id: int | None = row_id()
    segment: str
    name: str
    at: datetime = moment()
    by: str
    template: str
    deed: int = Field(sa_type=cast("Any", ROW_ID))
    undo_deed: int | None = Field(default=None, sa_type=cast("Any", ROW_ID))
    plan: dict[str, Any] | None = json_value()
    finished_at: datetime | None = moment(nullable=True)


class RunMemberRow(Row, table=True):
    """A member of a run: `reason` says why one was left out, `done` that its turn is over."""

    __tablename__ = "run_member"
    __table_args__ = (sa.Index("ix_run_member_todo", "run_id", "done", "contact_id"),)
    run_id: int = reference("run", primary_key=True)
    contact_id: int = reference("contact", primary_key=True, index=True)
    reason: str
    done: bool


segment = table_of(SegmentRow)
segment_member = table_of(SegmentMemberRow)
run = table_of(RunRow)
run_member = table_of(RunMemberRow)
