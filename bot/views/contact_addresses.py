"""PURE. The addresses of a contact as the fields of a form have them: emails, and phones."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from journal.model import Address, AddressKind

_MAX_LIST_LETTERS = 2900


def merge_addresses(
    emails_and_phones: tuple[tuple[str, ...], tuple[str, ...]], before: Sequence[Address]
) -> tuple[Address, ...]:
    """Merges addresses: an old one keeps its label and dates; the first of a kind is the main one."""
    addresses = shown_addresses(before)
    if emails_and_phones == addresses:
        return tuple(before)
    known = {(each.kind, each.value): each for each in before}
    emails = [
        _known_or_new_address(AddressKind.EMAIL, value, known) for value in emails_and_phones[0]
    ]
    phones = [
        _known_or_new_address(AddressKind.PHONE, value, known) for value in emails_and_phones[1]
    ]
    # The form had no room for these, so nobody has removed them.
    unseen = (each for each in before if each.value not in {*addresses[0], *addresses[1]})
    return (*_first_as_primary(emails), *_first_as_primary(phones), *unseen)


def shown_addresses(before: Sequence[Address]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Emails and phones, each with the main one first, as many as a field holds."""
    ordered = sorted(before, key=lambda each: not each.primary)
    emails = (each.value for each in ordered if each.kind is AddressKind.EMAIL)
    phones = (each.value for each in ordered if each.kind is AddressKind.PHONE)
    return _values_that_fit(emails), _values_that_fit(phones)


def _values_that_fit(values: Iterable[str]) -> tuple[str, ...]:
    texts: list[str] = []
    for value in dict.fromkeys(values):
        if len("\n".join((*texts, value))) > _MAX_LIST_LETTERS:
            break
        texts.append(value)
    return tuple(texts)


def _known_or_new_address(
    kind: AddressKind, value: str, known: Mapping[tuple[AddressKind, str], Address]
) -> Address:
    return known.get((kind, value)) or Address(kind, value)


def _first_as_primary(addresses_in_order: Sequence[Address]) -> tuple[Address, ...]:
    return tuple(
        replace(each, primary=position == 0) for position, each in enumerate(addresses_in_order)
    )
