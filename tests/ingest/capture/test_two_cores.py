"""Reading in processes beside the one that writes: the same mails, and nothing lost on the way."""

import threading
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine

from ingest.capture import schedule
from ingest.capture.lookahead import one_ahead
from ingest.capture.reading_processes import MANY_MAILS, ReadingProcesses, build_reading
from ingest.parse import message
from journal.model import Mail
from journal.store.database import read_transaction
from journal.store.mail.mails import raw_of
from tests.effort import one_day_in
from tests.ingest.capture.fault_case import (
    FaultCase,
    attempts_by_uid,
    before_command,
    make_case,
    poll_until_killed,
)
from tests.ingest.capture.poller_case import numbered_mail
from tests.ingest.capture.test_faults_connection import THREE_NUMBERS, cut_answer
from tests.servers.scripted_imap import ScriptedImapServer

pytestmark = one_day_in(3)

MAILS = [
    each.read_bytes() for each in sorted((Path(__file__).parents[2] / "mail").rglob("*.eml"))[:40]
]


@pytest.fixture
def reading() -> Iterator[ReadingProcesses]:
    with closing(ReadingProcesses(2)) as processes:
        yield processes


class CountedReading(ReadingProcesses):
    """Counts the mails that it was given."""

    given = 0

    def read(
        self, raws: Sequence[bytes], meanwhile: Callable[[], object] = lambda: None
    ) -> list[Mail] | None:
        self.given += len(raws)
        return super().read(raws, meanwhile)


def _read_ahead(case: FaultCase[ScriptedImapServer], reading: ReadingProcesses) -> None:
    """Each mail is a group of its own, fetched while the one before it is written."""
    case.poller.context = replace(case.poller.context, reading=reading, batch_bytes=1)


def test_other_processes_read_mails_as_this_one_does(reading: ReadingProcesses) -> None:
    assert reading.read(MAILS) == [message.parse(raw) for raw in MAILS]
    assert reading.read(MAILS[:1]) == [message.parse(MAILS[0])]


def test_processes_that_die_are_begun_anew(reading: ReadingProcesses) -> None:
    assert reading.read(MAILS[:3])
    for child in reading._children:
        child.kill()
        child.wait()
    assert reading.read(MAILS[:3]) is None, "who asked reads them itself"
    assert reading.read(MAILS[:3]) == [message.parse(raw) for raw in MAILS[:3]]


def test_a_group_is_read_elsewhere_and_recorded_here(
    case: FaultCase[ScriptedImapServer], reading: ReadingProcesses
) -> None:
    case.poller.context = replace(case.poller.context, reading=reading)
    numbers = range(1, schedule.AHEAD_MAILS + 21)
    case.deliver(*numbers)
    cycle = case.poller.poll()
    assert len(cycle.counts.entered) == len(numbers)
    assert reading._children, "they were asked"
    case.finish_and_check(numbers)


def test_a_process_begins_where_many_mails_wait_and_ends_after_them(
    case: FaultCase[ScriptedImapServer],
) -> None:
    with closing(CountedReading(1, least_mails=12)) as reading:
        case.poller.context = replace(case.poller.context, reading=reading)
        case.deliver(*range(1, 12))
        case.poller.poll()
        assert reading.given == 0, "too few to begin a process for"
        case.deliver(*range(12, 24))
        case.poller.poll()
        assert reading.given == 12
        assert not reading._children, "it does not wait for the next many mails"
        case.finish_and_check(range(1, 24))


def test_mails_are_packed_while_they_are_read_elsewhere(
    case: FaultCase[ScriptedImapServer], reading: ReadingProcesses
) -> None:
    case.poller.context = replace(case.poller.context, reading=reading)
    case.deliver(*range(1, 13))
    case.poller.poll()
    with read_transaction(case.engine) as session:
        kept = [raw_of(session, id_) for id_ in range(1, 13)]
    assert kept == [numbered_mail(number) for number in range(1, 13)]


def test_without_a_word_in_the_config_one_process_reads_where_a_core_is_left() -> None:
    assert build_reading(None, cores=1) is None
    assert build_reading(0, cores=8) is None
    by_itself, asked = build_reading(None, cores=2), build_reading(3, cores=1)
    assert by_itself is not None
    assert [by_itself.are_worth_it(mails) for mails in (MANY_MAILS - 1, MANY_MAILS)] == [
        False,
        True,
    ]
    assert asked is not None
    assert asked.are_worth_it(1)


def test_a_line_that_drops_while_the_mail_before_is_written_blames_the_mail_that_was_sent(
    case: FaultCase[ScriptedImapServer], reading: ReadingProcesses
) -> None:
    _read_ahead(case, reading)
    case.deliver(*THREE_NUMBERS)
    with before_command(case.server, "UID FETCH", 3, cut_answer(case, 0)):
        case.poller.poll()
    assert attempts_by_uid(case.engine) == {2: 1, 3: 0}
    case.server.faults.cut_after = None
    case.finish_and_check(THREE_NUMBERS)


def test_killed_at_every_commit_while_the_next_mail_is_fetched(
    engine: Engine, scripted: ScriptedImapServer, tmp_path: Path, reading: ReadingProcesses
) -> None:
    given: list[int] = []
    for at in count(1):
        case = make_case(scripted, engine, tmp_path, name=f"box{at}")
        _read_ahead(case, reading)
        fresh = range(at * 3, at * 3 + 3)
        given += fresh
        case.deliver(*fresh)
        died = poll_until_killed(case, at, after=True)
        case.finish_and_check(given)
        case.close()
        if not died:
            break
    assert at > 6


# ── one ahead ───────────────────────────────────────────────────────────────────────────────────


def test_the_next_task_is_done_while_the_last_result_is_used_and_no_further_one() -> None:
    begun: list[int] = []
    second_is_begun = threading.Event()

    def task(number: int) -> Callable[[], int]:
        def work() -> int:
            begun.append(number)
            if number == 1:
                second_is_begun.set()
            return number

        return work

    with closing(one_ahead([task(number) for number in range(4)])) as results:
        assert next(results) == 0
        assert second_is_begun.wait(30), "while the first result is used"
    assert begun == [0, 1], "and none after the end"


def test_what_a_task_raises_is_raised_where_it_is_waited_for() -> None:
    def fail() -> int:
        raise LookupError("gone")

    results = one_ahead([lambda: 1, fail, lambda: 3])
    assert next(results) == 1
    with pytest.raises(LookupError):
        next(results)
    assert list(results) == []


def test_of_a_result_that_is_let_go_nothing_is_kept() -> None:
    class Result:
        pass

    for result in one_ahead([Result, Result, Result]):
        alive = weakref.ref(result)
        del result
        assert alive() is None
