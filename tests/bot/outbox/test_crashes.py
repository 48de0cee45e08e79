"""Killed between any two steps, or left without an answer: one message, and the right one."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine

from bot.outbox import showing
from journal.store import cards
from tests.bot.outbox.scripted import Bench, Killed, dying, refusing, silent

Break = Callable[[Bench, pytest.MonkeyPatch], None]


def killed_in_render(bench: Bench, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(bench, "render", dies_once(bench.render))
    bench.restart()


def before_posting(_bench: Bench, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(cards, "posting", dies_once(cards.posting))


def before_the_post(bench: Bench, _patch: pytest.MonkeyPatch) -> None:
    bench.slack.fails("chat.postMessage", dying)


def after_the_post(bench: Bench, _patch: pytest.MonkeyPatch) -> None:
    bench.slack.then("chat.postMessage", dying)


def before_settling(_bench: Bench, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(cards, "settle", dies_once(cards.settle))


def dies_once(function: Callable[..., object]) -> Callable[..., object]:
    alive = iter([True])

    def called(*given: object, **named: object) -> object:
        if next(alive, False):
            raise Killed
        return function(*given, **named)

    return called


@pytest.mark.parametrize(
    "breaks",
    [killed_in_render, before_posting, before_the_post, after_the_post, before_settling],
)
def test_killed_at_any_step_it_is_posted_once(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, breaks: Break
) -> None:
    bench.want()
    breaks(bench, monkeypatch)
    bench.dies()
    bench.runs(minutes=1)
    assert bench.slack.texts == ["k #1"]
    card = bench.card()
    assert card is not None
    assert ("C1", card.ts) in bench.slack.messages
    bench.want()
    bench.step()
    assert bench.slack.texts == ["k #2"]


def test_what_changed_since_it_was_posted_unseen_is_shown(bench: Bench) -> None:
    bench.want()
    bench.slack.then("chat.postMessage", dying)
    bench.dies()
    bench.want()
    bench.runs(minutes=1)
    assert bench.slack.texts == ["k #2"]


@pytest.mark.parametrize("breaks", ["before", "after"])
def test_killed_in_an_update_it_ends_up_right(bench: Bench, breaks: str) -> None:
    bench.want()
    bench.step()
    bench.want()
    bench.slack.fails("chat.update", dying) if breaks == "before" else bench.slack.then(
        "chat.update", dying
    )
    bench.dies()
    bench.runs(minutes=1)
    assert bench.slack.texts == ["k #2"]


def test_killed_in_a_deletion_it_is_gone(bench: Bench) -> None:
    bench.want()
    bench.step()
    bench.shown["k"] = None
    bench.want()
    bench.slack.then("chat.delete", dying)
    bench.dies()
    bench.runs(minutes=1)
    assert (bench.slack.texts, bench.card()) == ([], None)


def test_killed_while_it_posts_anew_it_is_posted_once(bench: Bench) -> None:
    bench.want()
    bench.step()
    bench.slack.messages.clear()
    bench.time.passes(seconds=5)
    bench.want()
    bench.slack.then("chat.postMessage", dying)
    bench.dies()
    bench.runs(minutes=1)
    assert bench.slack.texts == ["k #2"]


def test_what_should_go_and_may_have_been_posted_is_looked_for_and_deleted(bench: Bench) -> None:
    bench.want()
    bench.slack.then("chat.postMessage", dying)
    bench.dies()
    bench.shown["k"] = None
    bench.runs(minutes=1)
    assert (bench.slack.texts, bench.card()) == ([], None)


# ── answers that are lost ───────────────────────────────────────────────────────────────────────


def test_an_answer_that_is_lost_posts_nothing_twice(bench: Bench) -> None:
    bench.want()
    bench.slack.then("chat.postMessage", silent, silent)
    bench.runs(minutes=1)
    assert bench.slack.texts == ["k #1"]
    assert bench.slack.count("chat.postMessage") == 1


def test_among_many_messages_its_own_is_found(bench: Bench) -> None:
    bench.want()
    bench.slack.then("chat.postMessage", silent)
    bench.step()
    for n in range(450):
        later = f"{bench.time().timestamp() + 1 + n:.6f}"
        bench.slack.messages["C1", later] = {"ts": later, "text": "talk", "channel": "C1"}
    bench.runs(minutes=1)
    assert bench.slack.texts.count("k #1") == 1
    assert bench.slack.count("conversations.history") == 3


def test_somebody_elses_key_is_not_its_own(bench: Bench) -> None:
    bench.want("other", "C1")
    bench.step()
    bench.time.passes(seconds=2)
    bench.want("k", "C1")
    bench.slack.fails("chat.postMessage", silent)
    bench.runs(minutes=1)
    assert sorted(bench.slack.texts) == ["k #1", "other #1"]


def test_where_it_may_not_look_it_posts_again_and_says_so(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.want()
    bench.slack.then("chat.postMessage", silent)
    bench.slack.fails("conversations.history", refusing("missing_scope"))
    bench.runs(minutes=1)
    assert bench.slack.texts == ["k #1"] * 2
    assert "may stand in Slack twice" in caplog.text


def test_while_it_can_not_look_it_does_not_post(bench: Bench) -> None:
    bench.want()
    bench.slack.then("chat.postMessage", silent)
    bench.slack.fails("conversations.history", silent, silent)
    bench.runs(minutes=1)
    assert bench.slack.texts == ["k #1"]
    assert bench.slack.count("chat.postMessage") == 1


def test_what_was_surely_not_posted_is_not_looked_for(bench: Bench) -> None:
    bench.want()
    bench.slack.fails("chat.postMessage", refusing("ratelimited", 429))
    bench.runs(minutes=1)
    assert bench.slack.texts == ["k #1"]
    assert bench.slack.count("conversations.history") == 0


def test_whoever_lost_the_lease_does_not_post(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It slept between the claim and the post; another bot was quicker."""
    bench.want()
    slow = Bench(bench.engine, bench.time, bench.slack)
    rendered = showing._rendered

    def sleeps(*given: object) -> object:
        monkeypatch.setattr(showing, "_rendered", rendered)
        bench.time.passes(minutes=10)
        bench.step()
        return rendered(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(showing, "_rendered", sleeps)
    slow.step()
    assert bench.slack.texts == ["k #1"]
    assert bench.slack.count("chat.postMessage") == 1


def test_two_bots_share_the_cards(bench: Bench, engine: Engine) -> None:
    for n in range(30):
        bench.want(f"k{n}", f"C{n}")
    other = Bench(engine, bench.time, bench.slack)
    for _ in range(5):
        bench.step()
        other.step()
    assert sorted(bench.slack.texts) == sorted(f"k{n} #1" for n in range(30))
    assert bench.rendered.total() + other.rendered.total() == 30
