"""Mails that came back: the interaction of each is marked, by what its report returns or names."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel import Session

from journal.fold import address_key, one_line
from journal.model import Actor, BouncedRecipient, MailClass, NewMail
from journal.store.mail import bounces


def mark_bounced(
    session: Session,
    entered: Sequence[NewMail],
    actor: Actor,
    now: datetime,
    *,
    sent_ids: Collection[str],
) -> None:
    """Mark what the reports among these mails return; also what was sent after its report came."""
    reports = [new for new in entered if new.decision.mail_class is MailClass.BOUNCE]
    reasons = _reasons(session, reports)
    early = bounces.find_early_bounces(session, set(sent_ids))
    numbers = bounces.interactions_by_message_id(session, early)
    reasons.update((numbers[id_], reason) for id_, reason in early.items() if id_ in numbers)
    if reasons:
        bounces.mark_bounced(session, reasons, by=actor.key, now=now)


def _reasons(session: Session, reports: Sequence[NewMail]) -> dict[int, str]:
    """Find the mail by what the report returns; else the last one to the address it names."""
    numbers = bounces.interactions_by_message_id(session, {new.returned_id for new in reports})
    reasons: dict[int, str] = {}
    for new in reports:
        failed = [bounced for bounced in new.bounced if not bounced.delayed]
        if not failed:
            continue
        number = numbers.get(new.returned_id)
        if number is not None:
            reasons[number] = bounce_reason(failed[0])
        elif not new.returned_id:
            reasons.update(_reasons_by_address(session, failed, new.decision.occurred_at))
    return reasons


def _reasons_by_address(
    session: Session, failed: Sequence[BouncedRecipient], occurred_at: datetime
) -> dict[int, str]:
    found = {
        bounces.last_sent_to(session, address_key(each.address), before=occurred_at): each
        for each in failed
    }
    return {number: bounce_reason(each) for number, each in found.items() if number is not None}


def bounce_reason(each: BouncedRecipient) -> str:
    return one_line(f"{each.status} {each.reason}", longest=300) or "It came back."
