"""Stays in touch: which contacts nobody has spoken to for longer than was wanted, and who is told.

Who owns the contact is told, else whoever spoke to them last; once for each time that it grew too
long. A talk makes it quiet again, and so does the contact's being closed.
"""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session

from journal.contacts import contact
from journal.errors import N_, RequestRefused
from journal.model import Actor, Contact, NewNotice, NoticeKind, OverdueContact, TooLate
from journal.rhythm import MOST_DAYS, RhythmRules, is_overdue, with_rhythm
from journal.store import figures
from journal.store.contacts import contacts, rhythms
from journal.store.record import last_contact
from journal.store.slack import notices


def set_rhythm(
    session: Session, actor: Actor, who: Contact, days: int | None, *, now: datetime
) -> Contact | TooLate:
    """Set the contact's own rhythm, or take it out. It is a change like any other."""
    if days is not None and not 0 < days <= MOST_DAYS:
        raise RequestRefused(N_("Say a number of days, from 1 to a hundred years."))
    return contact.change(session, actor, who, {"tags": with_rhythm(who.tags, days)}, now=now)


def find_days(
    session: Session, rules: RhythmRules, ids: Collection[int], *, now: datetime
) -> dict[int, int]:
    """Every how many days each of these contacts is to be spoken to, if there is a rule."""
    every = rhythms.find_days(session, rules, now=now)
    return {id_: every[id_] for id_ in ids if id_ in every}


def find_overdue(
    session: Session, rules: RhythmRules, *, now: datetime
) -> tuple[OverdueContact, ...]:
    """The contacts who wait, the longest first; who was never spoken to waits since they were added."""
    every = rhythms.find_days(session, rules, now=now)
    touches = figures.last_contacts(session, every)
    added = rhythms.find_added(session, every)
    last = {id_: touches[id_].spoken_at or added[id_] for id_ in added}
    waiting = [id_ for id_ in last if is_overdue(every[id_], last[id_], now)]
    waiting.sort(key=lambda id_: (last[id_], id_))
    found = contacts.get_many(session, waiting)
    return tuple(
        OverdueContact(found[id_], every[id_], touches[id_].spoken_at)
        for id_ in waiting
        if not found[id_].is_closed
    )


def find_keepers(session: Session, overdue: Collection[OverdueContact]) -> dict[int, str]:
    """Finds who is to speak to each of them: the owner, else whoever spoke to them last."""
    owned = {each.contact.id: each.contact.owner for each in overdue if each.contact.owner}
    rest = [each.contact.id for each in overdue if each.contact.id not in owned]
    return {**last_contact.last_salespeople(session, rest), **owned}


def add_notices(session: Session, rules: RhythmRules, *, now: datetime) -> None:
    """Tell whose turn it is. A notice of the same talk is there once, however often this runs."""
    overdue = find_overdue(session, rules, now=now)
    keepers = find_keepers(session, overdue)
    kind = NoticeKind.STAY_IN_TOUCH
    notices.add(
        session,
        [
            NewNotice(
                f"{kind}:{each.contact.id}:{each.spoken_at or ''}",
                keepers[each.contact.id],
                kind,
                "",
                contact=each.contact.id,
            )
            for each in overdue
            if each.contact.id in keepers
        ],
        now=now,
    )
