"""Decided again: mails that somebody reopened, and what an older program or config failed at.

A copy that is still on the server is fetched like a new one. Where none is left, the mail is read
from what was kept of it; where nothing was kept either, its outcome stands.
"""

from ingest import message, plan
from ingest.deliver import deliver
from ingest.lease import Lease
from ingest.new_mail import Arrived
from ingest.office import Office
from ingest.shift import Shift
from journal.errors import RapportError
from journal.model import CopyState, LedgerMail, MailboxState
from journal.settings.mail import Mailbox as Box
from journal.store import copies, ledger, mailboxes, mails, retrying, second_looks
from journal.store.copies import Due
from journal.store.database import reading, transaction
from journal.store.ledger import MailFilter

_AT_ONCE = 100


def reopen_failures(office: Office, lease: Lease, box: Box, state: MailboxState) -> None:
    """Once per version: of the program for what it failed at, of the config for its templates.

    When `since` has moved, what was too old for the one before is looked at again.
    """
    read = {(box.name, folder) for box in office.settings.mailbox for folder in box.folders}
    with transaction(office.engine) as session:
        lease.guard(session)
        failed = second_looks.failed_under_others(session, box.name, office.versions)
        if state.since != box.since:
            failed += second_looks.too_old_for(session, box.name, box.since)
            copies.take_up(session, state.id)
            mailboxes.note_since(session, state.id, box.since)
        if failed:
            retrying.reopen(session, failed, read=read)


def decide_again(shift: Shift) -> None:
    """Reopened mails of this folder that are on no server any more."""
    wanted = MailFilter(reopened=True, mailbox=shift.place.box.name, folder=shift.place.folder.name)
    with reading(shift.office.engine) as session:
        found = ledger.page(session, wanted, limit=_AT_ONCE).items
    for each in found:
        if shift.stop.is_set():
            return
        if not any(copy.state is CopyState.LISTED for copy in each.copies):
            _from_what_was_kept(shift, each)


def _from_what_was_kept(shift: Shift, each: LedgerMail) -> None:
    tried = max((copy.attempts for copy in each.copies), default=0)
    with reading(shift.office.engine) as session:
        raw = mails.raw_of(session, each.id)
    if raw is None:
        _let_stand(shift, each, "It is not on the server any more, and was not kept.")
    elif tried >= plan.MOST_ATTEMPTS:
        _let_stand(shift, each, f"It was tried {tried} times more, and the program stopped.")
    else:
        _count(shift, each, tried + 1)
        try:
            _decide(shift, each, raw)
        except RapportError:
            _count(shift, each, tried)
            raise


def _count(shift: Shift, each: LedgerMail, attempts: int) -> None:
    """Committed before it is read, as for a mail that comes: reading it may end the program."""
    with transaction(shift.office.engine) as session:
        shift.lease.guard(session)
        copies.count(session, [copy.id for copy in each.copies], attempts)


def _decide(shift: Shift, each: LedgerMail, raw: bytes) -> None:
    when = next((copy.internal_date for copy in each.copies if copy.internal_date), None)
    # No copy of a folder is behind it: number 0 is none.
    arrived = Arrived(Due(0, 0, 0, each.id), message.parse(raw), len(raw), when, raw)
    entered, failed = deliver(shift.office, shift.place, [arrived], shift.lease.guard)
    shift.tally.entered += entered
    if failed:
        _let_stand(shift, each, f"It could not be decided again: {failed[0].error}.")


def _let_stand(shift: Shift, each: LedgerMail, why: str) -> None:
    """Its outcome is this program's as well now, or it would be tried for ever."""
    with transaction(shift.office.engine) as session:
        shift.lease.guard(session)
        told = each.why if why in each.why else f"{each.why} {why}"
        mails.let_stand(session, each.id, told)
        mails.note_versions(session, each.id, shift.office.versions)
