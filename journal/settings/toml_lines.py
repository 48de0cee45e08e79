r"""The line of each key of a TOML text. tomllib does not give it, so the text is read again.

    [slack]                    ("slack",) → 1
    admins = [                 ("slack", "admins") → 2
      "ada@company.example",   ("slack", "admins", 0) → 3
    ]
    [[mailbox]]                ("mailbox",) → 5 and ("mailbox", 0) → 5
    after = { move = "Done" }  ("mailbox", 0, "after") and ("mailbox", 0, "after", "move") → 6

The text must be one that tomllib accepts: nothing is checked here twice.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class LineSpan:
    """`line` is the key's own; a text value runs from line `first` to line `last`."""

    line: int
    first: int
    last: int


_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
# Either kind of quoted key; within double quotes a backslash hides the next character.
_QUOTED = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'')
# A multi-line text may end in one or two quotes of its own before the three that close it.
_MULTI_LINE = re.compile(
    r'"""(?:[^"\\]|\\(?:.|\n)|"(?!""))*"{3,5}|\'\'\'(?:[^\']|\'(?!\'\'))*\'{3,5}'
)
# Numbers, dates and booleans; a date and its time may stand apart by one space.
_BARE_VALUE = re.compile(r"[^,\]}#\n]+")
_BLANK = re.compile(r"[ \t]*")
_BLANK_LINES = re.compile(r"(?:[ \t\n]|#[^\n]*)*")


def index_lines(text: str) -> Mapping[KeyPath, LineSpan]:
    return _TomlLineReader(text.replace("\r\n", "\n")).read()


class _TomlLineReader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._spans: dict[KeyPath, LineSpan] = {}
        # How many tables each `[[array]]` has so far; a later header means the last of them.
        self._counts: dict[KeyPath, int] = {}

    def read(self) -> Mapping[KeyPath, LineSpan]:
        table: KeyPath = ()
        self._skip(_BLANK_LINES)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK_LINES)
        return self._spans

    def _header(self) -> KeyPath:
        line = self._line()
        brackets = 2 if self._text.startswith("[[", self._at) else 1
        self._at += brackets
        *parents, last = self._keys()
        self._at += brackets
        path: KeyPath = ()
        for key in parents:
            path = self._into(path, key, line)
        if brackets == 1:
            return self._into(path, last, line)
        path = (*path, last)
        self._note(path, line)
        self._counts[path] = self._counts.get(path, 0) + 1
        path = (*path, self._counts[path] - 1)
        self._note(path, line)
        return path

    def _into(self, path: KeyPath, key: str, line: int) -> KeyPath:
        path = (*path, key)
        self._note(path, line)
        return (*path, self._counts[path] - 1) if path in self._counts else path

    def _pair(self, table: KeyPath) -> None:
        line = self._line()
        path = table
        for key in self._keys():
            path = (*path, key)
            self._note(path, line)
        self._at += 1  # the equals sign
        self._skip(_BLANK)
        self._value(path)

    def _keys(self) -> list[str]:
        """`a."b.c" . d` → `["a", "b.c", "d"]`; stops before what follows."""
        keys = [self._key()]
        while self._text[self._at] == ".":
            self._at += 1
            keys.append(self._key())
        return keys

    def _key(self) -> str:
        self._skip(_BLANK)
        if self._text[self._at] in "\"'":
            # tomllib knows the escapes; one key is a whole document to it.
            key = next(iter(tomllib.loads(f"{self._take(_QUOTED)} = 0")))
        else:
            key = self._take(_BARE_KEY)
        self._skip(_BLANK)
        return key

    def _value(self, path: KeyPath) -> None:
        first = self._text[self._at]
        if first == "[":
            self._array(path)
        elif first == "{":
            self._inline_table(path)
        elif first in "\"'":
            self._string(path)
        else:
            self._take(_BARE_VALUE)

    def _array(self, path: KeyPath) -> None:
        self._at += 1
        self._skip(_BLANK_LINES)
        position = 0
        while self._text[self._at] != "]":
            self._note((*path, position), self._line())
            self._value((*path, position))
            self._skip(_BLANK_LINES)
            if self._text[self._at] == ",":
                self._at += 1
                self._skip(_BLANK_LINES)
            position += 1
        self._at += 1

    def _inline_table(self, path: KeyPath) -> None:
        self._at += 1
        self._skip(_BLANK_LINES)
        while self._text[self._at] != "}":
            self._pair(path)
            self._skip(_BLANK_LINES)
            if self._text[self._at] == ",":
                self._at += 1
                self._skip(_BLANK_LINES)
        self._at += 1

    def _string(self, path: KeyPath) -> None:
        begin = self._line()
        several = self._text.startswith(('"""', "'''"), self._at)
        # A newline right after the opening quotes is not part of the text.
        first = begin + 1 if several and self._text[self._at + 3 : self._at + 4] == "\n" else begin
        self._take(_MULTI_LINE if several else _QUOTED)
        last = self._line()
        self._spans[path] = LineSpan(self._spans[path].line, min(first, last), last)

    def _note(self, path: KeyPath, line: int) -> None:
        self._spans.setdefault(path, LineSpan(line, line, line))

    def _line(self) -> int:
        return bisect_right(self._starts, self._at)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._at)
        self._at = match.end() if match else self._at

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._at)
        if match is None:
            raise ValueError(f"line {self._line()} is not the TOML it was taken for")
        self._at = match.end()
        return match[0]
