"""A card is posted once, kept true, and taken away; what is wrong with one stops no other."""

import logging
from datetime import timedelta

import pytest

from journal.model import CardKind, NewCard
from journal.store.database import transaction
from journal.store.slack import cards, people
from tests.bot.outbox.scripted_slack import OutboxBench, rate_limit, refuse_with, time_out
from tests.effort import one_day_in
from tests.slack_builders import a_colleague


def test_a_card_is_posted_and_then_updated_in_place(outbox_bench: OutboxBench) -> None:
    outbox_bench.want_card()
    outbox_bench.step()
    assert outbox_bench.slack.texts == ["k #1"]
    outbox_bench.want_card()
    outbox_bench.step()
    assert outbox_bench.slack.texts == ["k #2"]
    assert outbox_bench.slack.count("chat.postMessage") == 1


def test_nothing_due_calls_nobody(outbox_bench: OutboxBench) -> None:
    outbox_bench.want_card()
    outbox_bench.run_for(minutes=1)
    assert [name for name, _ in outbox_bench.slack.calls] == ["chat.postMessage"]


def test_a_message_carries_its_key_a_text_and_no_previews(outbox_bench: OutboxBench) -> None:
    outbox_bench.want_card()
    outbox_bench.step()
    ((_, given),) = outbox_bench.slack.calls
    assert given["metadata"] == {"event_type": "rapport_card", "event_payload": {"key": "k"}}
    assert given["text"] == "k #1"
    assert (given["unfurl_links"], given["unfurl_media"]) == (False, False)
    assert (given["parse"], given["link_names"]) == ("none", False)


def test_what_should_not_stand_there_is_deleted_and_forgotten(outbox_bench: OutboxBench) -> None:
    outbox_bench.want_card()
    outbox_bench.step()
    outbox_bench.card_texts["k"] = None
    outbox_bench.want_card()
    outbox_bench.step()
    assert outbox_bench.slack.messages == {}
    assert outbox_bench.card() is None


def test_what_should_never_have_stood_there_is_forgotten_without_a_call(
    outbox_bench: OutboxBench,
) -> None:
    outbox_bench.card_texts["k"] = None
    outbox_bench.want_card()
    outbox_bench.step()
    assert outbox_bench.card() is None
    assert outbox_bench.slack.calls == []


def test_what_somebody_deleted_is_forgotten_when_it_is_to_go(outbox_bench: OutboxBench) -> None:
    outbox_bench.want_card()
    outbox_bench.step()
    outbox_bench.slack.messages.clear()
    outbox_bench.card_texts["k"] = None
    outbox_bench.want_card()
    outbox_bench.step()
    assert outbox_bench.card() is None


@pytest.mark.parametrize("code", ["message_not_found", "cant_update_message"])
def test_a_message_that_is_lost_is_posted_anew(outbox_bench: OutboxBench, code: str) -> None:
    outbox_bench.want_card()
    outbox_bench.step()
    outbox_bench.clock.advance(seconds=2)
    outbox_bench.slack.messages.clear()
    outbox_bench.slack.run_before("chat.update", refuse_with(code))
    outbox_bench.want_card()
    outbox_bench.step()
    assert outbox_bench.slack.texts == ["k #2"]
    outbox_bench.want_card()
    outbox_bench.step()
    assert outbox_bench.slack.texts == ["k #3"]


def test_direct_messages_are_opened_once(outbox_bench: OutboxBench) -> None:
    with transaction(outbox_bench.engine) as session:
        people.save(session, a_colleague("U1"))
    outbox_bench.want_card("a", "U1")
    outbox_bench.step()
    outbox_bench.clock.advance(seconds=2)
    outbox_bench.want_card("b", "U1")
    outbox_bench.step()
    assert {channel for channel, _ in outbox_bench.slack.messages} == {"D-U1"}
    assert outbox_bench.slack.count("conversations.open") == 1


@pytest.mark.parametrize(
    "code", ["channel_not_found", "not_in_channel", "is_archived", "invalid_blocks"]
)
@one_day_in(2)
def test_what_slack_refuses_is_given_up_and_others_go_on(
    outbox_bench: OutboxBench, code: str
) -> None:
    outbox_bench.slack.run_before("chat.postMessage", refuse_with(code))
    outbox_bench.want_card("bad", "C1")
    outbox_bench.want_card("good", "C2")
    outbox_bench.step()
    assert outbox_bench.slack.texts == ["good #1"]
    assert outbox_bench.failures() == {code: 1}
    outbox_bench.run_for(minutes=60)
    assert outbox_bench.slack.count("chat.postMessage") == 2


def test_a_person_who_is_gone_is_given_up(outbox_bench: OutboxBench) -> None:
    outbox_bench.slack.run_before("conversations.open", refuse_with("user_disabled"))
    outbox_bench.want_card("k", "U1")
    outbox_bench.step()
    assert outbox_bench.failures() == {"user_disabled": 1}


def test_direct_messages_that_are_another_channel_by_now_are_opened_anew(
    outbox_bench: OutboxBench,
) -> None:
    from journal.store.slack import people

    with transaction(outbox_bench.engine) as session:
        people.save(session, a_colleague("U1"))
        people.set_dm(session, "U1", "D-OLD")
    outbox_bench.slack.run_before("chat.postMessage", refuse_with("channel_not_found"))
    outbox_bench.want_card("k", "U1")
    outbox_bench.run_for(minutes=1)
    assert {channel for channel, _ in outbox_bench.slack.messages} == {"D-U1"}
    assert outbox_bench.failures() == {}


def test_direct_messages_that_never_open_are_given_up(outbox_bench: OutboxBench) -> None:
    outbox_bench.slack.run_before("chat.postMessage", *[refuse_with("channel_not_found")] * 9)
    outbox_bench.want_card("k", "U1")
    outbox_bench.run_for(minutes=30)
    assert outbox_bench.slack.count("chat.postMessage") == 3
    assert outbox_bench.failures() == {"channel_not_found": 1}


def test_a_bug_in_one_card_stops_no_other_and_tells_no_text(
    outbox_bench: OutboxBench, caplog: pytest.LogCaptureFixture
) -> None:
    outbox_bench.card_texts["bad"] = "bug"
    outbox_bench.want_card("bad", "C1")
    outbox_bench.want_card("good", "C2")
    outbox_bench.step()
    assert outbox_bench.slack.texts == ["good #1"]
    assert outbox_bench.failures() == {"fault": 1}
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text
    outbox_bench.card_texts["bad"] = "mended"
    outbox_bench.run_for(minutes=1)
    assert "mended" in outbox_bench.slack.texts


# ── limits ──────────────────────────────────────────────────────────────────────────────────────


def test_when_slack_wants_it_slower_the_method_waits_for_all_cards(
    outbox_bench: OutboxBench,
) -> None:
    outbox_bench.slack.run_before("chat.postMessage", rate_limit(30))
    for n in range(3):
        outbox_bench.want_card(f"k{n}", f"C{n}")
    outbox_bench.run_for(minutes=0.4)
    assert outbox_bench.slack.count("chat.postMessage") == 1
    outbox_bench.run_for(minutes=0.2)
    assert sorted(outbox_bench.slack.texts) == ["k0 #1", "k1 #1", "k2 #1"]
    assert outbox_bench.slack.count("conversations.history") == 0


def test_one_method_that_waits_does_not_hold_up_another(outbox_bench: OutboxBench) -> None:
    outbox_bench.want_card("old", "C1")
    outbox_bench.step()
    outbox_bench.slack.run_before("chat.update", rate_limit(60))
    outbox_bench.want_card("old", "C1")
    outbox_bench.step()
    outbox_bench.clock.advance(seconds=2)
    outbox_bench.want_card("new", "C1")
    outbox_bench.step()
    assert sorted(outbox_bench.slack.texts) == ["new #1", "old #1"]


def test_of_one_channel_one_message_a_second(outbox_bench: OutboxBench) -> None:
    for n in range(3):
        outbox_bench.want_card(f"k{n}", "C1")
    outbox_bench.want_card("elsewhere", "C2")
    outbox_bench.step()
    outbox_bench.step()
    assert sorted(outbox_bench.slack.texts) == ["elsewhere #1", "k0 #1"]
    for _ in range(2):
        outbox_bench.clock.advance(seconds=1)
        outbox_bench.step()
    assert len(outbox_bench.slack.texts) == 4


@pytest.mark.parametrize(
    "how", [time_out, refuse_with("internal_error"), refuse_with("x y z", 502)]
)
@one_day_in(2)
def test_trouble_of_slacks_is_tried_again_later_and_later(
    outbox_bench: OutboxBench, how: object
) -> None:
    assert callable(how)
    outbox_bench.slack.run_before("chat.update", *[how] * 100)
    outbox_bench.want_card()
    outbox_bench.step()
    outbox_bench.want_card()
    outbox_bench.run_for(minutes=60)
    assert 12 < outbox_bench.slack.count("chat.update") < 30


def test_a_revoked_token_gives_nothing_up(
    outbox_bench: OutboxBench, caplog: pytest.LogCaptureFixture
) -> None:
    outbox_bench.slack.run_before("chat.postMessage", *[refuse_with("token_revoked")] * 4)
    outbox_bench.want_card()
    outbox_bench.step()
    assert [r.levelno for r in caplog.records if "was not done" in r.message] == [logging.ERROR]
    assert outbox_bench.failures() == {"token_revoked": 1}
    outbox_bench.run_for(minutes=10)
    assert outbox_bench.slack.texts == ["k #1"]


@one_day_in(3)
def test_an_hour_without_slack_loses_nothing(outbox_bench: OutboxBench) -> None:
    outbox_bench.slack.is_away = True
    for minute in range(60):
        outbox_bench.want_card(f"k{minute % 5}", f"C{minute % 5}")
        outbox_bench.run_for(minutes=1, every=30)
    assert len(outbox_bench.slack.calls) < 100
    posts = outbox_bench.slack.count("chat.postMessage")
    outbox_bench.slack.is_away = False
    outbox_bench.run_for(minutes=10)
    assert sorted(outbox_bench.slack.texts) == [f"k{n} #12" for n in range(5)]
    assert outbox_bench.slack.count("chat.postMessage") - posts == 5


def test_a_card_whose_hour_has_not_come_waits(outbox_bench: OutboxBench) -> None:
    with transaction(outbox_bench.engine) as session:
        due = outbox_bench.clock() + timedelta(hours=1)
        cards.want(
            session, NewCard("k", CardKind.NOTICES, "C1"), now=outbox_bench.clock(), due_at=due
        )
    outbox_bench.run_for(minutes=59)
    assert outbox_bench.slack.texts == []
    outbox_bench.run_for(minutes=2)
    assert len(outbox_bench.slack.texts) == 1
