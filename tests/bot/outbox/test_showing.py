"""A card is posted once, kept true, and taken away; what is wrong with one stops no other."""

import logging
from datetime import timedelta

import pytest

from journal.model import CardKind, NewCard
from journal.store import cards, people
from journal.store.database import transaction
from tests.bot.outbox.scripted import OutboxBench, rate_limit, refuse_with, time_out
from tests.outgoing import a_colleague


def test_a_card_is_posted_and_then_updated_in_place(bench: OutboxBench) -> None:
    bench.want_card()
    bench.step()
    assert bench.slack.texts == ["k #1"]
    bench.want_card()
    bench.step()
    assert bench.slack.texts == ["k #2"]
    assert bench.slack.count("chat.postMessage") == 1


def test_nothing_due_calls_nobody(bench: OutboxBench) -> None:
    bench.want_card()
    bench.run_for(minutes=1)
    assert [name for name, _ in bench.slack.calls] == ["chat.postMessage"]


def test_a_message_carries_its_key_a_text_and_no_previews(bench: OutboxBench) -> None:
    bench.want_card()
    bench.step()
    ((_, given),) = bench.slack.calls
    assert given["metadata"] == {"event_type": "rapport_card", "event_payload": {"key": "k"}}
    assert given["text"] == "k #1"
    assert (given["unfurl_links"], given["unfurl_media"]) == (False, False)
    assert (given["parse"], given["link_names"]) == ("none", False)


def test_what_should_not_stand_there_is_deleted_and_forgotten(bench: OutboxBench) -> None:
    bench.want_card()
    bench.step()
    bench.card_texts["k"] = None
    bench.want_card()
    bench.step()
    assert bench.slack.messages == {}
    assert bench.card() is None


def test_what_should_never_have_stood_there_is_forgotten_without_a_call(bench: OutboxBench) -> None:
    bench.card_texts["k"] = None
    bench.want_card()
    bench.step()
    assert bench.card() is None
    assert bench.slack.calls == []


def test_what_somebody_deleted_is_forgotten_when_it_is_to_go(bench: OutboxBench) -> None:
    bench.want_card()
    bench.step()
    bench.slack.messages.clear()
    bench.card_texts["k"] = None
    bench.want_card()
    bench.step()
    assert bench.card() is None


@pytest.mark.parametrize("code", ["message_not_found", "cant_update_message"])
def test_a_message_that_is_lost_is_posted_anew(bench: OutboxBench, code: str) -> None:
    bench.want_card()
    bench.step()
    bench.clock.advance(seconds=2)
    bench.slack.messages.clear()
    bench.slack.run_before("chat.update", refuse_with(code))
    bench.want_card()
    bench.step()
    assert bench.slack.texts == ["k #2"]
    bench.want_card()
    bench.step()
    assert bench.slack.texts == ["k #3"]


def test_direct_messages_are_opened_once(bench: OutboxBench) -> None:
    with transaction(bench.engine) as session:
        people.save(session, a_colleague("U1"))
    bench.want_card("a", "U1")
    bench.step()
    bench.clock.advance(seconds=2)
    bench.want_card("b", "U1")
    bench.step()
    assert {channel for channel, _ in bench.slack.messages} == {"D-U1"}
    assert bench.slack.count("conversations.open") == 1


@pytest.mark.parametrize(
    "code", ["channel_not_found", "not_in_channel", "is_archived", "invalid_blocks"]
)
def test_what_slack_refuses_is_given_up_and_others_go_on(bench: OutboxBench, code: str) -> None:
    bench.slack.run_before("chat.postMessage", refuse_with(code))
    bench.want_card("bad", "C1")
    bench.want_card("good", "C2")
    bench.step()
    assert bench.slack.texts == ["good #1"]
    assert bench.failures() == {code: 1}
    bench.run_for(minutes=60)
    assert bench.slack.count("chat.postMessage") == 2


def test_a_person_who_is_gone_is_given_up(bench: OutboxBench) -> None:
    bench.slack.run_before("conversations.open", refuse_with("user_disabled"))
    bench.want_card("k", "U1")
    bench.step()
    assert bench.failures() == {"user_disabled": 1}


def test_direct_messages_that_are_another_channel_by_now_are_opened_anew(
    bench: OutboxBench,
) -> None:
    from journal.store import people

    with transaction(bench.engine) as session:
        people.save(session, a_colleague("U1"))
        people.set_dm(session, "U1", "D-OLD")
    bench.slack.run_before("chat.postMessage", refuse_with("channel_not_found"))
    bench.want_card("k", "U1")
    bench.run_for(minutes=1)
    assert {channel for channel, _ in bench.slack.messages} == {"D-U1"}
    assert bench.failures() == {}


def test_direct_messages_that_never_open_are_given_up(bench: OutboxBench) -> None:
    bench.slack.run_before("chat.postMessage", *[refuse_with("channel_not_found")] * 9)
    bench.want_card("k", "U1")
    bench.run_for(minutes=30)
    assert bench.slack.count("chat.postMessage") == 3
    assert bench.failures() == {"channel_not_found": 1}


def test_a_bug_in_one_card_stops_no_other_and_tells_no_text(
    bench: OutboxBench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.card_texts["bad"] = "bug"
    bench.want_card("bad", "C1")
    bench.want_card("good", "C2")
    bench.step()
    assert bench.slack.texts == ["good #1"]
    assert bench.failures() == {"fault": 1}
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text
    bench.card_texts["bad"] = "mended"
    bench.run_for(minutes=1)
    assert "mended" in bench.slack.texts


# ── limits ──────────────────────────────────────────────────────────────────────────────────────


def test_when_slack_wants_it_slower_the_method_waits_for_all_cards(bench: OutboxBench) -> None:
    bench.slack.run_before("chat.postMessage", rate_limit(30))
    for n in range(3):
        bench.want_card(f"k{n}", f"C{n}")
    bench.run_for(minutes=0.4)
    assert bench.slack.count("chat.postMessage") == 1
    bench.run_for(minutes=0.2)
    assert sorted(bench.slack.texts) == ["k0 #1", "k1 #1", "k2 #1"]
    assert bench.slack.count("conversations.history") == 0


def test_one_method_that_waits_does_not_hold_up_another(bench: OutboxBench) -> None:
    bench.want_card("old", "C1")
    bench.step()
    bench.slack.run_before("chat.update", rate_limit(60))
    bench.want_card("old", "C1")
    bench.step()
    bench.clock.advance(seconds=2)
    bench.want_card("new", "C1")
    bench.step()
    assert sorted(bench.slack.texts) == ["new #1", "old #1"]


def test_of_one_channel_one_message_a_second(bench: OutboxBench) -> None:
    for n in range(3):
        bench.want_card(f"k{n}", "C1")
    bench.want_card("elsewhere", "C2")
    bench.step()
    bench.step()
    assert sorted(bench.slack.texts) == ["elsewhere #1", "k0 #1"]
    for _ in range(2):
        bench.clock.advance(seconds=1)
        bench.step()
    assert len(bench.slack.texts) == 4


@pytest.mark.parametrize(
    "how", [time_out, refuse_with("internal_error"), refuse_with("x y z", 502)]
)
def test_trouble_of_slacks_is_tried_again_later_and_later(bench: OutboxBench, how: object) -> None:
    assert callable(how)
    bench.slack.run_before("chat.update", *[how] * 100)
    bench.want_card()
    bench.step()
    bench.want_card()
    bench.run_for(minutes=60)
    assert 12 < bench.slack.count("chat.update") < 30


def test_a_revoked_token_gives_nothing_up(
    bench: OutboxBench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.slack.run_before("chat.postMessage", *[refuse_with("token_revoked")] * 4)
    bench.want_card()
    bench.step()
    assert [r.levelno for r in caplog.records if "was not done" in r.message] == [logging.ERROR]
    assert bench.failures() == {"token_revoked": 1}
    bench.run_for(minutes=10)
    assert bench.slack.texts == ["k #1"]


def test_an_hour_without_slack_loses_nothing(bench: OutboxBench) -> None:
    bench.slack.is_away = True
    for minute in range(60):
        bench.want_card(f"k{minute % 5}", f"C{minute % 5}")
        bench.run_for(minutes=1, every=30)
    assert len(bench.slack.calls) < 100
    posts = bench.slack.count("chat.postMessage")
    bench.slack.is_away = False
    bench.run_for(minutes=10)
    assert sorted(bench.slack.texts) == [f"k{n} #12" for n in range(5)]
    assert bench.slack.count("chat.postMessage") - posts == 5


def test_a_card_whose_hour_has_not_come_waits(bench: OutboxBench) -> None:
    with transaction(bench.engine) as session:
        due = bench.clock() + timedelta(hours=1)
        cards.want(session, NewCard("k", CardKind.NOTICES, "C1"), now=bench.clock(), due_at=due)
    bench.run_for(minutes=59)
    assert bench.slack.texts == []
    bench.run_for(minutes=2)
    assert len(bench.slack.texts) == 1
