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

from journal.errors import ConfigProblem
from journal.settings.origins import SettingOrigin, SettingOrigins
from journal.settings.toml_lines import KeyPath, LineSpan, index_lines

_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass
class ConfigFiles:
    """The content of the files, while it is gathered. `whole` is False when one could not be read."""

    main: str
    data: dict[str, Any] = field(default_factory=dict)
    by_key: dict[KeyPath, SettingOrigin] = field(default_factory=dict)
    problems: list[ConfigProblem] = field(default_factory=list)
    is_complete: bool = True

    def origins(self) -> SettingOrigins:
        return SettingOrigins(self.main, self.by_key, dict(_table_names(self.data)))


def read_config_files(path: Path | None) -> ConfigFiles:
    gathered = ConfigFiles(str(path) if path else "the config")
    if path is None:
        return gathered
    for file in [path, *sorted((path.parent / "conf.d").glob("*.toml"))]:
        _add_file(gathered, file)
    return gathered


def _add_file(files: ConfigFiles, file: Path) -> None:
    where = str(file)
    try:
        text = file.read_bytes().decode("utf-8")
        # Money is read as it is written; a float would not hold 0.10.
        data = tomllib.loads(text, parse_float=Decimal)
        known = {key: SettingOrigin(where, span) for key, span in index_lines(text).items()}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        files.problems.append(_unreadable_problem(where, error))
        files.is_complete = False
        return
    _Merger(files, known, where).merge(files.data, data, (), ())


def _unreadable_problem(where: str, error: Exception) -> ConfigProblem:
    if isinstance(error, FileNotFoundError):
        return ConfigProblem(
            where, None, "file", "there is no such file.", "`rapport init` writes one."
        )
    if isinstance(error, OSError):
        return ConfigProblem(where, None, "file", f"it can't be read: {error.strerror or error}.")
    if isinstance(error, UnicodeDecodeError):
        line = error.object[: error.start].count(b"\n") + 1
        return ConfigProblem(where, line, "file", "it is not UTF-8 text.", "Save it as UTF-8.")
    if isinstance(error, RecursionError):
        return ConfigProblem(where, None, "file", "its values are nested too deeply to be read.")
    match = _AT_LINE.search(str(error))
    line = int(match[1]) if match and match[1] else _last_line(where)
    what = _AT_LINE.sub("", str(error))
    return ConfigProblem(where, line, "TOML", f"{what[:1].lower()}{what[1:]}.", _advice(what))


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
class _Merger:
    files: ConfigFiles
    by_key: dict[KeyPath, SettingOrigin]
    where: str

    def merge(self, old: dict[str, Any], new: dict[str, Any], path: KeyPath, own: KeyPath) -> None:
        """`path` is the key in the whole config, `own` the key in this file; lists make them differ."""
        for key, value in new.items():
            here, mine = (*path, key), (*own, key)
            before = old.get(key)
            if isinstance(before, dict) and isinstance(value, dict):
                self.merge(before, value, here, mine)
            elif _is_tables(before) and _is_tables(value):
                self._append(old[key], value, here, mine)
            elif key in old:
                self._note_conflict(here, mine)
            else:
                old[key] = value
                self._note_origins(here, mine)

    def _append(self, old: list[Any], new: list[Any], path: KeyPath, own: KeyPath) -> None:
        for position, value in enumerate(new):
            old.append(value)
            self._note_origins((*path, len(old) - 1), (*own, position))

    def _note_origins(self, path: KeyPath, own: KeyPath) -> None:
        for key, place in self.by_key.items():
            if key[: len(own)] == own:
                self.files.by_key.setdefault((*path, *key[len(own) :]), place)
        # A table that only a sub-table's header names has no line; its parents lead there.
        for depth in range(1, len(own)):
            place_of_parent = self.by_key.get(own[:depth])
            if place_of_parent and len(path) == len(own):
                self.files.by_key.setdefault(path[:depth], place_of_parent)

    def _note_conflict(self, path: KeyPath, own: KeyPath) -> None:
        first = self.files.origins().find_nearest(path)
        place = self.by_key.get(own, SettingOrigin(self.where, LineSpan(1, 1, 1)))
        key = self.files.origins().key_text(path)
        self.files.problems.append(
            ConfigProblem(
                self.where,
                place.line,
                key,
                f"it is set in {first} as well.",
                "Keep one of the two.",
            )
        )


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def _table_names(data: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """The name of each table of a list."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _table_names(value, (*path, key))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            if isinstance(value, dict) and isinstance(value.get("name"), str) and value["name"]:
                yield (*path, position), value["name"]
