"""The rows of the record: contacts, interactions, segments, purges.

The search index over interactions differs by database and is made by the migration.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from journal.store.columns import ORDERED, ROW_ID, Money, json_value, moment, reference, row_id

# Constraint names are given by rule, so that a migration can name them on every database.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


_NEVER_REUSED = {"sqlite_autoincrement": True}


class Contact(SQLModel, table=True):
    __table_args__ = (
        sa.Index("ix_contact_company_id", "company_id"),
        sa.Index("ix_contact_name_key", "name_key"),
        sa.Index("ix_contact_owner", "owner"),
        # Only the few: SQLite takes "is null" for rare, and would begin every look-up here.
        sa.Index(
            "ix_contact_merged_into",
            "merged_into",
            sqlite_where=sa.text("merged_into IS NOT NULL"),
            postgresql_where=sa.text("merged_into IS NOT NULL"),
        ),
        _NEVER_REUSED,
    )
    id: int | None = row_id()
    kind: str
    name: str
    name_key: str = Field(sa_type=cast("Any", ORDERED))
    company_id: int | None = reference("contact", on_delete="SET NULL", nullable=True)
    job_title: str
    language: str
    country: str
    owner: str
    note: str
    privacy_blocked: bool
    minor: bool
    consent: bool
    excluded: bool
    merged_into: int | None = reference("contact", nullable=True)
    created_at: datetime = moment()
    created_by: str
    version: int


class ContactAddress(SQLModel, table=True):
    """`loose_key` and `domain` are those of email addresses, and empty for phone numbers."""

    __tablename__ = "contact_address"
    __table_args__ = (
        sa.UniqueConstraint("contact_id", "kind", "key"),
        sa.Index("ix_contact_address_key", "key", "kind"),
        sa.Index("ix_contact_address_loose_key", "loose_key"),
        sa.Index("ix_contact_address_domain", "domain"),
    )
    id: int | None = row_id()
    contact_id: int = reference("contact")
    kind: str
    value: str
    key: str = Field(sa_type=cast("Any", ORDERED))
    loose_key: str = Field(sa_type=cast("Any", ORDERED))
    domain: str = Field(sa_type=cast("Any", ORDERED))
    label: str
    is_primary: bool
    position: int
    valid_from: date | None = None
    valid_to: date | None = None


class ContactExternal(SQLModel, table=True):
    __tablename__ = "contact_external"
    __table_args__ = (sa.Index("ix_contact_external_value", "value"),)
    contact_id: int = reference("contact", primary_key=True)
    system: str = Field(primary_key=True)
    value: str


class ContactTag(SQLModel, table=True):
    __tablename__ = "contact_tag"
    __table_args__ = (sa.Index("ix_contact_tag_tag", "tag"),)
    contact_id: int = reference("contact", primary_key=True)
    tag: str = Field(primary_key=True)


class ContactToken(SQLModel, table=True):
    """What a contact can be found by, one row a word; prefixes are ranges over the key."""

    __tablename__ = "contact_token"
    __table_args__ = (sa.Index("ix_contact_token_contact_id", "contact_id", "token"),)
    token: str = Field(primary_key=True, sa_type=cast("Any", ORDERED))
    contact_id: int = reference("contact", primary_key=True)


class NameWord(SQLModel, table=True):
    """Every word of every name once, also backwards: one half of a misspelt word is still right."""

    __tablename__ = "name_word"
    __table_args__ = (
        sa.Index("ix_name_word_length_word", "length", "word"),
        sa.Index("ix_name_word_length_backwards", "length", "backwards"),
    )
    word: str = Field(primary_key=True, sa_type=cast("Any", ORDERED))
    backwards: str = Field(sa_type=cast("Any", ORDERED))
    length: int


class Interaction(SQLModel, table=True):
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
        _NEVER_REUSED,
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


class Participant(SQLModel, table=True):
    """`occurred_at` repeats the interaction's, so that a contact's history is one index range."""

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
        _NEVER_REUSED,
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


class Comment(SQLModel, table=True):
    id: int | None = row_id()
    interaction_id: int = reference("interaction", index=True)
    at: datetime = moment()
    by: str
    text: str


class Change(SQLModel, table=True):
    id: int | None = row_id()
    interaction_id: int = reference("interaction", index=True)
    deed: int | None = Field(default=None, index=True, sa_type=cast("Any", ROW_ID))
    at: datetime = moment()
    by: str
    field: str
    old: str
    new: str


class Blob(SQLModel, table=True):
    """One content on disk, however often it is attached."""

    digest: str = Field(primary_key=True)
    size: int = Field(sa_type=sa.BigInteger)


class BlobTrash(SQLModel, table=True):
    """Contents that nothing uses any more; the files go after the transaction that said so."""

    __tablename__ = "blob_trash"
    digest: str = Field(primary_key=True)


class Attachment(SQLModel, table=True):
    id: int | None = row_id()
    interaction_id: int = reference("interaction", index=True)
    digest: str = Field(foreign_key="blob.digest", index=True)
    position: int
    name: str
    media_type: str


class Deed(SQLModel, table=True):
    """What an actor did: enough to take it back, and no words of anybody in it."""

    __table_args__ = (sa.Index("ix_deed_actor", "actor", "id"), _NEVER_REUSED)
    id: int | None = row_id()
    at: datetime = moment()
    actor: str
    kind: str
    payload: dict[str, Any] | None = json_value()
    undone_at: datetime | None = moment(nullable=True)


class Draft(SQLModel, table=True):
    id: int | None = row_id()
    by: str = Field(index=True)
    at: datetime = moment()
    contact_id: int | None = reference("contact", nullable=True, index=True)
    interaction_id: int | None = reference("interaction", nullable=True, index=True)
    fields: dict[str, Any] | None = json_value()


class Segment(SQLModel, table=True):
    id: int | None = row_id()
    code: str = Field(unique=True)
    name: str
    template: str
    campaign: str
    filter: dict[str, Any] | None = json_value()
    created_at: datetime = moment()
    created_by: str


class SegmentMember(SQLModel, table=True):
    __tablename__ = "segment_member"
    segment_id: int = reference("segment", primary_key=True)
    contact_id: int = reference("contact", primary_key=True, index=True)


class Run(SQLModel, table=True):
    __table_args__ = (_NEVER_REUSED,)
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


class RunMember(SQLModel, table=True):
    """Whom a run was for: `reason` says why one was left out, `done` that its turn is over."""

    __tablename__ = "run_member"
    __table_args__ = (sa.Index("ix_run_member_todo", "run_id", "done", "contact_id"),)
    run_id: int = reference("run", primary_key=True)
    contact_id: int = reference("contact", primary_key=True, index=True)
    reason: str
    done: bool


class Purge(SQLModel, table=True):
    """A preview, and what came of it. Holds ids and counts, never a name."""

    __table_args__ = (_NEVER_REUSED,)
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


class Erasure(SQLModel, table=True):
    """That somebody was erased, when and by whom; not who."""

    id: int | None = row_id()
    at: datetime = moment()
    by: str
    interactions: int
    attachments: int


class Tombstone(SQLModel, table=True):
    """A keyed hash of what was purged, so that the same mail or request never comes back."""

    digest: str = Field(primary_key=True)
    at: datetime = moment()


class Meta(SQLModel, table=True):
    key: str = Field(primary_key=True)
    value: str


def table_of(model: type[SQLModel]) -> sa.Table:
    return cast("sa.Table", getattr(model, "__table__"))  # noqa: B009 (mypy knows no such name)


contact = table_of(Contact)
contact_address = table_of(ContactAddress)
contact_external = table_of(ContactExternal)
contact_tag = table_of(ContactTag)
contact_token = table_of(ContactToken)
name_word = table_of(NameWord)
interaction = table_of(Interaction)
participant = table_of(Participant)
comment = table_of(Comment)
change = table_of(Change)
blob = table_of(Blob)
blob_trash = table_of(BlobTrash)
attachment = table_of(Attachment)
deed = table_of(Deed)
draft = table_of(Draft)
segment = table_of(Segment)
segment_member = table_of(SegmentMember)
run = table_of(Run)
run_member = table_of(RunMember)
purge = table_of(Purge)
erasure = table_of(Erasure)
tombstone = table_of(Tombstone)
meta = table_of(Meta)
