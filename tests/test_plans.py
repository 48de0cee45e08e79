"""The look at plans itself: it sees what reads a large table whole, and leaves the rest in peace."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

import journal
from journal.store.database import transaction
from journal.store.tables import metadata
from tests.large_tables import IS_LARGE
from tests.plans import WHOLE_READERS, PlanWatch

_WHOLE = {
    "nothing helps": "SELECT id FROM interaction WHERE text = 'x'",
    "walked to the end": "SELECT id FROM interaction WHERE text = 'x' ORDER BY id LIMIT 1",
    "changed": "UPDATE mail SET text = '' WHERE text = 'x'",
    "deleted": "DELETE FROM mail_party WHERE name = 'x'",
    "counted": "SELECT count(*) FROM mail",
    "in a row of another": (
        "SELECT id FROM contact WHERE id = 1 AND EXISTS"
        " (SELECT 1 FROM comment WHERE comment.text = contact.name)"
    ),
}
_QUICK = {
    "by its number": "SELECT text FROM interaction WHERE id = 7",
    "by an index": "SELECT id FROM mail WHERE message_id IN ('a', 'b')",
    "the newest": "SELECT id FROM interaction ORDER BY occurred_at DESC, id DESC LIMIT 50",
    "what is due": "SELECT id FROM mail_copy WHERE folder_id = 1 AND state = 'listed'",
    "a small table": "SELECT name FROM mailbox",
    "words": {
        "sqlite": "SELECT rowid FROM interaction_search WHERE interaction_search MATCH 'a'",
        "postgresql": (
            "SELECT interaction_id FROM interaction_search WHERE document @@ CAST('w9' AS tsquery)"
        ),
    },
}


@pytest.mark.parametrize("statement", _WHOLE.values(), ids=_WHOLE)
def test_a_large_table_is_not_read_whole(
    engine: Engine, all_plans: PlanWatch, statement: str
) -> None:
    assert all_plans.planners[engine.dialect.name].faults(statement, ())


@pytest.mark.parametrize("statement", _QUICK.values(), ids=_QUICK)
def test_what_an_index_answers_is_left_in_peace(
    engine: Engine, all_plans: PlanWatch, statement: str | dict[str, str]
) -> None:
    kind = engine.dialect.name
    sent = statement if isinstance(statement, str) else statement[kind]
    assert not all_plans.planners[kind].faults(sent, ())


def test_a_statement_of_a_test_is_left_alone(engine: Engine, all_plans: PlanWatch) -> None:
    with all_plans.looking(), transaction(engine) as session:
        session.execute(sa.text("SELECT id FROM comment WHERE text = 'of a test'"))
    assert not all_plans.take_found()


def test_a_statement_of_the_house_is_looked_at(engine: Engine, all_plans: PlanWatch) -> None:
    names: dict[str, Any] = {}
    code = "def read_all(session, query): session.execute(query)"
    exec(compile(code, f"{journal.__path__[0]}/reader.py", "exec"), names)
    query = sa.text("SELECT id FROM comment WHERE text = 'of the house'")
    with all_plans.looking(), transaction(engine) as session:
        names["read_all"](session, query)
        names["read_all"](session, query)
    (told,) = all_plans.take_found()
    assert told.startswith(f"journal.reader.read_all on {engine.dialect.name}")


@pytest.mark.parametrize("name", WHOLE_READERS)
def test_whoever_may_read_all_is_there(name: str) -> None:
    assert _is_there(name)


def _is_there(name: str) -> bool:
    try:
        import_module(name)
    except ModuleNotFoundError:
        module, _, function = name.rpartition(".")
        return hasattr(import_module(module), function)
    return True


def _references() -> Iterator[tuple[str, sa.Column[object]]]:
    for table in metadata.sorted_tables:
        for each in table.columns:
            if each.foreign_keys and IS_LARGE[table.name]:
                yield f"{table.name}.{each.name}", each


@pytest.mark.parametrize(("name", "column"), [*_references()], ids=str)
def test_who_refers_to_a_row_is_found_by_an_index(name: str, column: sa.Column[object]) -> None:
    """Whoever deletes a row asks every table that may refer to it, and no plan shows that."""
    table = column.table
    assert isinstance(table, sa.Table)
    unique = [each for each in table.constraints if isinstance(each, sa.UniqueConstraint)]
    leading = [next(iter(each.columns), None) for each in (table.primary_key, *unique)]
    leading += [next(iter(each.columns), None) for each in table.indexes]
    assert any(each is column for each in leading), f"{name} has no index that begins with it"
