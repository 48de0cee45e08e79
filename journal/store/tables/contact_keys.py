"""The rows of all that a contact is found by: addresses, ids of other systems, words of its name."""

from datetime import date
from typing import Any, cast

import sqlalchemy as sa
from sqlmodel import Field

from journal.store.columns import (
    BYTE_ORDERED_STRING,
    Row,
    reference,
    row_id,
    table_of,
)


class ContactAddressRow(Row, table=True):
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


class ContactExternalRow(Row, table=True):
    __tablename__ = "contact_external"
    __table_args__ = (sa.Index("ix_contact_external_value", "value"),)
    contact_id: int = reference("contact", primary_key=True)
    system: str = Field(primary_key=True)
    value: str


class ContactTokenRow(Row, table=True):
    """Holds what a contact can be found by, one row a word; prefixes are ranges over the key."""

    __tablename__ = "contact_token"
    __table_args__ = (sa.Index("ix_contact_token_contact_id", "contact_id", "token"),)
    token: str = Field(primary_key=True, sa_type=cast("Any", BYTE_ORDERED_STRING))
    contact_id: int = reference("contact", primary_key=True)


class NameWordRow(Row, table=True):
    """Every word of every name once, also backwards: one half of a misspelt word is still right."""

    __tablename__ = "name_word"
    __table_args__ = (
        sa.Index("ix_name_word_length_word", "length", "word"),
        sa.Index("ix_name_word_length_backwards", "length", "backwards"),
    )
    word: str = Field(primary_key=True, sa_type=cast("Any", BYTE_ORDERED_STRING))
    backwards: str = Field(sa_type=cast("Any", BYTE_ORDERED_STRING))
    length: int


contact_address = table_of(ContactAddressRow)
contact_external = table_of(ContactExternalRow)
contact_token = table_of(ContactTokenRow)
name_word = table_of(NameWordRow)
