"""The only place where a test waits by asking again: for what another process or library does.

Other tests wait for events. The limit is for things that never come; no test passes or fails by how
long something took.
"""

import threading
import time
from collections.abc import Callable

TIMEOUT_SECONDS = 240.0
_PAUSE_SECONDS = 0.01


def wait_until(holds: Callable[[], object], failure_text: Callable[[], str] = str) -> None:
    give_up_at = time.monotonic() + TIMEOUT_SECONDS
    while not holds():
        assert time.monotonic() < give_up_at, failure_text() or "It never came."
        time.sleep(_PAUSE_SECONDS)


class ShortWaits(threading.Event):
    """An event that waits only a moment, and notes how long the wait was meant to be."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        if timeout is None:
            return super().wait()
        self.asked.append(timeout)
        return super().wait(min(timeout, _PAUSE_SECONDS))
