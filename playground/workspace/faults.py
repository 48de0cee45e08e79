"""The faults between an app and Slack, on demand: limits, failures, silence, lost answers."""

import threading
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

FaultKind = Literal["rate_limit", "fail", "status", "hang", "lose_answer"]


@dataclass(frozen=True, slots=True)
class CallFault:
    """Says what happens to one call of a method."""

    kind: FaultKind
    error: str = ""
    status: int = 200
    retry_after: int = 0


def _do_nothing(*_: object) -> None:
    """Does nothing: there are no servers yet."""


class SlackFaults:
    """The faults ordered, by method of the Web API; each is used up after its `times`.

    The addresses that Slack gives out can fail, too: `response_url`, `upload_url`, `url_private`.
    """

    def __init__(self) -> None:
        self.per_channel_limit = False
        self._lock = threading.Lock()
        self._queued: defaultdict[str, deque[CallFault]] = defaultdict(deque)
        self._slow: dict[str, float] = {}
        self._refused_tickets = 0
        self._released = threading.Event()
        self._hanging = 0
        self._hangs = threading.Condition(self._lock)
        # Set by the servers.
        self.on_down: Callable[[bool], None] = _do_nothing
        self.on_drop: Callable[[], None] = _do_nothing
        self.on_freeze: Callable[[bool], None] = _do_nothing
        self.on_disconnect: Callable[[str], None] = _do_nothing

    def rate_limit(self, method: str, retry_after: int = 1, times: int = 1) -> None:
        self._queue_fault(method, CallFault("rate_limit", retry_after=retry_after), times)

    def fail(
        self, method: str, error: str = "internal_error", *, status: int = 200, times: int = 1
    ) -> None:
        """Makes calls fail; with a status other than 200 the answer is a proxy's page, not JSON."""
        self._queue_fault(
            method, CallFault("fail" if status == 200 else "status", error, status), times
        )

    def slow_down(self, method: str, seconds: float) -> None:
        """Delays every call by so many seconds, until set to 0."""
        with self._lock:
            self._slow[method] = seconds

    def hang(self, method: str, times: int = 1) -> None:
        """Makes calls hang, without effect, until `release` or the workspace's end."""
        self._queue_fault(method, CallFault("hang"), times)

    def release(self) -> None:
        """Cuts off the calls that hang now."""
        with self._lock:
            self._released.set()
            self._released = threading.Event()

    def wait_for_hanging(self, count: int = 1, timeout: float = 5) -> None:
        """Waits until so many calls hang."""
        with self._lock:
            if not self._hangs.wait_for(lambda: self._hanging >= count, timeout):
                raise TimeoutError(f"Not {count} calls hang after {timeout} s.")

    def lose_answer(self, method: str, times: int = 1) -> None:
        """Does what is asked, and drops the connection without an answer."""
        self._queue_fault(method, CallFault("lose_answer"), times)

    def set_down(self, down: bool) -> None:  # noqa: FBT001 (a switch, read aloud: down True)
        """Refuses connections to the Web API, or accepts them again."""
        self.on_down(down)

    def drop_sockets(self) -> None:
        """Cuts every WebSocket, without a closing handshake."""
        self.on_drop()

    def freeze_sockets(self, frozen: bool) -> None:  # noqa: FBT001 (a switch, as above)
        """Keeps WebSockets open but silent; what comes in is swallowed."""
        self.on_freeze(frozen)

    def disconnect(self, reason: str = "refresh_requested") -> None:
        """Asks every connection to close: warning, refresh_requested or link_disabled."""
        self.on_disconnect(reason)

    def refuse_tickets(self, times: int = 1) -> None:
        """Refuses connections to the next addresses that apps.connections.open gives out."""
        with self._lock:
            self._refused_tickets += times

    def clear(self) -> None:
        with self._lock:
            self._queued.clear()
            self._slow.clear()
            self._refused_tickets = 0
        self.release()

    # ── called by the servers ─────────────────────────────────────────────────────────────────────

    def take_fault(self, method: str) -> CallFault | None:
        with self._lock:
            orders = self._queued.get(method)
            return orders.popleft() if orders else None

    def wait_if_slow(self, method: str) -> None:
        with self._lock:
            seconds, released = self._slow.get(method, 0.0), self._released
        if seconds:
            released.wait(seconds)

    def wait_for_release(self) -> None:
        with self._lock:
            released = self._released
            self._hanging += 1
            self._hangs.notify_all()
        released.wait()
        with self._lock:
            self._hanging -= 1

    def refuses_ticket(self) -> bool:
        with self._lock:
            refuses = self._refused_tickets > 0
            self._refused_tickets -= refuses
            return refuses

    def _queue_fault(self, method: str, fault: CallFault, times: int) -> None:
        with self._lock:
            self._queued[method].extend([fault] * times)
