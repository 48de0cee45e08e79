"""The tests themselves: none passes or fails by a clock, and none replaces a part of our own code.

Work is counted (`tests/counting.py`), events are waited for, and what no event tells of is asked
for again by `tests/polling.py`. What a test must break it breaks where production takes it: an
argument, the server it talks to, a statement of the database.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from tests.effort import DATABASE_KINDS, has_turn, turns

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


def _test_files() -> Iterator[Path]:
    yield from sorted(_TESTS.rglob("*.py"))


def _imports(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """The name in this file, and what it stands for: `("cards", "journal.store.slack.cards")`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for each in node.names:
                yield each.asname or each.name, f"{node.module}.{each.name}"
        elif isinstance(node, ast.Import):
            for each in node.names:
                yield each.asname or each.name.partition(".")[0], each.name


def clock_uses(source: str) -> list[str]:
    """Every clock and every sleep of `time`."""
    tree = ast.parse(source)
    imported = dict(_imports(tree))
    clocks = {f"time.{name}" for name in _CLOCKS}
    attributes = [
        f"{imported.get(node.value.id)}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    ]
    return [each for each in [*attributes, *imported.values()] if each in clocks]


def replaced_parts(source: str) -> list[str]:
    """Whatever of our own code is set or patched from outside."""
    tree = ast.parse(source)
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
    """What is set upon, by its full name; empty when it is a thing of the test's own."""
    match node:
        case ast.Constant(value=str(name)):
            return name
        case ast.Name(id=name):
            return imported.get(name, "")
        case ast.Attribute(value=inner, attr=name):
            outer = _target(inner, imported)
            return f"{outer}.{name}" if outer else ""
    return ""


def test_no_test_looks_at_a_clock_or_sleeps() -> None:
    found = {
        name: uses
        for path in _test_files()
        if (name := path.relative_to(_TESTS).as_posix()) not in _MAY_USE_CLOCKS
        if (uses := clock_uses(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_whoever_may_use_a_clock_uses_one() -> None:
    for name in _MAY_USE_CLOCKS:
        assert clock_uses((_TESTS / name).read_text(encoding="utf-8")), name


def test_no_test_replaces_a_part_of_our_own_code() -> None:
    found = {
        path.relative_to(_TESTS).as_posix(): parts
        for path in _test_files()
        if (parts := replaced_parts(path.read_text(encoding="utf-8")))
    }
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
    assert clock_uses(source)


def test_a_date_is_no_clock() -> None:
    assert clock_uses("import time\nsigned = time.time()\nasyncio.sleep(0)") == []


@pytest.mark.parametrize(
    "source",
    [
        'patch.setattr("ingest.capture.deliver.decide", fail)',
        "from journal.store.slack import cards\npatch.setattr(cards, 'claim', busy)",
        "from journal import rematch\nsetattr(rematch.apply, '__kwdefaults__', {})",
        "import journal.rematch\npatch.delattr(journal.rematch, 'SLICE')",
        "from unittest.mock import patch",
    ],
)
def test_a_replaced_part_is_found(source: str) -> None:
    assert replaced_parts(source)


def test_what_is_not_ours_may_be_replaced() -> None:
    assert replaced_parts("import os\npatch.setattr(os, 'fsync', full)") == []
    assert replaced_parts("patch.setattr(self, 'render', dies)\nsetattr(fault, 'a', 1)") == []


class _Item:
    """As much of a collected test as its turn is read from."""

    def __init__(self, file: str, name: str, kind: str, *marks: pytest.MarkDecorator) -> None:
        self.path = _TESTS / file
        self.nodeid = f"tests/{file}::{name}[{kind}-x]"
        self.callspec = SimpleNamespace(params={"databases": kind})
        self._marks = [each.mark for each in marks]

    def iter_markers(self, name: str) -> Iterator[pytest.Mark]:
        yield from (each for each in self._marks if each.name == name)


def _turns(file: str, name: str) -> list[str]:
    return [
        kind for kind in DATABASE_KINDS if has_turn(cast("pytest.Item", _Item(file, name, kind)))
    ]


def test_each_test_of_a_door_has_one_turn_and_both_databases_have_some() -> None:
    chosen = [_turns("bot/listeners/test_log.py", f"test_{n}") for n in range(50)]
    assert {len(each) for each in chosen} == {1}
    assert {kind for each in chosen for kind in each} == set(DATABASE_KINDS)


def test_what_a_door_stands_on_is_tested_on_both() -> None:
    assert _turns("journal/store/test_database.py", "test_x") == list(DATABASE_KINDS)


def test_of_a_list_of_turns_each_test_has_one_and_each_value_some() -> None:
    screens = [f"test_{n}" for n in range(50)]
    chosen = [
        each.values[0]
        for screen in screens
        for each in turns(["en", "fi", "sv"])
        if has_turn(
            cast("pytest.Item", _Item("test_x.py", screen, str(each.values[0]), *each.marks))
        )
    ]
    assert len(chosen) == len(screens)
    assert set(chosen) == {"en", "fi", "sv"}
