"""The rows of the address book: contacts, their tags and changes."""

from datetime import datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlmodel import Field

from journal.store.columns import (
    BYTE_ORDERED_STRING,
    NEVER_REUSE_IDS,
    ROW_ID,
    Row,
    json_value,
    moment,
    partial_index,
    reference,
    row_id,
    since_then,
    table_of,
)


class ContactRow(Row, table=True):
    __tablename__ = "contact"
    __table_args__ = (
        sa.Index("ix_contact_company_id", "company_id"),
        sa.Index("ix_contact_name_key", "name_key"),
        sa.Index("ix_contact_owner", "owner"),
        # A partial index: SQLite takes "is null" for rare, and would begin every look-up here.
        partial_index("ix_contact_merged_into", "merged_into", where="merged_into IS NOT NULL"),
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
    street: str = since_then()
    postal_code: str = since_then()
    city: str = since_then()
    region: str = since_then()
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


class ContactTagRow(Row, table=True):
    __tablename__ = "contact_tag"
    __table_args__ = (sa.Index("ix_contact_tag_tag", "tag"),)
    contact_id: int = reference("contact", primary_key=True)
    tag: str = Field(primary_key=True, sa_type=cast("Any", BYTE_ORDERED_STRING))


class ContactChangeRow(Row, table=True):
    """One field of a contact, as it was and as it became. It goes with the contact.

    `former` is what undo puts back where the text of `old` does not say it all: lists of a contact.
    """

    __tablename__ = "contact_change"
    __table_args__ = (sa.Index("ix_contact_change_contact_id", "contact_id", "id"),)
    id: int | None = row_id()
    contact_id: int = reference("contact")
    at: datetime = moment()
    by: str
    field: str
    old: str
    new: str
    former: Any = json_value()
    deed: int | None = Field(default=None, index=True, sa_type=cast("Any", ROW_ID))


contact = table_of(ContactRow)
contact_tag = table_of(ContactTagRow)
contact_change = table_of(ContactChangeRow)
