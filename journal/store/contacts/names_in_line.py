"""Contacts whose names may stand in a line: a few statements, however many contacts there are.

counted    how many contacts have each word, no further than matters
rare       everybody who has a rare word
whole      whoever's whole name is made of words that stand beside each other
common     of a word that many have, enough to say so
"""

from collections.abc import Collection, Iterator, Sequence

import sqlalchemy as sa
from sqlmodel import Session

from journal.line import LineContact
from journal.model import ContactKind
from journal.store.database import chunks
from journal.store.tables import contact, contact_token

_MOST_WORDS = 400
# A word that more contacts have is common: Anna, Smith, the domain of a mail provider.
_RARE = 40
_ENOUGH = 6
_MOST_COMMON = 4
_MOST_NAMES = 400
_LONGEST_NAME = 3


def find_contacts(session: Session, words: Sequence[Collection[str]]) -> tuple[LineContact, ...]:
    """`words` has for each word of the line the forms that it may be of."""
    forms = sorted({form for each in words for form in each})[:_MOST_WORDS]
    counts = _counts(session, forms)
    rare = [form for form, count in counts.items() if count <= _RARE]
    common = [form for form, count in counts.items() if count > _RARE]
    ids = set(_have_word(session, rare))
    if common:
        ids.update(_have_name(session, words, counts))
        for form in sorted(common, key=lambda each: counts[each])[:_MOST_COMMON]:
            ids.update(_have_common_word(session, form))
    return _read_contacts(session, ids)


def _counts(session: Session, forms: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in chunks(forms):
        query = (
            sa.select(contact_token.c.token, sa.func.count())
            .where(contact_token.c.token.in_(some))
            .group_by(contact_token.c.token)
        )
        found.update((row[0], row[1]) for row in session.execute(query))
    return found


def _have_word(session: Session, forms: Sequence[str]) -> Iterator[int]:
    for some in chunks(forms):
        query = sa.select(contact_token.c.contact_id).where(contact_token.c.token.in_(some))
        yield from session.scalars(query)


def _have_common_word(session: Session, form: str) -> Iterator[int]:
    query = sa.select(contact_token.c.contact_id).where(contact_token.c.token == form)
    yield from session.scalars(query.limit(_ENOUGH))


def _have_name(
    session: Session, words: Sequence[Collection[str]], known: Collection[str]
) -> Iterator[int]:
    names = list(dict.fromkeys(_names(words, known)))[:_MOST_NAMES]
    for some in chunks(names):
        query = sa.select(contact.c.id).where(
            contact.c.name_key.in_(some), contact.c.merged_into.is_(None)
        )
        yield from session.scalars(query)


def _names(words: Sequence[Collection[str]], known: Collection[str]) -> Iterator[str]:
    """Gives words beside each other, in both orders."""
    real = [[form for form in each if form in known] for each in words]
    for start in range(len(real)):
        begun: list[tuple[str, ...]] = [()]
        for at in range(start, min(len(real), start + _LONGEST_NAME)):
            begun = [(*name, form) for name in begun for form in real[at]][:_MOST_NAMES]
            if at > start:
                for name in begun:
                    yield " ".join(name)
                    yield " ".join(reversed(name))


def _read_contacts(session: Session, ids: Collection[int]) -> tuple[LineContact, ...]:
    company = contact.alias("company")
    found: list[LineContact] = []
    for some in chunks(sorted(ids)):
        query = (
            sa.select(
                contact.c.id,
                contact.c.name,
                contact.c.kind,
                contact.c.company_id,
                company.c.name.label("company"),
            )
            .outerjoin(company, company.c.id == contact.c.company_id)
            .where(contact.c.id.in_(some), contact.c.merged_into.is_(None))
            .order_by(contact.c.id)
        )
        found += [
            LineContact(r.id, r.name, ContactKind(r.kind), r.company_id, r.company or "")
            for r in session.execute(query)
        ]
    return tuple(found)
