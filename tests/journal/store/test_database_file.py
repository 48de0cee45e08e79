"""A database file that is deleted or replaced under a running process, or gone at the next start."""

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from journal.errors import DatabaseGone
from journal.migrate import bring_up
from journal.store.database import check_in_place, open_engine, read_transaction, transaction
from tests.builders import a_person
from tests.clock import NOW
from tests.databases import temporary_engine


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rapport.db"


@pytest.fixture
def running(file: Path) -> Iterator[Engine]:
    with temporary_engine(f"sqlite:///{file}") as engine:
        bring_up(engine, now=NOW)
        yield engine


def delete_database(file: Path) -> None:
    for each in (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")):
        each.unlink(missing_ok=True)


def test_nothing_is_written_into_a_file_that_was_deleted(file: Path, running: Engine) -> None:
    delete_database(file)
    with pytest.raises(DatabaseGone, match="was deleted while"), transaction(running) as session:
        a_person(session, "Ada", "ada@acme.example")
    with pytest.raises(DatabaseGone), read_transaction(running) as session:
        session.execute(sa.text("select 1"))
    with pytest.raises(DatabaseGone):
        check_in_place(running)
    assert not file.exists()


def test_nothing_is_told_as_committed_if_it_was_deleted_meanwhile(
    file: Path, running: Engine
) -> None:
    with ExitStack() as stack:
        session = stack.enter_context(transaction(running))
        a_person(session, "Ada", "ada@acme.example")
        delete_database(file)
        with pytest.raises(DatabaseGone):
            stack.close()


def test_a_file_in_its_place_is_another_one(file: Path, running: Engine) -> None:
    backup = file.with_name("backup.db")
    shutil.copyfile(file, backup)
    backup.replace(file)
    with pytest.raises(DatabaseGone, match="was replaced while"), transaction(running) as session:
        a_person(session, "Ada", "ada@acme.example")


def test_no_empty_one_is_begun_in_place_of_one_that_was_there(file: Path, running: Engine) -> None:
    running.dispose()
    delete_database(file)
    with temporary_engine(f"sqlite:///{file}") as engine:
        with pytest.raises(DatabaseGone, match=r"rapport\.db\.exists says that it was there"):
            bring_up(engine, now=NOW)
        assert not file.exists()
        file.with_name("rapport.db.exists").unlink()
        assert bring_up(engine, now=NOW).before is None


def test_a_log_without_its_file_is_a_trace_as_well(file: Path) -> None:
    file.with_name("rapport.db-wal").write_bytes(b"pages")
    engine = open_engine(f"sqlite:///{file}")
    with pytest.raises(DatabaseGone, match=r"rapport\.db-wal"):
        bring_up(engine, now=NOW)
    engine.dispose()


def test_one_that_was_put_back_is_opened(file: Path, running: Engine) -> None:
    backup = file.with_name("backup.db")
    running.dispose()
    shutil.copyfile(file, backup)
    delete_database(file)
    backup.replace(file)
    with temporary_engine(f"sqlite:///{file}") as engine:
        assert bring_up(engine, now=NOW).before is not None


def test_a_new_file_that_another_process_writes_to_is_waited_for(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        soon = threading.Timer(0.3, other.rollback)
        soon.start()
        with temporary_engine(f"sqlite:///{file}") as engine:
            assert bring_up(engine, now=NOW).before is None
        soon.join()
