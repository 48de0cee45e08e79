"""Several bots share the cards: each is held by one, and of each place one at a time."""

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlalchemy import Engine
from sqlmodel import Session

from journal.model import CardTopicKind
from journal.store.database import transaction
from journal.store.slack import cards
from tests.clock import NOW
from tests.slack_builders import BOT, a_card, a_topic, claim_cards, post_card

OTHER_BOT = "bot-2"
AFTER_THE_LEASE = NOW + timedelta(seconds=61)


def test_what_is_claimed_nobody_else_gets_until_the_lease_ends(session: Session) -> None:
    cards.want(session, a_card(), now=NOW)
    assert len(claim_cards(session)) == 1
    assert claim_cards(session, by=OTHER_BOT) == []
    assert cards.next_due(session) == NOW + timedelta(seconds=60)
    assert len(claim_cards(session, by=OTHER_BOT, now=AFTER_THE_LEASE)) == 1


def test_whoever_lost_it_changes_nothing_any_more(session: Session) -> None:
    cards.want(session, a_card(), now=NOW)
    (mine,) = claim_cards(session)
    (theirs,) = claim_cards(session, by=OTHER_BOT, now=AFTER_THE_LEASE)
    until = AFTER_THE_LEASE + timedelta(seconds=60)
    assert not cards.mark_posting(session, mine.id, by=BOT, now=NOW, until=until)
    assert not cards.settle(session, mine, by=BOT, channel="C", ts="1", shown_version=1, now=NOW)
    cards.give_up(session, mine.id, by=BOT, failure="late")
    cards.mark_removed(session, mine, by=BOT, now=NOW)
    cards.postpone(session, mine.id, by=BOT, until=NOW)
    assert cards.settle(
        session, theirs, by=OTHER_BOT, channel="C1", ts="2", shown_version=1, now=NOW
    )
    card = cards.get_by_key(session, "k")
    assert card is not None
    assert (card.channel, card.ts) == ("C1", "2")


def test_of_a_place_one_card_at_a_time_the_first_that_was_due(session: Session) -> None:
    for minutes, key in enumerate(("first", "second", "third")):
        cards.want(session, a_card(key), now=NOW - timedelta(minutes=9 - minutes))
    cards.want(session, a_card("elsewhere", "C2"), now=NOW)
    got = claim_cards(session)
    assert {card.key for card in got} == {"first", "elsewhere"}
    assert claim_cards(session, by=OTHER_BOT) == []
    first = next(card for card in got if card.key == "first")
    cards.settle(session, first, by=BOT, channel="C1", ts="1", shown_version=1, now=NOW)
    assert [card.key for card in claim_cards(session, by=OTHER_BOT)] == ["second"]


def test_what_nobody_has_seen_goes_before_what_only_changed(session: Session) -> None:
    post_card(session, a_card("old"))
    cards.want(session, a_card("old"), now=NOW - timedelta(hours=1))
    cards.want(session, a_card("new"), now=NOW)
    assert [card.key for card in claim_cards(session)] == ["new"]


def test_whoever_stops_gives_everything_back(session: Session) -> None:
    cards.want(session, a_card(), now=NOW)
    claim_cards(session)
    cards.give_back(session, by=OTHER_BOT)
    assert claim_cards(session, by=OTHER_BOT) == []
    cards.give_back(session, by=BOT)
    assert len(claim_cards(session, by=OTHER_BOT)) == 1


def test_a_lease_that_a_wrong_clock_gave_holds_nobody_up(session: Session) -> None:
    cards.want(session, a_card(), now=NOW)
    claim_cards(session, now=NOW + timedelta(days=400))
    assert len(claim_cards(session, by=OTHER_BOT)) == 1


def run_in_four_threads(work: Callable[[str], None]) -> None:
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(work, f"bot-{n}") for n in range(4)]:
            done.result()


def test_four_at_once_get_each_card_once_and_never_two_of_a_place(engine: Engine) -> None:
    with transaction(engine) as session:
        for n in range(60):
            cards.want(session, a_card(f"k{n}", f"C{n % 7}"), now=NOW)
    seen: Counter[str] = Counter()
    at_work: Counter[str] = Counter()
    lock, together = threading.Lock(), threading.Barrier(4)

    def work(name: str) -> None:
        together.wait()
        while sum(seen.values()) < 60:
            with transaction(engine) as session:
                got = claim_cards(session, by=name, limit=3)
            with lock:
                seen.update(card.key for card in got)
                at_work.update(card.place for card in got)
                assert max(at_work.values(), default=0) <= 1, at_work
            for card in got:
                with lock:
                    # From the commit on it may be somebody else's turn there.
                    at_work.subtract([card.place])
                with transaction(engine) as session:
                    assert cards.settle(
                        session, card, by=name, channel="C", ts="1", shown_version=1, now=NOW
                    )

    run_in_four_threads(work)
    assert set(seen.values()) == {1}
    assert len(seen) == 60


def test_changes_while_four_are_at_work_are_neither_lost_nor_in_each_others_way(
    engine: Engine,
) -> None:
    with transaction(engine) as session:
        for n in range(8):
            new = a_card(f"k{n}", f"C{n}", topics=(a_topic(n), a_topic((n + 1) % 8)))
            cards.want(session, new, now=NOW)
    together = threading.Barrier(4)

    def change(name: str) -> None:
        for turn in range(25):
            first = turn * 3 % 8
            refs = (first, (first + 5) % 8)
            for ref in refs if name == "bot-0" else reversed(refs):
                with transaction(engine) as session:
                    cards.touch(session, CardTopicKind.INTERACTION, [ref, (ref + 2) % 8])

    def show(name: str) -> None:
        for _ in range(25):
            with transaction(engine) as session:
                got = claim_cards(session, by=name, limit=4)
            for card in got:
                with transaction(engine) as session:
                    wanted = card.wanted_version
                    cards.settle(
                        session, card, by=name, channel="C", ts="1", shown_version=wanted, now=NOW
                    )

    def work(name: str) -> None:
        together.wait()
        (change if name in {"bot-0", "bot-1"} else show)(name)

    run_in_four_threads(work)
    show("last")
    with transaction(engine) as session:
        assert claim_cards(session) == []
        found = [cards.get_by_key(session, f"k{n}") for n in range(8)]
    assert all(card is not None and card.shown_version == card.wanted_version > 1 for card in found)
