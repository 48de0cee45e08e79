"""PURE. Who is this about? What was typed is read once into all that it may be.

The ways to be found, best first: an exact number, address, phone or name; a name or address that
begins so; every word typed begins a word of the contact, in any order; a close spelling.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from journal.fold import (
    address_key,
    folded_words,
    is_address,
    is_phone,
    name_key,
    one_line,
    phone_key,
)
from journal.model import Address, AddressKind

_NUMBER = re.compile(r"^#?\s*(?:[kK]-?)?(\d{1,15})$")
# Backwards phone numbers live beside the words; no folded word begins with this mark.
_BACKWARDS_MARK = "~"
# A national number and an international one share this many last digits.
_SHARED_DIGITS = 7
_LONGEST_QUERY = 200
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class ContactQuery:
    """Holds what somebody typed for a contact, read as everything that it may be."""

    text: str
    number: int | None
    address: str
    phone: str
    name: str
    words: tuple[str, ...]


def parse_query(text: str) -> ContactQuery:
    """Reads what was typed, and never raises: `"#K-12"`, `"ada@acme.example"`, `"van der berg"`."""
    # No NUL, no half of a letter: a database would choke on them, and no contact has any.
    short = one_line(text[: 5 * _LONGEST_QUERY], longest=_LONGEST_QUERY)
    number = _NUMBER.match(short)
    return ContactQuery(
        text=short,
        number=int(number.group(1)) if number else None,
        address=address_key(short) if is_address(short) else "",
        phone=phone_key(short) if is_phone(short) else "",
        name=name_key(short),
        words=folded_words(short)[:_MOST_WORDS],
    )


def contact_tokens(
    name: str, company_name: str, addresses: Iterable[Address], external_ids: Mapping[str, str]
) -> frozenset[str]:
    """Every word under which a contact is found; a prefix of one is enough."""
    found = {*folded_words(name), *folded_words(company_name)}
    for value in external_ids.values():
        found.update(folded_words(value))
    for address in addresses:
        found.update(_address_tokens(address))
    return frozenset(found)


def _address_tokens(address: Address) -> tuple[str, ...]:
    if address.kind is AddressKind.PHONE:
        digits = phone_key(address.value)
        return (digits, f"{_BACKWARDS_MARK}{digits[::-1]}") if digits else ()
    key = address_key(address.value)
    return (key, *folded_words(key))


def phone_tokens(digits: str) -> tuple[str, ...]:
    """Prefixes that find a phone number with or without the country's code."""
    national = digits.lstrip("0")
    if len(national) < _SHARED_DIGITS:
        return (digits,)
    return (digits, f"{_BACKWARDS_MARK}{national[::-1][:_SHARED_DIGITS]}")


def is_same_phone(one: str, other: str) -> bool:
    """`35840123456` and `040123456` are one number; `123` and `0123` are too short to tell."""
    short, long = sorted((one.lstrip("0"), other.lstrip("0")), key=len)
    return short == long or (len(short) >= _SHARED_DIGITS and long.endswith(short))


def max_edit_distance(word: str) -> int:
    """Says how many letters may be wrong, swapped, missing or too many."""
    if len(word) < 4:
        return 0 if len(word) < 3 else 1
    return 1 if len(word) < 7 else 2


def edit_distance(typed: str, word: str) -> int | None:
    """Counts how far a word is from what was typed; None when it is too far to be meant."""
    # Most of what is typed is found without it.
    from rapidfuzz.distance import OSA

    limit = max_edit_distance(typed)
    distance = OSA.distance(typed, word, score_cutoff=limit)
    return distance if distance <= limit else None


def word_halves(word: str) -> tuple[str, str]:
    """The beginning, and the end read backwards: one slip leaves at least one of them right."""
    middle = max(1, len(word) // 2)
    return word[:middle], word[middle:][::-1]
