"""What every poll asks for is found by an index of the few rows that it may be, on SQLite too."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import event
from sqlmodel import Session

from journal.model import FolderState
from journal.store.database import transaction
from journal.store.mail import copies
from journal.store.record import outgoing_letters
from tests.databases import SqliteDatabases, fresh_engine

FOLDER = FolderState(
    id=1,
    mailbox_id=1,
    name="INBOX",
    epoch=1,
    uidvalidity=1,
    highest=0,
    uidnext=None,
    messages=None,
    last_poll=None,
    last_audit=None,
    held_reason="",
)


@pytest.mark.parametrize(
    ("index", "ask"),
    [
        (
            "ix_mail_copy_ack",
            lambda session: copies.find_unacknowledged(session, FOLDER, limit=500),
        ),
        ("ix_letter_open", lambda session: outgoing_letters.find_open(session, "sales")),
    ],
)
def test_a_poll_asks_an_index_of_what_is_open(
    sqlite_databases: SqliteDatabases, index: str, ask: Callable[[Session], object]
) -> None:
    plans: list[str] = []

    def explain(
        connection: sa.Connection, _c: object, statement: str, values: Any, *_: object
    ) -> None:
        if statement.startswith("SELECT"):
            raw = connection.connection.cursor()
            raw.execute(f"EXPLAIN QUERY PLAN {statement}", values)
            plans.extend(row[3] for row in raw.fetchall())

    with fresh_engine(sqlite_databases) as engine:
        event.listen(engine, "before_cursor_execute", explain)
        with transaction(engine) as session:
            assert not ask(session)
    assert f" USING INDEX {index} " in plans[0]
