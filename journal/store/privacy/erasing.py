"""Deletes a person's data. Only counts remain: that there was an entry, when, by which template.

An interaction the person had alone is emptied. One they shared with other contacts is emptied too
or keeps its text for the others, as the admin says; the person's own name leaves it either way.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.errors import N_
from journal.fold import name_key
from journal.model import AddressKind, CardKind, CardTopicKind, Draft, MailReason
from journal.store import tombstones
from journal.store.contacts import contacts, merging
from journal.store.database import chunks
from journal.store.privacy import mail_content
from journal.store.privacy.mail_content import AffectedMails, MailIdentity
from journal.store.record import attachments, drafts, interactions, runs, text_search, undo_log
from journal.store.record.fields import BLANK_COLUMNS
from journal.store.slack import cards
from journal.store.tables import (
    attachment,
    blob,
    change,
    comment,
    draft,
    erasure,
    interaction,
    participant,
    slack_file,
)
from journal.store.triage import decisions, unmatched_mails

_ERASED_TEXT = N_("It was erased at a person's request.")


@dataclass(frozen=True, slots=True)
class Traces:
    """The places of a person's data: entries they had alone, and together with other contacts.

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


def find_traces(session: Session, contact_id: int) -> Traces:
    people = merging.with_merged(session, contact_id)
    mine = set(
        session.scalars(
            sa.select(participant.c.interaction_id).where(participant.c.contact_id.in_(people))
        )
    )
    mails = mail_content.find_unlogged_mails(session, identify_on_mails(session, people).keys)
    # A mail of theirs that was logged with somebody else, and taken back, is theirs as well.
    taken_back = set(decisions.interactions_of_mails(session, mails).values())
    mine |= taken_back
    shared = set(_find_shared(session, people)) - taken_back
    numbers = sorted(mine)
    files, size, comments = _measure(session, numbers)
    more, bytes_ = mail_content.measure_files(session, mails)
    of_alone = mail_content.find_affected(session, mine - shared).to_blank
    return Traces(
        people=tuple(people),
        alone=tuple(sorted(mine - shared)),
        shared=tuple(sorted(shared)),
        comments=comments,
        attachments=files + more,
        attachment_bytes=size + bytes_,
        mails=tuple(sorted({*mails, *of_alone})),
    )


def find_mails(session: Session, found: Traces) -> list[int]:
    """Every mail in which the person is found, those of shared interactions as well."""
    of_shared = mail_content.find_affected(session, found.shared)
    return sorted({*found.mails, *of_shared.to_blank})


def find_drafts(session: Session, people: Sequence[int]) -> tuple[Draft, ...]:
    """The drafts about the person, whoever wrote them."""
    names = {each.name for each in contacts.get_many(session, people).values()}
    keys = identify_on_mails(session, people).keys
    return drafts.find_about(session, {*names, *keys}, people)


def identify_on_mails(session: Session, people: Sequence[int]) -> MailIdentity:
    found = contacts.get_many(session, people).values()
    addresses = {a for each in found for a in each.addresses if a.kind is AddressKind.EMAIL}
    keys = {contacts.key_of(address) for address in addresses}
    return MailIdentity(
        keys=unmatched_mails.spellings(session, keys),
        names=frozenset(name_key(each.name) for each in found),
    )


def _find_shared(session: Session, people: Sequence[int]) -> Collection[int]:
    other = participant.alias("other")
    query = (
        sa.select(participant.c.interaction_id)
        .join(other, other.c.interaction_id == participant.c.interaction_id)
        .where(participant.c.contact_id.in_(people))
        .where(other.c.contact_id.is_not(None), other.c.contact_id.not_in(people))
        .distinct()
    )
    return set(session.scalars(query))


def _measure(session: Session, numbers: Sequence[int]) -> tuple[int, int, int]:
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


def empty_interactions(session: Session, numbers: Sequence[int], *, now: datetime) -> int:
    """Take every word out of these interactions; return how many files went with them."""
    files = 0
    for some in chunks(numbers):
        files += _empty_chunk(session, some, now)
    return files


def _empty_chunk(session: Session, numbers: Sequence[int], now: datetime) -> int:
    # This waits for anybody who is adding a comment or a file; who comes later finds it empty.
    interactions.lock(session, numbers)
    mine = interaction.c.id.in_(numbers)
    of_mails = mail_content.find_affected(session, numbers)
    pairs = session.execute(
        sa.select(interaction.c.mail_key, interaction.c.request_key).where(mine)
    )
    keys = {key for pair in pairs for key in pair if key}
    tombstones.bury(session, keys - of_mails.kept_keys, now=now)
    gone = mail_content.blank_or_unlink(session, of_mails, MailReason.ERASED, _ERASED_TEXT, now=now)
    attached = sa.select(attachment.c.digest).where(attachment.c.interaction_id.in_(numbers))
    files = set(session.scalars(attached))
    for table in (attachment, comment, change, draft, slack_file):
        session.execute(sa.delete(table).where(table.c.interaction_id.in_(numbers)))
    session.execute(
        sa.update(interaction)
        .where(mine)
        .values(**BLANK_COLUMNS, erased_at=now, version=interaction.c.version + 1)
    )
    # Addresses that nobody knew may be the person's as well.
    _anonymise_participants(
        session, participant.c.interaction_id.in_(numbers), participant.c.contact_id.is_(None)
    )
    text_search.remove(session, numbers)
    cards.touch(session, CardTopicKind.INTERACTION, numbers, now=now)
    return gone + attachments.discard_unused(session, files)


def empty_mails(session: Session, ids: Collection[int], *, now: datetime) -> int:
    """Empty mails that were never logged, or are not any more; return how many files went with them."""
    return mail_content.blank_or_unlink(
        session, AffectedMails(tuple(ids)), MailReason.ERASED, _ERASED_TEXT, now=now
    )


def remove_people(
    session: Session, people: Sequence[int], kept: Sequence[int], *, now: datetime
) -> None:
    """Take the person out of every interaction, and then the contact itself out of the book."""
    found = contacts.get_many(session, people).values()
    known = identify_on_mails(session, people)
    keys = {contacts.key_of(address) for each in found for address in each.addresses} | known.keys
    as_then = mail_content.addresses_used_by(session, people)
    drafts.delete_about(session, {*keys, *(each.name for each in found)}, people)
    undo_log.drop_words_of_merges(session, people)
    mine = {each["id"] for each in runs.get_of_contacts(session, people)}
    runs.end_without_words(session, mine, erased=people, now=now)
    _anonymise_participants(session, participant.c.contact_id.in_(people))
    named = set(kept)
    for some in chunks(sorted(keys)):
        unknown = participant.c.contact_id.is_(None), participant.c.address_key.in_(some)
        named |= _anonymise_participants(session, *unknown)
    own = _own_keys(session, people, known.keys)
    named |= _forget_addresses(session, own)
    mail_content.remove_person(session, replace(known, keys=known.keys | as_then), own, named)
    employed = (
        sa.update(participant)
        .where(participant.c.company_id.in_(people))
        .values(company_id=None, company_name="")
        .returning(participant.c.interaction_id)
    )
    named |= set(session.scalars(employed))
    for few in chunks(sorted(named)):
        # Why a mail came back is told with the address that it went to.
        reasons = sa.update(interaction).where(interaction.c.id.in_(few))
        session.execute(
            reasons.where(interaction.c.delivery_reason != "").values(delivery_reason="")
        )
        conditions = interaction.c.id.in_(few), interaction.c.erased_at.is_(None)
        interactions.reindex(
            session, list(session.scalars(sa.select(interaction.c.id).where(*conditions)))
        )
    cards.touch(session, CardTopicKind.INTERACTION, named)
    cards.touch(session, CardTopicKind.CONTACT, people)
    # Previews keep samples, and runs the names of members they left out.
    cards.touch_kinds(session, CardKind.LIST, CardKind.HOME, CardKind.PURGE, CardKind.RUN)
    for contact_id in reversed(people):
        contacts.delete(session, contact_id)
    text_search.rewrite_index(session)


def _own_keys(session: Session, people: Sequence[int], keys: Collection[str]) -> frozenset[str]:
    """The keys that no other contact has."""
    owners = unmatched_mails.owners_of(session, keys)
    return frozenset(key for key in keys if set(owners.get(key, ())) <= set(people))


def _forget_addresses(session: Session, keys: Collection[str]) -> set[int]:
    """Remove their addresses from other participants; return the interactions."""
    found: set[int] = set()
    for some in chunks(sorted(keys)):
        gone = sa.update(participant).where(participant.c.address_key.in_(some))
        gone = gone.values(address="", address_key="")
        found |= set(session.scalars(gone.returning(participant.c.interaction_id)))
    return found


def _anonymise_participants(session: Session, *conditions: sa.ColumnElement[bool]) -> set[int]:
    """Make these participants nobody; return the interactions they were in."""
    nobody: dict[str, Any] = {"contact_id": None, "name": "", "address": "", "address_key": ""}
    blanked = sa.update(participant).where(*conditions).values(**nobody)
    return set(session.scalars(blanked.returning(participant.c.interaction_id)))


def add_erasure(
    session: Session, *, by: str, now: datetime, interactions_: int, files: int
) -> None:
    row = {"at": now, "by": by, "interactions": interactions_, "attachments": files}
    session.execute(sa.insert(erasure), [row])


def drop_full_texts(session: Session, before: datetime, *, limit: int) -> int:
    """Drop the full texts of logged mails; the new parts stay."""
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
    cards.touch(session, CardTopicKind.INTERACTION, numbers)
    return len(numbers)


def count_full_texts_before(session: Session, before: datetime) -> int:
    query = (
        sa.select(sa.func.count())
        .select_from(interaction)
        .where(interaction.c.full_text != "", interaction.c.occurred_at < before)
    )
    return int(session.execute(query).scalar_one())
