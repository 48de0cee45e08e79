"""The loop works when it is rung, survives what fails, and ends when it is told to."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.outbox import run
from journal.errors import DatabaseBusy
from journal.store import cards
from tests.bot.outbox.scripted import OutboxBench, time_out

TIMEOUT_SECONDS = 20


@contextmanager
def running_loop(bench: OutboxBench) -> Iterator[threading.Thread]:
    thread = threading.Thread(target=run, args=(bench.outbox,))
    thread.start()
    try:
        yield thread
    finally:
        bench.outbox.stop.set()
        thread.join(TIMEOUT_SECONDS)
        assert not thread.is_alive()


def posted_event(bench: OutboxBench) -> threading.Event:
    """Set when something was posted."""
    done = threading.Event()
    bench.slack.run_after("chat.postMessage", done.set)
    return done


def test_it_works_when_the_bell_rings(bench: OutboxBench) -> None:
    done = posted_event(bench)
    with running_loop(bench):
        bench.want_card()
        bench.outbox.wake.set()
        assert done.wait(TIMEOUT_SECONDS)


def test_it_sees_what_another_process_wants(bench: OutboxBench) -> None:
    done = posted_event(bench)
    with running_loop(bench):
        bench.want_card()
        assert done.wait(TIMEOUT_SECONDS)


def test_a_busy_database_does_not_end_it(
    bench: OutboxBench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    claim, busy = cards.claim, iter([True])

    def claims(*given: object, **named: object) -> object:
        if next(busy, False):
            raise DatabaseBusy("a secret place is busy")
        return claim(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(cards, "claim", claims)
    bench.want_card()
    done = posted_event(bench)
    with caplog.at_level(logging.ERROR), running_loop(bench):
        assert done.wait(TIMEOUT_SECONDS)
    assert "DatabaseBusy" in caplog.text
    assert "secret" not in caplog.text


def test_it_ends_at_once_and_holds_nothing(bench: OutboxBench) -> None:
    bench.want_card("a", "C1")
    bench.want_card("b", "C2")

    def stop() -> None:
        bench.outbox.stop.set()
        time_out()

    bench.slack.run_before("chat.postMessage", stop)
    run(bench.outbox)
    assert bench.slack.count("chat.postMessage") == 1
    bench.restart()
    bench.step()
    assert "b #1" in bench.slack.texts
