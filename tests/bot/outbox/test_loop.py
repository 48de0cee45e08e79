"""The loop works when it is rung, survives what fails, and ends when it is told to."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.outbox import run
from journal.errors import DatabaseBusy
from tests.bot.outbox.card_statements import is_card_claimed
from tests.bot.outbox.scripted_slack import OutboxBench, time_out
from tests.effort import one_day_in
from tests.polling import TIMEOUT_SECONDS
from tests.statements import fail_statements


@contextmanager
def running_loop(outbox_bench: OutboxBench) -> Iterator[threading.Thread]:
    thread = threading.Thread(target=run, args=(outbox_bench.outbox,))
    thread.start()
    try:
        yield thread
    finally:
        outbox_bench.outbox.stop.set()
        thread.join(TIMEOUT_SECONDS)
        assert not thread.is_alive()


def posted_event(outbox_bench: OutboxBench) -> threading.Event:
    """Set when something was posted."""
    done = threading.Event()
    outbox_bench.slack.run_after("chat.postMessage", done.set)
    return done


@one_day_in(2)
def test_it_works_when_the_bell_rings(outbox_bench: OutboxBench) -> None:
    done = posted_event(outbox_bench)
    with running_loop(outbox_bench):
        outbox_bench.want_card()
        outbox_bench.outbox.wake.set()
        assert done.wait(TIMEOUT_SECONDS)


def test_it_sees_what_another_process_wants(outbox_bench: OutboxBench) -> None:
    done = posted_event(outbox_bench)
    with running_loop(outbox_bench):
        outbox_bench.want_card()
        assert done.wait(TIMEOUT_SECONDS)


@one_day_in(2)
def test_a_busy_database_does_not_end_it(
    outbox_bench: OutboxBench, caplog: pytest.LogCaptureFixture
) -> None:
    busy = DatabaseBusy("a secret place is busy")
    outbox_bench.want_card()
    done = posted_event(outbox_bench)
    with (
        caplog.at_level(logging.ERROR),
        fail_statements(outbox_bench.engine, is_card_claimed, busy),
        running_loop(outbox_bench),
    ):
        assert done.wait(TIMEOUT_SECONDS)
    assert "DatabaseBusy" in caplog.text
    assert "secret" not in caplog.text


def test_it_ends_at_once_and_holds_nothing(outbox_bench: OutboxBench) -> None:
    outbox_bench.want_card("a", "C1")
    outbox_bench.want_card("b", "C2")

    def stop() -> None:
        outbox_bench.outbox.stop.set()
        time_out()

    outbox_bench.slack.run_before("chat.postMessage", stop)
    run(outbox_bench.outbox)
    assert outbox_bench.slack.count("chat.postMessage") == 1
    outbox_bench.restart()
    outbox_bench.step()
    assert "b #1" in outbox_bench.slack.texts
