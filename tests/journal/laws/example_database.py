"""The database that laws are tried on: every example is rolled back, and its content can be
compared.

A new database for each example would cost a hundred times what the example does.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session

from journal.context import RecordConfig
from journal.model import Contact
from journal.store.tables import metadata
from tests.builders import a_company, a_config, a_person, log_interaction

# History stays, even when a deed is undone; and a version only ever grows.
_HISTORY = {"audit", "deed", "change", "contact_change", "notice"}
_IGNORED_COLUMNS = {("participant", "id"), ("contact_address", "id")}


class ExampleDatabase:
    def __init__(self, engine: Engine, config: RecordConfig) -> None:
        self.engine = engine
        self.config = config

    def __repr__(self) -> str:
        """A short text, since it stands in every failing example."""
        return f"<{self.engine.dialect.name}>"

    @contextmanager
    def rolled_back_session(self) -> Iterator[Session]:
        """A session that is rolled back at the end."""
        with Session(self.engine) as session:
            try:
                yield session
            finally:
                session.rollback()


def build_example_database(engine: Engine, folder: Path) -> ExampleDatabase:
    return ExampleDatabase(engine, a_config(folder, CONFIG))


CONFIG = """
[campaigns.SPRING]
description = "Spring"
"""


@dataclass(frozen=True, slots=True)
class ExampleRecord:
    """Two companies, three people of theirs, and what was logged with them."""

    companies: tuple[Contact, ...]
    people: tuple[Contact, ...]
    numbers: tuple[int, ...]


def an_example_record(session: Session, config: RecordConfig) -> ExampleRecord:
    acme, beta = a_company(session, "Acme"), a_company(session, "Beta Oy")
    ada = a_person(session, "Ada Byron", "ada@acme.example", company_id=acme.id)
    bob = a_person(session, "Bob van der Berg", "bob@beta.example", company_id=beta.id)
    eve = a_person(session, "Eve", "eve@else.example")
    numbers = (
        log_interaction(session, config, ada, text="prices and terms"),
        log_interaction(session, config, ada, bob, template="MEETING-ONSITE", subject="Kick-off"),
        log_interaction(session, config, bob, template="CALL-OUT", successful=False),
        log_interaction(session, config, eve, template="EMAIL-IN", text="a question"),
        log_interaction(session, config, acme, template="LETTER", campaign="SPRING"),
    )
    return ExampleRecord((acme, beta), (ada, bob, eve), numbers)


def table_contents(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """The database's content without its history: equal if nothing was lost or changed."""
    session.flush()
    tables = [table for table in metadata.sorted_tables if table.name not in _HISTORY]
    return {
        **{table.name: _rows(session, sa.select(*_compared_columns(table))) for table in tables},
        "interaction_search": _rows(session, sa.text(_search_index_query(session))),
    }


def _compared_columns(table: sa.Table) -> list[sa.Column[Any]]:
    return [
        column
        for column in table.columns
        if column.name != "version" and (table.name, column.name) not in _IGNORED_COLUMNS
    ]


def _search_index_query(session: Session) -> str:
    if session.get_bind().dialect.name == "sqlite":
        return "SELECT rowid, document FROM interaction_search"
    return "SELECT interaction_id, CAST(document AS text) FROM interaction_search"


def _rows(session: Session, query: Any) -> list[tuple[Any, ...]]:
    return sorted((tuple(row) for row in session.execute(query)), key=repr)
