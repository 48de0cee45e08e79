"""Builders of mails in the ledger and their copies: each says only what matters to a test."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from journal.context import RecordConfig
from journal.mail import mail
from journal.model import (
    AckState,
    Actor,
    Contact,
    CopyState,
    Decision,
    Direction,
    EnteredMail,
    MailClass,
    MailFacts,
    MailOutcome,
    MailParty,
    MailReason,
    NewMail,
    NewParticipant,
    ParticipantPart,
    Source,
)
from journal.store.mail import copies, mailboxes
from journal.store.mail.copies import SettledCopy
from journal.store.mail.mail_columns import Versions
from tests.clock import NOW

POLLER = Actor(Source.MAIL, "sales")
VERSIONS = Versions("config-1", "0.1.0")
_DECISION_FIELDS = {
    "reason",
    "why",
    "candidates",
    "document",
    "meeting",
    "salesperson",
    "rule",
    "signals",
} | {"warnings"}


def a_decision(
    outcome: MailOutcome = MailOutcome.WAITING,
    *contacts: Contact,
    direction: Direction = Direction.INBOUND,
    mail_class: MailClass = MailClass.NORMAL,
    subject: str = "Offer",
    at: datetime = NOW,
    template: str = "EMAIL-IN",
    facts: MailFacts | None = None,
    **more: Any,
) -> Decision:
    more.setdefault("reason", _USUAL_REASONS[outcome])
    more.setdefault("why", f"It is {outcome} for a test.")
    parts = [ParticipantPart.MAIN, *[ParticipantPart.TO] * len(contacts)]
    return Decision(
        outcome=outcome,
        direction=direction,
        mail_class=mail_class,
        occurred_at=at,
        subject=subject,
        facts=facts or _facts(direction, mail_class, subject),
        participants=tuple(
            NewParticipant(who.id, part, _address(who))
            for who, part in zip(contacts, parts, strict=False)
        ),
        template=template,
        **more,
    )


_USUAL_REASONS = {
    MailOutcome.LOGGED: MailReason.LOGGED,
    MailOutcome.SKIPPED: MailReason.BULK,
    MailOutcome.WAITING: MailReason.NO_CONTACT,
    MailOutcome.QUARANTINED: MailReason.CRASHED,
}


def _facts(direction: Direction, mail_class: MailClass, subject: str) -> MailFacts:
    return MailFacts(
        mailbox="sales",
        folder="INBOX",
        direction=direction.value,
        mail_class=mail_class.value,
        addresses=("ada@acme.example",),
        subject=subject,
    )


def _address(who: Contact) -> str:
    return next(iter(who.emails()), "")


def a_mail(
    key: str,
    outcome: MailOutcome = MailOutcome.WAITING,
    *contacts: Contact,
    sender: str = "ada@acme.example",
    **more: Any,
) -> NewMail:
    """A mail with this key to sales@ours.example; values of its decision may be given as well."""
    decided = a_decision(
        outcome,
        *contacts,
        **{name: more.pop(name) for name in [*more] if name in _DECISION_ARGUMENTS},
    )
    more.setdefault("message_id", f"{key}@acme.example")
    more.setdefault("text", "We need two hundred chairs.")
    more.setdefault("full_text", more["text"])
    parties = MailParty("from", sender), MailParty("to", "sales@ours.example", ours=True)
    more.setdefault("parties", parties)
    return NewMail(
        delivery_key=key,
        in_reply_to=more.pop("in_reply_to", ""),
        references=more.pop("references", ()),
        decision=decided,
        **more,
    )


_DECISION_ARGUMENTS = _DECISION_FIELDS | {
    "direction",
    "mail_class",
    "subject",
    "at",
    "template",
    "facts",
}


def enter_mails(
    session: Session,
    config: RecordConfig,
    *mails: NewMail,
    now: datetime = NOW,
    versions: Versions = VERSIONS,
) -> list[EnteredMail]:
    return mail.enter_mails(session, config, POLLER, mails, versions=versions, now=now)


def a_copy(
    session: Session,
    uid: int,
    mail_id: int | None = None,
    *,
    mailbox: str = "sales",
    folder: str = "INBOX",
    state: CopyState | None = None,
    error: str = "",
    at: datetime = NOW,
    header_digest: str = "",
) -> int:
    """A copy that was listed `at`; with a mail it is done, unless another state is given."""
    box = mailboxes.ensure(session, mailbox)
    where = mailboxes.ensure_folder(session, box.id, folder)
    copies.list_new(session, where, [uid], now=at, highest=uid)
    listed = copies.find_due(session, where, now=at, limit=100_000)
    copy_id = next(each.id for each in listed if each.uid == uid)
    if mail_id is not None:
        settled = SettledCopy(copy_id, mail_id, size=1000, header_digest=header_digest)
        copies.settle(session, [settled], ack=AckState.NONE, now=at)
    if state is not None:
        copies.end_without_mail(session, [copy_id], state, now=at, error=error)
    return copy_id


def deliver_mails(
    session: Session, config: RecordConfig, *mails: NewMail, first_uid: int = 1, **place: Any
) -> Sequence[EnteredMail]:
    """Enter each mail with a copy, with UIDs from `first_uid` on."""
    found = enter_mails(session, config, *mails, now=place.get("at", NOW))
    for uid, each in enumerate(found, first_uid):
        a_copy(session, uid, each.mail, **place)
    return found
