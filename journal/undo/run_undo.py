"""A segment's run is undone, and restored, in slices: others write in between."""

from datetime import datetime
from typing import Protocol

from sqlmodel import Session

from journal.errors import N_, NotAllowed, NotFound, RequestRefused
from journal.model import Actor, CancelCause, CancelReason, DeedKind, Role, SegmentRun
from journal.store.record import cancelling, runs, undo_log

# Stands in the deed of an undo that is being taken back.
_RESTORING = "restoring"


class RunStep(Protocol):
    """`undo_step` or `restore_step`: the next slice, in a transaction of its own; empty when it is over."""

    def __call__(
        self, session: Session, actor: Actor, run_id: int, /, *, now: datetime
    ) -> list[int]: ...


def undo_run(session: Session, actor: Actor, run_id: int, *, now: datetime) -> list[int]:
    """Cancel the run's active entries, all in one transaction; for a large run see `undo_step`."""
    begin_undo(session, actor, run_id, now=now)
    cancelled: list[int] = []
    while done := undo_step(session, actor, run_id, now=now):
        cancelled += done
    return cancelled


def begin_undo(session: Session, actor: Actor, run_id: int, *, now: datetime) -> int:
    """Write down that the run is undone; `undo_step` then cancels. Returns how many entries are due.

    An undo that was cut off is gone on with; one that is complete is refused.
    """
    _, stored = _own_run(session, actor, run_id)
    if stored.undo_deed is not None and not _is_restoring(session, stored.undo_deed):
        if due := runs.count_not_undone(session, run_id, stored.undo_deed):
            return due
        raise RequestRefused(N_("Run {number} is undone already."), number=run_id)
    payload = {"run": run_id}
    deed = undo_log.add(session, DeedKind.RUN_UNDO, actor=actor.key, now=now, payload=payload)
    if stored.undo_deed is not None:
        # Its restore was cut off, or goes on elsewhere: what is cancelled still is this undo's now.
        cancelling.hand_over(session, stored.undo_deed, deed)
        undo_log.mark_undone(session, stored.undo_deed, now=now)
    runs.set_undo_deed(session, run_id, deed)
    return runs.count_not_undone(session, run_id, deed)


def _is_restoring(session: Session, undo_deed: int) -> bool:
    deed = undo_log.get(session, undo_deed)
    return deed is not None and bool(deed.payload.get(_RESTORING))


def undo_step(
    session: Session, actor: Actor, run_id: int, *, now: datetime, limit: int = 500
) -> list[int]:
    """Cancel the next active entries; those cancelled before keep their reason. None: it is over."""
    run, stored = _own_run(session, actor, run_id)
    if stored.undo_deed is None or _is_restoring(session, stored.undo_deed):
        # Somebody restores the run meanwhile.
        return []
    return cancelling.set_cancelled(
        session,
        runs.next_not_undone(session, run_id, stored.undo_deed, limit=limit),
        by=actor.key,
        reason=CancelReason(CancelCause.RUN_UNDO, run.name),
        deed=stored.undo_deed,
        now=now,
    )


def restore_run(session: Session, actor: Actor, run_id: int, *, now: datetime) -> list[int]:
    """Restore exactly what the undo of this run cancelled, unless it is purged; all in one transaction.
    For a large run see `restore_step`.
    """
    begin_restore(session, actor, run_id)
    restored: list[int] = []
    while done := restore_step(session, actor, run_id, now=now):
        restored += done
    return restored


def begin_restore(session: Session, actor: Actor, run_id: int) -> int:
    """Write down that the run is restored; `restore_step` then does it. Returns how many are due.

    Whoever asks last has their way: this ends an undo that goes on, and an undo ends this.
    """
    _, stored = _own_run(session, actor, run_id)
    if stored.undo_deed is None:
        raise RequestRefused(
            N_("Run {number} is not undone, so there is nothing to restore."), number=run_id
        )
    undo_log.fill(session, stored.undo_deed, {"run": run_id, _RESTORING: True})
    return len(cancelling.cancelled_by_deed(session, stored.undo_deed))


def restore_step(
    session: Session, actor: Actor, run_id: int, *, now: datetime, limit: int = 500
) -> list[int]:
    """Restore the next entries. None: it is over, and the run stands; the next undo is a new one."""
    _, stored = _own_run(session, actor, run_id)
    if stored.undo_deed is None or not _is_restoring(session, stored.undo_deed):
        return []
    while numbers := cancelling.cancelled_by_deed(session, stored.undo_deed)[:limit]:
        deed = undo_log.add(session, DeedKind.RESTORE, actor=actor.key, now=now)
        restored = cancelling.set_restored(session, numbers, by=actor.key, deed=deed, now=now)
        undo_log.forget(session, deed)
        if restored:
            return restored
    undo_log.mark_undone(session, stored.undo_deed, now=now)
    runs.set_undo_deed(session, run_id, None)
    return []


def _own_run(session: Session, actor: Actor, run_id: int) -> tuple[SegmentRun, runs.StoredRun]:
    run, stored = runs.get(session, run_id), runs.get_stored_run(session, run_id)
    if run is None or stored is None:
        raise NotFound(N_("There is no run {number}."), number=run_id)
    if run.by != actor.key and actor.role is Role.MEMBER:
        raise NotAllowed(
            N_("Run {number} was made by {by}; ask them, or a manager."), number=run_id, by=run.by
        )
    return run, stored
