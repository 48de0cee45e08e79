"""The rows of an interaction: itself, who took part, what was said and changed, what is attached.

The search index over interactions differs by database and is made by the migration.
"""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, cast

import sqlalchemy as sa
from sqlmodel import Field

from journal.store.columns import (
    NEVER_REUSE_IDS,
    ROW_ID,
    Money,
    Row,
    moment,
    partial_index,
    reference,
    row_id,
    table_of,
)


class InteractionRow(Row, table=True):
    __tablename__ = "interaction"
    __table_args__ = (
        sa.Index("ix_interaction_occurred_at", "occurred_at", "id"),
        sa.Index("ix_interaction_template", "template", "occurred_at"),
        sa.Index("ix_interaction_salesperson", "salesperson", "occurred_at"),
        sa.Index("ix_interaction_logged_by", "logged_by", "id"),
        partial_index("ix_interaction_campaign", "campaign", "occurred_at", where="campaign <> ''"),
        partial_index(
            "ix_interaction_opportunity", "opportunity", "occurred_at", where="opportunity <> ''"
        ),
        sa.Index("ix_interaction_run_id", "run_id"),
        # The purge walks the cancelled alone, however large the record is.
        partial_index(
            "ix_interaction_cancelled", "id", "cancelled_at", where="state = 'cancelled'"
        ),
        sa.Index("ix_interaction_cancel_deed", "cancel_deed"),
        partial_index(
            "ix_interaction_follow_up_on", "follow_up_on", where="follow_up_on IS NOT NULL"
        ),
        # One business document in one version is one entry.
        partial_index(
            "uq_interaction_document",
            "document_type",
            "document_number",
            "document_version",
            unique=True,
            where="document_number <> ''",
        ),
        partial_index("ix_interaction_meeting", "meeting_uid", where="meeting_uid <> ''"),
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
    currency: str
    duration_minutes: int
    evaluation: str | None = None
    evaluation_note: str
    successful: bool
    delivery: str
    delivery_reason: str
    campaign: str
    opportunity: str
    response: bool
    document_type: str
    document_number: str
    document_version: str
    meeting_uid: str
    meeting_starts: str
    meeting_minutes: int
    meeting_sequence: int
    meeting_cancelled: bool
    follow_up_on: date | None = None
    follow_up_time: time | None = None
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


class ParticipantRow(Row, table=True):
    """A participation. It repeats `occurred_at`, so that a contact's history is one index range."""

    __tablename__ = "participant"
    __table_args__ = (
        sa.UniqueConstraint("interaction_id", "contact_id"),
        sa.Index("ix_participant_contact", "contact_id", "occurred_at", "interaction_id"),
        sa.Index("ix_participant_company", "company_id", "occurred_at", "interaction_id"),
        partial_index("ix_participant_unknown", "address_key", where="contact_id IS NULL"),
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


class CommentRow(Row, table=True):
    __tablename__ = "comment"
    id: int | None = row_id()
    interaction_id: int = reference("interaction", index=True)
    at: datetime = moment()
    by: str
    text: str


class ChangeRow(Row, table=True):
    __tablename__ = "change"
    id: int | None = row_id()
    interaction_id: int = reference("interaction", index=True)
    deed: int | None = Field(default=None, index=True, sa_type=cast("Any", ROW_ID))
    at: datetime = moment()
    by: str
    field: str
    old: str
    new: str


class BlobRow(Row, table=True):
    """One content on disk, however often it is attached."""

    __tablename__ = "blob"
    digest: str = Field(primary_key=True)
    size: int = Field(sa_type=sa.BigInteger)


class BlobTrashRow(Row, table=True):
    """Contents that nothing uses any more; the files go after the transaction that said so."""

    __tablename__ = "blob_trash"
    digest: str = Field(primary_key=True)


class AttachmentRow(Row, table=True):
    __tablename__ = "attachment"
    id: int | None = row_id()
    interaction_id: int = reference("interaction", index=True)
    digest: str = Field(foreign_key="blob.digest", index=True)
    position: int
    name: str
    media_type: str


interaction = table_of(InteractionRow)
participant = table_of(ParticipantRow)
comment = table_of(CommentRow)
change = table_of(ChangeRow)
blob = table_of(BlobRow)
blob_trash = table_of(BlobTrashRow)
attachment = table_of(AttachmentRow)
