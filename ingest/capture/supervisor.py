"""Runs our share of the mailboxes at once: a thread for each, and one beside it that waits for mail.

The listener only says "look now": nothing depends on what it hears or misses. When asked to stop,
every thread ends within moments: a wait is woken, a blocked line is cut, a running transaction is
finished or rolled back.

No thread ends unseen, since its mailbox would be read by nobody and look well:

    a fault of ours in a cycle, or in listening    logged; the thread goes on
    whatever else ends a thread                    all end, and the error is raised
    no sign of life for half an hour               all end, with `WorkerStuck`
    the database's file is gone                    all end, with `DatabaseGone`

Whoever runs the process begins it again.
"""

import logging
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial

from ingest.capture import schedule, shares
from ingest.capture.context import CaptureContext, Progress
from ingest.capture.poller import Cycle, CycleStatus, MailboxConnection, connect, poll
from journal.errors import RapportError, log_text
from journal.health.watch import WATCH_SECONDS
from journal.settings.mail_settings import MailboxSettings
from journal.store.database import check_in_place

_log = logging.getLogger(__name__)
# IDLE is renewed this often: a mail just before it began may not wake us.
IDLE_SECONDS = 60.0
# The longest time before it is checked whether somebody asked for another try.
RECHECK_SECONDS = 60.0
_BUSY_RETRY_SECONDS = 2.0
_END_SECONDS = 1.5
_FAULT_RETRY_SECONDS = 60.0
# Every wait on a server or the database ends long before, and each batch is a sign of life.
STUCK_SECONDS = 1800.0
SHARE_SECONDS = 20.0


class WorkerStuck(RapportError):
    """A mailbox's thread gave no sign of life for so long that it will not by itself."""


@dataclass(slots=True)
class _MailboxWorker:
    """A mailbox with its two lines, its wake event, and whether it can be read at all.

    There is no listener if the login fails: each of its tries would be one more wrong password.
    """

    box: MailboxSettings
    connection: MailboxConnection
    idle_connection: MailboxConnection
    wake: threading.Event = field(default_factory=threading.Event)
    is_readable: threading.Event = field(default_factory=threading.Event)
    # Set when everything ends, or when this mailbox goes to another worker.
    stop: threading.Event = field(default_factory=threading.Event)
    threads: list[threading.Thread] = field(default_factory=list)
    # When it last showed a sign of life while it works; None while it waits.
    busy_since: float | None = None

    def is_alive(self) -> bool:
        return any(thread.is_alive() for thread in self.threads)

    def end(self) -> None:
        """Ask its threads to end, and cut the lines that they may wait on."""
        self.stop.set()
        self.wake.set()
        self.is_readable.set()
        self.connection.abort()
        self.idle_connection.abort()


def run_once(
    context: CaptureContext,
    boxes: Sequence[MailboxSettings],
    stop: threading.Event,
    *,
    force: bool = True,
) -> list[Cycle]:
    """Process all mailboxes at the same time, until nothing is due any more."""
    workers = [_build_worker(context, box) for box in boxes]
    cycles: list[Cycle] = []

    def work(post: _MailboxWorker) -> None:
        cycles.append(_poll_safely(context, post, force=force))
        post.connection.drop()

    team = _Team(stop)
    for post in workers:
        team.begin(post, [partial(work, post)])
    team.wait(STUCK_SECONDS)
    order = [box.name for box in boxes]
    return sorted(cycles, key=lambda cycle: order.index(cycle.mailbox))


def run_forever(
    context: CaptureContext,
    boxes: Sequence[MailboxSettings],
    stop: threading.Event,
    *,
    on_cycle: Callable[[Cycle], None] = lambda _: None,
    idle_seconds: float = IDLE_SECONDS,
    recheck_seconds: float = RECHECK_SECONDS,
    stuck_seconds: float = STUCK_SECONDS,
    look: Callable[[], None] = lambda: None,
    most: int = 0,
    share_seconds: float = SHARE_SECONDS,
) -> None:
    """Run until asked to stop. `on_cycle` gets each cycle that was due, in its thread.

    Once a minute it is looked how Rapport is, whatever the threads do. Three times a minute it is
    decided anew which of the mailboxes are ours, `most` of them at most.

    Raises what ended a thread, or `WorkerStuck`; all threads are asked to stop before.
    """
    team = _Team(stop)

    def begin(box: MailboxSettings) -> None:
        post = _build_worker(context, box)
        works = [partial(_poll_forever, context, post, on_cycle, recheck_seconds)]
        if box.idle:
            works.append(partial(_idle_forever, post, idle_seconds))
        team.begin(post, works)

    find_share = partial(shares.find_share, context, [box.name for box in boxes], most=most)
    team.run_beside(partial(_share_forever, find_share, boxes, team, begin, share_seconds))
    team.run_beside(partial(_look_forever, look, stop))
    try:
        team.wait(stuck_seconds)
    finally:
        with suppress(RapportError):
            shares.forget_worker(context)


class _Team:
    """The mailboxes that are ours for now, and what ended a thread of theirs."""

    def __init__(self, stop: threading.Event) -> None:
        self.stop = stop
        self.workers: dict[str, _MailboxWorker] = {}
        self._beside: list[threading.Thread] = []
        self._failures: list[Exception] = []

    def begin(self, worker: _MailboxWorker, works: Iterable[Callable[[], None]]) -> None:
        worker.threads = [self._thread(work) for work in works]
        self.workers[worker.box.name] = worker
        for thread in worker.threads:
            thread.start()

    def run_beside(self, work: Callable[[], None]) -> None:
        self._beside.append(self._thread(work))
        self._beside[-1].start()

    def forget_ended(self) -> None:
        """A mailbox whose threads have ended may be begun anew; before, two would read it."""
        for name, worker in list(self.workers.items()):
            if worker.stop.is_set() and not worker.is_alive():
                del self.workers[name]

    def wait(self, stuck_seconds: float) -> None:
        """Wait for the end of all; when asked to stop, or one has failed, end them."""
        while self._is_alive() and not self._failures and not self.stop.wait(0.1):
            self._failures += _stuck_workers(list(self.workers.values()), stuck_seconds)
        if self._failures:
            self.stop.set()
        if self.stop.is_set():
            self._end()
        for failure in self._failures:
            raise failure

    def _thread(self, work: Callable[[], None]) -> threading.Thread:
        return threading.Thread(target=_run_guarded, args=(work, self._failures), daemon=True)

    def _threads(self) -> list[threading.Thread]:
        theirs = [thread for worker in list(self.workers.values()) for thread in worker.threads]
        return [*theirs, *self._beside]

    def _is_alive(self) -> bool:
        return any(thread.is_alive() for thread in self._threads())

    def _end(self) -> None:
        for worker in list(self.workers.values()):
            worker.end()
        deadline = time.monotonic() + _END_SECONDS
        for thread in self._threads():
            # One that another thread is just about to begin ends by itself: it has been asked to.
            if thread.is_alive():
                thread.join(max(0.0, deadline - time.monotonic()))


def _share_forever(
    find_share: Callable[[], frozenset[str]],
    boxes: Sequence[MailboxSettings],
    team: _Team,
    begin: Callable[[MailboxSettings], None],
    share_seconds: float,
) -> None:
    """Begin the mailboxes that become ours, and end those that others have now."""
    while not team.stop.is_set():
        team.forget_ended()
        try:
            mine = find_share()
        except RapportError as error:
            # What is ours stays ours; while nothing is known, all is tried.
            _log.info("the share is not known: %s", log_text(error))
            mine = frozenset(team.workers or [box.name for box in boxes])
        for name in set(team.workers) - mine:
            team.workers[name].end()
        for box in boxes:
            if box.name in mine and box.name not in team.workers and not team.stop.is_set():
                begin(box)
        team.stop.wait(share_seconds)


def _look_forever(look: Callable[[], None], stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            look()
        except Exception as error:  # noqa: BLE001 (the mailboxes are read all the same)
            _log.warning("a look at how Rapport is failed: %s", log_text(error))
        stop.wait(WATCH_SECONDS)


def _build_worker(context: CaptureContext, box: MailboxSettings) -> _MailboxWorker:
    return _MailboxWorker(
        box,
        MailboxConnection(partial(connect, context, box)),
        MailboxConnection(partial(connect, context, box)),
    )


def _run_guarded(work: Callable[[], None], failures: list[Exception]) -> None:
    try:
        work()
    except Exception as error:  # noqa: BLE001 (raised again by the thread that waits)
        failures.append(error)


def _stuck_workers(
    workers: Iterable[_MailboxWorker], stuck_seconds: float
) -> Iterator[WorkerStuck]:
    for each in workers:
        busy_since = each.busy_since
        if busy_since is not None and time.monotonic() - busy_since > stuck_seconds:
            yield WorkerStuck(
                f"The thread that reads the mailbox {each.box.name} is stuck, so the mailboxes are "
                "read no more by this process. It ends, to be begun again."
            )


def _poll_safely(context: CaptureContext, worker: _MailboxWorker, *, force: bool = False) -> Cycle:
    """Poll; a fault of ours is reported and does not end the watching of the mailbox."""
    try:
        return poll(context, worker.box, worker.connection, worker.stop, force=force)
    except Exception as error:  # noqa: BLE001 (the outermost loop; what is listed is not lost)
        # Its place and not its text: an error may quote the mail.
        place = traceback.extract_tb(error.__traceback__)[-1]
        _log.error("the cycle broke off: %s, %s:%s", type(error).__name__, place.name, place.lineno)
        worker.connection.drop()
        trouble = f"The cycle broke off by a fault of Rapport ({type(error).__name__})."
        return Cycle(
            worker.box.name,
            CycleStatus.FAILED,
            troubles=[trouble],
            retry_in_seconds=_FAULT_RETRY_SECONDS,
        )


def _poll_forever(
    context: CaptureContext,
    worker: _MailboxWorker,
    on_cycle: Callable[[Cycle], None],
    recheck_seconds: float,
) -> None:
    watched = replace(context, report_progress=partial(_report_progress, context, worker))
    try:
        while not worker.stop.is_set():
            worker.wake.clear()
            worker.busy_since = time.monotonic()
            check_in_place(context.engine)
            cycle = _poll_safely(watched, worker)
            if cycle.status is not CycleStatus.NOT_YET:
                on_cycle(cycle)
            worker.busy_since = None
            _note_readability(worker, cycle)
            _wait_for_next(worker, cycle, recheck_seconds)
    finally:
        worker.connection.drop()


def _wait_for_next(worker: _MailboxWorker, cycle: Cycle, recheck_seconds: float) -> None:
    if cycle.retry_in_seconds:
        # A mailbox that failed waits first, whatever the listener hears.
        worker.stop.wait(min(cycle.retry_in_seconds, recheck_seconds))
    elif cycle.status is CycleStatus.BUSY:
        worker.stop.wait(_BUSY_RETRY_SECONDS)
    else:
        worker.wake.wait(worker.box.poll_seconds)


def _report_progress(context: CaptureContext, worker: _MailboxWorker, progress: Progress) -> None:
    worker.busy_since = time.monotonic()
    context.report_progress(progress)


def _note_readability(worker: _MailboxWorker, cycle: Cycle) -> None:
    if cycle.retry_in_seconds or cycle.status is CycleStatus.PAUSED:
        worker.is_readable.clear()
    elif cycle.status is not CycleStatus.NOT_YET:
        worker.is_readable.set()


def _idle_forever(worker: _MailboxWorker, idle_seconds: float) -> None:
    failures, stop = 0, worker.stop
    while not stop.is_set():
        worker.is_readable.wait()
        if stop.is_set():
            break
        try:
            mailbox = worker.idle_connection.get()
            mailbox.open(worker.box.folders[0])
            # A mail may have come between two waits.
            worker.wake.set()
            mailbox.wait_for_news(idle_seconds, stop)
            failures = 0
        except Exception as error:  # noqa: BLE001 (the outermost loop; the polls go on all the same)
            worker.idle_connection.drop()
            failures += 1
            _log.info("listening to %s failed: %s", worker.box.name, type(error).__name__)
            stop.wait(schedule.retry_delay(failures, requested=0, jitter=0.5))
    worker.idle_connection.drop()
