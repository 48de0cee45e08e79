"""`rapport backup`, `restore-backup`, `db copy`, `storage check`, `storage move` at the desk."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal.health.problems import INGEST, seen_key
from journal.store import meta
from tests.cli.cli_driver import CliDriver
from tests.cli.ledger_case import open_ledger
from tests.databases import PostgresqlDatabases, SqliteDatabases
from tests.effort import one_day_in
from tests.servers.object_store import ACCESS_KEY, SECRET_KEY, ObjectStore


@pytest.fixture
def furnished(cli: CliDriver) -> CliDriver:
    cli.run_ok("contact", "add", "Ada", "-e", "ada@acme.example")
    cli.run_ok("log", "Ada", "chairs for the library")
    return cli


def database_file(cli: CliDriver) -> Path:
    return Path(cli.database.removeprefix("sqlite:///"))


def test_a_lost_database_is_restored_from_the_newest_backup(furnished: CliDriver) -> None:
    assert "verified" in furnished.run_ok("backup", "backups")
    for each in database_file(furnished).parent.glob("rapport.sqlite*"):
        if not each.name.endswith(".exists"):
            each.unlink()
    assert "No empty one is begun" in furnished.run_refused("history", code=4)
    assert "every row compared" in furnished.run_ok("restore-backup", "backups")
    assert "chairs" in furnished.run_ok("find", "library")


def test_a_record_is_not_restored_over_another(furnished: CliDriver) -> None:
    furnished.run_ok("backup", "backups")
    assert "has a record already" in furnished.run_refused("restore-backup", "backups")


def test_what_is_no_backup_is_refused(cli: CliDriver) -> None:
    (cli.folder / "backups").mkdir()
    assert "is no whole backup" in cli.run_refused("restore-backup", "backups")


def test_the_doctor_knows_of_the_backup(furnished: CliDriver) -> None:
    furnished.run_ok("backup", "backups")
    assert "backup: taken" in furnished("doctor", "--offline").out


def test_whoever_erases_is_told_that_backups_have_it_and_after_a_restore_until_when_they_do_not(
    furnished: CliDriver,
) -> None:
    assert "Backups" not in furnished("erase", "ada", "--yes").err
    furnished.run_ok("contact", "add", "Bob", "-e", "bob@acme.example")
    furnished.run_ok("log", "Bob", "tables")
    made = furnished.run_json("backup", "backups")
    assert made["noted"] is True
    told = furnished("erase", "bob", "--yes")
    assert "Take one now, and no restore of an older one brings it back" in told.err
    doctor = furnished("doctor", "--offline").out
    assert "backup: Something was purged or erased since the last one" in doctor
    for each in database_file(furnished).parent.glob("rapport.sqlite*"):
        each.unlink()
    assert "What was purged or erased after 20" in furnished.run_ok("restore-backup", "backups")
    assert "tables" in furnished.run_ok("history")


def test_a_copy_goes_into_an_empty_database_alone(
    furnished: CliDriver, sqlite_databases: SqliteDatabases
) -> None:
    with sqlite_databases.empty() as url:
        made = furnished.run_json("db", "copy", url)
        assert made["rows"]["interaction"] == 1
        assert "has a record already" in furnished.run_refused("db", "copy", url)


def test_nothing_is_copied_while_rapport_runs(
    furnished: CliDriver, sqlite_databases: SqliteDatabases
) -> None:
    with open_ledger(furnished) as (session, _):
        meta.set_moment(session, seen_key(INGEST), datetime.now(UTC))
    with sqlite_databases.empty() as url:
        assert "Rapport runs" in furnished.run_refused("db", "copy", url)


def test_a_file_that_is_gone_is_told(cli: CliDriver) -> None:
    cli.write_config('[templates.NOTE]\nattachments = ["plan.txt"]\n')
    (cli.folder / "plan.txt").write_text("a plan of chairs", encoding="utf-8")
    cli.run_ok("contact", "add", "Ada")
    cli.run_ok("log", "Ada", "x", "-t", "note")
    assert "1 sound, 0 missing" in cli.run_ok("storage", "check")
    (file,) = (cli.folder / "var" / "storage").glob("??/??/*")
    file.unlink()
    assert "1 missing" in cli("storage", "check").out
    assert cli("storage", "check").code == 1
    assert cli("backup", "backups").code == 1


@pytest.fixture
def several(cli: CliDriver, postgresql_databases: PostgresqlDatabases) -> Iterator[CliDriver]:
    """The command line of a house on PostgreSQL, as one of several machines has it."""
    with postgresql_databases.fresh() as url:
        house = replace(cli, database=url)
        house.open()
        yield house


def name_bucket(cli: CliDriver, server: ObjectStore, address: str) -> None:
    for key, value in (
        ("BUCKET", address),
        ("ENDPOINT", server.endpoint),
        ("ACCESS_KEY", ACCESS_KEY),
        ("SECRET_KEY", SECRET_KEY),
    ):
        cli.patch.setenv(f"RAPPORT_STORAGE__{key}", value)


@one_day_in(3)
def test_attachments_move_into_a_bucket_and_back(
    several: CliDriver, object_store: ObjectStore
) -> None:
    several.write_config('[templates.NOTE]\nattachments = ["plan.txt"]\n')
    (several.folder / "plan.txt").write_text("a plan of chairs", encoding="utf-8")
    several.run_ok("contact", "add", "Ada")
    several.run_ok("log", "Ada", "before", "-t", "note")
    address = str(object_store.new_bucket())
    assert "are kept in" in several.run_refused("storage", "move")
    name_bucket(several, object_store, address)
    assert "1 missing" in several("storage", "check").out
    moved = several.run_ok("storage", "move", "--remove")
    assert moved.startswith(f"1 attachment in {address}, each read there and compared; 1 removed")
    assert several.run_json("storage", "check")["sound"] == 1
    assert list((several.folder / "var" / "storage").glob("??/??/*")) == []
    # What is new goes there as well, and comes from there.
    (several.folder / "plan.txt").write_text("a plan of tables", encoding="utf-8")
    several.run_ok("log", "Ada", "later", "-t", "note")
    several.run_ok("show", "2", "--files", "out")
    assert (several.folder / "out" / "plan.txt").read_text() == "a plan of tables"
    assert "bucket: can be written, read and emptied" in several("doctor", "--offline").out
    several.patch.delenv("RAPPORT_STORAGE__BUCKET")
    assert several.run_ok("storage", "move", address).startswith("2 attachments in /")
    assert several.run_json("storage", "check")["sound"] == 2


@one_day_in(3)
def test_a_bucket_that_is_away_is_told_and_nothing_is_logged(
    several: CliDriver, object_store: ObjectStore
) -> None:
    several.write_config('[templates.NOTE]\nattachments = ["plan.txt"]\n')
    (several.folder / "plan.txt").write_text("a plan of chairs", encoding="utf-8")
    several.run_ok("contact", "add", "Ada")
    name_bucket(several, object_store, str(object_store.new_bucket()))
    several.patch.setenv("RAPPORT_STORAGE__SECRET_KEY", "another")
    assert "nothing was logged" in several.run_refused("log", "Ada", "x", "-t", "note", code=4)
    assert several.run_json("history") == []
    assert "bucket: It can't be looked at" in several("doctor", "--offline").out
