"""A database is brought up once, by whoever comes first, and a newer one is left alone."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine
from sqlalchemy.schema import CreateIndex, CreateTable

import journal
from journal import migrate
from journal.errors import DatabaseUnusable
from journal.store.contacts import by_key
from journal.store.database import transaction
from journal.store.record import interactions
from journal.store.tables import metadata
from tests.builders import a_person
from tests.clock import NOW
from tests.databases import PostgresqlDatabases, SqliteDatabases, temporary_engine
from tests.effort import one_day_in
from tests.processes import running_process

# One process of two that are to begin at the same moment: it says when it is ready, and waits.
_BRING_UP = """
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from journal import migrate
from journal.store.database import open_engine
print("ready", flush=True)
sys.stdin.readline()
engine = open_engine(sys.argv[1])
print(migrate.bring_up(engine, now=datetime(2026, 3, 3, tzinfo=UTC)).after)
engine.dispose()
"""

# What the four migrations before the first release had made of an empty database.
_BEFORE = Path(__file__).parent / "schema"
_OLDEST, *_, _NEWEST = migrate.known_versions()
_NEXT = f"{int(_NEWEST) + 1:04}"
_NEXT_SCRIPT = f"""
from alembic import op
revision = "{_NEXT}"
down_revision = "{_NEWEST}"
branch_labels = depends_on = None

def upgrade():
    op.execute("CREATE TABLE second (id integer)")
"""


@contextmanager
def _process(url: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
    with running_process(
        [sys.executable, "-c", _BRING_UP, url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
    ) as process:
        yield process


def _release_all(processes: list[subprocess.Popen[str]]) -> list[str]:
    for each in processes:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n", each.communicate()
    told = []
    for each in processes:
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()
    for each in processes:
        out, err = each.communicate(timeout=60)
        assert each.returncode == 0, err
        told.append(out.strip())
    return told


def test_bringing_up_twice_changes_nothing_the_second_time(empty_database_url: str) -> None:
    newest = migrate.known_versions()[-1]
    with temporary_engine(empty_database_url) as engine:
        assert migrate.bring_up(engine, now=NOW) == migrate.Migrated(None, newest)
        with transaction(engine) as session:
            ada = a_person(session)
        assert migrate.bring_up(engine, now=NOW) == migrate.Migrated(newest, newest)
        with transaction(engine) as session:
            assert session.execute(sa.text("SELECT id FROM contact")).scalar_one() == ada.id


def test_an_update_may_compute_for_longer_than_a_writer_may_pause(
    postgresql_databases: PostgresqlDatabases,
) -> None:
    """PostgreSQL gives up on who is silent for a minute within a transaction."""
    with postgresql_databases.empty() as url, temporary_engine(url) as engine:
        patience = set()

        def note(_connection: Any, cursor: Any, statement: str, *_rest: Any) -> None:
            if "CREATE TABLE" in statement:
                asked = cursor.connection.execute("SHOW idle_in_transaction_session_timeout")
                patience.add(asked.fetchone()[0])

        sa.event.listen(engine, "after_cursor_execute", note)
        migrate.bring_up(engine, now=NOW)
        assert patience == {"0"}


@one_day_in(2)
def test_several_processes_at_once_bring_up_one_empty_database(empty_database_url: str) -> None:
    newest = migrate.known_versions()[-1]
    root = Path(journal.__file__).parent.parent
    with ExitStack() as until_all_ended:
        processes = [
            until_all_ended.enter_context(_process(empty_database_url, root)) for _ in range(3)
        ]
        assert _release_all(processes) == [newest] * 3
    with temporary_engine(empty_database_url) as engine:
        assert migrate.version_of(engine) == newest


def test_a_database_of_a_newer_program_is_refused_and_left_as_it_is(database_url: str) -> None:
    with temporary_engine(database_url) as engine:
        with engine.begin() as connection:
            connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
        with pytest.raises(DatabaseUnusable, match=r"9999.*newer Rapport.*Nothing was changed"):
            migrate.bring_up(engine, now=NOW)
        assert migrate.version_of(engine) == "9999"
        if file := _database_file(engine):
            assert not list(file.parent.glob("*.copy"))


def _database_file(engine: Engine) -> Path | None:
    is_file = engine.dialect.name == "sqlite" and engine.url.database
    return Path(engine.url.database) if is_file and engine.url.database else None


def test_the_error_of_a_newer_database_hides_its_password(postgresql_server: str) -> None:
    url = sa.make_url(postgresql_server).set(
        drivername="postgresql+psycopg", password="hidden-word", port=1
    )
    with (
        temporary_engine(url.render_as_string(hide_password=False)) as engine,
        pytest.raises(DatabaseUnusable) as caught,
    ):
        migrate.bring_up(engine, now=NOW)
    assert "hidden-word" not in str(caught.value)


def test_the_migrations_make_the_tables_that_the_program_knows(engine: Engine) -> None:
    def ours(name: str | None, kind: str, _parents: object) -> bool:
        # The search index differs by database; SQLite keeps five tables for it.
        return kind != "table" or not str(name).startswith("interaction_search")

    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": ours}
        )
        assert compare_metadata(context, metadata) == []


def test_an_index_of_a_few_rows_has_the_condition_that_its_table_names(engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        # PostgreSQL writes a condition its own way.
        return
    few = [each for table in metadata.tables.values() for each in table.indexes if each.info]
    assert few
    with engine.connect() as connection:
        found = connection.execute(sa.text("SELECT name, sql FROM sqlite_master"))
        made = {name: str(sql) for name, sql in found}
    for index in few:
        assert made[str(index.name)].endswith(f"WHERE {index.info['sqlite']}")


def test_numbers_that_people_see_are_never_given_twice(engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        return
    with engine.connect() as connection:
        made = connection.execute(sa.text("SELECT name, sql FROM sqlite_master WHERE sql <> ''"))
        counted = {name for name, sql in made if "AUTOINCREMENT" in sql}
    assert {"contact", "interaction", "participant", "deed", "run", "purge"} <= counted


@one_day_in(3)
def test_a_file_is_copied_before_it_is_upgraded(sqlite_database_url: str, tmp_path: Path) -> None:
    package = Path(journal.__file__).parent
    shutil.copytree(package, tmp_path / "journal", ignore=shutil.ignore_patterns("__pycache__"))
    versions = tmp_path / "journal" / "migrations" / "versions"
    (versions / f"{_NEXT}_next.py").write_text(_NEXT_SCRIPT, encoding="utf-8")
    with temporary_engine(sqlite_database_url) as engine:
        with transaction(engine) as session:
            a_person(session, "Ada")
        file = _database_file(engine)
        assert file is not None
    file.with_name(f"{file.name}.0001-20200101T000000.copy").touch()
    with _process(sqlite_database_url, tmp_path) as process:
        assert _release_all([process]) == [_NEXT]
    # One alone is kept, and for nobody else.
    (copy,) = file.parent.glob("*.copy")
    assert f".{_NEWEST}-" in copy.name
    assert not copy.stat().st_mode & 0o077
    with temporary_engine(f"sqlite:///{copy}") as engine:
        assert migrate.bring_up(engine, now=NOW + timedelta(1)).before == _NEWEST
        with engine.connect() as connection:
            assert connection.execute(sa.text("SELECT name FROM contact")).scalar_one() == "Ada"
    with temporary_engine(sqlite_database_url) as engine, engine.connect() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM second")).scalar_one() == 0


def test_without_room_for_the_copy_nothing_is_changed(sqlite_database_url: str) -> None:
    """A folder stands where the copy is to be: as little can be written there as on a full disk."""
    with temporary_engine(sqlite_database_url) as engine:
        file = _database_file(engine)
        assert file is not None
        with engine.begin() as connection:
            connection.execute(sa.text(f"UPDATE alembic_version SET version_num = '{_OLDEST}'"))
        file.with_name(f"{file.name}.{_OLDEST}-{NOW:%Y%m%dT%H%M%S}.copy").mkdir()
        with pytest.raises(DatabaseUnusable, match=r"can't be written: .*Nothing was changed"):
            migrate.bring_up(engine, now=NOW)
        assert migrate.version_of(engine) == _OLDEST


def test_a_copy_goes_when_nobody_has_gone_back_to_it_for_a_month(
    sqlite_database_url: str,
) -> None:
    with temporary_engine(sqlite_database_url) as engine:
        file = _database_file(engine)
        assert file is not None
        copy = file.with_name(f"{file.name}.0001-20260301T000000.copy")
        copy.touch()
        made = datetime.fromtimestamp(copy.stat().st_mtime, UTC)
        migrate.bring_up(engine, now=made + timedelta(days=29))
        assert migrate.copies_of(engine) == [copy]
        migrate.bring_up(engine, now=made + timedelta(days=31))
        assert migrate.copies_of(engine) == []


def test_a_database_of_the_four_migrations_before_is_taken_over(empty_database_url: str) -> None:
    with temporary_engine(empty_database_url) as engine:
        _run_script(engine, _BEFORE / f"0004.{engine.dialect.name}.sql")
        with engine.begin() as connection:
            for statement in (_VERSION, _OLD_CONTACT, _OLD_ADDRESS):
                connection.execute(sa.text(statement))
        done = migrate.bring_up(engine, now=NOW)
        assert (done.before, done.after) == ("0004", _NEWEST)
        with transaction(engine) as session:
            assert by_key.find_by_loose_address(session, {"adalovelace@gmail.com"})
            assert a_person(session, "Charles").id == 2


def test_an_amount_of_before_is_in_the_currency_of_the_config(empty_database_url: str) -> None:
    with temporary_engine(empty_database_url) as engine:
        _run_script(engine, _BEFORE / f"0004.{engine.dialect.name}.sql")
        with engine.begin() as connection:
            connection.execute(sa.text(_VERSION))
            _insert_old_interaction(connection)
        migrate.bring_up(engine, now=NOW, currency="SEK")
        migrate.bring_up(engine, now=NOW, currency="NOK")
        with transaction(engine) as session:
            (entry,) = interactions.get_many(session, [1]).values()
            assert (int(entry.cost), entry.currency) == (12, "SEK")


def _insert_old_interaction(connection: sa.Connection) -> None:
    columns = sa.inspect(connection).get_columns("interaction")
    values: dict[str, object] = {
        each["name"]: "" if isinstance(each["type"], sa.String) else 0
        for each in columns
        if not each["nullable"]
    }
    enums = {"source": "cli", "channel": "note", "direction": "none", "initiated_by": "none"}
    values |= {**enums, "delivery": "none", "state": "active", "id": 1, "cost": Decimal(12)}
    values |= {"occurred_at": NOW, "logged_at": NOW, "successful": True, "response": False}
    connection.execute(sa.insert(metadata.tables["interaction"]).values(values))


def test_it_has_the_tables_that_a_new_one_has(empty_database_url: str, engine: Engine) -> None:
    with temporary_engine(empty_database_url) as before:
        _run_script(before, _BEFORE / f"0004.{before.dialect.name}.sql")
        with before.begin() as connection:
            connection.execute(sa.text(_VERSION))
        migrate.bring_up(before, now=NOW)
        assert _schema(before) == _schema(engine)


def test_a_database_from_before_those_is_refused(database_url: str) -> None:
    with temporary_engine(database_url) as engine:
        with engine.begin() as connection:
            connection.execute(sa.text("UPDATE alembic_version SET version_num = '0003'"))
        with pytest.raises(DatabaseUnusable, match=r"0003, from before.*begins at 0004"):
            migrate.bring_up(engine, now=NOW)


def _run_script(engine: Engine, script: Path) -> None:
    """One statement on a line."""
    with engine.begin() as connection:
        for statement in script.read_text(encoding="utf-8").splitlines():
            connection.exec_driver_sql(statement)


def _schema(engine: Engine) -> set[str]:
    """The statements that would make its tables and indexes; SQLite's search index is of no table."""
    found = sa.MetaData()
    is_sqlite = engine.dialect.name == "sqlite"
    found.reflect(engine, only=lambda name, _: not (is_sqlite and "_search" in name))
    tables = found.tables.values()
    return {str(CreateTable(table).compile(engine)) for table in tables} | {
        str(CreateIndex(index).compile(engine)) for table in tables for index in table.indexes
    }


_VERSION = "INSERT INTO alembic_version VALUES ('0004')"
_OLD_CONTACT = (
    "INSERT INTO contact (kind, name, name_key, job_title, language, country, owner, note,"
    " privacy_blocked, minor, consent, excluded, created_at, created_by, version) VALUES"
    " ('person', 'Ada', 'ada', '', '', '', '', '', false, false, false, false,"
    " '2026-01-01 00:00:00', 'root', 1)"
)
_OLD_ADDRESS = (
    "INSERT INTO contact_address (contact_id, kind, value, key, loose_key, domain, label,"
    " is_primary, position) VALUES (1, 'email', 'Ada.Lovelace@gmail.com',"
    " 'ada.lovelace@gmail.com', 'adalovelace@gmail.com', 'gmail.com', '', true, 0)"
)


@pytest.fixture
def sqlite_database_url(sqlite_databases: SqliteDatabases) -> Iterator[str]:
    with sqlite_databases.fresh() as url:
        yield url
