"""What goes when a person is erased. What remains are counts: that, when, by which template.

An interaction the person had alone is emptied. One they shared with other contacts is emptied too
or keeps its text for the others, as the admin says; the person's own name leaves it either way.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.store import blobs, contacts, drafts, interactions, tombstones, words
from journal.store.database import chunks
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
)

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
    """Where a person is found: alone, and together with other contacts."""

    people: tuple[int, ...]
    alone: tuple[int, ...]
    shared: tuple[int, ...]
    comments: int
    attachments: int
    attachment_bytes: int


def traces(session: Session, contact_id: int) -> Traces:
    people = _with_merged(session, contact_id)
    mine = set(
        session.scalars(
            sa.select(participant.c.interaction_id).where(participant.c.contact_id.in_(people))
        )
    )
    shared = set(_with_others(session, people))
    numbers = sorted(mine)
    files, size, comments = _weight(session, numbers)
    return Traces(
        people=tuple(people),
        alone=tuple(sorted(mine - shared)),
        shared=tuple(sorted(shared)),
        comments=comments,
        attachments=files,
        attachment_bytes=size,
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
    mine = interaction.c.id.in_(numbers)
    keys = session.execute(sa.select(interaction.c.mail_key, interaction.c.request_key).where(mine))
    tombstones.bury(session, {key for pair in keys for key in pair if key}, now=now)
    attached = sa.select(attachment.c.digest).where(attachment.c.interaction_id.in_(numbers))
    files = set(session.scalars(attached))
    for table in (attachment, comment, change, draft):
        session.execute(sa.delete(table).where(table.c.interaction_id.in_(numbers)))
    session.execute(
        sa.update(interaction)
        .where(mine)
        .values(**_EMPTY, erased_at=now, version=interaction.c.version + 1)
    )
    # Addresses that nobody knew may be the person's as well.
    _blank(session, participant.c.interaction_id.in_(numbers), participant.c.contact_id.is_(None))
    words.remove(session, numbers)
    return blobs.discard_unused(session, files)


def leave(session: Session, people: Sequence[int], kept: Sequence[int]) -> None:
    """Take the person out of every interaction, and then the contact itself out of the book."""
    found = contacts.get_many(session, people).values()
    keys = {contacts.key_of(address) for each in found for address in each.addresses}
    drafts.delete_about(session, {*keys, *(each.name for each in found)})
    _blank(session, participant.c.contact_id.in_(people))
    named = set(kept)
    for some in chunks(sorted(keys)):
        unknown = participant.c.contact_id.is_(None), participant.c.address_key.in_(some)
        named |= _blank(session, *unknown)
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
    for contact_id in reversed(people):
        contacts.delete(session, contact_id)
    words.forget_for_good(session)


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
    return len(session.execute(dropped).all())


def full_texts_before(session: Session, before: datetime) -> int:
    query = (
        sa.select(sa.func.count())
        .select_from(interaction)
        .where(interaction.c.full_text != "", interaction.c.occurred_at < before)
    )
    return int(session.execute(query).scalar_one())
