"""Who finds the database busy is told so, before Slack gives up on the answer."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from threading import Semaphore
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from journal.errors import DatabaseAway, DatabaseBusy
from journal.store.database import (
    analyze,
    clear_deleted,
    open_engine,
    read_transaction,
    transaction,
    with_patience,
)
from journal.store.record import attachments
from journal.store.record.file_stores import FolderStore
from tests.databases import PostgresqlDatabases, SqliteDatabases, fresh_engine
from tests.effort import one_day_in
from tests.polling import TIMEOUT_SECONDS


def test_there_are_connections_for_every_thread_of_a_process(engine: Engine) -> None:
    """Sixteen that serve, sixteen that tell Slack, the outbox, and the jobs."""
    with ExitStack() as at_the_end:
        for _ in range(40):
            session = at_the_end.enter_context(read_transaction(engine))
            session.execute(sa.text("select 1"))


def test_a_process_of_many_threads_takes_turns_at_few(engine: Engine) -> None:
    """Forty mailboxes ask at once: eight connections are opened, and nobody is refused."""
    threads, opened, asked, inside = 40, [], Semaphore(0), Semaphore(0)
    release = threading.Event()
    few = open_engine(engine.url.render_as_string(hide_password=False), few_connections=True)
    sa.event.listen(few, "connect", lambda *_: opened.append(1))

    def ask() -> object:
        asked.release()
        with read_transaction(few) as session:
            answer = session.scalar(sa.text("select 1"))
            inside.release()
            assert release.wait(60)
            return answer

    with ThreadPoolExecutor(threads) as pool:
        answers = [pool.submit(ask) for _ in range(threads)]
        assert all(asked.acquire(timeout=60) for _ in range(threads))
        assert all(inside.acquire(timeout=60) for _ in range(8))
        release.set()
        assert [each.result(60) for each in answers] == [1] * threads
    few.dispose()
    assert len(opened) == 8


def test_who_is_given_no_connection_hears_what_to_raise(
    postgresql_databases: PostgresqlDatabases,
) -> None:
    """It is busy and not away: what waits for it comes back in seconds and not in minutes."""
    role = f"crowd_{uuid4().hex}"
    with fresh_engine(postgresql_databases) as engine:
        with transaction(engine) as session:
            session.execute(sa.text(f"CREATE ROLE {role} LOGIN PASSWORD 'x' CONNECTION LIMIT 0"))
        crowd = sa.create_engine(engine.url.set(username=role, password="x"))
        try:
            with (
                pytest.raises(DatabaseBusy, match=r"too many connections.*max_connections"),
                read_transaction(crowd) as session,
            ):
                session.execute(sa.text("select 1"))
        finally:
            crowd.dispose()
            with transaction(engine) as session:
                session.execute(sa.text(f"DROP ROLE {role}"))


def test_who_finds_none_free_is_told_that_it_is_busy(engine: Engine) -> None:
    few = sa.create_engine(engine.url, pool_size=1, max_overflow=0, pool_timeout=0.01)
    with (
        few.connect(),
        pytest.raises(DatabaseBusy, match="every connection"),
        read_transaction(few) as session,
    ):
        session.execute(sa.text("select 1"))
    few.dispose()


def test_an_answer_has_less_patience_than_a_job(engine: Engine, tmp_path: Path) -> None:
    """Somebody writes for long: the impatient one is refused while the other still waits."""
    hurried, waited = with_patience(engine, 0.01), threading.Event()

    def wait_for_turn() -> None:
        with transaction(engine) as session:
            attachments.store_contents(session, FolderStore(tmp_path), [b"x"])
            waited.set()

    with transaction(engine) as session:
        attachments.store_contents(session, FolderStore(tmp_path), [b"x"])
        patient = threading.Thread(target=wait_for_turn)
        patient.start()
        with pytest.raises(DatabaseBusy), transaction(hurried) as other:
            attachments.store_contents(other, FolderStore(tmp_path), [b"x"])
    patient.join(timeout=20)
    assert waited.is_set()


# ── who is gone ─────────────────────────────────────────────────────────────────────────────────

_LOCK = sa.text("SELECT pg_advisory_xact_lock(1)")
_LIMIT = sa.text("SHOW idle_in_transaction_session_timeout")


def test_a_writer_that_stands_still_loses_what_it_locked(
    postgresql_databases: PostgresqlDatabases,
) -> None:
    """A machine that lost its power says no goodbye, and others need what it had locked."""
    with (
        fresh_engine(postgresql_databases) as engine,
        pytest.raises(DatabaseAway, match="idle-in-transaction"),
    ):
        _stand_still_while_another_waits(engine)


def _stand_still_while_another_waits(engine: Engine) -> None:
    patient = with_patience(engine, TIMEOUT_SECONDS)
    with transaction(engine) as still:
        assert still.scalar(_LIMIT) == "1min"
        still.execute(sa.text("SET LOCAL idle_in_transaction_session_timeout = 50"))
        still.execute(_LOCK)
        with transaction(patient) as other:
            other.execute(_LOCK)
        still.execute(_LOCK)


def test_a_reader_may_pause_if_it_says_so(postgresql_databases: PostgresqlDatabases) -> None:
    with fresh_engine(postgresql_databases) as engine:
        with read_transaction(engine) as session:
            assert session.scalar(_LIMIT) == "1min"
        with read_transaction(engine, may_pause=True) as session:
            assert session.scalar(_LIMIT) == "0"


# ── what is gone is gone ────────────────────────────────────────────────────────────────────────


@pytest.fixture
def sqlite_engine(sqlite_databases: SqliteDatabases) -> Iterator[Engine]:
    with fresh_engine(sqlite_databases) as engine:
        yield engine


def _files_with(url: sa.URL, word: bytes) -> list[str]:
    file = Path(str(url.database))
    return sorted(p.name for p in file.parent.glob(f"{file.name}*") if word in p.read_bytes())


def _write_and_delete(engine: Engine, word: str) -> None:
    with transaction(engine) as session:
        session.execute(sa.text("create table if not exists said (word text)"))
        session.execute(sa.text("insert into said values (:word)"), {"word": word})
    with transaction(engine) as session:
        session.execute(sa.text("delete from said"))


def test_deleted_words_leave_the_files_while_others_have_them_open(sqlite_engine: Engine) -> None:
    engine, other = sqlite_engine, open_engine(str(sqlite_engine.url))
    with read_transaction(other) as session:
        session.execute(sa.text("select 1"))
    _write_and_delete(engine, "Chrysanthemum")
    assert _files_with(engine.url, b"Chrysanthemum") != []
    assert clear_deleted(engine)
    assert _files_with(engine.url, b"Chrysanthemum") == []
    other.dispose()


@one_day_in(3)
def test_a_reader_holds_it_up_and_it_is_done_when_they_have_gone(sqlite_engine: Engine) -> None:
    engine, other = sqlite_engine, open_engine(str(sqlite_engine.url))
    _write_and_delete(engine, "Begonia")
    with read_transaction(other) as session:
        session.execute(sa.text("select count(*) from said"))
        _write_and_delete(engine, "Chrysanthemum")
        assert not clear_deleted(engine)
    assert clear_deleted(engine)
    assert _files_with(engine.url, b"Chrysanthemum") == []
    other.dispose()


def test_it_can_be_asked_of_either_database(engine: Engine) -> None:
    assert clear_deleted(engine)


def test_a_batch_of_keys_is_looked_up_in_a_long_table_where_none_has_one_yet(
    tmp_path: Path,
) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'sparse.db'}")
    numbers = "WITH RECURSIVE n(g) AS (SELECT 1 UNION ALL SELECT g + 1 FROM n WHERE g < 20000)"
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE entry (mail_key VARCHAR UNIQUE, who VARCHAR)")
        connection.exec_driver_sql("CREATE INDEX by_who ON entry (who)")
        filled = f"INSERT INTO entry (who) {numbers} SELECT 'w' || g % 50 FROM n"
        connection.exec_driver_sql(filled)
    analyze(engine)
    keys = ", ".join(f"'k{number}'" for number in range(160))
    wanted = f"EXPLAIN QUERY PLAN SELECT who FROM entry WHERE mail_key IN ({keys})"
    with engine.connect() as connection:
        steps = [row[3] for row in connection.exec_driver_sql(wanted)]
        counted = connection.exec_driver_sql("SELECT idx FROM sqlite_stat1").scalars().all()
    engine.dispose()
    assert [step.split()[0] for step in steps] == ["SEARCH"]
    assert counted == ["by_who"], "the others are told as before"
