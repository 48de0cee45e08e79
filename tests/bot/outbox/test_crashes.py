"""Killed between any two steps, or left without an answer: one message, and the right one."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine

from tests.bot.outbox.card_statements import is_card_marked, is_card_settled
from tests.bot.outbox.scripted_slack import (
    OutboxBench,
    OutboxKilled,
    kill_process,
    refuse_with,
    time_out,
)
from tests.effort import one_day_in
from tests.statements import fail_statements

Death = Callable[[OutboxBench], None]


def die_in_render(outbox_bench: OutboxBench) -> None:
    outbox_bench.before_render.append(kill_process)
    outbox_bench.die_in_step()


def die_before_marking(outbox_bench: OutboxBench) -> None:
    with fail_statements(outbox_bench.engine, is_card_marked, OutboxKilled()):
        outbox_bench.die_in_step()


def die_before_slack_call(outbox_bench: OutboxBench) -> None:
    outbox_bench.slack.run_before("chat.postMessage", kill_process)
    outbox_bench.die_in_step()


def die_after_slack_call(outbox_bench: OutboxBench) -> None:
    outbox_bench.slack.run_after("chat.postMessage", kill_process)
    outbox_bench.die_in_step()


def die_before_settling(outbox_bench: OutboxBench) -> None:
    with fail_statements(outbox_bench.engine, is_card_settled, OutboxKilled()):
        outbox_bench.die_in_step()


@pytest.mark.parametrize(
    "die",
    [
        die_in_render,
        die_before_marking,
        die_before_slack_call,
        die_after_slack_call,
        die_before_settling,
    ],
)
@one_day_in(2)
def test_killed_at_any_step_it_is_posted_once(outbox_bench: OutboxBench, die: Death) -> None:
    outbox_bench.want_card()
    die(outbox_bench)
    outbox_bench.run_for(minutes=1)
    assert outbox_bench.slack.texts == ["k #1"]
    card = outbox_bench.card()
    assert card is not None
    assert ("C1", card.ts) in outbox_bench.slack.messages
    outbox_bench.want_card()
    outbox_bench.step()
    assert outbox_bench.slack.texts == ["k #2"]


def test_what_changed_since_it_was_posted_unseen_is_shown(outbox_bench: OutboxBench) -> None:
    outbox_bench.want_card()
    outbox_bench.slack.run_after("chat.postMessage", kill_process)
    outbox_bench.die_in_step()
    outbox_bench.want_card()
    outbox_bench.run_for(minutes=1)
    assert outbox_bench.slack.texts == ["k #2"]


@pytest.mark.parametrize("breaks", ["before", "after"])
def test_killed_in_an_update_it_ends_up_right(outbox_bench: OutboxBench, breaks: str) -> None:
    outbox_bench.want_card()
    outbox_bench.step()
    outbox_bench.want_card()
    outbox_bench.slack.run_before(
        "chat.update", kill_process
    ) if breaks == "before" else outbox_bench.slack.run_after("chat.update", kill_process)
    outbox_bench.die_in_step()
    outbox_bench.run_for(minutes=1)
    assert outbox_bench.slack.texts == ["k #2"]


def test_killed_in_a_deletion_it_is_gone(outbox_bench: OutboxBench) -> None:
    outbox_bench.want_card()
    outbox_bench.step()
    outbox_bench.card_texts["k"] = None
    outbox_bench.want_card()
    outbox_bench.slack.run_after("chat.delete", kill_process)
    outbox_bench.die_in_step()
    outbox_bench.run_for(minutes=1)
    assert (outbox_bench.slack.texts, outbox_bench.card()) == ([], None)


def test_killed_while_it_posts_anew_it_is_posted_once(outbox_bench: OutboxBench) -> None:
    outbox_bench.want_card()
    outbox_bench.step()
    outbox_bench.slack.messages.clear()
    outbox_bench.clock.advance(seconds=5)
    outbox_bench.want_card()
    outbox_bench.slack.run_after("chat.postMessage", kill_process)
    outbox_bench.die_in_step()
    outbox_bench.run_for(minutes=1)
    assert outbox_bench.slack.texts == ["k #2"]


def test_what_should_go_and_may_have_been_posted_is_looked_for_and_deleted(
    outbox_bench: OutboxBench,
) -> None:
    outbox_bench.want_card()
    outbox_bench.slack.run_after("chat.postMessage", kill_process)
    outbox_bench.die_in_step()
    outbox_bench.card_texts["k"] = None
    outbox_bench.run_for(minutes=1)
    assert (outbox_bench.slack.texts, outbox_bench.card()) == ([], None)


# ── answers that are lost ───────────────────────────────────────────────────────────────────────


def test_an_answer_that_is_lost_posts_nothing_twice(outbox_bench: OutboxBench) -> None:
    outbox_bench.want_card()
    outbox_bench.slack.run_after("chat.postMessage", time_out, time_out)
    outbox_bench.run_for(minutes=1)
    assert outbox_bench.slack.texts == ["k #1"]
    assert outbox_bench.slack.count("chat.postMessage") == 1


def test_among_many_messages_its_own_is_found(outbox_bench: OutboxBench) -> None:
    outbox_bench.want_card()
    outbox_bench.slack.run_after("chat.postMessage", time_out)
    outbox_bench.step()
    for n in range(450):
        later = f"{outbox_bench.clock().timestamp() + 1 + n:.6f}"
        outbox_bench.slack.messages["C1", later] = {"ts": later, "text": "talk", "channel": "C1"}
    outbox_bench.run_for(minutes=1)
    assert outbox_bench.slack.texts.count("k #1") == 1
    assert outbox_bench.slack.count("conversations.history") == 3


def test_somebody_elses_key_is_not_its_own(outbox_bench: OutboxBench) -> None:
    outbox_bench.want_card("other", "C1")
    outbox_bench.step()
    outbox_bench.clock.advance(seconds=2)
    outbox_bench.want_card("k", "C1")
    outbox_bench.slack.run_before("chat.postMessage", time_out)
    outbox_bench.run_for(minutes=1)
    assert sorted(outbox_bench.slack.texts) == ["k #1", "other #1"]


def test_where_it_may_not_look_it_posts_again_and_says_so(
    outbox_bench: OutboxBench, caplog: pytest.LogCaptureFixture
) -> None:
    outbox_bench.want_card()
    outbox_bench.slack.run_after("chat.postMessage", time_out)
    outbox_bench.slack.run_before("conversations.history", refuse_with("missing_scope"))
    outbox_bench.run_for(minutes=1)
    assert outbox_bench.slack.texts == ["k #1"] * 2
    assert "may stand in Slack twice" in caplog.text


def test_while_it_can_not_look_it_does_not_post(outbox_bench: OutboxBench) -> None:
    outbox_bench.want_card()
    outbox_bench.slack.run_after("chat.postMessage", time_out)
    outbox_bench.slack.run_before("conversations.history", time_out, time_out)
    outbox_bench.run_for(minutes=1)
    assert outbox_bench.slack.texts == ["k #1"]
    assert outbox_bench.slack.count("chat.postMessage") == 1


def test_what_was_surely_not_posted_is_not_looked_for(outbox_bench: OutboxBench) -> None:
    outbox_bench.want_card()
    outbox_bench.slack.run_before("chat.postMessage", refuse_with("ratelimited", 429))
    outbox_bench.run_for(minutes=1)
    assert outbox_bench.slack.texts == ["k #1"]
    assert outbox_bench.slack.count("conversations.history") == 0


def test_whoever_lost_the_lease_does_not_post(outbox_bench: OutboxBench) -> None:
    """It slept between the claim and the post; another bot was quicker."""
    outbox_bench.want_card()
    slow = OutboxBench(outbox_bench.engine, outbox_bench.clock, outbox_bench.slack)

    def sleep() -> None:
        outbox_bench.clock.advance(minutes=10)
        outbox_bench.step()

    slow.before_render.append(sleep)
    slow.step()
    assert outbox_bench.slack.texts == ["k #1"]
    assert outbox_bench.slack.count("chat.postMessage") == 1


def test_two_bots_share_the_cards(outbox_bench: OutboxBench, engine: Engine) -> None:
    for n in range(30):
        outbox_bench.want_card(f"k{n}", f"C{n}")
    other = OutboxBench(engine, outbox_bench.clock, outbox_bench.slack)
    for _ in range(5):
        outbox_bench.step()
        other.step()
    assert sorted(outbox_bench.slack.texts) == sorted(f"k{n} #1" for n in range(30))
    assert outbox_bench.render_counts.total() + other.render_counts.total() == 30
