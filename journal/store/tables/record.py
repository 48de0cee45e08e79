"""The rows of the record: interactions, segments, purges.

The search index over interactions differs by database and is made by the migration.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from journal.store.columns import (
    NEVER_REUSE_IDS,
    ROW_ID,
    Money,
    json_value,
    moment,
    reference,
    row_id,
    table_of,
)


class InteractionRow(SQLModel, table=True):
    __tablename__ = "interaction"
    __table_args__ = (
        sa.Index("ix_interaction_occurred_at", "occurred_at", "id"),
        sa.Index("ix_interaction_template", "template", "occurred_at"),
        sa.Index("ix_interaction_salesperson", "salesperson", "occurred_at"),
        sa.Index("ix_interaction_logged_by", "logged_by", "id"),
        sa.Index(
            "ix_interaction_campaign",
            "campaign",
            "occurred_at",
            sqlite_where=sa.text("campaign <> ''"),
            postgresql_where=sa.text("campaign <> ''"),
        ),
        sa.Index("ix_interaction_run_id", "run_id"),
        # The purge walks the cancelled alone, however large the record is.
        sa.Index(
            "ix_interaction_cancelled",
            "id",
            "cancelled_at",
            sqlite_where=sa.text("state = 'cancelled'"),
            postgresql_where=sa.text("state = 'cancelled'"),
        ),
        sa.Index("ix_interaction_cancel_deed", "cancel_deed"),
        sa.Index(
            "ix_interaction_follow_up_on",
            "follow_up_on",
            sqlite_where=sa.text("follow_up_on IS NOT NULL"),
            postgresql_where=sa.text("follow_up_on IS NOT NULL"),
        ),
        # One business document in one version is one entry.
        sa.Index(
            "uq_interaction_document",
            "document_type",
            "document_number",
            "document_version",
            unique=True,
            sqlite_where=sa.text("document_number <> ''"),
            postgresql_where=sa.text("document_number <> ''"),
        ),
        sa.UniqueConstraint("mail_id"),
        sa.UniqueConstraint("mail_key"),
        sa.UniqueConstraint("request_key"),
        NEVER_REUSE_IDS,
    )
    id: int | None = row_id()
    occurred_at: datetime = moment()
    logged_at: datetime = moment()
    logged_by: str
    source: str
    salesperson: str
    template: str
    template_version: str
    group_code: str
    channel: str
    direction: str
    initiated_by: str
    subject: str
    text: str
    full_text: str
    language: str
    cost: Decimal = Field(sa_type=cast("Any", Money))
    duration_minutes: int
    evaluation: str | None = None
    evaluation_note: str
    successful: bool
    delivery: str
    delivery_reason: str
    campaign: str
    response: bool
    document_type: str
    document_number: str
    document_version: str
    follow_up_on: date | None = None
    state: str
    cancelled_at: datetime | None = moment(nullable=True)
    cancelled_by: str
    cancel_reason: str
    cancel_deed: int | None = Field(default=None, sa_type=cast("Any", ROW_ID))
    erased_at: datetime | None = moment(nullable=True)
    run_id: int | None = reference("run", on_delete="SET NULL", nullable=True)
    mail_id: int | None = Field(default=None, sa_type=cast("Any", ROW_ID))
    mail_key: str | None = None
    request_key: str | None = None
    version: int


class ParticipantRow(SQLModel, table=True):
    """A participation. It repeats `occurred_at`, so that a contact's history is one index range."""

    __tablename__ = "participant"
    __table_args__ = (
        sa.UniqueConstraint("interaction_id", "contact_id"),
        sa.Index("ix_participant_contact", "contact_id", "occurred_at", "interaction_id"),
        sa.Index("ix_participant_company", "company_id", "occurred_at", "interaction_id"),
        sa.Index(
            "ix_participant_unknown",
            "address_key",
            sqlite_where=sa.text("contact_id IS NULL"),
            postgresql_where=sa.text("contact_id IS NULL"),
        ),
        # A merge remembers which participations it moved.
        NEVER_REUSE_IDS,
    )
    id: int | None = row_id()
    interaction_id: int = reference("interaction")
    occurred_at: datetime = moment()
    contact_id: int | None = reference("contact", on_delete="RESTRICT", nullable=True)
    company_id: int | None = reference("contact", on_delete="SET NULL", nullable=True)
    position: int
    part: str
    address: str
    address_key: str
    name: str
    company_name: str


class CommentRow(SQLModel, table=True):
    __tablename__ = "comment"
    id: int | None = row_id()
    interaction_id: int = reference("interaction", index=True)
    at: datetime = moment()
    by: str
    text: str


class ChangeRow(SQLModel, table=True):
    __tablename__ = "change"
    id: int | None = row_id()
    interaction_id: int = reference("interaction", index=True)
    deed: int | None = Field(default=None, index=True, sa_type=cast("Any", ROW_ID))
    at: datetime = moment()
    by: str
    field: str
    old: str
    new: str


class BlobRow(SQLModel, table=True):
    """One content on disk, however often it is attached."""

    __tablename__ = "blob"
    digest: str = Field(primary_key=True)
    size: int = Field(sa_type=sa.BigInteger)


class BlobTrashRow(SQLModel, table=True):
    """Contents that nothing uses any more; the files go after the transaction that said so."""

    __tablename__ = "blob_trash"
    digest: str = Field(primary_key=True)


class AttachmentRow(SQLModel, table=True):
    __tablename__ = "attachment"
    id: int | None = row_id()
    interaction_id: int = reference("interaction", index=True)
    digest: str = Field(foreign_key="blob.digest", index=True)
    position: int
    name: str
    media_type: str


class DeedRow(SQLModel, table=True):
    """What an actor did: enough to take it back, and no words of anybody in it."""

    __tablename__ = "deed"
    __table_args__ = (sa.Index("ix_deed_actor", "actor", "id"), NEVER_REUSE_IDS)
    id: int | None = row_id()
    at: datetime = moment()
    actor: str
    kind: str
    payload: dict[str, Any] | None = json_value()
    undone_at: datetime | None = moment(nullable=True)


class DraftRow(SQLModel, table=True):
    __tablename__ = "draft"
    id: int | None = row_id()
    by: str = Field(index=True)
    at: datetime = moment()
    contact_id: int | None = reference("contact", nullable=True, index=True)
    interaction_id: int | None = reference("interaction", nullable=True, index=True)
    fields: dict[str, Any] | None = json_value()


class SegmentRow(SQLModel, table=True):
    __tablename__ = "segment"
    id: int | None = row_id()
    code: str = Field(unique=True)
    name: str
    template: str
    campaign: str
    filter: dict[str, Any] | None = json_value()
    created_at: datetime = moment()
    created_by: str


class SegmentMemberRow(SQLModel, table=True):
    __tablename__ = "segment_member"
    segment_id: int = reference("segment", primary_key=True)
    contact_id: int = reference("contact", primary_key=True, index=True)


class RunRow(SQLModel, table=True):
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


class RunMemberRow(SQLModel, table=True):
    """A member of a run: `reason` says why one was left out, `done` that its turn is over."""

    __tablename__ = "run_member"
    __table_args__ = (sa.Index("ix_run_member_todo", "run_id", "done", "contact_id"),)
    run_id: int = reference("run", primary_key=True)
    contact_id: int = reference("contact", primary_key=True, index=True)
    reason: str
    done: bool


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
    """That somebody was erased, when and by whom; not who."""

    __tablename__ = "erasure"
    id: int | None = row_id()
    at: datetime = moment()
    by: str
    interactions: int
    attachments: int


class TombstoneRow(SQLModel, table=True):
    """A keyed hash of what was purged, so that the same mail or request never comes back."""

    __tablename__ = "tombstone"
    digest: str = Field(primary_key=True)
    at: datetime = moment()


class MetaRow(SQLModel, table=True):
    __tablename__ = "meta"
    key: str = Field(primary_key=True)
    value: str


interaction = table_of(InteractionRow)
participant = table_of(ParticipantRow)
comment = table_of(CommentRow)
change = table_of(ChangeRow)
blob = table_of(BlobRow)
blob_trash = table_of(BlobTrashRow)
attachment = table_of(AttachmentRow)
deed = table_of(DeedRow)
draft = table_of(DraftRow)
segment = table_of(SegmentRow)
segment_member = table_of(SegmentMemberRow)
run = table_of(RunRow)
run_member = table_of(RunMemberRow)
purge = table_of(PurgeRow)
erasure = table_of(ErasureRow)
tombstone = table_of(TombstoneRow)
meta = table_of(MetaRow)
