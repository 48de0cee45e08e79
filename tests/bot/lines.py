"""A workspace in a box, and a bot's line to it; what the line says of its life can be waited for."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from bot.line.envelopes import Envelope
from bot.line.keeper import Keeper
from playground.workspace.faults import Faults
from playground.workspace.sockets import Sockets

PATIENCE = 10.0


class Life(logging.Handler):
    """What was said, as it is said; `then` is done before the line goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.then: dict[str, Callable[[], object]] = {}
        self._news = threading.Condition()

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        for words, deed in self.then.items():
            if words in text:
                deed()
        with self._news:
            self.said.append(text)
            self._news.notify_all()

    def hears(self, words: str) -> str:
        """Wait until it was said."""

        def heard() -> str:
            return next((each for each in self.said if words in each), "")

        with self._news:
            assert self._news.wait_for(lambda: bool(heard()), PATIENCE), self.said
        return heard()

    def forget(self) -> None:
        with self._news:
            self.said.clear()


@contextmanager
def listening(name: str = "bot") -> Iterator[Life]:
    logger, life = logging.getLogger(name), Life()
    before = logger.level
    logger.setLevel(logging.DEBUG)
    logger.addHandler(life)
    try:
        yield life
    finally:
        logger.removeHandler(life)
        logger.setLevel(before)


@dataclass
class Slack:
    """Slack's end of the line, and its faults."""

    sockets: Sockets
    faults: Faults


@contextmanager
def slack() -> Iterator[Slack]:
    faults = Faults()
    sockets = Sockets(SimpleNamespace(app_id="A1"), faults)  # type: ignore[arg-type] # all it reads
    try:
        yield Slack(sockets, faults)
    finally:
        sockets.end()


@contextmanager
def a_line(
    slack: Slack, handle: Callable[[Envelope], Any], ticket: Callable[[], str] | None = None
) -> Iterator[Keeper]:
    stop = threading.Event()
    keeper = Keeper(ticket=ticket or slack.sockets.new_url, handle=handle, stop=stop)
    thread = threading.Thread(target=keeper.run)
    thread.start()
    try:
        assert keeper.ready.wait(PATIENCE)
        # Slack greets before it counts a connection as its own.
        assert slack.sockets.wait_for(1, PATIENCE)
        yield keeper
    finally:
        slack.sockets.freeze(frozen=False)
        stop.set()
        thread.join(PATIENCE)
        assert not thread.is_alive()
