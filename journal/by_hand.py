"""A mail is logged since a person said whose it is, and waits again when that is taken back.

A mail is logged once and never twice. What was taken back is a cancelled interaction with a number
that people saw; when its mail is logged again that very interaction is restored, and says what
the mail's new contacts make of it. Its history tells both.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from journal import logged_again
from journal.errors import NotFound
from journal.fold import address_key
from journal.house import House
from journal.mail import compose
from journal.model import (
    Actor,
    Contact,
    Decision,
    DeedKind,
    Direction,
    LedgerMail,
    MailClass,
    NewInteraction,
    NewMail,
    Outcome,
    Reason,
    Recorded,
    RecordOutcome,
    State,
)
from journal.store import (
    contacts,
    deeds,
    deliveries,
    interactions,
    recording,
    states,
    unmatched,
    waiting,
)
from journal.store.waiting import Held, Verdict
from journal.taking_part import Known, decided, main_party, taking_part


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail that is to be logged with these contacts, the main one first."""

    held: Held
    chosen: tuple[Contact, ...]


def log(
    session: Session,
    house: House,
    actor: Actor,
    letters: Sequence[Letter],
    *,
    deed: int,
    why: str,
    now: datetime,
) -> dict[int, RecordOutcome]:
    """By mail, what became of it. What the record refuses stays as it was."""
    entries = _composed(session, house, letters)
    before = waiting.logged_of(session, entries)
    fresh = [entry for mail_id, entry in entries.items() if mail_id not in before]
    outcomes = dict(
        zip(
            [each.mail_id or 0 for each in fresh],
            recording.add_many(session, fresh, actor=actor, deed=deed, now=now, files=house.files),
            strict=True,
        )
    )
    for mail_id, number in before.items():
        outcomes[mail_id] = logged_again.again(
            session, number, entries[mail_id], (actor, deed, now)
        )
    logged = {id_: each.number for id_, each in outcomes.items() if isinstance(each, Recorded)}
    waiting.hand_files_over(session, logged)
    verdicts = [
        Verdict(mail_id, Outcome.LOGGED, Reason.LOGGED_BY_HAND, why, number)
        for mail_id, number in logged.items()
    ]
    waiting.decide(session, verdicts, by=actor.key, deed_id=deed, now=now)
    _say_what_bounced(session, actor, [each.held.mail for each in letters], logged, now)
    return outcomes


def _say_what_bounced(
    session: Session,
    actor: Actor,
    mails: Iterable[LedgerMail],
    logged: Mapping[int, int],
    now: datetime,
) -> None:
    """What came back while the mail waited."""
    sent = {
        each.message_id: logged[each.id]
        for each in mails
        if each.id in logged and each.direction is Direction.OUTBOUND
    }
    reasons = deliveries.bounced_already(session, sent)
    if reasons:
        by_number = {sent[message_id]: reason for message_id, reason in reasons.items()}
        deliveries.mark_bounced(session, by_number, by=actor.key, now=now)


# ── a mail as an interaction ────────────────────────────────────────────────────────────────────


def _composed(
    session: Session, house: House, letters: Sequence[Letter]
) -> dict[int, NewInteraction]:
    known = _known(session, letters)
    entries = {}
    for each in letters:
        new = _as_new(house, each, known)
        entry = compose(house, new, known.contacts)
        entries[each.held.mail.id] = replace(entry, mail_id=each.held.mail.id)
    return entries


def _known(session: Session, letters: Sequence[Letter]) -> Known:
    """One look-up for all of them."""
    people = [each for letter in letters for each in decided(letter.held.mail)]
    mains = [main for letter in letters if (main := main_party(letter.held.mail))]
    addresses = {each.address for each in people} | {each.address for each in mains}
    keys = {address_key(address) for address in addresses}
    owners = unmatched.owners_of(session, keys - {""})
    ids = {each.contact_id for each in people if each.contact_id is not None}
    chosen = {each.id for letter in letters for each in letter.chosen}
    owning = {id_ for having in owners.values() for id_ in having}
    return Known(owners, contacts.get_many(session, ids | chosen | owning))


def _as_new(house: House, letter: Letter, known: Known) -> NewMail:
    mail = letter.held.mail
    return NewMail(
        delivery_key=letter.held.delivery_key,
        message_id=mail.message_id,
        in_reply_to="",
        references=(),
        parties=mail.parties,
        decision=Decision(
            outcome=Outcome.LOGGED,
            reason=Reason.LOGGED_BY_HAND,
            why="",
            direction=mail.direction,
            mail_class=mail.mail_class,
            occurred_at=mail.occurred_at,
            subject=mail.subject,
            facts=mail.facts,
            participants=taking_part(mail, letter.chosen, known),
            template=_template(house, mail),
            document=mail.document,
            salesperson=mail.salesperson,
        ),
        text=mail.text,
        full_text=mail.full_text,
    )


def _template(house: House, mail: LedgerMail) -> str:
    """The one its decision named, if it is still in use; else the usual one of its direction."""
    try:
        if mail.template and not house.catalog.template(mail.template).retired:
            return mail.template
    except NotFound:
        pass
    if mail.mail_class is MailClass.CALENDAR:
        return house.catalog.record["meeting_invitation"]
    is_outbound = mail.direction is Direction.OUTBOUND
    return house.catalog.record["email_outbound" if is_outbound else "email_inbound"]


# ── taken back ──────────────────────────────────────────────────────────────────────────────────


def hold(session: Session, mail_ids: Sequence[int]) -> dict[int, Held]:
    """Nobody else decides these mails, or changes what was logged of them, until the end.

    Entries before mails: a purge takes them in this order as well.
    """
    interactions.hold(session, waiting.logged_of(session, mail_ids).values())
    return waiting.hold(session, mail_ids)


def unlog(
    session: Session, actor: Actor, mail_ids: Sequence[int], deed: int, now: datetime
) -> list[int] | None:
    """Cancel what was logged of these mails, and let them wait; None when it is too late.

    A number that was seen is never deleted.
    """
    held = hold(session, mail_ids)
    if len(held) != len(set(mail_ids)) or any(each.deed != deed for each in held.values()):
        return None
    numbers = sorted({each.mail.interaction or 0 for each in held.values()})
    if not _as_logged(session, numbers, deed):
        return None
    cancel(session, actor, numbers, now)
    waiting.wait_again(session, mail_ids)
    return numbers


def _as_logged(session: Session, numbers: Sequence[int], deed: int) -> bool:
    entries = interactions.get_many(session, numbers)
    return (
        len(entries) == len(numbers)
        and all(e.state is State.ACTIVE and e.erased_at is None for e in entries.values())
        and not waiting.changed_since(session, numbers, deed)
    )


def cancel(session: Session, actor: Actor, numbers: Sequence[int], now: datetime) -> None:
    """It is the deed before that is taken back; the cancelling is not offered to be undone."""
    if not numbers:
        return
    deed = deeds.add(session, DeedKind.CANCEL, actor=actor.key, now=now)
    deeds.mark_undone(session, deed, now=now)
    states.set_cancelled(session, numbers, by=actor.key, reason="undone", deed=deed, now=now)
