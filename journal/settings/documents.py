"""Reads the config's files and lays them together: the main file, then conf.d/*.toml by name.

Tables join, `[[mailbox]]` and `[[rule]]` follow one another; one key in two files is a problem.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from journal.errors import Problem
from journal.settings.lines import KeyPath, Span, index
from journal.settings.places import Place, Places

_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass
class Gathered:
    """What the files say, while it is gathered. `whole` is False when one could not be read."""

    main: str
    data: dict[str, Any] = field(default_factory=dict)
    known: dict[KeyPath, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    whole: bool = True

    def places(self) -> Places:
        return Places(self.main, self.known, dict(_names(self.data)))


def gather(path: Path | None) -> Gathered:
    gathered = Gathered(str(path) if path else "the config")
    if path is None:
        return gathered
    for file in [path, *sorted((path.parent / "conf.d").glob("*.toml"))]:
        _add(gathered, file)
    return gathered


def _add(gathered: Gathered, file: Path) -> None:
    where = str(file)
    try:
        text = file.read_bytes().decode("utf-8")
        # Money is read as it is written; a float would not hold 0.10.
        data = tomllib.loads(text, parse_float=Decimal)
        known = {key: Place(where, span) for key, span in index(text).items()}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        gathered.problems.append(_unreadable(where, error))
        gathered.whole = False
        return
    _Join(gathered, known, where).join(gathered.data, data, (), ())


def _unreadable(where: str, error: Exception) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem(where, None, "file", "there is no such file.", "`rapport init` writes one.")
    if isinstance(error, OSError):
        return Problem(where, None, "file", f"it can't be read: {error.strerror or error}.")
    if isinstance(error, UnicodeDecodeError):
        line = error.object[: error.start].count(b"\n") + 1
        return Problem(where, line, "file", "it is not UTF-8 text.", "Save it as UTF-8.")
    if isinstance(error, RecursionError):
        return Problem(where, None, "file", "its values are nested too deeply to be read.")
    said = _AT_LINE.search(str(error))
    line = int(said[1]) if said and said[1] else _last_line(where)
    what = _AT_LINE.sub("", str(error))
    return Problem(where, line, "TOML", f"{what[:1].lower()}{what[1:]}.", _advice(what))


def _last_line(where: str) -> int:
    """An error at the end of the document has no line of its own."""
    return max(1, len(Path(where).read_text(encoding="utf-8").splitlines()))


def _advice(what: str) -> str:
    if "Cannot overwrite" in what or "twice" in what:
        return "A key or table is there twice; keep one."
    if "Invalid value" in what:
        return 'Texts stand in quotes: name = "value".'
    if "escape" in what.lower():
        return "Write texts with backslashes in single quotes: 'Order (\\d+)'."
    return ""


@dataclass(frozen=True)
class _Join:
    gathered: Gathered
    known: dict[KeyPath, Place]
    where: str

    def join(self, old: dict[str, Any], new: dict[str, Any], path: KeyPath, own: KeyPath) -> None:
        """`path` is the key in the whole config, `own` the key in this file; lists make them differ."""
        for key, value in new.items():
            here, mine = (*path, key), (*own, key)
            before = old.get(key)
            if isinstance(before, dict) and isinstance(value, dict):
                self.join(before, value, here, mine)
            elif _is_tables(before) and _is_tables(value):
                self._append(old[key], value, here, mine)
            elif key in old:
                self._refuse(here, mine)
            else:
                old[key] = value
                self._place(here, mine)

    def _append(self, old: list[Any], new: list[Any], path: KeyPath, own: KeyPath) -> None:
        for position, value in enumerate(new):
            old.append(value)
            self._place((*path, len(old) - 1), (*own, position))

    def _place(self, path: KeyPath, own: KeyPath) -> None:
        for key, place in self.known.items():
            if key[: len(own)] == own:
                self.gathered.known.setdefault((*path, *key[len(own) :]), place)
        # A table that only a sub-table's header names has no line; its parents lead there.
        for depth in range(1, len(own)):
            place_of_parent = self.known.get(own[:depth])
            if place_of_parent and len(path) == len(own):
                self.gathered.known.setdefault(path[:depth], place_of_parent)

    def _refuse(self, path: KeyPath, own: KeyPath) -> None:
        first = self.gathered.places().nearest(path)
        place = self.known.get(own, Place(self.where, Span(1, 1, 1)))
        key = self.gathered.places().spelled(path)
        self.gathered.problems.append(
            Problem(
                self.where,
                place.line,
                key,
                f"it is set in {first} as well.",
                "Keep one of the two.",
            )
        )


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def _names(data: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """What each table of a list calls itself."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _names(value, (*path, key))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            if isinstance(value, dict) and isinstance(value.get("name"), str) and value["name"]:
                yield (*path, position), value["name"]
