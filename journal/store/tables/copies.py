"""The rows of where mails lie: mailboxes, folders, copies."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field

from journal.store.columns import (
    Row,
    moment,
    partial_index,
    reference,
    row_id,
    since_then,
    table_of,
)

_NEVER_REUSE_IDS = {"sqlite_autoincrement": True}


class MailboxRow(Row, table=True):
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


class FolderRow(Row, table=True):
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


class MailCopyRow(Row, table=True):
    """One mail in one folder, by the name the server gives it there.

    `header_digest` knows its whole header again; it is empty of a copy from before there was one.
    """

    __tablename__ = "mail_copy"
    __table_args__ = (
        sa.UniqueConstraint("folder_id", "epoch", "uid"),
        sa.Index("ix_mail_copy_mail_id", "mail_id"),
        sa.Index("ix_mail_copy_listed_at", "listed_at"),
        # The index of what is still to be done, however long the ledger is.
        partial_index("ix_mail_copy_due", "folder_id", "attempts", "uid", where="state = 'listed'"),
        partial_index("ix_mail_copy_ack", "folder_id", "uid", where="ack IN ('due', 'copied')"),
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


mailbox = table_of(MailboxRow)
folder = table_of(FolderRow)
mail_copy = table_of(MailCopyRow)
