"""All commands, one after another, on both databases: each explains itself and answers in JSON."""

import json
from dataclasses import replace

import click
import pytest

from cli.main import COMMANDS, rapport
from journal.mail_packing import pack
from tests.cli.cli_driver import CliDriver
from tests.cli.waiting_mails import add_waiting_mails
from tests.effort import one_day_in

CONTEXT = click.Context(rapport, info_name="rapport")
# With a letter and a campaign, for the commands that want one.
CONFIG = """
[campaigns.SPRING]
description = "Spring"

[templates.LETTER]
correspondence = "document"
attachments = ["hello.txt"]

[[mailbox]]
name = "sales"
host = "127.0.0.1"
user = "sales@ours.example"
"""


def paths() -> list[tuple[str, ...]]:
    """`("log",)`, `("contact", "add")`, …: every command there is."""
    found: list[tuple[str, ...]] = []
    for name in COMMANDS:
        command = rapport.get_command(CONTEXT, name)
        names = sorted(command.commands) if isinstance(command, click.Group) else [""]
        found += [(name, each) if each else (name,) for each in names]
    return found


# A working day, in order; `TOKEN` is the token of the last preview.
DAY: list[tuple[str, ...]] = [
    ("migrate",),
    ("check",),
    ("init", "made.toml", "--yes"),
    ("config", "show"),
    ("config", "schema"),
    ("start",),
    ("contact", "add", "Acme", "--is-company"),
    ("contact", "add", "Ada [x]", "--company", "Acme", "-e", "ada@acme.example"),
    ("contact", "add", "Bob 🎉", "-e", "bob@acme.example"),
    ("contact", "add", "Eve"),
    ("contact", "edit", "Ada", "--tag", "vip", "--title", "Dr"),
    (
        "contact",
        "edit",
        "Ada",
        "--street",
        "Hamngatan 1",
        "--city",
        "Åbo",
        "--postal-code",
        "20100",
    ),
    ("contact", "find", "ada"),
    ("contact", "show", "Ada"),
    ("contact", "doubles"),
    ("template", "list"),
    ("template", "show", "call-out", "--for", "Ada"),
    ("group", "list"),
    ("group", "show", "phone"),
    ("log", "Ada, Bob", 'met \'em "all"', "-t", "meeting-onsite", "--on", "yesterday 9:00"),
    ("log", "Ada", "-t", "s-invoice", "--document", "invoice:1:1", "--key", "k"),
    ("log", "Bob", "two", "--eval", "+"),
    ("log", "Eve", "put off", "--draft"),
    ("log", "Eve", "forgotten", "--draft"),
    ("parse", "mail.eml"),
    ("draft", "list"),
    ("draft", "edit", "1", "--text", "put off again"),
    ("draft", "log", "1"),
    ("draft", "delete", "2"),
    ("edit", "last", "--text", "done"),
    ("comment", "#1", "noted"),
    ("evaluate", "+", "1", "3"),
    ("write", "Ada", "-t", "letter"),
    ("campaign", "list"),
    ("campaign", "show", "spring"),
    ("person", "list"),
    ("person", "show", "cli:root"),
    ("history", "--all"),
    ("show", "1"),
    ("find", "met"),
    ("segment", "create", "all"),
    ("segment", "add", "all", "Ada", "Bob"),
    ("segment", "remove", "all", "Bob"),
    ("segment", "edit", "all", "--name", "All of them"),
    ("segment", "list"),
    ("segment", "show", "all"),
    ("segment", "write", "all", "-t", "letter", "--out", "letters.zip", "--yes"),
    ("segment", "log", "all", "autumn", "--yes"),
    ("segment", "runs"),
    ("segment", "undo", "1"),
    ("segment", "restore", "1"),
    ("segment", "follow-up", "1"),
    ("segment", "delete", "all", "--yes"),
    ("triage", "list"),
    ("triage", "senders"),
    ("triage", "show", "1"),
    ("triage", "assign", "1", "Ada"),
    ("triage", "add", "2", "Ada"),
    ("triage", "new", "3", "Zoe"),
    ("triage", "ignore", "4", "--address", "--yes"),
    ("triage", "later", "5", "3d"),
    ("triage", "match", "Ada", "--yes"),
    ("mail", "list", "--all"),
    ("mail", "show", "5"),
    ("mail", "why", "5"),
    ("mail", "export", "5", "out.eml"),
    ("mail", "import", "mail.eml"),
    ("mail", "ignore", "5"),
    ("mail", "retry", "5"),
    ("mailbox", "list"),
    ("mailbox", "pause", "sales"),
    ("mailbox", "resume", "sales"),
    ("mailbox", "resync", "sales"),
    ("receipt",),
    ("rules", "try"),
    ("slack", "manifest"),
    ("stats",),
    ("stats", "--by", "week"),
    ("stale",),
    ("export", "-o", "out.csv"),
    ("contact", "export", "-o", "contacts.jsonl"),
    ("contact", "import", "contacts.jsonl"),
    ("import", "old.csv", "--dry-run"),
    ("contact", "merge", "Eve", "Bob", "--yes"),
    ("undo",),
    ("cancel", "1", "--reason", "x"),
    ("restore", "1"),
    ("cancel", "1"),
    ("purge", "1"),
    ("purge", "--confirm", "TOKEN"),
    ("purge", "--list"),
    ("erase", "Ada", "--yes"),
    ("contact", "add", "Nobody"),
    ("contact", "delete", "Nobody", "--yes"),
    ("audit",),
    ("retention",),
    ("backup", "backups"),
    ("db", "copy", "sqlite:///copy.db"),
    ("storage", "check"),
    ("metrics", "--once"),
]


# What needs a server, a shell, or somebody who agrees, at the other end; or judges the machine.
ELSEWHERE = {
    ("bot",),
    ("completion",),
    ("demo",),
    ("doctor",),
    ("ingest",),
    ("mailbox", "audit"),
    ("mailbox", "check"),
    ("mailbox", "login"),
    ("restore-backup",),
    ("storage", "move"),
    ("run",),
    ("slack", "check"),
}


def test_the_day_has_every_command() -> None:
    done = {args[:2] if args[:2] in paths() else args[:1] for args in DAY}
    assert set(paths()) - done == ELSEWHERE


def write_files(cli: CliDriver) -> None:
    """Writes what the day needs: its config, a mail, a letter's text, an old log."""
    (cli.folder / "mail.eml").write_bytes(b"From: ada@acme.example\n\nHello\n")
    (cli.folder / "hello.txt").write_text("Dear {{ contact.name }}\n", encoding="utf-8")
    (cli.folder / "old.csv").write_text("Date,Contact No.,Interaction Template Code,Description\n")
    cli.write_config(CONFIG)


@pytest.mark.parametrize("how", [(), ("--json",)], ids=["for people", "for machines"])
@one_day_in(2)
def test_a_day_with_every_command_goes_well(
    cli: CliDriver, database_url: str, how: tuple[str, ...]
) -> None:
    cli = replace(cli, database=database_url)
    cli.open()
    write_files(cli)
    add_waiting_mails(
        cli, *(f"sender{number}@else.example" for number in range(1, 6)), raw=pack(b"From: x\n")
    )
    token = ""
    for args in DAY:
        said = cli(*(token if arg == "TOKEN" else arg for arg in args), *how)
        assert said.code == 0, (args, said)
        if args == ("purge", "1"):
            token = said.json["token"] if how else said.out.split()[-1]
        if how:
            json.loads(said.out)
            assert not said.err, (args, said.err)


@pytest.mark.parametrize("path", paths(), ids=" ".join)
def test_a_command_explains_itself_with_examples(cli: CliDriver, path: tuple[str, ...]) -> None:
    told = cli.run_ok(*path, "--help")
    assert f"Usage: rapport {' '.join(path)}" in told
    assert f"rapport {' '.join(path)}" in told.split("Examples:")[1]
    # The playground has a config and people of its own, and is for somebody who looks on.
    for option in () if path in {("completion",), ("demo",)} else ("--config", "--as", "--json"):
        assert option in told


def test_a_slip_is_told_with_the_nearest_command(cli: CliDriver) -> None:
    assert "Did you mean 'history'?" in cli.run_refused("histroy", code=2)
