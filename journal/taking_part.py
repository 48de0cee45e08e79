"""PURE. Who takes part in a mail that a person gives to contacts, and with which address.

chosen       the first leads; each with the address by which they are on the mail. Who leads and
             is on it with none has the main one: whoever says whose mail it is says whose
             address that is, unless it is known to be another contact's
decided      contacts whom the decision found stay, in the part they had
unknown      by now one contact may have the address: they take part. Else the address stays,
             and can be linked to somebody later
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from journal.fold import address_key
from journal.model import Contact, LedgerMail, MailParty, NewParticipant, Part

# Whom a mail is with, when its decision does not say: the first of these roles that is not ours.
_MAIN_ROLES = ("from", "original", "reply_to", "to", "cc")
_PARTS = {"from": Part.TO, "original": Part.TO, "to": Part.TO, "cc": Part.CC}


@dataclass(frozen=True, slots=True)
class Known:
    """Who has which address now (by key), and the contacts of all ids that are named."""

    owners: Mapping[str, Sequence[int]]
    contacts: Mapping[int, Contact]


def main_party(mail: LedgerMail) -> MailParty | None:
    """Whoever the mail is with."""
    led = next((p for p in mail.participants if p.part is Part.MAIN), None)
    if led is not None and led.contact_id is None and led.address:
        return MailParty("main", led.address, led.name)
    outside = [each for each in mail.parties if not each.ours and each.role in _MAIN_ROLES]
    outside.sort(key=lambda each: _MAIN_ROLES.index(each.role))
    return next(iter(outside), None)


def decided(mail: LedgerMail) -> Sequence[NewParticipant]:
    """As it was decided; of a mail of which that was not asked, by what its headers say."""
    if mail.participants:
        return mail.participants
    outside = [each for each in mail.parties if not each.ours and each.role in _PARTS]
    return [NewParticipant(None, _PARTS[each.role], each.address, each.name) for each in outside]


def taking_part(
    mail: LedgerMail, chosen: Sequence[Contact], known: Known
) -> tuple[NewParticipant, ...]:
    others = [_if_there(each, known) for each in decided(mail)]
    people: list[NewParticipant] = []
    for who in chosen:
        mine = _own(who, others) or (None if people else _unclaimed_main(mail, known))
        part = _beside(mine) if people else Part.MAIN
        people.append(NewParticipant(who.id, part, mine.address if mine else ""))
        others = [each for each in others if each is not mine and each.contact_id != who.id]
    carried = {address_key(each.address) for each in people if each.address}
    left = [p for p in others if p.contact_id or address_key(p.address) not in carried]
    return (*people, *(replace(_by_now(each, known), part=_beside(each)) for each in left))


def _if_there(each: NewParticipant, known: Known) -> NewParticipant:
    """A contact may have been deleted since; its address is nobody's then."""
    return each if each.contact_id in known.contacts else replace(each, contact_id=None)


def _own(who: Contact, others: Iterable[NewParticipant]) -> NewParticipant | None:
    keys = {address_key(address) for address in who.emails()}
    mine = (p for p in others if p.contact_id == who.id)
    unclaimed = (p for p in others if p.contact_id is None and address_key(p.address) in keys)
    return next(mine, None) or next(unclaimed, None)


def _unclaimed_main(mail: LedgerMail, known: Known) -> NewParticipant | None:
    main = main_party(mail)
    if main is None or _owner(main.address, known) is not None:
        return None
    return NewParticipant(None, Part.MAIN, main.address, main.name)


def _by_now(each: NewParticipant, known: Known) -> NewParticipant:
    return each if each.contact_id else replace(each, contact_id=_owner(each.address, known))


def _owner(address: str, known: Known) -> int | None:
    """Whose address it is. Of several a closed one, so that the record refuses the mail."""
    having = known.owners.get(address_key(address), ())
    if len(having) == 1:
        return having[0]
    return next((id_ for id_ in having if known.contacts[id_].closed), None)


def _beside(each: NewParticipant | None) -> Part:
    return Part.TO if each is None or each.part is Part.MAIN else each.part
