"""Finds contacts by what was typed: stage by stage, the best first, close spellings last.

    exact    number, external id, address, phone, name
    begins   the name or the address begins with what was typed
    words    every word typed begins a word of the contact, in any order
    close    as `words`, after each unknown word was replaced by the known ones nearest to it

A later stage runs only while the earlier ones found too few, and `close` only when they found
nothing. Several hits are a choice for the person, never decided by the first row.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.limits import HIGHEST_NUMBER
from journal.matching import (
    ContactQuery,
    edit_distance,
    is_same_phone,
    parse_query,
    phone_tokens,
    word_halves,
)
from journal.model import AddressKind, FoundContacts
from journal.store.contacts import contacts
from journal.store.tables import (
    contact,
    contact_address,
    contact_external,
    contact_token,
    name_word,
)

# Greater than any letter: a prefix is the range from itself to itself with this behind it.
_AFTER_ANY_LETTER = "\U0010ffff"
# How many known words one half of a misspelt word may bring up, and how many of them are kept.
_CANDIDATES = 2000
_MAX_NEAREST = 5
# A word that begins this many tokens leads nowhere.
_COMMON_COUNT = 1000


def find(session: Session, text: str, *, limit: int = 20) -> FoundContacts:
    """Finds contacts for what was typed, best first. Never raises."""
    return _find(session, parse_query(text), limit, stop_if_certain=False)


def find_single(session: Session, text: str, *, limit: int = 20) -> FoundContacts:
    """The same for a caller who wants one: when one contact is certain, the search ends."""
    return _find(session, parse_query(text), limit, stop_if_certain=True)


def find_each(
    session: Session, text: str, parts: Sequence[str], *, limit: int = 20
) -> dict[str, FoundContacts]:
    """Each part; or the text as one name, `Lovelace, Ada`, where the parts alone are not clear."""
    found = {each: find_single(session, each, limit=limit) for each in parts}
    if len(parts) > 1 and not all(each.is_certain for each in found.values()):
        whole = find_single(session, text, limit=limit)
        return {text: whole} if whole.is_certain else found
    return found


def count(session: Session, text: str) -> int:
    """How many `find` would find, were it not limited."""
    _, ids, close = _find_ids(session, parse_query(text), HIGHEST_NUMBER)
    return len(ids) + len(close)


def _find(
    session: Session, typed: ContactQuery, limit: int, *, stop_if_certain: bool
) -> FoundContacts:
    # Two are needed to tell a caller who asks for one that it is unclear.
    exact, ids, close = _find_ids(session, typed, max(limit, 2), stop_if_certain=stop_if_certain)
    found = tuple(contacts.get_many(session, [*ids, *close][:limit]).values())
    return FoundContacts(
        found, is_certain=len(exact) == 1 or (not exact and not close and len(ids) == 1)
    )


def _find_ids(
    session: Session, typed: ContactQuery, most: int, *, stop_if_certain: bool = False
) -> tuple[list[int], list[int], list[int]]:
    """Those found exactly, all that were found, and those of a close spelling where nothing was."""
    exact = _find_exact(session, typed, most)
    ids = dict.fromkeys(exact)
    for stage in (
        () if stop_if_certain and len(exact) == 1 else (_find_by_beginning, _find_by_words)
    ):
        if len(ids) < most:
            ids.update(dict.fromkeys(stage(session, typed, most)))
    close = [] if ids else list(_find_by_close_spelling(session, typed, most))
    return exact, list(ids), close


def _find_exact(session: Session, typed: ContactQuery, limit: int) -> list[int]:
    """One statement asks all, since nearly every contact that is logged is found here."""
    ways = list(_exact_queries(session, typed))
    if not ways:
        return []
    # A contact may be found by each of these ways, and once by one of them.
    hits = sa.union(*ways).order_by("way", "id").limit(limit * len(ways))
    into = {row.id: row.merged_into for row in session.execute(hits)}
    return _follow_merges(session, list(into), into)[:limit]


def _exact_queries(session: Session, typed: ContactQuery) -> Iterator[sa.Select[Any]]:
    stays = contact.c.merged_into.is_(None)
    if typed.address:
        same = contact_address.c.key == typed.address, _IS_EMAIL, stays
        yield (
            _exact_query(1)
            .join(contact_address, contact_address.c.contact_id == contact.c.id)
            .where(*same)
        )
    if typed.number is not None:
        yield _exact_query(2).where(contact.c.id == typed.number)
    if typed.text:
        of_system = contact_external.c.value == typed.text
        yield (
            _exact_query(3)
            .join(contact_external, contact_external.c.contact_id == contact.c.id)
            .where(of_system)
        )
    if typed.phone:
        yield _exact_query(4).where(contact.c.id.in_(list(_find_by_phone(session, typed.phone))))
    if typed.name:
        yield _exact_query(5).where(contact.c.name_key == typed.name, stays)


def _exact_query(number: int) -> sa.Select[Any]:
    return sa.select(sa.literal(number).label("way"), contact.c.id, contact.c.merged_into)


_IS_EMAIL = contact_address.c.kind == AddressKind.EMAIL.value


def _follow_merges(session: Session, ids: Sequence[int], into: dict[int, int | None]) -> list[int]:
    """Replaces contacts that were merged into another by that other."""
    while unseen := {each for each in into.values() if each is not None} - into.keys():
        rows = sa.select(contact.c.id, contact.c.merged_into).where(contact.c.id.in_(unseen))
        into.update((row.id, row.merged_into) for row in session.execute(rows))
    return list(dict.fromkeys(_merge_target(each, into) for each in ids))


def _merge_target(contact_id: int, into: Mapping[int, int | None]) -> int:
    while (winner := into.get(contact_id)) is not None:
        contact_id = winner
    return contact_id


def _find_by_phone(session: Session, digits: str) -> Iterator[int]:
    near = sa.or_(*(_has_prefix(contact_token.c.token, token) for token in phone_tokens(digits)))
    query = (
        sa.select(contact_address.c.contact_id, contact_address.c.key)
        .where(contact_address.c.kind == AddressKind.PHONE.value)
        .where(contact_address.c.contact_id.in_(sa.select(contact_token.c.contact_id).where(near)))
        .order_by(contact_address.c.contact_id)
        .limit(100)
    )
    for contact_id, key in session.execute(query):
        if is_same_phone(digits, key):
            yield contact_id


def _find_by_beginning(session: Session, typed: ContactQuery, limit: int) -> Iterator[int]:
    if typed.name:
        by_name = (
            sa.select(contact.c.id)
            .where(_has_prefix(contact.c.name_key, typed.name), contact.c.merged_into.is_(None))
            .order_by(contact.c.name_key, contact.c.id)
            .limit(limit)
        )
        yield from session.scalars(by_name)
    if typed.phone:
        yield from _find_by_word_prefixes(session, [typed.phone], limit)
    if "@" in typed.text:
        yield from _find_by_word_prefixes(session, [typed.text.casefold()], limit)


def _find_by_words(session: Session, typed: ContactQuery, limit: int) -> Sequence[int]:
    # An address is searched as a whole: its single words are in half the address book.
    return () if typed.address else _find_by_word_prefixes(session, typed.words, limit)


def _find_by_word_prefixes(session: Session, words: Sequence[str], limit: int) -> Sequence[int]:
    """Finds contacts that have, for every word, a token that begins with it. The rarest word goes first."""
    if not words:
        return ()
    first, *others = _rarest_first(session, words)
    query = sa.select(contact_token.c.contact_id).where(_has_prefix(contact_token.c.token, first))
    for position, word in enumerate(others):
        also = contact_token.alias(f"also_{position}")
        query = query.where(
            sa.exists()
            .where(also.c.contact_id == contact_token.c.contact_id)
            .where(_has_prefix(also.c.token, word))
        )
    # A contact may have several such tokens; three times the rows leave enough different contacts.
    ids = session.scalars(query.order_by(contact_token.c.token).limit(limit * 3))
    return list(dict.fromkeys(ids))[:limit]


def _rarest_first(session: Session, words: Sequence[str]) -> list[str]:
    """Sorts words by how many tokens they begin, counted up to a limit: beyond it, all are common."""
    distinct = sorted(set(words), key=len, reverse=True)
    if len(distinct) == 1:
        return distinct
    counts = {}
    for word in distinct:
        some = sa.select(sa.literal(1)).where(_has_prefix(contact_token.c.token, word))
        limited = some.select_from(contact_token).limit(_COMMON_COUNT).subquery()
        counts[word] = session.execute(sa.select(sa.func.count()).select_from(limited)).scalar_one()
    return sorted(distinct, key=lambda word: counts[word])


def _has_prefix(column: sa.ColumnElement[str], prefix: str) -> sa.ColumnElement[bool]:
    return sa.and_(column >= prefix, column < prefix + _AFTER_ANY_LETTER)


def _find_by_close_spelling(session: Session, typed: ContactQuery, limit: int) -> Sequence[int]:
    """Find as `_find_by_word_prefixes` does, with each unknown word replaced by the nearest known ones."""
    if not typed.words or typed.address:
        return ()
    choices = [_find_nearest_words(session, word) for word in typed.words]
    if not all(choices):
        return ()
    found: dict[int, None] = {}
    for spelling in _spellings(choices):
        found.update(dict.fromkeys(_find_by_word_prefixes(session, spelling, limit)))
        if len(found) >= limit:
            break
    return list(found)


def _spellings(choices: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """All first choices; then one word at a time in its other spellings."""
    best = tuple(choice[0] for choice in choices)
    yield best
    for position, choice in enumerate(choices):
        for other in choice[1:]:
            yield (*best[:position], other, *best[position + 1 :])


def _find_nearest_words(session: Session, word: str) -> Sequence[str]:
    begins = sa.select(contact_token.c.token).where(_has_prefix(contact_token.c.token, word))
    if session.execute(begins.limit(1)).first() is not None:
        return (word,)
    scored = sorted(
        (distance, known)
        for known in _find_candidate_words(session, word)
        if (distance := edit_distance(word, known)) is not None
    )
    return [known for _, known in scored[:_MAX_NEAREST]]


def _find_candidate_words(session: Session, word: str) -> set[str]:
    start, end = word_halves(word)
    lengths = name_word.c.length.in_(range(len(word) - 2, len(word) + 3))
    found: set[str] = set()
    for column, half in ((name_word.c.word, start), (name_word.c.backwards, end)):
        query = sa.select(name_word.c.word).where(lengths, _has_prefix(column, half))
        found.update(session.scalars(query.limit(_CANDIDATES)))
    return found
