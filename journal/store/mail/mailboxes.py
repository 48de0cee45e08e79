"""Owns mailboxes and their folders: the lease, the health, what was seen of them.

Only the holder of its lease works on a mailbox. The lease is renewed inside every transaction
that writes for the mailbox, so a worker that lost it can commit nothing any more.
"""

from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import FolderState, MailboxHealth, MailboxState
from journal.store.database import insert_missing
from journal.store.tables import folder, mailbox

_WRONG_CLOCK = timedelta(hours=1)


def ensure(session: Session, name: str) -> MailboxState:
    """The mailbox of this name in the config; its first use inserts it."""
    row = {
        "name": name,
        "health": MailboxHealth.OK.value,
        "failures": 0,
        "error": "",
        "paused_by": "",
        "lease_owner": "",
    }
    found = find(session, name)
    if found is None:
        insert_missing(session, mailbox, [row])
        found = find(session, name)
    assert found is not None  # noqa: S101 (it was inserted, by us or by somebody else)
    return found


def find(session: Session, name: str) -> MailboxState | None:
    row = session.execute(sa.select(mailbox).where(mailbox.c.name == name)).first()
    return _state(row) if row else None


def get_all(session: Session) -> tuple[MailboxState, ...]:
    return tuple(map(_state, session.execute(sa.select(mailbox).order_by(mailbox.c.name))))


# ── the lease ───────────────────────────────────────────────────────────────────────────────────


def take_lease(
    session: Session, mailbox_id: int, owner: str, *, now: datetime, until: datetime
) -> bool:
    """True if the caller gets the lease: nobody has it, or it has run out.

    A lease that would last for hours was given by a wrong clock, and counts as run out.
    """
    free = sa.or_(
        mailbox.c.lease_owner.in_(["", owner]),
        mailbox.c.lease_until.is_(None),
        mailbox.c.lease_until < now,
        mailbox.c.lease_until > until + _WRONG_CLOCK,
    )
    return _set_lease(session, mailbox_id, free, owner, until)


def take_over_lease(
    session: Session, mailbox_id: int, dead: str, owner: str, *, until: datetime
) -> bool:
    """Take the lease from a worker that is known to be dead, without waiting."""
    return _set_lease(session, mailbox_id, mailbox.c.lease_owner == dead, owner, until)


def renew_lease(session: Session, mailbox_id: int, owner: str, *, until: datetime) -> bool:
    """Renew the lease in each transaction that writes for the mailbox; False if it was lost."""
    return _set_lease(session, mailbox_id, mailbox.c.lease_owner == owner, owner, until)


def give_back(session: Session, mailbox_id: int, owner: str) -> None:
    session.execute(
        sa.update(mailbox)
        .where(mailbox.c.id == mailbox_id, mailbox.c.lease_owner == owner)
        .values(lease_owner="", lease_until=None)
    )


def _set_lease(
    session: Session,
    mailbox_id: int,
    condition: sa.ColumnElement[bool],
    owner: str,
    until: datetime,
) -> bool:
    claimed = (
        sa.update(mailbox)
        .where(mailbox.c.id == mailbox_id, condition)
        .values(lease_owner=owner, lease_until=until)
        .returning(mailbox.c.id)
    )
    return session.execute(claimed).first() is not None


# ── health ───────────────────────────────────────────────────────────────────────────────────────


def record_success(session: Session, mailbox_id: int, *, now: datetime, new: bool) -> None:
    """Record a whole good cycle."""
    values: dict[str, Any] = {"failures": 0, "next_try": None, "last_success": now, "error": ""}
    if new:
        values["last_new"] = now
    _update(session, mailbox_id, {**values, "health": _unless_paused(MailboxHealth.OK)})


def record_failure(
    session: Session, mailbox_id: int, health: MailboxHealth, error: str, *, next_try: datetime
) -> None:
    # Refusals are counted by themselves: they are tried but a few times.
    was_refused = mailbox.c.health == MailboxHealth.REFUSED.value
    same_kind = was_refused if health is MailboxHealth.REFUSED else sa.not_(was_refused)
    values = {
        "failures": sa.case((same_kind, mailbox.c.failures + 1), else_=1),
        "health": _unless_paused(health),
        "error": error,
        "next_try": next_try,
    }
    _update(session, mailbox_id, values)


def _unless_paused(health: MailboxHealth) -> sa.ColumnElement[str]:
    """The health, unless a person paused the mailbox while the cycle ran."""
    is_paused = mailbox.c.health == MailboxHealth.PAUSED.value
    return sa.case((is_paused, mailbox.c.health), else_=health.value)


def record_partial_success(
    session: Session, mailbox_id: int, error: str, *, now: datetime, new: bool
) -> None:
    """Record a cycle in which a folder failed; the error is kept, and delays nothing."""
    values: dict[str, Any] = {"failures": 0, "next_try": None, "last_success": now, "error": error}
    if new:
        values["last_new"] = now
    _update(session, mailbox_id, {**values, "health": _unless_paused(MailboxHealth.DEGRADED)})


def set_since(session: Session, mailbox_id: int, since: date | None) -> None:
    _update(session, mailbox_id, {"since": since})


def pause(session: Session, mailbox_id: int, *, by: str) -> None:
    _update(session, mailbox_id, {"health": MailboxHealth.PAUSED.value, "paused_by": by})


def resume(session: Session, mailbox_id: int) -> None:
    """Forget everything that held the mailbox up: a person has looked at it."""
    free = {"health": MailboxHealth.OK.value, "paused_by": "", "failures": 0, "next_try": None}
    _update(session, mailbox_id, {**free, "error": ""})
    session.execute(sa.update(folder).where(folder.c.mailbox_id == mailbox_id).values(held=""))


def _update(session: Session, mailbox_id: int, values: dict[str, Any]) -> None:
    session.execute(sa.update(mailbox).where(mailbox.c.id == mailbox_id).values(**values))


# ── folders ─────────────────────────────────────────────────────────────────────────────────────


def ensure_folder(session: Session, mailbox_id: int, name: str) -> FolderState:
    """The folder; its first use inserts it."""
    mine = folder.c.mailbox_id == mailbox_id, folder.c.name == name
    row = session.execute(sa.select(folder).where(*mine)).first()
    if row is None:
        fresh = {"mailbox_id": mailbox_id, "name": name, "epoch": 0, "highest": 0, "held": ""}
        insert_missing(session, folder, [fresh])
        row = session.execute(sa.select(folder).where(*mine)).one()
    return _folder(row)


def get_folders(session: Session, mailbox_id: int | None = None) -> tuple[FolderState, ...]:
    query = sa.select(folder).order_by(folder.c.mailbox_id, folder.c.id)
    if mailbox_id is not None:
        query = query.where(folder.c.mailbox_id == mailbox_id)
    return tuple(map(_folder, session.execute(query)))


def update_folder(session: Session, folder_id: int, **values: Any) -> None:
    session.execute(sa.update(folder).where(folder.c.id == folder_id).values(**values))


def begin_epoch(session: Session, each: FolderState, uidvalidity: int) -> None:
    """Begin a new UIDVALIDITY. Copies listed under the old one stay as they are."""
    update_folder(
        session,
        each.id,
        epoch=each.epoch + 1,
        uidvalidity=uidvalidity,
        highest=0,
        uidnext=None,
        messages=None,
    )


def _state(row: Any) -> MailboxState:
    return MailboxState(
        id=row.id,
        name=row.name,
        health=MailboxHealth(row.health),
        failures=row.failures,
        next_try=row.next_try,
        last_success=row.last_success,
        last_new=row.last_new,
        error=row.error,
        paused_by=row.paused_by,
        lease_owner=row.lease_owner,
        lease_until=row.lease_until,
        since=row.since,
    )


def _folder(row: Any) -> FolderState:
    return FolderState(
        id=row.id,
        mailbox_id=row.mailbox_id,
        name=row.name,
        epoch=row.epoch,
        uidvalidity=row.uidvalidity,
        highest=row.highest,
        uidnext=row.uidnext,
        messages=row.messages,
        last_poll=row.last_poll,
        last_audit=row.last_audit,
        held_reason=row.held,
    )
