"""A workspace in a box, and a bot's line to it; a test can wait for lines of the log."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from bot.transport.envelopes import SlackEnvelope
from bot.transport.keep_connected import ConnectionKeeper
from playground.workspace.faults import SlackFaults
from playground.workspace.socket_mode import SocketModeServer
from tests.polling import TIMEOUT_SECONDS


class LogCapture(logging.Handler):
    """The log, line by line; `then` is called before the logging thread goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[str] = []
        self.callbacks: dict[str, Callable[[], object]] = {}
        self._news = threading.Condition()

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        for words, deed in self.callbacks.items():
            if words in text:
                deed()
        with self._news:
            self.messages.append(text)
            self._news.notify_all()

    def wait_for(self, words: str, times: int = 1) -> str:
        """Wait until these words were logged so often."""

        def heard() -> list[str]:
            return [each for each in self.messages if words in each]

        with self._news:
            assert self._news.wait_for(lambda: len(heard()) >= times, TIMEOUT_SECONDS), (
                self.messages
            )
        return heard()[0]

    def clear(self) -> None:
        with self._news:
            self.messages.clear()


@contextmanager
def capture_logs(name: str = "bot") -> Iterator[LogCapture]:
    logger, log_capture = logging.getLogger(name), LogCapture()
    before = logger.level
    logger.setLevel(logging.DEBUG)
    logger.addHandler(log_capture)
    try:
        yield log_capture
    finally:
        logger.removeHandler(log_capture)
        logger.setLevel(before)


@dataclass
class SlackSockets:
    """Slack's end of the line, and its faults."""

    sockets: SocketModeServer
    faults: SlackFaults


@contextmanager
def slack_sockets() -> Iterator[SlackSockets]:
    faults = SlackFaults()
    sockets = SocketModeServer(SimpleNamespace(app_id="A1"), faults)  # type: ignore[arg-type] # all it reads
    try:
        yield SlackSockets(sockets, faults)
    finally:
        sockets.close()


@contextmanager
def socket_connection(
    slack: SlackSockets,
    handle: Callable[[SlackEnvelope], Any],
    ticket: Callable[[], str] | None = None,
    stop: threading.Event | None = None,
) -> Iterator[ConnectionKeeper]:
    stop = stop or threading.Event()
    keeper = ConnectionKeeper(request_url=ticket or slack.sockets.new_url, handle=handle, stop=stop)
    thread = threading.Thread(target=keeper.run)
    thread.start()
    try:
        assert keeper.ready.wait(TIMEOUT_SECONDS)
        # Slack greets before it counts a connection as its own.
        assert slack.sockets.wait_for_connections(1, TIMEOUT_SECONDS)
        yield keeper
    finally:
        slack.sockets.freeze(frozen=False)
        stop.set()
        thread.join(TIMEOUT_SECONDS)
        assert not thread.is_alive()
