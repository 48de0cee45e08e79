"""The ledger as a list, newest first: of each mail what one line shows, without texts and facts.

A hundred thousand lines take seconds and fill no memory; whoever needs a mail whole asks `ledger`.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import Copy, Direction, MailClass, MailOutcome, MailReason
from journal.store.mail import copies, ledger
from journal.store.mail.ledger import MailFilter
from journal.store.tables import mail, mail_party

_PAGE_SIZE = 1000


@dataclass(frozen=True, slots=True)
class MailLine:
    """A line of the list; the sender is empty if a mail has none, or nothing of it is kept."""

    id: int
    message_id: str
    outcome: MailOutcome
    reason: MailReason
    why: str
    direction: Direction
    mail_class: MailClass
    occurred_at: datetime
    seen_at: datetime
    subject: str
    rule: str
    config_version: str
    conversation: int
    interaction: int | None
    reopened: bool
    sender: str
    sender_name: str
    copies: tuple[Copy, ...]


_COLUMNS = (
    *(mail.c.id, mail.c.message_id, mail.c.outcome, mail.c.reason, mail.c.why, mail.c.direction),
    *(mail.c.mail_class, mail.c.occurred_at, mail.c.seen_at, mail.c.subject, mail.c.rule),
    *(mail.c.config_version, mail.c.conversation, mail.c.interaction_id, mail.c.reopened),
)


def walk(
    session: Session, wanted: MailFilter, *, limit: int | None = None, before: int | None = None
) -> Iterator[MailLine]:
    """Yields lines by number, the order in which mails were first seen, beginning `before` one."""
    remaining = limit
    while remaining is None or remaining > 0:
        size = _PAGE_SIZE if remaining is None else min(remaining, _PAGE_SIZE)
        found = _load_page(session, wanted, size, before)
        yield from found
        if len(found) < size:
            return
        before = found[-1].id
        remaining = None if remaining is None else remaining - size


def _load_page(
    session: Session, wanted: MailFilter, size: int, before: int | None
) -> Sequence[MailLine]:
    query = sa.select(*_COLUMNS).where(*ledger.mail_conditions(wanted))
    if before is not None:
        query = query.where(mail.c.id < before)
    rows = session.execute(query.order_by(mail.c.id.desc()).limit(size)).all()
    ids = [row.id for row in rows]
    senders, all_copies = _senders(session, ids), copies.get_by_mail(session, ids)
    return [
        _mail_line(row, senders.get(row.id, ("", "")), all_copies.get(row.id, ())) for row in rows
    ]


def _senders(session: Session, ids: Collection[int]) -> Mapping[int, tuple[str, str]]:
    """The first sender that each mail names."""
    query = (
        sa.select(mail_party.c.mail_id, mail_party.c.address, mail_party.c.name)
        .where(mail_party.c.mail_id.in_(ids), mail_party.c.role == "from")
        .order_by(mail_party.c.mail_id, mail_party.c.position.desc())
    )
    return {mail_id: (address, name) for mail_id, address, name in session.execute(query)}


def _mail_line(row: Any, sender: tuple[str, str], mail_copies: Sequence[Copy]) -> MailLine:
    return MailLine(
        id=row.id,
        message_id=row.message_id,
        outcome=MailOutcome(row.outcome),
        reason=MailReason(row.reason),
        why=row.why,
        direction=Direction(row.direction),
        mail_class=MailClass(row.mail_class),
        occurred_at=row.occurred_at,
        seen_at=row.seen_at,
        subject=row.subject,
        rule=row.rule,
        config_version=row.config_version,
        conversation=row.conversation or row.id,
        interaction=row.interaction_id,
        reopened=row.reopened,
        sender=sender[0],
        sender_name=sender[1],
        copies=tuple(mail_copies),
    )
