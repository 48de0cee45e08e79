"""Finds mails and participations of an address that belong to no contact yet."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.fold import address_key, domain_of, loose_key
from journal.model import CardTopicKind, InteractionState, MailOutcome, MailReason, ParticipantPart
from journal.store.contacts import by_key
from journal.store.database import chunks
from journal.store.slack import cards
from journal.store.tables import (
    contact,
    draft,
    interaction,
    mail,
    mail_party,
    participant,
    run_member,
    segment_member,
)

_UNMATCHED_REASONS = (MailReason.NO_CONTACT.value, MailReason.AMBIGUOUS_CONTACT.value)
# A provider that folds spellings of an account has them under all of its domains.
_GMAIL_DOMAINS = ("gmail.com", "googlemail.com")
_PAGE = 500


@dataclass(frozen=True, slots=True)
class UnmatchedMail:
    """A mail that waits: `main` is the address of whoever it is with."""

    id: int
    occurred_at: datetime
    main_address: str


@dataclass(frozen=True, slots=True)
class UnknownParticipant:
    """An address that took part in an interaction and nobody knew."""

    participant: int
    number: int
    occurred_at: datetime


def owners_of(session: Session, keys: Collection[str]) -> dict[str, tuple[int, ...]]:
    """The contacts with each address: as it is written, else the same account spelled otherwise."""
    exact = by_key.find_by_address(session, keys)
    others = {key: loose_key(key) for key in set(keys) - exact.keys() - {""}}
    loose = by_key.find_by_loose_address(session, set(others.values()))
    return {**{key: loose[each] for key, each in others.items() if each in loose}, **exact}


def spellings(session: Session, keys: Collection[str]) -> frozenset[str]:
    """These addresses, and other spellings of the same accounts that mails came from or went to."""
    loose = {key: loose_key(key) for key in keys if "@" in key}
    folding = {_domains(key) for key in loose if _is_folded(key)}
    domains = {domain for each in folding for domain in each}
    found = set(keys)
    if domains:
        query = sa.select(mail_party.c.address_key).where(mail_party.c.domain.in_(sorted(domains)))
        wanted = set(loose.values())
        found |= {key for key in session.scalars(query.distinct()) if loose_key(key) in wanted}
    return frozenset(found)


def _is_folded(key: str) -> bool:
    """Says whether its provider delivers other spellings there as well, told by a tagged one."""
    local, _, domain = key.rpartition("@")
    return loose_key(f"{local}+x@{domain}") == loose_key(key)


def _domains(key: str) -> tuple[str, ...]:
    domain = domain_of(key)
    return _GMAIL_DOMAINS if domain in _GMAIL_DOMAINS else (domain,)


def find_mails(
    session: Session, keys: Collection[str] | None = None, *, after: int = 0
) -> Iterator[UnmatchedMail]:
    """Finds mails that wait because no contact, or several, had an address; of these keys, or all."""
    query = (
        sa.select(mail.c.id, mail.c.occurred_at, mail.c.decided)
        .where(mail.c.outcome == MailOutcome.WAITING.value, mail.c.reason.in_(_UNMATCHED_REASONS))
        .where(mail.c.reopened.is_(False))
        .order_by(mail.c.id)
        .limit(_PAGE)
    )
    if keys is not None:
        outside = mail_party.c.address_key.in_(sorted(keys)), ~mail_party.c.ours
        query = query.where(mail.c.id.in_(sa.select(mail_party.c.mail_id).where(*outside)))
    while True:
        rows = session.execute(query.where(mail.c.id > after)).all()
        yield from (
            UnmatchedMail(row.id, row.occurred_at, _main_address(row.decided)) for row in rows
        )
        if len(rows) < _PAGE:
            return
        after = rows[-1].id


def _main_address(decided: dict[str, Any] | None) -> str:
    found = (decided or {}).get("participants", ())
    led = (address for _, part, address, _ in found if part == ParticipantPart.MAIN.value)
    return address_key(next(led, ""))


def find_unknown_participants(
    session: Session, keys: Collection[str], contact_id: int, *, after: int = 0
) -> Iterator[UnknownParticipant]:
    """Active interactions in which an address took part that nobody knew; not the contact's own."""
    other = participant.alias("other")
    takes_part = sa.exists().where(
        other.c.interaction_id == participant.c.interaction_id, other.c.contact_id == contact_id
    )
    first = sa.func.min(participant.c.id)
    query = (
        sa.select(first, participant.c.interaction_id, participant.c.occurred_at)
        .join(interaction, interaction.c.id == participant.c.interaction_id)
        .where(participant.c.contact_id.is_(None), participant.c.address_key.in_(sorted(keys)))
        .where(
            interaction.c.state == InteractionState.ACTIVE.value, interaction.c.erased_at.is_(None)
        )
        .where(~takes_part)
        .group_by(participant.c.interaction_id, participant.c.occurred_at)
        .order_by(participant.c.interaction_id)
        .limit(_PAGE)
    )
    while True:
        rows = session.execute(query.where(participant.c.interaction_id > after)).all()
        yield from (UnknownParticipant(*row) for row in rows)
        if len(rows) < _PAGE:
            return
        after = rows[-1][1]


def filter_still_unknown(session: Session, ids: Collection[int]) -> dict[int, int]:
    """The participations that are still nobody's, and active, with their interactions."""
    found: dict[int, int] = {}
    for some in chunks(sorted(ids)):
        query = (
            sa.select(participant.c.id, participant.c.interaction_id)
            .join(interaction, interaction.c.id == participant.c.interaction_id)
            .where(participant.c.id.in_(some), participant.c.contact_id.is_(None))
            .where(interaction.c.state == InteractionState.ACTIVE.value)
        )
        found.update((row.id, row.interaction_id) for row in session.execute(query))
    return found


def contacts_in_conversation(session: Session, conversation: int) -> list[int]:
    """Gives contacts with whom other mails of a conversation were logged; the most frequent first."""
    query = (
        sa.select(participant.c.contact_id)
        .join(mail, mail.c.interaction_id == participant.c.interaction_id)
        .where(mail.c.conversation == conversation, mail.c.outcome == MailOutcome.LOGGED.value)
        .where(participant.c.contact_id.is_not(None))
        .group_by(participant.c.contact_id)
        .order_by(sa.func.count().desc(), participant.c.contact_id)
        .limit(_PAGE)
    )
    return list(session.scalars(query))


# ── linked, and unlinked ────────────────────────────────────────────────────────────────────────


def link(session: Session, ids: Collection[int], person: Any) -> None:
    """Give these participations to this contact (a row of `participants.lock_contacts`)."""
    is_company = person.kind == "company"
    values = {
        "contact_id": person.id,
        "company_id": person.id if is_company else person.company_id,
        "name": person.name,
        "company_name": person.name if is_company else person.employer or "",
    }
    for some in chunks(sorted(ids)):
        update = sa.update(participant).where(participant.c.id.in_(some))
        session.execute(update.values(**values))


def unlink(session: Session, ids: Collection[int]) -> None:
    """Make these participations unknown addresses again, with the names from their mails."""
    nobody: dict[str, Any] = {"contact_id": None, "company_id": None, "company_name": ""}
    update = sa.update(participant).where(participant.c.id == sa.bindparam("own_id"))
    for some in chunks(sorted(ids)):
        values = [
            {"own_id": id_, "name": name, **nobody} for id_, name in _names(session, some).items()
        ]
        session.connection().execute(update, values)


def _names(session: Session, ids: Collection[int]) -> dict[int, str]:
    party = sa.and_(
        mail_party.c.mail_id == interaction.c.mail_id,
        mail_party.c.address_key == participant.c.address_key,
    )
    query = (
        sa.select(participant.c.id, sa.func.max(mail_party.c.name))
        .join(interaction, interaction.c.id == participant.c.interaction_id)
        .outerjoin(mail_party, party)
        .where(participant.c.id.in_(ids))
        .group_by(participant.c.id)
    )
    return {id_: name or "" for id_, name in session.execute(query)}


def linked_interactions(session: Session, ids: Collection[int], contact_id: int) -> dict[int, int]:
    """The interaction of each of these participations that is this contact's."""
    found: dict[int, int] = {}
    for some in chunks(sorted(ids)):
        query = sa.select(participant.c.id, participant.c.interaction_id).where(
            participant.c.id.in_(some), participant.c.contact_id == contact_id
        )
        found.update((row.id, row.interaction_id) for row in session.execute(query))
    return found


def find_participations(session: Session, numbers: Collection[int], contact_id: int) -> list[int]:
    found: list[int] = []
    for some in chunks(sorted(numbers)):
        mine = participant.c.interaction_id.in_(some), participant.c.contact_id == contact_id
        found += session.scalars(sa.select(participant.c.id).where(*mine))
    return found


def is_needed(session: Session, contact_id: int, *, except_numbers: Collection[int]) -> bool:
    """Says whether anything refers to a contact but these interactions."""
    involved = sa.or_(
        participant.c.contact_id == contact_id, participant.c.company_id == contact_id
    )
    elsewhere = involved, participant.c.interaction_id.not_in(except_numbers)
    uses = [
        sa.select(participant.c.id).where(*elsewhere),
        sa.select(contact.c.id).where(
            sa.or_(contact.c.company_id == contact_id, contact.c.merged_into == contact_id)
        ),
        *(
            sa.select(table.c.contact_id).where(table.c.contact_id == contact_id)
            for table in (segment_member, run_member, draft)
        ),
    ]
    return any(session.execute(use.limit(1)).first() is not None for use in uses)


def bump_versions(session: Session, numbers: Collection[int]) -> None:
    """Raise the versions, so that nobody changes an entry from an older view of it."""
    for some in chunks(sorted(numbers)):
        update = sa.update(interaction).where(interaction.c.id.in_(some))
        session.execute(update.values(version=interaction.c.version + 1))
    cards.touch(session, CardTopicKind.INTERACTION, numbers)
