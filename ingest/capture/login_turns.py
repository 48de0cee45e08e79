"""Paces logins: a worker that begins with many mailboxes of one server does not storm it.

Providers count logins and lock out who has too many at once; after an outage each mailbox would
come back at the same moment.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

MOST_AT_ONCE = 4


class LoginTurns:
    """Lets a few threads at a time connect and log in to one server; the others wait in turn."""

    def __init__(self, most: int = MOST_AT_ONCE) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._by_host: dict[str, threading.BoundedSemaphore] = {}

    @contextmanager
    def take(self, host: str) -> Iterator[None]:
        with self._lock:
            turns = self._by_host.setdefault(
                host.casefold(), threading.BoundedSemaphore(self._most)
            )
        with turns:
            yield
