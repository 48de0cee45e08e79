"""Decides how much the tests try: little by day, for a person who waits; more in `make test-long`."""

import os
from pathlib import Path
from zlib import crc32

import pytest

from tests.requirements import required_names

IS_LONG = bool(os.environ.get("TEST_LONG"))
# `make test` without arguments asks for turns; a run that must leave nothing out takes none.
TAKES_TURNS = bool(os.environ.get("TEST_TURNS")) and "all" not in required_names()
DATABASE_KINDS = ("sqlite", "postgresql")
# What these ask of a database is tested on both of them, below in the journal.
_DOORS = frozenset({"bot", "cli", "ingest", "playground"})
_TESTS = Path(__file__).parent


def tries(by_day: int, long: int) -> int:
    """The number of examples, mails or kills that a test tries."""
    return long if IS_LONG else by_day


def has_turn(item: pytest.Item) -> bool:
    """Whether the test runs by day: one of a door on one of the databases, which its name chooses."""
    kind = item.callspec.params.get("databases") if hasattr(item, "callspec") else None
    if kind is None or item.path.relative_to(_TESTS).parts[0] not in _DOORS:
        return True
    name = item.nodeid.replace(kind, "")
    chosen = DATABASE_KINDS[crc32(name.encode()) % len(DATABASE_KINDS)]
    return bool(kind == chosen)
