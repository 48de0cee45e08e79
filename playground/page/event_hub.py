"""Tells every open page that something changed: each has a queue of its own, and none waits."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from playground.workspace.values import Json

# A page that has not listened for so many changes asks for everything anyway.
_QUEUE_LIMIT = 200


class EventHub:
    def __init__(self) -> None:
        self._news = threading.Condition()
        self._queues: list[list[Json]] = []
        self._is_closed = False

    def publish(self, kind: str, *, channel: str = "", user: str = "") -> None:
        named = {"kind": kind, "channel": channel, "user": user}
        event = {name: value for name, value in named.items() if value}
        with self._news:
            for queue in self._queues:
                if event not in queue[-_QUEUE_LIMIT:]:
                    queue.append(event)
            self._news.notify_all()

    def close(self) -> None:
        with self._news:
            self._is_closed = True
            self._news.notify_all()

    @contextmanager
    def subscribe(self) -> Iterator["EventSubscription"]:
        queue: list[Json] = []
        with self._news:
            self._queues.append(queue)
        try:
            yield EventSubscription(self, queue)
        finally:
            with self._news:
                self._queues = [one for one in self._queues if one is not queue]

    def take_events(self, queue: list[Json], timeout: float) -> list[Json] | None:
        with self._news:
            self._news.wait_for(lambda: queue or self._is_closed, timeout)
            if self._is_closed:
                return None
            taken = list(queue)
            queue.clear()
            return taken


class EventSubscription:
    def __init__(self, hub: EventHub, queue: list[Json]) -> None:
        self._hub = hub
        self._queue = queue

    def wait_for_events(self, timeout: float) -> list[Json] | None:
        """The changes since the last call, none after the timeout; None when the hub is closed."""
        return self._hub.take_events(self._queue, timeout)
