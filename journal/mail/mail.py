"""Mails come to the record: each gets its row in the ledger, and what is to be logged is logged.

`enter_mails` is one transaction's work, and safe to repeat: a mail that is there already stays as
it is. What the record refuses (the contact is blocked, the document was logged before) becomes the
mail's outcome; a template that does not render sets this one mail aside.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never

from sqlmodel import Session

from journal.context import RecordConfig
from journal.entries import outgoing_letter
from journal.errors import N_, DatabaseConflict, FilledSentence, TemplateError
from journal.mail import invitations, relog, returned_mail
from journal.mail.mail_entry import entry_from_mail
from journal.mail.reused_ids import tell_apart
from journal.mail.signature_logos import leave_out_logos
from journal.model import (
    Actor,
    Blocked,
    Contact,
    Decision,
    Direction,
    Duplicate,
    DuplicateBasis,
    EnteredMail,
    MailOutcome,
    MailReason,
    NewInteraction,
    NewMail,
    NewNotice,
    NoticeKind,
    PurgedBefore,
    Recorded,
    RecordOutcome,
)
from journal.store import tombstones
from journal.store.contacts import contacts
from journal.store.mail import ledger, mails, threads
from journal.store.mail.mail_columns import Versions
from journal.store.record import interactions, outgoing_letters, recording
from journal.store.slack import notices

# Nobody wants a notice for each of the old mails when a mailbox is first connected.
_NOTICE_MAX_AGE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class _RowToFill:
    """A mail whose row this transaction fills."""

    id: int
    new: NewMail
    entry: NewInteraction | None


def enter_mails(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    new_mails: Sequence[NewMail],
    *,
    versions: Versions,
    now: datetime,
) -> list[EnteredMail]:
    """Enters each mail; returns what became of it, in the same order."""
    told_apart = tell_apart(session, leave_out_logos(session, new_mails), versions)
    entered = _enter(session, config, actor, told_apart, versions=versions, now=now)
    late = [place for place, each in enumerate(entered) if not each.is_new]
    # Another worker entered the mail with which one of these shares its key in this very moment.
    again = tell_apart(session, [told_apart[place] for place in late], versions)
    for place, new in zip(late, again, strict=True):
        if new.delivery_key != told_apart[place].delivery_key:
            (entered[place],) = _enter(session, config, actor, [new], versions=versions, now=now)
    return entered


def _enter(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    new_mails: Sequence[NewMail],
    *,
    versions: Versions,
    now: datetime,
) -> list[EnteredMail]:
    composed = _compose_all(session, config, _skip_purged(session, new_mails))
    rows = [mails.without_content(new) for new, _ in composed]
    taken_over = _take_over(session, config, rows, actor=actor, versions=versions, now=now)
    # If two mails of this batch have one key, the first gets it.
    others = {new.delivery_key: new for new in reversed(rows) if new.delivery_key not in taken_over}
    inserted = mails.add_many(
        session, [*others.values()][::-1], by=actor.key, versions=versions, now=now
    )
    _require_not_buried(session, rows)
    fresh = []
    stored: dict[int, NewMail] = {}
    for new, (_, entry) in zip(rows, composed, strict=True):
        mail_id = inserted.pop(new.delivery_key, None)
        if mail_id is not None:
            stored[mail_id] = new
        elif (mail_id := taken_over.pop(new.delivery_key, None)) is None:
            continue
        fresh.append(_RowToFill(mail_id, new, entry))
    mails.store_content(session, stored, files=config.files)
    threads.assign_conversations(session, [(each.id, each.new) for each in fresh])
    _log_entries(session, config, actor, fresh, now)
    returned_mail.mark_bounced(
        session, [each.new for each in fresh], actor, now, sent_ids=_sent_ids(fresh)
    )
    return _mail_results(session, rows, {each.id for each in fresh})


def _skip_purged(session: Session, new_mails: Sequence[NewMail]) -> list[NewMail]:
    """Skips mails that were purged or erased: they do not come back, whichever copy is seen."""
    buried = tombstones.find_buried(session, {new.delivery_key for new in new_mails})
    hidden = tombstones.hidden_keys(session, buried)
    return [
        replace(
            new,
            delivery_key=hidden[new.delivery_key],
            message_id="",
            in_reply_to="",
            decision=_with_outcome(
                new.decision,
                MailOutcome.SKIPPED,
                MailReason.PURGED_BEFORE,
                N_("It was recorded once and purged since; it stays gone."),
            ),
        )
        if new.delivery_key in buried
        else new
        for new in new_mails
    ]


def _require_not_buried(session: Session, rows: Sequence[NewMail]) -> None:
    """Look once more, now that every row is there. DatabaseConflict: all is tried again, and skipped.

    On PostgreSQL an erasure may be committed between the first look and the insert. It has hidden
    the old row's key by then, and nothing else would keep out a copy that arrives in that moment.
    """
    if tombstones.find_buried(session, {new.delivery_key for new in rows}):
        raise DatabaseConflict("A mail was erased in this very moment. Nothing was changed.")


def _with_outcome(
    decision: Decision, outcome: MailOutcome, reason: MailReason, why: str
) -> Decision:
    return replace(decision, outcome=outcome, reason=reason, why=why)


# ── a mail as an interaction ────────────────────────────────────────────────────────────────────


def _compose_all(
    session: Session, config: RecordConfig, new_mails: Sequence[NewMail]
) -> list[tuple[NewMail, NewInteraction | None]]:
    people = contacts.get_many(session, {id_ for new in new_mails for id_ in _contact_ids(new)})
    return [_compose_or_quarantine(config, new, people) for new in new_mails]


def _contact_ids(new: NewMail) -> list[int]:
    return [p.contact_id for p in new.decision.participants if p.contact_id is not None]


def _compose_or_quarantine(
    config: RecordConfig, new: NewMail, people: Mapping[int, Contact]
) -> tuple[NewMail, NewInteraction | None]:
    if new.decision.outcome is not MailOutcome.LOGGED:
        return new, None
    try:
        return new, entry_from_mail(config, new, people)
    except TemplateError as error:
        why = FilledSentence(
            N_("The template {template} could not be rendered: {error}"),
            template=new.decision.template,
            error=str(error),
        )
        decision = _with_outcome(
            new.decision, MailOutcome.QUARANTINED, MailReason.TEMPLATE_ERROR, why
        )
        return replace(new, decision=decision), None


def _sent_ids(fresh: Sequence[_RowToFill]) -> set[str]:
    return {
        each.new.message_id
        for each in fresh
        if each.new.decision.direction is Direction.OUTBOUND and each.entry is not None
    }


# ── rows of an earlier try ──────────────────────────────────────────────────────────────────────


def _take_over(
    session: Session,
    config: RecordConfig,
    rows: Sequence[NewMail],
    *,
    actor: Actor,
    versions: Versions,
    now: datetime,
) -> dict[str, int]:
    """Fills rows of an earlier try anew; a row whose mail has another row by now is removed."""
    filled: dict[str, int] = {}
    for new in rows:
        if new.instead_of is None or new.delivery_key in filled:
            continue
        took = mails.replace_row(
            session,
            new.instead_of,
            new,
            by=actor.key,
            versions=versions,
            now=now,
            files=config.files,
        )
        if took is mails.ReplaceResult.REPLACED:
            filled[new.delivery_key] = new.instead_of
        elif took is mails.ReplaceResult.KEY_TAKEN:
            known = mails.get_by_delivery_key(session, {new.delivery_key})[new.delivery_key]
            mails.remove(session, new.instead_of, instead=known.id)
    return filled


# ── logging ─────────────────────────────────────────────────────────────────────────────────────


def _log_entries(
    session: Session, config: RecordConfig, actor: Actor, fresh: Sequence[_RowToFill], now: datetime
) -> None:
    logged = _log_sent_letters(session, config, actor, fresh, now)
    due = {
        each.id: (each, replace(each.entry, mail_id=each.id))
        for each in fresh
        if each.entry is not None and each.id not in logged
    }
    for entries in invitations.in_rounds([entry for _, entry in due.values()]):
        new = invitations.change_meetings(session, config, entries, actor, now)
        outcomes = recording.add_many(
            session, new, actor=actor, deed=0, now=now, files=config.files
        )
        for entry, recorded in zip(new, outcomes, strict=True):
            each, _ = due[entry.mail_id or 0]
            outcome = _relog_if_cancelled(session, entry, recorded, actor, now)
            if isinstance(outcome, Recorded):
                logged[each.id] = outcome.number
            else:
                _set_refusal_outcome(session, each, outcome, actor, now)
    mails.link(session, logged)
    entries_of = {each.id: each.entry for each in fresh if each.entry is not None}
    _add_notices(session, actor, {id_: (n, entries_of[id_]) for id_, n in logged.items()}, now)


def _log_sent_letters(
    session: Session, config: RecordConfig, actor: Actor, fresh: Sequence[_RowToFill], now: datetime
) -> dict[int, int]:
    """The sent copies of letters: each becomes what its entry says, and no entry of its own."""
    keys = {key for each in fresh if each.entry for key in each.new.letter_keys}
    letters = outgoing_letters.find_unsent(session, keys) if keys else {}
    logged: dict[int, int] = {}
    for each in fresh:
        found = [letters.pop(key) for key in sorted(each.new.letter_keys) if key in letters]
        if each.entry is None or not found:
            continue
        entry = replace(each.entry, mail_id=each.id)
        outcome = outgoing_letter.set_sent(session, config, found[0], entry, by=actor.key, now=now)
        if isinstance(outcome, Recorded):
            logged[each.id] = outcome.number
    return logged


def _add_notices(
    session: Session,
    actor: Actor,
    logged: Mapping[int, tuple[int, NewInteraction]],
    now: datetime,
) -> None:
    """Tells the people whose mails these are, since they did not log them."""
    kind = NoticeKind.MAIL_LOGGED
    news = [
        NewNotice(f"{kind}:{number}", entry.salesperson, kind, actor.key, number, mail_id)
        for mail_id, (number, entry) in logged.items()
        if entry.occurred_at > now - _NOTICE_MAX_AGE
    ]
    notices.add(session, news, now=now)


def _relog_if_cancelled(
    session: Session, entry: NewInteraction, outcome: RecordOutcome, actor: Actor, now: datetime
) -> RecordOutcome:
    """Restores the entry of a mail that was logged by hand and undone, and is decided again now."""
    if (
        isinstance(outcome, Duplicate)
        and outcome.number
        and outcome.basis is not DuplicateBasis.DOCUMENT
    ):
        return relog.relog(session, outcome.number, entry, (actor, 0, now))
    return outcome


def _set_refusal_outcome(
    session: Session, each: _RowToFill, outcome: RecordOutcome, actor: Actor, now: datetime
) -> None:
    """The record refused the entry: its reason becomes the mail's reason."""
    number: int | None = None
    why: str
    match outcome:
        case Blocked():
            reason, why = (
                MailReason.PRIVACY_BLOCKED,
                N_("Nothing may be recorded of one of its contacts."),
            )
        case PurgedBefore():
            reason, why = MailReason.PURGED_BEFORE, N_("It was recorded once and purged since.")
        case Duplicate(number=number, basis=DuplicateBasis.DOCUMENT):
            reason = MailReason.SAME_DOCUMENT
            why = FilledSentence(N_("The same document is interaction #{number}."), number=number)
            if number is not None:
                text = f"The same document was sent again (mail {each.id})."
                interactions.add_comment(session, number, text, by=actor.key, now=now)
        case Duplicate(number=number):
            reason = MailReason.LOGGED
            why = FilledSentence(N_("It is interaction #{number}."), number=number)
        case Recorded():
            return
        case _:
            assert_never(outcome)
    result = MailOutcome.LOGGED if reason is MailReason.LOGGED else MailOutcome.SKIPPED
    mails.set_outcome(
        session, each.id, result, reason, why, interaction=number, by=actor.key, now=now
    )
    if reason in mails.REASONS_WITHOUT_CONTENT:
        mails.drop_words(session, each.id)


def _mail_results(session: Session, rows: Sequence[NewMail], fresh: set[int]) -> list[EnteredMail]:
    found = ledger.outcomes_by_key(session, {new.delivery_key for new in rows})
    return [
        EnteredMail(
            mail=row.id,
            outcome=MailOutcome(row.outcome),
            reason=MailReason(row.reason),
            interaction=row.interaction_id,
            is_new=row.id in fresh,
        )
        for row in (found[new.delivery_key] for new in rows)
    ]
