"""Triage: what people do with mails that wait.

    assign            logged with these contacts
    add_address       the contact gains the address, and all that waits from there is logged
    create_contact    the same with a new contact
    ignore_…          not wanted: this mail, its address, its whole domain
    later  claim      looked at another time, or by whom

Each is one deed, which `undo` takes back as long as nobody came between; who comes too late learns
what was decided, and by whom. A mail that a person ignores keeps its words, so that undo brings it
back whole: they go by the rules of retention, with the full texts. What is kept out by an ignored
address afterwards leaves no word from the start.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from journal.contacts import contact
from journal.context import RecordConfig
from journal.errors import N_, NotFound, RequestRefused
from journal.fold import address_key, domain_of
from journal.mail import manual_logging, rematch
from journal.mail.mail_participants import main_party
from journal.mail.manual_logging import MailAssignment
from journal.mail.rematch import MatchApplied
from journal.model import (
    Actor,
    Address,
    AddressKind,
    Blocked,
    Contact,
    ContactKind,
    DeedKind,
    Duplicate,
    LedgerMail,
    MailOutcome,
    MailParty,
    MailReason,
    NewContact,
    PurgedBefore,
    Recorded,
    TooLate,
)
from journal.model.triage import (
    AlreadyDecided,
    Assigned,
    Claimed,
    ClaimedByOther,
    MailIgnored,
    NotAssigned,
    Postponed,
)
from journal.store.record import undo_log
from journal.store.triage import decisions, ignored_senders
from journal.store.triage.decisions import LockedMail, TriageDecision
from journal.store.triage.ignored_senders import ADDRESS, DOMAIN

_UNDECIDED_OUTCOMES = frozenset({MailOutcome.WAITING, MailOutcome.QUARANTINED})


# ── whose it is ─────────────────────────────────────────────────────────────────────────────────


def assign(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    mail_id: int,
    contact_ids: Sequence[int],
    *,
    version: int | None = None,
    now: datetime,
) -> Assigned | NotAssigned:
    """Log the mail with these contacts, the main one first."""
    held = _lock_loggable_mail(session, mail_id, version)
    if isinstance(held, AlreadyDecided):
        return held
    chosen = tuple(contact.resolve_merged(session, id_) for id_ in dict.fromkeys(contact_ids))
    if not chosen:
        raise RequestRefused(
            N_("Mail {number} is not logged with nobody: name at least one contact."),
            number=mail_id,
        )
    with session.begin_nested() as tried:
        deed = undo_log.add(session, DeedKind.TRIAGE, actor=actor.key, now=now)
        outcome = _log_one(session, config, actor, MailAssignment(held, chosen), deed=deed, now=now)
        if not isinstance(outcome, Recorded):
            tried.rollback()
            return outcome
        undo_log.fill(session, deed, {"contact": None, "mails": [mail_id]})
    return Assigned(deed, (mail_id,), (outcome.number,))


def add_address(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    mail_id: int,
    contact_id: int,
    *,
    version: int | None = None,
    now: datetime,
) -> Assigned | NotAssigned:
    """Give the contact the mail's main address, and log what waits from there."""
    held = _lock_loggable_mail(session, mail_id, version)
    if isinstance(held, AlreadyDecided):
        return held
    who, party = contact.resolve_merged(session, contact_id), _require_main_party(held.mail)
    if who.is_closed:
        return Blocked((who.id,))
    has_it = address_key(party.address) in {address_key(each) for each in who.emails()}
    with session.begin_nested() as tried:
        deed = undo_log.add(session, DeedKind.TRIAGE, actor=actor.key, now=now)
        after = who if has_it else _add_address(session, actor, who, party.address, deed, now=now)
        if isinstance(after, TooLate):
            tried.rollback()
            return after
        gained = {} if has_it else {"addresses": len(who.addresses), "version": after.version}
        outcome = _log_with_rest_of_address(
            session, config, actor, MailAssignment(held, (after,)), gained, deed=deed, now=now
        )
        if not isinstance(outcome, Assigned):
            tried.rollback()
    return outcome


def create_contact(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    mail_id: int,
    new: NewContact,
    *,
    company: str = "",
    version: int | None = None,
    now: datetime,
) -> Assigned | NotAssigned:
    """Create a contact with the mail's main address, and a new company if one is named."""
    held = _lock_loggable_mail(session, mail_id, version)
    if isinstance(held, AlreadyDecided):
        return held
    address = _require_main_party(held.mail).address
    if address_key(address) not in {address_key(each.value) for each in new.addresses}:
        first = Address(AddressKind.EMAIL, address, primary=True)
        new = replace(new, addresses=(first, *new.addresses))
    with session.begin_nested() as tried:
        deed = undo_log.add(session, DeedKind.TRIAGE, actor=actor.key, now=now)
        gained: dict[str, Any] = {"created": True}
        if company:
            named = NewContact(company, ContactKind.COMPANY)
            firm = contact.add(session, actor, named, now=now, deed=deed)
            new = replace(new, company_id=firm.id)
            gained |= {"company": firm.id, "company_version": firm.version}
        made = contact.add(session, actor, new, now=now, deed=deed)
        gained["version"] = made.version
        outcome = _log_with_rest_of_address(
            session, config, actor, MailAssignment(held, (made,)), gained, deed=deed, now=now
        )
        if not isinstance(outcome, Assigned):
            tried.rollback()
    return outcome


def _add_address(
    session: Session, actor: Actor, who: Contact, address: str, deed: int, *, now: datetime
) -> Contact | TooLate:
    gained = Address(AddressKind.EMAIL, address, primary=not who.emails())
    wanted = {"addresses": (*who.addresses, gained)}
    return contact.change(session, actor, who, wanted, now=now, deed=deed)


def _log_with_rest_of_address(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    assignment: MailAssignment,
    gained: dict[str, Any],
    *,
    deed: int,
    now: datetime,
) -> Assigned | AlreadyDecided | Blocked | Duplicate | PurgedBefore:
    """Log the mail, and the first slice of what else waits from its address."""
    outcome = _log_one(session, config, actor, assignment, deed=deed, now=now)
    if not isinstance(outcome, Recorded):
        return outcome
    mail, who = assignment.locked.mail, assignment.contacts[0]
    undo_log.fill(session, deed, {"contact": who.id, "mails": [mail.id], **gained})
    address = _require_main_party(mail).address
    rest = rematch.apply(session, config, actor, who.id, addresses=[address], deed=deed, now=now)
    if not isinstance(rest, MatchApplied):
        return rest
    return Assigned(
        deed=deed,
        mails=(mail.id, *rest.mails),
        numbers=(outcome.number, *rest.numbers),
        contact=who.id,
        address=address,
        linked=rest.linked,
        refused=rest.refused,
        more=rest.more,
    )


def _log_one(
    session: Session,
    config: RecordConfig,
    actor: Actor,
    assignment: MailAssignment,
    *,
    deed: int,
    now: datetime,
) -> Recorded | Blocked | Duplicate | PurgedBefore:
    why = N_("A person said whose it is.")
    found = manual_logging.log(session, config, actor, [assignment], deed=deed, why=why, now=now)
    return found[assignment.locked.mail.id]


def _require_main_party(mail: LedgerMail) -> MailParty:
    found = main_party(mail)
    if found is None:
        raise RequestRefused(
            N_("Mail {number} names nobody outside. Assign it to contacts instead."), number=mail.id
        )
    return found


# ── looking at one ──────────────────────────────────────────────────────────────────────────────


def _lock_mail(session: Session, mail_id: int) -> LockedMail:
    held = manual_logging.lock_mails(session, [mail_id]).get(mail_id)
    if held is None:
        raise NotFound(N_("There is no mail {number}."), number=mail_id)
    if held.mail.reopened:
        raise RequestRefused(
            N_("Mail {number} is about to be read again. Look at it in a minute."), number=mail_id
        )
    return held


def _lock_loggable_mail(
    session: Session, mail_id: int, version: int | None
) -> LockedMail | AlreadyDecided:
    """Lock a mail that can be logged: it may have been skipped, but must have content left."""
    held = _lock_mail(session, mail_id)
    mail = held.mail
    if mail.outcome is MailOutcome.LOGGED or version not in {None, mail.version}:
        return _already_decided(mail)
    if not mail.parties and not mail.participants:
        raise RequestRefused(
            N_("Nothing was kept of mail {number}, so it can't be logged: {why}"),
            number=mail_id,
            why=mail.why,
        )
    if mail.outcome is MailOutcome.QUARANTINED and not mail.template:
        raise RequestRefused(
            N_("Mail {number} could not be read, so it can't be logged: {why}"),
            number=mail_id,
            why=mail.why,
        )
    return held


def _lock_undecided_mail(
    session: Session, mail_id: int, version: int | None = None
) -> LockedMail | AlreadyDecided:
    """Lock a mail on which a person has still to decide."""
    held = _lock_mail(session, mail_id)
    if held.mail.outcome in _UNDECIDED_OUTCOMES and version in {None, held.mail.version}:
        return held
    return _already_decided(held.mail)


def _already_decided(mail: LedgerMail) -> AlreadyDecided:
    number = mail.interaction if mail.outcome is MailOutcome.LOGGED else None
    return AlreadyDecided(mail.id, mail.outcome, mail.reason, number, mail.decided_by)


# ── not wanted ──────────────────────────────────────────────────────────────────────────────────


def ignore_mail(
    session: Session, actor: Actor, mail_id: int, *, version: int | None = None, now: datetime
) -> MailIgnored | AlreadyDecided:
    return _ignore(session, actor, mail_id, "", version=version, now=now)


def ignore_address(
    session: Session, actor: Actor, mail_id: int, *, version: int | None = None, now: datetime
) -> MailIgnored | AlreadyDecided:
    """Ignore the mail, all that waits from its main address, and all that comes from there."""
    return _ignore(session, actor, mail_id, ADDRESS, version=version, now=now)


def ignore_domain(
    session: Session, actor: Actor, mail_id: int, *, version: int | None = None, now: datetime
) -> MailIgnored | AlreadyDecided:
    """Ignore the domain; mails of contacts there are wanted all the same."""
    return _ignore(session, actor, mail_id, DOMAIN, version=version, now=now)


def preview_ignore(session: Session, mail: LedgerMail, kind: str) -> tuple[str, int]:
    """The address or domain that would be ignored, and how many other mails wait from there."""
    value = _ignored_value(mail, kind)
    return value, len(set(ignored_senders.find_waiting(session, kind, value)) - {mail.id})


def _ignored_value(mail: LedgerMail, kind: str) -> str:
    key = address_key(_require_main_party(mail).address)
    return domain_of(key) if kind == DOMAIN else key


def _ignore(
    session: Session, actor: Actor, mail_id: int, kind: str, *, version: int | None, now: datetime
) -> MailIgnored | AlreadyDecided:
    held = _lock_undecided_mail(session, mail_id, version)
    if isinstance(held, AlreadyDecided):
        return held
    value = _ignored_value(held.mail, kind) if kind else ""
    added = bool(kind) and ignored_senders.add(session, kind, value, by=actor.key, now=now)
    others = ignored_senders.find_waiting(session, kind, value) if kind else []
    wanted = [
        each.mail.id
        for each in decisions.lock(session, [mail_id, *others]).values()
        if each.mail.outcome in _UNDECIDED_OUTCOMES and not each.mail.reopened
    ]
    deed = undo_log.add(session, DeedKind.IGNORE, actor=actor.key, now=now)
    verdicts = [
        TriageDecision(
            id_, MailOutcome.SKIPPED, MailReason.IGNORED, N_("A person chose to ignore it.")
        )
        for id_ in wanted
    ]
    decisions.decide(session, verdicts, by=actor.key, deed_id=deed, now=now)
    # The address is in the mail; a deed holds nobody's words.
    payload = {"mail": mail_id, "kind": kind, "added": added, "mails": wanted}
    undo_log.fill(session, deed, payload)
    return MailIgnored(deed, tuple(wanted), value)


# ── when, and by whom ───────────────────────────────────────────────────────────────────────────


def postpone(
    session: Session, actor: Actor, mail_id: int, until: datetime, *, now: datetime
) -> Postponed | AlreadyDecided:
    """Put the mail off: it is not due until then."""
    held = _lock_undecided_mail(session, mail_id)
    if isinstance(held, AlreadyDecided):
        return held
    if until <= now:
        raise RequestRefused(N_("{moment} is past. Name a moment to come."), moment=until)
    decisions.set_reminder(session, mail_id, until)
    deed = undo_log.add(session, DeedKind.POSTPONE, actor=actor.key, now=now)
    was = held.mail.remind_at.isoformat() if held.mail.remind_at else ""
    undo_log.fill(session, deed, {"mail": mail_id, "was": was, "until": until.isoformat()})
    return Postponed(deed, mail_id, until)


def claim(
    session: Session, actor: Actor, mail_id: int, *, taking_over: bool = False, now: datetime
) -> Claimed | ClaimedByOther | AlreadyDecided:
    """Note that the actor looks at the mail, or takes it over. Others may decide it all the same."""
    held = _lock_undecided_mail(session, mail_id)
    if isinstance(held, AlreadyDecided):
        return held
    if held.claimed_by == actor.key:
        return Claimed(None, mail_id)
    was = held.claimed_by
    if (was and not taking_over) or not decisions.claim(
        session, mail_id, former_actor=was, by=actor.key
    ):
        return ClaimedByOther(mail_id, was)
    deed = undo_log.add(session, DeedKind.CLAIM, actor=actor.key, now=now)
    undo_log.fill(session, deed, {"mail": mail_id})
    return Claimed(deed, mail_id)
