"""Two workers, and clocks that jump: one mailbox is one worker's, and who lost it commits nothing."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa

from ingest.lease import is_dead, this_worker
from ingest.poller import Verdict
from journal.model import CopyState, Health
from journal.store import mailboxes, tables
from journal.store.database import transaction
from tests.ingest.proof import (
    Case,
    Killed,
    a_worker_elsewhere,
    attempts,
    hooked,
    mortal,
    outcomes,
    states,
)
from tests.servers.scripted import Scripted

THREE = (1, 2, 3)


def seize(case: Case[Scripted]) -> None:
    """Another worker has it from now on, whatever the clock says."""
    with transaction(case.engine) as session:
        box = mailboxes.find(session, "sales")
        assert box is not None
        until = case.door.clock() + timedelta(minutes=1)
        assert mailboxes.take_over(
            session, box.id, box.lease_owner, a_worker_elsewhere(), until=until
        )


# ── two at once ─────────────────────────────────────────────────────────────────────────────────


def test_one_of_two_workers_does_the_work(case: Case[Scripted]) -> None:
    case.give(*THREE)
    colleague = case.colleague()
    seen: list[Verdict] = []
    with hooked(case.server, "UID FETCH", 1, lambda: seen.append(colleague.poll().verdict)):
        assert case.door.poll().verdict is Verdict.DONE
    assert seen == [Verdict.BUSY]
    assert colleague.poll().verdict is Verdict.DONE
    colleague.close()
    case.end(THREE)


def test_two_workers_that_never_rest_log_everything_once(case: Case[Scripted]) -> None:
    colleague = case.colleague()
    over = threading.Event()

    def work(poll: Callable[[], object]) -> None:
        while not over.is_set():
            poll()

    workers = [
        threading.Thread(target=work, args=(poll,)) for poll in (case.door.poll, colleague.poll)
    ]
    for worker in workers:
        worker.start()
    for number in range(1, 31):
        case.give(number)
    over.set()
    for worker in workers:
        worker.join()
    colleague.close()
    case.end(range(1, 31))


@pytest.mark.parametrize(
    ("command", "nth"),
    [("STATUS", 1), ("EXAMINE", 1), ("UID SEARCH", 1), ("UID FETCH", 1), ("UID FETCH", 2)],
)
def test_who_was_asleep_for_too_long_commits_nothing_any_more(
    case: Case[Scripted], command: str, nth: int
) -> None:
    """The other did the work meanwhile, all of it."""
    case.give(*THREE)
    colleague = case.colleague()

    def sleep() -> None:
        case.door.clock.forward(minutes=2)
        assert colleague.poll().verdict is Verdict.DONE

    with hooked(case.server, command, nth, sleep):
        cycle = case.door.poll()
    assert cycle.verdict is Verdict.BUSY
    assert not cycle.tally.entered
    colleague.close()
    case.check(THREE)
    case.end(THREE)


@pytest.mark.parametrize(
    ("command", "nth"),
    [("STATUS", 1), ("EXAMINE", 1), ("UID SEARCH", 1), ("UID FETCH", 1), ("UID FETCH", 2)],
)
def test_who_lost_the_mailbox_writes_no_row_of_it(
    case: Case[Scripted], command: str, nth: int
) -> None:
    """Not even how it went, when its line drops a moment later; nor is a lease given back."""
    case.give(*THREE)
    case.colleague()
    written: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith(("SELECT", "BEGIN", "PRAGMA", "UPDATE mailbox SET lease")):
            written.append(statement)

    def lose() -> None:
        seize(case)
        sa.event.listen(case.engine, "before_cursor_execute", note)
        case.server.hang_up()

    with hooked(case.server, command, nth, lose):
        cycle = case.door.poll()
    sa.event.remove(case.engine, "before_cursor_execute", note)
    assert cycle.verdict is Verdict.BUSY
    assert written == []
    assert case.mailbox().lease_owner.startswith("elsewhere/")
    assert case.mailbox().health is Health.OK
    case.door.clock.forward(minutes=2)
    case.end(THREE)


def test_what_another_worker_tries_is_not_taken_for_untried(case: Case[Scripted]) -> None:
    case.give(*THREE)
    case.colleague()

    def lose() -> None:
        seize(case)
        with transaction(case.engine) as session:
            session.execute(sa.update(tables.mail_copy).values(attempts=2))
        case.server.hang_up()

    with hooked(case.server, "UID FETCH", 2, lose):
        case.door.poll()
    assert attempts(case.engine) == {1: 2, 2: 2, 3: 2}
    case.door.clock.forward(minutes=2)
    case.end(THREE)


# ── dead workers ────────────────────────────────────────────────────────────────────────────────


def test_a_worker_that_died_on_this_machine_is_followed_at_once(case: Case[Scripted]) -> None:
    case.give(*THREE)
    with mortal(case.engine, 6, after=True), pytest.raises(Killed):
        case.door.poll()
    assert case.mailbox().lease_owner
    case.restart()
    assert case.door.poll().verdict is Verdict.DONE
    case.check(THREE)


def test_a_worker_that_died_elsewhere_is_followed_when_its_lease_ran_out(
    case: Case[Scripted],
) -> None:
    case.give(*THREE)
    colleague = case.colleague()
    with mortal(case.engine, 6, after=True), pytest.raises(Killed):
        case.door.poll()
    assert colleague.poll().verdict is Verdict.BUSY
    case.door.clock.forward(seconds=61)
    assert colleague.poll().verdict is Verdict.DONE
    colleague.close()
    case.check(THREE)


def test_only_who_is_surely_dead_is_taken_for_dead() -> None:
    assert not is_dead(this_worker())
    assert is_dead(f"{this_worker()}1")
    for owner in (
        "",
        "x",
        "elsewhere/1/1",
        f"elsewhere/{this_worker()}",
        "a/b/c/d/e",
        "//",
        "1/²/3",
    ):
        assert not is_dead(owner)


# ── clocks ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("days", [400, -400], ids=["forward", "back"])
@pytest.mark.parametrize("command", ["STATUS", "UID FETCH"])
def test_a_clock_that_jumps_in_mid_run_costs_no_mail(
    case: Case[Scripted], command: str, days: int
) -> None:
    case.give(*THREE)
    with hooked(case.server, command, 1, lambda: case.door.clock.forward(days=days)):
        assert case.door.poll().verdict is Verdict.DONE
    case.check(THREE)
    case.give(4)
    case.end((*THREE, 4))


def fail_in_the_future(case: Case[Scripted], nth: int) -> None:
    """A fetch fails while the clock is a year ahead; then it is set right."""

    def drop() -> None:
        case.server.faults.cut_after = 0

    case.door.clock.forward(days=365)
    with hooked(case.server, "UID FETCH", nth, drop):
        case.door.poll()
    case.server.faults.cut_after = None
    case.door.clock.forward(days=-365)


def test_a_mailbox_does_not_wait_for_a_time_that_a_wrong_clock_set(case: Case[Scripted]) -> None:
    case.give(*THREE)
    fail_in_the_future(case, 1)
    assert case.door.poll(force=False).verdict is Verdict.DONE
    assert states(case.engine) == {CopyState.DONE: 3}
    case.check(THREE)


def test_the_audit_does_not_wait_for_a_time_that_a_wrong_clock_set(case: Case[Scripted]) -> None:
    case.give(*THREE)
    case.door.clock.forward(days=365)
    case.door.poll()
    case.door.clock.forward(days=-365)
    with transaction(case.engine) as session:
        session.execute(sa.delete(tables.mail_copy).where(tables.mail_copy.c.uid == 2))
    assert case.door.poll().tally.listed == 1
    case.end(THREE)


def test_a_lease_from_a_wrong_clock_is_not_for_ever(case: Case[Scripted]) -> None:
    """Its worker is on another machine, whose clock was a year ahead, and died there."""
    case.give(*THREE)
    colleague = case.colleague()
    case.door.clock.forward(days=365)
    with mortal(case.engine, 6, after=True), pytest.raises(Killed):
        case.door.poll()
    case.door.clock.forward(days=-365)
    assert colleague.poll().verdict is Verdict.DONE
    assert len(outcomes(case.engine)) == 3
    colleague.close()
    case.check(THREE)
