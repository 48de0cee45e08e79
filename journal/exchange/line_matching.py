"""PURE. Which contact a line means: a known one, none yet, or unclear.

In this order; the first that finds somebody decides:

    an exported number   the contact that this import made of it, or ours if name or address agree
    an external id       whoever the other system knows by it
    an email address     if one contact has it whose name is the same, or a part of the other's
    the name             of a company; of a person together with the company, if there is no id and
                         no email to tell two of one name apart

A contact that the same system knows by another id is somebody else, even if all the rest agrees.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from journal.exchange.import_line import ContactLine
from journal.exchange.known_contacts import KnownContacts, NumberClaims, email_keys, own_id
from journal.fold import address_key, name_key, phone_key
from journal.model import Address, AddressKind, ContactKind, NewContact, contact_number


@dataclass(frozen=True, slots=True)
class AmbiguousContact:
    reason: str


def match_contact(
    entry: ContactLine, known: KnownContacts, claims: NumberClaims, company_id: int | None
) -> int | AmbiguousContact | None:
    """`company_id` is the company the entry names, or None where it names none that is known."""
    if entry.number in claims.contact_by_number:
        return claims.contact_by_number[entry.number]
    by_id = _by_external_id(entry, known)
    if by_id is not None:
        return by_id
    own = _by_own_number(entry, known, claims)
    if own is not None:
        return own
    return _by_email(entry, known, claims) or _by_name(entry, known, claims, company_id)


def _by_external_id(entry: ContactLine, known: KnownContacts) -> int | AmbiguousContact | None:
    wanted = entry.contact.external_ids.items()
    found = {known.externals[pair] for pair in wanted if pair in known.externals}
    if len(found) > 1:
        return AmbiguousContact(f"Its ids belong to several contacts: {_numbers_text(found)}.")
    for contact_id in found:
        if _is_somebody_else(entry, known.by_id[contact_id]):
            return AmbiguousContact(
                f"One id is that of {_numbers_text(found)}, another says it is not."
            )
        return contact_id
    return None


def _by_own_number(entry: ContactLine, known: KnownContacts, claims: NumberClaims) -> int | None:
    """The contact with this number, if name or address agree: another database numbers otherwise."""
    contact_id = own_id(entry.number)
    if contact_id is None or not _is_possible(entry, known, claims, contact_id):
        return None
    ours = known.by_id[contact_id]
    same_address = set(email_keys(ours)) & set(email_keys(entry.contact))
    return contact_id if same_address or names_overlap(ours.name, entry.contact.name) else None


def _by_email(
    entry: ContactLine, known: KnownContacts, claims: NumberClaims
) -> int | AmbiguousContact | None:
    sharing = {id_ for key in email_keys(entry.contact) for id_ in known.emails.get(key, ())}
    possible = {id_ for id_ in sharing if _is_possible(entry, known, claims, id_)}
    if not entry.has_name:
        return _single_match(possible, "an address of the line")
    key = name_key(entry.contact.name)
    same = {id_ for id_ in possible if name_key(known.by_id[id_].name) == key}
    if same:
        return _single_match(same, "the name and an address of the line")
    alike = {id_ for id_ in possible if names_overlap(known.by_id[id_].name, entry.contact.name)}
    if len(sharing) > 1 and alike:
        return AmbiguousContact(f"It may be any who share the address: {_numbers_text(alike)}.")
    return _single_match(alike, "an address of the line")


def _by_name(
    entry: ContactLine, known: KnownContacts, claims: NumberClaims, company_id: int | None
) -> int | AmbiguousContact | None:
    key = name_key(entry.contact.name)
    # A name without a letter is like any other such name.
    if not key or not is_matched_by_name(entry):
        return None
    alike = known.names.get(key, ())
    unknown_company = entry.company is not None and company_id is None
    found = {
        id_
        for id_ in alike
        if _is_possible(entry, known, claims, id_)
        and not unknown_company
        and known.by_id[id_].company_id == company_id
    }
    return _single_match(found, "the name of the line")


def is_matched_by_name(entry: ContactLine) -> bool:
    """Says whether the name decides: always a company's, a person's only where nothing better is given."""
    if entry.contact.kind is ContactKind.COMPANY:
        return True
    return entry.has_name and not entry.contact.external_ids and not email_keys(entry.contact)


def _is_possible(
    entry: ContactLine, known: KnownContacts, claims: NumberClaims, contact_id: int
) -> bool:
    ours = known.by_id.get(contact_id)
    if ours is None or _is_somebody_else(entry, ours):
        return False
    if entry.number and claims.number_by_contact.get(contact_id, entry.number) != entry.number:
        return False
    return not entry.has_kind or ours.kind is entry.contact.kind


def _is_somebody_else(entry: ContactLine, ours: NewContact) -> bool:
    ids = entry.contact.external_ids.items()
    return any(ours.external_ids.get(system, value) != value for system, value in ids)


def is_other_person(entry: ContactLine, ours: NewContact) -> bool:
    """Says whether the line says the same id of somebody else: neither the name nor an address agrees.

    A person may marry, and a company may get another name: a word of the name is enough where the
    line has no address.
    """
    if not entry.has_name or names_overlap(ours.name, entry.contact.name):
        return False
    given, known = ({_key(a) for a in each.addresses} for each in (entry.contact, ours))
    if given & known:
        return False
    words = set(name_key(ours.name).split()) & set(name_key(entry.contact.name).split())
    return bool(given) or not words


def _key(address: Address) -> tuple[AddressKind, str]:
    key = phone_key if address.kind is AddressKind.PHONE else address_key
    return address.kind, key(address.value)


def names_overlap(one: str, other: str) -> bool:
    """`"Ada"` and `"Lovelace, Ada"`: all words of the one are words of the other."""
    ours, theirs = set(name_key(one).split()), set(name_key(other).split())
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _single_match(found: set[int], by: str) -> int | AmbiguousContact | None:
    if len(found) > 1:
        return AmbiguousContact(f"Several contacts have {by}: {_numbers_text(found)}.")
    return next(iter(found), None)


def _numbers_text(found: Iterable[int]) -> str:
    """The numbers as text; a contact that is only planned has none."""
    ids = sorted(found)
    stored = [contact_number(id_) for id_ in ids if id_ > 0]
    planned = len(ids) - len(stored)
    new = [f"{planned} that this file adds"] if planned else []
    return ", ".join([*stored, *new])
