"""Kinds of columns, and names of constraints, that mean the same on both databases."""

from collections.abc import Collection
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.declarative import DeferredReflection
from sqlmodel import Field, SQLModel
from sqlmodel._compat import SQLModelConfig

# Constraint names are given by rule, so that a migration can name them on every database.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
# Numbers that people see are never given twice.
NEVER_REUSE_IDS = {"sqlite_autoincrement": True}


class Row(DeferredReflection, SQLModel):
    """Declares a table, and no more: nobody maps rows to objects, and to prepare it is half the work.

    A class of such rows can't be made or selected as an object; the store uses the table alone.
    """

    model_config = SQLModelConfig(defer_build=True)


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """Aware UTC in, aware UTC out; SQLite would hand back a naive value."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A time without a zone was about to be stored.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Money(sa.types.TypeDecorator[Decimal]):
    """Decimal money, kept as whole ten-thousandths: SQLite's own NUMERIC is a float."""

    impl = sa.BigInteger
    cache_ok = True
    _SCALE = Decimal(10_000)

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else int((value * self._SCALE).to_integral_value())

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        if value is None:
            return None
        places = "0.01" if int(value) % 100 == 0 else "0.0001"
        return (Decimal(value) / self._SCALE).quantize(Decimal(places))


# SQLite numbers rows itself only in a column of exactly the type INTEGER.
ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# Byte order, so that a prefix is a range on both databases.
BYTE_ORDERED_STRING = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def row_id() -> Any:
    return Field(default=None, primary_key=True, sa_type=cast("Any", ROW_ID))


def reference(
    target: str, *, on_delete: str = "CASCADE", nullable: bool = False, **more: Any
) -> Any:
    key = sa.ForeignKey(f"{target}.id", ondelete=on_delete)
    return Field(sa_column=sa.Column(ROW_ID, key, nullable=nullable, **more))


def moment(*, nullable: bool = False) -> Any:
    return Field(default=None, nullable=nullable, sa_type=cast("Any", UtcDateTime))


def since_then(*, index: bool = False) -> Any:
    """A text that rows from before there was this column do not have: it is empty in them."""
    return Field(default="", index=index, sa_column_kwargs={"server_default": ""})


def json_value() -> Any:
    return Field(default=None, nullable=True, sa_type=sa.JSON)


def table_of(model: type[SQLModel]) -> sa.Table:
    return cast("sa.Table", getattr(model, "__table__"))  # noqa: B009 (mypy knows no such name)


def is_one_of(column: Any, values: Collection[str]) -> sa.ColumnElement[bool]:
    """A condition that a partial index is for: SQLite takes one only if the words stand in the SQL."""
    words: sa.BindParameter[Any] = sa.bindparam(
        None, list(values), expanding=True, literal_execute=True
    )
    condition: sa.ColumnElement[bool] = column.in_(words)
    return condition


def partial_index(
    name: str, *columns: str, where: str, on_postgresql: str = "", unique: bool = False
) -> sa.Index:
    """An index of the few rows that meet a condition, which migrations write out themselves.

    SQLAlchemy would import the whole of both dialects to be told the condition of either.
    """
    conditions = {"sqlite": where, "postgresql": on_postgresql or where}
    return sa.Index(name, *columns, unique=unique, info=conditions)
