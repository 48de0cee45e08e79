"""Codes and people that are typed: only such as there are; what is unknown is told, with a remedy."""

import sqlite3
from contextlib import closing

import pytest

from cli.args.code_args import read_country, read_language
from journal.errors import RequestRefused
from tests.cli.cli_driver import CliDriver

CONFIG = '[company]\ndomains = ["ours.example"]\n[slack]\nmanagers = ["mia@else.example"]\n'


@pytest.mark.parametrize(
    ("typed", "code"),
    [("SV-fi", "sv-FI"), ("nb_NO", "nb-NO"), ("en", "en"), ("", ""), (None, None)],
)
def test_a_language_is_written_in_one_way(typed: str | None, code: str | None) -> None:
    assert read_language(typed) == code


@pytest.mark.parametrize("typed", ["swedish", "xx", "sv-ZZ", "e"])
def test_a_language_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(RequestRefused, match="sv-FI"):
        read_language(typed)


def test_a_country_has_two_letters_that_exist() -> None:
    assert (read_country(" fi "), read_country(None)) == ("FI", None)
    with pytest.raises(RequestRefused, match="like FI or SE"):
        read_country("Finland")


SHARED = """
[[mailbox]]
name = "sales"
host = "imap.ours.example"
user = "crew@ours.example"
shared = true
"""


@pytest.mark.parametrize("address", ["crew@ours.example", "info@ours.example", "erp@ours.example"])
def test_what_several_read_or_a_program_writes_with_looks_after_nobody(
    cli: CliDriver, address: str
) -> None:
    cli.write_config(CONFIG.replace("mia@else", "it@ours") + SHARED)
    told = cli.run_refused("contact", "add", "Ada", "--owner", address)
    assert f"{address} is nobody's own" in told
    assert cli("contact", "find", "Ada").code == 1
    assert address not in cli.run_ok("person", "list")
    cli.run_ok("person", "show", address)


def test_whom_the_config_names_is_somebody(cli: CliDriver) -> None:
    cli.write_config(CONFIG.replace("mia@else", "it@ours"))
    cli.run_ok("contact", "add", "Ada", "--owner", "it@ours.example")


def test_nobody_unknown_becomes_one_of_us(cli: CliDriver) -> None:
    cli.write_config(CONFIG)
    assert "Nobody of us is 'ola'" in cli.run_refused("contact", "add", "Ada", "--owner", "Ola")
    told = cli.run_refused("contact", "add", "Ada", "--owner", "ola@oors.example")
    assert "with an address of yours (ours.example)" in told
    cli.run_ok("contact", "add", "Ada", "--owner", "Ola@ours.example")
    assert cli.run_json("contact", "add", "Bob", "--owner", "ola")["owner"] == "ola@ours.example"
    told = cli.run_refused("contact", "edit", "Bob", "--owner", "olla@oors.example")
    assert "Did you mean 'ola@ours.example'?" in told
    cli.run_ok("contact", "edit", "Bob", "--owner", "mia@else.example")
    assert cli.run_json("contact", "edit", "Bob", "--owner", "")["owner"] == ""


def test_a_salesperson_of_an_entry_is_one_of_us_and_an_old_one_can_be_asked_for(
    cli: CliDriver,
) -> None:
    cli.write_config(CONFIG)
    cli.run_ok("contact", "add", "Ada", "--owner", "ola@ours.example")
    assert "Nobody of us" in cli.run_refused("log", "Ada", "x", "--salesperson", "no@oors.example")
    number = cli.run_json("log", "Ada", "x", "--salesperson", "ola")["number"]
    assert cli.run_json("show", str(number))["salesperson"] == "ola@ours.example"
    assert "Nobody of us" in cli.run_refused("edit", "1", "--salesperson", "x@oors.example")
    assert cli.run_json("history", "--salesperson", "gone@else.example") == []
    assert len(cli.run_json("history", "--salesperson", "ola")) == 1
    assert "Nobody of us" in cli.run_refused("stale", "--owner", "nobody")


def test_what_came_back_is_shown_with_its_reason(cli: CliDriver) -> None:
    cli.run_ok("contact", "add", "Ada")
    cli.run_ok("log", "Ada", "x", "-t", "email-out")
    with closing(sqlite3.connect(cli.database.removeprefix("sqlite:///"))) as database:
        database.execute(
            "UPDATE interaction SET delivery = 'bounced', delivery_reason = 'no such user'"
        )
        database.commit()
    assert "bounced – no such user" in cli.run_ok("show", "1")
    assert "bounced · out" in cli.run_ok("history")
    assert cli.run_json("show", "1")["delivery_reason"] == "no such user"
