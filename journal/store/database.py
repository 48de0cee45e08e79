"""Engines and transactions: the same behaviour on SQLite and PostgreSQL.

SQLite: WAL, foreign keys, a busy timeout, and `BEGIN IMMEDIATE` for whoever may write. A plain
BEGIN takes the write lock only at the first write, and two that read before they write then lose.
PostgreSQL: read committed; rows are claimed by conditional updates, never by a look before.
"""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import URL, make_url
from sqlmodel import Session

from journal.errors import DatabaseBusy, DatabaseUnusable
from journal.store.database_errors import translate_errors
from journal.store.database_file import DatabaseFile

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

T = TypeVar("T")

# Databases limit how many values one statement may hold; a thousand is safe on both.
CHUNK = 1000
_READ_ONLY = "rapport_reading"
_WRITER_LOCK = "rapport_turn"
_FILE = "rapport_file"
_BUSY_SECONDS = 15
# Deleting for good waits so long for readers, so often.
_CHECKPOINT_SECONDS, _CHECKPOINT_TRIES = 1, 5
_PATIENCE = "rapport_patience"
_MAY_PAUSE = "rapport_may_pause"
# More connections than a process has threads; a wait for a free one ends before Slack gives up.
_CONNECTIONS: dict[str, Any] = {
    "pool_use_lifo": True,
    "pool_size": 8,
    "max_overflow": 40,
    "pool_timeout": 2.5,
}
# A machine that lost its power or its line says no goodbye: what it had locked is free after this.
_GONE_SECONDS = 60
# Where nobody waits, threads take turns: PostgreSQL has a hundred for all processes together.
_FEW_CONNECTIONS: dict[str, Any] = {"pool_size": 8, "max_overflow": 0, "pool_timeout": 30}
# Pages that each connection to SQLite keeps. A poller's connections write, and find in the memory of
# the system what they do not keep: with a quarter it read seven pages more a mail.
_CACHE, _SMALL_CACHE = 16 * 1024, 4 * 1024
_POSTGRESQL_OPTIONS = (
    "-c timezone=UTC",
    f"-c lock_timeout={_BUSY_SECONDS}s",
    f"-c idle_in_transaction_session_timeout={_GONE_SECONDS}s",
    f"-c tcp_keepalives_idle={_GONE_SECONDS // 2}",
    "-c tcp_keepalives_interval=10",
    "-c tcp_keepalives_count=3",
    # Compiling queries took 350 of 620 ms and gained the least: ours are short.
    "-c jit=off",
)
# The same from our side: a server that is gone is missed within a minute, not after two hours.
_KEEPALIVES = {
    "keepalives_idle": _GONE_SECONDS // 2,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": _GONE_SECONDS * 1000,
}


def open_engine(url: str, *, few_connections: bool = False) -> Engine:
    """`few_connections` is for a process with many threads and nobody who waits: a poller."""
    parsed = make_url(url)
    connections = _FEW_CONNECTIONS if few_connections else _CONNECTIONS
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(parsed, connections)
    return _open_postgresql(parsed, connections)


def _open_sqlite(url: URL, connections: dict[str, Any]) -> Engine:
    if url.database and url.database != ":memory:":
        _make_folder(Path(url.database).parent)
    in_file = bool(url.database) and url.database != ":memory:"
    file = DatabaseFile(Path(url.database)) if in_file and url.database else None
    turn = {_WRITER_LOCK: threading.Lock(), _FILE: file}
    engine = sa.create_engine(
        url,
        connect_args={"timeout": _BUSY_SECONDS},
        execution_options=turn,
        hide_parameters=True,
        **connections if in_file else {},
    )
    if file is not None:
        _hold_to_file(engine, file)
    few = connections is _FEW_CONNECTIONS
    event.listen(
        engine, "connect", partial(_prepare_sqlite, cache_kib=_SMALL_CACHE if few else _CACHE)
    )
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _hold_to_file(engine: Engine, file: DatabaseFile) -> None:
    event.listen(engine, "do_connect", lambda *_: file.check_before_connect())
    event.listen(engine, "connect", lambda *_: file.note_connected())
    # Before each transaction, and before each commit: what a user is told of is in the file.
    event.listen(engine, "begin", lambda _: file.check_in_place())
    event.listen(engine, "commit", lambda _: file.check_in_place())


def check_in_place(engine: Engine) -> None:
    """Raises `DatabaseGone` if the file of the database was deleted or replaced since it was opened."""
    file = engine.get_execution_options().get(_FILE)
    if file is not None:
        file.check_in_place()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseUnusable(
            f"The folder {folder} for the database can't be made: {error.strerror}. "
            "Make it, or name another in [database] url."
        ) from error


def _prepare_sqlite(connection: Any, record: Any, *, cache_kib: int) -> None:
    # Python's own driver would begin transactions by itself, and leave DDL out of them.
    connection.isolation_level = None
    cursor = connection.cursor()
    _switch_to_wal(cursor)
    for pragma in (
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        f"cache_size=-{cache_kib}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
    record.info[_PATIENCE] = _BUSY_SECONDS


def _switch_to_wal(cursor: sqlite3.Cursor) -> None:
    """Waits for whoever writes to a file that is not in this mode yet: SQLite would refuse at once."""
    until = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    reading = options.get(_READ_ONLY, False)
    patience = options.get(_PATIENCE, _BUSY_SECONDS)
    if connection.info.get(_PATIENCE) != patience:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {patience * 1000:.0f}")
        connection.info[_PATIENCE] = patience
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _open_postgresql(url: URL, connections: dict[str, Any]) -> Engine:
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise DatabaseUnusable(
            "PostgreSQL needs its driver: pip install 'rapport-bot[postgres]'."
        ) from error
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    engine = sa.create_engine(
        url,
        pool_pre_ping=True,
        hide_parameters=True,
        **connections,
        connect_args={
            "connect_timeout": 10,
            **_KEEPALIVES,
            "options": " ".join(_POSTGRESQL_OPTIONS),
            # A statement prepared once is planned for any value: a search for two words then read
            # the whole index backwards, 77 ms instead of 4. It would not go through a pooler either.
            "prepare_threshold": None,
        },
    )
    event.listen(engine, "begin", _begin_postgresql)
    event.listen(engine, "checkin", _leave_mode_to_server)
    return engine


def _leave_mode_to_server(connection: Any, _record: Any) -> None:
    """Lets the server say whether the next transaction may write.

    SQLAlchemy demands that it may after each one that only read. A server whose disk is nearly full,
    and which has made itself read-only, would then be written to, and a standby refuses to begin.
    """
    if connection is not None and not connection.closed:
        connection.read_only = None


def _begin_postgresql(connection: Connection) -> None:
    options = connection.get_execution_options()
    patience = options.get(_PATIENCE)
    if patience is not None:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {patience * 1000:.0f}")
    if options.get(_MAY_PAUSE):
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")


def with_patience(engine: Engine, seconds: float) -> Engine:
    """The same database, for a caller who can't wait long for another writer."""
    return engine.execution_options(**{_PATIENCE: seconds})


@contextmanager
def transaction(engine: Engine) -> Iterator[Session]:
    """Commits when the block ends well, else rolls back. Nothing inside talks to a network."""
    with (
        translate_errors(engine),
        _writer_turn(engine),
        Session(engine) as session,
        session.begin(),
    ):
        yield session


@contextmanager
def _writer_turn(engine: Engine) -> Iterator[None]:
    """Queues the writers of this process for SQLite, and wakes each when it is its turn.

    SQLite itself lets writers sleep, up to 100 ms at a time and in no order: with 50 writes a
    second in one process, one in a hundred took longer than a second. Other processes wait as
    before.
    """
    turn = engine.get_execution_options().get(_WRITER_LOCK)
    if turn is None:
        yield
        return
    if not turn.acquire(timeout=engine.get_execution_options().get(_PATIENCE, _BUSY_SECONDS)):
        raise DatabaseBusy("The database is busy: somebody writes for long. Try again in a moment.")
    try:
        yield
    finally:
        turn.release()


@contextmanager
def read_transaction(engine: Engine, *, may_pause: bool = False) -> Iterator[Session]:
    """One snapshot to read from; takes no lock that a writer waits for.

    With `may_pause` a reader may wait for as long as it likes: for a person who reads page by page.
    """
    if engine.dialect.name == "sqlite":
        quiet = engine.execution_options(**{_READ_ONLY: True})
    else:
        quiet = engine.execution_options(
            isolation_level="REPEATABLE READ",
            postgresql_readonly=True,
            **{_MAY_PAUSE: may_pause},
        )
    with translate_errors(engine), Session(quiet) as session, session.begin():
        yield session


def is_writable(engine: Engine) -> bool:
    """Says whether PostgreSQL lets us write: not if it is a standby, or has made itself read-only. SQLite
    tells nobody before one tries.
    """
    if engine.dialect.name == "sqlite":
        return True
    with transaction(engine) as session:
        return bool(session.scalar(sa.text("SHOW transaction_read_only")) == "off")


def analyze(engine: Engine) -> None:
    """Let the database update its statistics after many writes, so that it plans well.

    PostgreSQL does so by itself, but minutes later; SQLite never does.
    """
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA analysis_limit = 1000")
        connection.exec_driver_sql("ANALYZE")
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql(_FORGET_UNIQUE_NULLS)
            connection.exec_driver_sql("ANALYZE sqlite_schema")
        connection.commit()


# Where none of a long record has a value yet, SQLite takes each for one of a thousand rows, and reads the
# whole table rather than look up a batch of keys. Untold, it knows that a unique one is in one row.
_FORGET_UNIQUE_NULLS = """
DELETE FROM sqlite_stat1 WHERE idx IN (
    SELECT list.name FROM sqlite_schema AS owner, pragma_index_list(owner.name) AS list
    JOIN pragma_index_info(list.name) AS first ON first.seqno = 0
    JOIN pragma_table_info(owner.name) AS col ON col.cid = first.cid
    WHERE owner.type = 'table' AND list."unique" AND NOT list.partial AND NOT col."notnull" AND NOT col.pk
)
"""


def clear_deleted(engine: Engine) -> bool:
    """Clear deleted content: SQLite keeps it in its log for as long as anybody has the file open,
    PostgreSQL in the tables until they are vacuumed. False while a reader is in the way.
    """
    try:
        with translate_errors(engine):
            if engine.dialect.name == "sqlite":
                return _truncate_log(engine)
            return _vacuum(engine)
    except DatabaseBusy:
        return False


def _truncate_log(engine: Engine) -> bool:
    """Truncate the log, waiting a few times for readers of an older snapshot."""
    with closing(engine.raw_connection()) as connection:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {_CHECKPOINT_SECONDS * 1000}")
        connection.info.pop(_PATIENCE, None)
        for _ in range(_CHECKPOINT_TRIES):
            (is_held_up, *_) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not is_held_up:
                return True
    return False


def _vacuum(engine: Engine) -> bool:
    """Vacuum every table: words move between them, and the small ones cost nothing."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        quote = connection.dialect.identifier_preparer.quote
        for name in sa.inspect(connection).get_table_names():
            connection.exec_driver_sql(f"VACUUM {quote(name)}")
    return True


def is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def insert_missing(session: Session, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert the rows that are not there yet, and leave the others as they are."""
    if not rows:
        return
    session.execute(insert_into(session, table).on_conflict_do_nothing(), rows)


def insert_into(session: Session, table: sa.Table) -> "postgresql.Insert | sqlite.Insert":
    """An insert that supports ON CONFLICT on both databases."""
    if is_sqlite(session):
        return sqlite.insert(table)
    # Whoever keeps to SQLite never waits for it.
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)


def upsert_locked(session: Session, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert the rows, or take the existing ones; either way they are locked until the commit."""
    if not rows:
        return
    insert = insert_into(session, table)
    taken = {name: insert.excluded[name] for name in rows[0]}
    keys = list(table.primary_key.columns)
    session.execute(insert.on_conflict_do_update(index_elements=keys, set_=taken), rows)


def random_key(length: int = 32) -> str:
    return os.urandom(length).hex()


def chunks(items: Sequence[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
