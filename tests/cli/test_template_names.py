"""What people read at the desk has the names that the config gives to templates; machines get codes."""

import pytest

from tests.cli.cli_driver import CliDriver

CONFIG = """
[company]
language = "sv"

[templates.CALL_PARTNER]
name = "Call with a partner"
languages.sv.name = "Samtal [partner]"
group = "SERVICE"
channel = "phone"
"""


@pytest.fixture(autouse=True)
def called(cli: CliDriver) -> None:
    cli.write_config(CONFIG)
    cli.run_ok("contact", "add", "Ada")
    cli.run_ok("log", "Ada", "Hello", "-t", "CALL_PARTNER")
    cli.run_ok("log", "Ada", "Hello", "-t", "note")


def test_lists_and_figures_have_the_name_in_the_company_s_language(cli: CliDriver) -> None:
    for command in ("history", "stats"):
        told = cli.run_ok(command)
        assert "Samtal [partner]" in told
        assert "CALL_PARTNER" not in told
        assert "NOTE" in told


def test_an_entry_has_the_name_and_the_code_that_is_typed(cli: CliDriver) -> None:
    assert "Samtal [partner] · CALL_PARTNER (SERVICE)" in cli.run_ok("show", "1")
    assert "NOTE (SYSTEM)" in cli.run_ok("show", "2")


def test_machines_get_the_code(cli: CliDriver) -> None:
    assert cli.run_json("show", "1")["template"] == "CALL_PARTNER"
    assert "CALL_PARTNER" in {each["key"] for each in cli.run_json("stats")["slices"]}
    exported = cli.run_ok("export")
    assert "CALL_PARTNER" in exported
    assert "Samtal [partner]" not in exported


def test_every_name_that_names_nothing_is_told_at_once(cli: CliDriver) -> None:
    cli.write_config('[templates.FAX]\nname = " "\nlanguages.sv.name = "' + "x" * 61 + '"\n')
    ran = cli("check")
    told = ran.out + ran.err
    assert ran.code == 3
    assert "rapport.toml:2 templates.FAX.name" in told
    assert "rapport.toml:3 templates.FAX.languages.sv.name" in told
