"""Brings a database up to this program: safe to run twice, and by two processes at once.

Every door and every command calls `bring_up` at start. At the newest version that is one small
query; alembic is imported only when there is something to do. SQLite's file is copied first; the copy
is ours alone to read, the only one, and goes after a month. A database that a newer program has
written, or one from before the first release, is refused before anything is touched.
"""

import glob
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError, ProgrammingError

from journal.errors import DatabaseUnusable

_MIGRATIONS_FOLDER = Path(__file__).parent / "migrations"
# The number has no meaning, but every Rapport must use the same.
_ADVISORY_LOCK = 7_270_727
_KEEP_COPIES = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Migrated:
    before: str | None
    after: str
    copy: Path | None = None


def known_versions() -> tuple[str, ...]:
    """The versions this program knows, oldest first: `0004_first.py` is version `0004`."""
    return tuple(
        sorted(path.name[:4] for path in (_MIGRATIONS_FOLDER / "versions").glob("[0-9]*_*.py"))
    )


def version_of(engine: Engine) -> str | None:
    """The version a database is at; None when it is empty."""
    from journal.store.database import read_transaction

    with read_transaction(engine) as session:
        return _version(session.connection())


def bring_up(engine: Engine, *, now: datetime, currency: str = "EUR") -> Migrated:
    """Bring it up; `currency` is that of amounts from before each of them had its own."""
    from journal.store.database_errors import translate_errors

    newest = known_versions()[-1]
    before = _require_known_version(engine, version_of(engine))
    if before == newest:
        _remove_old_copies(engine, now)
        return Migrated(before, newest)
    copy = _back_up_sqlite(engine, before, now)
    with translate_errors(engine), engine.begin() as connection:
        _lock(connection)
        # Another process may have done it while we waited for the lock.
        if _require_known_version(engine, _version(connection)) != newest:
            _upgrade(connection, currency)
    return Migrated(before, newest, copy)


def _version(connection: Connection) -> str | None:
    try:
        with connection.begin_nested():
            row = connection.execute(sa.text("SELECT version_num FROM alembic_version")).first()
    except (OperationalError, ProgrammingError) as error:
        if "alembic_version" in str(error.orig):
            return None
        raise
    return None if row is None else str(row[0])


def _require_known_version(engine: Engine, version: str | None) -> str | None:
    if version is None or version in known_versions():
        return version
    address = engine.url.render_as_string(hide_password=True)
    if version < known_versions()[0]:
        raise DatabaseUnusable(
            f"The database {address} is at version {version}, from before the first release; this "
            f"program begins at {known_versions()[0]}. Bring it there with the program that wrote "
            "it, updated to the last state before the release. Nothing was changed."
        )
    raise DatabaseUnusable(
        f"The database {address} is at version {version}, which this program does not know; "
        f"it knows up to {known_versions()[-1]}. A newer Rapport has written it: "
        "update this one, or restore the copy made before the update. Nothing was changed."
    )


def _lock(connection: Connection) -> None:
    # On SQLite the transaction began IMMEDIATE: it holds the only write lock there is.
    if connection.dialect.name == "postgresql":
        # It loads its scripts, and may compute for long: on a busy machine the server gave it up.
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_ADVISORY_LOCK)))


def _upgrade(connection: Connection, currency: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS_FOLDER))
    config.attributes["connection"] = connection
    config.attributes["currency"] = currency
    command.upgrade(config, "head")


def _back_up_sqlite(engine: Engine, before: str | None, now: datetime) -> Path | None:
    """A copy of the SQLite file beside it, made with SQLite's own backup, WAL and all."""
    file = engine.url.database
    if before is None or engine.dialect.name != "sqlite" or not file or file == ":memory:":
        return None
    older = copies_of(engine)
    target = Path(f"{file}.{before}-{now:%Y%m%dT%H%M%S}.copy")
    try:
        target.touch(mode=0o600)
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            target.unlink()
        raise DatabaseUnusable(
            f"Before an update the database is copied to {target}, and that can't be written: {error}. "
            "Make room there. Nothing was changed."
        ) from error
    for each in older:
        each.unlink(missing_ok=True)
    return target


def copies_of(engine: Engine) -> list[Path]:
    """The copies made before migrations: one at most, which has what was deleted since."""
    file = engine.url.database
    if engine.dialect.name != "sqlite" or not file or file == ":memory:":
        return []
    path = Path(file)
    return sorted(path.parent.glob(f"{glob.escape(path.name)}.[0-9]*-[0-9]*.copy"))


def _remove_old_copies(engine: Engine, now: datetime) -> None:
    """Deletes old copies: nobody goes back to one after so long."""
    for path in copies_of(engine):
        if now.timestamp() - path.stat().st_mtime > _KEEP_COPIES.total_seconds():
            path.unlink(missing_ok=True)
