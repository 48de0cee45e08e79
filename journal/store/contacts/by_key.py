"""Finds contacts by what identifies them: addresses, ids of other systems, folded names.

Several contacts to one address is the normal case: every answer may name more than one.
"""

from collections import defaultdict
from collections.abc import Collection

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import AddressKind, ContactKind
from journal.store.database import chunks
from journal.store.tables import contact, contact_address, contact_external

# Greater than any letter: a prefix is the range from itself to itself with this behind it.
_AFTER_ANY_LETTER = "\U0010ffff"


def find_by_address(
    session: Session, keys: Collection[str], kind: AddressKind = AddressKind.EMAIL
) -> dict[str, tuple[int, ...]]:
    """Finds which contacts have exactly these addresses."""
    return _find_by_column(
        session, contact_address.c.key, keys, contact_address.c.kind == kind.value
    )


def find_by_loose_address(session: Session, keys: Collection[str]) -> dict[str, tuple[int, ...]]:
    """Finds which contacts have another spelling of the same account."""
    return _find_by_column(session, contact_address.c.loose_key, keys, sa.true())


def find_companies_by_domain(
    session: Session, domains: Collection[str]
) -> dict[str, tuple[int, ...]]:
    """Finds which companies have an address at these domains."""
    is_company = contact.c.kind == ContactKind.COMPANY.value
    return _find_by_column(session, contact_address.c.domain, domains, is_company)


def _find_by_column(
    session: Session,
    column: sa.Column[str],
    keys: Collection[str],
    condition: sa.ColumnElement[bool],
) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = defaultdict(set)
    for some in chunks(sorted(set(keys) - {""})):
        query = (
            sa.select(column, contact.c.id)
            .join(contact, contact.c.id == contact_address.c.contact_id)
            .where(column.in_(some), condition, contact.c.merged_into.is_(None))
        )
        for key, contact_id in session.execute(query):
            found[key].add(contact_id)
    return {key: tuple(sorted(ids)) for key, ids in found.items()}


def find_by_external_id(session: Session, system: str, values: Collection[str]) -> dict[str, int]:
    """Finds which contact another system knows by each of these ids."""
    found: dict[str, int] = {}
    for some in chunks(sorted(values)):
        query = (
            sa.select(contact_external.c.value, contact_external.c.contact_id)
            .join(contact, contact.c.id == contact_external.c.contact_id)
            .where(contact_external.c.system == system, contact_external.c.value.in_(some))
            .where(contact.c.merged_into.is_(None))
        )
        found.update((value, id_) for value, id_ in session.execute(query))
    return found


def find_companies_by_name(session: Session, names: Collection[str]) -> dict[str, tuple[int, ...]]:
    """Finds companies by folded name."""
    return _find_by_name(session, names, contact.c.kind == ContactKind.COMPANY.value)


def find_companies_by_prefix(session: Session, name: str, *, limit: int) -> tuple[int, ...]:
    """Finds companies whose folded name begins so, by name."""
    begins = contact.c.name_key >= name, contact.c.name_key < f"{name}{_AFTER_ANY_LETTER}"
    query = (
        sa.select(contact.c.id)
        .where(*begins, contact.c.merged_into.is_(None))
        .where(contact.c.kind == ContactKind.COMPANY.value)
        .order_by(contact.c.name_key, contact.c.id)
        .limit(limit)
    )
    return tuple(session.scalars(query))


def find_by_name(session: Session, names: Collection[str]) -> dict[str, tuple[int, ...]]:
    """Finds contacts of either kind by folded name."""
    return _find_by_name(session, names, sa.true())


def _find_by_name(
    session: Session, names: Collection[str], condition: sa.ColumnElement[bool]
) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for some in chunks(sorted(names)):
        query = (
            sa.select(contact.c.name_key, contact.c.id)
            .where(contact.c.name_key.in_(some), contact.c.merged_into.is_(None), condition)
            .order_by(contact.c.id)
        )
        for key, contact_id in session.execute(query):
            found[key].append(contact_id)
    return {key: tuple(ids) for key, ids in found.items()}
