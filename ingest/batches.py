"""What is listed is worked on, batch by batch: headers first, bodies of those that need them.

1  the attempt is committed           a crash from here on leaves a trace of which mails it was
2  headers of the batch               known mails are recognised, the never-log list is asked
3  bodies, a few megabytes at a time  each group is parsed, decided and committed on its own

the process dies in 2 or 3   the copies are still listed, tried once more than before: they are
                             read one by one from now on, and the one that kills is set aside
our own code fails           the same, but that it is put off each time before it is set aside
the line drops               what was being sent is put off, the rest counts as not tried
all else that goes wrong     the attempt is taken back, for it was not the mails' doing: the database
                             is busy, the disk full, the folder closed, the server asks for patience,
                             we were asked to stop
"""

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta

from ingest import plan, setting_aside
from ingest.arriving import arriving
from ingest.deliver import Failed, deliver
from ingest.listing import ensure_open
from ingest.office import Progress, Stopped, where_it_failed
from ingest.shift import Shift
from journal.errors import MailboxUnavailable, MailMissing, RapportError
from journal.store import copies
from journal.store.copies import Due
from journal.store.database import reading, transaction

_log = logging.getLogger(__name__)


def work_off(shift: Shift) -> None:
    """Everything that is due in the folder."""
    office, place = shift.office, shift.place
    with reading(office.engine) as session:
        total = copies.count_due(session, place.folder, now=office.clock())
    before = shift.tally.worked_on
    for due in _batches(shift) if total else ():
        _batch(shift, due)
        done = shift.tally.worked_on - before
        office.tell(Progress(place.box.name, place.folder.name, done, max(total, done)))


def _batches(shift: Shift) -> Iterator[list[Due]]:
    while due := _begin(shift):
        yield due
        if shift.stop.is_set():
            raise Stopped("Stopped between two batches.")


def _begin(shift: Shift) -> list[Due]:
    """The next batch, its attempt committed. Mails that a crash may be due to come one by one."""
    office = shift.office
    with transaction(office.engine) as session:
        shift.lease.guard(session)
        due = copies.due(session, shift.place.folder, now=office.clock(), limit=plan.BATCH)
        due = [each for each in due if not each.attempts] or due[:1]
        copies.begin(session, [each.id for each in due])
    return due


def _batch(shift: Shift, due: Sequence[Due]) -> None:
    shift.in_flight = frozenset()
    left = {each.id: each for each in due}
    try:
        ensure_open(shift.line, shift.place)
        if due[0].attempts >= plan.MOST_ATTEMPTS:
            setting_aside.quarantine(shift, due[0])
        else:
            _read(shift, due, left)
    except MailMissing as error:
        _one_by_one(shift, left, shift.in_flight, error)
    except RapportError as error:
        suspects = shift.in_flight if _may_be_the_mails_doing(shift, error) else frozenset()
        _give_back(shift, left.keys() - suspects)
        _put_off(shift, [Failed(left[id_], type(error).__name__) for id_ in suspects & left.keys()])
        raise
    except Exception as error:  # noqa: BLE001 (whatever it is, the others must not wait for it)
        _one_by_one(shift, left, left.keys(), error)
    if shift.stop.is_set():
        _give_back(shift, left)
        raise Stopped("Stopped between two mails.")


def _read(shift: Shift, due: Sequence[Due], left: dict[int, Due]) -> None:
    """Group by group; what is entered, or failed, is not `left` any more."""
    for arrived, failed in arriving(shift, due):
        entered, wrong = deliver(shift.office, shift.place, arrived, shift.lease.guard)
        shift.tally.entered += entered
        _put_off(shift, [*failed, *wrong])
        for copy in (*(each.copy for each in arrived), *(each.copy for each in failed)):
            left.pop(copy.id, None)
        if shift.stop.is_set():
            return


def _may_be_the_mails_doing(shift: Shift, error: RapportError) -> bool:
    """The line dropped, and it was neither us who cut it nor a server that asks for patience."""
    is_drop = isinstance(error, MailboxUnavailable) and error.retry_after < plan.PATIENCE
    return is_drop and not shift.stop.is_set()


def _one_by_one(
    shift: Shift, left: Mapping[int, Due], suspects: Collection[int], error: Exception
) -> None:
    """One of them made it fail. Their attempt stands, so each is read alone from now on."""
    _give_back(shift, left.keys() - suspects)
    found = [each for id_, each in left.items() if id_ in suspects]
    place = where_it_failed(error)
    _log.warning("folder %d: %s, with %d mails", shift.place.folder.id, place, len(found))
    if len(found) == 1:
        _put_off(shift, [Failed(found[0], type(error).__name__)])


def _put_off(shift: Shift, failed: Sequence[Failed]) -> None:
    """They are tried again later, and set aside in the end; the others go on."""
    if not failed:
        return
    now = shift.office.clock()
    with transaction(shift.office.engine) as session:
        shift.lease.guard(session)
        for each in failed:
            wait = timedelta(seconds=plan.wait_for_mail(each.copy.attempts + 1))
            copies.postpone(session, each.copy.id, each.error, until=now + wait)
    shift.tally.put_off += len(failed)
    _log.warning("folder %d: %d mails are put off", shift.place.folder.id, len(failed))


def _give_back(shift: Shift, left: Collection[int]) -> None:
    try:
        with transaction(shift.office.engine) as session:
            shift.lease.guard(session)
            copies.give_back(session, left)
    except RapportError:
        # The database is busy, or another worker has them: then they count as tried once, and are
        # read one by one. It is slower, and nothing is lost.
        _log.info("%d attempts could not be taken back", len(left))
