"""Keeps one connection open: watches it, replaces it before it ends, drains it at the end.

    no line ──open──▶ open ──hello──▶ ready ──lost──▶ no line          (at once, then with back-off)
                                        │
                                        └─farewell─▶ leaving            (a new one is opened; the
                                                        │                old one is read till its end)
                                                        └─▶ closed

Slack gives each envelope to any one of the app's connections, keeps none for later, and waits three
seconds for the answer: so a lost line is replaced at once, and open answers are sent on the new
one.
"""

import logging
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import Any

from bot.transport import envelopes, websocket
from bot.transport.envelopes import Disconnect, Hello, SlackEnvelope
from bot.transport.websocket import ConnectionLost, WebSocketConnection
from journal.backoff import backoff_seconds
from journal.errors import SlackRefused, SlackUnavailable

CONCURRENCY = 16
_TICK = 0.2
# Slack warns some ten seconds before it closes one.
_DRAINING_SECONDS = 15.0
# A shorter-lived line counts as a failure, and the next try waits.
_STEADY_SECONDS = 10.0
FIRST_PAUSE, _LONGEST_PAUSE = 0.25, 30.0
_DRAIN_SECONDS = 1.5

log = logging.getLogger(__name__)
_dice = secrets.SystemRandom()

# After this Slack has told the person that nobody answered.
_SLACK_WAITS_SECONDS = 3.0
# Answers an envelope; raises `NotKept` for one that Slack is to send again.
HandleEnvelope = Callable[[SlackEnvelope], Mapping[str, Any] | None]
# What becomes of an answer that no line took in time.
DeliverLate = Callable[[SlackEnvelope, Mapping[str, Any]], None]


class NotKept(Exception):
    """What somebody wrote could not be kept, so that it must not be acknowledged."""


@dataclass(slots=True)
class ConnectionKeeper:
    """Keeps the connection. `ticket` asks Slack for a fresh address; `handle` answers an envelope."""

    request_url: Callable[[], str]
    handle: HandleEnvelope
    stop: threading.Event
    proxy: str | None = None
    deliver_late: DeliverLate = lambda _envelope, _body: None
    ready: threading.Event = field(default_factory=threading.Event)
    opened_count: int = 0
    _conn: WebSocketConnection | None = None
    _draining: dict[WebSocketConnection, float] = field(default_factory=dict)
    _readers: list[threading.Thread] = field(default_factory=list)
    _in_flight: set[Future[None]] = field(default_factory=set)
    _failures: int = 0
    _tries: int = 0
    _lost_at: float | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _wake: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Run until `stop`. Raises `SlackRefused` when Slack refuses the app from the beginning."""
        pool = ThreadPoolExecutor(CONCURRENCY, thread_name_prefix="slack")
        try:
            while not self.stop.is_set():
                self._ensure_connected(pool)
                self._wake.wait(_TICK)
                self._wake.clear()
        finally:
            self._shut_down(pool)

    def _ensure_connected(self, pool: ThreadPoolExecutor) -> None:
        self._close_drained()
        if self._conn is not None and not self._conn.is_closed:
            return
        self._pause()
        if self.stop.is_set():
            return
        try:
            conn = websocket.open_connection(self.request_url(), proxy=self.proxy)
        except (ConnectionLost, SlackUnavailable) as error:
            self._note_failure(error)
        except SlackRefused as error:
            if not self.opened_count:
                raise
            self._note_failure(error)
        else:
            self._start_reader(conn, pool)

    def _pause(self) -> None:
        """The pause: none before the first try, then longer and longer, with chance between bots."""
        if self._failures:
            longest = backoff_seconds(FIRST_PAUSE, self._failures - 1, _LONGEST_PAUSE)
            self.stop.wait(_dice.uniform(longest / 2, longest))

    def _note_failure(self, error: ConnectionLost | SlackUnavailable | SlackRefused) -> None:
        self._failures += 1
        self._tries += 1
        if self._tries in {1, 3} or not self._tries % 10:
            log.warning("No connection to Slack: %s. Trying again.", str(error).rstrip("."))
        if isinstance(error, SlackUnavailable):
            self.stop.wait(min(error.retry_after, _LONGEST_PAUSE))

    # ── reading ─────────────────────────────────────────────────────────────────────────────────

    def _start_reader(self, conn: WebSocketConnection, pool: ThreadPoolExecutor) -> None:
        self._conn = conn
        self._readers = [each for each in self._readers if each.is_alive()]
        name = f"slack-line-{self.opened_count + 1}"
        reader = threading.Thread(
            target=self._read_messages, args=(conn, pool), name=name, daemon=True
        )
        self._readers.append(reader)
        reader.start()

    def _read_messages(self, conn: WebSocketConnection, pool: ThreadPoolExecutor) -> None:
        begun = time.monotonic()
        try:
            for text in conn.messages():
                if self.stop.is_set():
                    return
                self._handle_message(conn, text, pool)
        except ConnectionLost as error:
            self._on_lost(conn, error, begun)
        except Exception as error:  # noqa: BLE001 (a line that nobody reads must not look alive)
            self._on_lost(
                conn, ConnectionLost(f"reading it failed ({type(error).__name__})"), begun
            )
        finally:
            # At the end `_shut_down` closes the lines.
            if not self.stop.is_set():
                conn.close()

    def _handle_message(
        self, conn: WebSocketConnection, text: str, pool: ThreadPoolExecutor
    ) -> None:
        match envelopes.parse_message(text):
            case Hello():
                self._on_hello()
            case Disconnect(reason):
                self._start_draining(conn, reason)
            case SlackEnvelope() as envelope:
                self._submit(pool, conn, envelope)
            case None:
                log.warning("Slack said something on the line that is not understood.")

    def _on_hello(self) -> None:
        self.opened_count, self._tries = self.opened_count + 1, 0
        since, self._lost_at = self._lost_at, None
        if since is None:
            log.info("Connected to Slack.")
        else:
            log.info("Connected to Slack again after %.1f s.", time.monotonic() - since)
        self.ready.set()

    def _start_draining(self, conn: WebSocketConnection, reason: str) -> None:
        """Reads the old connection until Slack closes it; a new one takes its place."""
        with self._lock:
            if self._conn is not conn:
                return
            self._conn = None
            self._draining[conn] = time.monotonic() + _DRAINING_SECONDS
        tell = log.warning if reason == "link_disabled" else log.info
        tell("Slack asks for a new connection (%s).", reason)
        self._wake.set()

    def _on_lost(self, conn: WebSocketConnection, error: ConnectionLost, begun: float) -> None:
        with self._lock:
            self._draining.pop(conn, None)
            if self._conn is not conn:
                return
            self._conn = None
            steady = time.monotonic() - begun > _STEADY_SECONDS
            self._failures = 0 if steady else self._failures + 1
            self._lost_at = self._lost_at or time.monotonic()
        self.ready.clear()
        log.warning("The connection to Slack was lost: %s.", error)
        self._wake.set()

    def _close_drained(self) -> None:
        now = time.monotonic()
        with self._lock:
            over = [line for line, until in self._draining.items() if line.is_closed or now > until]
            for conn in over:
                del self._draining[conn]
        for conn in over:
            conn.close()

    # ── answering ───────────────────────────────────────────────────────────────────────────────

    def _submit(
        self, pool: ThreadPoolExecutor, conn: WebSocketConnection, envelope: SlackEnvelope
    ) -> None:
        try:
            future = pool.submit(self._answer, conn, envelope, time.monotonic())
        except RuntimeError:
            # The pool is closed: Slack sends events again, and tells people of the rest.
            return
        self._in_flight.add(future)
        future.add_done_callback(self._in_flight.discard)

    def _answer(
        self, conn: WebSocketConnection, envelope: SlackEnvelope, received_at: float
    ) -> None:
        try:
            body = self.handle(envelope)
        except NotKept:
            return
        except Exception as error:  # noqa: BLE001 (a thread of the pool has nobody above it)
            log.error("An envelope failed: %s", type(error).__name__)  # noqa: TRY400 (the frames hold what was typed)
            body = None
        ack = envelopes.build_ack(envelope, body)
        lines = [each for each in (conn, self._conn) if each is not None]
        sent = any(_try_send(each, ack) for each in lines)
        if sent and time.monotonic() - received_at < _SLACK_WAITS_SECONDS:
            return
        log.warning("An answer came too late%s.", "" if sent else ": its connection was lost")
        if body:
            self.deliver_late(envelope, body)

    # ── the end ─────────────────────────────────────────────────────────────────────────────────

    def _shut_down(self, pool: ThreadPoolExecutor) -> None:
        """Finishes the answers under way, then closes every line."""
        self.ready.clear()
        wait(list(self._in_flight), timeout=_DRAIN_SECONDS)
        for conn in [*self._draining, *([self._conn] if self._conn else [])]:
            conn.close()
        for reader in self._readers:
            reader.join(timeout=1)
        pool.shutdown(wait=False, cancel_futures=True)


def _try_send(conn: WebSocketConnection, text: str) -> bool:
    if conn.is_closed:
        return False
    try:
        conn.send(text)
    except ConnectionLost:
        return False
    return True
