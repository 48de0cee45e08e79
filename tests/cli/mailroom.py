"""A desk with two mailboxes in its config, and what the tests put into its ledger."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlmodel import Session

from journal.house import House
from journal.store.database import transaction
from tests.building import a_house
from tests.cli.running import Desk
from tests.databases import opened

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
folders = ["INBOX", "Sent"]
[[mailbox]]
name = "support"
host = "127.0.0.1"
user = "support@ours.example"
"""


@contextmanager
def ledger_of(desk: Desk, more: str = "") -> Iterator[tuple[Session, House]]:
    """One transaction on the database of the desk, whose config is the one above."""
    house = a_house(desk.folder, CONFIG + more)
    with opened(desk.database) as engine, transaction(engine) as session:
        yield session, house
