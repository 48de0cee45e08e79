"""Two workers, and clocks that jump: one mailbox is one worker's, and who lost it commits nothing."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa

from ingest.capture.lease import current_worker_id, is_worker_dead
from ingest.capture.poller import CycleStatus
from journal.model import CopyState, MailboxHealth
from journal.store import tables
from journal.store.database import transaction
from journal.store.mail import mailboxes
from tests.effort import one_day_in
from tests.ingest.capture.fault_case import (
    FaultCase,
    ProcessKilled,
    attempts_by_uid,
    before_command,
    count_copy_states,
    outcomes_by_message_id,
    process_dying_at,
    remote_worker_id,
)
from tests.servers.scripted_imap import ScriptedImapServer

pytestmark = one_day_in(3)

THREE_NUMBERS = (1, 2, 3)


def seize_lease(case: FaultCase[ScriptedImapServer]) -> None:
    """Another worker has it from now on, whatever the clock says."""
    with transaction(case.engine) as session:
        box = mailboxes.find(session, "sales")
        assert box is not None
        until = case.poller.clock() + timedelta(minutes=1)
        assert mailboxes.take_over_lease(
            session, box.id, box.lease_owner, remote_worker_id(), until=until
        )


# ── two at once ─────────────────────────────────────────────────────────────────────────────────


def test_one_of_two_workers_does_the_work(case: FaultCase[ScriptedImapServer]) -> None:
    case.deliver(*THREE_NUMBERS)
    colleague = case.second_worker()
    seen: list[CycleStatus] = []
    with before_command(case.server, "UID FETCH", 1, lambda: seen.append(colleague.poll().status)):
        assert case.poller.poll().status is CycleStatus.DONE
    assert seen == [CycleStatus.BUSY]
    assert colleague.poll().status is CycleStatus.DONE
    colleague.close()
    case.finish_and_check(THREE_NUMBERS)


def test_two_workers_that_never_rest_log_everything_once(
    case: FaultCase[ScriptedImapServer],
) -> None:
    colleague = case.second_worker()
    over = threading.Event()

    def work(poll: Callable[[], object]) -> None:
        while not over.is_set():
            poll()

    workers = [
        threading.Thread(target=work, args=(poll,)) for poll in (case.poller.poll, colleague.poll)
    ]
    for worker in workers:
        worker.start()
    for number in range(1, 31):
        case.deliver(number)
    over.set()
    for worker in workers:
        worker.join()
    colleague.close()
    case.finish_and_check(range(1, 31))


@pytest.mark.parametrize(
    ("command", "nth"),
    [("STATUS", 1), ("EXAMINE", 1), ("UID SEARCH", 1), ("UID FETCH", 1), ("UID FETCH", 2)],
)
def test_who_was_asleep_for_too_long_commits_nothing_any_more(
    case: FaultCase[ScriptedImapServer], command: str, nth: int
) -> None:
    """The other did the work meanwhile, all of it."""
    case.deliver(*THREE_NUMBERS)
    colleague = case.second_worker()

    def sleep() -> None:
        case.poller.clock.advance(minutes=2)
        assert colleague.poll().status is CycleStatus.DONE

    with before_command(case.server, command, nth, sleep):
        cycle = case.poller.poll()
    assert cycle.status is CycleStatus.BUSY
    assert not cycle.counts.entered
    colleague.close()
    case.check_outcomes(THREE_NUMBERS)
    case.finish_and_check(THREE_NUMBERS)


@pytest.mark.parametrize(
    ("command", "nth"),
    [("STATUS", 1), ("EXAMINE", 1), ("UID SEARCH", 1), ("UID FETCH", 1), ("UID FETCH", 2)],
)
def test_who_lost_the_mailbox_writes_no_row_of_it(
    case: FaultCase[ScriptedImapServer], command: str, nth: int
) -> None:
    """They don't even write how it went, when its line drops a moment later; nor is a lease given back."""
    case.deliver(*THREE_NUMBERS)
    case.second_worker()
    written: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith(("SELECT", "BEGIN", "PRAGMA", "UPDATE mailbox SET lease")):
            written.append(statement)

    def lose() -> None:
        seize_lease(case)
        sa.event.listen(case.engine, "before_cursor_execute", note)
        case.server.drop_connections()

    with before_command(case.server, command, nth, lose):
        cycle = case.poller.poll()
    sa.event.remove(case.engine, "before_cursor_execute", note)
    assert cycle.status is CycleStatus.BUSY
    assert written == []
    assert case.mailbox_state().lease_owner.startswith("elsewhere/")
    assert case.mailbox_state().health is MailboxHealth.OK
    case.poller.clock.advance(minutes=2)
    case.finish_and_check(THREE_NUMBERS)


def test_what_another_worker_tries_is_not_taken_for_untried(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*THREE_NUMBERS)
    case.second_worker()

    def lose() -> None:
        seize_lease(case)
        with transaction(case.engine) as session:
            session.execute(sa.update(tables.mail_copy).values(attempts=2))
        case.server.drop_connections()

    with before_command(case.server, "UID FETCH", 2, lose):
        case.poller.poll()
    assert attempts_by_uid(case.engine) == {1: 2, 2: 2, 3: 2}
    case.poller.clock.advance(minutes=2)
    case.finish_and_check(THREE_NUMBERS)


# ── dead workers ────────────────────────────────────────────────────────────────────────────────


def test_a_worker_that_died_on_this_machine_is_followed_at_once(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*THREE_NUMBERS)
    with process_dying_at(case.engine, 6, after=True), pytest.raises(ProcessKilled):
        case.poller.poll()
    assert case.mailbox_state().lease_owner
    case.restart()
    assert case.poller.poll().status is CycleStatus.DONE
    case.check_outcomes(THREE_NUMBERS)


def test_a_worker_that_died_elsewhere_is_followed_when_its_lease_ran_out(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*THREE_NUMBERS)
    colleague = case.second_worker()
    with process_dying_at(case.engine, 6, after=True), pytest.raises(ProcessKilled):
        case.poller.poll()
    assert colleague.poll().status is CycleStatus.BUSY
    case.poller.clock.advance(seconds=61)
    assert colleague.poll().status is CycleStatus.DONE
    colleague.close()
    case.check_outcomes(THREE_NUMBERS)


def test_only_who_is_surely_dead_is_taken_for_dead() -> None:
    assert not is_worker_dead(current_worker_id())
    assert is_worker_dead(f"{current_worker_id()}1")
    for owner in (
        "",
        "x",
        "elsewhere/1/1",
        f"elsewhere/{current_worker_id()}",
        "a/b/c/d/e",
        "//",
        "1/²/3",
    ):
        assert not is_worker_dead(owner)


# ── clocks ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("days", [400, -400], ids=["forward", "back"])
@pytest.mark.parametrize("command", ["STATUS", "UID FETCH"])
def test_a_clock_that_jumps_in_mid_run_costs_no_mail(
    case: FaultCase[ScriptedImapServer], command: str, days: int
) -> None:
    case.deliver(*THREE_NUMBERS)
    with before_command(case.server, command, 1, lambda: case.poller.clock.advance(days=days)):
        assert case.poller.poll().status is CycleStatus.DONE
    case.check_outcomes(THREE_NUMBERS)
    case.deliver(4)
    case.finish_and_check((*THREE_NUMBERS, 4))


def fail_in_the_future(case: FaultCase[ScriptedImapServer], nth: int) -> None:
    """A fetch fails while the clock is a year ahead; then it is set right."""

    def drop() -> None:
        case.server.faults.cut_after = 0

    case.poller.clock.advance(days=365)
    with before_command(case.server, "UID FETCH", nth, drop):
        case.poller.poll()
    case.server.faults.cut_after = None
    case.poller.clock.advance(days=-365)


def test_a_mailbox_does_not_wait_for_a_time_that_a_wrong_clock_set(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*THREE_NUMBERS)
    fail_in_the_future(case, 1)
    assert case.poller.poll(force=False).status is CycleStatus.DONE
    assert count_copy_states(case.engine) == {CopyState.DONE: 3}
    case.check_outcomes(THREE_NUMBERS)


def test_the_audit_does_not_wait_for_a_time_that_a_wrong_clock_set(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*THREE_NUMBERS)
    case.poller.clock.advance(days=365)
    case.poller.poll()
    case.poller.clock.advance(days=-365)
    with transaction(case.engine) as session:
        session.execute(sa.delete(tables.mail_copy).where(tables.mail_copy.c.uid == 2))
    assert case.poller.poll().counts.listed == 1
    case.finish_and_check(THREE_NUMBERS)


def test_a_lease_from_a_wrong_clock_is_not_for_ever(case: FaultCase[ScriptedImapServer]) -> None:
    """Its worker is on another machine, whose clock was a year ahead, and died there."""
    case.deliver(*THREE_NUMBERS)
    colleague = case.second_worker()
    case.poller.clock.advance(days=365)
    with process_dying_at(case.engine, 6, after=True), pytest.raises(ProcessKilled):
        case.poller.poll()
    case.poller.clock.advance(days=-365)
    assert colleague.poll().status is CycleStatus.DONE
    assert len(outcomes_by_message_id(case.engine)) == 3
    colleague.close()
    case.check_outcomes(THREE_NUMBERS)
