"""A command line with two mailboxes in its config, and mails for its ledger."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlmodel import Session

from journal.context import RecordConfig
from journal.store.database import transaction
from tests.builders import a_config
from tests.cli.cli_driver import CliDriver
from tests.databases import temporary_engine

CONFIG = """
[company]
domains = ["ours.example"]
[slack]
admins = ["root@ours.example"]
managers = ["mia@ours.example"]
[[mailbox]]
name = "sales"
host = "127.0.0.1"
user = "sales@ours.example"
trusted_authserv = "none"
folders = ["INBOX", "Sent"]
[[mailbox]]
name = "support"
host = "127.0.0.1"
user = "support@ours.example"
trusted_authserv = "none"
"""


@contextmanager
def open_ledger(cli: CliDriver, more: str = "") -> Iterator[tuple[Session, RecordConfig]]:
    """One transaction on the command line's database, with the config above."""
    config = a_config(cli.folder, CONFIG + more)
    with temporary_engine(cli.database) as engine, transaction(engine) as session:
        yield session, config
