"""PURE. Who takes part in a mail that a person gives to contacts, and with which address.

chosen       the first leads; each has the address by which they are on the mail. A leading contact
             without one gets the main address: whoever says whose mail it is says whose
             address that is, unless it is known to be another contact's
decided      contacts whom the decision found stay, in the part they had
unknown      by now one contact may have the address: they take part. Else the address stays,
             and can be linked to somebody later
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from journal.fold import address_key
from journal.model import Contact, LedgerMail, MailParty, NewParticipant, ParticipantPart

# If its decision does not say whom a mail is with: the first of these roles that is not ours.
_MAIN_ROLES = ("from", "original", "reply_to", "to", "cc")
_PARTS = {
    "from": ParticipantPart.TO,
    "original": ParticipantPart.TO,
    "to": ParticipantPart.TO,
    "cc": ParticipantPart.CC,
}


@dataclass(frozen=True, slots=True)
class AddressOwners:
    """The contacts who have each address now (by key), and the contacts of all ids that are named."""

    owners: Mapping[str, Sequence[int]]
    contacts: Mapping[int, Contact]


def main_party(mail: LedgerMail) -> MailParty | None:
    """The party whom the mail is with."""
    led = next((p for p in mail.participants if p.part is ParticipantPart.MAIN), None)
    if led is not None and led.contact_id is None and led.address:
        return MailParty("main", led.address, led.name)
    outside = [each for each in mail.parties if not each.ours and each.role in _MAIN_ROLES]
    outside.sort(key=lambda each: _MAIN_ROLES.index(each.role))
    return next(iter(outside), None)


def decided_participants(mail: LedgerMail) -> Sequence[NewParticipant]:
    """The participants as decided; without a decision, as the mail's headers say."""
    if mail.participants:
        return mail.participants
    outside = [each for each in mail.parties if not each.ours and each.role in _PARTS]
    return [NewParticipant(None, _PARTS[each.role], each.address, each.name) for each in outside]


def build_participants(
    mail: LedgerMail, chosen: Sequence[Contact], known: AddressOwners
) -> tuple[NewParticipant, ...]:
    others = [_drop_deleted_contact(each, known) for each in decided_participants(mail)]
    people: list[NewParticipant] = []
    for who in chosen:
        mine = _find_own_participant(who, others) or (
            None if people else _unclaimed_main(mail, known)
        )
        part = _secondary_part(mine) if people else ParticipantPart.MAIN
        people.append(NewParticipant(who.id, part, mine.address if mine else ""))
        others = [each for each in others if each is not mine and each.contact_id != who.id]
    carried = {address_key(each.address) for each in people if each.address}
    others_left = [p for p in others if p.contact_id or address_key(p.address) not in carried]
    return (
        *people,
        *(
            replace(_link_current_owner(each, known), part=_secondary_part(each))
            for each in others_left
        ),
    )


def _drop_deleted_contact(each: NewParticipant, known: AddressOwners) -> NewParticipant:
    """Drops a contact who was deleted since; the address is nobody's then."""
    return each if each.contact_id in known.contacts else replace(each, contact_id=None)


def _find_own_participant(who: Contact, others: Iterable[NewParticipant]) -> NewParticipant | None:
    keys = {address_key(address) for address in who.emails()}
    mine = (p for p in others if p.contact_id == who.id)
    unclaimed = (p for p in others if p.contact_id is None and address_key(p.address) in keys)
    return next(mine, None) or next(unclaimed, None)


def _unclaimed_main(mail: LedgerMail, known: AddressOwners) -> NewParticipant | None:
    main = main_party(mail)
    if main is None or _find_owner(main.address, known) is not None:
        return None
    return NewParticipant(None, ParticipantPart.MAIN, main.address, main.name)


def _link_current_owner(each: NewParticipant, known: AddressOwners) -> NewParticipant:
    return each if each.contact_id else replace(each, contact_id=_find_owner(each.address, known))


def _find_owner(address: str, known: AddressOwners) -> int | None:
    """The address's contact; of several a closed one, so that the record refuses the mail."""
    having = known.owners.get(address_key(address), ())
    if len(having) == 1:
        return having[0]
    return next((id_ for id_ in having if known.contacts[id_].is_closed), None)


def _secondary_part(each: NewParticipant | None) -> ParticipantPart:
    return ParticipantPart.TO if each is None or each.part is ParticipantPart.MAIN else each.part
