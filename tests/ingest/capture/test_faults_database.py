"""The database is busy, full, restarted; the disk is full: later everything is there, once."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy import Engine, event

from ingest.capture.poller import CycleStatus
from journal.model import MailboxHealth
from journal.store.database import open_engine
from tests.builders import files_folder
from tests.databases import Databases, PostgresqlDatabases, temporary_engine
from tests.effort import one_day_in
from tests.ingest.capture.fault_case import FaultCase, attempts_by_uid, before_command, make_case
from tests.servers.scripted_imap import ScriptedImapServer
from tests.statements import fail_statements

pytestmark = one_day_in(3)

OpenCase = Callable[..., FaultCase[ScriptedImapServer]]
THREE_NUMBERS = (1, 2, 3)


def attach_file(mail: EmailMessage) -> None:
    mail.add_attachment(b"%PDF-1.7 chairs", maintype="application", subtype="pdf", filename="o.pdf")


# ── busy ────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def impatient(database_url: str) -> Iterator[Engine]:
    """A database that gives up waiting for a lock after a moment."""
    with temporary_engine(database_url) as engine:
        event.listen(engine, "connect", _set_short_timeout)
        yield engine


def _set_short_timeout(connection: Any, _record: object) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA busy_timeout = 20")
    else:
        connection.execute("SET lock_timeout = '20ms'")
        connection.commit()


@contextmanager
def lock_table(url: str, table: str) -> Iterator[None]:
    """Somebody else writes, and takes their time."""
    engine = open_engine(url)
    try:
        with engine.connect() as connection, connection.begin():
            if engine.dialect.name == "postgresql":
                connection.exec_driver_sql(f"LOCK TABLE {table} IN EXCLUSIVE MODE")
            yield
    finally:
        engine.dispose()


@pytest.mark.parametrize("table", ["mailbox", "mail_copy", "mail", "interaction"])
@pytest.mark.parametrize(
    ("command", "nth"), [("STATUS", 1), ("UID SEARCH", 1), ("UID FETCH", 1), ("UID FETCH", 2)]
)
def test_a_database_that_is_locked_for_long_costs_no_mail(  # noqa: PLR0917 (fixtures)
    impatient: Engine,
    database_url: str,
    scripted: ScriptedImapServer,
    tmp_path: Path,
    command: str,
    nth: int,
    table: str,
) -> None:
    case = make_case(scripted, impatient, tmp_path)
    case.deliver(*THREE_NUMBERS)
    lock = lock_table(database_url, table)
    with before_command(scripted, command, nth, lock.__enter__):
        cycle = case.poller.poll()
    lock.__exit__(None, None, None)
    assert cycle.status is CycleStatus.FAILED
    assert "is busy" in cycle.troubles[0]
    assert cycle.retry_in_seconds < 60
    case.finish_and_check(THREE_NUMBERS)
    case.close()


def test_a_mail_is_not_blamed_for_a_database_that_is_locked(
    impatient: Engine, database_url: str, scripted: ScriptedImapServer, tmp_path: Path
) -> None:
    """However often; though its attempts can't be taken back while nothing can be written."""
    case = make_case(scripted, impatient, tmp_path)
    case.deliver(*THREE_NUMBERS)
    for _ in range(6):
        lock = lock_table(database_url, "interaction")
        with before_command(scripted, "UID FETCH", 2, lock.__enter__):
            assert case.poller.poll().status is CycleStatus.FAILED
        lock.__exit__(None, None, None)
        case.poller.clock.advance(hours=1)
    if impatient.dialect.name == "postgresql":
        assert attempts_by_uid(impatient) == {1: 0, 2: 0, 3: 0}
    case.finish_and_check(THREE_NUMBERS)
    case.close()


# ── gone for a moment ───────────────────────────────────────────────────────────────────────────


@contextmanager
def drop_connection_at(engine: Engine, nth: int) -> Iterator[list[int]]:
    """The server ends our connection right before our n-th statement; yields how many there were."""
    seen = count(1)
    dropped: list[int] = []
    admin = psycopg.connect(_statement_of_engine(engine), autocommit=True)

    def drop(connection: sa.Connection, *_: object) -> None:
        if next(seen) != nth:
            return
        driver: Any = connection.connection.driver_connection
        dropped.append(driver.info.backend_pid)
        admin.execute("SELECT pg_terminate_backend(%s, 5000)", dropped)

    event.listen(engine, "before_cursor_execute", drop)
    try:
        yield dropped
    finally:
        event.remove(engine, "before_cursor_execute", drop)
        admin.close()


def _statement_of_engine(engine: Engine) -> str:
    return engine.url.set(drivername="postgresql").render_as_string(hide_password=False)


def test_a_database_that_is_restarted_at_any_statement_costs_no_mail(
    postgresql_databases: PostgresqlDatabases, scripted: ScriptedImapServer, tmp_path: Path
) -> None:
    given: list[int] = []
    verdicts: list[CycleStatus] = []
    with postgresql_databases.fresh() as url, temporary_engine(url) as engine:
        case = make_case(scripted, engine, tmp_path)
        for nth in count(1, step=2):
            fresh = [len(given) + 1, len(given) + 2]
            given += fresh
            case.deliver(*fresh)
            with drop_connection_at(engine, nth) as dropped:
                verdicts.append(case.poller.poll().status)
            case.finish_and_check(given)
            if not dropped:
                break
        case.close()
    # A lease that can't be given back runs out by itself: that is no failure.
    assert verdicts.count(CycleStatus.FAILED) >= len(verdicts) - 2 > 20


def _lists_copies(statement: str) -> bool:
    return statement.startswith("INSERT INTO mail_copy")


def _takes_lease(statement: str) -> bool:
    return statement.startswith("UPDATE mailbox SET lease_owner")


def test_a_cycle_that_fails_in_a_way_nobody_foresaw_is_told_and_tried_again(
    case: FaultCase[ScriptedImapServer],
) -> None:
    """If it ended the thread, the mailbox would look well and be read by nobody."""
    case.deliver(*THREE_NUMBERS)
    error = ZeroDivisionError("from somebody's mail")
    with fail_statements(case.engine, _lists_copies, error):
        cycle = case.poller.poll()
    assert cycle.status is CycleStatus.FAILED
    assert "ZeroDivisionError" in cycle.troubles[0]
    assert "somebody's mail" not in cycle.troubles[0]
    assert cycle.retry_in_seconds > 0
    assert case.mailbox_state().health is MailboxHealth.DEGRADED
    with fail_statements(case.engine, _takes_lease, error):
        assert case.poller.poll().status is CycleStatus.FAILED
    case.finish_and_check(THREE_NUMBERS)


# ── full ────────────────────────────────────────────────────────────────────────────────────────


def stored_files(case: FaultCase[ScriptedImapServer]) -> list[Path]:
    folder = files_folder(case.poller.context.config)
    return [file for file in folder.rglob("*") if file.is_file()] if folder.exists() else []


def test_a_disk_that_is_full_at_an_attachment_costs_no_mail_and_leaves_no_rest(
    case: FaultCase[ScriptedImapServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    case.deliver(1)
    case.deliver(2, change=attach_file)
    case.deliver(3)

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        for _ in range(6):
            cycle = case.poller.poll()
            assert cycle.status is CycleStatus.FAILED
            assert "No space left on device" in cycle.troubles[0]
            case.poller.clock.advance(hours=1)
    assert set(attempts_by_uid(case.engine).values()) == {0}
    assert stored_files(case) == []
    case.finish_and_check(THREE_NUMBERS)
    assert len(stored_files(case)) == 1


def test_a_storage_that_is_no_folder_costs_no_mail(case: FaultCase[ScriptedImapServer]) -> None:
    files = files_folder(case.poller.context.config)
    files.parent.mkdir(parents=True, exist_ok=True)
    files.write_bytes(b"")
    case.deliver(1, 2)
    case.deliver(3, change=attach_file)
    cycle = case.poller.poll()
    assert "can't be stored" in cycle.troubles[0]
    files.unlink()
    case.finish_and_check(THREE_NUMBERS)


def test_a_database_without_room_costs_no_mail(
    sqlite_databases: Databases, scripted: ScriptedImapServer, tmp_path: Path
) -> None:
    """It is tried at every size at which it may be full, up to where the whole mail fits."""
    with sqlite_databases.fresh() as url, temporary_engine(url) as engine:
        case = make_case(scripted, engine, tmp_path)
        failed = 0
        for room in count():
            case.deliver(room, text="two hundred chairs, please. " * 1_000)
            with limit_database_size(engine, room):
                cycle = case.poller.poll()
            case.finish_and_check(range(room + 1))
            if cycle.status is CycleStatus.DONE:
                break
            assert "full" in cycle.troubles[0]
            failed += 1
        assert failed > 5
        case.close()


@contextmanager
def limit_database_size(engine: Engine, pages: int) -> Iterator[None]:
    with engine.connect() as connection:
        has = connection.exec_driver_sql("PRAGMA page_count").scalar_one()

    def limit(connection: Any, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {has + pages}")

    engine.dispose()
    event.listen(engine, "connect", limit)
    try:
        yield
    finally:
        event.remove(engine, "connect", limit)
        engine.dispose()
