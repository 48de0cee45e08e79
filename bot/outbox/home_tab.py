"""The Home tab is a card as well: words that must go from the record go from there, too.

Whoever opened it has a card. It is touched when words go, and at no small change: what else is new
is shown when they open it again.

    opened    the card is there before the record is read, and the view is published at once
    touched   the outbox publishes it anew
    both      what was read for the one may be old when the other is done: whoever published looks
              whether the card was touched since the record was read, and wants it once more
"""

from datetime import datetime

from sqlmodel import Session

from journal.model import CardKind, NewCard
from journal.store.slack import cards

# Where it stands needs no finding: one of each person.
HOME = "home"


def wanted_count(session: Session, slack_id: str) -> int:
    """Counts how often it was wanted by now; 0 while they have none."""
    card = cards.get_by_key(session, _key(slack_id))
    return card.wanted_version if card else 0


def remember_opened(session: Session, slack_id: str, *, now: datetime) -> None:
    """Whoever opened it is shown it at once: nothing is due before it is touched."""
    cards.add_posted(session, _card(slack_id), channel=slack_id, ts=HOME, now=now)


def mark_due(session: Session, slack_id: str, *, now: datetime) -> None:
    cards.want(session, _card(slack_id), now=now)


def _card(slack_id: str) -> NewCard:
    return NewCard(_key(slack_id), CardKind.HOME, place=slack_id, reader=slack_id)


def _key(slack_id: str) -> str:
    return f"home:{slack_id}"
