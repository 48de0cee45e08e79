"""Triage taken back: the mails wait again, and the contact loses what it gained.

The mails and what was logged of them are taken back all together or not at all: None says that
somebody came between. The contact is another matter: who was changed since, or is referred to by
something else, stays, and that is told. A company that came with the contact goes with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from journal import by_hand, match_again
from journal.fold import address_key, domain_of
from journal.model import Actor, DeedKind
from journal.store import contacts, ignoring, interactions, unmatched, waiting
from journal.store.deeds import Deed
from journal.store.ignoring import ADDRESS, DOMAIN
from journal.taking_part import main_party


@dataclass(frozen=True, slots=True)
class TakenBack:
    """`mails` wait again, `numbers` were cancelled, `linked` are without the contact again.

    `kept` is a contact who keeps the address, or stays, since somebody needs it by now.
    """

    mails: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    linked: tuple[int, ...] = ()
    kept: int | None = None


def of_deciding(session: Session, actor: Actor, deed: Deed, *, now: datetime) -> TakenBack | None:
    if deed.kind is DeedKind.IGNORE:
        return _of_ignoring(session, deed.id, deed.payload)
    return _of_assigning(session, actor, deed.id, deed.payload, now=now)


def of_looking(session: Session, actor: Actor, deed: Deed) -> TakenBack | None:
    if deed.kind is DeedKind.POSTPONE:
        return _of_putting_off(session, deed.payload)
    return _of_claiming(session, actor, deed.payload)


def _of_assigning(
    session: Session, actor: Actor, deed: int, payload: Mapping[str, Any], *, now: datetime
) -> TakenBack | None:
    """An assignment, or a match: with what the contact gained by it."""
    undone = match_again.take_back(session, actor, deed, payload, now=now)
    if undone is None:
        return None
    kept = _give_up(session, payload, undone.cancelled)
    return TakenBack(tuple(payload["mails"]), undone.cancelled, undone.unlinked, kept)


def _give_up(session: Session, payload: Mapping[str, Any], numbers: tuple[int, ...]) -> int | None:
    """The contact who keeps what it gained; None when there was nothing to keep."""
    if "version" not in payload:
        return None
    who = contacts.get(session, payload["contact"])
    if who is None:
        return None
    if who.version != payload["version"]:
        return who.id
    if not payload.get("created"):
        before = replace(contacts.as_new(who), addresses=who.addresses[: payload["addresses"]])
        return None if contacts.save(session, who.id, before, version=who.version) else who.id
    if unmatched.is_needed(session, who.id, besides=numbers):
        return who.id
    unmatched.unlink(session, unmatched.participations(session, numbers, who.id))
    interactions.reindex(session, numbers)
    contacts.delete(session, who.id)
    _give_up_company(session, payload)
    return None


def _give_up_company(session: Session, payload: Mapping[str, Any]) -> None:
    """One that was made for the contact alone goes with it, unless it is of use by now."""
    firm = contacts.get(session, payload["company"]) if "company" in payload else None
    if firm is None or firm.version != payload["company_version"]:
        return
    if not unmatched.is_needed(session, firm.id, besides=()):
        contacts.delete(session, firm.id)


def _of_ignoring(session: Session, deed: int, payload: Mapping[str, Any]) -> TakenBack | None:
    held = by_hand.hold(session, payload["mails"])
    if len(held) != len(payload["mails"]) or any(each.deed != deed for each in held.values()):
        return None
    if payload["added"]:
        main = main_party(held[payload["mail"]].mail)
        key = address_key(main.address) if main else ""
        value = {ADDRESS: key, DOMAIN: domain_of(key)}[payload["kind"]]
        ignoring.remove(session, payload["kind"], value)
    waiting.wait_again(session, payload["mails"])
    return TakenBack(tuple(payload["mails"]))


def _of_putting_off(session: Session, payload: Mapping[str, Any]) -> TakenBack | None:
    held = waiting.hold(session, [payload["mail"]]).get(payload["mail"])
    until = datetime.fromisoformat(payload["until"])
    if held is None or held.mail.remind_at != until:
        return None
    was = datetime.fromisoformat(payload["was"]) if payload["was"] else None
    waiting.remind(session, payload["mail"], was)
    return TakenBack((payload["mail"],))


def bring_back(session: Session, mail_id: int) -> bool:
    """What was put off is due now, whoever put it off; that deed can't be undone any more."""
    held = waiting.hold(session, [mail_id]).get(mail_id)
    if held is None or held.mail.remind_at is None:
        return False
    waiting.remind(session, mail_id, None)
    return True


def _of_claiming(session: Session, actor: Actor, payload: Mapping[str, Any]) -> TakenBack | None:
    given_up = waiting.claim(session, payload["mail"], was=actor.key, by="")
    return TakenBack((payload["mail"],)) if given_up else None
