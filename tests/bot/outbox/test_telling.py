"""However many notices there are, a person gets one card, when and if they want it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from journal import cancel
from journal.model import NewNotice, NoticeKind, Told, Wishes
from journal.store import cards, notices, people
from journal.store.database import reading, transaction
from tests.bot.outbox.scripted import Bench, refusing, silent
from tests.building import ADMIN, BOB, a_house, a_person, logged
from tests.clock import NOW
from tests.outgoing import a_colleague, about

A, B = "alice@ours.example", "bob@ours.example"
EACH, OFF = Wishes(told=Told.EACH), Wishes(told=Told.OFF)


def knows(bench: Bench, wishes: Wishes | None = None, slack_id: str = "U1", email: str = A) -> None:
    with transaction(bench.engine) as session:
        people.keep(session, a_colleague(slack_id, email))
        people.set_wishes(session, slack_id, wishes or Wishes())


def happened(
    bench: Bench, *keys: str, email: str = A, kind: NoticeKind = NoticeKind.MAILBOX
) -> None:
    news = [NewNotice(key, email, kind, "mail:sales") for key in keys]
    with transaction(bench.engine) as session:
        notices.add(session, news, now=bench.time())


def pending(bench: Bench, email: str = A) -> int:
    with reading(bench.engine) as session:
        return len(notices.pending(session, email, limit=10_000))


def said_on(bench: Bench, key: str) -> int:
    with reading(bench.engine) as session:
        card = cards.by_key(session, key)
        return len(notices.of_card(session, card.id)) if card else 0


def test_who_wants_each_is_told_at_once_of_all_that_waits(bench: Bench) -> None:
    knows(bench, EACH)
    happened(bench, "a", "b", "c")
    bench.step()
    assert bench.slack.texts == ["notices:U1:1 #1"]
    assert pending(bench) == 0
    assert said_on(bench, "notices:U1:1") == 3


def test_what_comes_after_a_card_was_posted_is_another_card(bench: Bench) -> None:
    knows(bench, EACH)
    happened(bench, "a")
    bench.runs(minutes=0.1)
    happened(bench, "b")
    bench.runs(minutes=0.1)
    assert len(bench.slack.texts) == 2


def test_a_digest_is_one_card_at_its_hour_in_their_zone(bench: Bench) -> None:
    knows(bench)
    for hour in range(3):
        happened(bench, f"a{hour}", f"b{hour}")
        bench.runs(minutes=60)
    assert bench.slack.texts == []
    bench.time.now = NOW.replace(hour=14, minute=59)
    bench.step()
    assert bench.slack.texts == []
    bench.time.passes(minutes=1)
    bench.step()
    assert len(bench.slack.texts) == 1
    assert said_on(bench, "digest:U1:2026-03-03") == 6
    happened(bench, "late")
    bench.runs(minutes=60)
    assert len(bench.slack.texts) == 1
    bench.time.passes(hours=23)
    bench.step()
    assert said_on(bench, "digest:U1:2026-03-04") == 1


@pytest.mark.parametrize(
    "wishes", [OFF, Wishes(told=Told.EACH, stopped=frozenset({NoticeKind.MAILBOX}))]
)
def test_what_they_do_not_want_is_said_without_a_card(bench: Bench, wishes: Wishes) -> None:
    knows(bench, wishes)
    happened(bench, "a")
    bench.step()
    assert (pending(bench), bench.slack.calls) == (0, [])


def test_what_they_stopped_does_not_stop_the_rest(bench: Bench) -> None:
    knows(bench, Wishes(told=Told.EACH, stopped=frozenset({NoticeKind.MAIL_LOGGED})))
    happened(bench, "a", kind=NoticeKind.MAIL_LOGGED)
    happened(bench, "b", kind=NoticeKind.BOUNCED)
    bench.step()
    assert said_on(bench, "notices:U1:2") == 1


@pytest.mark.parametrize("wishes", [EACH, Wishes()])
def test_after_an_hour_without_slack_each_person_gets_one_card(
    bench: Bench, wishes: Wishes
) -> None:
    knows(bench, wishes)
    knows(bench, wishes, "U2", B)
    bench.time.now = NOW.replace(hour=14, minute=30)
    bench.slack.away = True
    for minute in range(60):
        happened(bench, f"a{minute}")
        happened(bench, f"b{minute}", email=B)
        bench.runs(minutes=1, every=30)
    bench.slack.away = False
    bench.runs(minutes=10)
    assert len(bench.slack.texts) == 2
    assert pending(bench) == pending(bench, B) == 0


def test_the_card_is_about_what_it_tells(bench: Bench, tmp_path: Path) -> None:
    house = a_house(tmp_path)
    knows(bench)
    with transaction(bench.engine) as session:
        numbers = [logged(session, house, a_person(session), salesperson=A) for _ in range(2)]
        cancel.cancel(session, house, BOB, numbers[:1], reason="", now=NOW)
        cancel.cancel(session, house, ADMIN, numbers, reason="", now=NOW)
    bench.step()
    with reading(bench.engine) as session:
        card = cards.by_key(session, "digest:U1:2026-03-03")
        assert card is not None
        assert cards.about_of(session, card.id) == tuple(map(about, numbers))


# ── who it is ───────────────────────────────────────────────────────────────────────────────────


def test_who_is_not_known_yet_is_looked_up_by_their_address(bench: Bench) -> None:
    bench.slack.users[A] = "U1"
    bench.colleagues["U1"] = a_colleague()
    happened(bench, "a")
    bench.step()
    with reading(bench.engine) as session:
        assert cards.by_key(session, "digest:U1:2026-03-03") is not None
    bench.runs(minutes=5)
    assert bench.slack.count("users.lookupByEmail") == 1


def test_who_is_not_in_slack_is_asked_for_once_an_hour_and_dropped_after_a_month(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    happened(bench, "a")
    bench.runs(minutes=119)
    assert bench.slack.count("users.lookupByEmail") == 2
    assert pending(bench) == 1
    bench.time.passes(hours=31 * 24)
    bench.step()
    assert pending(bench) == 0
    assert "1 notices are dropped" in caplog.text
    assert A not in caplog.text


def test_who_could_not_be_looked_up_is_looked_up_soon_again(bench: Bench) -> None:
    bench.slack.fails("users.lookupByEmail", silent)
    bench.slack.users[A] = "U1"
    bench.colleagues["U1"] = a_colleague()
    happened(bench, "a")
    happened(bench, "b", email=B)
    bench.step()
    assert bench.slack.count("users.lookupByEmail") == 1
    bench.runs(minutes=2)
    assert pending(bench) == 0


def test_where_addresses_may_not_be_read_those_who_are_known_are_told(bench: Bench) -> None:
    bench.slack.fails("users.lookupByEmail", refusing("missing_scope"))
    knows(bench, EACH, "U2", B)
    happened(bench, "a")
    happened(bench, "b", email=B)
    bench.step()
    assert len(bench.slack.texts) == 1


@pytest.mark.parametrize("what", ["guest", "bot", "gone"])
def test_who_may_not_hear_of_the_record_is_not_told(bench: Bench, what: str) -> None:
    flags: dict[str, Any] = {what: True}
    person = a_colleague(**flags)
    bench.slack.users[A], bench.colleagues["U1"] = "U1", person
    happened(bench, "a")
    bench.runs(minutes=30)
    assert bench.slack.count("chat.postMessage") == 0
    assert pending(bench) == 1
    assert bench.slack.count("users.lookupByEmail") == 1


def test_who_came_back_with_another_account_is_told_there(bench: Bench) -> None:
    with transaction(bench.engine) as session:
        people.keep(session, replace(a_colleague("U1"), gone=True))
    knows(bench, EACH, "U9")
    happened(bench, "a")
    bench.step()
    assert {channel for channel, _ in bench.slack.messages} == {"D-U9"}


def test_what_can_not_be_posted_to_one_does_not_hold_what_comes_later(bench: Bench) -> None:
    knows(bench, EACH)
    bench.slack.fails("chat.postMessage", refusing("invalid_blocks"))
    happened(bench, "a")
    bench.runs(minutes=0.1)
    happened(bench, "b")
    bench.runs(minutes=0.1)
    assert bench.slack.texts == ["notices:U1:2 #1"]
    assert bench.time() - NOW < timedelta(minutes=1)
