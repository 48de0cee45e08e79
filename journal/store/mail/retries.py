"""Marks mails that a person wants decided again, and says which can be.

What is logged is corrected or cancelled, never decided twice. What was purged or erased stays gone.
And there must be something to decide by: a copy that the server still has under its number, or the
raw mail as it was kept, with a folder that is still read. The next poll does the work.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import CopyState, MailOutcome, MailReason
from journal.store.database import chunks
from journal.store.mail import copies, ledger, mails
from journal.store.mail.ledger import MailFilter
from journal.store.tables import folder, mail, mail_copy, mail_raw, mailbox


class RetryRefusal(StrEnum):
    UNKNOWN = "unknown"
    LOGGED = "logged"
    GONE_FOR_GOOD = "gone_for_good"
    NOTHING_LEFT = "nothing_left"


@dataclass(frozen=True, slots=True)
class Reopened:
    """`copies` of them are fetched anew; the others are read from what was kept."""

    mails: tuple[int, ...]
    copies: int
    refused: Mapping[int, RetryRefusal]


_FINAL_REASONS = frozenset({MailReason.PURGED_BEFORE.value, MailReason.ERASED.value})


def find_matching(session: Session, wanted: MailFilter) -> list[int]:
    """The numbers alone, oldest first."""
    query = sa.select(mail.c.id).where(*ledger.mail_conditions(wanted)).order_by(mail.c.id)
    return list(session.scalars(query))


def reopen(
    session: Session, mail_ids: Collection[int], *, read_folders: Collection[tuple[str, str]]
) -> Reopened:
    """Mark these mails; `read_folders` are those that are still read, by mailbox and name."""
    folders = _folder_ids(session, frozenset(read_folders))
    refused = {
        mail_id: refusal
        for some in chunks(sorted(set(mail_ids)))
        for mail_id, refusal in _find_refusals(session, some, folders)
    }
    due = [mail_id for mail_id in dict.fromkeys(mail_ids) if mail_id not in refused]
    mails.reopen(session, due)
    return Reopened(tuple(due), copies.reopen(session, due, folders=folders), refused)


def _folder_ids(session: Session, read: frozenset[tuple[str, str]]) -> frozenset[int]:
    query = sa.select(folder.c.id, mailbox.c.name, folder.c.name).join(
        mailbox, mailbox.c.id == folder.c.mailbox_id
    )
    return frozenset(row[0] for row in session.execute(query) if (row[1], row[2]) in read)


def _find_refusals(
    session: Session, some: Collection[int], folders: frozenset[int]
) -> Iterator[tuple[int, RetryRefusal]]:
    # Locked until the commit, so that nobody logs one of them by hand in between.
    columns = sa.select(mail.c.id, mail.c.outcome, mail.c.reason).where(mail.c.id.in_(some))
    rows = {row.id: row for row in session.execute(columns.with_for_update())}
    readable = _find_readable(session, some, folders)
    for mail_id in some:
        row = rows.get(mail_id)
        if row is None:
            yield mail_id, RetryRefusal.UNKNOWN
        elif row.outcome == MailOutcome.LOGGED.value:
            yield mail_id, RetryRefusal.LOGGED
        elif row.reason in _FINAL_REASONS:
            yield mail_id, RetryRefusal.GONE_FOR_GOOD
        elif mail_id not in readable:
            yield mail_id, RetryRefusal.NOTHING_LEFT


def _find_readable(
    session: Session, some: Collection[int], folders: frozenset[int]
) -> frozenset[int]:
    has_raw = (
        sa.select(mail_raw.c.mail_id).where(mail_raw.c.mail_id == mail_copy.c.mail_id).exists()
    )
    there = sa.and_(mail_copy.c.state != CopyState.GONE.value, mail_copy.c.epoch == folder.c.epoch)
    # The folders are looked at here, and joined loosely: SQLite would read whole folders else.
    query = (
        sa.select(mail_copy.c.mail_id, mail_copy.c.folder_id)
        .outerjoin(folder, folder.c.id == mail_copy.c.folder_id)
        .where(mail_copy.c.mail_id.in_(some), sa.or_(has_raw, there))
    )
    return frozenset(
        mail_id for mail_id, folder_id in session.execute(query) if folder_id in folders
    )
