"""Makes a database fail at a statement, so that a test can break the code above it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Engine


@contextmanager
def before_statements(engine: Engine, callback: Callable[[str], None]) -> Iterator[None]:
    """Call back before every statement, in the thread that is about to execute it."""

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
    """Make so many of the matching statements raise the error; that many must come."""
    remaining = times

    def fail(statement: str) -> None:
        nonlocal remaining
        if remaining and is_meant(statement):
            remaining -= 1
            raise error

    with before_statements(engine, fail):
        yield
    assert not remaining, "such a statement did not come"
