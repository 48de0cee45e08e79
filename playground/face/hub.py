"""Who is told that something changed: each open page has a queue of its own, and none waits."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from playground.workspace.values import Json

# A page that has not listened for so many changes asks for everything anyway.
_MOST = 200


class Hub:
    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._queues: list[list[Json]] = []
        self._ended = False

    def tell(self, kind: str, *, channel: str = "", user: str = "") -> None:
        named = {"kind": kind, "channel": channel, "user": user}
        event = {name: value for name, value in named.items() if value}
        with self._changed:
            for queue in self._queues:
                if event not in queue[-_MOST:]:
                    queue.append(event)
            self._changed.notify_all()

    def end(self) -> None:
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    @contextmanager
    def listening(self) -> Iterator["Ear"]:
        queue: list[Json] = []
        with self._changed:
            self._queues.append(queue)
        try:
            yield Ear(self, queue)
        finally:
            with self._changed:
                self._queues = [one for one in self._queues if one is not queue]

    def next_of(self, queue: list[Json], timeout: float) -> list[Json] | None:
        with self._changed:
            self._changed.wait_for(lambda: queue or self._ended, timeout)
            if self._ended:
                return None
            taken = list(queue)
            queue.clear()
            return taken


class Ear:
    def __init__(self, hub: Hub, queue: list[Json]) -> None:
        self._hub = hub
        self._queue = queue

    def hear(self, timeout: float) -> list[Json] | None:
        """What changed since; nothing when nothing did for so long; None when all is over."""
        return self._hub.next_of(self._queue, timeout)
