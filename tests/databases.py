"""Fresh databases for tests, on SQLite and on PostgreSQL alike.

Each kind migrates one database and copies it for every test. Measured on two slow cores: 2 ms for
a copied SQLite file, 26 ms to copy and drop a PostgreSQL database by files in memory (38 ms through
its log, 300 ms on a disk), against 80 and 270 ms to migrate. Emptying the tables would be quicker still, but a test may
change the schema, or leave behind what the next one trips over.
"""

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path
from typing import Protocol
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy import Engine
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from journal import migrate
from journal.store.database import open_engine
from tests.clock import NOW

# From this version on PostgreSQL copies a template through its log unless told otherwise.
_COPIES_THROUGH_LOG = (15,)


class Databases(Protocol):
    """One kind of database. A database lives as long as the `with` block that made it."""

    def fresh(self) -> AbstractContextManager[str]:
        """The URL of a new database with this program's schema and nothing in it."""

    def empty(self) -> AbstractContextManager[str]:
        """The URL of a new database without any schema."""


@contextmanager
def temporary_engine(url: str) -> Iterator[Engine]:
    """An engine whose connections are closed at the end, so that its database can be dropped."""
    engine = open_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def fresh_engine(databases: Databases) -> Iterator[Engine]:
    """A new migrated database, open, for tests that need one for each example."""
    with databases.fresh() as url, temporary_engine(url) as engine:
        yield engine


def make_read_only(url: str) -> None:
    """Do to a PostgreSQL database what hosts do when its disk is nearly full, to connections from now on."""
    with temporary_engine(url) as engine, engine.begin() as connection:
        name = engine.url.database
        connection.exec_driver_sql(f"ALTER DATABASE {name} SET default_transaction_read_only = on")


class SqliteDatabases:
    """Real files, as in production: with WAL, locks and the sidecar files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self._template = folder / "template.sqlite"
        with temporary_engine(_sqlite_url(self._template)) as engine:
            migrate.bring_up(engine, now=NOW)

    @contextmanager
    def fresh(self) -> Iterator[str]:
        with self.empty() as url:
            file = Path(str(make_url(url).database))
            shutil.copyfile(self._template, file)
            # Closed to others, as a command leaves it, whatever mask this process began with.
            file.chmod(0o600)
            yield url

    @contextmanager
    def empty(self) -> Iterator[str]:
        folder = self._folder / str(next(self._numbers))
        folder.mkdir()
        try:
            yield _sqlite_url(folder / "rapport.sqlite")
        finally:
            shutil.rmtree(folder)


def _sqlite_url(file: Path) -> str:
    return f"sqlite:///{file}"


class PostgresqlDatabases:
    """Databases on one server, named so that runs that share a server never meet."""

    def __init__(self, server_url: str) -> None:
        self._server = make_url(server_url).set(drivername="postgresql+psycopg")
        self._template = f"rapport_test_{uuid4().hex[:12]}"
        self._names = (f"{self._template}_{number}" for number in count(1))
        self._admin = sa.create_engine(
            self._server, isolation_level="AUTOCOMMIT", poolclass=NullPool
        )
        self._copy_options = self._fastest_copy()
        self._run_statement(f"CREATE DATABASE {self._template}")
        with temporary_engine(self._url(self._template)) as engine:
            migrate.bring_up(engine, now=NOW)

    def close(self) -> None:
        self._run_statement(f"DROP DATABASE {self._template} WITH (FORCE)")
        self._admin.dispose()

    def fresh(self) -> AbstractContextManager[str]:
        return self._new_database(f"TEMPLATE {self._template}{self._copy_options}")

    def empty(self) -> AbstractContextManager[str]:
        return self._new_database("TEMPLATE template0")

    @contextmanager
    def _new_database(self, how: str) -> Iterator[str]:
        name = next(self._names)
        self._run_statement(f"CREATE DATABASE {name} {how}")
        try:
            yield self._url(name)
        finally:
            # The server may not have noticed yet that a test has killed a process.
            self._run_statement(f"DROP DATABASE {name} WITH (FORCE)")

    def _fastest_copy(self) -> str:
        with self._admin.connect() as connection:
            version = connection.dialect.server_version_info or ()
        return " STRATEGY file_copy" if version >= _COPIES_THROUGH_LOG else ""

    def _run_statement(self, statement: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(sa.text(statement))

    def _url(self, name: str) -> str:
        return self._server.set(database=name).render_as_string(hide_password=False)
