"""A mail is logged when a person says whose it is, and waits again when that is taken back.

A mail is logged once and never twice. What was taken back is a cancelled interaction with a number
that people saw; when its mail is logged again that very interaction is restored, and says what
the mail's new contacts make of it. Its history tells both.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from journal.context import RecordConfig
from journal.errors import NotFound
from journal.fold import address_key
from journal.mail import relog
from journal.mail.mail_entry import entry_from_mail
from journal.mail.mail_participants import (
    AddressOwners,
    build_participants,
    decided_participants,
    main_party,
)
from journal.model import (
    UNDONE,
    Actor,
    Contact,
    Decision,
    DeedKind,
    Direction,
    InteractionState,
    LedgerMail,
    MailClass,
    MailOutcome,
    MailReason,
    NewInteraction,
    NewMail,
    Recorded,
    RecordOutcome,
)
from journal.store.contacts import contacts
from journal.store.mail import bounces
from journal.store.record import cancelling, interactions, recording, undo_log
from journal.store.triage import decisions, unmatched_mails
from journal.store.triage.decisions import LockedMail, TriageDecision


@dataclass(frozen=True, slots=True)
class MailAssignment:
    """A mail that is to be logged with these contacts, the main one first."""

    locked: LockedMail
    contacts: tuple[Contact, ...]


def log(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    assignments: Sequence[MailAssignment],
    *,
    deed: int,
    why: str,
    now: datetime,
) -> dict[int, RecordOutcome]:
    """Log each mail and return the results by mail. A mail that the record refuses stays as it was."""
    entries = _compose_entries(session, config, assignments)
    before = decisions.interactions_of_mails(session, entries)
    fresh = [entry for mail_id, entry in entries.items() if mail_id not in before]
    outcomes = dict(
        zip(
            [each.mail_id or 0 for each in fresh],
            recording.add_many(session, fresh, actor=actor, deed=deed, now=now, files=config.files),
            strict=True,
        )
    )
    for mail_id, number in before.items():
        outcomes[mail_id] = relog.relog(session, number, entries[mail_id], (actor, deed, now))
    logged = {id_: each.number for id_, each in outcomes.items() if isinstance(each, Recorded)}
    decisions.hand_files_over(session, logged)
    verdicts = [
        TriageDecision(mail_id, MailOutcome.LOGGED, MailReason.LOGGED_BY_HAND, why, number)
        for mail_id, number in logged.items()
    ]
    decisions.decide(session, verdicts, by=actor.key, deed_id=deed, now=now)
    _mark_bounced(session, actor, [each.locked.mail for each in assignments], logged, now)
    return outcomes


def _mark_bounced(
    session: Session,
    actor: Actor,
    mails: Iterable[LedgerMail],
    logged: Mapping[int, int],
    now: datetime,
) -> None:
    """Notes the bounces that came while the mail waited."""
    sent = {
        each.message_id: logged[each.id]
        for each in mails
        if each.id in logged and each.direction is Direction.OUTBOUND
    }
    reasons = bounces.find_early_bounces(session, sent)
    if reasons:
        by_number = {sent[message_id]: reason for message_id, reason in reasons.items()}
        bounces.mark_bounced(session, by_number, by=actor.key, now=now)


# ── a mail as an interaction ────────────────────────────────────────────────────────────────────


def _compose_entries(
    session: Session, config: RecordConfig, assignments: Sequence[MailAssignment]
) -> dict[int, NewInteraction]:
    known = _find_address_owners(session, assignments)
    entries = {}
    for each in assignments:
        new = _as_new_mail(config, each, known)
        entry = entry_from_mail(config, new, known.contacts)
        entries[each.locked.mail.id] = replace(entry, mail_id=each.locked.mail.id)
    return entries


def _find_address_owners(session: Session, assignments: Sequence[MailAssignment]) -> AddressOwners:
    """One look-up for all of them."""
    people = [each for letter in assignments for each in decided_participants(letter.locked.mail)]
    mains = [main for letter in assignments if (main := main_party(letter.locked.mail))]
    addresses = {each.address for each in people} | {each.address for each in mains}
    keys = {address_key(address) for address in addresses}
    owners = unmatched_mails.owners_of(session, keys - {""})
    ids = {each.contact_id for each in people if each.contact_id is not None}
    chosen = {each.id for letter in assignments for each in letter.contacts}
    owning = {id_ for having in owners.values() for id_ in having}
    return AddressOwners(owners, contacts.get_many(session, ids | chosen | owning))


def _as_new_mail(config: RecordConfig, assignment: MailAssignment, known: AddressOwners) -> NewMail:
    mail = assignment.locked.mail
    return NewMail(
        delivery_key=assignment.locked.delivery_key,
        message_id=mail.message_id,
        in_reply_to="",
        references=(),
        parties=mail.parties,
        decision=Decision(
            outcome=MailOutcome.LOGGED,
            reason=MailReason.LOGGED_BY_HAND,
            why="",
            direction=mail.direction,
            mail_class=mail.mail_class,
            occurred_at=mail.occurred_at,
            subject=mail.subject,
            facts=mail.facts,
            participants=build_participants(mail, assignment.contacts, known),
            template=_choose_template(config, mail),
            document=mail.document,
            meeting=mail.meeting,
            salesperson=mail.salesperson,
        ),
        text=mail.text,
        full_text=mail.full_text,
    )


def _choose_template(config: RecordConfig, mail: LedgerMail) -> str:
    """The template of its decision, if it is still in use; else the usual one of its direction."""
    try:
        if mail.template and not config.catalog.find_template(mail.template).retired:
            return mail.template
    except NotFound:
        pass
    if mail.mail_class is MailClass.CALENDAR:
        return config.catalog.record_templates["meeting_invitation"]
    is_outbound = mail.direction is Direction.OUTBOUND
    return config.catalog.record_templates["email_outbound" if is_outbound else "email_inbound"]


# ── taken back ──────────────────────────────────────────────────────────────────────────────────


def lock_mails(session: Session, mail_ids: Sequence[int]) -> dict[int, LockedMail]:
    """Lock these mails and their entries until the transaction ends.

    Entries before mails: a purge takes them in this order as well.
    """
    interactions.lock(session, decisions.interactions_of_mails(session, mail_ids).values())
    return decisions.lock(session, mail_ids)


def unlog(
    session: Session, actor: Actor, mail_ids: Sequence[int], deed: int, now: datetime
) -> list[int] | None:
    """Cancel what was logged of these mails, and let them wait; None when it is too late.

    A number that was seen is never deleted.
    """
    held = lock_mails(session, mail_ids)
    if len(held) != len(set(mail_ids)) or any(each.deed != deed for each in held.values()):
        return None
    numbers = sorted({each.mail.interaction or 0 for each in held.values()})
    if not _is_unchanged(session, numbers, deed):
        return None
    cancel_for_undo(session, actor, numbers, now)
    decisions.wait_again(session, mail_ids)
    return numbers


def _is_unchanged(session: Session, numbers: Sequence[int], deed: int) -> bool:
    entries = interactions.get_many(session, numbers)
    return (
        len(entries) == len(numbers)
        and all(
            e.state is InteractionState.ACTIVE and e.erased_at is None for e in entries.values()
        )
        and not decisions.is_any_changed_since(session, numbers, deed)
    )


def cancel_for_undo(session: Session, actor: Actor, numbers: Sequence[int], now: datetime) -> None:
    """Cancel for an undo: this cancelling gets no deed, so it can't be undone itself."""
    if not numbers:
        return
    deed = undo_log.add(session, DeedKind.CANCEL, actor=actor.key, now=now)
    undo_log.mark_undone(session, deed, now=now)
    cancelling.set_cancelled(session, numbers, by=actor.key, reason=UNDONE, deed=deed, now=now)
