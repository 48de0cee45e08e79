"""A made record is the one that logging would have written, row by row and word by word."""

import random
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session

from bench import bulk_record, sample_record
from bench.sample_record import ADMIN, NOW
from journal.model import DeedKind
from journal.store.database import is_sqlite, read_transaction, transaction
from journal.store.record import recording, undo_log
from journal.store.tables import interaction, participant

_COUNT = 40
_NUMBERS = {interaction: ("id",), participant: ("id", "interaction_id")}


def test_many_entries_written_at_once_are_those_that_logging_writes(engine: Engine) -> None:
    sample = sample_record.build_sample(engine, number_of_contacts=30, number_of_interactions=0)
    dice = random.Random(3)
    made = [
        sample_record._make_interaction(dice, sample.people, sample.words) for _ in range(_COUNT)
    ]
    people = bulk_record.find_people(engine, sample.people)
    bulk_record.write_entries(engine, made, people, by=ADMIN, now=NOW)
    with transaction(engine) as session:
        deed = undo_log.add(session, DeedKind.LOG, actor=ADMIN.key, now=NOW)
        recording.add_many(session, made, actor=ADMIN, deed=deed, now=NOW)
    with read_transaction(engine) as session:
        for table in (interaction, participant):
            rows = _rows(session, table)
            assert rows
            assert rows[: len(rows) // 2] == rows[len(rows) // 2 :], table.name
        found = _search_words(session)
    assert found[:_COUNT] == found[_COUNT:]


def _rows(session: Session, table: sa.Table) -> list[tuple[Any, ...]]:
    """All but the numbers of the rows, in their order."""
    columns = [each for each in table.c if each.name not in _NUMBERS[table]]
    return [tuple(row) for row in session.execute(sa.select(*columns).order_by(table.c.id))]


def _search_words(session: Session) -> list[list[str]]:
    key = "rowid" if is_sqlite(session) else "interaction_id"
    document = (
        "document" if is_sqlite(session) else "array_to_string(tsvector_to_array(document), ' ')"
    )
    query = sa.text(f"SELECT {document} FROM interaction_search ORDER BY {key}")
    return [sorted(each.split()) for each in session.scalars(query)]
