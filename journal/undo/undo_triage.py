"""Takes back decisions of triage: the mails wait again, and the contact loses what it gained.

The mails and their interactions are taken back all together or not at all: None says that somebody
came between. A contact that was changed since, or is used elsewhere, stays, and that is reported. A
company that came with the contact goes with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from journal.fold import address_key, domain_of
from journal.mail import manual_logging, rematch
from journal.mail.mail_participants import main_party
from journal.model import Actor, Contact, DeedKind
from journal.store.contacts import contact_history, contacts
from journal.store.record import interactions
from journal.store.record.undo_log import Deed
from journal.store.triage import decisions, ignored_senders, unmatched_mails
from journal.store.triage.ignored_senders import ADDRESS, DOMAIN


@dataclass(frozen=True, slots=True)
class TriageUndone:
    """Tells what was undone: `mails` wait again, `numbers` were cancelled, `linked` lost the contact.

    `kept` are contacts who keep the address, or stay, since somebody needs them by now; `removed` were
    made by the decision and are gone.
    """

    mails: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    linked: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()


def undo_decision(
    session: Session, actor: Actor, deed: Deed, *, now: datetime
) -> TriageUndone | None:
    if deed.kind is DeedKind.IGNORE:
        return _undo_ignore(session, deed.id, deed.payload)
    return _undo_assign(session, actor, deed.id, deed.payload, now=now)


def undo_postpone_or_claim(session: Session, actor: Actor, deed: Deed) -> TriageUndone | None:
    if deed.kind is DeedKind.POSTPONE:
        return _undo_postpone(session, deed.payload)
    return _undo_claim(session, actor, deed.payload)


def _undo_assign(
    session: Session, actor: Actor, deed: int, payload: Mapping[str, Any], *, now: datetime
) -> TriageUndone | None:
    """Undoes an assignment or a match, with what the contact gained by it."""
    undone = rematch.undo_match(session, actor, deed, payload, now=now)
    if undone is None:
        return None
    kept = _revert_contact(session, actor, deed, payload, undone.cancelled, now=now)
    removed = (payload["contact"],) if payload.get("created") and not kept else ()
    return TriageUndone(
        tuple(payload["mails"]),
        undone.cancelled,
        undone.unlinked,
        (kept,) if kept else (),
        removed,
    )


def _revert_contact(
    session: Session,
    actor: Actor,
    deed: int,
    payload: Mapping[str, Any],
    numbers: tuple[int, ...],
    *,
    now: datetime,
) -> int | None:
    """Takes back what the contact gained; returns a contact who keeps it, or None."""
    if "version" not in payload:
        return None
    who = contacts.get(session, payload["contact"])
    if who is None:
        return None
    if who.version != payload["version"]:
        return who.id
    if not payload.get("created"):
        is_back = _take_back_address(session, actor, who, payload["addresses"], deed=deed, now=now)
        return None if is_back else who.id
    if unmatched_mails.is_needed(session, who.id, except_numbers=numbers):
        return who.id
    unmatched_mails.unlink(session, unmatched_mails.find_participations(session, numbers, who.id))
    interactions.reindex(session, numbers)
    contacts.delete(session, who.id)
    _delete_unused_company(session, payload)
    return None


def _take_back_address(
    session: Session, actor: Actor, who: Contact, kept: int, *, deed: int, now: datetime
) -> bool:
    """Take the address back; only so many stay. False when somebody changed the contact since."""
    with_address = contacts.to_new_contact(who)
    before = replace(with_address, addresses=who.addresses[:kept])
    if not contacts.save(session, who.id, before, version=who.version):
        return False
    differing = {who.id: (with_address, before)}
    contact_history.add_changes(session, differing, by=actor.key, now=now, deed_id=deed)
    return True


def _delete_unused_company(session: Session, payload: Mapping[str, Any]) -> None:
    """Deletes a company that was made for the contact alone, unless it is used by now."""
    firm = contacts.get(session, payload["company"]) if "company" in payload else None
    if firm is None or firm.version != payload["company_version"]:
        return
    if not unmatched_mails.is_needed(session, firm.id, except_numbers=()):
        contacts.delete(session, firm.id)


def _undo_ignore(session: Session, deed: int, payload: Mapping[str, Any]) -> TriageUndone | None:
    held = manual_logging.lock_mails(session, payload["mails"])
    if len(held) != len(payload["mails"]) or any(each.deed != deed for each in held.values()):
        return None
    if payload["added"]:
        main = main_party(held[payload["mail"]].mail)
        key = address_key(main.address) if main else ""
        value = {ADDRESS: key, DOMAIN: domain_of(key)}[payload["kind"]]
        ignored_senders.remove(session, payload["kind"], value)
    decisions.wait_again(session, payload["mails"])
    return TriageUndone(tuple(payload["mails"]))


def _undo_postpone(session: Session, payload: Mapping[str, Any]) -> TriageUndone | None:
    held = decisions.lock(session, [payload["mail"]]).get(payload["mail"])
    until = datetime.fromisoformat(payload["until"])
    if held is None or held.mail.remind_at != until:
        return None
    was = datetime.fromisoformat(payload["was"]) if payload["was"] else None
    decisions.set_reminder(session, payload["mail"], was)
    return TriageUndone((payload["mail"],))


def end_postponement(session: Session, mail_id: int) -> bool:
    """Makes a mail due that was put off; that deed can't be undone any more."""
    held = decisions.lock(session, [mail_id]).get(mail_id)
    if held is None or held.mail.remind_at is None:
        return False
    decisions.set_reminder(session, mail_id, None)
    return True


def _undo_claim(session: Session, actor: Actor, payload: Mapping[str, Any]) -> TriageUndone | None:
    given_up = decisions.claim(session, payload["mail"], former_actor=actor.key, by="")
    return TriageUndone((payload["mail"],)) if given_up else None
