"""Always one connection that lives: opened, watched, replaced before it ends, drained at the end.

    no line ──open──▶ open ──hello──▶ ready ──lost──▶ no line          (at once, then with back-off)
                                        │
                                        └─farewell─▶ leaving            (a new one is opened; the
                                                        │                old one is read till its end)
                                                        └─▶ closed

Slack gives each envelope to any one of the app's connections, keeps none for later, and waits three
seconds for the answer: so a line that is lost is replaced at once, and what was being answered is
answered on the one that takes its place.
"""

import logging
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Any

from bot.line import connection, envelopes
from bot.line.connection import Line, Lost
from bot.line.envelopes import Envelope, Farewell, Hello
from journal.errors import SlackRefused, SlackUnavailable

CONCURRENCY = 16
_TICK = 0.2
# Slack warns some ten seconds before it closes one.
_LEAVING_SECONDS = 15.0
# A line that lived shorter than this counts as a failure: two in a row are not opened at once.
_STEADY_SECONDS = 10.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.25, 30.0
_DRAIN_SECONDS = 1.5

log = logging.getLogger(__name__)
_dice = secrets.SystemRandom()

Handle = Callable[[Envelope], Mapping[str, Any] | None]


@dataclass(slots=True)
class Keeper:
    """`ticket` asks Slack for a fresh address; `handle` says what is answered to an envelope."""

    ticket: Callable[[], str]
    handle: Handle
    stop: threading.Event
    proxy: str | None = None
    ready: threading.Event = field(default_factory=threading.Event)
    opened: int = 0
    _line: Line | None = None
    _leaving: dict[Line, float] = field(default_factory=dict)
    _readers: list[threading.Thread] = field(default_factory=list)
    _handling: set[Future[None]] = field(default_factory=set)
    _failures: int = 0
    _tries: int = 0
    _lost_at: float | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _wake: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Until `stop`. Raises `SlackRefused` when Slack refuses the app from the beginning."""
        pool = ThreadPoolExecutor(CONCURRENCY, thread_name_prefix="slack")
        try:
            while not self.stop.is_set():
                self._keep_one(pool)
                self._wake.wait(_TICK)
                self._wake.clear()
        finally:
            self._end(pool)

    def _keep_one(self, pool: ThreadPoolExecutor) -> None:
        self._close_those_that_left()
        if self._line is not None and not self._line.closed:
            return
        self._pause()
        if self.stop.is_set():
            return
        try:
            line = connection.opened(self.ticket(), proxy=self.proxy)
        except (Lost, SlackUnavailable) as error:
            self._failed(error)
        except SlackRefused as error:
            if not self.opened:
                raise
            self._failed(error)
        else:
            self._read(line, pool)

    def _pause(self) -> None:
        """None before the first try; then longer and longer, and never all bots at once."""
        if self._failures:
            longest = min(_FIRST_PAUSE * 2 ** (self._failures - 1), _LONGEST_PAUSE)
            self.stop.wait(_dice.uniform(longest / 2, longest))

    def _failed(self, error: Lost | SlackUnavailable | SlackRefused) -> None:
        self._failures += 1
        self._tries += 1
        if self._tries in {1, 3} or not self._tries % 10:
            log.warning("No connection to Slack: %s. Trying again.", str(error).rstrip("."))
        if isinstance(error, SlackUnavailable):
            self.stop.wait(min(error.retry_after, _LONGEST_PAUSE))

    # ── reading ─────────────────────────────────────────────────────────────────────────────────

    def _read(self, line: Line, pool: ThreadPoolExecutor) -> None:
        self._line = line
        self._readers = [each for each in self._readers if each.is_alive()]
        name = f"slack-line-{self.opened + 1}"
        reader = threading.Thread(target=self._listen, args=(line, pool), name=name, daemon=True)
        self._readers.append(reader)
        reader.start()

    def _listen(self, line: Line, pool: ThreadPoolExecutor) -> None:
        begun = time.monotonic()
        try:
            for text in line.messages():
                if self.stop.is_set():
                    return
                self._take(line, text, pool)
        except Lost as error:
            self._lost(line, error, begun)
        except Exception as error:  # noqa: BLE001 (a line that nobody reads must not look alive)
            self._lost(line, Lost(f"reading it failed ({type(error).__name__})"), begun)
        finally:
            # At the end the lines are closed by whoever drains them.
            if not self.stop.is_set():
                line.close()

    def _take(self, line: Line, text: str, pool: ThreadPoolExecutor) -> None:
        match envelopes.read(text):
            case Hello():
                self._greeted()
            case Farewell(reason):
                self._leave(line, reason)
            case Envelope() as envelope:
                self._handled_by(pool, line, envelope)
            case None:
                log.warning("Slack said something on the line that is not understood.")

    def _greeted(self) -> None:
        self.opened, self._tries = self.opened + 1, 0
        since, self._lost_at = self._lost_at, None
        if since is None:
            log.info("Connected to Slack.")
        else:
            log.info("Connected to Slack again after %.1f s.", time.monotonic() - since)
        self.ready.set()

    def _leave(self, line: Line, reason: str) -> None:
        """It is read until Slack closes it; from now on another is the one."""
        with self._lock:
            if self._line is not line:
                return
            self._line = None
            self._leaving[line] = time.monotonic() + _LEAVING_SECONDS
        tell = log.warning if reason == "link_disabled" else log.info
        tell("Slack asks for a new connection (%s).", reason)
        self._wake.set()

    def _lost(self, line: Line, error: Lost, begun: float) -> None:
        with self._lock:
            self._leaving.pop(line, None)
            if self._line is not line:
                return
            self._line = None
            steady = time.monotonic() - begun > _STEADY_SECONDS
            self._failures = 0 if steady else self._failures + 1
            self._lost_at = self._lost_at or time.monotonic()
        self.ready.clear()
        log.warning("The connection to Slack was lost: %s.", error)
        self._wake.set()

    def _close_those_that_left(self) -> None:
        now = time.monotonic()
        with self._lock:
            over = [line for line, until in self._leaving.items() if line.closed or now > until]
            for line in over:
                del self._leaving[line]
        for line in over:
            line.close()

    # ── answering ───────────────────────────────────────────────────────────────────────────────

    def _handled_by(self, pool: ThreadPoolExecutor, line: Line, envelope: Envelope) -> None:
        try:
            future = pool.submit(self._answer, line, envelope)
        except RuntimeError:
            # The pool is closed: Slack sends events again, and tells people of the rest.
            return
        self._handling.add(future)
        future.add_done_callback(self._handling.discard)

    def _answer(self, line: Line, envelope: Envelope) -> None:
        try:
            body = self.handle(envelope)
        except Exception as error:  # noqa: BLE001 (a thread of the pool has nobody above it)
            log.error("An envelope failed: %s", type(error).__name__)  # noqa: TRY400 (the frames hold what was typed)
            body = None
        said = envelopes.answer(envelope, body)
        for each in (line, self._line):
            if each is not None and _sent(each, said):
                return
        log.warning("An answer came too late: its connection was lost.")

    # ── the end ─────────────────────────────────────────────────────────────────────────────────

    def _end(self, pool: ThreadPoolExecutor) -> None:
        """What is being answered is answered; then every line says goodbye."""
        self.ready.clear()
        wait(list(self._handling), timeout=_DRAIN_SECONDS)
        for line in [*self._leaving, *([self._line] if self._line else [])]:
            line.close()
        for reader in self._readers:
            reader.join(timeout=1)
        pool.shutdown(wait=False, cancel_futures=True)


def _sent(line: Line, text: str) -> bool:
    if line.closed:
        return False
    try:
        line.send(text)
    except Lost:
        return False
    return True
