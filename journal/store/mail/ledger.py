"""The ledger to be read: one mail with everything about it, or a page of them, newest first."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.errors import RequestRefused
from journal.fold import address_key
from journal.model import (
    Copy,
    Direction,
    Document,
    LedgerMail,
    MailClass,
    MailFacts,
    MailOutcome,
    MailParty,
    MailReason,
    MailWarning,
    Meeting,
    NewParticipant,
    Page,
    ParticipantPart,
)
from journal.store.database import chunks
from journal.store.mail import (
    copies,
    trimming,
)
from journal.store.mail.why_sentences import signals_from_stored, why_from_stored
from journal.store.tables import folder, mail, mail_copy, mail_party, mailbox


@dataclass(frozen=True, slots=True)
class MailFilter:
    """Says which mails are meant; empty fields match all. `due` leaves out those that are put off until later."""

    ids: tuple[int, ...] = ()
    outcomes: tuple[MailOutcome, ...] = ()
    reasons: tuple[MailReason, ...] = ()
    mailbox: str = ""
    folder: str = ""
    address: str = ""
    sender: str = ""
    domain: str = ""
    message_id: str = ""
    conversation: int | None = None
    seen_from: datetime | None = None
    seen_to: datetime | None = None
    due: datetime | None = None
    reopened: bool | None = None


def get(session: Session, mail_id: int) -> LedgerMail | None:
    return get_many(session, [mail_id]).get(mail_id)


def get_many(session: Session, ids: Collection[int]) -> dict[int, LedgerMail]:
    """The mails in the order of the ids."""
    found: dict[int, LedgerMail] = {}
    for some in chunks(list(ids)):
        rows = {row.id: row for row in session.execute(sa.select(mail).where(mail.c.id.in_(some)))}
        parties, all_copies = _parties(session, rows), copies.get_by_mail(session, rows)
        for id_ in some:
            if id_ in rows:
                found[id_] = _mail(rows[id_], parties.get(id_, ()), all_copies.get(id_, ()))
    return found


def page(
    session: Session,
    wanted: MailFilter,
    *,
    limit: int = 50,
    cursor: str | None = None,
    oldest_first: bool = False,
) -> Page[LedgerMail]:
    """A page by number, the order in which mails were first seen; the next begins after its cursor."""
    order = mail.c.id if oldest_first else mail.c.id.desc()
    query = sa.select(mail.c.id).where(*mail_conditions(wanted)).order_by(order).limit(limit + 1)
    if cursor is not None:
        place = _parse_cursor(cursor)
        query = query.where(mail.c.id > place if oldest_first else mail.c.id < place)
    ids = list(session.scalars(query))
    found = tuple(get_many(session, ids[:limit]).values())
    return Page(found, str(ids[limit - 1]) if len(ids) > limit else None)


def walk(session: Session, wanted: MailFilter, *, size: int = 500) -> Iterator[LedgerMail]:
    after: str | None = None
    while True:
        found = page(session, wanted, limit=size, cursor=after)
        yield from found.items
        after = found.next_cursor
        if after is None:
            return


def count(session: Session, wanted: MailFilter) -> int:
    query = sa.select(sa.func.count()).select_from(mail).where(*mail_conditions(wanted))
    return int(session.execute(query).scalar_one())


def outcomes_by_key(session: Session, keys: Collection[str]) -> dict[str, Any]:
    """The rows of these delivery keys: number, outcome, reason, interaction."""
    columns = (mail.c.id, mail.c.outcome, mail.c.reason, mail.c.interaction_id)
    found: dict[str, Any] = {}
    for some in chunks(sorted(keys)):
        query = sa.select(mail.c.delivery_key, *columns).where(mail.c.delivery_key.in_(some))
        found.update((row.delivery_key, row) for row in session.execute(query))
    return found


def mail_conditions(wanted: MailFilter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if wanted.ids:
        conditions.append(mail.c.id.in_(wanted.ids))
    if wanted.outcomes:
        conditions.append(mail.c.outcome.in_([each.value for each in wanted.outcomes]))
    if wanted.reasons:
        conditions.append(mail.c.reason.in_([each.value for each in wanted.reasons]))
    if wanted.message_id:
        conditions.append(mail.c.message_id == wanted.message_id.strip("<> "))
    if wanted.conversation is not None:
        conditions.append(mail.c.conversation == wanted.conversation)
    if wanted.reopened is not None:
        conditions.append(mail.c.reopened if wanted.reopened else sa.not_(mail.c.reopened))
    return [
        *conditions,
        *_time_conditions(wanted),
        *_folder_conditions(wanted),
        *_address_conditions(wanted),
    ]


def _time_conditions(wanted: MailFilter) -> Iterator[sa.ColumnElement[bool]]:
    if wanted.seen_from:
        yield mail.c.seen_at >= wanted.seen_from
    if wanted.seen_to:
        yield mail.c.seen_at < wanted.seen_to
    if wanted.due:
        yield sa.or_(mail.c.remind_at.is_(None), mail.c.remind_at <= wanted.due)


def _folder_conditions(wanted: MailFilter) -> Iterator[sa.ColumnElement[bool]]:
    if not wanted.mailbox and not wanted.folder:
        return
    query = (
        sa.select(mail_copy.c.mail_id)
        .join(folder, folder.c.id == mail_copy.c.folder_id)
        .join(mailbox, mailbox.c.id == folder.c.mailbox_id)
        .where(mail_copy.c.mail_id == mail.c.id)
    )
    if wanted.mailbox:
        query = query.where(mailbox.c.name == wanted.mailbox)
    if wanted.folder:
        query = query.where(folder.c.name == wanted.folder)
    yield query.exists()


def _address_conditions(wanted: MailFilter) -> Iterator[sa.ColumnElement[bool]]:
    if wanted.sender:
        yield mail.c.sender_key == address_key(wanted.sender)
    involved = sa.select(mail_party.c.mail_id)
    if wanted.address:
        key = address_key(wanted.address)
        yield mail.c.id.in_(involved.where(mail_party.c.address_key == key))
    if wanted.domain:
        domain = wanted.domain.casefold()
        yield mail.c.id.in_(involved.where(mail_party.c.domain == domain))


def _parse_cursor(cursor: str) -> int:
    if not cursor.isascii() or not cursor.isdigit():
        raise RequestRefused(
            "'{cursor}' is no place in a list: take it from the page before.",
            cursor=cursor[:40],
        )
    return int(cursor)


def _parties(session: Session, ids: Collection[int]) -> dict[int, list[MailParty]]:
    found: dict[int, list[MailParty]] = {}
    order = (mail_party.c.mail_id, mail_party.c.position)
    query = sa.select(mail_party).where(mail_party.c.mail_id.in_(ids)).order_by(*order)
    for row in session.execute(query):
        party = MailParty(row.role, row.address, row.name, ours=row.ours)
        found.setdefault(row.mail_id, []).append(party)
    return found


def _mail(row: Any, parties: Sequence[MailParty], mail_copies: Sequence[Copy]) -> LedgerMail:
    decided = row.decided or {}
    document = Document(row.document_type, row.document_number, row.document_version)
    is_bounce = row.mail_class == MailClass.BOUNCE.value
    trimmed = None if is_bounce else trimming.from_stored(row.cut)
    return LedgerMail(
        id=row.id,
        message_id=row.message_id,
        outcome=MailOutcome(row.outcome),
        reason=MailReason(row.reason),
        why=why_from_stored(row.why, decided),
        direction=Direction(row.direction),
        mail_class=MailClass(row.mail_class),
        occurred_at=row.occurred_at,
        seen_at=row.seen_at,
        decided_at=row.decided_at,
        subject=row.subject,
        salesperson=row.salesperson,
        template=row.template,
        document=document if document.number else None,
        rule=row.rule,
        config_version=row.config_version,
        conversation=row.conversation or row.id,
        interaction=row.interaction_id,
        text=row.text,
        full_text=row.full_text,
        trimmed=trimmed,
        bounce_reason="" if trimmed else row.cut,
        confidence=row.confidence,
        size=row.size,
        candidates=tuple(decided.get("candidates", ())),
        participants=tuple(_participant(*each) for each in decided.get("participants", ())),
        facts=_facts(decided.get("facts") or {}),
        signals=signals_from_stored(decided),
        warnings=tuple(MailWarning(each) for each in decided.get("warnings", ())),
        meeting=Meeting(**decided["meeting"]) if decided.get("meeting") else None,
        remind_at=row.remind_at,
        version=row.version,
        parties=tuple(parties),
        copies=tuple(mail_copies),
        decided_by=row.decided_by,
        program_version=row.program_version,
        reopened=row.reopened,
    )


def _participant(contact_id: int | None, part: str, address: str, name: str) -> NewParticipant:
    return NewParticipant(contact_id, ParticipantPart(part), address, name)


def _facts(stored: dict[str, Any]) -> MailFacts:
    lists = ("addresses", "plus_tags", "attachments")
    tuples: dict[str, Any] = {key: tuple(stored.get(key, ())) for key in lists}
    headers = tuple((name, value) for name, value in stored.get("headers", ()))
    return MailFacts(**{**stored, **tuples, "headers": headers})
