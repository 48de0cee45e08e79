"""Did what we sent arrive? A bounce finds the interaction it is about and says so there."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import (
    CardTopicKind,
    DeliveryState,
    Direction,
    MailClass,
    MailOutcome,
    NoticeKind,
)
from journal.store.database import chunks
from journal.store.record import interactions
from journal.store.slack import cards, notices
from journal.store.tables import interaction, mail, mail_party

# A server gives up after some days; a later bounce is about another mail.
_DELIVERY_RETRY_PERIOD = timedelta(days=14)


def interactions_by_message_id(session: Session, message_ids: Collection[str]) -> dict[str, int]:
    """The interactions that were made of the mails with these ids."""
    found: dict[str, int] = {}
    for some in chunks(sorted(set(message_ids) - {""})):
        query = sa.select(mail.c.message_id, mail.c.interaction_id).where(
            mail.c.message_id.in_(some),
            mail.c.direction == Direction.OUTBOUND.value,
            mail.c.interaction_id.is_not(None),
        )
        found.update((message_id, number) for message_id, number in session.execute(query))
    return found


def last_sent_to(session: Session, address_key: str, *, before: datetime) -> int | None:
    """The last mail of ours to this address: for a bounce that does not say which one it is about."""
    query = (
        sa.select(mail.c.interaction_id)
        .join(mail_party, mail_party.c.mail_id == mail.c.id)
        .where(mail_party.c.address_key == address_key, mail_party.c.ours.is_(False))
        .where(mail.c.outcome == MailOutcome.LOGGED.value, mail.c.interaction_id.is_not(None))
        .where(mail.c.direction == Direction.OUTBOUND.value)
        .where(mail.c.occurred_at > before - _DELIVERY_RETRY_PERIOD, mail.c.occurred_at <= before)
        .order_by(mail.c.occurred_at.desc())
        .limit(1)
    )
    return session.scalar(query)


def find_early_bounces(session: Session, message_ids: Collection[str]) -> dict[str, str]:
    """The mails that bounced before we saw that they were sent, with the reason."""
    found: dict[str, str] = {}
    for some in chunks(sorted(set(message_ids) - {""})):
        query = sa.select(mail.c.in_reply_to, mail.c.cut).where(
            mail.c.in_reply_to.in_(some),
            mail.c.mail_class == MailClass.BOUNCE.value,
            # A report of a delay has no reason.
            mail.c.cut != "",
        )
        found.update((message_id, reason) for message_id, reason in session.execute(query))
    return found


def mark_bounced(session: Session, reasons: Mapping[int, str], *, by: str, now: datetime) -> None:
    """Mark these interactions as bounced, with history and notices as for any other change."""
    interactions.lock(session, reasons)
    new_notices = []
    for number, each in interactions.get_many(session, reasons).items():
        if each.delivery is DeliveryState.BOUNCED or each.erased_at is not None:
            continue
        session.execute(
            sa.update(interaction)
            .where(interaction.c.id == number)
            .values(
                delivery=DeliveryState.BOUNCED.value,
                delivery_reason=reasons[number],
                version=interaction.c.version + 1,
            )
        )
        change = ("delivery", each.delivery.value, DeliveryState.BOUNCED.value)
        interactions.add_changes(session, number, [change], by=by, deed_id=None, now=now)
        new_notices.append(
            notices.entry_notice(NoticeKind.BOUNCED, number, each.salesperson, by=by)
        )
    notices.add(session, new_notices, now=now)
    cards.touch(
        session, CardTopicKind.INTERACTION, [each.interaction or 0 for each in new_notices], now=now
    )
