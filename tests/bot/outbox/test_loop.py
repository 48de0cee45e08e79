"""The loop works when it is rung, survives what fails, and ends when it is told to."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.outbox import run
from journal.errors import DatabaseBusy
from journal.store import cards
from tests.bot.outbox.scripted import Bench, silent

SECONDS = 20


@contextmanager
def running(bench: Bench) -> Iterator[threading.Thread]:
    thread = threading.Thread(target=run, args=(bench.box,))
    thread.start()
    try:
        yield thread
    finally:
        bench.box.stop.set()
        thread.join(SECONDS)
        assert not thread.is_alive()


def posted(bench: Bench) -> threading.Event:
    """Set when something was posted."""
    done = threading.Event()
    bench.slack.then("chat.postMessage", done.set)
    return done


def test_it_works_when_the_bell_rings(bench: Bench) -> None:
    done = posted(bench)
    with running(bench):
        bench.want()
        bench.box.wake.set()
        assert done.wait(SECONDS)


def test_it_sees_what_another_process_wants(bench: Bench) -> None:
    done = posted(bench)
    with running(bench):
        bench.want()
        assert done.wait(SECONDS)


def test_a_busy_database_does_not_end_it(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    claim, busy = cards.claim, iter([True])

    def claims(*given: object, **named: object) -> object:
        if next(busy, False):
            raise DatabaseBusy("a secret place is busy")
        return claim(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(cards, "claim", claims)
    bench.want()
    done = posted(bench)
    with caplog.at_level(logging.ERROR), running(bench):
        assert done.wait(SECONDS)
    assert "DatabaseBusy" in caplog.text
    assert "secret" not in caplog.text


def test_it_ends_at_once_and_holds_nothing(bench: Bench) -> None:
    bench.want("a", "C1")
    bench.want("b", "C2")

    def stop() -> None:
        bench.box.stop.set()
        silent()

    bench.slack.fails("chat.postMessage", stop)
    run(bench.box)
    assert bench.slack.count("chat.postMessage") == 1
    bench.restart()
    bench.step()
    assert "b #1" in bench.slack.texts
