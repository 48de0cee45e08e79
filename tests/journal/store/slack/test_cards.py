"""A card is due while Slack does not show what is wanted, and only then."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlmodel import Session

from journal.model import Card, CardKind, CardTopic, CardTopicKind, NewCard
from journal.store import tables
from journal.store.slack import cards
from tests.clock import NOW
from tests.slack_builders import BOT, a_card, a_topic, claim_cards, post_card, topics_of

ONE_HOUR_LATER = NOW + timedelta(hours=1)


def is_due(session: Session, key: str = "k") -> bool:
    card = cards.get_by_key(session, key)
    assert card is not None
    due = session.scalar(sa.select(tables.card.c.due_at).where(tables.card.c.id == card.id))
    return due is not None


def test_a_wanted_card_is_due_and_holds_what_it_was_given(session: Session) -> None:
    number = cards.want(session, a_card(subject={"number": "7"}, topics=(a_topic(7),)), now=NOW)
    (card,) = claim_cards(session)
    assert card == Card(
        id=number,
        key="k",
        kind=CardKind.ENTRY,
        place="C1",
        reader="",
        subject={"number": "7"},
        wanted_version=1,
        shown_version=0,
        attempts=0,
        channel="",
        ts="",
        posting_at=None,
    )
    assert topics_of(session, number) == (a_topic(7),)


def test_to_want_a_card_twice_is_to_have_one(session: Session) -> None:
    first = cards.want(session, a_card(topics=(a_topic(1),)), now=NOW)
    second = cards.want(session, a_card(subject={"n": "2"}, topics=(a_topic(2),)), now=NOW)
    assert first == second
    (card,) = claim_cards(session)
    assert (card.wanted_version, card.subject) == (2, {"n": "2"})
    assert topics_of(session, first) == (a_topic(1), a_topic(2))


def test_what_is_shown_is_not_due(session: Session) -> None:
    post_card(session, a_card())
    assert not is_due(session)
    assert claim_cards(session) == []
    assert cards.next_due(session) is None


def test_a_change_makes_every_card_about_it_due_and_no_other(session: Session) -> None:
    post_card(session, a_card("one", "C1", topics=(a_topic(7),)))
    post_card(session, a_card("two", "C2", topics=(a_topic(7), a_topic(8))))
    post_card(session, a_card("other", "C3", topics=(a_topic(9),)))
    post_card(session, a_card("mail", "C4", topics=(CardTopic(CardTopicKind.MAIL, 7),)))
    assert cards.touch(session, CardTopicKind.INTERACTION, [7, 8]) == 2
    assert {card.key for card in claim_cards(session)} == {"one", "two"}


def test_a_change_that_no_card_is_about_changes_nothing(session: Session) -> None:
    post_card(session, a_card(topics=(a_topic(7),)))
    assert cards.touch(session, CardTopicKind.INTERACTION, [1, 2, 3]) == 0
    assert not is_due(session)


def test_changes_while_it_waits_are_one_change(session: Session) -> None:
    post_card(session, a_card(topics=(a_topic(7),)))
    for _ in range(5):
        cards.touch(session, CardTopicKind.INTERACTION, [7])
    (card,) = claim_cards(session)
    settle(session, card)
    assert not is_due(session)


def settle(session: Session, card: Card, ts: str = "1.0") -> bool:
    return cards.settle(
        session, card, by=BOT, channel="C1", ts=ts, shown_version=card.wanted_version, now=NOW
    )


def test_a_change_while_it_is_being_shown_makes_it_due_once_more(session: Session) -> None:
    post_card(session, a_card(topics=(a_topic(7),)))
    cards.touch(session, CardTopicKind.INTERACTION, [7])
    (card,) = claim_cards(session)
    cards.touch(session, CardTopicKind.INTERACTION, [7])
    assert settle(session, card)
    (again,) = claim_cards(session)
    assert (again.wanted_version, again.shown_version) == (3, 2)


def test_one_that_waits_for_its_hour_goes_on_waiting_when_it_changes(session: Session) -> None:
    cards.want(session, a_card(topics=(a_topic(7),)), now=NOW, due_at=ONE_HOUR_LATER)
    cards.touch(session, CardTopicKind.INTERACTION, [7], now=NOW)
    assert claim_cards(session) == []
    assert cards.next_due(session) == ONE_HOUR_LATER


def test_to_want_it_sooner_brings_it_forward_and_later_does_not_delay_it(session: Session) -> None:
    cards.want(session, a_card(), now=NOW, due_at=ONE_HOUR_LATER)
    cards.want(session, a_card(), now=NOW, due_at=ONE_HOUR_LATER + timedelta(hours=1))
    assert cards.next_due(session) == ONE_HOUR_LATER
    cards.want(session, a_card(), now=NOW)
    assert cards.next_due(session) == NOW


def test_what_slack_refused_for_now_is_not_brought_forward(session: Session) -> None:
    cards.want(session, a_card(), now=NOW)
    (card,) = claim_cards(session)
    cards.postpone(
        session, card.id, by=BOT, until=ONE_HOUR_LATER, failure="internal_error", attempts=1
    )
    cards.want(session, a_card(), now=NOW)
    assert claim_cards(session) == []
    assert cards.count_failures(session) == {"internal_error": 1}
    (again,) = claim_cards(session, now=ONE_HOUR_LATER)
    assert (again.attempts, again.wanted_version) == (1, 2)


def test_one_that_is_given_up_is_tried_again_when_it_is_wanted_again(session: Session) -> None:
    cards.want(session, a_card(topics=(a_topic(7),)), now=NOW)
    (card,) = claim_cards(session)
    cards.give_up(session, card.id, by=BOT, failure="channel_not_found")
    assert claim_cards(session, now=ONE_HOUR_LATER) == []
    assert cards.count_failures(session) == {"channel_not_found": 1}
    cards.touch(session, CardTopicKind.INTERACTION, [7])
    (again,) = claim_cards(session, now=ONE_HOUR_LATER)
    assert settle(session, again)
    assert cards.count_failures(session) == {}


def test_a_message_that_was_posted_already_becomes_a_card_that_follows_changes(
    session: Session,
) -> None:
    new = a_card(topics=(a_topic(7),))
    cards.add_posted(session, new, channel="D1", ts="5.0", now=NOW)
    assert claim_cards(session) == []
    cards.touch(session, CardTopicKind.INTERACTION, [7])
    (card,) = claim_cards(session)
    assert (card.channel, card.ts) == ("D1", "5.0")


def test_what_was_looked_for_in_vain_since_its_first_try_is_looked_for_since_then(
    session: Session,
) -> None:
    cards.want(session, a_card(), now=NOW)
    (card,) = claim_cards(session)
    assert cards.mark_posting(session, card.id, by=BOT, now=NOW, until=ONE_HOUR_LATER)
    cards.postpone(session, card.id, by=BOT, until=NOW, failure="TimeoutError", attempts=1)
    (again,) = claim_cards(session)
    assert cards.mark_posting(session, again.id, by=BOT, now=ONE_HOUR_LATER, until=ONE_HOUR_LATER)
    cards.postpone(session, card.id, by=BOT, until=NOW)
    (third,) = claim_cards(session)
    assert third.posting_at == NOW
    cards.postpone(session, card.id, by=BOT, until=NOW, unsure=False)
    (sure,) = claim_cards(session)
    assert sure.posting_at is None


def test_one_that_nobody_wants_any_more_is_forgotten_with_what_it_was_about(
    session: Session,
) -> None:
    post_card(session, a_card(topics=(a_topic(7),)))
    cards.touch(session, CardTopicKind.INTERACTION, [7])
    (card,) = claim_cards(session)
    cards.mark_removed(session, card, by=BOT, now=NOW)
    assert cards.get_by_key(session, "k") is None
    assert session.execute(sa.select(tables.card_about)).all() == []


def test_one_that_is_wanted_again_while_it_is_deleted_is_posted_anew(session: Session) -> None:
    post_card(session, a_card())
    cards.want(session, a_card(), now=NOW)
    (card,) = claim_cards(session)
    cards.want(session, a_card(), now=NOW)
    cards.mark_removed(session, card, by=BOT, now=NOW)
    (again,) = claim_cards(session)
    assert (again.ts, again.channel) == ("", "")


def test_a_dropped_card_is_not_known_any_more(session: Session) -> None:
    post_card(session, a_card())
    assert cards.drop(session, "k")
    assert not cards.drop(session, "k")


def test_what_waits_to_be_posted_is_found_by_its_place_and_kind(session: Session) -> None:
    cards.want(session, a_card("a", "U1", kind=CardKind.NOTICES), now=NOW, due_at=ONE_HOUR_LATER)
    post_card(session, a_card("b", "U2", kind=CardKind.NOTICES))
    found = cards.find_unposted(session, CardKind.NOTICES, "U1")
    assert found is not None
    assert found.key == "a"
    assert cards.find_unposted(session, CardKind.ENTRY, "U1") is None
    assert cards.find_unposted(session, CardKind.NOTICES, "U2") is None


@pytest.mark.parametrize("refs", [0, 1, 2500])
def test_many_may_change_at_once(session: Session, refs: int) -> None:
    post_card(session, a_card(topics=tuple(a_topic(n) for n in range(refs))))
    assert cards.touch(session, CardTopicKind.INTERACTION, range(refs)) == min(refs, 1)


def test_a_subject_is_shown_as_it_was_last_given(session: Session) -> None:
    new = NewCard("k", CardKind.COUNTER, "C1", subject={"waiting": "1"})
    post_card(session, new)
    cards.want(session, NewCard("k", CardKind.COUNTER, "C1", subject={"waiting": "2"}), now=NOW)
    (card,) = claim_cards(session)
    assert card.subject == {"waiting": "2"}
