"""The server numbers its mails in odd ways: what it shows is listed once, and known mails are known."""

import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import chain, cycle, repeat
from pathlib import Path

import pytest
import sqlalchemy as sa

from ingest.poller import Cycle, Verdict, audited
from journal.errors import MailboxUnavailable
from journal.model import CopyState, FolderState, Health
from journal.store import mailboxes, tables
from journal.store.database import reading, transaction
from tests.clock import NOW
from tests.databases import SqliteDatabases, fresh_engine
from tests.ingest.door import a_mail
from tests.ingest.proof import Case, a_case, hooked, states
from tests.servers.scripted import Scripted

Open = Callable[..., Case[Scripted]]
THREE = (1, 2, 3)
FOUR = (1, 2, 3, 4)


def inbox(case: Case[Scripted]) -> FolderState:
    with reading(case.engine) as session:
        (folder,) = mailboxes.folders(session)
    return folder


def polled(case: Case[Scripted]) -> Cycle:
    """After time has passed, on a new line."""
    case.door.clock.forward(minutes=1)
    case.door.close()
    return case.door.poll()


# ── UIDVALIDITY ─────────────────────────────────────────────────────────────────────────────────

NOW_IT_IS = {
    "up": 1_700_000_001,
    "far up": 2**32 - 1,
    "down": 1_699_999_999,
    "far down": 1,
    "absent": None,
}


@pytest.mark.parametrize("validity", NOW_IT_IS.values(), ids=NOW_IT_IS)
def test_a_folder_that_is_numbered_anew_is_recognised(
    case: Case[Scripted], validity: int | None
) -> None:
    case.give(*THREE)
    case.door.poll()
    case.server.faults.validities = repeat(validity)
    case.give(4)
    known = polled(case).tally
    assert (known.listed, known.known, len(known.entered)) == (4, 3, 1)
    assert polled(case).tally.listed == 0
    case.end(FOUR)


def test_a_folder_whose_mails_all_got_other_numbers_is_recognised(case: Case[Scripted]) -> None:
    """As after a restore: the same mails in another order, one of them new."""
    case.give(*THREE)
    case.door.poll()
    case.server.expunge(case.user, "INBOX", [1, 2, 3])
    case.server.reset_uidvalidity(case.user)
    case.give(4, 3, 2, 1)
    assert polled(case).tally.known == 3
    case.end(FOUR)


def test_a_folder_that_begins_at_one_again_is_recognised(open_case: Open) -> None:
    """Deleted and made anew under its name: low numbers are new mails."""
    case = open_case(folders=["Team"])
    case.server.make_folder(case.user, "Team")
    case.give(*THREE, folder="Team")
    case.door.poll()
    case.server.make_folder(case.user, "Team")
    case.server.reset_uidvalidity(case.user, "Team")
    case.give(4, 2, folder="Team")
    assert polled(case).tally.known == 1
    case.end(FOUR)


def test_a_validity_that_flaps_loses_nothing_and_logs_nothing_twice(case: Case[Scripted]) -> None:
    case.server.faults.validities = cycle([7, None, 5, 5, None, 7, 7])
    for number in FOUR:
        case.give(number)
        polled(case)
        polled(case)
    case.server.faults.validities = repeat(7)
    case.end(FOUR)


def test_what_was_not_read_before_the_folder_was_numbered_anew_is_read(
    case: Case[Scripted],
) -> None:
    case.give(*THREE)
    case.server.faults.cut_after = 0
    case.door.poll()
    assert states(case.engine) == {CopyState.LISTED: 3}
    case.server.faults.cut_after = None
    case.server.reset_uidvalidity(case.user)
    case.end(THREE)
    assert states(case.engine) == {CopyState.GONE: 3, CopyState.DONE: 3}


def test_a_folder_that_is_numbered_anew_between_list_and_fetch_is_listed_again(
    case: Case[Scripted],
) -> None:
    case.give(*THREE)
    case.server.faults.validities = chain([7, 7], repeat(8))
    with hooked(case.server, "UID FETCH", 1, case.server.hang_up):
        case.door.poll()
    case.end(THREE)
    assert inbox(case).uidvalidity == 8


# ── STATUS and SEARCH ───────────────────────────────────────────────────────────────────────────


def test_without_uidnext_every_poll_looks_for_itself(case: Case[Scripted]) -> None:
    case.server.faults.no_uidnext = True
    for number in FOUR:
        case.give(number)
        assert polled(case).tally.listed == 1
    # One goes, one comes: the number of mails alone would not tell.
    case.server.expunge(case.user, "INBOX", [1])
    case.give(5)
    assert polled(case).tally.listed == 1
    case.end((*FOUR, 5))


def test_the_last_mail_is_not_new_because_a_range_to_the_end_holds_it(
    case: Case[Scripted],
) -> None:
    case.server.faults.no_uidnext = True
    case.give(*THREE)
    polled(case)
    assert polled(case).tally.listed == 0
    assert "UID SEARCH UID 4:*" in case.server.lines
    case.end(THREE)


def test_numbers_that_come_twice_or_in_disorder_are_listed_once(case: Case[Scripted]) -> None:
    case.give(*THREE)
    case.server.faults.searched = [3, 1, 2, 3, 1]
    assert case.door.poll().tally.listed == 3
    case.server.faults.searched = None
    case.end(THREE)


def test_a_mail_that_an_answer_holds_twice_is_one(case: Case[Scripted]) -> None:
    case.give(*THREE)
    case.server.faults.twice = {1, 3}
    case.server.faults.unasked = ["* 2 FETCH (UID 2 FLAGS ())", "* 9 FETCH (UID 9 BODY[] {1}\r\nx)"]
    case.end(THREE)


@pytest.mark.parametrize("told", ["NIL", '""', '"31-Feb-2026 10:00:00 +0000"', "12345", "(1 2)"])
def test_a_mail_without_a_date_of_the_server_is_logged_by_its_own(
    case: Case[Scripted], told: str
) -> None:
    case.give(*THREE)
    case.server.faults.dates = dict.fromkeys((1, 2, 3), told)
    case.end(THREE)
    with reading(case.engine) as session:
        moments = set(session.scalars(sa.select(tables.interaction.c.occurred_at)))
    assert moments == {NOW - timedelta(minutes=5)}


def listed(case: Case[Scripted], count: int) -> Cycle:
    case.give(1)
    case.door.poll()
    case.server.faults.searched = range(1_000_000, 1_000_000 + count)
    case.server.faults.no_uidnext = True
    return polled(case)


def test_two_hundred_thousand_mails_on_one_line_are_listed_in_bounded_time(
    sqlite_databases: SqliteDatabases, scripted: Scripted, tmp_path: Path
) -> None:
    with fresh_engine(sqlite_databases) as engine:
        case = a_case(scripted, engine, tmp_path)
        began = time.monotonic()
        assert listed(case, 200_000).tally.listed == 200_000
        assert time.monotonic() - began < 60
        assert states(engine) == {CopyState.DONE: 1, CopyState.LISTED: 200_000}
        assert inbox(case).highest == 1_199_999
        case.close()


def test_a_long_list_takes_no_more_memory_than_a_short_one(case: Case[Scripted]) -> None:
    """Measured: 8 MB, and 58 MB if its rows were made at once."""
    tracemalloc.start()
    try:
        assert listed(case, 40_000).tally.listed == 40_000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 25_000_000


# ── a big jump ──────────────────────────────────────────────────────────────────────────────────


def test_far_more_mail_than_a_normal_day_waits_until_a_person_says_so(open_case: Open) -> None:
    case = open_case(pause_above=3)
    case.give(1)
    case.door.poll()
    case.give(2, 3, 4, 5, 6)
    for _ in range(3):
        found = polled(case)
        assert found.verdict is Verdict.FAILED
        assert "rapport mailbox resume sales" in found.troubles[0]
        assert case.mailbox().health is Health.DEGRADED
    assert states(case.engine) == {CopyState.DONE: 1, CopyState.LISTED: 5}
    case.give(7)
    polled(case)
    assert states(case.engine) == {CopyState.DONE: 1, CopyState.LISTED: 6}
    case.resume()
    case.end(range(1, 8))
    assert case.mailbox().health is Health.OK


def test_a_folder_that_is_read_for_the_first_time_is_no_jump(open_case: Open) -> None:
    case = open_case(pause_above=1)
    case.give(*FOUR)
    case.end(FOUR)


def test_a_folder_that_is_numbered_anew_is_no_jump_unless_much_is_new_in_it(
    open_case: Open,
) -> None:
    case = open_case(pause_above=2)
    case.give(*THREE)
    case.door.poll()
    case.server.reset_uidvalidity(case.user)
    case.give(4, 5)
    assert polled(case).tally.known == 3
    case.server.reset_uidvalidity(case.user)
    case.give(6, 7, 8)
    assert polled(case).troubles
    case.resume()
    case.end(range(1, 9))


# ── audit ───────────────────────────────────────────────────────────────────────────────────────


def forget(case: Case[Scripted], *uids: int) -> None:
    """As if the rows had never been: a database that was restored, or a fault of ours."""
    with transaction(case.engine) as session:
        session.execute(sa.delete(tables.mail_copy).where(tables.mail_copy.c.uid.in_(uids)))


def test_the_audit_finds_a_mail_that_has_no_row(case: Case[Scripted]) -> None:
    case.give(*FOUR)
    case.door.poll()
    forget(case, 2, 4)
    assert polled(case).tally.listed == 0
    assert audited(case.door.office, case.door.box, case.door.stop) == {"INBOX": 2}
    assert audited(case.door.office, case.door.box, case.door.stop) == {"INBOX": 0}
    case.end(FOUR)


def test_the_audit_comes_by_itself_every_few_hours(case: Case[Scripted]) -> None:
    case.give(*FOUR)
    case.door.poll()
    forget(case, 3)
    case.door.clock.forward(hours=5)
    assert case.door.poll().tally.listed == 0
    case.door.clock.forward(hours=1)
    assert case.door.poll().tally.listed == 1
    case.end(FOUR)


def test_the_audit_finds_what_a_search_left_out(case: Case[Scripted]) -> None:
    """A server whose search lags behind what it has counted already."""
    case.give(*THREE)
    case.server.faults.searched = [1, 3]
    case.door.poll()
    case.server.faults.searched = None
    assert polled(case).tally.listed == 0
    case.door.clock.forward(hours=6)
    case.end(THREE)


def test_who_audits_while_the_mailbox_is_read_is_told_so(case: Case[Scripted]) -> None:
    case.give(*THREE)
    told: list[str] = []
    colleague = case.colleague()

    def audit() -> None:
        with pytest.raises(MailboxUnavailable) as error:
            audited(colleague.office, case.door.box, case.door.stop)
        told.append(str(error.value))

    with hooked(case.server, "UID FETCH", 1, audit):
        case.door.poll()
    assert "being read right now" in told[0]
    case.check(THREE)


# ── since ───────────────────────────────────────────────────────────────────────────────────────


def test_mail_from_before_the_beginning_is_left_and_never_fetched(open_case: Open) -> None:
    case = open_case(since=date(2026, 3, 1))
    for number, when in {
        1: datetime(2025, 12, 24, 12, tzinfo=UTC),
        2: datetime(2026, 2, 27, 12, tzinfo=UTC),
        3: datetime(2026, 3, 2, 12, tzinfo=UTC),
    }.items():
        case.server.deliver(case.user, a_mail(number, when=when), when=when)
    case.door.poll()
    assert states(case.engine) == {CopyState.LEFT: 2, CopyState.DONE: 1}
    assert all(" 3 " in line for line in case.server.lines if line.startswith("UID FETCH"))
    case.end([3])


def test_an_old_mail_that_the_server_calls_new_is_told_by_its_own_date(open_case: Open) -> None:
    """Somebody copied the archive into the mailbox, and every mail got today's date."""
    case = open_case(since=date(2026, 3, 1))
    old = datetime(2020, 1, 1, 12, tzinfo=UTC)
    case.server.deliver(case.user, a_mail(1, when=old), when=NOW)
    case.server.deliver(case.user, a_mail(2), when=NOW)
    case.end([2], skipped=[1])


def test_what_was_killed_before_the_old_mail_was_left_is_told_later(open_case: Open) -> None:
    case = open_case(since=date(2026, 3, 1))
    old = datetime(2020, 1, 1, 12, tzinfo=UTC)
    case.server.deliver(case.user, a_mail(1, when=old), when=old)
    case.server.deliver(case.user, a_mail(2), when=NOW)
    with hooked(case.server, "UID SEARCH", 2, case.server.hang_up):
        assert case.door.poll().verdict is Verdict.FAILED
    case.end([2], skipped=[1])
