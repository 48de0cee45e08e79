"""Compiles each SQL statement once for all databases of a test run.

Every test has an engine of its own, and each engine would compile every statement anew: a sixth of
what a test of the bot takes. SQLAlchemy keeps a compiled statement under its dialect, so here all
dialects of one kind are equal, and their engines share what was compiled.
"""

from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

_compiled: dict[str, dict[Any, Any]] = {"sqlite": {}, "postgresql": {}}


class SharedSqlite(SQLiteDialect_pysqlite):
    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


class SharedPostgresql(PGDialect_psycopg):
    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


def share() -> None:
    for name in ("sqlite", "sqlite.pysqlite"):
        registry.register(name, __name__, SharedSqlite.__name__)
    registry.register("postgresql.psycopg", __name__, SharedPostgresql.__name__)
    event.listen(Engine, "engine_connect", _share_compiled)


def _share_compiled(connection: Connection) -> None:
    connection.execution_options(compiled_cache=_compiled[connection.dialect.name])
