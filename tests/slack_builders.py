"""Builders of cards and of people in Slack: each says only what matters to a test."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import Card, CardKind, CardTopic, CardTopicKind, NewCard, SlackPerson
from journal.store.slack import cards
from journal.store.tables import card_about
from tests.clock import NOW

BOT = "bot-1"


def a_topic(number: int, kind: CardTopicKind = CardTopicKind.INTERACTION) -> CardTopic:
    return CardTopic(kind, number)


def topics_of(session: Session, card_id: int) -> tuple[CardTopic, ...]:
    query = sa.select(card_about).where(card_about.c.card_id == card_id)
    rows = session.execute(query.order_by(card_about.c.kind, card_about.c.ref))
    return tuple(CardTopic(CardTopicKind(row.kind), row.ref) for row in rows)


def a_card(
    key: str = "k",
    place: str = "C1",
    *,
    kind: CardKind = CardKind.ENTRY,
    subject: Mapping[str, str] | None = None,
    topics: tuple[CardTopic, ...] = (),
) -> NewCard:
    return NewCard(key, kind, place, subject=subject or {}, topics=topics)


def claim_cards(
    session: Session, *, now: datetime = NOW, by: str = BOT, limit: int = 100
) -> list[Card]:
    return cards.claim(session, by=by, now=now, lease_seconds=60, limit=limit)


def post_card(session: Session, new: NewCard, ts: str = "1.0") -> int:
    """Post a card, so that it stands in Slack as it is wanted."""
    return cards.add_posted(session, new, channel=new.place, ts=ts, now=NOW)


def a_colleague(
    slack_id: str = "U1", email: str = "alice@ours.example", **more: Any
) -> SlackPerson:
    values: dict[str, Any] = {
        "team": "T1",
        "name": "Alice",
        "locale": "en-US",
        "zone": "Europe/Helsinki",
        "guest": False,
        "bot": False,
        "gone": False,
        "fetched_at": NOW,
    }
    return SlackPerson(slack_id=slack_id, email=email, **(values | more))
