"""Tests what is done in the mailbox after the commit: until it is done, to what is logged, and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from ingest.capture.poller import CycleStatus
from journal.model import AckState, MailboxHealth
from journal.store import tables
from journal.store.database import read_transaction
from tests.effort import one_day_in
from tests.ingest.capture.fault_case import FaultCase, before_command, make_case
from tests.servers.dovecot import DovecotServer
from tests.servers.scripted_imap import ScriptedImapServer

pytestmark = one_day_in(3)

OpenCase = Callable[..., FaultCase[ScriptedImapServer]]
THREE_NUMBERS = (1, 2, 3)
STRANGER = "Eve <eve@stranger.example>"
KEYWORD_SETTINGS: dict[str, Any] = {"after": {"keyword": "Logged"}}
MOVE_SETTINGS: dict[str, Any] = {"after": {"move": "Logged"}}


def acks_by_uid(case: FaultCase[Any]) -> dict[int, AckState]:
    with read_transaction(case.engine) as session:
        rows = session.execute(sa.select(tables.mail_copy.c.uid, tables.mail_copy.c.ack)).all()
    return {uid: AckState(ack) for uid, ack in rows}


def count_mails(case: FaultCase[Any], folder: str) -> int:
    return len(case.server.uids(case.user, folder))


# ── keyword ─────────────────────────────────────────────────────────────────────────────────────


def test_what_is_logged_gets_the_keyword_and_nothing_else_changes(
    engine: Engine, dovecot: DovecotServer, tmp_path: Path
) -> None:
    case = make_case(dovecot, engine, tmp_path, **KEYWORD_SETTINGS)
    case.deliver(*THREE_NUMBERS)
    case.deliver(4, sender=STRANGER)
    case.poller.poll()
    flags = [dovecot.flags(case.user, "INBOX", uid) - {"\\Recent"} for uid in (1, 2, 3, 4)]
    assert flags == [{"Logged"}, {"Logged"}, {"Logged"}, set()]
    case.finish_and_check(THREE_NUMBERS, waiting=[4])
    case.close()


@pytest.mark.parametrize("said", ["NO not now", "NO [LIMIT] slow down", "BAD what"])
def test_a_keyword_that_is_refused_is_set_later(open_case: OpenCase, said: str) -> None:
    case = open_case(**KEYWORD_SETTINGS)
    case.deliver(*THREE_NUMBERS)
    case.server.faults.answers["UID STORE"] = said
    for _ in range(3):
        assert case.poller.poll().status is CycleStatus.FAILED
        assert case.mailbox_state().health is MailboxHealth.DEGRADED
        case.poller.clock.advance(hours=1)
    case.check_outcomes(THREE_NUMBERS)
    assert set(acks_by_uid(case).values()) == {AckState.DUE}
    case.server.faults.answers.clear()
    case.finish_and_check(THREE_NUMBERS)
    assert set(acks_by_uid(case).values()) == {AckState.DONE}
    assert all(case.server.flags(case.user, "INBOX", uid) == {"Logged"} for uid in THREE_NUMBERS)


def test_a_server_that_keeps_no_keywords_is_told_and_the_mails_are_logged(
    open_case: OpenCase,
) -> None:
    case = open_case(**KEYWORD_SETTINGS)
    case.server.faults.permanent_flags = r"\Seen \Deleted"
    case.deliver(*THREE_NUMBERS)
    assert "does not keep the keyword" in case.poller.poll().troubles[0]
    case.check_outcomes(THREE_NUMBERS)
    assert "UID STORE" not in case.server.commands


def test_a_folder_that_may_only_be_read_is_read(open_case: OpenCase) -> None:
    case = open_case(**KEYWORD_SETTINGS)
    case.server.faults.read_only = True
    case.deliver(*THREE_NUMBERS)
    assert "can be read, but not changed" in case.poller.poll().troubles[0]
    case.check_outcomes(THREE_NUMBERS)
    case.server.faults.read_only = False
    case.finish_and_check(THREE_NUMBERS)
    assert set(acks_by_uid(case).values()) == {AckState.DONE}


def test_a_line_that_drops_before_the_keyword_leaves_it_to_the_next_cycle(
    open_case: OpenCase,
) -> None:
    case = open_case(**KEYWORD_SETTINGS)
    case.deliver(*THREE_NUMBERS)
    with before_command(case.server, "UID STORE", 1, case.server.drop_connections):
        assert case.poller.poll().status is CycleStatus.FAILED
    case.check_outcomes(THREE_NUMBERS)
    case.finish_and_check(THREE_NUMBERS)
    assert set(acks_by_uid(case).values()) == {AckState.DONE}


def test_a_folder_that_is_numbered_anew_gets_its_keywords_all_the_same(open_case: OpenCase) -> None:
    case = open_case(**KEYWORD_SETTINGS)
    case.deliver(*THREE_NUMBERS)
    case.server.faults.answers["UID STORE"] = "NO not now"
    case.poller.poll()
    case.server.faults.answers.clear()
    case.server.reset_uidvalidity(case.user)
    case.close()
    case.finish_and_check(THREE_NUMBERS)
    assert all(case.server.flags(case.user, "INBOX", uid) == {"Logged"} for uid in THREE_NUMBERS)


# ── move ────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_logged_is_moved_and_known_where_it_went(
    engine: Engine, dovecot: DovecotServer, tmp_path: Path
) -> None:
    case = make_case(dovecot, engine, tmp_path, folders=["INBOX", "Logged"], **MOVE_SETTINGS)
    dovecot.make_folder(case.user, "Logged")
    case.deliver(*THREE_NUMBERS)
    case.deliver(4, sender=STRANGER)
    case.poller.poll()
    assert (count_mails(case, "INBOX"), count_mails(case, "Logged")) == (1, 3)
    case.finish_and_check(THREE_NUMBERS, waiting=[4])
    assert (count_mails(case, "INBOX"), count_mails(case, "Logged")) == (1, 3)
    case.close()


def test_a_folder_to_move_to_that_is_missing_is_waited_for(open_case: OpenCase) -> None:
    case = open_case(**MOVE_SETTINGS)
    case.deliver(*THREE_NUMBERS)
    for _ in range(2):
        assert "'Logged'" in case.poller.poll().troubles[0]
    case.check_outcomes(THREE_NUMBERS)
    assert count_mails(case, "INBOX") == 3
    case.server.make_folder(case.user, "Logged")
    case.finish_and_check(THREE_NUMBERS)
    assert (count_mails(case, "INBOX"), count_mails(case, "Logged")) == (0, 3)


def test_a_mail_that_another_client_removes_before_the_move_stops_nothing(
    engine: Engine, dovecot: DovecotServer, tmp_path: Path
) -> None:
    """It is removed between our fetch and our move; Dovecot then refuses to move any of them."""
    case = make_case(dovecot, engine, tmp_path, **MOVE_SETTINGS)
    dovecot.make_folder(case.user, "Logged")
    case.deliver(*THREE_NUMBERS)
    case.poller.context = replace(
        case.poller.context, report_progress=lambda _: dovecot.expunge(case.user, "INBOX", [2])
    )
    assert case.poller.poll().status is CycleStatus.DONE
    assert (count_mails(case, "INBOX"), count_mails(case, "Logged")) == (0, 2)
    case.finish_and_check(THREE_NUMBERS)
    case.close()


@pytest.mark.parametrize("without", [set(), {"MOVE"}], ids=["MOVE", "COPY"])
def test_a_mail_that_is_removed_right_before_it_is_moved_is_logged(
    open_case: OpenCase, without: set[str]
) -> None:
    case = open_case(**MOVE_SETTINGS)
    case.server.capabilities -= without
    case.server.make_folder(case.user, "Logged")
    case.deliver(*THREE_NUMBERS)
    command = "UID COPY" if without else "UID MOVE"
    with before_command(
        case.server, command, 1, lambda: case.server.expunge(case.user, "INBOX", [1, 3])
    ):
        case.poller.poll()
    case.finish_and_check(THREE_NUMBERS)
    assert (count_mails(case, "INBOX"), count_mails(case, "Logged")) == (0, 1)


def test_a_server_that_says_each_time_that_a_mail_is_gone_holds_no_other_folder_up(
    open_case: OpenCase,
) -> None:
    case = open_case(folders=["INBOX", "Team"], **MOVE_SETTINGS)
    for name in ("Logged", "Team"):
        case.server.make_folder(case.user, name)
    case.deliver(1)
    case.deliver(2, folder="Team")
    case.server.faults.answers["UID MOVE"] = "NO [EXPUNGEISSUED] some are gone"
    assert len(case.poller.poll().troubles) == 2
    case.check_outcomes((1, 2))
    case.server.faults.answers.clear()
    case.finish_and_check((1, 2))
    assert count_mails(case, "Logged") == 2


COPY_AND_REMOVE = ["UID COPY", "UID STORE", "UID EXPUNGE"]


def case_without_move(open_case: OpenCase) -> FaultCase[ScriptedImapServer]:
    case = open_case(**MOVE_SETTINGS)
    case.server.capabilities -= {"MOVE"}
    case.server.make_folder(case.user, "Logged")
    case.deliver(*THREE_NUMBERS)
    return case


def check_moved(case: FaultCase[ScriptedImapServer]) -> None:
    case.finish_and_check(THREE_NUMBERS)
    assert (count_mails(case, "INBOX"), count_mails(case, "Logged")) == (0, 3)
    assert set(acks_by_uid(case).values()) == {AckState.DONE}


@pytest.mark.parametrize("said", ["NO not now", "NO [LIMIT] slow down"])
@pytest.mark.parametrize("command", COPY_AND_REMOVE)
def test_what_is_copied_and_may_not_be_removed_is_not_copied_again(
    open_case: OpenCase, command: str, said: str
) -> None:
    case = case_without_move(open_case)
    case.server.faults.answers[command] = said
    for _ in range(3):
        assert case.poller.poll().status is CycleStatus.FAILED
        case.poller.clock.advance(hours=1)
    case.server.faults.answers.clear()
    check_moved(case)


@pytest.mark.parametrize("command", COPY_AND_REMOVE)
def test_what_was_done_when_the_line_dropped_is_not_done_again(
    open_case: OpenCase, command: str
) -> None:
    """The server does it, and its answer never comes."""
    case = case_without_move(open_case)
    with before_command(case.server, command, 1, case.server.drop_connections):
        assert case.poller.poll().status is CycleStatus.FAILED
    check_moved(case)


def test_another_mail_with_the_same_id_is_not_taken_for_the_copy(open_case: OpenCase) -> None:
    """Nothing was copied by the first try, and the target holds a mail of the same Message-ID."""
    case = case_without_move(open_case)
    case.deliver(2, text="Something else, sent under the same id.", folder="Logged")
    case.server.faults.answers["UID COPY"] = "NO not now"
    assert case.poller.poll().status is CycleStatus.FAILED
    case.server.faults.answers.clear()
    case.finish_and_check(THREE_NUMBERS)
    assert (count_mails(case, "INBOX"), count_mails(case, "Logged")) == (0, 4)


def test_nothing_is_ever_removed_but_what_was_moved(open_case: OpenCase) -> None:
    """Another client has marked a mail of its own as deleted, and may yet think better of it."""
    case = open_case(**MOVE_SETTINGS)
    case.server.capabilities -= {"MOVE"}
    case.server.make_folder(case.user, "Logged")
    case.deliver(1, 2)
    case.deliver(3, sender=STRANGER)
    case.poller.close()
    other = case.server.log_in(case.user, case.server.password)
    assert other is not None
    other["INBOX"].mails[2].flags.add("\\Deleted")
    case.finish_and_check((1, 2), waiting=[3])
    assert case.server.uids(case.user) == [3]
    assert {"EXPUNGE", "CLOSE"}.isdisjoint(case.server.commands)


def test_a_server_that_can_not_remove_a_single_mail_is_told_and_nothing_is_copied(
    open_case: OpenCase,
) -> None:
    case = open_case(**MOVE_SETTINGS)
    case.server.capabilities -= {"MOVE", "UIDPLUS"}
    case.server.make_folder(case.user, "Logged")
    case.deliver(*THREE_NUMBERS)
    for _ in range(3):
        assert "can neither move a mail nor remove a single one" in case.poller.poll().troubles[0]
    assert (count_mails(case, "INBOX"), count_mails(case, "Logged")) == (3, 0)
    case.check_outcomes(THREE_NUMBERS)
    assert {"UID COPY", "UID STORE", "EXPUNGE"}.isdisjoint(case.server.commands)
