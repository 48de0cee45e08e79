"""Joins the lines of a log that are about one thing: each has the same fields while a block runs."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

# Of each thread its own, as the standard library keeps such things.
_FIELDS: ContextVar[Mapping[str, str]] = ContextVar("log_fields", default=MappingProxyType({}))


@contextmanager
def join_log_lines(**fields: str) -> Iterator[None]:
    """Give every line that is logged within the block these fields; no names or texts of people."""
    before = _FIELDS.set({**_FIELDS.get(), **fields})
    try:
        yield
    finally:
        _FIELDS.reset(before)


def current_log_fields() -> Mapping[str, str]:
    return _FIELDS.get()


def new_log_id() -> str:
    """Short enough to be told to a person, long enough for a day's log."""
    return secrets.token_hex(3)
