"""Tells what undo would take back, so that it is told before it is done.

The deed holds ids; what they name is read here, as it is now.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from journal.model import Actor, DeedKind, UndoTarget
from journal.store.contacts import contacts, segments
from journal.store.record import cancelling, interactions, runs, undo_log
from journal.store.record.undo_log import Deed
from journal.undo import undo_contact

_STILL_IN_MIND = timedelta(days=1)
_MOST_SHOWN = 5


def find_target(session: Session, actor: Actor, *, now: datetime) -> UndoTarget | None:
    """The actor's last deed that stands; asked about after an undo, and when it is a day old."""
    last = undo_log.last_of(session, actor.key)
    if last is None:
        return None
    is_newest = undo_log.is_newest_of(session, actor.key, last.id)
    return describe(session, last, must_ask=not is_newest or now - last.at > _STILL_IN_MIND)


def describe(session: Session, deed: Deed, *, must_ask: bool = False) -> UndoTarget:
    numbers, people = _numbers(session, deed), _contacts(session, deed)
    mails = tuple(deed.payload.get("mails") or _single(deed.payload, "mail"))
    return UndoTarget(
        deed.id,
        deed.kind,
        deed.at,
        must_ask,
        len(numbers) or len(mails) or len(people),
        entries=tuple(interactions.get_many(session, numbers[:_MOST_SHOWN]).values()),
        contacts=tuple(contacts.get_many(session, people[:_MOST_SHOWN]).values()),
        mails=mails,
        segment=_segment(session, deed),
        contact_id=deed.payload.get("contact"),
    )


def _numbers(session: Session, deed: Deed) -> list[int]:
    match deed.kind:
        case DeedKind.RUN | DeedKind.RUN_UNDO:
            return runs.interaction_numbers(session, deed.payload["run"])
        case DeedKind.CANCEL:
            return cancelling.cancelled_by_deed(session, deed.id)
        case _:
            return [*(deed.payload.get("numbers") or _single(deed.payload, "number"))]


def _contacts(session: Session, deed: Deed) -> list[int]:
    match deed.kind:
        case DeedKind.CONTACT_ADD | DeedKind.CONTACT_EDIT | DeedKind.CONTACT_DELETE:
            return [deed.payload["contact"]]
        case DeedKind.MERGE:
            return [deed.payload["source"], deed.payload["target"]]
        case DeedKind.IMPORT:
            payloads = [each.payload for each in undo_contact.batches_of(session, deed)]
            found = (id_ for each in payloads for id_ in (*each["added"], *each["changed"]))
            return list(dict.fromkeys(found))
        case _:
            return []


def _single(payload: dict[str, Any], key: str) -> list[int]:
    return [payload[key]] if payload.get(key) else []


def _segment(session: Session, deed: Deed) -> str:
    """The name of the segment, also of one that is deleted."""
    if deed.kind is DeedKind.SEGMENT_DELETE:
        return str(deed.payload["row"]["name"])
    if "run" in deed.payload:
        run = runs.get(session, deed.payload["run"])
        return run.name if run else ""
    if "segment" not in deed.payload:
        return ""
    which = segments.get_by_id(session, deed.payload["segment"])
    return which.name if which else ""
