"""Mails that came → rows of the ledger and the record. One transaction for a batch, or one each.

A batch is entered as a whole, which is quick. When that fails each of its mails is entered alone,
so that the one that can't be is found and the others are not held up by it.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from ingest.classify import decide
from ingest.known import Lookup
from ingest.new_mail import Arrived, new_mail
from ingest.office import LeaseLost, Office, Place, Stopped, actor_of, way_of
from journal import mail as ledger
from journal.errors import DatabaseBusy, DatabaseConflict, DatabaseUnusable
from journal.model import Ack, Entered, NewMail, Outcome
from journal.settings.mail import AfterMove, same_folder
from journal.settings.mail import Mailbox as Box
from journal.store import copies
from journal.store.copies import Due, Settled
from journal.store.database import transaction

_log = logging.getLogger(__name__)
_NO_MAILS_DOING = (DatabaseBusy, DatabaseUnusable, LeaseLost, Stopped)


@dataclass(frozen=True, slots=True)
class Failed:
    """One that could not be entered: by a fault of ours, or of what it holds."""

    copy: Due
    error: str


Guard = Callable[[Session], None]


def deliver(
    office: Office, place: Place, arrived: Sequence[Arrived], guard: Guard
) -> tuple[list[Entered], list[Failed]]:
    """Enter all of them. `guard` says in each transaction whether the mailbox is still ours."""
    if not arrived:
        return [], []
    try:
        return _enter(office, place, arrived, guard), []
    except Exception as error:
        # A conflict that comes each time is no coincidence: something in the mail breaks a rule.
        if isinstance(error, _NO_MAILS_DOING) and not isinstance(error, DatabaseConflict):
            raise
        if len(arrived) == 1:
            return [], [Failed(arrived[0].copy, _told(error))]
        _log.warning("a batch of %d could not be entered: %s", len(arrived), _told(error))
    entered: list[Entered] = []
    failed: list[Failed] = []
    for each in arrived:
        done, wrong = deliver(office, place, [each], guard)
        entered += done
        failed += wrong
    return entered, failed


def _told(error: Exception) -> str:
    """The kind of the error alone: its text may quote the mail."""
    return type(error).__name__


def _enter(office: Office, place: Place, arrived: Sequence[Arrived], guard: Guard) -> list[Entered]:
    now = office.clock()
    with transaction(office.engine) as session:
        guard(session)
        news = _decided(session, office, place, arrived, now)
        entered = ledger.enter(
            session, office.house, actor_of(place.box), news, versions=office.versions, now=now
        )
        _settle(session, place, list(zip(arrived, entered, strict=True)), now)
    return entered


def _settle(
    session: Session, place: Place, pairs: Sequence[tuple[Arrived, Entered]], now: datetime
) -> None:
    """The copies have their mail. What was logged is acknowledged in the mailbox, if so configured."""
    for wanted in (False, True):
        some = [
            Settled(each.copy.id, done.mail, each.size, each.received)
            for each, done in pairs
            if each.copy.id and (done.outcome is Outcome.LOGGED) is wanted
        ]
        ack = Ack.DUE if wanted and acknowledges(place.box, place.folder.name) else Ack.NONE
        copies.settle(session, some, ack=ack, now=now)


def acknowledges(box: Box, folder: str) -> bool:
    """Whether anything is to be done in the mailbox for what is logged."""
    if box.after == "leave":
        return False
    return not (isinstance(box.after, AfterMove) and same_folder(box.after.move, folder))


def _decided(
    session: Session,
    office: Office,
    place: Place,
    arrived: Sequence[Arrived],
    now: datetime,
) -> list[NewMail]:
    known = Lookup(session, office, place, [each for each in arrived if not each.decision])
    news = []
    for each in arrived:
        decision = each.decision or decide(
            each.mail,
            way_of(place, each.received),
            office.policy,
            known.of(each),
            now=now,
        )
        news.append(new_mail(office, place.box, each, decision))
    return news
