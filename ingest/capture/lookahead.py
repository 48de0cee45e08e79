"""Does the next piece of work in a thread while the one before it is used: one ahead, never more."""

import threading
from collections.abc import Callable, Generator, Sequence
from queue import SimpleQueue
from typing import TypeVar, cast

_Result = TypeVar("_Result")


_Done = tuple[_Result | None, BaseException | None]


def one_ahead(tasks: Sequence[Callable[[], _Result]]) -> Generator[_Result]:
    """Gives what the tasks give, in their order; what one raises is raised here, and ends it.

    Only one task runs at a time, and none any more once the iterator is closed.
    """
    done: SimpleQueue[_Done[_Result]] = SimpleQueue()
    wanted = threading.Semaphore(1)
    is_over = threading.Event()

    def work() -> None:
        for task in tasks:
            wanted.acquire()
            if is_over.is_set():
                return
            try:
                done.put((task(), None))
            except BaseException as error:  # noqa: BLE001 (it is raised where it is waited for)
                done.put((None, error))
                return

    thread = threading.Thread(target=work, name="one ahead", daemon=True)
    thread.start()
    try:
        for _ in tasks:
            yield _take(done, wanted)
    finally:
        is_over.set()
        wanted.release()
        thread.join()


def _take(done: SimpleQueue[_Done[_Result]], wanted: threading.Semaphore) -> _Result:
    """The next result, which is kept nowhere here: it may be as large as a batch."""
    result, error = done.get()
    if error is not None:
        raise error
    wanted.release()
    return cast("_Result", result)
