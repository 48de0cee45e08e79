"""Finds whom the mails that wait are with: so many of each, to be decided at once."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from journal.fold import address_key
from journal.mail.mail_participants import main_party
from journal.model import LedgerMail, MailOutcome
from journal.store.mail import ledger
from journal.store.mail.ledger import MailFilter
from journal.store.triage import queue


@dataclass(frozen=True, slots=True)
class WaitingSender:
    """Somebody outside, and how much of theirs waits."""

    address: str
    name: str
    mails: int
    oldest: datetime
    newest: datetime


def find_waiting_senders(session: Session, *, now: datetime) -> list[WaitingSender]:
    """Finds those with the most mails first."""
    found: dict[str, list[LedgerMail]] = defaultdict(list)
    for each in ledger.walk(session, MailFilter(outcomes=(MailOutcome.WAITING,), due=now)):
        if main := main_party(each):
            found[address_key(main.address)].append(each)
    senders = [_summarise(key, mails) for key, mails in found.items()]
    return sorted(senders, key=lambda each: (-each.mails, each.oldest))


def _summarise(address: str, mails: list[LedgerMail]) -> WaitingSender:
    moments = [each.occurred_at for each in mails]
    names = (main.name for each in mails if (main := main_party(each)) and main.name)
    return WaitingSender(address, next(names, ""), len(mails), min(moments), max(moments))


def find_mails_of(session: Session, address: str) -> list[int]:
    """The mails that wait and are with this address, the oldest first."""
    key = address_key(address)
    mails = ledger.get_many(session, queue.find_by_address(session, {key})).values()
    of_them = (
        each for each in mails if (main := main_party(each)) and address_key(main.address) == key
    )
    return sorted(each.id for each in of_them)
