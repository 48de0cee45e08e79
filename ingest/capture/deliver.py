"""Fetched mails → rows of the ledger and the record. One transaction for a batch, or one each.

A batch is entered as a whole, which is quick. When that fails each of its mails is entered alone,
so that the bad one is found and does not delay the others.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from ingest.capture.context import (
    CaptureContext,
    LeaseLost,
    MailboxFolder,
    StopRequested,
    build_mail_source,
    mail_actor,
)
from ingest.capture.lease import Lease
from ingest.capture.ledger_entry import FetchedMail, build_new_mail, pack_kept
from ingest.capture.lookup import MailLookup
from ingest.capture.waiting_limits import limit_waiting
from journal.errors import DatabaseBusy, DatabaseConflict, DatabaseUnusable
from journal.mail import mail
from journal.model import AckState, EnteredMail, MailOutcome, NewMail
from journal.settings.mail_settings import AfterMove, MailboxSettings, is_same_folder
from journal.store.mail import copies
from journal.store.mail.copies import DueCopy, SettledCopy

_log = logging.getLogger(__name__)
_NOT_CAUSED_BY_MAIL = (DatabaseBusy, DatabaseUnusable, LeaseLost, StopRequested)


@dataclass(frozen=True, slots=True)
class FailedCopy:
    """A copy that could not be entered, because of a fault of ours or of its content."""

    copy: DueCopy
    error: str


def deliver(
    context: CaptureContext, place: MailboxFolder, arrived: Sequence[FetchedMail], lease: Lease
) -> tuple[list[EnteredMail], list[FailedCopy]]:
    """Enter all mails. Nothing is committed once the lease is lost."""
    if not arrived:
        return [], []
    try:
        return _enter(context, place, arrived, lease), []
    except Exception as error:
        # A conflict that comes each time is no accident: something in the mail breaks a rule.
        if isinstance(error, _NOT_CAUSED_BY_MAIL) and not isinstance(error, DatabaseConflict):
            raise
        if len(arrived) == 1:
            return [], [FailedCopy(arrived[0].copy, _error_name(error))]
        _log.warning("a batch of %d could not be entered: %s", len(arrived), _error_name(error))
    entered: list[EnteredMail] = []
    failed: list[FailedCopy] = []
    for each in arrived:
        done, wrong = deliver(context, place, [each], lease)
        entered += done
        failed += wrong
    return entered, failed


def _error_name(error: Exception) -> str:
    """The kind of the error alone: its text may quote the mail."""
    return type(error).__name__


def _enter(
    context: CaptureContext, place: MailboxFolder, arrived: Sequence[FetchedMail], lease: Lease
) -> list[EnteredMail]:
    now = context.clock()
    arrived = [pack_kept(each, place.box) for each in arrived]
    with lease.transaction() as session:
        news = _decide_all(session, context, place, arrived, now)
        entered = mail.enter_mails(
            session, context.config, mail_actor(place.box), news, versions=context.versions, now=now
        )
        _settle_copies(session, place, list(zip(arrived, entered, strict=True)), now)
        context.on_entered(session, entered)
    return entered


def _settle_copies(
    session: Session,
    place: MailboxFolder,
    pairs: Sequence[tuple[FetchedMail, EnteredMail]],
    now: datetime,
) -> None:
    """Give the copies their mail, and mark logged ones for acknowledgement, if so configured."""
    for wanted in (False, True):
        some = [
            SettledCopy(
                each.copy.id, done.mail, each.size, each.received, _digest_to_keep(each, done)
            )
            for each, done in pairs
            if each.copy.id and (done.outcome is MailOutcome.LOGGED) is wanted
        ]
        ack = (
            AckState.DUE
            if wanted and needs_acknowledgement(place.box, place.folder.name)
            else AckState.NONE
        )
        copies.settle(session, some, ack=ack, now=now)


def _digest_to_keep(each: FetchedMail, done: EnteredMail) -> str:
    """The digest, empty for a mail that is not recorded or was purged: nothing may tell it."""
    return "" if done.outcome is MailOutcome.SKIPPED else each.header_digest


def needs_acknowledgement(box: MailboxSettings, folder: str) -> bool:
    """Says whether logged mails of this folder are acknowledged in the mailbox."""
    if box.after == "leave":
        return False
    return not (isinstance(box.after, AfterMove) and is_same_folder(box.after.move, folder))


def _decide_all(
    session: Session,
    context: CaptureContext,
    place: MailboxFolder,
    arrived: Sequence[FetchedMail],
    now: datetime,
) -> list[NewMail]:
    known = MailLookup(session, context, place, [each for each in arrived if not each.decision])
    news = []
    for each in arrived:
        decision = each.decision or context.decide(
            each.mail,
            build_mail_source(place, each.received),
            context.policy,
            known.result_for(each),
            now=now,
        )
        news.append(build_new_mail(context, place.box, each, decision))
    return limit_waiting(session, context.settings.triage, news)
