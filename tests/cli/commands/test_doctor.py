"""`rapport doctor`: every part, what to do about it, and nothing personal."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from journal.health.problems import BACKUP_KEY
from journal.model import MailboxHealth
from journal.store import meta
from journal.store.mail import mailboxes
from tests.cli.cli_driver import CliDriver
from tests.cli.ledger_case import open_ledger
from tests.clock import NOW
from tests.databases import PostgresqlDatabases, make_read_only

CONFIG = """
[company]
name = "Grandmother Oy"
domains = ["grandmother.example"]
[slack]
admins = ["anna@grandmother.example"]
[[mailbox]]
name = "anna"
host = "127.0.0.1"
port = 1
tls = "none"
user = "anna@grandmother.example"
"""


@pytest.fixture(autouse=True)
def _private_file(cli: CliDriver) -> None:
    """Makes it as Rapport does; the database of a test is a copy that everybody may read."""
    Path(cli.database.removeprefix("sqlite:///")).chmod(0o600)


def states_of(cli: CliDriver, *args: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in cli("doctor", "--json", *args).json:
        found.setdefault(each["what"], []).append(each["state"])
    return found


def test_a_new_house_is_well(cli: CliDriver) -> None:
    assert cli("doctor").code == 0
    assert "failed" not in {state for states in states_of(cli).values() for state in states}


def test_nothing_personal_is_in_it(cli: CliDriver) -> None:
    cli.write_config(CONFIG)
    cli.patch.setenv("RAPPORT_MAILBOX__ANNA__PASSWORD", "hunter2")
    ran = cli("doctor", "--deep")
    assert ran.code == 4
    for word in ("anna", "grandmother", "hunter2"):
        assert word not in (ran.out + ran.err).casefold()
    assert "mail server 1" in ran.out


def test_offline_asks_no_server(cli: CliDriver) -> None:
    cli.write_config(CONFIG)
    assert "mail server 1" not in states_of(cli, "--offline")
    assert cli("doctor", "--offline").code == 0


def test_a_wrong_config_is_told_by_its_place_and_the_rest_is_looked_at(cli: CliDriver) -> None:
    cli.write_config('[company]\ntimezone = "anna@grandmother.example"\n')
    ran = cli("doctor", "--offline")
    assert ran.code == 3
    assert "company.timezone" in ran.out
    assert "anna" not in ran.out
    assert "database" in ran.out


def test_what_waits_for_a_person_is_told_with_its_remedy(cli: CliDriver) -> None:
    with open_ledger(cli) as (session, _):
        box = mailboxes.ensure(session, "sales")
        mailboxes.record_failure(session, box.id, MailboxHealth.REFUSED, "no", next_try=NOW)
    ran = cli("doctor", "--offline")
    assert ran.code == 1
    assert "rapport mailbox resume mailbox 1" in ran.out


def test_an_old_backup_is_told(cli: CliDriver) -> None:
    with open_ledger(cli) as (session, _):
        meta.set_moment(session, BACKUP_KEY, NOW)
    assert "The last backup is" in cli("doctor", "--offline").out


def test_a_database_that_waits_for_its_migration_is_left_as_it_is(cli: CliDriver) -> None:
    file = Path(cli.database.removeprefix("sqlite:///"))
    file.unlink()
    with closing(sqlite3.connect(file)):
        pass
    assert states_of(cli, "--offline")["database"] == ["advice"]
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def test_a_damaged_database_is_told_with_exit_4(cli: CliDriver) -> None:
    Path(cli.database.removeprefix("sqlite:///")).write_bytes(b"no database at all" * 1000)
    ran = cli("doctor", "--offline")
    assert ran.code == 4
    assert "restore a backup" in ran.out


def test_a_file_that_others_can_read_is_told_with_the_command_that_closes_it(
    cli: CliDriver,
) -> None:
    Path(cli.database.removeprefix("sqlite:///")).chmod(0o644)
    ran = cli("doctor", "--offline")
    assert ran.code == 1
    assert "chmod go=" in ran.out


def test_folders_that_can_never_be_made_are_told_before_they_are_needed(cli: CliDriver) -> None:
    """As in /etc, beside the config, where a hardened service can't write."""
    (cli.folder / "closed").touch()
    for name, path in (("DATABASE__URL", "sqlite:///closed/x.db"), ("STORAGE__PATH", "closed/y")):
        cli.patch.setenv(f"RAPPORT_{name}", path)
    ran = cli("doctor", "--offline")
    assert ran.code == 4
    for what in ("database: It can't be made.", "storage: Its folder can't be made."):
        assert what in ran.out


def test_a_database_that_can_only_be_read_is_told(
    cli: CliDriver, postgresql_databases: PostgresqlDatabases
) -> None:
    with postgresql_databases.fresh() as url:
        cli.patch.setenv("RAPPORT_DATABASE__URL", url)
        assert cli("doctor", "--offline").code == 0
        make_read_only(url)
        ran = cli("doctor", "--offline")
        assert ran.code == 4
        assert "It has been made read-only." in ran.out
