"""Look up every contact that a batch of entries may mean, all at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlmodel import Session

from journal.exchange.import_line import OWN_SYSTEM, ContactLine
from journal.exchange.known_contacts import KnownContacts, NumberClaims, email_keys, own_id
from journal.fold import name_key
from journal.store.contacts import by_key, contacts


def look_up_contacts(
    session: Session,
    known: KnownContacts,
    claims: NumberClaims,
    entries: Sequence[ContactLine],
    names: Iterable[str],
) -> None:
    """Add to `known` what these entries may mean, and leave alone what is planned already."""
    wanted = _ids_by_externals(session, entries)
    for ids in by_key.find_by_address(session, _all_email_keys(entries)).values():
        wanted.update(ids)
    for ids in by_key.find_by_name(session, {key for key in map(name_key, names) if key}).values():
        wanted.update(ids)
    wanted.update(_ids_by_numbers(entries, claims))
    new = wanted - known.by_id.keys()
    for each in contacts.get_many(session, sorted(new)).values():
        if each.merged_into is None:
            known.versions[each.id] = each.version
            known.remember(each.id, contacts.to_new_contact(each))


def _all_email_keys(entries: Sequence[ContactLine]) -> set[str]:
    return {key for entry in entries for key in email_keys(entry.contact)}


def _ids_by_externals(session: Session, entries: Sequence[ContactLine]) -> set[int]:
    values: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for system, value in entry.contact.external_ids.items():
            values[system].add(value)
        if entry.company and entry.company.system not in {"", OWN_SYSTEM}:
            values[entry.company.system].add(entry.company.value)
    found: set[int] = set()
    for system, some in values.items():
        found.update(by_key.find_by_external_id(session, system, some).values())
    return found


def _ids_by_numbers(entries: Sequence[ContactLine], claims: NumberClaims) -> set[int]:
    """Gives contacts by the numbers of our own export, here or where this import put them."""
    refs = [e.company.value for e in entries if e.company and e.company.system == OWN_SYSTEM]
    numbers = {*refs, *(e.number for e in entries)} - {""}
    mapped = {
        claims.contact_by_number[number] for number in numbers if number in claims.contact_by_number
    }
    return mapped | {id_ for number in numbers if (id_ := own_id(number))}
