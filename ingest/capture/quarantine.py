"""Quarantine: a mail that failed too often is set aside with its cause, and the others go on.
A mail that costs too much to read is set aside at once.

Its raw bytes are kept as far as they could be fetched, unread: reading them may have killed us.
Nothing is lost: the mail is shown, can be tried again, logged by hand, exported, ignored; and a new
version of the program tries it once more by itself.
"""

import logging
from dataclasses import dataclass
from datetime import datetime

from ingest.capture.context import MailboxFolder, mail_actor
from ingest.capture.folder_run import FolderRun
from ingest.parse import limits
from journal import mail_packing
from journal.errors import N_, FilledSentence, MailboxUnavailable, MailMissing
from journal.mail import mail
from journal.model import (
    Decision,
    Direction,
    MailClass,
    MailFacts,
    MailOutcome,
    MailReason,
    NewMail,
)
from journal.store.database import read_transaction
from journal.store.mail import copies
from journal.store.mail.copies import DueCopy

_log = logging.getLogger(__name__)
# It may have ended the program, or was there when somebody else did.
STOPPED = N_("the program stopped while it read this mail")


def quarantine_mail(run: FolderRun, copy: DueCopy) -> None:
    """Set the copy's mail aside, with as much of it as the server still gives, and commit."""
    try:
        raw = _fetch_raw(run, copy)
    except MailMissing:
        raw = None
    except MailboxUnavailable:
        _commit_quarantine(run, copy, None, _failed_too_often(run, copy))
        raise
    _commit_quarantine(run, copy, raw, _failed_too_often(run, copy))


def quarantine_costly(run: FolderRun, copy: DueCopy, raw: bytes, cause: str) -> None:
    """Set the mail aside unread, and commit: another try would cost as much again."""
    stored = raw if run.place.box.keep == "full" else None
    _commit_quarantine(
        run,
        copy,
        stored,
        _Failure(cause, FilledSentence(N_("It was not read: {cause}."), cause=cause)),
    )


def blank_decision(
    place: MailboxFolder, outcome: MailOutcome, reason: MailReason, why: str, when: datetime
) -> Decision:
    """A decision about a mail that was not read."""
    return Decision(
        outcome=outcome,
        reason=reason,
        why=why,
        direction=Direction.NONE,
        mail_class=MailClass.NORMAL,
        occurred_at=when,
        subject="",
        facts=MailFacts(mailbox=place.box.name, folder=place.folder.name),
    )


@dataclass(frozen=True, slots=True)
class _Failure:
    cause: str
    why: str


def _failed_too_often(run: FolderRun, copy: DueCopy) -> _Failure:
    with read_transaction(run.context.engine) as session:
        error = copies.error_of(session, copy.id)
    cause = error or STOPPED
    why = FilledSentence(
        N_("It was tried {count} times without success: {cause}."),
        count=copy.attempts,
        cause=cause,
    )
    return _Failure(cause, why)


def _fetch_raw(run: FolderRun, copy: DueCopy) -> bytes | None:
    if run.place.box.keep != "full":
        return None
    return run.mailbox.fetch_body(copy.uid, limits.RAW_BYTES, limit=limits.RAW_BYTES)


def _commit_quarantine(run: FolderRun, copy: DueCopy, raw: bytes | None, failure: _Failure) -> None:
    context, place = run.context, run.place
    now = context.clock()
    packed = None if raw is None else mail_packing.pack(raw)
    with run.lease.transaction() as session:
        new = NewMail(
            # The mail's identity is unknown before it is read.
            delivery_key=f"copy:{place.folder.id}:{place.folder.epoch}:{copy.uid}",
            message_id="",
            in_reply_to="",
            references=(),
            parties=(),
            decision=blank_decision(
                place, MailOutcome.QUARANTINED, MailReason.CRASHED, failure.why, now
            ),
            size=len(raw or b""),
            raw=packed,
            instead_of=copy.mail_id,
        )
        (entered,) = mail.enter_mails(
            session,
            context.config,
            mail_actor(place.box),
            [new],
            versions=context.versions,
            now=now,
        )
        copies.quarantine(session, copy.id, entered.mail, failure.cause, now=now)
    run.counts.quarantined += 1
    _log.error("folder %d: mail %d is set aside", place.folder.id, entered.mail)
