"""`rapport audit`: who took data out and who deleted it, for an admin alone."""

from pathlib import Path

from tests.cli.cli_driver import CliDriver
from tests.databases import PostgresqlDatabases, make_read_only
from tests.effort import one_day_in


def kinds_and_counts(cli: CliDriver, *args: str) -> list[tuple[str, int]]:
    return [(each["kind"], each["count"]) for each in cli.run_json("audit", *args)]


def test_every_export_is_in_it_with_its_number(cli: CliDriver, tmp_path: Path) -> None:
    cli.run_ok("contact", "add", "Ada")
    cli.run_ok("log", "ada", "Called")
    cli.run_ok("export", "--output", str(tmp_path / "all.csv"))
    cli.run_ok("export", "--output", str(tmp_path / "all.jsonl"))
    cli.run_ok("contact", "export", "--output", str(tmp_path / "contacts.csv"))
    cli.run_ok("contact", "export", "ada", "--all", "--output", str(tmp_path))
    assert kinds_and_counts(cli) == [
        ("export_person", 1),
        ("export_contacts", 1),
        ("export_interactions", 1),
        ("export_interactions", 1),
    ]
    assert kinds_and_counts(cli, "--kind", "export_person") == [("export_person", 1)]
    assert "exported all of a person" in cli.run_ok("audit")
    assert "Ada" not in cli.run_ok("audit")
    assert "3 of 4; --limit shows more." in cli.run_ok("audit", "--limit", "3")
    kinds = ("--kind", "export_interactions", "--limit")
    assert "1 of 2; --limit shows more." in cli.run_ok("audit", *kinds, "1")
    assert "--limit" not in cli.run_ok("audit", *kinds, "2")


@one_day_in(3)
def test_what_the_trail_can_not_name_leaves_nobody(
    cli: CliDriver, postgresql_databases: PostgresqlDatabases, tmp_path: Path
) -> None:
    """It is tried on a standby, and on a server that made itself read-only: the record is read, and not taken out."""
    with postgresql_databases.fresh() as url:
        cli.patch.setenv("RAPPORT_DATABASE__URL", url)
        cli.run_ok("contact", "add", "Ada")
        cli.run_ok("log", "ada", "Called")
        make_read_only(url)
        assert "Called" in cli.run_ok("history")
        there = sorted(tmp_path.iterdir())
        for args in (("export",), ("contact", "export"), ("contact", "export", "ada", "--all")):
            ran = cli(*args)
            assert (ran.code, ran.out) == (4, "")
            assert "It can only be read" in ran.err
        assert "It can only be read" in cli.run_refused("export", "-o", "all.csv", code=4)
        assert sorted(tmp_path.iterdir()) == there


def test_a_kind_that_is_none_is_wrong_usage(cli: CliDriver) -> None:
    assert "export_mail" in cli.run_refused("audit", "--kind", "export_mails", code=2)


def test_nobody_but_an_admin_sees_it(cli: CliDriver) -> None:
    assert "Only an admin" in cli.run_refused("audit", "--as", "alice@ours.example")
    assert "Nothing of this kind" in cli.run_ok("audit")
