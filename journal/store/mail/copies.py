"""Owns the copies of mails in folders: each has a row from its listing on, and ends in a state.

    listed ─┬─ done         its mail has an outcome
            ├─ left         older than what is read
            ├─ gone         expunged by somebody before it could be read
            └─ quarantined  it was tried too often; a person looks at it

`attempts` are counted, and committed, before a mail is worked on: what a crash leaves behind is a
copy that was tried once more and is still listed.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import (
    AckState,
    Copy,
    CopyState,
    FolderState,
    InteractionState,
    MailOutcome,
    MailReason,
)
from journal.store.columns import is_one_of
from journal.store.database import chunks, insert_missing
from journal.store.tables import folder, interaction, mail, mail_copy, mailbox

_LONGEST_WAIT = timedelta(days=1)
# The error of a copy whose number is no longer valid.
RENUMBERED_ERROR = "numbered anew"


@dataclass(frozen=True, slots=True)
class DueCopy:
    """A copy to be worked on. `mail_id` is what an earlier try made of it."""

    id: int
    uid: int
    attempts: int
    mail_id: int | None


def list_new(
    session: Session, where: FolderState, uids: Sequence[int], *, now: datetime, highest: int
) -> None:
    """Write down new copies and the checkpoint, in one transaction."""
    insert_missing(session, mail_copy, [_listed_row(where, uid, now) for uid in uids])
    session.execute(
        sa.update(folder)
        .where(folder.c.id == where.id, folder.c.highest < highest)
        .values(highest=highest)
    )


def _listed_row(where: FolderState, uid: int, now: datetime) -> dict[str, Any]:
    return {
        "folder_id": where.id,
        "epoch": where.epoch,
        "uidvalidity": where.uidvalidity or 0,
        "uid": uid,
        "state": CopyState.LISTED.value,
        "attempts": 0,
        "size": 0,
        "ack": AckState.NONE.value,
        "ack_attempts": 0,
        "error": "",
        "listed_at": now,
        "header_digest": "",
    }


def relist_found(
    session: Session, where: FolderState, uids: Collection[int], *, now: datetime
) -> int:
    """List copies again, for the audit, which the server once did not give us, and has after all."""
    count = 0
    mine = mail_copy.c.folder_id == where.id, mail_copy.c.epoch == where.epoch
    for some in chunks(sorted(uids)):
        result: Any = session.execute(
            sa.update(mail_copy)
            .where(*mine, mail_copy.c.uid.in_(some), mail_copy.c.state == CopyState.GONE.value)
            .values(state=CopyState.LISTED.value, attempts=0, next_try=now, done_at=None)
        )
        count += result.rowcount
    return count


def known_uids(session: Session, where: FolderState, uids: Collection[int]) -> set[int]:
    """The UIDs that have a row, for the audit."""
    found: set[int] = set()
    mine = mail_copy.c.folder_id == where.id, mail_copy.c.epoch == where.epoch
    for some in chunks(sorted(uids)):
        found.update(
            session.scalars(sa.select(mail_copy.c.uid).where(*mine, mail_copy.c.uid.in_(some)))
        )
    return found


# ── working on them ─────────────────────────────────────────────────────────────────────────────


def find_due(session: Session, where: FolderState, *, now: datetime, limit: int) -> list[DueCopy]:
    """The next due copies, oldest first; those that failed wait behind those that did not."""
    query = (
        sa.select(mail_copy.c.id, mail_copy.c.uid, mail_copy.c.attempts, mail_copy.c.mail_id)
        .where(*_due_conditions(where, now))
        .order_by(mail_copy.c.attempts, mail_copy.c.uid)
        .limit(limit)
    )
    return [DueCopy(*row) for row in session.execute(query)]


def count_due(session: Session, where: FolderState, *, now: datetime) -> int:
    query = sa.select(sa.func.count()).where(*_due_conditions(where, now))
    return int(session.execute(query).scalar_one())


def count_cancelled(session: Session, where: FolderState) -> int:
    """Count the copies whose mail is logged as an entry that is cancelled."""
    query = (
        sa.select(sa.func.count())
        .select_from(mail_copy)
        .join(mail, mail.c.id == mail_copy.c.mail_id)
        .join(interaction, interaction.c.id == mail.c.interaction_id)
        .where(mail_copy.c.folder_id == where.id, mail_copy.c.epoch == where.epoch)
        .where(interaction.c.state == InteractionState.CANCELLED.value)
    )
    return int(session.execute(query).scalar_one())


def _due_conditions(where: FolderState, now: datetime) -> list[sa.ColumnElement[bool]]:
    return [
        mail_copy.c.folder_id == where.id,
        mail_copy.c.epoch == where.epoch,
        mail_copy.c.state == CopyState.LISTED.value,
        sa.or_(
            mail_copy.c.next_try.is_(None),
            mail_copy.c.next_try <= now,
            # No mail waits so long, so the clock was wrong.
            mail_copy.c.next_try > now + _LONGEST_WAIT,
        ),
    ]


def begin_attempt(session: Session, ids: Collection[int]) -> None:
    _update(session, ids, attempts=mail_copy.c.attempts + 1)


def give_back(session: Session, ids: Collection[int]) -> None:
    """Take an attempt back that was not the mails' fault: a dropped line, a busy database, a stop."""
    begun = mail_copy.c.attempts > 0, mail_copy.c.state == CopyState.LISTED.value
    for some in chunks(sorted(ids)):
        session.execute(
            sa.update(mail_copy)
            .where(mail_copy.c.id.in_(some), *begun)
            .values(attempts=mail_copy.c.attempts - 1)
        )


def set_attempts(session: Session, ids: Collection[int], attempts: int) -> None:
    """Set how often these copies were tried."""
    _update(session, ids, attempts=attempts)


def postpone(session: Session, copy_id: int, error: str, *, until: datetime) -> None:
    _update(session, [copy_id], error=error, next_try=until)


@dataclass(frozen=True, slots=True)
class SettledCopy:
    """A copy whose mail has its outcome."""

    id: int
    mail_id: int
    size: int = 0
    internal_date: datetime | None = None
    header_digest: str = ""


def settle(
    session: Session, settled: Sequence[SettledCopy], *, ack: AckState, now: datetime
) -> None:
    if not settled:
        return
    update = (
        sa.update(mail_copy)
        .where(mail_copy.c.id == sa.bindparam("own_id"))
        .values(state=CopyState.DONE.value, next_try=None, error="", ack=ack.value, done_at=now)
    )
    rows = [
        {
            "own_id": each.id,
            "mail_id": each.mail_id,
            "size": each.size,
            "internal_date": each.internal_date,
            "header_digest": each.header_digest,
        }
        for each in settled
    ]
    session.connection().execute(update, rows)


def end_without_mail(
    session: Session, ids: Collection[int], state: CopyState, *, now: datetime, error: str = ""
) -> None:
    """End copies without a mail of their own: left, gone, or quarantined."""
    _update(session, ids, state=state.value, error=error, done_at=now, next_try=None)


def quarantine(session: Session, copy_id: int, mail_id: int, error: str, *, now: datetime) -> None:
    values = {"state": CopyState.QUARANTINED.value, "mail_id": mail_id, "error": error}
    _update(session, [copy_id], **values, done_at=now, next_try=None)


def mark_left(
    session: Session, where: FolderState, uids: Collection[int], *, now: datetime
) -> None:
    """Leave alone the copies that are older than `since`."""
    mine = mail_copy.c.folder_id == where.id, mail_copy.c.epoch == where.epoch
    for some in chunks(sorted(uids)):
        session.execute(
            sa.update(mail_copy)
            .where(*mine, mail_copy.c.uid.in_(some), mail_copy.c.state == CopyState.LISTED.value)
            .values(state=CopyState.LEFT.value, done_at=now)
        )


def headers_of(session: Session, mail_ids: Collection[int]) -> set[tuple[int, str, int]]:
    """Mail, digest of the header and size of each copy of these mails, so far as they are known."""
    found: set[tuple[int, str, int]] = set()
    for some in chunks(sorted(mail_ids)):
        query = sa.select(mail_copy.c.mail_id, mail_copy.c.header_digest, mail_copy.c.size).where(
            mail_copy.c.mail_id.in_(some), mail_copy.c.header_digest != ""
        )
        found.update((row.mail_id, row.header_digest, row.size) for row in session.execute(query))
    return found


def error_of(session: Session, copy_id: int) -> str:
    return session.scalar(sa.select(mail_copy.c.error).where(mail_copy.c.id == copy_id)) or ""


def close_epoch(session: Session, where: FolderState, *, now: datetime) -> None:
    """End the copies of an old UIDVALIDITY: those still to be done are listed under new numbers."""
    session.execute(
        sa.update(mail_copy)
        .where(mail_copy.c.folder_id == where.id, mail_copy.c.epoch == where.epoch)
        .where(mail_copy.c.state == CopyState.LISTED.value)
        .values(state=CopyState.GONE.value, error=RENUMBERED_ERROR, done_at=now, next_try=None)
    )


def relist_left(session: Session, mailbox_id: int) -> None:
    """Make copies due that were left for their age: their headers say if they still are too old."""
    current = sa.select(folder.c.epoch).where(folder.c.id == mail_copy.c.folder_id)
    mine = sa.select(folder.c.id).where(folder.c.mailbox_id == mailbox_id)
    session.execute(
        sa.update(mail_copy)
        .where(mail_copy.c.folder_id.in_(mine), mail_copy.c.state == CopyState.LEFT.value)
        .where(mail_copy.c.epoch == current.scalar_subquery())
        .values(state=CopyState.LISTED.value, attempts=0, next_try=None, done_at=None)
    )


def reopen(
    session: Session, mail_ids: Collection[int], *, folders: Collection[int] | None = None
) -> int:
    """Make copies of these mails due again, if the server still has them under their numbers.

    In a folder that nobody reads any more one would be listed for ever: `folders` leaves it out.
    """
    count = 0
    numbered = folder.c.id == mail_copy.c.folder_id, folder.c.epoch == mail_copy.c.epoch
    read = [folder.c.id.in_(folders)] if folders is not None else []
    current = sa.select(folder.c.id).where(*numbered, *read).exists()
    for some in chunks(sorted(mail_ids)):
        result: Any = session.execute(
            sa.update(mail_copy)
            .where(mail_copy.c.mail_id.in_(some), mail_copy.c.state != CopyState.GONE.value)
            .where(current)
            .values(state=CopyState.LISTED.value, attempts=0, next_try=None, error="")
        )
        count += result.rowcount
        of_mails = mail_copy.c.mail_id.in_(some)
        session.execute(sa.update(mail_copy).where(of_mails).values(attempts=0))
    return count


def _update(session: Session, ids: Collection[int], **values: Any) -> None:
    for some in chunks(sorted(ids)):
        session.execute(sa.update(mail_copy).where(mail_copy.c.id.in_(some)).values(**values))


# ── what is left to do in the mailbox ───────────────────────────────────────────────────────────


def mark_manual_acks_due(session: Session, where: FolderState) -> None:
    """Make the acknowledgement due for mails that a person has logged since."""
    by_hand = sa.select(mail.c.id).where(
        mail.c.outcome == MailOutcome.LOGGED.value, mail.c.reason == MailReason.LOGGED_BY_HAND.value
    )
    session.execute(
        sa.update(mail_copy)
        .where(mail_copy.c.folder_id == where.id, mail_copy.c.epoch == where.epoch)
        .where(mail_copy.c.ack == AckState.NONE.value, mail_copy.c.state == CopyState.DONE.value)
        .where(mail_copy.c.mail_id.in_(by_hand))
        .values(ack=AckState.DUE.value)
    )


def find_unacknowledged(
    session: Session, where: FolderState, *, limit: int
) -> list[tuple[DueCopy, AckState]]:
    # The sum keeps SQLite off the index of all numbers of the folder, which it takes for narrower.
    is_of_now = mail_copy.c.epoch + 0 == where.epoch
    query = (
        sa.select(mail_copy)
        .where(mail_copy.c.folder_id == where.id, is_of_now)
        .where(is_one_of(mail_copy.c.ack, (AckState.DUE.value, AckState.COPIED.value)))
        .order_by(mail_copy.c.uid)
        .limit(limit)
    )
    rows = session.execute(query)
    return [(DueCopy(r.id, r.uid, r.ack_attempts, r.mail_id), AckState(r.ack)) for r in rows]


def count_ack_attempt(session: Session, ids: Collection[int]) -> None:
    _update(session, ids, ack_attempts=mail_copy.c.ack_attempts + 1)


def set_ack(session: Session, ids: Collection[int], ack: AckState) -> None:
    _update(session, ids, ack=ack.value)


# ── to be shown ─────────────────────────────────────────────────────────────────────────────────


def get_many(session: Session, ids: Collection[int]) -> list[Copy]:
    return [
        each
        for some in chunks(sorted(ids))
        for each in _load_copies(session, mail_copy.c.id.in_(some))
    ]


def get_by_mail(session: Session, mail_ids: Collection[int]) -> dict[int, list[Copy]]:
    found: dict[int, list[Copy]] = {}
    for some in chunks(sorted(mail_ids)):
        for each in _load_copies(session, mail_copy.c.mail_id.in_(some)):
            found.setdefault(each.mail_id or 0, []).append(each)
    return found


def find_pending(session: Session, *, limit: int, before: int | None = None) -> list[Copy]:
    """Copies that are listed and have no mail yet, newest first; a page begins `before` a copy."""
    waiting = [mail_copy.c.state == CopyState.LISTED.value, mail_copy.c.mail_id.is_(None)]
    if before is not None:
        waiting.append(mail_copy.c.id < before)
    return _load_copies(session, *waiting, order=mail_copy.c.id.desc(), limit=limit)


def _load_copies(
    session: Session,
    *conditions: sa.ColumnElement[bool],
    order: sa.ColumnElement[int] = mail_copy.c.id,
    limit: int | None = None,
) -> list[Copy]:
    query = (
        sa.select(mail_copy, folder.c.name.label("folder"), mailbox.c.name.label("mailbox"))
        # Outer, so that SQLite begins with the copies: from the mailboxes down it read all of them.
        .outerjoin(folder, folder.c.id == mail_copy.c.folder_id)
        .outerjoin(mailbox, mailbox.c.id == folder.c.mailbox_id)
        .where(*conditions)
        .order_by(order)
        .limit(limit)
    )
    return [_copy(row) for row in session.execute(query)]


def _copy(row: Any) -> Copy:
    return Copy(
        id=row.id,
        mailbox=row.mailbox,
        folder=row.folder,
        uidvalidity=row.uidvalidity,
        uid=row.uid,
        state=CopyState(row.state),
        attempts=row.attempts,
        size=row.size,
        internal_date=row.internal_date,
        mail_id=row.mail_id,
        ack=AckState(row.ack),
        error=row.error,
        listed_at=row.listed_at,
    )
