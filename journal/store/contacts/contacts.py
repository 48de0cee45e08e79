"""Contacts with their addresses, tags and external ids; written in batches, read in batches."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.fold import address_key, domain_of, loose_key, name_key, phone_key
from journal.matching import contact_tokens
from journal.model import (
    POSTAL_FIELDS,
    Address,
    AddressKind,
    Contact,
    ContactKind,
    NewContact,
)
from journal.store.database import CHUNK, chunks, insert_missing
from journal.store.tables import (
    contact,
    contact_address,
    contact_external,
    contact_tag,
    contact_token,
    name_word,
    participant,
)


def add(session: Session, new: NewContact, *, by: str, now: datetime) -> int:
    return add_many(session, [new], by=by, now=now)[0]


def add_many(
    session: Session, new_contacts: Sequence[NewContact], *, by: str, now: datetime
) -> list[int]:
    """Insert contacts; return their ids in the same order."""
    if not new_contacts:
        return []
    rows = [
        {**_columns(new), "created_at": now, "created_by": by, "version": 1} for new in new_contacts
    ]
    insert = sa.insert(contact).returning(contact.c.id, sort_by_parameter_order=True)
    ids = list(session.scalars(insert, rows))
    _write_details(session, list(zip(ids, new_contacts, strict=True)))
    return ids


def save(session: Session, contact_id: int, new: NewContact, *, version: int) -> bool:
    """Replace a contact as a whole; False when somebody changed it since `version`."""
    claimed = (
        sa.update(contact)
        .where(contact.c.id == contact_id, contact.c.version == version)
        .values(**_columns(new), version=version + 1)
        .returning(contact.c.id)
    )
    if session.execute(claimed).first() is None:
        return False
    for table in (contact_address, contact_external, contact_tag):
        session.execute(sa.delete(table).where(table.c.contact_id == contact_id))
    _write_details(session, [(contact_id, new)])
    return True


def save_many(session: Session, changed: Sequence[tuple[int, int, NewContact]]) -> set[int]:
    """Replace contacts, each as it was at its version; return the ids of those that still were."""
    saved: set[int] = set()
    for some in chunks(changed):
        saved.update(_save_chunk(session, some))
    return saved


def _save_chunk(session: Session, some: Sequence[tuple[int, int, NewContact]]) -> list[int]:
    # The rows are locked as they are read, so a version that is right now stays right.
    ids = sorted(contact_id for contact_id, _, _ in some)
    rows = sa.select(contact.c.id, contact.c.version).where(contact.c.id.in_(ids))
    locked = session.execute(rows.order_by(contact.c.id).with_for_update())
    versions = {row.id: row.version for row in locked}
    current = [(id_, new) for id_, version, new in some if versions.get(id_) == version]
    if not current:
        return []
    update = (
        sa.update(contact)
        .where(contact.c.id == sa.bindparam("own_id"))
        .values(version=contact.c.version + 1)
    )
    values = [{**_columns(new), "own_id": id_} for id_, new in current]
    session.connection().execute(update, values)
    saved = [id_ for id_, _ in current]
    for table in (contact_address, contact_external, contact_tag):
        session.execute(sa.delete(table).where(table.c.contact_id.in_(saved)))
    _write_details(session, current)
    return saved


def _columns(new: NewContact) -> dict[str, Any]:
    return {
        "kind": new.kind.value,
        "name": new.name,
        "name_key": name_key(new.name),
        "company_id": new.company_id,
        "job_title": new.job_title,
        "language": new.language,
        "country": new.country,
        **{name: getattr(new, name) for name in POSTAL_FIELDS},
        "owner": new.owner.casefold(),
        "note": new.note,
        "privacy_blocked": new.privacy_blocked,
        "minor": new.minor,
        "consent": new.consent,
        "excluded": new.excluded,
    }


def _write_details(session: Session, pairs: Sequence[tuple[int, NewContact]]) -> None:
    _insert(session, contact_address, [row for pair in pairs for row in _address_rows(*pair)])
    externals = [
        {"contact_id": id_, "system": system, "value": value}
        for id_, new in pairs
        for system, value in new.external_ids.items()
    ]
    _insert(session, contact_external, externals)
    tags = [{"contact_id": id_, "tag": tag} for id_, new in pairs for tag in sorted(new.tags)]
    _insert(session, contact_tag, tags)
    index(session, [id_ for id_, _ in pairs])


def _insert(session: Session, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        session.execute(sa.insert(table), rows)


def _address_rows(contact_id: int, new: NewContact) -> Iterator[dict[str, Any]]:
    seen = set()
    for position, address in enumerate(new.addresses):
        key = key_of(address)
        if not key or (address.kind, key) in seen:
            continue
        seen.add((address.kind, key))
        yield {
            "contact_id": contact_id,
            "kind": address.kind.value,
            "value": address.value,
            "key": key,
            **_email_keys(address),
            "label": address.label,
            "is_primary": address.primary,
            "position": position,
            "valid_from": address.valid_from,
            "valid_to": address.valid_to,
        }


def _email_keys(address: Address) -> dict[str, str]:
    if address.kind is not AddressKind.EMAIL:
        return {"loose_key": "", "domain": ""}
    return {"loose_key": loose_key(address.value), "domain": domain_of(address.value)}


def key_of(address: Address) -> str:
    if address.kind is AddressKind.PHONE:
        return phone_key(address.value)
    return address_key(address.value)


def lock_and_find_changed(session: Session, seen: Sequence[Contact]) -> int | None:
    """Lock these contacts until the transaction ends; return the id of one that has changed since."""
    ids = sorted(each.id for each in seen)
    rows = sa.select(contact.c.id, contact.c.version).where(contact.c.id.in_(ids))
    held = session.execute(rows.order_by(contact.c.id).with_for_update())
    versions = {row.id: row.version for row in held}
    return next((each.id for each in seen if versions.get(each.id) != each.version), None)


def index(session: Session, ids: Sequence[int]) -> None:
    """Write the search words of these contacts, and of these companies' people, anew."""
    people = sa.select(contact.c.id).where(contact.c.company_id.in_(ids))
    everyone = sorted({*ids, *session.scalars(people)})
    for some in chunks(everyone):
        gone = sa.delete(contact_token).where(contact_token.c.contact_id.in_(some))
        before = set(session.scalars(gone.returning(contact_token.c.token)))
        found = [(each.id, _tokens(each)) for each in get_many(session, some).values()]
        rows = [{"token": token, "contact_id": id_} for id_, ts in found for token in sorted(ts)]
        _insert(session, contact_token, rows)
        insert_missing(session, name_word, _word_rows(token for _, ts in found for token in ts))
        drop_unused_words(session, before.difference(*(ts for _, ts in found)))


def _tokens(each: Contact) -> frozenset[str]:
    if each.merged_into is not None:
        return frozenset()
    return contact_tokens(each.name, each.company_name, each.addresses, each.external_ids)


def _word_rows(found: Iterable[str]) -> list[dict[str, Any]]:
    words = sorted({token for token in found if len(token) >= 3 and token.isalpha()})
    return [{"word": word, "backwards": word[::-1], "length": len(word)} for word in words]


def drop_unused_words(session: Session, found: Collection[str]) -> None:
    """Forget the words that no contact is found by any more: a name is personal data too."""
    for some in chunks(sorted(found)):
        used = set(
            session.scalars(sa.select(contact_token.c.token).where(contact_token.c.token.in_(some)))
        )
        unused = [word for word in some if word not in used]
        session.execute(sa.delete(name_word).where(name_word.c.word.in_(unused)))


def tokens_of(session: Session, contact_id: int) -> list[str]:
    found = sa.select(contact_token.c.token).where(contact_token.c.contact_id == contact_id)
    return list(session.scalars(found))


def get(session: Session, contact_id: int) -> Contact | None:
    return get_many(session, [contact_id]).get(contact_id)


def get_many(session: Session, ids: Collection[int]) -> dict[int, Contact]:
    """The contacts of these ids, in the order of the ids; unknown ones are left out."""
    wanted = list(dict.fromkeys(ids))
    found: dict[int, Contact] = {}
    for some in chunks(wanted):
        found.update(_load(session, some))
    return {id_: found[id_] for id_ in wanted if id_ in found}


# Made once: its columns are many.
_COMPANY = contact.alias("company")


def _load(session: Session, ids: Sequence[int]) -> dict[int, Contact]:
    query = (
        sa.select(contact, _COMPANY.c.name.label("company_name"))
        .outerjoin(_COMPANY, _COMPANY.c.id == contact.c.company_id)
        .where(contact.c.id.in_(ids))
    )
    details = _details(session, ids)
    return {row.id: _contact(row, details[row.id]) for row in session.execute(query)}


@dataclass(slots=True)
class _Details:
    addresses: list[Address] = field(default_factory=list)
    externals: dict[str, str] = field(default_factory=dict)
    tags: set[str] = field(default_factory=set)


def _details_query() -> sa.CompoundSelect[Any]:
    """Addresses, external ids and tags of the contacts `ids`, in one statement."""
    ids: sa.BindParameter[int] = sa.bindparam("ids", expanding=True)
    mine, external, tag = contact_address.c, contact_external.c, contact_tag.c
    more = sa.literal(""), sa.false(), sa.null(), sa.null(), sa.literal(0)
    return sa.union_all(
        sa.select(
            *(sa.literal("address").label("what"), mine.contact_id, mine.kind, mine.value),
            *(mine.label, mine.is_primary, mine.valid_from, mine.valid_to, mine.position),
        ).where(mine.contact_id.in_(ids)),
        sa.select(
            sa.literal("external"), external.contact_id, external.system, external.value, *more
        ).where(external.contact_id.in_(ids)),
        sa.select(sa.literal("tag"), tag.contact_id, sa.literal(""), tag.tag, *more).where(
            tag.contact_id.in_(ids)
        ),
    ).order_by("position")


_DETAILS = _details_query()


def _details(session: Session, ids: Sequence[int]) -> dict[int, _Details]:
    grouped: dict[int, _Details] = defaultdict(_Details)
    for row in session.execute(_DETAILS, {"ids": list(ids)}):
        mine = grouped[row.contact_id]
        if row.what == "address":
            mine.addresses.append(_address(row))
        elif row.what == "external":
            mine.externals[row.kind] = row.value
        else:
            mine.tags.add(row.value)
    return grouped


def _address(row: Any) -> Address:
    return Address(
        kind=AddressKind(row.kind),
        value=row.value,
        label=row.label,
        primary=row.is_primary,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _contact(row: Any, details: _Details) -> Contact:
    return Contact(
        id=row.id,
        name=row.name,
        kind=ContactKind(row.kind),
        company_id=row.company_id,
        company_name=row.company_name or "",
        addresses=tuple(details.addresses),
        job_title=row.job_title,
        language=row.language,
        country=row.country,
        street=row.street,
        postal_code=row.postal_code,
        city=row.city,
        region=row.region,
        owner=row.owner,
        note=row.note,
        tags=frozenset(details.tags),
        external_ids=details.externals,
        privacy_blocked=row.privacy_blocked,
        minor=row.minor,
        consent=row.consent,
        excluded=row.excluded,
        merged_into=row.merged_into,
        created_at=row.created_at,
        version=row.version,
    )


def to_new_contact(each: Contact) -> NewContact:
    """A contact's own values, to be changed with `dataclasses.replace` and saved."""
    names = [known.name for known in fields(NewContact)]
    return NewContact(**{name: getattr(each, name) for name in names})


def count(session: Session) -> int:
    """Counts those that `walk` yields."""
    query = sa.select(sa.func.count()).select_from(contact).where(contact.c.merged_into.is_(None))
    return int(session.execute(query).scalar_one())


def walk(session: Session, *, size: int = CHUNK) -> Iterator[Contact]:
    """Yields every contact that is not merged away, by id, one batch in memory at a time."""
    last = 0
    while True:
        query = (
            sa.select(contact.c.id)
            .where(contact.c.id > last, contact.c.merged_into.is_(None))
            .order_by(contact.c.id)
            .limit(size)
        )
        ids = list(session.scalars(query))
        if not ids:
            return
        yield from get_many(session, ids).values()
        last = ids[-1]


def owners_of(session: Session, interactions: Collection[int]) -> dict[int, frozenset[str]]:
    """The owners of the contacts of these interactions."""
    owners: dict[int, set[str]] = defaultdict(set)
    for some in chunks(list(interactions)):
        query = (
            sa.select(participant.c.interaction_id, contact.c.owner)
            .join(contact, contact.c.id == participant.c.contact_id)
            .where(participant.c.interaction_id.in_(some), contact.c.owner != "")
        )
        for interaction_id, owner in session.execute(query):
            owners[interaction_id].add(owner)
    return {number: frozenset(found) for number, found in owners.items()}


def creator_of(session: Session, contact_id: int) -> str:
    found = session.scalar(sa.select(contact.c.created_by).where(contact.c.id == contact_id))
    return found or ""


def delete(session: Session, contact_id: int) -> None:
    """Delete the contact's rows, with merged duplicates, memberships and drafts."""
    found = tokens_of(session, contact_id)
    employed = sa.select(contact.c.id).where(contact.c.company_id == contact_id)
    people = list(session.scalars(employed))
    session.execute(sa.delete(contact).where(contact.c.id == contact_id))
    # Its people were found by its name as well.
    index(session, people)
    drop_unused_words(session, found)
