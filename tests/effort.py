"""Decides how much the tests try: little by day, for a person who waits; more in `make test-long`."""

import os
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from tests.requirements import required_names

IS_LONG = bool(os.environ.get("TEST_LONG"))
# `make test` without arguments asks for turns; a run that must leave nothing out takes none.
REQUIRES_ALL = "all" in required_names()
TAKES_TURNS = bool(os.environ.get("TEST_TURNS")) and not REQUIRES_ALL
# Others have their turn each day; `TEST_DAY=…` says whose it was. Workers get it from who started them.
DAY = int(os.environ.setdefault("TEST_DAY", str(datetime.now(UTC).toordinal())))
DATABASE_KINDS = ("sqlite", "postgresql")
# What these ask of a database is tested on both of them, below in the store.
_ABOVE_THE_STORE = frozenset({"bot", "cli", "ingest", "journal", "playground", "system"})
_STORE = frozenset({("journal", "schema"), ("journal", "store")})
# A test above the store takes twice as long on PostgreSQL.
_DATABASE_TURNS = ("sqlite", "sqlite", "sqlite", "postgresql")
_TESTS = Path(__file__).parent


def tries(by_day: int, long: int) -> int:
    """The number of examples, mails or kills that a test tries; half by day, where tests take turns."""
    if IS_LONG:
        return long
    return (by_day + 1) // 2 if TAKES_TURNS else by_day


def turns(values: Sequence[str]) -> list[Any]:
    """Values of a parameter of which `make test` tries one for each test, which its name chooses.

    It is for a product of two lists of which either alone has the law: screens and languages.
    """
    return [pytest.param(each, marks=pytest.mark.turn(each, tuple(values))) for each in values]


def one_day_in(days: int) -> pytest.MarkDecorator:
    """Marks a test of which `make test` tries one case in so many, others each day.

    It is for tests that go the whole way once more (processes, kills, browsers), and for cases of
    one law. A test without cases has its turn once in so many days.
    """
    return pytest.mark.one_day_in(days)


def find_todays(items: Sequence[pytest.Item], day: int = DAY) -> list[pytest.Item]:
    """The tests that run by day."""
    cases: defaultdict[str, dict[str, int]] = defaultdict(dict)
    return [item for item in items if _is_case_of(day, item, cases) and _has_turn(item, day)]


def _is_case_of(day: int, item: pytest.Item, cases: defaultdict[str, dict[str, int]]) -> bool:
    mark = item.get_closest_marker("one_day_in")
    if mark is None:
        return True
    test = item.nodeid.partition("[")[0]
    case = item.nodeid.replace(_database_kind(item) or "", "")
    number = cases[test].setdefault(case, len(cases[test]))
    return (number + crc32(test.encode()) + day) % int(mark.args[0]) == 0


def _has_turn(item: pytest.Item, day: int) -> bool:
    """Says whether it is the turn of its database, above the store, and of each list of turns."""
    lists = [mark.args for mark in item.iter_markers("turn")]
    kind = _database_kind(item)
    if kind is not None and _is_above_the_store(item.path.relative_to(_TESTS)):
        lists.append((kind, _DATABASE_TURNS))
    return all(_is_chosen(day, item, *each) for each in lists)


def _database_kind(item: pytest.Item) -> str | None:
    return item.callspec.params.get("databases") if hasattr(item, "callspec") else None


def _is_above_the_store(file: Path) -> bool:
    return file.parts[0] in _ABOVE_THE_STORE and file.parts[:2] not in _STORE


def _is_chosen(day: int, item: pytest.Item, value: str, among: Sequence[str]) -> bool:
    name = item.nodeid.replace(value, "")
    return value == among[crc32(f"{day} {name}".encode()) % len(among)]
