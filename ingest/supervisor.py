"""All mailboxes at once: a thread for each, and one beside it that listens for new mail.

The listener only says "look now": what it hears, or misses, decides nothing. Whoever is asked to
stop ends within moments: a wait is woken, a line that blocks is cut, a transaction that runs is
finished or rolled back.
"""

import logging
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from ingest import plan
from ingest.office import Office
from ingest.poller import Cycle, Line, Verdict, connect, poll
from journal.errors import RapportError
from journal.settings.mail import Mailbox as Box

_log = logging.getLogger(__name__)
# IDLE is renewed this often: what a server sent just before it began may not wake us.
IDLE_SECONDS = 60.0
# So long at most before it is looked whether somebody said to try again.
_LOOKED_AGAIN = 60.0
_BUSY_AGAIN = 2.0
_END_SECONDS = 1.5
_FAULT_AGAIN = 60.0


@dataclass(slots=True)
class _Post:
    """A mailbox with its two lines, what wakes it, and whether it can be read at all.

    Who can't log in is not listened to: each try of the listener would be one more wrong password.
    """

    box: Box
    line: Line
    ear: Line
    wake: threading.Event = field(default_factory=threading.Event)
    is_read: threading.Event = field(default_factory=threading.Event)


def once(
    office: Office, boxes: Sequence[Box], stop: threading.Event, *, force: bool = True
) -> list[Cycle]:
    """Every mailbox until nothing is due any more; all at the same time."""
    posts = [_post(office, box) for box in boxes]
    cycles: list[Cycle] = []

    def work(post: _Post) -> None:
        cycles.append(_cycle(office, post, stop, force=force))
        post.line.drop()

    _together(posts, [partial(work, post) for post in posts], stop)
    order = [box.name for box in boxes]
    return sorted(cycles, key=lambda cycle: order.index(cycle.mailbox))


def forever(
    office: Office,
    boxes: Sequence[Box],
    stop: threading.Event,
    *,
    heard: Callable[[Cycle], None] = lambda _: None,
    idle_seconds: float = IDLE_SECONDS,
) -> None:
    """Until asked to stop. `heard` is told of each cycle that was due, from its thread."""
    posts = [_post(office, box) for box in boxes]
    works = [partial(_watch, office, post, stop, heard) for post in posts]
    ears = [partial(_listen, post, stop, idle_seconds) for post in posts if post.box.idle]
    _together(posts, [*works, *ears], stop)


def _post(office: Office, box: Box) -> _Post:
    return _Post(box, Line(partial(connect, office, box)), Line(partial(connect, office, box)))


def _together(
    posts: Iterable[_Post], works: Sequence[Callable[[], None]], stop: threading.Event
) -> None:
    """Run all of them; when asked to stop, cut the lines that somebody may wait on."""
    threads = [threading.Thread(target=work, daemon=True) for work in works]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads) and not stop.wait(0.1):
        pass
    if not stop.is_set():
        return
    for post in posts:
        post.wake.set()
        post.is_read.set()
        post.line.end()
        post.ear.end()
    deadline = time.monotonic() + _END_SECONDS
    for thread in threads:
        thread.join(max(0.0, deadline - time.monotonic()))


def _cycle(office: Office, post: _Post, stop: threading.Event, *, force: bool = False) -> Cycle:
    """A fault of ours must not end the watching of a mailbox in silence: it is told, and goes on."""
    try:
        return poll(office, post.box, post.line, stop, force=force)
    except Exception as error:  # noqa: BLE001 (the outermost loop; what is listed is not lost)
        # Where, and not what it says: an error may quote the mail.
        place = traceback.extract_tb(error.__traceback__)[-1]
        _log.error("the cycle broke off: %s, %s:%s", type(error).__name__, place.name, place.lineno)
        post.line.drop()
        trouble = f"The cycle broke off by a fault of Rapport ({type(error).__name__})."
        return Cycle(post.box.name, Verdict.FAILED, troubles=[trouble], again_in=_FAULT_AGAIN)


def _watch(
    office: Office, post: _Post, stop: threading.Event, heard: Callable[[Cycle], None]
) -> None:
    while not stop.is_set():
        post.wake.clear()
        cycle = _cycle(office, post, stop)
        if cycle.verdict is not Verdict.NOT_YET:
            heard(cycle)
        _note_whether_it_is_read(post, cycle)
        if cycle.again_in:
            # Whatever the listener hears: who failed waits first.
            stop.wait(min(cycle.again_in, _LOOKED_AGAIN))
        elif cycle.verdict is Verdict.BUSY:
            stop.wait(_BUSY_AGAIN)
        else:
            post.wake.wait(post.box.poll_seconds)
    post.line.drop()


def _note_whether_it_is_read(post: _Post, cycle: Cycle) -> None:
    if cycle.again_in or cycle.verdict is Verdict.PAUSED:
        post.is_read.clear()
    elif cycle.verdict is not Verdict.NOT_YET:
        post.is_read.set()


def _listen(post: _Post, stop: threading.Event, idle_seconds: float) -> None:
    failures = 0
    while not stop.is_set():
        post.is_read.wait()
        if stop.is_set():
            break
        try:
            ear = post.ear.get()
            ear.open(post.box.folders[0])
            # Between two waits something may have come.
            post.wake.set()
            ear.wait(idle_seconds, stop)
            failures = 0
        except RapportError as error:
            post.ear.drop()
            failures += 1
            _log.info("listening to %s failed: %s", post.box.name, type(error).__name__)
            stop.wait(plan.wait_after(failures, asked=0, jitter=0.5))
    post.ear.drop()
