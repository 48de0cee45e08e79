"""The rows of the ledger of mail: mailboxes, folders, copies, mails."""

from datetime import date, datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from journal.store.columns import (
    BYTE_ORDERED_STRING,
    ROW_ID,
    json_value,
    moment,
    reference,
    row_id,
    since_then,
    table_of,
)

_NEVER_REUSE_IDS = {"sqlite_autoincrement": True}


class MailboxRow(SQLModel, table=True):
    """A mailbox: `lease_owner` alone may work on it until `lease_until`; every commit asks again.

    `since` is what the config said when mails were last left alone for their age.
    """

    __tablename__ = "mailbox"
    id: int | None = row_id()
    name: str = Field(unique=True)
    health: str
    failures: int
    next_try: datetime | None = moment(nullable=True)
    last_success: datetime | None = moment(nullable=True)
    last_new: datetime | None = moment(nullable=True)
    error: str
    told_at: datetime | None = moment(nullable=True)
    since: date | None = None
    paused_by: str
    lease_owner: str
    lease_until: datetime | None = moment(nullable=True)


class FolderRow(SQLModel, table=True):
    """`highest` is the highest UID listed under `uidvalidity`; what is listed is never forgotten."""

    __tablename__ = "folder"
    __table_args__ = (sa.UniqueConstraint("mailbox_id", "name"),)
    id: int | None = row_id()
    mailbox_id: int = reference("mailbox")
    name: str
    epoch: int
    uidvalidity: int | None = Field(default=None, sa_type=sa.BigInteger)
    highest: int = Field(sa_type=sa.BigInteger)
    uidnext: int | None = Field(default=None, sa_type=sa.BigInteger)
    messages: int | None = Field(default=None, sa_type=sa.BigInteger)
    last_poll: datetime | None = moment(nullable=True)
    last_audit: datetime | None = moment(nullable=True)
    held: str


class MailCopyRow(SQLModel, table=True):
    """One mail in one folder, by the name the server gives it there.

    `header_digest` knows its whole header again; it is empty of a copy from before there was one.
    """

    __tablename__ = "mail_copy"
    __table_args__ = (
        sa.UniqueConstraint("folder_id", "epoch", "uid"),
        sa.Index("ix_mail_copy_mail_id", "mail_id"),
        # The index of what is still to be done, however long the ledger is.
        sa.Index(
            "ix_mail_copy_due",
            "folder_id",
            "attempts",
            "uid",
            sqlite_where=sa.text("state = 'listed'"),
            postgresql_where=sa.text("state = 'listed'"),
        ),
        sa.Index(
            "ix_mail_copy_ack",
            "folder_id",
            "uid",
            sqlite_where=sa.text("ack IN ('due', 'copied')"),
            postgresql_where=sa.text("ack IN ('due', 'copied')"),
        ),
    )
    id: int | None = row_id()
    folder_id: int = reference("folder")
    epoch: int
    uidvalidity: int = Field(sa_type=sa.BigInteger)
    uid: int = Field(sa_type=sa.BigInteger)
    state: str
    attempts: int
    next_try: datetime | None = moment(nullable=True)
    size: int = Field(sa_type=sa.BigInteger)
    internal_date: datetime | None = moment(nullable=True)
    mail_id: int | None = reference("mail", on_delete="SET NULL", nullable=True)
    ack: str
    ack_attempts: int
    error: str
    listed_at: datetime = moment()
    done_at: datetime | None = moment(nullable=True)
    header_digest: str = since_then()


class MailRow(SQLModel, table=True):
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
        sa.Index(
            "ix_mail_reopened",
            "id",
            sqlite_where=sa.text("reopened = 1"),
            postgresql_where=sa.text("reopened"),
        ),
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


class MailPartyRow(SQLModel, table=True):
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


class MailFileRow(SQLModel, table=True):
    """A file of a mail that waits; once the mail is logged, the interaction has it."""

    __tablename__ = "mail_file"
    mail_id: int = reference("mail", primary_key=True)
    position: int = Field(primary_key=True)
    digest: str = Field(foreign_key="blob.digest", index=True)
    name: str
    media_type: str


class MailRawRow(SQLModel, table=True):
    """The mail as it came, compressed; so much of it as the mailbox is told to keep."""

    __tablename__ = "mail_raw"
    mail_id: int = reference("mail", primary_key=True)
    content: bytes


class IgnoredSenderRow(SQLModel, table=True):
    """An address or a domain whose mails a person does not want to see again."""

    __tablename__ = "ignored"
    kind: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
    by: str
    at: datetime = moment()


mailbox = table_of(MailboxRow)
folder = table_of(FolderRow)
mail_copy = table_of(MailCopyRow)
mail = table_of(MailRow)
mail_party = table_of(MailPartyRow)
mail_file = table_of(MailFileRow)
mail_raw = table_of(MailRawRow)
ignored_sender = table_of(IgnoredSenderRow)
