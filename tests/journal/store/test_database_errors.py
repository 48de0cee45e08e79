"""What went wrong with a database is told as what it is, with what to do about it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from journal.errors import DatabaseAway, DatabaseUnusable
from journal.migrate import bring_up
from journal.store.database import open_engine, read_transaction, transaction
from journal.store.database_errors import database_error
from tests.clock import NOW
from tests.databases import PostgresqlDatabases, make_read_only, temporary_engine

_NOBODY = 65534


def _write_beyond_the_disk(engine: Engine) -> None:
    with transaction(engine) as session:
        pages = session.execute(sa.text("PRAGMA page_count")).scalar_one()
        session.execute(sa.text(f"PRAGMA max_page_count = {pages}"))
        session.execute(sa.text("CREATE TABLE much AS SELECT randomblob(900000) AS x"))


def _say_that_the_disk_is_full(engine: Engine) -> None:
    """The server says so itself, with the words and the number of a disk that is full."""
    told = 'could not extend file "base/16384/16402": No space left on device'
    with transaction(engine) as session:
        session.execute(sa.text(f"DO $$ BEGIN RAISE '{told}' USING ERRCODE = '53100'; END $$"))


def test_a_full_disk_is_told_as_one(engine: Engine) -> None:
    is_sqlite = engine.dialect.name == "sqlite"
    with pytest.raises(DatabaseUnusable, match="Its disk is full: make room"):
        (_write_beyond_the_disk if is_sqlite else _say_that_the_disk_is_full)(engine)


def test_a_database_that_is_damaged_is_told_as_one(tmp_path: Path) -> None:
    file = tmp_path / "letter.db"
    file.write_text("Dear Ada, this is a letter, and no database at all. " * 9)
    engine = open_engine(f"sqlite:///{file}")
    with (
        pytest.raises(DatabaseUnusable, match="damaged, or no database"),
        read_transaction(engine) as session,
    ):
        session.execute(sa.text("select 1"))
    engine.dispose()


def _write_while_read_only(engine: Engine) -> None:
    is_sqlite = engine.dialect.name == "sqlite"
    with transaction(engine) as session:
        session.execute(
            sa.text("PRAGMA query_only = 1" if is_sqlite else "SET TRANSACTION READ ONLY")
        )
        session.execute(sa.text("DELETE FROM interaction"))


def test_a_database_that_became_read_only_is_told_as_one(engine: Engine) -> None:
    with pytest.raises(DatabaseUnusable, match="It can only be read"):
        _write_while_read_only(engine)


def test_a_server_that_made_itself_read_only_is_not_written_to(
    postgresql_databases: PostgresqlDatabases,
) -> None:
    """Nor by a connection that has read before: it would say that it may write, and be let."""
    with postgresql_databases.fresh() as url:
        make_read_only(url)
        with temporary_engine(url) as engine:
            for _ in range(2):
                with read_transaction(engine) as session:
                    session.execute(sa.text("SELECT count(*) FROM interaction"))
                with (
                    pytest.raises(DatabaseUnusable, match="It can only be read"),
                    transaction(engine) as session,
                ):
                    session.execute(sa.text("DELETE FROM interaction"))


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Runs it as a user who may open nothing of ours; root may open everything."""
    us = os.geteuid()
    if us == 0:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(us)


def test_a_socket_that_may_not_be_opened_is_no_server_that_does_not_run(
    postgresql_databases: PostgresqlDatabases, tmp_path: Path
) -> None:
    """It may come back, so that a door waits: who opens the folder need not begin it again."""
    with postgresql_databases.fresh() as url:
        server = Path(str(make_url(url).query["host"]))
        closed = tmp_path / "closed"
        closed.mkdir()
        (closed / ".s.PGSQL.5432").symlink_to(server / ".s.PGSQL.5432")
        closed.chmod(0)
        behind = url.replace(str(server), str(closed))
        with temporary_engine(behind) as engine:
            with (
                _as_nobody(),
                pytest.raises(DatabaseAway, match="May this user open its socket") as told,
                read_transaction(engine) as session,
            ):
                session.execute(sa.text("select 1"))
            assert "Is it running" not in str(told.value)
            closed.chmod(0o700)
            with read_transaction(engine) as session:
                assert session.scalar(sa.text("select 1")) == 1


@pytest.fixture
def plain_user(postgresql_databases: PostgresqlDatabases) -> Iterator[str]:
    """The url of an empty database for a user who may connect, and does not own it."""
    with postgresql_databases.empty() as url, temporary_engine(url) as owner:
        with transaction(owner) as session:
            session.execute(sa.text("CREATE ROLE plain LOGIN"))
        yield make_url(url).set(username="plain").render_as_string(hide_password=False)
        with transaction(owner) as session:
            session.execute(sa.text("DROP ROLE plain"))


def test_a_user_who_may_make_no_tables_hears_who_must_own_the_database(plain_user: str) -> None:
    """PostgreSQL 15 lets nobody but the owner, which is what a first start meets."""
    with temporary_engine(plain_user) as engine:
        with pytest.raises(DatabaseUnusable, match="make it the owner of its database"):
            bring_up(engine, now=NOW)
        with pytest.raises(DatabaseUnusable, match="make it the owner"), transaction(engine) as one:
            one.execute(sa.text("CREATE TABLE mine (id int)"))


def test_a_user_whom_the_server_does_not_know_is_no_database_that_is_missing(
    postgresql_databases: PostgresqlDatabases,
) -> None:
    with postgresql_databases.empty() as url:
        stranger = make_url(url).set(username="stranger").render_as_string(hide_password=False)
        with (
            temporary_engine(stranger) as engine,
            pytest.raises(DatabaseUnusable, match="Are the user and password"),
            read_transaction(engine) as session,
        ):
            session.execute(sa.text("select 1"))


def test_a_file_that_can_not_be_opened_does_not_run_either(tmp_path: Path) -> None:
    with (
        temporary_engine(f"sqlite:///{tmp_path}") as engine,
        pytest.raises(DatabaseAway, match="Is its folder there and its disk mounted"),
        read_transaction(engine) as session,
    ):
        session.execute(sa.text("select 1"))


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        ('failed: FATAL:  no pg_hba.conf entry for host "10.0.0.7"', "let that user in from here"),
        ('failed: FATAL:  database "rapport" does not exist', "was it made?"),
        ("failed: FATAL:  the database system is starting up", "about to begin or end"),
        ("failed: FATAL:  the database system is shutting down", "about to begin or end"),
        ("failed: Connection refused", "Is it running, and is [database] url right?"),
        ("server closed the connection unexpectedly", "Is it running"),
        ("canceling statement due to conflict with recovery", "had to go on: try again"),
    ],
)
def test_what_a_server_says_at_its_door_has_its_advice(words: str, advice: str) -> None:
    """Whom it does not let in it gives no SQLSTATE, only words."""
    engine = open_engine("postgresql://rapport@db.ours.example/rapport")
    error = psycopg.OperationalError(f'connection to server at "10.0.0.1", port 5432 {words}')
    assert advice in str(database_error(engine, OperationalError(None, None, error)))
