"""Works off listed mails batch by batch: headers first, then the bodies that are needed.

1  the attempt is committed           a crash from here on leaves a trace of which mails it was
2  headers of the batch               known mails are recognised, the never-log list is asked
3  bodies, a few megabytes at a time  each group is parsed, decided and committed on its own

the process dies in 2 or 3   the copies are still listed, tried once more than before: they are
                             read one by one from now on, and the one that kills is set aside
our own code fails           the same, but that it is put off each time before it is set aside
the line drops               what was being sent is put off, the rest counts as not tried
all else that goes wrong     the attempt is taken back, the mails did not cause it: the database
                             is busy, the disk full, the folder closed, the server asks for
                             patience, we were asked to stop
"""

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import timedelta

from ingest.capture import quarantine, schedule
from ingest.capture.context import Progress, StopRequested, error_location
from ingest.capture.deliver import FailedCopy, deliver
from ingest.capture.fetching import fetch_batch
from ingest.capture.folder_run import FolderRun
from ingest.capture.listing import ensure_open
from journal.errors import MailboxUnavailable, MailMissing, RapportError
from journal.store.database import read_transaction
from journal.store.mail import copies
from journal.store.mail.copies import DueCopy

_log = logging.getLogger(__name__)


def process_due(run: FolderRun) -> None:
    """Process everything that is due in the folder."""
    context, place = run.context, run.place
    with read_transaction(context.engine) as session:
        total = copies.count_due(session, place.folder, now=context.clock())
    before = run.counts.processed
    with closing(run.reader), _reading_elsewhere(run, total):
        for due in _batches(run) if total else ():
            _process_batch(run, due)
            done = run.counts.processed - before
            progress = Progress(place.box.name, place.folder.name, done, max(total, done))
            context.report_progress(progress)


@contextmanager
def _reading_elsewhere(run: FolderRun, mails: int) -> Iterator[None]:
    reading = run.context.reading
    if reading is None or not reading.are_worth_it(mails):
        yield
        return
    run.reading = reading
    try:
        yield
    finally:
        reading.rest()


def _batches(run: FolderRun) -> Iterator[list[DueCopy]]:
    while due := _begin_batch(run):
        yield due
        if run.stop.is_set():
            raise StopRequested("Stopped between two batches.")


def _begin_batch(run: FolderRun) -> list[DueCopy]:
    """The next batch, its attempt committed. Mails that a crash may be due to come one by one."""
    context = run.context
    with run.lease.transaction() as session:
        due = copies.find_due(
            session, run.place.folder, now=context.clock(), limit=schedule.BATCH_MAILS
        )
        due = [each for each in due if not each.attempts] or due[:1]
        copies.begin_attempt(session, [each.id for each in due])
    return due


def _process_batch(run: FolderRun, due: Sequence[DueCopy]) -> None:
    run.in_flight = frozenset()
    remaining = {each.id: each for each in due}
    try:
        ensure_open(run.mailbox, run.place)
        if due[0].attempts >= schedule.MOST_ATTEMPTS:
            quarantine.quarantine_mail(run, due[0])
        else:
            _fetch_and_deliver(run, due, remaining)
    except MailMissing as error:
        _isolate_suspects(run, remaining, run.in_flight, error)
    except RapportError as error:
        suspects = run.in_flight if _may_be_caused_by_mail(run, error) else frozenset()
        _give_back_attempts(run, remaining.keys() - suspects)
        _postpone(
            run,
            [
                FailedCopy(remaining[id_], type(error).__name__)
                for id_ in suspects & remaining.keys()
            ],
        )
        raise
    except Exception as error:  # noqa: BLE001 (whatever it is, the others must not wait for it)
        _isolate_suspects(run, remaining, remaining.keys(), error)
    if run.stop.is_set():
        _give_back_attempts(run, remaining)
        raise StopRequested("Stopped between two mails.")


def _fetch_and_deliver(
    run: FolderRun, due: Sequence[DueCopy], remaining: dict[int, DueCopy]
) -> None:
    """Fetch and deliver by groups; copies that are entered or failed leave `remaining`."""
    with closing(fetch_batch(run, due)) as groups:
        for arrived, failed in groups:
            entered, wrong = deliver(run.context, run.place, arrived, run.lease)
            run.counts.entered += entered
            _postpone(run, [*failed, *wrong])
            for copy in (*(each.copy for each in arrived), *(each.copy for each in failed)):
                remaining.pop(copy.id, None)
            # The next group is fetched before these names get it: two would be in memory.
            del arrived, entered
            if run.stop.is_set():
                return


def _may_be_caused_by_mail(run: FolderRun, error: RapportError) -> bool:
    """Says whether a mail may have dropped the line: not if we cut it, or the server asks for patience."""
    is_drop = (
        isinstance(error, MailboxUnavailable) and error.retry_after < schedule.THROTTLED_SECONDS
    )
    return is_drop and not run.stop.is_set()


def _isolate_suspects(
    run: FolderRun, remaining: Mapping[int, DueCopy], suspects: Collection[int], error: Exception
) -> None:
    """Keep the suspects' attempt, as one of them failed: each is read alone next time."""
    _give_back_attempts(run, remaining.keys() - suspects)
    found = [each for id_, each in remaining.items() if id_ in suspects]
    place = error_location(error)
    _log.warning("folder %d: %s, with %d mails", run.place.folder.id, place, len(found))
    if len(found) == 1:
        _postpone(run, [FailedCopy(found[0], type(error).__name__)])


def _postpone(run: FolderRun, failed: Sequence[FailedCopy]) -> None:
    """Try the failed ones later, and set them aside in the end; the others go on."""
    if not failed:
        return
    now = run.context.clock()
    with run.lease.transaction() as session:
        for each in failed:
            wait = timedelta(seconds=schedule.retry_delay_of_mail(each.copy.attempts + 1))
            copies.postpone(session, each.copy.id, each.error, until=now + wait)
    run.counts.postponed += len(failed)
    _log.warning("folder %d: %d mails are put off", run.place.folder.id, len(failed))


def _give_back_attempts(run: FolderRun, remaining: Collection[int]) -> None:
    try:
        with run.lease.transaction() as session:
            copies.give_back(session, remaining)
    except RapportError:
        # The database is busy, or another worker has them: then they count as tried once, and are
        # read one by one. It is slower, and nothing is lost.
        _log.info("%d attempts could not be taken back", len(remaining))
