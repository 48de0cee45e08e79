"""The rows of what was made of mails: one for each, whatever copies there are."""

from datetime import datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlmodel import Field

from journal.store.columns import (
    BYTE_ORDERED_STRING,
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

_NEVER_REUSE_IDS = {"sqlite_autoincrement": True}


class MailRow(Row, table=True):
    """One email, however many copies there are. Texts are kept here only until it is logged.

    `likeness` is what a copy must say to be one; it is empty when nothing can be compared.
    """

    __tablename__ = "mail"
    __table_args__ = (
        sa.UniqueConstraint("delivery_key"),
        sa.Index("ix_mail_message_id", "message_id"),
        sa.Index("ix_mail_in_reply_to", "in_reply_to"),
        sa.Index("ix_mail_conversation", "conversation"),
        sa.Index("ix_mail_interaction_id", "interaction_id"),
        sa.Index("ix_mail_outcome", "outcome", "reason", "id"),
        sa.Index("ix_mail_seen_at", "seen_at"),
        sa.Index("ix_mail_sender", "sender_key", "occurred_at"),
        # The index of the few mails to be decided again, however long the ledger is.
        partial_index("ix_mail_reopened", "id", where="reopened = 1", on_postgresql="reopened"),
        _NEVER_REUSE_IDS,
    )
    id: int | None = row_id()
    delivery_key: str
    message_id: str
    in_reply_to: str
    sender_key: str
    outcome: str
    reason: str
    why: str
    direction: str
    mail_class: str
    occurred_at: datetime = moment()
    seen_at: datetime = moment()
    decided_at: datetime = moment()
    decided_by: str
    subject: str
    salesperson: str
    template: str
    document_type: str
    document_number: str
    rule: str
    config_version: str
    program_version: str
    conversation: int | None = Field(default=None, sa_type=cast("Any", ROW_ID))
    interaction_id: int | None = reference("interaction", on_delete="SET NULL", nullable=True)
    text: str
    full_text: str
    cut: str
    confidence: float
    size: int = Field(sa_type=sa.BigInteger)
    decided: dict[str, Any] | None = json_value()
    remind_at: datetime | None = moment(nullable=True)
    claimed_by: str
    reopened: bool
    version: int
    likeness: str = since_then()
    document_version: str = since_then()


class MailPartyRow(Row, table=True):
    __tablename__ = "mail_party"
    __table_args__ = (sa.Index("ix_mail_party_address_key", "address_key", "mail_id"),)
    mail_id: int = reference("mail", primary_key=True)
    position: int = Field(primary_key=True)
    role: str
    address: str
    address_key: str = Field(sa_type=cast("Any", BYTE_ORDERED_STRING))
    domain: str = Field(index=True)
    name: str
    ours: bool


class MailFileRow(Row, table=True):
    """A file of a mail that waits; once the mail is logged, the interaction has it."""

    __tablename__ = "mail_file"
    mail_id: int = reference("mail", primary_key=True)
    position: int = Field(primary_key=True)
    digest: str = Field(foreign_key="blob.digest", index=True)
    name: str
    media_type: str


class MailRawRow(Row, table=True):
    """The mail as it came, compressed; so much of it as the mailbox is told to keep."""

    __tablename__ = "mail_raw"
    mail_id: int = reference("mail", primary_key=True)
    content: bytes


class IgnoredSenderRow(Row, table=True):
    """An address or a domain whose mails a person does not want to see again."""

    __tablename__ = "ignored"
    kind: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
    by: str
    at: datetime = moment()


mail = table_of(MailRow)
mail_party = table_of(MailPartyRow)
mail_file = table_of(MailFileRow)
mail_raw = table_of(MailRawRow)
ignored_sender = table_of(IgnoredSenderRow)
