"""A database that fails at a statement: the place where a test can break what lies above it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Engine


@contextmanager
def before_statements(engine: Engine, callback: Callable[[str], None]) -> Iterator[None]:
    """It is told of every statement, in the thread that is about to execute it."""

    def on_statement(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        callback(statement)

    sa.event.listen(engine, "before_cursor_execute", on_statement)
    try:
        yield
    finally:
        sa.event.remove(engine, "before_cursor_execute", on_statement)


@contextmanager
def fail_statements(
    engine: Engine, is_meant: Callable[[str], bool], error: BaseException, *, times: int = 1
) -> Iterator[None]:
    """So many of the statements that are meant raise the error; that many must come."""
    left = times

    def fail(statement: str) -> None:
        nonlocal left
        if left and is_meant(statement):
            left -= 1
            raise error

    with before_statements(engine, fail):
        yield
    assert not left, "such a statement did not come"
