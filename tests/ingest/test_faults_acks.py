"""What is done in the mailbox after the commit: until it is done, to what is logged, and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from ingest.poller import Verdict
from journal.model import Ack, Health
from journal.store import tables
from journal.store.database import reading
from tests.ingest.proof import Case, a_case, hooked
from tests.servers.dovecot import Dovecot
from tests.servers.scripted import Scripted

Open = Callable[..., Case[Scripted]]
THREE = (1, 2, 3)
STRANGER = "Eve <eve@stranger.example>"
KEYWORD: dict[str, Any] = {"after": {"keyword": "Logged"}}
MOVE: dict[str, Any] = {"after": {"move": "Logged"}}


def acks(case: Case[Any]) -> dict[int, Ack]:
    with reading(case.engine) as session:
        rows = session.execute(sa.select(tables.mail_copy.c.uid, tables.mail_copy.c.ack)).all()
    return {uid: Ack(ack) for uid, ack in rows}


def numbers(case: Case[Any], folder: str) -> int:
    return len(case.server.uids(case.user, folder))


# ── keyword ─────────────────────────────────────────────────────────────────────────────────────


def test_what_is_logged_gets_the_keyword_and_nothing_else_changes(
    engine: Engine, dovecot: Dovecot, tmp_path: Path
) -> None:
    case = a_case(dovecot, engine, tmp_path, **KEYWORD)
    case.give(*THREE)
    case.give(4, sender=STRANGER)
    case.door.poll()
    flags = [dovecot.flags(case.user, "INBOX", uid) - {"\\Recent"} for uid in (1, 2, 3, 4)]
    assert flags == [{"Logged"}, {"Logged"}, {"Logged"}, set()]
    case.end(THREE, waiting=[4])
    case.close()


@pytest.mark.parametrize("said", ["NO not now", "NO [LIMIT] slow down", "BAD what"])
def test_a_keyword_that_is_refused_is_set_later(open_case: Open, said: str) -> None:
    case = open_case(**KEYWORD)
    case.give(*THREE)
    case.server.faults.answers["UID STORE"] = said
    for _ in range(3):
        assert case.door.poll().verdict is Verdict.FAILED
        assert case.mailbox().health is Health.DEGRADED
        case.door.clock.forward(hours=1)
    case.check(THREE)
    assert set(acks(case).values()) == {Ack.DUE}
    case.server.faults.answers.clear()
    case.end(THREE)
    assert set(acks(case).values()) == {Ack.DONE}
    assert all(case.server.flags(case.user, "INBOX", uid) == {"Logged"} for uid in THREE)


def test_a_server_that_keeps_no_keywords_is_told_and_the_mails_are_logged(open_case: Open) -> None:
    case = open_case(**KEYWORD)
    case.server.faults.permanent_flags = r"\Seen \Deleted"
    case.give(*THREE)
    assert "does not keep the keyword" in case.door.poll().troubles[0]
    case.check(THREE)
    assert "UID STORE" not in case.server.commands


def test_a_folder_that_may_only_be_read_is_read(open_case: Open) -> None:
    case = open_case(**KEYWORD)
    case.server.faults.read_only = True
    case.give(*THREE)
    assert "can be read, but not changed" in case.door.poll().troubles[0]
    case.check(THREE)
    case.server.faults.read_only = False
    case.end(THREE)
    assert set(acks(case).values()) == {Ack.DONE}


def test_a_line_that_drops_before_the_keyword_leaves_it_to_the_next_cycle(open_case: Open) -> None:
    case = open_case(**KEYWORD)
    case.give(*THREE)
    with hooked(case.server, "UID STORE", 1, case.server.hang_up):
        assert case.door.poll().verdict is Verdict.FAILED
    case.check(THREE)
    case.end(THREE)
    assert set(acks(case).values()) == {Ack.DONE}


def test_a_folder_that_is_numbered_anew_gets_its_keywords_all_the_same(open_case: Open) -> None:
    case = open_case(**KEYWORD)
    case.give(*THREE)
    case.server.faults.answers["UID STORE"] = "NO not now"
    case.door.poll()
    case.server.faults.answers.clear()
    case.server.reset_uidvalidity(case.user)
    case.close()
    case.end(THREE)
    assert all(case.server.flags(case.user, "INBOX", uid) == {"Logged"} for uid in THREE)


# ── move ────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_logged_is_moved_and_known_where_it_went(
    engine: Engine, dovecot: Dovecot, tmp_path: Path
) -> None:
    case = a_case(dovecot, engine, tmp_path, folders=["INBOX", "Logged"], **MOVE)
    dovecot.make_folder(case.user, "Logged")
    case.give(*THREE)
    case.give(4, sender=STRANGER)
    case.door.poll()
    assert (numbers(case, "INBOX"), numbers(case, "Logged")) == (1, 3)
    case.end(THREE, waiting=[4])
    assert (numbers(case, "INBOX"), numbers(case, "Logged")) == (1, 3)
    case.close()


def test_a_folder_to_move_to_that_is_missing_is_waited_for(open_case: Open) -> None:
    case = open_case(**MOVE)
    case.give(*THREE)
    for _ in range(2):
        assert "'Logged'" in case.door.poll().troubles[0]
    case.check(THREE)
    assert numbers(case, "INBOX") == 3
    case.server.make_folder(case.user, "Logged")
    case.end(THREE)
    assert (numbers(case, "INBOX"), numbers(case, "Logged")) == (0, 3)


def test_a_mail_that_another_client_removes_before_the_move_stops_nothing(
    engine: Engine, dovecot: Dovecot, tmp_path: Path
) -> None:
    """Between our fetch and our move; Dovecot then refuses to move any of them."""
    case = a_case(dovecot, engine, tmp_path, **MOVE)
    dovecot.make_folder(case.user, "Logged")
    case.give(*THREE)
    case.door.office = replace(
        case.door.office, tell=lambda _: dovecot.expunge(case.user, "INBOX", [2])
    )
    assert case.door.poll().verdict is Verdict.DONE
    assert (numbers(case, "INBOX"), numbers(case, "Logged")) == (0, 2)
    case.end(THREE)
    case.close()


@pytest.mark.parametrize("without", [set(), {"MOVE"}], ids=["MOVE", "COPY"])
def test_a_mail_that_is_removed_right_before_it_is_moved_is_logged(
    open_case: Open, without: set[str]
) -> None:
    case = open_case(**MOVE)
    case.server.capabilities -= without
    case.server.make_folder(case.user, "Logged")
    case.give(*THREE)
    command = "UID COPY" if without else "UID MOVE"
    with hooked(case.server, command, 1, lambda: case.server.expunge(case.user, "INBOX", [1, 3])):
        case.door.poll()
    case.end(THREE)
    assert (numbers(case, "INBOX"), numbers(case, "Logged")) == (0, 1)


COPY_AND_REMOVE = ["UID COPY", "UID STORE", "UID EXPUNGE"]


def copying(open_case: Open) -> Case[Scripted]:
    case = open_case(**MOVE)
    case.server.capabilities -= {"MOVE"}
    case.server.make_folder(case.user, "Logged")
    case.give(*THREE)
    return case


def check_moved(case: Case[Scripted]) -> None:
    case.end(THREE)
    assert (numbers(case, "INBOX"), numbers(case, "Logged")) == (0, 3)
    assert set(acks(case).values()) == {Ack.DONE}


@pytest.mark.parametrize("said", ["NO not now", "NO [LIMIT] slow down"])
@pytest.mark.parametrize("command", COPY_AND_REMOVE)
def test_what_is_copied_and_may_not_be_removed_is_not_copied_again(
    open_case: Open, command: str, said: str
) -> None:
    case = copying(open_case)
    case.server.faults.answers[command] = said
    for _ in range(3):
        assert case.door.poll().verdict is Verdict.FAILED
        case.door.clock.forward(hours=1)
    case.server.faults.answers.clear()
    check_moved(case)


@pytest.mark.parametrize("command", COPY_AND_REMOVE)
def test_what_was_done_when_the_line_dropped_is_not_done_again(
    open_case: Open, command: str
) -> None:
    """The server does it, and its answer never comes."""
    case = copying(open_case)
    with hooked(case.server, command, 1, case.server.hang_up):
        assert case.door.poll().verdict is Verdict.FAILED
    check_moved(case)


def test_nothing_is_ever_removed_but_what_was_moved(open_case: Open) -> None:
    """Another client has marked a mail of its own as deleted, and may yet think better of it."""
    case = open_case(**MOVE)
    case.server.capabilities -= {"MOVE"}
    case.server.make_folder(case.user, "Logged")
    case.give(1, 2)
    case.give(3, sender=STRANGER)
    case.door.close()
    other = case.server.account(case.user, case.server.password)
    assert other is not None
    other["INBOX"].mails[2].flags.add("\\Deleted")
    case.end((1, 2), waiting=[3])
    assert case.server.uids(case.user) == [3]
    assert {"EXPUNGE", "CLOSE"}.isdisjoint(case.server.commands)


def test_a_server_that_can_not_remove_a_single_mail_is_told_and_nothing_is_copied(
    open_case: Open,
) -> None:
    case = open_case(**MOVE)
    case.server.capabilities -= {"MOVE", "UIDPLUS"}
    case.server.make_folder(case.user, "Logged")
    case.give(*THREE)
    for _ in range(3):
        assert "can neither move a mail nor remove a single one" in case.door.poll().troubles[0]
    assert (numbers(case, "INBOX"), numbers(case, "Logged")) == (3, 0)
    case.check(THREE)
    assert {"UID COPY", "UID STORE", "EXPUNGE"}.isdisjoint(case.server.commands)
