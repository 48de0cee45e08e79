"""The tests themselves: none passes or fails by a clock, and none replaces a part of our own code.

Work is counted (`tests/counting.py`), events are waited for, and what no event tells of is asked
for again by `tests/polling.py`. What a test must break it breaks where production takes it: an
argument, the server it talks to, a statement of the database.
"""

import ast
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from tests.effort import DATABASE_KINDS, find_todays, one_day_in, turns

_TESTS = Path(__file__).parent
_OURS = ("bot", "cli", "ingest", "journal", "playground")
_CLOCKS = frozenset(
    f"{clock}{unit}"
    for clock in ("monotonic", "perf_counter", "process_time", "thread_time")
    for unit in ("", "_ns")
) | {"sleep"}
# Who may look at a clock or sleep, and why.
_MAY_USE_CLOCKS = {
    "polling.py": "the one that waits by asking again",
    "system/bare_machine.py": "says in its output how long an installation took; asserts nothing of it",
    "system/test_kills.py": "kills at a moment that chance chooses; no verdict hangs on it",
}
_SETTERS = frozenset({"setattr", "delattr"})
_MOCKS = frozenset({"mock", "unittest.mock", "pytest_mock"})


def _imports(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """The name in this file, and what it stands for: `("cards", "journal.store.slack.cards")`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for each in node.names:
                yield each.asname or each.name, f"{node.module}.{each.name}"
        elif isinstance(node, ast.Import):
            for each in node.names:
                yield each.asname or each.name.partition(".")[0], each.name


def clock_uses(tree: ast.Module) -> list[str]:
    """Every clock and every sleep of `time`."""
    imported = dict(_imports(tree))
    clocks = {f"time.{name}" for name in _CLOCKS}
    attributes = [
        f"{imported.get(node.value.id)}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    ]
    return [each for each in [*attributes, *imported.values()] if each in clocks]


def replaced_parts(tree: ast.Module) -> list[str]:
    """Whatever of our own code is set or patched from outside."""
    imported = dict(_imports(tree))
    mocked = [each for each in imported.values() if any(_is_within(each, mock) for mock in _MOCKS)]
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _is_setter(node)]
    targets = [_target(node.args[0], imported) for node in calls if node.args]
    return mocked + [each for each in targets if each.partition(".")[0] in _OURS]


def _is_within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def _is_setter(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name in _SETTERS
    return False


def _target(node: ast.expr, imported: dict[str, str]) -> str:
    """Says what is set upon, by its full name; empty when it is a thing of the test's own."""
    match node:
        case ast.Constant(value=str(name)):
            return name
        case ast.Name(id=name):
            return imported.get(name, "")
        case ast.Attribute(value=inner, attr=name):
            outer = _target(inner, imported)
            return f"{outer}.{name}" if outer else ""
    return ""


@cache
def _faults_by_file() -> Mapping[str, tuple[list[str], list[str]]]:
    """Gives of each file the clocks that it uses, and what it replaces."""
    return {
        path.relative_to(_TESTS).as_posix(): _find_faults(path) for path in _TESTS.rglob("*.py")
    }


def _find_faults(path: Path) -> tuple[list[str], list[str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return clock_uses(tree), replaced_parts(tree)


def test_no_test_looks_at_a_clock_or_sleeps() -> None:
    found = {
        name: uses
        for name, (uses, _) in _faults_by_file().items()
        if uses and name not in _MAY_USE_CLOCKS
    }
    assert found == {}


def test_every_process_ends_with_the_block_that_started_it() -> None:
    """One that a failing test leaves behind makes another test red."""
    found = [
        path.relative_to(_TESTS).as_posix()
        for path in sorted(_TESTS.rglob("*.py"))
        if "Popen(" in path.read_text(encoding="utf-8")
    ]
    assert found == ["processes.py", Path(__file__).name]


def test_whoever_may_use_a_clock_uses_one() -> None:
    for name in _MAY_USE_CLOCKS:
        assert _faults_by_file()[name][0], name


def test_no_test_replaces_a_part_of_our_own_code() -> None:
    found = {name: parts for name, (_, parts) in _faults_by_file().items() if parts}
    assert found == {}


@pytest.mark.parametrize(
    "source",
    [
        "import time\nassert time.monotonic() - began < 1",
        "import time as t\nt.sleep(1)",
        "from time import process_time_ns as cpu",
    ],
)
def test_a_clock_is_found(source: str) -> None:
    assert clock_uses(ast.parse(source))


def test_a_date_is_no_clock() -> None:
    assert clock_uses(ast.parse("import time\nsigned = time.time()\nasyncio.sleep(0)")) == []


@pytest.mark.parametrize(
    "source",
    [
        'patch.setattr("ingest.capture.deliver.decide", fail)',
        "from journal.store.slack import cards\npatch.setattr(cards, 'claim', busy)",
        "from journal import rematch\nsetattr(rematch.apply, '__kwdefaults__', {})",
        "import journal.mail.rematch\npatch.delattr(journal.mail.rematch, 'SLICE')",
        "from unittest.mock import patch",
    ],
)
def test_a_replaced_part_is_found(source: str) -> None:
    assert replaced_parts(ast.parse(source))


def test_what_is_not_ours_may_be_replaced() -> None:
    for source in (
        "import os\npatch.setattr(os, 'fsync', full)",
        "patch.setattr(self, 'render', dies)\nsetattr(fault, 'a', 1)",
    ):
        assert replaced_parts(ast.parse(source)) == []


class _Item:
    """It has as much of a collected test as its turn is read from."""

    def __init__(self, file: str, name: str, kind: str, *marks: pytest.MarkDecorator) -> None:
        self.path = _TESTS / file
        self.nodeid = f"tests/{file}::{name}[{kind}-x]"
        self.callspec = SimpleNamespace(
            params={"databases": kind} if kind in DATABASE_KINDS else {}
        )
        self._marks = [each.mark for each in marks]

    def iter_markers(self, name: str) -> Iterator[pytest.Mark]:
        yield from (each for each in self._marks if each.name == name)

    def get_closest_marker(self, name: str) -> pytest.Mark | None:
        return next(self.iter_markers(name), None)


def _choose(items: Sequence[_Item], day: int = 1) -> list[str]:
    return [each.nodeid for each in find_todays(cast("list[pytest.Item]", items), day)]


@pytest.mark.parametrize("file", ["bot/listeners/test_log.py", "journal/test_record.py"])
def test_each_test_above_the_store_has_one_turn_and_both_databases_have_some(file: str) -> None:
    items = [_Item(file, f"test_{n}", kind) for n in range(50) for kind in DATABASE_KINDS]
    chosen = _choose(items)
    assert len(chosen) == 50
    assert {kind for each in chosen for kind in DATABASE_KINDS if f"[{kind}" in each} == set(
        DATABASE_KINDS
    )


def test_the_store_is_tested_on_both() -> None:
    items = [_Item("journal/store/test_database.py", "test_x", kind) for kind in DATABASE_KINDS]
    assert _choose(items) == [each.nodeid for each in items]


def test_of_a_list_of_turns_each_test_has_one_and_each_value_some() -> None:
    items = [
        _Item("test_x.py", f"test_{n}", str(each.values[0]), *each.marks)
        for n in range(50)
        for each in turns(["en", "fi", "sv"])
    ]
    chosen = _choose(items)
    assert len(chosen) == 50
    assert {language for each in chosen for language in ("en", "fi", "sv") if language in each} == {
        "en",
        "fi",
        "sv",
    }


def test_of_cases_that_have_days_each_has_one_and_each_day_some() -> None:
    items = [_Item("test_x.py", "test_y", f"case{n}", one_day_in(3)) for n in range(7)]
    days = [_choose(items, day) for day in range(100, 103)]
    assert sorted(len(each) for each in days) == [2, 2, 3]
    assert sorted(each for day in days for each in day) == [each.nodeid for each in items]


def test_a_test_without_cases_that_has_days_comes_once_in_so_many() -> None:
    items = [_Item("test_x.py", "test_y", "", one_day_in(4))]
    assert sorted(len(_choose(items, day)) for day in range(4)) == [0, 0, 0, 1]


def test_a_case_that_has_days_comes_on_each_database_in_time() -> None:
    items = [_Item("bot/test_x.py", "test_y", kind, one_day_in(4)) for kind in DATABASE_KINDS]
    assert {each for day in range(100) for each in _choose(items, day)} == {
        each.nodeid for each in items
    }
