"""Twenty files asked for by one person keep nobody else waiting."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from bot.job_queue import JobQueue


class HandTurnedWorkers(Executor):
    """Nothing runs until it is told to."""

    def __init__(self) -> None:
        self.line: list[Callable[[], Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.line.append(lambda: fn(*args, **kwargs))
        return Future()

    def run_next(self) -> None:
        self.line.pop(0)()


def test_one_job_a_person_and_the_next_one_behind_the_others() -> None:
    workers, done = HandTurnedWorkers(), list[str]()
    jobs = JobQueue(workers)
    for name in ("a1", "a2", "a3", "b1"):
        jobs.submit(name[0], lambda name=name: done.append(name))  # type: ignore[misc]
    assert len(workers.line) == 2
    while workers.line:
        workers.run_next()
    assert done == ["a1", "b1", "a2", "a3"]


def test_who_has_nothing_under_way_is_free() -> None:
    workers = HandTurnedWorkers()
    jobs = JobQueue(workers)
    assert not jobs.is_busy("a")
    jobs.submit("a", lambda: None)
    assert jobs.is_busy("a")
    assert not jobs.is_busy("b")
    workers.run_next()
    assert not jobs.is_busy("a")


def test_a_job_that_fails_holds_up_nobody() -> None:
    workers, done = HandTurnedWorkers(), list[str]()
    jobs = JobQueue(workers)

    def fail() -> None:
        raise KeyError

    jobs.submit("a", fail)
    jobs.submit("a", lambda: done.append("next"))
    workers.run_next()
    workers.run_next()
    assert done == ["next"]
