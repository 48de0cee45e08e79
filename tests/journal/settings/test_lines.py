"""The line of every key, held against tomllib: each value carries a number that occurs once."""

import re
import tomllib
from collections.abc import Iterator
from itertools import count
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journal.settings.toml_lines import KeyPath, index_lines

_MARK = re.compile(r"\d{7}")
# Characters with which a careless reader of TOML takes one thing for another.
_ODD_CHARACTERS = "#[]{}=,.\"' \\ä-"


def _basic(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class _TomlWriter:
    """Writes TOML of every shape; `draw` decides, `mark` gives each value a number of its own."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._numbers = count(1_000_000)

    def document(self) -> str:
        parts = [self._pairs(), *(self._table() for _ in range(self._number(4)))]
        text = "\n".join(parts) + "\n"
        return text.replace("\n", "\r\n") if self._coin() else text

    def _table(self) -> str:
        name = self._keys()
        if self._coin():
            return f"[ {name} ] # [x]\n{self._pairs()}"
        items = []
        for _ in range(1 + self._number(2)):
            below = f"[{name}.{self._key()}]\n{self._pairs()}\n" if self._coin() else ""
            items.append(f"[[{name}]]\n{self._pairs()}\n{below}")
        return "".join(items)

    def _pairs(self) -> str:
        lines = []
        for _ in range(self._number(4)):
            lines += [""] * self._number(2) + ["# a = 1"] * self._number(1)
            lines.append(f"  {self._keys()} = {self._value(2)} # ] }} ' \"")
        return "\n".join(lines)

    def _value(self, depth: int) -> str:
        kinds = [
            self._plain,
            self._single,
            self._literal,
            self._multiline_basic,
            self._multiline_literal,
        ]
        if depth:
            kinds += [lambda: self._array(depth - 1), lambda: self._inline(depth - 1)]
        return self._draw(st.sampled_from(kinds))()

    def _plain(self) -> str:
        mark = next(self._numbers)
        return self._draw(st.sampled_from([f"{mark}", f"-{mark}", f"{mark}.5"]))

    def _single(self) -> str:
        return _basic(f"{next(self._numbers)}{self._odd_characters()}")

    def _literal(self) -> str:
        return f"'{next(self._numbers)}{self._odd_characters().replace(chr(39), '')}'"

    def _multiline_basic(self) -> str:
        start = self._draw(st.sampled_from(["", "\n"]))
        odd = self._odd_characters().replace("\\", "\\\\").replace('"', '""x')
        return f'"""{start}{next(self._numbers)}{odd}\n[a]\n# "\\" {self._quotes(chr(34))}"""'

    def _multiline_literal(self) -> str:
        start = self._draw(st.sampled_from(["", "\n"]))
        odd = self._odd_characters().replace("'", "")
        return f"'''{start}{next(self._numbers)}{odd}\nb = 1 ''x\n{self._quotes(chr(39))}'''"

    def _array(self, depth: int) -> str:
        gap = self._draw(st.sampled_from(["", "\n  ", " # ]\n"]))
        items = [f"{gap}{self._value(depth)}{gap}," for _ in range(self._number(3))]
        return f"[{''.join(items)}{gap}]"

    def _inline(self, depth: int) -> str:
        # An inline table stands on one line, but for the long texts and lists within it.
        items = [f" {self._keys()} = {self._value(depth)}" for _ in range(self._number(3))]
        return "{" + ",".join(items) + " }"

    def _keys(self) -> str:
        return self._draw(st.sampled_from([".", " . "])).join(
            self._key() for _ in range(1 + self._number(2))
        )

    def _key(self) -> str:
        mark = next(self._numbers)
        return self._draw(
            st.sampled_from([f"k{mark}", _basic(f"{mark}{self._odd_characters()}"), f"'{mark}.#'"])
        )

    def _odd_characters(self) -> str:
        return self._draw(st.text(_ODD_CHARACTERS, max_size=6))

    def _quotes(self, mark: str) -> str:
        return mark * self._number(2)

    def _number(self, most: int) -> int:
        return self._draw(st.integers(0, most))

    def _coin(self) -> bool:
        return self._draw(st.booleans())


@st.composite
def documents(draw: st.DrawFn) -> str:
    return _TomlWriter(draw).document()


def _values(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    if path:
        yield path, value
    items: Any = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    for key, item in items:
        yield from _values(item, (*path, key))


@given(documents())
def test_every_value_is_found_on_the_line_where_tomllib_read_it(text: str) -> None:
    spans = index_lines(text)
    for path, value in _values(tomllib.loads(text)):
        assert path in spans
        if isinstance(value, str | int | float):
            found = _MARK.search(str(value))
            assert found
            line = text[: text.index(found[0])].count("\n") + 1
            assert spans[path].first == line
            assert spans[path].line in {line, line - 1}


@given(documents())
def test_nothing_is_found_that_tomllib_does_not_know(text: str) -> None:
    known = {path for path, _ in _values(tomllib.loads(text))}
    assert set(index_lines(text)) <= known


def test_a_long_text_begins_on_the_line_after_its_opening_quotes_and_ends_on_its_last() -> None:
    spans = index_lines('a = 1\nbody = """\nfirst\nsecond\n"""\n')
    assert (spans["body",].line, spans["body",].first, spans["body",].last) == (2, 3, 5)


def test_the_second_table_of_an_array_has_lines_of_its_own() -> None:
    spans = index_lines(
        "[[mailbox]]\nname = 1\n\n[[mailbox]]\nname = 2\n[mailbox.after]\nmove = 3\n"
    )
    assert spans["mailbox", 0, "name"].line == 2
    assert spans["mailbox", 1, "name"].line == 5
    assert spans["mailbox", 1, "after", "move"].line == 7


def test_a_date_with_a_space_before_its_time_is_one_value() -> None:
    assert index_lines("a = 2026-01-01 10:00:00\nb = 1\n")["b",].line == 2
