"""Decides mails again: those that somebody reopened, and those an older program or config failed
at.

A copy that is still on the server is fetched like a new one. Where none is left, the mail is read
from what was kept of it; where nothing was kept either, its outcome stands.
"""

from contextlib import closing

from sqlmodel import Session

from ingest.capture import quarantine, schedule
from ingest.capture.context import CaptureContext
from ingest.capture.deliver import deliver
from ingest.capture.folder_run import FolderRun
from ingest.capture.guarded_parse import TooCostly
from ingest.capture.lease import Lease
from ingest.capture.ledger_entry import FetchedMail
from journal.errors import N_, FilledSentence, RapportError
from journal.model import CopyState, LedgerMail, MailboxState
from journal.settings.mail_settings import MailboxSettings
from journal.store.database import read_transaction
from journal.store.mail import copies, ledger, mailboxes, mails, retries, stale_decisions
from journal.store.mail.copies import DueCopy
from journal.store.mail.ledger import MailFilter

_MAILS_PER_CYCLE = 100
_NOT_DECIDED_AGAIN = N_("It could not be decided again: {cause}.")


def reopen_failures(
    context: CaptureContext, lease: Lease, box: MailboxSettings, state: MailboxState
) -> None:
    """Reopens failures, once per version of the program, or of the config for its templates.

    When `since` has moved, what was too old for the one before is looked at again.
    """
    read = {(box.name, folder) for box in context.settings.mailbox for folder in box.folders}
    with lease.transaction() as session:
        failed = stale_decisions.find_failed_under_other_versions(
            session, box.name, context.versions
        )
        if state.since != box.since:
            failed += stale_decisions.find_no_longer_too_old(session, box.name, box.since)
            copies.relist_left(session, state.id)
            mailboxes.set_since(session, state.id, box.since)
        if failed:
            retries.reopen(session, failed, read_folders=read)
        _reopen_bystanders(context, session, box, read)


def _reopen_bystanders(
    context: CaptureContext, session: Session, box: MailboxSettings, read: set[tuple[str, str]]
) -> None:
    """Give mails that were there when the program stopped, and may be innocent, one try each, alone."""
    now = context.clock()
    due = [
        each
        for each in stale_decisions.find_set_aside(session, box.name, quarantine.STOPPED)
        if schedule.is_bystander_due(each.listed_at, each.set_aside_at, now)
    ]
    if due:
        retries.reopen(session, [each.mail_id for each in due], read_folders=read)
        last_try = schedule.MOST_ATTEMPTS - 1
        copies.set_attempts(session, [each.copy_id for each in due], last_try)


def decide_reopened(run: FolderRun) -> None:
    """Decides reopened mails of this folder that are on no server any more."""
    wanted = MailFilter(reopened=True, mailbox=run.place.box.name, folder=run.place.folder.name)
    with read_transaction(run.context.engine) as session:
        found = ledger.page(session, wanted, limit=_MAILS_PER_CYCLE).items
    with closing(run.reader):
        for each in found:
            if run.stop.is_set():
                return
            if not any(copy.state is CopyState.LISTED for copy in each.copies):
                _decide_from_stored(run, each)


def _decide_from_stored(run: FolderRun, each: LedgerMail) -> None:
    tried = max((copy.attempts for copy in each.copies), default=0)
    with read_transaction(run.context.engine) as session:
        raw = mails.raw_of(session, each.id)
    if raw is None:
        _keep_outcome(run, each, N_("It is not on the server any more, and was not kept."))
    elif tried >= schedule.MOST_ATTEMPTS:
        why = N_("It was tried {count} times more, and the program stopped.")
        _keep_outcome(run, each, FilledSentence(why, count=tried))
    else:
        _set_attempts(run, each, tried + 1)
        try:
            _decide_raw(run, each, raw)
        except RapportError:
            _set_attempts(run, each, tried)
            raise


def _set_attempts(run: FolderRun, each: LedgerMail, attempts: int) -> None:
    """Commits the attempt before the mail is read, which may end the program."""
    with run.lease.transaction() as session:
        copies.set_attempts(session, [copy.id for copy in each.copies], attempts)


def _decide_raw(run: FolderRun, each: LedgerMail, raw: bytes) -> None:
    when = next((copy.internal_date for copy in each.copies if copy.internal_date), None)
    try:
        parsed = run.reader.read(raw)
    except TooCostly as error:
        _keep_outcome(run, each, FilledSentence(_NOT_DECIDED_AGAIN, cause=str(error)))
        return
    # No copy in a folder stands behind it, so it has the UID 0.
    arrived = FetchedMail(DueCopy(0, 0, 0, each.id), parsed, len(raw), when, raw)
    entered, failed = deliver(run.context, run.place, [arrived], run.lease)
    run.counts.entered += entered
    if failed:
        _keep_outcome(run, each, FilledSentence(_NOT_DECIDED_AGAIN, cause=failed[0].error))


def _keep_outcome(run: FolderRun, each: LedgerMail, why: str) -> None:
    """Keeps the outcome as this program's as well; otherwise it would be tried for ever."""
    with run.lease.transaction() as session:
        both = FilledSentence(N_("{first} {second}"), first=each.why, second=why)
        stale_decisions.keep_outcome(session, each.id, each.why if why in each.why else both)
        stale_decisions.set_versions(session, each.id, run.context.versions)
