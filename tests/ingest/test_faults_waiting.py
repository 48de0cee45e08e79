"""Watching for hours: IDLE ends, lies or is silent, logins are refused; the polls go on all the same."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from ingest import supervisor
from ingest.poller import Cycle, Verdict
from journal.model import Health
from tests.ingest.proof import Case
from tests.servers.scripted import Scripted

Open = Callable[..., Case[Scripted]]
_LONGEST = 20.0


class Watch:
    """What was heard of the cycles; waits for what is to be heard next."""

    def __init__(self) -> None:
        self.cycles: list[Cycle] = []
        self._news = threading.Condition()

    def hear(self, cycle: Cycle) -> None:
        with self._news:
            self.cycles.append(cycle)
            self._news.notify_all()

    def until(self, wanted: Callable[[], bool]) -> None:
        with self._news:
            assert self._news.wait_for(wanted, _LONGEST)

    def logged(self) -> int:
        return sum(len(cycle.tally.entered) for cycle in self.cycles)


def until(wanted: Callable[[], bool]) -> None:
    """What no cycle tells of."""
    pause = threading.Event()
    for _ in range(int(_LONGEST / 0.01)):
        if wanted():
            return
        pause.wait(0.01)
    raise AssertionError("it did not come")


@contextmanager
def watching(case: Case[Scripted], poll_seconds: float = 0.1) -> Iterator[Watch]:
    """As `rapport ingest` does it, but that it looks and listens anew within moments."""
    watch, stop = Watch(), threading.Event()
    box = case.door.box.model_copy(update={"poll_seconds": poll_seconds})
    thread = threading.Thread(
        target=supervisor.forever,
        args=(case.door.office, [box], stop),
        kwargs={"heard": watch.hear, "idle_seconds": 0.2},
    )
    thread.start()
    try:
        yield watch
    finally:
        stop.set()
        thread.join(_LONGEST)
        assert not thread.is_alive()


def test_a_mail_that_comes_is_heard_of_at_once(case: Case[Scripted]) -> None:
    with watching(case, poll_seconds=3600) as watch:
        for number in (1, 2, 3):
            case.give(number)
            watch.until(lambda number=number: watch.logged() == number)  # type: ignore[misc]
    case.end((1, 2, 3))


@pytest.mark.parametrize(
    "fault", [{"bye_in_idle": True}, {"deaf_idle": True}, {"idle_with": "* BYE"}], ids=str
)
def test_a_listener_that_hears_nothing_delays_no_mail(
    case: Case[Scripted], fault: dict[str, bool | str]
) -> None:
    for name, value in fault.items():
        setattr(case.server.faults, name, value)
    with watching(case) as watch:
        for number in (1, 2, 3):
            case.give(number)
            watch.until(lambda number=number: watch.logged() == number)  # type: ignore[misc]
    case.end((1, 2, 3))


@pytest.mark.parametrize("said", ["NO not here", "OK at once", "BAD what"])
def test_a_server_that_ends_each_idle_at_once_is_not_asked_without_end(
    case: Case[Scripted], said: str
) -> None:
    case.server.faults.answers["IDLE"] = said
    with watching(case) as watch:
        case.give(1)
        watch.until(lambda: watch.logged() == 1)
        watch.until(lambda: len(watch.cycles) > 10)
    assert case.server.commands.count("IDLE") <= len(watch.cycles)
    case.end([1])


def test_a_server_without_idle_is_polled(case: Case[Scripted]) -> None:
    case.server.capabilities -= {"IDLE"}
    with watching(case) as watch:
        case.give(1)
        watch.until(lambda: watch.logged() == 1)
    case.end([1])


def test_all_lines_that_drop_are_made_again(case: Case[Scripted]) -> None:
    with watching(case) as watch:
        watch.until(lambda: len(watch.cycles) >= 2)
        case.server.hang_up()
        watch.until(lambda: watch.cycles[-1].verdict is Verdict.FAILED)
        case.give(1)
        case.resume()
        case.door.clock.forward(minutes=1)
        watch.until(lambda: watch.logged() == 1)
    case.end([1])


def test_who_is_refused_is_not_asked_again_by_the_listener(case: Case[Scripted]) -> None:
    """Each wrong password counts, and enough of them lock the account."""
    case.server.faults.good_logins = 0
    with watching(case) as watch:
        watch.until(lambda: bool(watch.cycles))
        assert not threading.Event().wait(0.5)
    assert case.server.logins == 1
    assert case.mailbox().health is Health.REFUSED


def test_who_is_refused_goes_on_soon_after_a_person_says_so(
    case: Case[Scripted], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though it would have waited for a day."""
    monkeypatch.setattr(supervisor, "_LOOKED_AGAIN", 0.05)
    case.server.faults.good_logins = 0
    for _ in range(3):
        case.door.poll()
    with watching(case) as watch:
        assert not threading.Event().wait(0.3)
        assert watch.cycles == []
        case.server.faults.good_logins = None
        case.give(1)
        case.resume()
        watch.until(lambda: watch.logged() == 1)
    case.end([1])


@pytest.mark.parametrize("command", ["LOGIN", "STATUS", "EXAMINE", "UID SEARCH", "UID FETCH"])
def test_who_is_asked_to_stop_stops_in_the_midst_of_whatever_it_is(
    case: Case[Scripted], command: str
) -> None:
    """And the next one begins where it stopped."""
    case.give(1)
    case.server.faults.silent = {command}
    with watching(case) as watch:
        until(lambda: command in case.server.commands)
    assert not any(cycle.troubles for cycle in watch.cycles)
    case.server.faults.silent.clear()
    case.server.hang_up()
    case.restart()
    case.end([1])
