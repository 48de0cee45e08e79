"""`rapport backup`, `restore-backup`, `db copy`, `storage check` at the desk."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal.problems import INGEST, seen_key
from journal.store import meta
from tests.cli.cli_driver import CliDriver
from tests.cli.ledger_case import open_ledger
from tests.databases import SqliteDatabases


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
