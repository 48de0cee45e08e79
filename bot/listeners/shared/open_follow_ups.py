"""Finds what a user is to come back to, and whether somebody answered since."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from bot.inputs import User
from bot.views.follow_ups import FollowUp
from journal.fold import is_address
from journal.model import Interaction
from journal.store.record import follow_ups


def addresses_of(user: User) -> tuple[str, ...]:
    """The address of now, and the one that they had before."""
    return tuple(sorted(filter(is_address, user.actor.names)))


def find_follow_ups(
    session: Session, user: User, *, until: date, limit: int
) -> tuple[FollowUp, ...]:
    """The user's open follow-ups up to a day, the oldest first."""
    found = follow_ups.find_open(session, addresses_of(user), until=until, limit=limit)
    return with_answers(session, found)


def with_answers(session: Session, entries: Sequence[Interaction]) -> tuple[FollowUp, ...]:
    answers = follow_ups.find_answers(session, entries)
    return tuple(FollowUp(each, answers.get(each.number)) for each in entries)
