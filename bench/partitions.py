"""`python -m bench partitions`: what parts would change for the longest tables, on PostgreSQL.

Each table is copied as the journal has it, with its indexes and without its references: once whole
and once in sixteen parts. A unique key survives in parts only where it has the column that parts it.
"""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection

from tests.databases import PostgresqlDatabases, temporary_engine
from tests.postgres import find_programs, running_server

_PARTS = 16
_BATCH, _BATCHES, _QUESTIONS = 200, 40, 400
# What a column has that is not named below: nothing, by its type.
_EMPTY = {"boolean": "false", "integer": "0", "bigint": "0", "numeric": "0"}
_MOMENT = "timestamptz '2020-01-01' + g * interval '1 minute'"


@dataclass(frozen=True, slots=True)
class LongTable:
    """A table, what its g-th row says, and two questions: one part has the answer, or any may."""

    name: str
    parted_by: str
    values: Mapping[str, str]
    of_one_part: str
    of_all_parts: str


@dataclass(frozen=True, slots=True)
class PartsCost:
    keys_lost: int
    bytes_a_row: float
    levels: int
    rows_a_cpu_second: float
    one_ms: float
    all_ms: float


# A contact has a hundred participations, and a folder one of ten thousand mails.
_TABLES = (
    LongTable(
        "mail_copy",
        "folder_id",
        {
            "folder_id": "g % 10000",
            "epoch": "1",
            "uid": "g / 10000",
            "state": "'done'",
            "ack": "'done'",
            "mail_id": "g",
        },
        "folder_id = :g % 10000 AND epoch = 1 AND uid = :g / 10000",
        "mail_id = :g",
    ),
    LongTable(
        "participant",
        "contact_id",
        {
            "interaction_id": "g",
            "contact_id": "g % (:rows / 100)",
            "company_id": "g % (:rows / 1000)",
        },
        "contact_id = :g % (:rows / 100) ORDER BY occurred_at DESC LIMIT 50",
        "interaction_id = :g",
    ),
)


def run(*, sizes: Sequence[int], only: str = "") -> None:
    out = Console(highlight=False)
    programs = find_programs()
    assert programs is not None, "PostgreSQL is not installed."
    table = Table(
        *("table", "rows", "parts", "keys lost", "bytes a row", "levels"),
        *("rows a CPU second", "CPU ms, of one part", "of any"),
        box=None,
    )
    with running_server(programs) as server:
        databases = PostgresqlDatabases(server)
        try:
            for rows in sizes:
                for each in (each for each in _TABLES if only in {"", each.name}):
                    for parts in (1, _PARTS):
                        cost = _measure(databases, each, rows, parts)
                        table.add_row(each.name, f"{rows:,}", str(parts), *_cells(cost))
        finally:
            databases.close()
    out.print(table)


def _cells(cost: PartsCost) -> tuple[str, ...]:
    return (
        str(cost.keys_lost),
        f"{cost.bytes_a_row:.0f}",
        str(cost.levels),
        f"{cost.rows_a_cpu_second:,.0f}",
        f"{cost.one_ms:.2f}",
        f"{cost.all_ms:.2f}",
    )


def _measure(databases: PostgresqlDatabases, of: LongTable, rows: int, parts: int) -> PartsCost:
    with (
        databases.fresh() as url,
        temporary_engine(url) as engine,
        engine.connect() as connection,
    ):
        return _measure_copy(connection, of, rows, parts)


def _measure_copy(connection: Connection, of: LongTable, rows: int, parts: int) -> PartsCost:
    _make_copy(connection, of, parts)
    _fill(connection, of, 1, rows, rows)
    keys_lost = _make_indexes(connection, of, parts)
    connection.commit()
    connection.execution_options(isolation_level="AUTOCOMMIT")
    connection.exec_driver_sql("VACUUM ANALYZE long_copy")
    size, levels = _measure_size(connection)
    one, any_part = (_mean_ms(connection, each, rows) for each in (of.of_one_part, of.of_all_parts))
    connection.commit()
    connection.execution_options(isolation_level="READ COMMITTED")
    begun = _cpu_seconds(connection)
    for number in range(_BATCHES):
        first = rows + 1 + number * _BATCH
        _fill(connection, of, first, first + _BATCH - 1, rows)
        connection.commit()
    rate = _BATCH * _BATCHES / (_cpu_seconds(connection) - begun)
    return PartsCost(keys_lost, size / rows, levels, rate, one, any_part)


def _make_copy(connection: Connection, of: LongTable, parts: int) -> None:
    by = f" PARTITION BY HASH ({of.parted_by})" if parts > 1 else ""
    connection.exec_driver_sql(f"CREATE TABLE long_copy (LIKE {of.name}){by}")
    for part in range(parts if parts > 1 else 0):
        connection.exec_driver_sql(
            f"CREATE TABLE long_copy_{part} PARTITION OF long_copy"
            f" FOR VALUES WITH (MODULUS {parts}, REMAINDER {part})"
        )


def _fill(connection: Connection, of: LongTable, first: int, last: int, rows: int) -> None:
    columns = sa.inspect(connection).get_columns(of.name)
    values = {each["name"]: _value(of, each["name"], each["type"]) for each in columns}
    statement = sa.text(
        f"INSERT INTO long_copy ({', '.join(values)})"  # noqa: S608 (of this file)
        f" SELECT {', '.join(values.values())} FROM generate_series({first}, {last}) g"
    )
    needed = {"rows": rows} if ":rows" in statement.text else {}
    connection.execute(statement, needed)


def _value(of: LongTable, name: str, kind: sa.types.TypeEngine[object]) -> str:
    if name == "id":
        return "g"
    if isinstance(kind, sa.DateTime):
        return _MOMENT
    return of.values.get(name, _EMPTY.get(str(kind).lower().partition("(")[0], "''"))


def _make_indexes(connection: Connection, of: LongTable, parts: int) -> int:
    """Make the table's own indexes; returns how many unique keys it has no longer."""
    lost = 0
    found = connection.execute(
        sa.text("SELECT indexdef FROM pg_indexes WHERE tablename = :name"), {"name": of.name}
    )
    for definition in found.scalars().all():
        made = re.sub(rf" (\w+) ON public\.{of.name} ", r" copy_\1 ON long_copy ", definition)
        if parts > 1 and " UNIQUE " in made and of.parted_by not in made.partition("(")[2]:
            made, lost = made.replace(" UNIQUE ", " "), lost + 1
        connection.exec_driver_sql(made)
    return lost


def _measure_size(connection: Connection) -> tuple[int, int]:
    """Bytes with indexes, and the levels of the deepest index above its leaves."""
    connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pageinspect")
    size = connection.exec_driver_sql(
        "SELECT sum(pg_total_relation_size(oid)) FROM pg_class"
        " WHERE starts_with(relname, 'long_copy') AND relkind = 'r'"
    )
    levels = connection.exec_driver_sql(
        "SELECT max((bt_metap(indexrelid::regclass::text)).level) FROM pg_index"
        " JOIN pg_class ON pg_class.oid = indrelid"
        " WHERE starts_with(relname, 'long_copy') AND relkind = 'r'"
    )
    return int(size.scalar_one()), int(levels.scalar_one())


def _mean_ms(connection: Connection, condition: str, rows: int) -> float:
    question = f"SELECT * FROM long_copy WHERE {condition}"  # noqa: S608 (of this file)
    dice, begun = random.Random(7), _cpu_seconds(connection)
    for _ in range(_QUESTIONS):
        values = {"g": dice.randint(1, rows), "rows": rows}
        needed = {name: value for name, value in values.items() if f":{name}" in question}
        connection.execute(sa.text(question), needed).all()
    return (_cpu_seconds(connection) - begun) * 1000 / _QUESTIONS


def _cpu_seconds(connection: Connection) -> float:
    """Says what our own server process has worked: on a machine that others use, the clock says nothing."""
    pid = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
    return int(Path(f"/proc/{pid}/schedstat").read_text("ascii").split()[0]) / 1e9
