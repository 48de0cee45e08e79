"""Tests what a command imports that it does not use: the clock of a busy machine would tell less.

Imports are nearly all that a short command does; each of these modules costs a twentieth of an
import of SQLModel or more.
"""

import subprocess

import pytest

from tests.cli.cli_driver import COMMAND, CliDriver
from tests.effort import one_day_in

CONTACTS = {"journal.store.contacts.contacts", "journal.store.tables.contact_keys"}
RECORD = {"journal.entries.record"}
LISTED = {
    *CONTACTS,
    *RECORD,
    "alembic",
    "imapclient",
    "jinja2",
    "journal.exchange",
    "journal.line",
    "journal.mail.mail",
    "journal.model.ledger",
    "journal.rendering.templating",
    "journal.store.privacy",
    "journal.store.slack",
    "journal.store.tables.cards",
    "journal.store.tables.copies",
    "journal.store.tables.mails",
    "journal.store.tables.purges",
    "journal.store.tables.segments",
    "journal.store.tables.slack",
    "journal.store.triage",
    "rapidfuzz",
    "regex",
    "slack_sdk",
    "sqlalchemy.dialects.postgresql",
}
RUN_AND_LIST_IMPORTS = """
import sys
from cli.main import main
try:
    main()
except SystemExit:
    pass
print(*sys.modules, file=sys.stderr)
"""


@pytest.fixture(autouse=True)
def ada(cli: CliDriver) -> None:
    cli.furnish("ada of the imports", ("contact", "add", "Ada"), ("log", "ada", "hi"))


@pytest.mark.parametrize(
    ("args", "used"),
    [
        (("history",), set()),
        (("find", "hi"), set()),
        (("history", "ada"), CONTACTS),
        # An answer is one in the same conversation, which the mails know.
        (("stats",), CONTACTS | {"journal.store.tables.mails"}),
        (
            ("show", "1"),
            # Who may see it is asked where it is corrected, and that touches cards.
            CONTACTS
            | RECORD
            | {f"journal.store.tables.{name}" for name in ("cards", "copies", "mails", "purges")}
            | {"journal.model.ledger", "journal.store.slack"},
        ),
        (("log", "ada", "again"), CONTACTS | RECORD),
    ],
)
@one_day_in(2)
def test_a_command_imports_what_it_uses(
    cli: CliDriver, args: tuple[str, ...], used: set[str]
) -> None:
    assert LISTED & imported_modules(cli, *args) == used


def imported_modules(cli: CliDriver, *args: str, **environ: str) -> set[str]:
    """Says what a command that answers something has imported by its end."""
    done = subprocess.run(
        [COMMAND[0], "-c", RUN_AND_LIST_IMPORTS, *args],
        cwd=cli.folder,
        env=cli.environ(**environ),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout
    return set(done.stderr.split())
