"""Undo: take back the actor's own last deed, whatever it was; refuse when somebody acted since.

Every change is a deed, also one that nothing takes back: there undo ends, rather than take back what
was done before it.

It asks the same rights as the deed: who may not cancel any more does not take a cancelling back.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias, assert_never

from sqlmodel import Session

from journal.contacts import contact
from journal.entries import correct, entry_files
from journal.errors import N_
from journal.model import (
    UNDONE,
    Actor,
    DeedKind,
    Denial,
    InteractionState,
    LetterState,
    MailOutcome,
    MailReason,
)
from journal.permissions import (
    CancelPolicy,
    ChangeDenied,
    Ownership,
    change_denial,
    restore_denial,
)
from journal.segments import segment, segment_edit
from journal.store.contacts import segments
from journal.store.record import cancelling, interactions, outgoing_letters, undo_log
from journal.store.record.undo_log import Deed
from journal.store.triage import decisions
from journal.store.triage.decisions import TriageDecision
from journal.undo import run_undo, undo_contact, undo_triage
from journal.undo.undo_contact import ContactsUndone
from journal.undo.undo_triage import TriageUndone

_OWN_ENTRIES = CancelPolicy()
IRREVOCABLE = frozenset({DeedKind.CONTACT_DELETE, DeedKind.PURGE, DeedKind.ERASE})


@dataclass(frozen=True, slots=True)
class Undone:
    """Tells what was undone. `numbers` are the interactions it was about.

    `mails` wait again; a contact was taken out of the interactions in `linked`; `kept` are contacts
    who keep what they gained, since they were changed or are needed by now; `removed` are gone,
    `restored` are as they were.
    """

    deed: int
    kind: DeedKind
    numbers: tuple[int, ...]
    mails: tuple[int, ...] = ()
    linked: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    restored: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NothingToUndo:
    pass


@dataclass(frozen=True, slots=True)
class ChangedSince:
    """Somebody changed what the deed had made; what they did stands."""

    deed: int
    kind: DeedKind


@dataclass(frozen=True, slots=True)
class Irrevocable:
    """Nothing takes this back, and nothing before it was touched."""

    deed: int
    kind: DeedKind
    at: datetime
    contact: int | None = None


@dataclass(frozen=True, slots=True)
class SentSince:
    """The letter that was logged is sent: it is a mail that somebody got, and its entry stands.

    Whoever wants it out of the record cancels it, and says so.
    """

    deed: int
    number: int


UndoOutcome: TypeAlias = Undone | NothingToUndo | ChangedSince | Irrevocable | SentSince


def undo(
    session: Session, actor: Actor, *, policy: CancelPolicy = _OWN_ENTRIES, now: datetime
) -> UndoOutcome:
    """Undo the actor's last deed."""
    last = undo_log.last_of(session, actor.key)
    return _mark_and_revert(session, actor, last, policy, now)


def undo_deed(
    session: Session,
    actor: Actor,
    deed_id: int,
    *,
    policy: CancelPolicy = _OWN_ENTRIES,
    now: datetime,
) -> UndoOutcome:
    """Undo a deed that need not be the last: only later changes of the same things prevent it."""
    which = undo_log.get(session, deed_id)
    mine = which is not None and which.actor == actor.key
    return _mark_and_revert(session, actor, which if mine else None, policy, now)


def _mark_and_revert(
    session: Session, actor: Actor, last: Deed | None, policy: CancelPolicy, now: datetime
) -> UndoOutcome:
    if last is None:
        return NothingToUndo()
    if last.kind in IRREVOCABLE:
        return Irrevocable(last.id, last.kind, last.at, last.payload.get("contact"))
    _require_rights(session, actor, last, policy)
    if last.kind is DeedKind.LOG and is_sent_letter(session, last.payload["number"]):
        return SentSince(last.id, last.payload["number"])
    if not undo_log.mark_undone(session, last.id, now=now):
        return NothingToUndo()
    undone = _revert(session, actor, last, now)
    if undone is None:
        undo_log.unmark_undone(session, last.id)
        return ChangedSince(last.id, last.kind)
    return _outcome(last, undone)


def is_sent_letter(session: Session, number: int) -> bool:
    """Says whether the entry is a letter that was sent. Locked, since its copy may come at this moment."""
    interactions.lock(session, [number])
    letter = outgoing_letters.get(session, number)
    return letter is not None and letter.is_wanted and letter.state is LetterState.SENT


def _outcome(last: Deed, undone: Sequence[int] | TriageUndone | ContactsUndone) -> Undone:
    match undone:
        case ContactsUndone(removed, restored, kept):
            return Undone(last.id, last.kind, (), kept=kept, removed=removed, restored=restored)
        case TriageUndone(mails, numbers, linked, kept, removed):
            return Undone(last.id, last.kind, numbers, mails, linked, kept, removed)
        case _:
            return Undone(last.id, last.kind, tuple(undone))


def _require_rights(session: Session, actor: Actor, last: Deed, policy: CancelPolicy) -> None:
    """Require the deed's rights. One's own logging or decision in triage may always be taken back."""
    match last.kind:
        case DeedKind.EDIT | DeedKind.ATTACH | DeedKind.DETACH:
            _require_entries(session, actor, [last.payload["number"]], change_denial, policy)
        case DeedKind.EVALUATE:
            numbers = last.payload["numbers"]
            _require_entries(session, actor, numbers, change_denial, policy)
        case DeedKind.CANCEL:
            numbers = cancelling.cancelled_by_deed(session, last.id)
            _require_entries(session, actor, numbers, change_denial, policy)
        case DeedKind.RESTORE:
            numbers = last.payload["numbers"]
            _require_entries(session, actor, numbers, restore_denial, policy)
        case DeedKind.MERGE:
            contact.require_merge_right(actor)
        case DeedKind.CONTACT_EDIT:
            undo_contact.require_edit_right(session, actor, last)
        case _:
            return


def _require_entries(
    session: Session,
    actor: Actor,
    numbers: Sequence[int],
    denial_of: Callable[[Actor, Ownership, CancelPolicy], Denial | None],
    policy: CancelPolicy,
) -> None:
    for number, each in interactions.get_many(session, numbers).items():
        denial = denial_of(actor, correct.get_ownership(session, each), policy)
        if denial:
            raise ChangeDenied(number, denial)


def _revert(  # noqa: C901, PLR0911, PLR0912 (one answer for each kind of deed)
    session: Session, actor: Actor, last: Deed, now: datetime
) -> Sequence[int] | TriageUndone | ContactsUndone | None:
    """Undo the deed; the interactions and mails concerned, or None when it is too late."""
    payload = last.payload
    match last.kind:
        case DeedKind.LOG:
            return _cancel_logged_entry(session, actor, payload["number"], last.id, now)
        case DeedKind.EDIT:
            undone = correct.undo_edit(session, payload["number"], last.id, actor=actor, now=now)
            return [payload["number"]] if undone else None
        case DeedKind.EVALUATE:
            return correct.undo_evaluate(session, last, actor=actor, now=now)
        case DeedKind.ATTACH | DeedKind.DETACH:
            return entry_files.undo_change(session, last, actor=actor, now=now)
        case DeedKind.COMMENT:
            return _withdraw_comment(session, payload["number"], payload["comment"])
        case DeedKind.CANCEL:
            return _restore_cancelled(session, actor, last.id, now)
        case DeedKind.RESTORE:
            return _cancel_restored(session, actor, payload["numbers"], last.id, now)
        case DeedKind.MERGE:
            return [] if contact.unmerge(session, actor, last, now=now) else None
        case DeedKind.CONTACT_ADD:
            return undo_contact.undo_add(session, last)
        case DeedKind.CONTACT_EDIT:
            return undo_contact.undo_edit(session, actor, last, now=now)
        case DeedKind.IMPORT:
            return undo_contact.undo_import(session, actor, last, now=now)
        case DeedKind.ENTRIES_IMPORT:
            return _cancel_imported(session, actor, last, now)
        case (
            DeedKind.MEMBERS
            | DeedKind.SEGMENT_CREATE
            | DeedKind.SEGMENT_EDIT
            | DeedKind.SEGMENT_DELETE
        ):
            return [] if _revert_segment(session, last) else None
        case DeedKind.RUN:
            return _undo_run(session, actor, payload["run"], now)
        case DeedKind.RUN_UNDO:
            return run_undo.restore_run(session, actor, payload["run"], now=now)
        case DeedKind.TRIAGE | DeedKind.MATCH | DeedKind.IGNORE:
            return undo_triage.undo_decision(session, actor, last, now=now)
        case DeedKind.POSTPONE | DeedKind.CLAIM:
            return undo_triage.undo_postpone_or_claim(session, actor, last)
        case DeedKind.CONTACT_DELETE | DeedKind.PURGE | DeedKind.ERASE:
            return None
        case _:
            assert_never(last.kind)


def _revert_segment(session: Session, last: Deed) -> bool:
    match last.kind:
        case DeedKind.MEMBERS:
            return segment.undo_members_change(session, last)
        case DeedKind.SEGMENT_CREATE:
            return segment.undo_create(session, last)
        case DeedKind.SEGMENT_EDIT:
            return segment_edit.undo_edit(session, last)
        case _:
            return segments.restore(session, last.payload)


def _withdraw_comment(session: Session, number: int, comment: int) -> list[int] | None:
    return [number] if interactions.delete_comment(session, comment) else None


def _cancel_logged_entry(
    session: Session, actor: Actor, number: int, logged: int, now: datetime
) -> list[int] | None:
    """Cancel an entry that was logged by mistake; it is not deleted, since its number was seen."""
    interactions.lock(session, [number])
    each = interactions.get(session, number)
    if each is None or each.state is not InteractionState.ACTIVE or each.erased_at is not None:
        return None
    if interactions.is_changed_since(session, number, logged):
        return None
    deed = undo_log.add(session, DeedKind.CANCEL, actor=actor.key, now=now)
    undo_log.mark_undone(session, deed, now=now)
    return cancelling.set_cancelled(
        session, [number], by=actor.key, reason=UNDONE, deed=deed, now=now
    )


def _cancel_imported(session: Session, actor: Actor, last: Deed, now: datetime) -> list[int] | None:
    """Cancel the entries of an import that are still active; its mails wait no longer."""
    payload = last.payload
    deed = undo_log.add(session, DeedKind.CANCEL, actor=actor.key, now=now)
    undo_log.mark_undone(session, deed, now=now)
    done = cancelling.set_cancelled(
        session, payload["numbers"], by=actor.key, reason=UNDONE, deed=deed, now=now
    )
    # Whoever undoes an import mostly does it to say its options better, and to import again.
    cancelling.release_keys(
        session, payload["numbers"], made_by=last.id, deed=deed, by=actor.key, now=now
    )
    ignored = _ignore_waiting(session, actor, payload.get("mails", ()), deed, now)
    return done if done or ignored else None


def _ignore_waiting(
    session: Session, actor: Actor, mails: Collection[int], deed: int, now: datetime
) -> bool:
    """Ignore those of the mails that wait still; False when none does."""
    held = decisions.lock(session, mails).values()
    verdicts = [
        TriageDecision(
            each.mail.id, MailOutcome.SKIPPED, MailReason.IGNORED, N_("Its import was taken back.")
        )
        for each in held
        if each.mail.outcome is MailOutcome.WAITING
    ]
    decisions.decide(session, verdicts, by=actor.key, deed_id=deed, now=now)
    return bool(verdicts)


def _undo_run(session: Session, actor: Actor, run_id: int, now: datetime) -> list[int]:
    """Undo a run; this undo has no deed of its own, but `run_undo.restore_run` brings a run back."""
    numbers = run_undo.undo_run(session, actor, run_id, now=now)
    undoing = undo_log.last_of(session, actor.key)
    if undoing is not None and undoing.kind is DeedKind.RUN_UNDO:
        undo_log.mark_undone(session, undoing.id, now=now)
    return numbers


def _restore_cancelled(
    session: Session, actor: Actor, deed: int, now: datetime
) -> list[int] | None:
    numbers = cancelling.cancelled_by_deed(session, deed)
    restored = cancelling.set_restored(session, numbers, by=actor.key, deed=deed, now=now)
    return restored or None


def _cancel_restored(
    session: Session, actor: Actor, numbers: Sequence[int], deed: int, now: datetime
) -> list[int] | None:
    interactions.lock(session, numbers)
    done = [
        each.number
        for each in interactions.get_many(session, numbers).values()
        if cancelling.cancel_again(session, each, deed, by=actor.key, now=now)
    ]
    return done or None
