"""Addresses and domains whose mails nobody wants to see, and what waits of them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import AddressKind, Direction, MailOutcome
from journal.store.database import chunks, insert_into
from journal.store.tables import contact, contact_address, ignored_sender, mail, mail_party

ADDRESS, DOMAIN = "address", "domain"


def add(session: Session, kind: str, value: str, *, by: str, now: datetime) -> bool:
    """Add an ignored sender; True if it was not there before."""
    insert = (
        insert_into(session, ignored_sender)
        .on_conflict_do_nothing()
        .returning(ignored_sender.c.value)
    )
    row = {"kind": kind, "value": value, "by": by, "at": now}
    return session.execute(insert.values(**row)).first() is not None


def remove(session: Session, kind: str, value: str) -> None:
    session.execute(
        sa.delete(ignored_sender).where(
            ignored_sender.c.kind == kind, ignored_sender.c.value == value
        )
    )


def find_ignored(session: Session, values: Collection[str]) -> frozenset[str]:
    found: set[str] = set()
    for some in chunks(sorted(values)):
        found.update(
            session.scalars(
                sa.select(ignored_sender.c.value).where(ignored_sender.c.value.in_(some))
            )
        )
    return frozenset(found)


def get_many(session: Session, values: Collection[str]) -> list[dict[str, Any]]:
    """Gives those of these addresses and domains that are ignored: since when, by whom."""
    query = sa.select(ignored_sender).order_by(ignored_sender.c.kind, ignored_sender.c.value)
    return [
        row._asdict()
        for some in chunks(sorted(values))
        for row in session.execute(query.where(ignored_sender.c.value.in_(some)))
    ]


def find_waiting(session: Session, kind: str, value: str) -> list[int]:
    """Waiting mails that were written from there, or by us to nobody else.

    An ignored domain gives way to a contact: somebody made it, and wants its mail.
    """
    is_meant = mail_party.c.address_key == value
    if kind == DOMAIN:
        is_meant = sa.and_(mail_party.c.domain == value, ~_has_contact())
    query = (
        sa.select(mail.c.id)
        .where(mail.c.outcome == MailOutcome.WAITING.value)
        .where(sa.or_(_written_by(is_meant), _written_to(is_meant)))
    )
    return list(session.scalars(query.order_by(mail.c.id)))


def _written_by(is_meant: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """The mail's sender; if that is one of us, the person whom a form or a forward names."""
    sender = mail_party.alias("sender")
    from_outside = (
        sa.exists()
        .where(sender.c.mail_id == mail_party.c.mail_id, sender.c.role == "from", ~sender.c.ours)
        .correlate(mail_party)
    )
    stands_in = sa.and_(mail_party.c.role.in_(["original", "reply_to"]), ~from_outside)
    author = sa.or_(mail_party.c.role == "from", stands_in)
    return sa.and_(
        mail.c.direction != Direction.OUTBOUND.value,
        mail.c.id.in_(sa.select(mail_party.c.mail_id).where(_is_outside(), is_meant)),
        sa.exists().where(mail_party.c.mail_id == mail.c.id, _is_outside(), author, is_meant),
    )


def _written_to(is_meant: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    recipient = mail_party.c.role.in_(["to", "cc"])
    mine = mail_party.c.mail_id == mail.c.id, _is_outside(), recipient
    return sa.and_(
        mail.c.direction == Direction.OUTBOUND.value,
        mail.c.id.in_(sa.select(mail_party.c.mail_id).where(_is_outside(), recipient, is_meant)),
        ~sa.exists().where(*mine, ~is_meant),
    )


def _is_outside() -> sa.ColumnElement[bool]:
    return ~mail_party.c.ours


def _has_contact() -> sa.ColumnElement[bool]:
    return (
        sa.exists()
        .where(contact_address.c.key == mail_party.c.address_key)
        .where(contact_address.c.kind == AddressKind.EMAIL.value)
        .where(contact.c.id == contact_address.c.contact_id, contact.c.merged_into.is_(None))
    )
