"""Triage: what people do with mails that wait.

    assign            logged with these contacts
    add_address       the contact gains the address, and all that waits from there is logged
    create_contact    the same with a new contact
    ignore_…          not wanted: this mail, its address, its whole domain
    later  claim      looked at another time, or by whom

Each is one deed, which `undo` takes back as long as nobody came between; who is too late is told
what was decided, and by whom. A mail that a person ignores keeps its words, so that undo brings it
back whole: they go by the rules of retention, with the full texts. What is kept out by an ignored
address afterwards leaves no word from the start.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from journal import by_hand, contact, match_again
from journal.by_hand import Letter
from journal.errors import NotFound, Refused
from journal.fold import address_key, domain_of
from journal.house import House
from journal.match_again import Applied
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
    MailParty,
    NewContact,
    Outcome,
    PurgedBefore,
    Reason,
    Recorded,
    TooLate,
)
from journal.store import deeds, ignoring, waiting
from journal.store.ignoring import ADDRESS, DOMAIN
from journal.store.waiting import Held, Verdict
from journal.taking_part import main_party

_OPEN = frozenset({Outcome.WAITING, Outcome.QUARANTINED})


@dataclass(frozen=True, slots=True)
class Assigned:
    """Logged. `linked` are older interactions in which the address was unknown.

    `more` waits from the address than one transaction takes: `match_again.apply` goes on with
    the contact, the address and the deed. `refused` mails of it still wait.
    """

    deed: int
    mails: tuple[int, ...]
    numbers: tuple[int, ...]
    contact: int | None = None
    address: str = ""
    linked: tuple[int, ...] = ()
    refused: tuple[int, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class Ignored:
    """`value` is the address or domain that is ignored from now on; empty for one mail alone."""

    deed: int
    mails: tuple[int, ...]
    value: str = ""


@dataclass(frozen=True, slots=True)
class PutOff:
    deed: int
    mail: int
    until: datetime


@dataclass(frozen=True, slots=True)
class Claimed:
    """`deed` is None when it was the actor's already."""

    deed: int | None
    mail: int


@dataclass(frozen=True, slots=True)
class Taken:
    """Somebody else looks at it."""

    mail: int
    by: str


@dataclass(frozen=True, slots=True)
class Decided:
    """Somebody decided the mail, or did and took it back; what they did stands."""

    mail: int
    outcome: Outcome
    reason: Reason
    interaction: int | None
    by: str


NotAssigned = Decided | Blocked | Duplicate | PurgedBefore | TooLate

# ── whose it is ─────────────────────────────────────────────────────────────────────────────────


def assign(
    session: Session,
    house: House,
    actor: Actor,
    mail_id: int,
    contact_ids: Sequence[int],
    *,
    version: int | None = None,
    now: datetime,
) -> Assigned | NotAssigned:
    """Log it with these contacts, the main one first."""
    held = _to_log(session, mail_id, version)
    if isinstance(held, Decided):
        return held
    chosen = tuple(contact.found(session, id_) for id_ in dict.fromkeys(contact_ids))
    if not chosen:
        raise Refused(f"Mail {mail_id} is not logged with nobody: name at least one contact.")
    with session.begin_nested() as tried:
        deed = deeds.add(session, DeedKind.TRIAGE, actor=actor.key, now=now)
        outcome = _log(session, house, actor, Letter(held, chosen), deed=deed, now=now)
        if not isinstance(outcome, Recorded):
            tried.rollback()
            return outcome
        deeds.fill(session, deed, {"contact": None, "mails": [mail_id]})
    return Assigned(deed, (mail_id,), (outcome.number,))


def add_address(
    session: Session,
    house: House,
    actor: Actor,
    mail_id: int,
    contact_id: int,
    *,
    version: int | None = None,
    now: datetime,
) -> Assigned | NotAssigned:
    """The contact has the mail's main address from now on."""
    held = _to_log(session, mail_id, version)
    if isinstance(held, Decided):
        return held
    who, party = contact.found(session, contact_id), _main(held.mail)
    if who.closed:
        return Blocked((who.id,))
    has_it = address_key(party.address) in {address_key(each) for each in who.emails()}
    with session.begin_nested() as tried:
        after = who if has_it else _with_address(session, actor, who, party.address)
        if isinstance(after, TooLate):
            tried.rollback()
            return after
        gained = {} if has_it else {"addresses": len(who.addresses), "version": after.version}
        outcome = _log_all(session, house, actor, Letter(held, (after,)), gained=gained, now=now)
        if not isinstance(outcome, Assigned):
            tried.rollback()
    return outcome


def create_contact(
    session: Session,
    house: House,
    actor: Actor,
    mail_id: int,
    new: NewContact,
    *,
    company: str = "",
    version: int | None = None,
    now: datetime,
) -> Assigned | NotAssigned:
    """A new contact, who has the mail's main address; with a new company, where one is named."""
    held = _to_log(session, mail_id, version)
    if isinstance(held, Decided):
        return held
    address = _main(held.mail).address
    if address_key(address) not in {address_key(each.value) for each in new.addresses}:
        first = Address(AddressKind.EMAIL, address, primary=True)
        new = replace(new, addresses=(first, *new.addresses))
    with session.begin_nested() as tried:
        gained: dict[str, Any] = {"created": True}
        if company:
            firm = contact.add(session, actor, NewContact(company, ContactKind.COMPANY), now=now)
            new = replace(new, company_id=firm.id)
            gained |= {"company": firm.id, "company_version": firm.version}
        made = contact.add(session, actor, new, now=now)
        gained["version"] = made.version
        outcome = _log_all(session, house, actor, Letter(held, (made,)), gained=gained, now=now)
        if not isinstance(outcome, Assigned):
            tried.rollback()
    return outcome


def _with_address(session: Session, actor: Actor, who: Contact, address: str) -> Contact | TooLate:
    gained = Address(AddressKind.EMAIL, address, primary=not who.emails())
    return contact.change(session, actor, who, {"addresses": (*who.addresses, gained)})


def _log_all(
    session: Session,
    house: House,
    actor: Actor,
    letter: Letter,
    *,
    gained: dict[str, Any],
    now: datetime,
) -> Assigned | Decided | Blocked | Duplicate | PurgedBefore:
    """The mail, and the first slice of what else waits from its address."""
    deed = deeds.add(session, DeedKind.TRIAGE, actor=actor.key, now=now)
    outcome = _log(session, house, actor, letter, deed=deed, now=now)
    if not isinstance(outcome, Recorded):
        return outcome
    mail, who = letter.held.mail, letter.chosen[0]
    deeds.fill(session, deed, {"contact": who.id, "mails": [mail.id], **gained})
    address = _main(mail).address
    rest = match_again.apply(session, house, actor, who.id, addresses=[address], deed=deed, now=now)
    if not isinstance(rest, Applied):
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


def _log(
    session: Session, house: House, actor: Actor, letter: Letter, *, deed: int, now: datetime
) -> Recorded | Blocked | Duplicate | PurgedBefore:
    why = "A person said whose it is."
    found = by_hand.log(session, house, actor, [letter], deed=deed, why=why, now=now)
    return found[letter.held.mail.id]


def _main(mail: LedgerMail) -> MailParty:
    found = main_party(mail)
    if found is None:
        raise Refused(f"Mail {mail.id} names nobody outside. Assign it to contacts instead.")
    return found


# ── looking at one ──────────────────────────────────────────────────────────────────────────────


def _held(session: Session, mail_id: int) -> Held:
    held = by_hand.hold(session, [mail_id]).get(mail_id)
    if held is None:
        raise NotFound(f"There is no mail {mail_id}.")
    if held.mail.reopened:
        raise Refused(f"Mail {mail_id} is about to be read again. Look at it in a minute.")
    return held


def _to_log(session: Session, mail_id: int, version: int | None) -> Held | Decided:
    """It may have been skipped: a person knows better. But something must be left of it."""
    held = _held(session, mail_id)
    mail = held.mail
    if mail.outcome is Outcome.LOGGED or version not in {None, mail.version}:
        return _decided(mail)
    if not mail.parties and not mail.participants:
        raise Refused(f"Nothing was kept of mail {mail_id}, so it can't be logged: {mail.why}")
    if mail.outcome is Outcome.QUARANTINED and not mail.template:
        raise Refused(f"Mail {mail_id} could not be read, so it can't be logged: {mail.why}")
    return held


def _open(session: Session, mail_id: int, version: int | None = None) -> Held | Decided:
    """One on which a person has still to decide."""
    held = _held(session, mail_id)
    if held.mail.outcome in _OPEN and version in {None, held.mail.version}:
        return held
    return _decided(held.mail)


def _decided(mail: LedgerMail) -> Decided:
    number = mail.interaction if mail.outcome is Outcome.LOGGED else None
    return Decided(mail.id, mail.outcome, mail.reason, number, mail.decided_by)


# ── not wanted ──────────────────────────────────────────────────────────────────────────────────


def ignore_mail(
    session: Session, actor: Actor, mail_id: int, *, version: int | None = None, now: datetime
) -> Ignored | Decided:
    return _ignore(session, actor, mail_id, "", version=version, now=now)


def ignore_address(
    session: Session, actor: Actor, mail_id: int, *, version: int | None = None, now: datetime
) -> Ignored | Decided:
    """The mail, all that waits from its main address, and all that comes from there."""
    return _ignore(session, actor, mail_id, ADDRESS, version=version, now=now)


def ignore_domain(
    session: Session, actor: Actor, mail_id: int, *, version: int | None = None, now: datetime
) -> Ignored | Decided:
    """As for the address; but mails of contacts at that domain are wanted all the same."""
    return _ignore(session, actor, mail_id, DOMAIN, version=version, now=now)


def also_ignored(session: Session, mail: LedgerMail, kind: str) -> tuple[str, int]:
    """Which address or domain would be ignored, and how many other mails wait from there."""
    value = _value(mail, kind)
    return value, len(set(ignoring.waiting_of(session, kind, value)) - {mail.id})


def _value(mail: LedgerMail, kind: str) -> str:
    key = address_key(_main(mail).address)
    return domain_of(key) if kind == DOMAIN else key


def _ignore(
    session: Session, actor: Actor, mail_id: int, kind: str, *, version: int | None, now: datetime
) -> Ignored | Decided:
    held = _open(session, mail_id, version)
    if isinstance(held, Decided):
        return held
    value = _value(held.mail, kind) if kind else ""
    added = bool(kind) and ignoring.add(session, kind, value, by=actor.key, now=now)
    others = ignoring.waiting_of(session, kind, value) if kind else []
    wanted = [
        each.mail.id
        for each in waiting.hold(session, [mail_id, *others]).values()
        if each.mail.outcome in _OPEN and not each.mail.reopened
    ]
    deed = deeds.add(session, DeedKind.IGNORE, actor=actor.key, now=now)
    verdicts = [
        Verdict(id_, Outcome.SKIPPED, Reason.IGNORED, "A person chose to ignore it.")
        for id_ in wanted
    ]
    waiting.decide(session, verdicts, by=actor.key, deed_id=deed, now=now)
    # The address is in the mail; a deed holds nobody's words.
    payload = {"mail": mail_id, "kind": kind, "added": added, "mails": wanted}
    deeds.fill(session, deed, payload)
    return Ignored(deed, tuple(wanted), value)


# ── when, and by whom ───────────────────────────────────────────────────────────────────────────


def later(
    session: Session, actor: Actor, mail_id: int, until: datetime, *, now: datetime
) -> PutOff | Decided:
    """It is left out of what is due, until then."""
    held = _open(session, mail_id)
    if isinstance(held, Decided):
        return held
    if until <= now:
        raise Refused(f"{until:%Y-%m-%d %H:%M} is past. Name a moment to come.")
    waiting.remind(session, mail_id, until)
    deed = deeds.add(session, DeedKind.POSTPONE, actor=actor.key, now=now)
    was = held.mail.remind_at.isoformat() if held.mail.remind_at else ""
    deeds.fill(session, deed, {"mail": mail_id, "was": was, "until": until.isoformat()})
    return PutOff(deed, mail_id, until)


def claim(
    session: Session, actor: Actor, mail_id: int, *, taking_over: bool = False, now: datetime
) -> Claimed | Taken | Decided:
    """Say that one looks at it, or does so instead. Others may decide it all the same."""
    held = _open(session, mail_id)
    if isinstance(held, Decided):
        return held
    if held.claimed_by == actor.key:
        return Claimed(None, mail_id)
    was = held.claimed_by
    if (was and not taking_over) or not waiting.claim(session, mail_id, was=was, by=actor.key):
        return Taken(mail_id, was)
    deed = deeds.add(session, DeedKind.CLAIM, actor=actor.key, now=now)
    deeds.fill(session, deed, {"mail": mail_id})
    return Claimed(deed, mail_id)
