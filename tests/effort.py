"""Decides how much the tests try: little by day, for a person who waits; more in `make test-long`."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
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


def turns(values: Sequence[str]) -> list[Any]:
    """Values of a parameter of which `make test` tries one for each test, which its name chooses.

    It is for a product of two lists of which either alone has the law: screens and languages.
    """
    return [pytest.param(each, marks=pytest.mark.turn(each, tuple(values))) for each in values]


def has_turn(item: pytest.Item) -> bool:
    """Whether the test runs by day: one of a door on one of the databases, and of each list of turns."""
    lists = [mark.args for mark in item.iter_markers("turn")]
    kind = item.callspec.params.get("databases") if hasattr(item, "callspec") else None
    if kind is not None and item.path.relative_to(_TESTS).parts[0] in _DOORS:
        lists.append((kind, DATABASE_KINDS))
    return all(_is_chosen(item, *each) for each in lists)


def _is_chosen(item: pytest.Item, value: str, among: Sequence[str]) -> bool:
    name = item.nodeid.replace(value, "")
    return value == among[crc32(name.encode()) % len(among)]
