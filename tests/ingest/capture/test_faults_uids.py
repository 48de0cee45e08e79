"""The server numbers its mails in odd ways: what it shows is listed once, and known mails are known."""

import tracemalloc
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import chain, cycle, repeat
from pathlib import Path

import pytest
import sqlalchemy as sa

from ingest.capture.poller import Cycle, CycleStatus, audit_mailbox
from journal.errors import MailboxUnavailable
from journal.model import CopyState, FolderState, MailboxHealth
from journal.store import tables
from journal.store.database import read_transaction, transaction
from journal.store.mail import mailboxes
from tests.clock import NOW
from tests.counting import count_calls
from tests.databases import SqliteDatabases, fresh_engine
from tests.effort import one_day_in, tries
from tests.ingest.capture.fault_case import FaultCase, before_command, count_copy_states, make_case
from tests.ingest.capture.poller_case import numbered_mail
from tests.servers.scripted_imap import ScriptedImapServer

pytestmark = one_day_in(3)

OpenCase = Callable[..., FaultCase[ScriptedImapServer]]
THREE_NUMBERS = (1, 2, 3)
FOUR_NUMBERS = (1, 2, 3, 4)


def inbox_state(case: FaultCase[ScriptedImapServer]) -> FolderState:
    with read_transaction(case.engine) as session:
        (folder,) = mailboxes.get_folders(session)
    return folder


def poll_on_new_line(case: FaultCase[ScriptedImapServer]) -> Cycle:
    """Polls after time has passed, on a new line."""
    case.poller.clock.advance(minutes=1)
    case.poller.close()
    return case.poller.poll()


# ── UIDVALIDITY ─────────────────────────────────────────────────────────────────────────────────

NEW_VALIDITIES = {
    "up": 1_700_000_001,
    "far up": 2**32 - 1,
    "down": 1_699_999_999,
    "far down": 1,
    "absent": None,
}


@pytest.mark.parametrize("validity", NEW_VALIDITIES.values(), ids=NEW_VALIDITIES)
def test_a_folder_that_is_numbered_anew_is_recognised(
    case: FaultCase[ScriptedImapServer], validity: int | None
) -> None:
    case.deliver(*THREE_NUMBERS)
    case.poller.poll()
    case.server.faults.validities = repeat(validity)
    case.deliver(4)
    known = poll_on_new_line(case).counts
    assert (known.listed, known.known, len(known.entered)) == (4, 3, 1)
    assert poll_on_new_line(case).counts.listed == 0
    case.finish_and_check(FOUR_NUMBERS)


def test_a_folder_whose_mails_all_got_other_numbers_is_recognised(
    case: FaultCase[ScriptedImapServer],
) -> None:
    """It is so after a restore: the same mails in another order, one of them new."""
    case.deliver(*THREE_NUMBERS)
    case.poller.poll()
    case.server.expunge(case.user, "INBOX", [1, 2, 3])
    case.server.reset_uidvalidity(case.user)
    case.deliver(4, 3, 2, 1)
    assert poll_on_new_line(case).counts.known == 3
    case.finish_and_check(FOUR_NUMBERS)


def test_a_folder_that_begins_at_one_again_is_recognised(open_case: OpenCase) -> None:
    """Deleted and made anew under its name: low numbers are new mails."""
    case = open_case(folders=["Team"])
    case.server.make_folder(case.user, "Team")
    case.deliver(*THREE_NUMBERS, folder="Team")
    case.poller.poll()
    case.server.make_folder(case.user, "Team")
    case.server.reset_uidvalidity(case.user, "Team")
    case.deliver(4, 2, folder="Team")
    assert poll_on_new_line(case).counts.known == 1
    case.finish_and_check(FOUR_NUMBERS)


def test_a_validity_that_flaps_loses_nothing_and_logs_nothing_twice(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.server.faults.validities = cycle([7, None, 5, 5, None, 7, 7])
    for number in FOUR_NUMBERS:
        case.deliver(number)
        poll_on_new_line(case)
        poll_on_new_line(case)
    case.server.faults.validities = repeat(7)
    case.finish_and_check(FOUR_NUMBERS)


def test_what_was_not_read_before_the_folder_was_numbered_anew_is_read(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*THREE_NUMBERS)
    case.server.faults.cut_after = 0
    case.poller.poll()
    assert count_copy_states(case.engine) == {CopyState.LISTED: 3}
    case.server.faults.cut_after = None
    case.server.reset_uidvalidity(case.user)
    case.finish_and_check(THREE_NUMBERS)
    assert count_copy_states(case.engine) == {CopyState.GONE: 3, CopyState.DONE: 3}


def test_a_folder_that_is_numbered_anew_between_list_and_fetch_is_listed_again(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*THREE_NUMBERS)
    case.server.faults.validities = chain([7, 7], repeat(8))
    with before_command(case.server, "UID FETCH", 1, case.server.drop_connections):
        case.poller.poll()
    case.finish_and_check(THREE_NUMBERS)
    assert inbox_state(case).uidvalidity == 8


# ── STATUS and SEARCH ───────────────────────────────────────────────────────────────────────────


def test_without_uidnext_every_poll_looks_for_itself(case: FaultCase[ScriptedImapServer]) -> None:
    case.server.faults.no_uidnext = True
    for number in FOUR_NUMBERS:
        case.deliver(number)
        assert poll_on_new_line(case).counts.listed == 1
    # One goes, one comes: the number of mails alone would not tell.
    case.server.expunge(case.user, "INBOX", [1])
    case.deliver(5)
    assert poll_on_new_line(case).counts.listed == 1
    case.finish_and_check((*FOUR_NUMBERS, 5))


def test_the_last_mail_is_not_new_because_a_range_to_the_end_holds_it(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.server.faults.no_uidnext = True
    case.deliver(*THREE_NUMBERS)
    poll_on_new_line(case)
    assert poll_on_new_line(case).counts.listed == 0
    assert "UID SEARCH UID 4:*" in case.server.command_lines
    case.finish_and_check(THREE_NUMBERS)


def test_numbers_that_come_twice_or_in_disorder_are_listed_once(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*THREE_NUMBERS)
    case.server.faults.searched = [3, 1, 2, 3, 1]
    assert case.poller.poll().counts.listed == 3
    case.server.faults.searched = None
    case.finish_and_check(THREE_NUMBERS)


def test_a_number_that_no_mail_can_have_hides_no_later_mail(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*THREE_NUMBERS)
    case.server.faults.searched = [1, 2, 3, 2**32 - 1]
    case.poller.poll()
    case.server.faults.searched = None
    case.deliver(4)
    assert poll_on_new_line(case).counts.listed == 1
    assert inbox_state(case).highest == 4
    case.finish_and_check(FOUR_NUMBERS)


def test_a_mark_that_was_raised_to_the_end_hides_no_later_mail(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*THREE_NUMBERS)
    case.poller.poll()
    with transaction(case.engine) as session:
        session.execute(sa.update(tables.folder).values(highest=2**32 - 1))
    case.deliver(4)
    assert poll_on_new_line(case).counts.listed == 1
    case.finish_and_check(FOUR_NUMBERS)


def test_a_mail_that_comes_between_the_opening_and_the_search_is_listed_once(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*THREE_NUMBERS)
    with before_command(case.server, "UID SEARCH", 1, lambda: case.deliver(4)):
        assert case.poller.poll().counts.listed == 4
    assert poll_on_new_line(case).counts.listed == 0
    case.finish_and_check(FOUR_NUMBERS)


def test_a_mail_that_an_answer_holds_twice_is_one(case: FaultCase[ScriptedImapServer]) -> None:
    case.deliver(*THREE_NUMBERS)
    case.server.faults.twice = {1, 3}
    case.server.faults.unasked = ["* 2 FETCH (UID 2 FLAGS ())", "* 9 FETCH (UID 9 BODY[] {1}\r\nx)"]
    case.finish_and_check(THREE_NUMBERS)


@pytest.mark.parametrize("told", ["NIL", '""', '"31-Feb-2026 10:00:00 +0000"', "12345", "(1 2)"])
def test_a_mail_without_a_date_of_the_server_is_logged_by_its_own(
    case: FaultCase[ScriptedImapServer], told: str
) -> None:
    case.deliver(*THREE_NUMBERS)
    case.server.faults.dates = dict.fromkeys((1, 2, 3), told)
    case.finish_and_check(THREE_NUMBERS)
    with read_transaction(case.engine) as session:
        moments = set(session.scalars(sa.select(tables.interaction.c.occurred_at)))
    assert moments == {NOW - timedelta(minutes=5)}


def poll_and_count_listed(case: FaultCase[ScriptedImapServer], count: int) -> Cycle:
    case.deliver(1)
    case.poller.poll()
    case.server.faults.searched = range(1_000_000, 1_000_000 + count)
    case.server.faults.no_uidnext = True
    return poll_on_new_line(case)


def test_a_very_long_list_on_one_line_is_listed_with_bounded_work(
    sqlite_databases: SqliteDatabases, scripted: ScriptedImapServer, tmp_path: Path
) -> None:
    count = tries(20_000, 200_000)
    with fresh_engine(sqlite_databases) as engine:
        case = make_case(scripted, engine, tmp_path)
        cycle, calls = count_calls(lambda: poll_and_count_listed(case, count))
        assert cycle.counts.listed == count
        assert calls < 60 * count
        assert count_copy_states(engine) == {CopyState.DONE: 1, CopyState.LISTED: count}
        assert inbox_state(case).highest == 1_000_000 + count - 1
        case.close()


def test_a_long_list_takes_no_more_memory_than_a_short_one(
    case: FaultCase[ScriptedImapServer],
) -> None:
    """Measured: 8 MB, and 58 MB if its rows were made at once."""
    tracemalloc.start()
    try:
        assert poll_and_count_listed(case, 40_000).counts.listed == 40_000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 25_000_000


# ── a big jump ──────────────────────────────────────────────────────────────────────────────────


def test_far_more_mail_than_a_normal_day_waits_until_a_person_says_so(open_case: OpenCase) -> None:
    case = open_case(pause_above=3)
    case.deliver(1)
    case.poller.poll()
    case.deliver(2, 3, 4, 5, 6)
    for _ in range(3):
        found = poll_on_new_line(case)
        assert found.status is CycleStatus.FAILED
        assert "rapport mailbox resume sales" in found.troubles[0]
        assert case.mailbox_state().health is MailboxHealth.DEGRADED
    assert count_copy_states(case.engine) == {CopyState.DONE: 1, CopyState.LISTED: 5}
    case.deliver(7)
    poll_on_new_line(case)
    assert count_copy_states(case.engine) == {CopyState.DONE: 1, CopyState.LISTED: 6}
    case.resume()
    case.finish_and_check(range(1, 8))
    assert case.mailbox_state().health is MailboxHealth.OK


def test_a_folder_that_is_read_for_the_first_time_is_no_jump(open_case: OpenCase) -> None:
    case = open_case(pause_above=1)
    case.deliver(*FOUR_NUMBERS)
    case.finish_and_check(FOUR_NUMBERS)


def test_a_folder_that_is_numbered_anew_is_no_jump_unless_much_is_new_in_it(
    open_case: OpenCase,
) -> None:
    case = open_case(pause_above=2)
    case.deliver(*THREE_NUMBERS)
    case.poller.poll()
    case.server.reset_uidvalidity(case.user)
    case.deliver(4, 5)
    assert poll_on_new_line(case).counts.known == 3
    case.server.reset_uidvalidity(case.user)
    case.deliver(6, 7, 8)
    assert poll_on_new_line(case).troubles
    case.resume()
    case.finish_and_check(range(1, 9))


# ── audit ───────────────────────────────────────────────────────────────────────────────────────


def forget_rows(case: FaultCase[ScriptedImapServer], *uids: int) -> None:
    """Makes it as if the rows had never been: a database that was restored, or a fault of ours."""
    with transaction(case.engine) as session:
        session.execute(sa.delete(tables.mail_copy).where(tables.mail_copy.c.uid.in_(uids)))


def test_the_audit_finds_a_mail_that_has_no_row(case: FaultCase[ScriptedImapServer]) -> None:
    case.deliver(*FOUR_NUMBERS)
    case.poller.poll()
    forget_rows(case, 2, 4)
    assert poll_on_new_line(case).counts.listed == 0
    assert audit_mailbox(case.poller.context, case.poller.box, case.poller.stop) == {"INBOX": 2}
    assert audit_mailbox(case.poller.context, case.poller.box, case.poller.stop) == {"INBOX": 0}
    case.finish_and_check(FOUR_NUMBERS)


def test_the_audit_comes_by_itself_every_few_hours(case: FaultCase[ScriptedImapServer]) -> None:
    case.deliver(*FOUR_NUMBERS)
    case.poller.poll()
    forget_rows(case, 3)
    case.poller.clock.advance(hours=5)
    assert case.poller.poll().counts.listed == 0
    case.poller.clock.advance(hours=1)
    assert case.poller.poll().counts.listed == 1
    case.finish_and_check(FOUR_NUMBERS)


def test_the_audit_finds_what_a_search_left_out(case: FaultCase[ScriptedImapServer]) -> None:
    """A server whose search lags behind what it has counted already."""
    case.deliver(*THREE_NUMBERS)
    case.server.faults.searched = [1, 3]
    case.poller.poll()
    case.server.faults.searched = None
    assert poll_on_new_line(case).counts.listed == 0
    case.poller.clock.advance(hours=6)
    case.finish_and_check(THREE_NUMBERS)


def test_who_audits_while_the_mailbox_is_read_is_told_so(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*THREE_NUMBERS)
    told: list[str] = []
    colleague = case.second_worker()

    def audit() -> None:
        with pytest.raises(MailboxUnavailable) as error:
            audit_mailbox(colleague.context, case.poller.box, case.poller.stop)
        told.append(str(error.value))

    with before_command(case.server, "UID FETCH", 1, audit):
        case.poller.poll()
    assert "being read right now" in told[0]
    case.check_outcomes(THREE_NUMBERS)


# ── since ───────────────────────────────────────────────────────────────────────────────────────


def test_mail_from_before_the_beginning_is_left_and_never_fetched(open_case: OpenCase) -> None:
    case = open_case(since=date(2026, 3, 1))
    for number, when in {
        1: datetime(2025, 12, 24, 12, tzinfo=UTC),
        2: datetime(2026, 2, 27, 12, tzinfo=UTC),
        3: datetime(2026, 3, 2, 12, tzinfo=UTC),
    }.items():
        case.server.deliver(case.user, numbered_mail(number, when=when), when=when)
    case.poller.poll()
    assert count_copy_states(case.engine) == {CopyState.LEFT: 2, CopyState.DONE: 1}
    assert all(" 3 " in line for line in case.server.command_lines if line.startswith("UID FETCH"))
    case.finish_and_check([3])


def test_an_old_mail_that_the_server_calls_new_is_told_by_its_own_date(open_case: OpenCase) -> None:
    """Somebody copied the archive into the mailbox, and every mail got today's date."""
    case = open_case(since=date(2026, 3, 1))
    old = datetime(2020, 1, 1, 12, tzinfo=UTC)
    case.server.deliver(case.user, numbered_mail(1, when=old), when=NOW)
    case.server.deliver(case.user, numbered_mail(2), when=NOW)
    case.finish_and_check([2], skipped=[1])


def test_what_was_killed_before_the_old_mail_was_left_is_told_later(open_case: OpenCase) -> None:
    case = open_case(since=date(2026, 3, 1))
    old = datetime(2020, 1, 1, 12, tzinfo=UTC)
    case.server.deliver(case.user, numbered_mail(1, when=old), when=old)
    case.server.deliver(case.user, numbered_mail(2), when=NOW)
    with before_command(case.server, "UID SEARCH", 2, case.server.drop_connections):
        assert case.poller.poll().status is CycleStatus.FAILED
    case.finish_and_check([2], skipped=[1])
