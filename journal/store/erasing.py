"""What goes when a person is erased. What remains are counts: that, when, by which template.

An interaction the person had alone is emptied. One they shared with other contacts is emptied too
or keeps its text for the others, as the admin says; the person's own name leaves it either way.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.fold import name_key
from journal.model import AboutKind, AddressKind, CardKind, Reason
from journal.store import (
    blobs,
    cards,
    contacts,
    drafts,
    interactions,
    mail_privacy,
    tombstones,
    unmatched,
    waiting,
    words,
)
from journal.store.database import chunks
from journal.store.mail_privacy import Concerned, Person
from journal.store.tables import (
    attachment,
    blob,
    change,
    comment,
    contact,
    draft,
    erasure,
    interaction,
    participant,
    slack_file,
)

_WHY = "It was erased at a person's request."
_EMPTY = {
    "subject": "",
    "text": "",
    "full_text": "",
    "evaluation_note": "",
    "cancel_reason": "",
    "delivery_reason": "",
    "document_number": "",
    "document_version": "",
    "follow_up_on": None,
    "mail_id": None,
    "mail_key": None,
    "request_key": None,
}


@dataclass(frozen=True, slots=True)
class Traces:
    """Where a person is found: alone, and together with other contacts.

    `mails` are those that go: of what they had alone, and what is not logged and has an address of
    theirs on it. The mails of shared interactions go or stay with these.
    """

    people: tuple[int, ...]
    alone: tuple[int, ...]
    shared: tuple[int, ...]
    comments: int
    attachments: int
    attachment_bytes: int
    mails: tuple[int, ...] = ()


def traces(session: Session, contact_id: int) -> Traces:
    people = _with_merged(session, contact_id)
    mine = set(
        session.scalars(
            sa.select(participant.c.interaction_id).where(participant.c.contact_id.in_(people))
        )
    )
    mails = mail_privacy.about(session, _known_by(session, people).keys)
    # What was logged of a mail of theirs with somebody else, and taken back, is theirs as well.
    taken_back = set(waiting.logged_of(session, mails).values())
    mine |= taken_back
    shared = set(_with_others(session, people)) - taken_back
    numbers = sorted(mine)
    files, size, comments = _weight(session, numbers)
    more, bytes_ = mail_privacy.weight(session, mails)
    of_alone = mail_privacy.of_interactions(session, mine - shared).go
    return Traces(
        people=tuple(people),
        alone=tuple(sorted(mine - shared)),
        shared=tuple(sorted(shared)),
        comments=comments,
        attachments=files + more,
        attachment_bytes=size + bytes_,
        mails=tuple(sorted({*mails, *of_alone})),
    )


def mails_of(session: Session, found: Traces) -> list[int]:
    """Every mail in which the person is found, those of shared interactions as well."""
    of_shared = mail_privacy.of_interactions(session, found.shared)
    return sorted({*found.mails, *of_shared.go})


def _known_by(session: Session, people: Sequence[int]) -> Person:
    found = contacts.get_many(session, people).values()
    addresses = {a for each in found for a in each.addresses if a.kind is AddressKind.EMAIL}
    keys = {contacts.key_of(address) for address in addresses}
    return Person(
        keys=unmatched.spellings(session, keys),
        names=frozenset(name_key(each.name) for each in found),
    )


def _with_merged(session: Session, contact_id: int) -> list[int]:
    """The contact, and every duplicate that was ever merged into it."""
    found, new = [contact_id], [contact_id]
    while new:
        query = sa.select(contact.c.id).where(contact.c.merged_into.in_(new))
        new = [id_ for id_ in session.scalars(query) if id_ not in found]
        found.extend(new)
    return found


def _with_others(session: Session, people: Sequence[int]) -> Collection[int]:
    other = participant.alias("other")
    query = (
        sa.select(participant.c.interaction_id)
        .join(other, other.c.interaction_id == participant.c.interaction_id)
        .where(participant.c.contact_id.in_(people))
        .where(other.c.contact_id.is_not(None), other.c.contact_id.not_in(people))
        .distinct()
    )
    return set(session.scalars(query))


def _weight(session: Session, numbers: Sequence[int]) -> tuple[int, int, int]:
    files = size = comments = 0
    for some in chunks(numbers):
        attached = (
            sa.select(sa.func.count(), sa.func.sum(blob.c.size))
            .join(attachment, attachment.c.digest == blob.c.digest)
            .where(attachment.c.interaction_id.in_(some))
        )
        found, sum_ = session.execute(attached).one()
        commented = sa.select(sa.func.count()).where(comment.c.interaction_id.in_(some))
        files, size = files + found, size + int(sum_ or 0)
        comments += session.execute(commented).scalar_one()
    return files, size, comments


def empty(session: Session, numbers: Sequence[int], *, now: datetime) -> int:
    """Take every word out of these interactions; return how many files went with them."""
    files = 0
    for some in chunks(numbers):
        files += _empty(session, some, now)
    return files


def _empty(session: Session, numbers: Sequence[int], now: datetime) -> int:
    # Whoever adds a comment or a file right now is waited for, and whoever comes later sees it empty.
    interactions.hold(session, numbers)
    mine = interaction.c.id.in_(numbers)
    of_mails = mail_privacy.of_interactions(session, numbers)
    pairs = session.execute(
        sa.select(interaction.c.mail_key, interaction.c.request_key).where(mine)
    )
    keys = {key for pair in pairs for key in pair if key}
    tombstones.bury(session, keys - of_mails.kept_keys, now=now)
    gone = mail_privacy.go_with(session, of_mails, Reason.ERASED, _WHY, now=now)
    attached = sa.select(attachment.c.digest).where(attachment.c.interaction_id.in_(numbers))
    files = set(session.scalars(attached))
    for table in (attachment, comment, change, draft, slack_file):
        session.execute(sa.delete(table).where(table.c.interaction_id.in_(numbers)))
    session.execute(
        sa.update(interaction)
        .where(mine)
        .values(**_EMPTY, erased_at=now, version=interaction.c.version + 1)
    )
    # Addresses that nobody knew may be the person's as well.
    _blank(session, participant.c.interaction_id.in_(numbers), participant.c.contact_id.is_(None))
    words.remove(session, numbers)
    cards.touch(session, AboutKind.INTERACTION, numbers, now=now)
    return gone + blobs.discard_unused(session, files)


def empty_mails(session: Session, ids: Collection[int], *, now: datetime) -> int:
    """Mails that were never logged, or are not any more; return how many files went with them."""
    return mail_privacy.go_with(session, Concerned(tuple(ids)), Reason.ERASED, _WHY, now=now)


def leave(session: Session, people: Sequence[int], kept: Sequence[int]) -> None:
    """Take the person out of every interaction, and then the contact itself out of the book."""
    found = contacts.get_many(session, people).values()
    known = _known_by(session, people)
    keys = {contacts.key_of(address) for each in found for address in each.addresses} | known.keys
    as_then = mail_privacy.addresses_in(session, people)
    drafts.delete_about(session, {*keys, *(each.name for each in found)}, people)
    _blank(session, participant.c.contact_id.in_(people))
    named = set(kept)
    for some in chunks(sorted(keys)):
        unknown = participant.c.contact_id.is_(None), participant.c.address_key.in_(some)
        named |= _blank(session, *unknown)
    own = _own_keys(session, people, known.keys)
    named |= _forget_addresses(session, own)
    mail_privacy.leave(session, replace(known, keys=known.keys | as_then), own, named)
    employed = (
        sa.update(participant)
        .where(participant.c.company_id.in_(people))
        .values(company_id=None, company_name="")
        .returning(participant.c.interaction_id)
    )
    named |= set(session.scalars(employed))
    for few in chunks(sorted(named)):
        told = interaction.c.id.in_(few), interaction.c.erased_at.is_(None)
        interactions.reindex(
            session, list(session.scalars(sa.select(interaction.c.id).where(*told)))
        )
    cards.touch(session, AboutKind.INTERACTION, named)
    cards.touch(session, AboutKind.CONTACT, people)
    # Previews have samples, runs the names of whom they left out.
    cards.touch_kinds(session, CardKind.LIST, CardKind.HOME, CardKind.PURGE, CardKind.RUN)
    for contact_id in reversed(people):
        contacts.delete(session, contact_id)
    words.forget_for_good(session)


def _own_keys(session: Session, people: Sequence[int], keys: Collection[str]) -> frozenset[str]:
    """Those that nobody else has."""
    owners = unmatched.owners_of(session, keys)
    return frozenset(key for key in keys if set(owners.get(key, ())) <= set(people))


def _forget_addresses(session: Session, keys: Collection[str]) -> set[int]:
    """Where somebody else took part by an address of theirs, it goes; return the interactions."""
    found: set[int] = set()
    for some in chunks(sorted(keys)):
        gone = sa.update(participant).where(participant.c.address_key.in_(some))
        gone = gone.values(address="", address_key="")
        found |= set(session.scalars(gone.returning(participant.c.interaction_id)))
    return found


def _blank(session: Session, *conditions: sa.ColumnElement[bool]) -> set[int]:
    """Make these participants nobody; return the interactions they were in."""
    nobody: dict[str, Any] = {"contact_id": None, "name": "", "address": "", "address_key": ""}
    blanked = sa.update(participant).where(*conditions).values(**nobody)
    return set(session.scalars(blanked.returning(participant.c.interaction_id)))


def note_down(
    session: Session, *, by: str, now: datetime, interactions_: int, attachments: int
) -> None:
    row = {"at": now, "by": by, "interactions": interactions_, "attachments": attachments}
    session.execute(sa.insert(erasure), [row])


def drop_full_texts(session: Session, before: datetime, *, limit: int) -> int:
    """The whole mails behind what was logged, where only the new part is still wanted."""
    some = (
        sa.select(interaction.c.id)
        .where(interaction.c.full_text != "", interaction.c.occurred_at < before)
        .limit(limit)
    )
    dropped = (
        sa.update(interaction)
        .where(interaction.c.id.in_(some))
        .values(full_text="")
        .returning(interaction.c.id)
    )
    numbers = list(session.scalars(dropped))
    cards.touch(session, AboutKind.INTERACTION, numbers)
    return len(numbers)


def full_texts_before(session: Session, before: datetime) -> int:
    query = (
        sa.select(sa.func.count())
        .select_from(interaction)
        .where(interaction.c.full_text != "", interaction.c.occurred_at < before)
    )
    return int(session.execute(query).scalar_one())
