"""Contacts that may be one: of the same name, whatever the order of its words, or of the same address."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

import sqlalchemy as sa
from sqlmodel import Session

from journal.fold import folded_words, name_key
from journal.model import AddressKind, ContactKind, LikelyDouble, NewContact
from journal.store.contacts import by_key, contacts
from journal.store.tables import contact, contact_address

T = TypeVar("T")

# Of more that share something it says nothing: a switchboard's number, a family's address.
_MOST_ALIKE = 5


def find_doubles(session: Session) -> tuple[LikelyDouble, ...]:
    """Pairs among all contacts, each with what they share; those who share more come first."""
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for first, second in _of_one_name(session):
        found[first, second].append("name")
    for kind in AddressKind:
        for first, second in _of_one_address(session, kind):
            found[first, second].append(kind.value)
    return tuple(
        LikelyDouble(*pair, tuple(shared))
        for pair, shared in sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))
    )


def find_alike(session: Session, new: NewContact) -> list[int]:
    """Finds contacts who may be the one that is to be added."""
    named = by_key.find_by_name(session, [name_key(new.name)])
    found = {id_ for ids in named.values() for id_ in ids}
    for kind in AddressKind:
        keys = [contacts.key_of(each) for each in new.addresses if each.kind is kind]
        shared = by_key.find_by_address(session, keys, kind)
        found |= {id_ for ids in shared.values() if len(ids) <= _MOST_ALIKE for id_ in ids}
    return sorted(found)


def _of_one_name(session: Session) -> Iterator[tuple[int, int]]:
    """Two of one kind and name, unless they belong to different companies."""
    columns = (contact.c.id, contact.c.kind, contact.c.name, contact.c.company_id)
    rows = session.execute(sa.select(*columns).where(contact.c.merged_into.is_(None)))
    groups: dict[tuple[str, ...], list[tuple[int, int | None]]] = defaultdict(list)
    for id_, kind, name, company_id in rows:
        groups[kind, *sorted(folded_words(name))].append((id_, company_id))
    for group in groups.values():
        if len(group) > _MOST_ALIKE:
            yield from _of_one_company(group)
        for (first, one), (second, other) in _pairs(sorted(group)):
            if one == other or None in {one, other}:
                yield first, second


def _of_one_company(group: Sequence[tuple[int, int | None]]) -> Iterator[tuple[int, int]]:
    """Many have the name: it says something where two of them belong to one company."""
    by_company: dict[int, list[int]] = defaultdict(list)
    for id_, company_id in sorted(group):
        if company_id is not None:
            by_company[company_id].append(id_)
    for colleagues in by_company.values():
        yield from _pairs(colleagues)


def _of_one_address(session: Session, kind: AddressKind) -> Iterator[tuple[int, int]]:
    """Two people, or two companies, of one address; that a person has the company's is no sign."""
    columns = (contact_address.c.key, contact.c.kind, contact.c.id)
    rows = session.execute(
        sa.select(*columns)
        .join(contact, contact.c.id == contact_address.c.contact_id)
        .where(contact_address.c.kind == kind.value, contact.c.merged_into.is_(None))
        .where(contact_address.c.key.in_(_shared_keys(kind)))
        .order_by(contact.c.id)
    )
    groups: dict[tuple[str, ContactKind], dict[int, None]] = defaultdict(dict)
    for key, of_kind, id_ in rows:
        groups[key, of_kind][id_] = None
    for group in groups.values():
        yield from _pairs([*group])


def _shared_keys(kind: AddressKind) -> sa.Select[tuple[str]]:
    return (
        sa.select(contact_address.c.key)
        .where(contact_address.c.kind == kind.value)
        .group_by(contact_address.c.key)
        .having(sa.func.count() > 1)
    )


def _pairs(group: Sequence[T]) -> Iterable[tuple[T, T]]:
    return combinations(group, 2) if len(group) <= _MOST_ALIKE else ()
