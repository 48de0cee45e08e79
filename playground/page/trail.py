"""The way of each mail, as the ledger tells it: arrived, read, decided, and what became of it.

arrived   the server had it        parsed   it was read
decided   by which reason          logged | waits | skipped   what became of it
"""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Engine

from journal.model import Copy, LedgerMail, MailOutcome
from journal.store.database import read_transaction
from journal.store.mail import copies, ledger
from journal.store.mail.ledger import MailFilter
from playground.workspace.values import Json

_MAIL_LIMIT = 40


def read_trail(engine: Engine) -> list[Json]:
    """The ways of all mails, newest first; those not read yet stand on top."""
    with read_transaction(engine) as session:
        waiting = copies.find_pending(session, limit=_MAIL_LIMIT)
        known = ledger.page(session, MailFilter(), limit=_MAIL_LIMIT).items
    unread = [_unread_mail_json(one) for one in waiting if one.mail_id is None]
    return [*unread, *(_mail_json(one) for one in known)]


def _unread_mail_json(copy: Copy) -> Json:
    arrived = _arrival_step(copy)
    return {
        "id": f"copy-{copy.id}",
        "mail": _mail_id(copy),
        "subject": "",
        "from": "",
        "at": arrived["at"],
        "steps": [arrived],
    }


def _mail_json(mail: LedgerMail) -> Json:
    sender = next((one for one in mail.parties if one.role == "from"), None)
    steps = list(_steps(mail))
    return {
        "id": str(mail.id),
        "mail": _mail_id(mail.copies[0]) if mail.copies else "",
        "subject": mail.subject,
        "from": (sender.name or sender.address) if sender else "",
        "at": steps[0]["at"],
        "steps": steps,
    }


def _steps(mail: LedgerMail) -> Iterator[Json]:
    if mail.copies:
        yield _arrival_step(mail.copies[0])
    yield _step("parsed", mail.seen_at, _parse_summary(mail))
    rule = f", by the rule '{mail.rule}'" if mail.rule else ""
    reason = mail.reason.value.replace("_", " ")
    yield _step("decided", mail.decided_at, f"{reason.capitalize()}{rule}", why=mail.why)
    yield _outcome_step(mail)


def _parse_summary(mail: LedgerMail) -> str:
    people = len({one.address for one in mail.parties})
    kind = mail.mail_class.value.replace("_", " ")
    what = "Read" if kind == "normal" else f"Read: {kind}"
    return f"{what}, {people} {'address' if people == 1 else 'addresses'}" if people else what


def _outcome_step(mail: LedgerMail) -> Json:
    if mail.outcome is MailOutcome.LOGGED and mail.interaction is not None:
        logged = _step("logged", mail.decided_at, f"Logged as #{mail.interaction}")
        return {**logged, "number": mail.interaction}
    if mail.outcome is MailOutcome.WAITING:
        return _step("waits", mail.decided_at, "Waits in triage: a person decides")
    if mail.outcome is MailOutcome.QUARANTINED:
        return _step("waits", mail.decided_at, "Set aside: it could not be read")
    return _step("skipped", mail.decided_at, "Not recorded")


def _arrival_step(copy: Copy) -> Json:
    return _step("arrived", copy.internal_date or copy.listed_at, f"Arrived in {copy.folder}")


def _mail_id(copy: Copy) -> str:
    return f"{copy.folder}-{copy.uid}"


def _step(kind: str, at: datetime, text: str, *, why: str = "") -> Json:
    step = {"what": kind, "at": at.isoformat(), "text": text}
    return {**step, "why": why} if why else step
