"""Workers share mailboxes evenly, take over what a dead one had, and never read one twice at once."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from ingest.capture import shares, supervisor
from ingest.capture.context import CaptureContext
from ingest.capture.login_turns import LoginTurns
from ingest.capture.poller import Cycle
from journal.errors import DatabaseGone
from journal.settings.mail_settings import MailboxSettings
from tests.ingest.capture.fault_case import FaultCase, make_case
from tests.polling import TIMEOUT_SECONDS, wait_until
from tests.servers.scripted_imap import ScriptedImapServer

NAMES = st.sets(st.text(min_size=1, max_size=4), max_size=60)
WORKERS = st.sets(st.text(min_size=1, max_size=4), min_size=1, max_size=7)
BOXES = [f"box{number}" for number in range(40)]


@given(NAMES, WORKERS)
def test_every_mailbox_has_one_worker_and_none_has_two_more_than_another(
    names: set[str], workers: set[str]
) -> None:
    found = shares.assign(names, workers)
    assert Counter(each for mine in found.values() for each in mine) == Counter(names)
    counts = [len(mine) for mine in found.values()]
    assert max(counts) - min(counts) <= 1


def test_when_one_of_four_goes_few_mailboxes_of_the_others_move() -> None:
    before = shares.assign(BOXES, ["a", "b", "c", "d"])
    after = shares.assign(BOXES, ["a", "b", "c"])
    moved = sum(
        worker not in before or name not in after[worker]
        for worker in ("a", "b", "c")
        for name in before[worker]
    )
    assert moved <= 15


@pytest.fixture
def case(
    engine: Engine, tmp_path: Path, scripted: ScriptedImapServer
) -> Iterator[FaultCase[ScriptedImapServer]]:
    made = make_case(scripted, engine, tmp_path)
    yield made
    made.close()


def share(context: CaptureContext, owner: str, later: float = 0.0, most: int = 0) -> frozenset[str]:
    now = context.clock() + timedelta(seconds=later)
    other = replace(context, owner=owner, clock=lambda: now)
    return shares.find_share(other, BOXES, most=most)


def test_who_comes_gets_a_share_and_who_is_silent_loses_it(
    case: FaultCase[ScriptedImapServer],
) -> None:
    context = case.poller.context
    assert share(context, "host-a/1") == set(BOXES)
    second = share(context, "host-b/1")
    assert len(second) == 20
    assert share(context, "host-a/1", 20) == set(BOXES) - second
    assert len(share(context, "host-b/1", 85)) == 20
    assert share(context, "host-b/1", 120) == set(BOXES)
    assert len(share(context, "host-a/1", 130)) == 20
    shares.forget_worker(replace(context, owner="host-b/1"))
    assert share(context, "host-a/1", 131) == set(BOXES)


def test_a_worker_reads_no_more_than_it_may(case: FaultCase[ScriptedImapServer]) -> None:
    assert len(share(case.poller.context, "host-a/1", most=7)) == 7
    assert len(share(case.poller.context, "host-b/1", most=30)) == 20


def test_workers_of_other_mailboxes_have_no_share_of_ours(
    case: FaultCase[ScriptedImapServer],
) -> None:
    context = case.poller.context
    shares.find_share(replace(context, owner="host-b/1"), BOXES[:3], most=0)
    assert share(context, "host-a/1") == set(BOXES)


@dataclass
class Watch:
    """Keeps what one worker read."""

    stop: threading.Event = field(default_factory=threading.Event)
    names: set[str] = field(default_factory=set)
    logged: int = 0

    def note(self, cycle: Cycle) -> None:
        self.names.add(cycle.mailbox)
        self.logged += len(cycle.counts.entered)


@contextmanager
def run_worker(context: CaptureContext, boxes: list[MailboxSettings]) -> Iterator[Watch]:
    watch = Watch()
    thread = threading.Thread(
        target=supervisor.run_forever,
        args=(context, boxes, watch.stop),
        kwargs={"on_cycle": watch.note, "recheck_seconds": 0.05, "share_seconds": 0.05},
    )
    thread.start()
    try:
        yield watch
    finally:
        watch.stop.set()
        thread.join(TIMEOUT_SECONDS)
        assert not thread.is_alive()


def test_a_second_worker_takes_half_of_the_mailboxes_and_gives_them_back(
    case: FaultCase[ScriptedImapServer],
) -> None:
    # On other machines: of this one the case's own worker is known to be dead.
    context = replace(case.poller.context, owner="elsewhere/0")
    boxes = [
        case.poller.box.model_copy(update={"name": f"box{number}", "poll_seconds": 0.05})
        for number in range(6)
    ]
    with ExitStack() as both:
        first = both.enter_context(run_worker(context, boxes))
        wait_until(lambda: len(first.names) == 6)
        with run_worker(replace(context, owner="elsewhere/1"), boxes) as second:
            wait_until(lambda: len(second.names) == 3)
            first.names.clear()
            wait_until(lambda: len(first.names) >= 3)
        first.names.clear()
        # A word of the other's that came late would hold its share for a while; and each is due again.
        case.poller.clock.advance(minutes=2)
        wait_until(lambda: len(first.names) == 6)
        case.deliver(1)
        wait_until(lambda: first.logged + second.logged)


def test_a_few_log_in_at_a_time_and_another_server_does_not_wait() -> None:
    turns, free = LoginTurns(2), threading.Event()
    inside = threading.Barrier(3)

    def log_in() -> None:
        with turns.take("imap.one.example"):
            inside.wait(60)
            free.wait(60)

    held = [threading.Thread(target=log_in) for _ in range(2)]
    for thread in held:
        thread.start()
    inside.wait(60)
    third_is_in = threading.Event()

    def log_in_third() -> None:
        with turns.take("IMAP.one.example"):
            third_is_in.set()

    third = threading.Thread(target=log_in_third)
    third.start()
    with turns.take("imap.two.example"):
        assert not third_is_in.is_set()
    free.set()
    assert third_is_in.wait(60)
    for thread in (*held, third):
        thread.join(60)


def test_what_ended_one_thread_is_told_though_another_has_not_begun_yet() -> None:
    """The database is gone when the first mailbox is read; those after it were just to be begun."""
    team = supervisor._Team(threading.Event())

    def fail() -> None:
        raise DatabaseGone("The file of the database was deleted.")

    team.run_beside(fail)
    team._beside.append(threading.Thread(target=fail))
    with pytest.raises(DatabaseGone):
        team.wait(60)
