"""The rows of the address book: contacts, and all that they are found by."""

from datetime import date, datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from journal.store.columns import NEVER_REUSED, ORDERED, moment, reference, row_id, table_of


class Contact(SQLModel, table=True):
    __tablename__ = "contact"
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
        NEVER_REUSED,
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


contact = table_of(Contact)
contact_address = table_of(ContactAddress)
contact_external = table_of(ContactExternal)
contact_tag = table_of(ContactTag)
contact_token = table_of(ContactToken)
name_word = table_of(NameWord)
