"""Runs long work in a few threads of its own: one job a person at a time, in turn.

Files, whole texts, charts, runs and purges are done here, so that a person who asks for twenty of
them delays nobody else: other threads answer.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor

log = logging.getLogger(__name__)
Job = Callable[[], None]


class JobQueue:
    def __init__(self, workers: Executor) -> None:
        self._workers = workers
        self._waiting: dict[str, deque[Job]] = {}
        self._lock = threading.Lock()

    def is_busy(self, person: str) -> bool:
        """Says whether a job of this person is not done yet."""
        with self._lock:
            return person in self._waiting

    def submit(self, person: str, job: Job) -> None:
        with self._lock:
            if (waiting := self._waiting.get(person)) is not None:
                waiting.append(job)
                return
            self._waiting[person] = deque()
        self._workers.submit(self._run, person, job)

    def _run(self, person: str, job: Job) -> None:
        try:
            job()
        except Exception as error:  # noqa: BLE001 (the next one must not wait for ever)
            log.error("a job failed error=%s", type(error).__name__)  # noqa: TRY400 (a traceback may hold texts)
        finally:
            self._begin_next(person)

    def _begin_next(self, person: str) -> None:
        """Queue this person's next job, behind those that others asked for meanwhile."""
        with self._lock:
            waiting = self._waiting[person]
            following = waiting.popleft() if waiting else None
            if following is None:
                del self._waiting[person]
        if following is not None:
            self._workers.submit(self._run, person, following)
