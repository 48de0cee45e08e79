"""Finds the mail that was typed: `17`, `#12` (of that interaction), or a Message-ID."""

import re

from sqlmodel import Session

from cli.text.interaction_rows import clip
from journal.entries.correct import get_entry
from journal.errors import NotFound, RequestRefused
from journal.limits import HIGHEST_NUMBER
from journal.model import LedgerMail
from journal.store.mail import ledger
from journal.store.mail.ledger import MailFilter

_NUMBER = re.compile(r"#?\d{1,10}", re.ASCII)
_MOST_MAILS = 100


def find_mails(session: Session, text: str) -> tuple[LedgerMail, ...]:
    """The mails: one, or all that share a Message-ID, newest first."""
    typed = text.strip()
    if "@" in typed or typed.startswith("<"):
        return mails_with_message_id(session, typed)
    if not _NUMBER.fullmatch(typed):
        raise RequestRefused(
            f"{clip(typed)!r} is no mail; write its number as `rapport mail list` tells it, #12 "
            "for the mail of interaction 12, or a Message-ID."
        )
    return (
        _mail_of_interaction(session, typed)
        if typed.startswith("#")
        else mail_by_number(session, typed),
    )


def mail_by_number(session: Session, typed: str) -> LedgerMail:
    number = int(typed)
    found = ledger.get(session, number) if number <= HIGHEST_NUMBER else None
    if found is None:
        raise NotFound(f"There is no mail {number}. `rapport mail list` shows them.")
    return found


def _mail_of_interaction(session: Session, typed: str) -> LedgerMail:
    number = int(typed[1:])
    each = get_entry(session, min(number, HIGHEST_NUMBER))
    found = ledger.get(session, each.mail_id) if each.mail_id is not None else None
    if found is None:
        raise NotFound(f"Interaction #{number} was not made of a mail.")
    return found


def mails_with_message_id(session: Session, typed: str) -> tuple[LedgerMail, ...]:
    found = ledger.page(session, MailFilter(message_id=typed), limit=_MOST_MAILS).items
    if not found:
        raise NotFound(
            f"No mail with the Message-ID {clip(typed)!r} was ever seen. Was it sent to a mailbox "
            "that is read? `rapport mailbox list` shows them."
        )
    return found
