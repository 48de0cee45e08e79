"""Cancel and restore: two verbs, never a toggle; each is idempotent and the other's inverse.

A cancelled entry stays in every list, marked, and leaves every figure. A mixed selection is
levelled: what is cancelled already stays as it was, with its own reason and date.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

from sqlmodel import Session

from journal.context import RecordConfig
from journal.errors import N_, NotFound, RequestRefused
from journal.fold import clean
from journal.model import (
    Actor,
    AuditKind,
    CancelCause,
    Cancelled,
    CancelReason,
    DeedKind,
    Denial,
    DenialReason,
    Interaction,
    InteractionState,
    NoticeKind,
    Restored,
    Role,
)
from journal.permissions import Ownership, change_denial, restore_denial
from journal.store import audit_trail
from journal.store.contacts import contacts
from journal.store.record import cancelling, interactions, undo_log
from journal.store.slack import notices
from journal.store.triage import decisions

LONGEST_REASON = 1000


def cancel(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    numbers: Sequence[int],
    *,
    reason: str,
    now: datetime,
) -> Cancelled:
    text = clean(reason, longest=LONGEST_REASON)
    if config.cancel_policy.reason_required and not text:
        raise RequestRefused(N_("A reason is required to cancel. Say why, in a few words."))
    entries = _get_entries(session, numbers)
    refused = _find_denials(
        session, entries, lambda concern: change_denial(actor, concern, config.cancel_policy)
    )
    due = [n for n, e in entries.items() if e.state is InteractionState.ACTIVE and n not in refused]
    deed = undo_log.add(session, DeedKind.CANCEL, actor=actor.key, now=now)
    given = CancelReason(CancelCause.GIVEN, text)
    done = cancelling.set_cancelled(session, due, by=actor.key, reason=given, deed=deed, now=now)
    _note_others_entries(session, actor, [entries[n] for n in done], now)
    _add_notices(
        session, actor, NoticeKind.CANCELLED, [entries[n] for n in done], deed=deed, now=now
    )
    already = tuple(n for n, e in entries.items() if e.state is InteractionState.CANCELLED)
    return Cancelled(
        _fill_or_forget_deed(session, deed, done),
        tuple(done),
        already,
        _drop_already_so(refused, already),
    )


def restore(
    session: Session, config: RecordConfig, actor: Actor, numbers: Sequence[int], *, now: datetime
) -> Restored:
    entries = _get_entries(session, numbers)
    refused = _find_denials(
        session, entries, lambda concern: restore_denial(actor, concern, config.cancel_policy)
    )
    # Without this the mail would be logged and wait at the same time.
    refused = {**_denials_of_waiting_mails(session, entries), **refused}
    due = [
        n for n, e in entries.items() if e.state is InteractionState.CANCELLED and n not in refused
    ]
    deed = undo_log.add(session, DeedKind.RESTORE, actor=actor.key, now=now)
    done = cancelling.set_restored(session, due, by=actor.key, deed=deed, now=now)
    _note_others_entries(session, actor, [entries[n] for n in done], now)
    _add_notices(
        session, actor, NoticeKind.RESTORED, [entries[n] for n in done], deed=deed, now=now
    )
    already = tuple(n for n, e in entries.items() if e.state is InteractionState.ACTIVE)
    return Restored(
        _fill_or_forget_deed(session, deed, done),
        tuple(done),
        already,
        _drop_already_so(refused, already),
    )


def _add_notices(
    session: Session,
    actor: Actor,
    kind: NoticeKind,
    done: Sequence[Interaction],
    *,
    deed: int,
    now: datetime,
) -> None:
    """Tells the people whose entries these are, unless they did it themselves."""
    news = [
        notices.entry_notice(kind, each.number, each.salesperson, by=actor.key, deed=deed)
        for each in done
        if each.salesperson not in {name.casefold() for name in actor.names}
    ]
    notices.add(session, news, now=now)


def _denials_of_waiting_mails(session: Session, numbers: Collection[int]) -> dict[int, Denial]:
    return {
        number: Denial(DenialReason.MAIL_WAITS, mail_id=mail_id)
        for number, mail_id in decisions.find_no_longer_logged(session, numbers).items()
    }


def _get_entries(session: Session, numbers: Sequence[int]) -> dict[int, Interaction]:
    entries = interactions.get_many(session, numbers)
    missing = [f"#{number}" for number in numbers if number not in entries]
    if missing:
        raise NotFound(
            N_("There is no {missing}. It may have been purged."), missing=", ".join(missing[:5])
        )
    return entries


def _find_denials(
    session: Session,
    entries: Mapping[int, Interaction],
    denial_of: Callable[[Ownership], Denial | None],
) -> dict[int, Denial]:
    """Finds which of the entries the actor may not touch, and why."""
    owners = contacts.owners_of(session, list(entries))
    denials = {
        number: denial_of(
            Ownership(each.logged_by, each.salesperson, owners.get(number, frozenset()))
        )
        for number, each in entries.items()
    }
    return {number: denial for number, denial in denials.items() if denial}


def _note_others_entries(
    session: Session, actor: Actor, done: Sequence[Interaction], now: datetime
) -> None:
    """Note in the audit trail how many of these only their role let them touch."""
    if actor.role is Role.MEMBER:
        return
    owners = contacts.owners_of(session, [each.number for each in done])
    whose = (
        Ownership(each.logged_by, each.salesperson, owners.get(each.number, frozenset()))
        for each in done
    )
    count = sum(not each.belongs_to(actor) for each in whose)
    audit_trail.add(session, actor, AuditKind.OTHERS_ENTRIES, count, now=now)


def _drop_already_so(denials: Mapping[int, Denial], already: Sequence[int]) -> dict[int, Denial]:
    """An entry that is in the wanted state already needs no permission."""
    return {number: denial for number, denial in denials.items() if number not in already}


def _fill_or_forget_deed(session: Session, deed: int, done: Sequence[int]) -> int | None:
    """Writes into the deed what it changed; returns None and forgets it when that is nothing."""
    if not done:
        undo_log.forget(session, deed)
        return None
    undo_log.fill(session, deed, {"numbers": sorted(done)})
    return deed
