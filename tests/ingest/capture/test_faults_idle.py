"""Watching for hours: IDLE ends, lies or is silent, logins are refused; the polls go on all the same."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from ingest.capture import supervisor
from ingest.capture.poller import Cycle, CycleStatus
from journal.model import MailboxHealth
from tests.effort import one_day_in
from tests.ingest.capture.fault_case import FaultCase
from tests.polling import TIMEOUT_SECONDS, wait_until
from tests.servers.scripted_imap import ScriptedImapServer

pytestmark = one_day_in(3)

OpenCase = Callable[..., FaultCase[ScriptedImapServer]]


class CycleWatch:
    """Keeps what was heard of the cycles; waits for what is to be heard next."""

    def __init__(self) -> None:
        self.cycles: list[Cycle] = []
        self._news = threading.Condition()

    def note_cycle(self, cycle: Cycle) -> None:
        with self._news:
            self.cycles.append(cycle)
            self._news.notify_all()

    def wait_until(self, wanted: Callable[[], bool]) -> None:
        with self._news:
            assert self._news.wait_for(wanted, TIMEOUT_SECONDS)

    def count_logged(self) -> int:
        return sum(len(cycle.counts.entered) for cycle in self.cycles)


@contextmanager
def watch_mailbox(
    case: FaultCase[ScriptedImapServer], poll_seconds: float = 0.1, idle_seconds: float = 0.2
) -> Iterator[CycleWatch]:
    """Watches as `rapport ingest` does, but that it looks and listens anew within moments."""
    watch, stop = CycleWatch(), threading.Event()
    box = case.poller.box.model_copy(update={"poll_seconds": poll_seconds})
    thread = threading.Thread(
        target=supervisor.run_forever,
        args=(case.poller.context, [box], stop),
        kwargs={
            "on_cycle": watch.note_cycle,
            "idle_seconds": idle_seconds,
            "recheck_seconds": 0.05,
        },
    )
    thread.start()
    try:
        yield watch
    finally:
        stop.set()
        thread.join(TIMEOUT_SECONDS)
        assert not thread.is_alive()


def test_a_mail_that_comes_is_heard_of_at_once(case: FaultCase[ScriptedImapServer]) -> None:
    with watch_mailbox(case, poll_seconds=3600) as watch:
        for number in (1, 2, 3):
            case.deliver(number)
            watch.wait_until(lambda number=number: watch.count_logged() == number)  # type: ignore[misc]
    case.finish_and_check((1, 2, 3))


@pytest.mark.parametrize(
    "fault", [{"bye_in_idle": True}, {"deaf_idle": True}, {"idle_with": "* BYE"}], ids=str
)
def test_a_listener_that_hears_nothing_delays_no_mail(
    case: FaultCase[ScriptedImapServer], fault: dict[str, bool | str]
) -> None:
    for name, value in fault.items():
        setattr(case.server.faults, name, value)
    with watch_mailbox(case) as watch:
        for number in (1, 2, 3):
            case.deliver(number)
            watch.wait_until(lambda number=number: watch.count_logged() == number)  # type: ignore[misc]
    case.finish_and_check((1, 2, 3))


@pytest.mark.parametrize("said", ["NO not here", "OK at once", "BAD what"])
def test_a_server_that_ends_each_idle_at_once_is_not_asked_without_end(
    case: FaultCase[ScriptedImapServer], said: str
) -> None:
    case.server.faults.answers["IDLE"] = said
    with watch_mailbox(case, idle_seconds=3600) as watch:
        case.deliver(1)
        watch.wait_until(lambda: watch.count_logged() == 1)
        watch.wait_until(lambda: "IDLE" in case.server.commands and len(watch.cycles) > 10)
    assert case.server.commands.count("IDLE") == 1
    case.finish_and_check([1])


def test_a_server_without_idle_is_polled(case: FaultCase[ScriptedImapServer]) -> None:
    case.server.capabilities -= {"IDLE"}
    with watch_mailbox(case) as watch:
        case.deliver(1)
        watch.wait_until(lambda: watch.count_logged() == 1)
    case.finish_and_check([1])


def test_all_lines_that_drop_are_made_again(case: FaultCase[ScriptedImapServer]) -> None:
    with watch_mailbox(case) as watch:
        watch.wait_until(lambda: len(watch.cycles) >= 2)
        case.server.drop_connections()
        watch.wait_until(lambda: watch.cycles[-1].status is CycleStatus.FAILED)
        case.deliver(1)
        case.resume()
        case.poller.clock.advance(minutes=1)
        watch.wait_until(lambda: watch.count_logged() == 1)
    case.finish_and_check([1])


def test_who_is_refused_is_not_asked_again_by_the_listener(
    case: FaultCase[ScriptedImapServer],
) -> None:
    """Each wrong password counts, and enough of them lock the account."""
    case.server.faults.good_logins = 0
    with watch_mailbox(case) as watch:
        watch.wait_until(lambda: bool(watch.cycles))
        assert not threading.Event().wait(0.5)
    assert case.server.logins == 1
    assert case.mailbox_state().health is MailboxHealth.REFUSED


def test_who_is_refused_goes_on_soon_after_a_person_says_so(
    case: FaultCase[ScriptedImapServer],
) -> None:
    """Though it would have waited for a day."""
    case.server.faults.good_logins = 0
    for _ in range(3):
        case.poller.poll()
    with watch_mailbox(case) as watch:
        assert not threading.Event().wait(0.3)
        assert watch.cycles == []
        case.server.faults.good_logins = None
        case.deliver(1)
        case.resume()
        watch.wait_until(lambda: watch.count_logged() == 1)
    case.finish_and_check([1])


@pytest.mark.parametrize("command", ["LOGIN", "STATUS", "EXAMINE", "UID SEARCH", "UID FETCH"])
def test_who_is_asked_to_stop_stops_in_the_midst_of_whatever_it_is(
    case: FaultCase[ScriptedImapServer], command: str
) -> None:
    """And the next one begins where it stopped."""
    case.deliver(1)
    case.server.faults.silent = {command}
    with watch_mailbox(case) as watch:
        wait_until(lambda: command in case.server.commands)
    assert not any(cycle.troubles for cycle in watch.cycles)
    case.server.faults.silent.clear()
    case.server.drop_connections()
    case.restart()
    case.finish_and_check([1])


# ── no thread ends unseen ───────────────────────────────────────────────────────────────────────


def test_who_can_not_tell_of_a_cycle_ends_with_all_others(
    case: FaultCase[ScriptedImapServer],
) -> None:
    """Else the listener would live on, and the mailbox be read by nobody."""

    def refuse(_cycle: Cycle) -> None:
        raise BrokenPipeError

    stop = threading.Event()
    with pytest.raises(BrokenPipeError):
        supervisor.run_forever(case.poller.context, [case.poller.box], stop, on_cycle=refuse)
    assert stop.is_set()


def test_a_thread_that_is_stuck_ends_the_process(case: FaultCase[ScriptedImapServer]) -> None:
    release, stuck = threading.Event(), list[threading.Thread]()

    def hang(_cycle: Cycle) -> None:
        stuck.append(threading.current_thread())
        release.wait(TIMEOUT_SECONDS)

    with pytest.raises(supervisor.WorkerStuck, match=r"reads the mailbox .* is stuck"):
        supervisor.run_forever(
            case.poller.context,
            [case.poller.box],
            threading.Event(),
            on_cycle=hang,
            stuck_seconds=0.2,
        )
    release.set()
    for thread in stuck:
        thread.join(TIMEOUT_SECONDS)
