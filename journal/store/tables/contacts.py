"""The rows of the address book: contacts, and all that they are found by."""

from datetime import date, datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from journal.store.columns import (
    BYTE_ORDERED_STRING,
    NEVER_REUSE_IDS,
    moment,
    reference,
    row_id,
    table_of,
)


class ContactRow(SQLModel, table=True):
    __tablename__ = "contact"
    __table_args__ = (
        sa.Index("ix_contact_company_id", "company_id"),
        sa.Index("ix_contact_name_key", "name_key"),
        sa.Index("ix_contact_owner", "owner"),
        # A partial index: SQLite takes "is null" for rare, and would begin every look-up here.
        sa.Index(
            "ix_contact_merged_into",
            "merged_into",
            sqlite_where=sa.text("merged_into IS NOT NULL"),
            postgresql_where=sa.text("merged_into IS NOT NULL"),
        ),
        NEVER_REUSE_IDS,
    )
    id: int | None = row_id()
    kind: str
    name: str
    name_key: str = Field(sa_type=cast("Any", BYTE_ORDERED_STRING))
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


class ContactAddressRow(SQLModel, table=True):
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
    key: str = Field(sa_type=cast("Any", BYTE_ORDERED_STRING))
    loose_key: str = Field(sa_type=cast("Any", BYTE_ORDERED_STRING))
    domain: str = Field(sa_type=cast("Any", BYTE_ORDERED_STRING))
    label: str
    is_primary: bool
    position: int
    valid_from: date | None = None
    valid_to: date | None = None


class ContactExternalRow(SQLModel, table=True):
    __tablename__ = "contact_external"
    __table_args__ = (sa.Index("ix_contact_external_value", "value"),)
    contact_id: int = reference("contact", primary_key=True)
    system: str = Field(primary_key=True)
    value: str


class ContactTagRow(SQLModel, table=True):
    __tablename__ = "contact_tag"
    __table_args__ = (sa.Index("ix_contact_tag_tag", "tag"),)
    contact_id: int = reference("contact", primary_key=True)
    tag: str = Field(primary_key=True)


class ContactChangeRow(SQLModel, table=True):
    """One field of a contact, as it was and as it became. It goes with the contact."""

    __tablename__ = "contact_change"
    __table_args__ = (sa.Index("ix_contact_change_contact_id", "contact_id", "id"),)
    id: int | None = row_id()
    contact_id: int = reference("contact")
    at: datetime = moment()
    by: str
    field: str
    old: str
    new: str


class ContactTokenRow(SQLModel, table=True):
    """What a contact can be found by, one row a word; prefixes are ranges over the key."""

    __tablename__ = "contact_token"
    __table_args__ = (sa.Index("ix_contact_token_contact_id", "contact_id", "token"),)
    token: str = Field(primary_key=True, sa_type=cast("Any", BYTE_ORDERED_STRING))
    contact_id: int = reference("contact", primary_key=True)


class NameWordRow(SQLModel, table=True):
    """Every word of every name once, also backwards: one half of a misspelt word is still right."""

    __tablename__ = "name_word"
    __table_args__ = (
        sa.Index("ix_name_word_length_word", "length", "word"),
        sa.Index("ix_name_word_length_backwards", "length", "backwards"),
    )
    word: str = Field(primary_key=True, sa_type=cast("Any", BYTE_ORDERED_STRING))
    backwards: str = Field(sa_type=cast("Any", BYTE_ORDERED_STRING))
    length: int


contact = table_of(ContactRow)
contact_address = table_of(ContactAddressRow)
contact_external = table_of(ContactExternalRow)
contact_tag = table_of(ContactTagRow)
contact_change = table_of(ContactChangeRow)
contact_token = table_of(ContactTokenRow)
name_word = table_of(NameWordRow)
