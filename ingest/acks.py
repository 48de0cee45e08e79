"""After the commit: what was logged is marked, or moved, in the mailbox, if the config says so.

A queue of its own, tried again until it is done: a mail is never left half moved.

    keyword                 repeated as often as need be
    MOVE                    atomic; of a mail that is gone, nothing
    COPY, then STORE        the copy is remembered as soon as it is made, so a retry only finishes;
                            when even that is unknown, the target is searched before copying again

A bare EXPUNGE never: in a shared mailbox it would remove what other people marked.
"""

from collections.abc import Sequence

from ingest import plan
from ingest.deliver import acknowledges
from ingest.listing import ensure_open
from ingest.shift import Shift
from journal.model import Ack
from journal.settings.mail import AfterKeyword, AfterMove
from journal.store import copies, ledger
from journal.store.copies import Due
from journal.store.database import reading, transaction


def acknowledge(shift: Shift) -> None:
    after = shift.place.box.after
    while after != "leave" and not shift.stop.is_set():
        due = _due(shift)
        if not due:
            return
        ensure_open(shift.line, shift.place, writable=True)
        if isinstance(after, AfterKeyword):
            shift.line.keyword([copy.uid for copy, _ in due], after.keyword)
            _note(shift, [copy.id for copy, _ in due], Ack.DONE)
        else:
            _move(shift, due, after)


def _due(shift: Shift) -> list[tuple[Due, Ack]]:
    """The next ones, the attempt committed."""
    with transaction(shift.office.engine) as session:
        shift.lease.guard(session)
        if acknowledges(shift.place.box, shift.place.folder.name):
            copies.owe_for_hands(session, shift.place.folder)
        due = copies.to_acknowledge(session, shift.place.folder, limit=plan.BATCH)
        copies.tried_to_acknowledge(session, [copy.id for copy, _ in due])
    return due


def _move(shift: Shift, due: Sequence[tuple[Due, Ack]], after: AfterMove) -> None:
    unsure = [copy for copy, ack in due if ack is Ack.DUE and copy.attempts]
    copied = {copy.id for copy, ack in due if ack is Ack.COPIED}
    copied |= _found_in_target(shift, unsure, after.move)
    ensure_open(shift.line, shift.place, writable=True)
    fresh = {copy.uid: copy.id for copy, _ in due if copy.id not in copied}
    if fresh:
        shift.line.move(
            list(fresh),
            after.move,
            copied=lambda uids: _note(shift, [fresh[uid] for uid in uids], Ack.COPIED),
        )
    if copied:
        shift.line.finish_move([copy.uid for copy, _ in due if copy.id in copied])
    _note(shift, [copy.id for copy, _ in due], Ack.DONE)


def _found_in_target(shift: Shift, unsure: Sequence[Due], target: str) -> set[int]:
    """A retry that does not know how far the last try came, on a server that can't MOVE."""
    if not unsure or "MOVE" in shift.line.capabilities():
        return set()
    with reading(shift.office.engine) as session:
        found = ledger.get_many(session, {c.mail_id for c in unsure if c.mail_id is not None})
    shift.line.open(target)
    there = {
        id_
        for id_, mail in found.items()
        if mail.message_id and shift.line.with_message_id(mail.message_id)
    }
    return {copy.id for copy in unsure if copy.mail_id in there}


def _note(shift: Shift, ids: Sequence[int], ack: Ack) -> None:
    with transaction(shift.office.engine) as session:
        shift.lease.guard(session)
        copies.acknowledged(session, ids, ack)
