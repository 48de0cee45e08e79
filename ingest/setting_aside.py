"""Quarantine: a mail that we failed at too often is set aside with its cause, and the others go on.

It keeps what could be fetched of it, unread: reading it may be what killed us. Nothing is lost:
it is shown, can be tried again, logged by hand, exported, ignored; and a new version of the
program tries it once more by itself.
"""

import logging
from datetime import datetime

from ingest import limits
from ingest.office import Place, actor_of
from ingest.shift import Shift
from journal import mail as ledger
from journal.errors import MailboxUnavailable, MailMissing
from journal.model import (
    Decision,
    Direction,
    Facts,
    MailClass,
    NewMail,
    Outcome,
    Reason,
)
from journal.store import copies
from journal.store.copies import Due
from journal.store.database import transaction

_log = logging.getLogger(__name__)


def quarantine(shift: Shift, copy: Due) -> None:
    """Commit that it is set aside, with as much of it as the server still gives."""
    try:
        raw = _fetched(shift, copy)
    except MailMissing:
        raw = None
    except MailboxUnavailable:
        _set_aside(shift, copy, None)
        raise
    _set_aside(shift, copy, raw)


def bare(place: Place, outcome: Outcome, reason: Reason, why: str, when: datetime) -> Decision:
    """A decision about a mail of which nothing was looked at."""
    return Decision(
        outcome=outcome,
        reason=reason,
        why=why,
        direction=Direction.NONE,
        mail_class=MailClass.NORMAL,
        occurred_at=when,
        subject="",
        facts=Facts(mailbox=place.box.name, folder=place.folder.name),
    )


def _fetched(shift: Shift, copy: Due) -> bytes | None:
    if shift.place.box.keep != "full":
        return None
    return shift.line.body(copy.uid, limits.RAW_BYTES, limit=limits.RAW_BYTES)


def _set_aside(shift: Shift, copy: Due, raw: bytes | None) -> None:
    office, place = shift.office, shift.place
    now = office.clock()
    with transaction(office.engine) as session:
        shift.lease.guard(session)
        error = copies.error_of(session, copy.id)
        cause = error or "the program stopped while it read this mail"
        why = f"It was tried {copy.attempts} times without success: {cause}."
        new = NewMail(
            # Which mail it is can't be told before it is read.
            delivery_key=f"copy:{place.folder.id}:{place.folder.epoch}:{copy.uid}",
            message_id="",
            in_reply_to="",
            references=(),
            parties=(),
            decision=bare(place, Outcome.QUARANTINED, Reason.CRASHED, why, now),
            size=len(raw or b""),
            raw=raw,
            instead_of=copy.mail_id,
        )
        (entered,) = ledger.enter(
            session, office.house, actor_of(place.box), [new], versions=office.versions, now=now
        )
        copies.set_aside(session, copy.id, entered.mail, cause, now=now)
    shift.tally.set_aside += 1
    _log.error("folder %d: mail %d is set aside", place.folder.id, entered.mail)
