"""Cancels and restores entries, if their state still is what the caller thinks."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import (
    CancelReason,
    CardTopicKind,
    Interaction,
    InteractionState,
)
from journal.store.database import chunks
from journal.store.record import interactions
from journal.store.slack import cards
from journal.store.tables import interaction


def last_cancelled_by(session: Session, actor: str) -> int | None:
    """The entries that an actor cancelled last and nobody restored."""
    cancelled = (
        interaction.c.cancelled_by == actor,
        interaction.c.state == InteractionState.CANCELLED.value,
    )
    query = sa.select(interaction.c.id).where(*cancelled)
    newest = query.order_by(interaction.c.cancelled_at.desc(), interaction.c.id.desc())
    return session.scalar(newest.limit(1))


def set_cancelled(
    session: Session,
    numbers: Sequence[int],
    *,
    by: str,
    reason: CancelReason,
    deed: int,
    now: datetime,
) -> list[int]:
    """Cancel those that are active; return them."""
    values = {
        "state": InteractionState.CANCELLED.value,
        "cancelled_at": now,
        "cancelled_by": by,
        "cancel_reason": reason.stored,
        "cancel_deed": deed,
    }
    cancelled: list[int] = []
    # In one order, so that two who cancel the same never wait for each other.
    for some in chunks(sorted(numbers)):
        interactions.lock(session, some)
        done = _change_state(session, InteractionState.ACTIVE, interaction.c.id.in_(some), values)
        changes = [("state", InteractionState.ACTIVE.value, InteractionState.CANCELLED.value)]
        changes += [("cancel_reason", "", reason.stored)] if reason.stored else []
        for number in done:
            interactions.add_changes(session, number, changes, by=by, deed_id=deed, now=now)
        cancelled += done
    return cancelled


def release_keys(
    session: Session, numbers: Sequence[int], *, made_by: int, deed: int, by: str, now: datetime
) -> None:
    """Let what came in and is taken back come in once more: an entry gives up its key and its document.

    What somebody else cancelled keeps both, and stays out.
    """
    document = interaction.c.document_number
    for some in chunks(sorted(numbers)):
        by_them = interaction.c.id.in_(some), interaction.c.cancel_deed.in_((made_by, deed))
        query = sa.select(interaction.c.id, document).where(*by_them, document != "")
        for number, was in session.execute(query).all():
            changes = [("document.number", was, "")]
            interactions.add_changes(session, number, changes, by=by, deed_id=deed, now=now)
        session.execute(
            sa.update(interaction).where(*by_them).values(request_key=None, document_number="")
        )


def set_restored(
    session: Session, numbers: Sequence[int], *, by: str, deed: int, now: datetime
) -> list[int]:
    """Make those that are cancelled active again; how they were cancelled stays in the history."""
    values: dict[str, Any] = {
        "state": InteractionState.ACTIVE.value,
        "cancelled_at": None,
        "cancelled_by": "",
        "cancel_reason": "",
        "cancel_deed": None,
    }
    restored: list[int] = []
    for some in chunks(sorted(numbers)):
        interactions.lock(session, some)
        before = interactions.get_many(session, some)
        done = _change_state(
            session, InteractionState.CANCELLED, interaction.c.id.in_(some), values
        )
        for number in done:
            interactions.add_changes(
                session, number, _restore_changes(before[number]), by=by, deed_id=deed, now=now
            )
        restored += done
    return restored


def _restore_changes(before: Interaction) -> list[tuple[str, str, str]]:
    """The history that another cancel needs to repeat the first."""
    at = before.cancelled_at.isoformat() if before.cancelled_at else ""
    return [
        ("state", InteractionState.CANCELLED.value, InteractionState.ACTIVE.value),
        ("cancelled_at", at, ""),
        ("cancelled_by", before.cancelled_by, ""),
        ("cancel_reason", before.cancel_reason, ""),
        ("cancel_deed", str(before.cancel_deed or ""), ""),
    ]


def cancel_again(
    session: Session, each: Interaction, deed_id: int, *, by: str, now: datetime
) -> bool:
    """Undo a restore: cancelled as before, by whom and why; False when changed since."""
    was = {
        change.field: change.old
        for change in interactions.changes_of(session, each.number, deed_id=deed_id)
    }
    if "cancelled_at" not in was or interactions.is_changed_since(session, each.number, deed_id):
        return False
    values = {
        "state": InteractionState.CANCELLED.value,
        "cancelled_at": datetime.fromisoformat(was["cancelled_at"]),
        "cancelled_by": was["cancelled_by"],
        "cancel_reason": was["cancel_reason"],
        "cancel_deed": int(was["cancel_deed"] or 0) or None,
    }
    if not interactions.update(session, each.number, each.version, values):
        return False
    turn = [("state", InteractionState.ACTIVE.value, InteractionState.CANCELLED.value)]
    interactions.add_changes(session, each.number, turn, by=by, deed_id=deed_id, now=now)
    return True


def _change_state(
    session: Session,
    was: InteractionState,
    which: sa.ColumnElement[bool],
    values: Mapping[str, Any],
) -> list[int]:
    """Change the state of rows that still have the state `was`."""
    turned = (
        sa.update(interaction)
        .where(which, interaction.c.state == was.value)
        .values(**values, version=interaction.c.version + 1)
        .returning(interaction.c.id)
    )
    numbers = sorted(session.scalars(turned))
    cards.touch(session, CardTopicKind.INTERACTION, numbers)
    return numbers


def hand_over(session: Session, deed: int, to: int) -> None:
    """What one deed cancelled, and is cancelled still, is another's from now on."""
    still = interaction.c.state == InteractionState.CANCELLED.value
    of_deed = sa.update(interaction).where(interaction.c.cancel_deed == deed, still)
    session.execute(of_deed.values(cancel_deed=to))


def cancelled_by_deed(session: Session, deed: int) -> list[int]:
    query = sa.select(interaction.c.id).where(
        interaction.c.cancel_deed == deed, interaction.c.state == InteractionState.CANCELLED.value
    )
    return list(session.scalars(query.order_by(interaction.c.id)))
