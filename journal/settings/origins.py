"""Says where each value comes from: a file and line, a variable, or nowhere (a default)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from journal.errors import ConfigProblem
from journal.settings.toml_lines import KeyPath, LineSpan

ENVIRONMENT = "environment"


@dataclass(frozen=True, slots=True)
class SettingOrigin:
    where: str
    span: LineSpan | None = None
    variable: str = ""

    @property
    def line(self) -> int | None:
        return self.span.line if self.span else None

    def line_in_text(self, number: int) -> int | None:
        """The place of line `number` of a text that stands here, never beyond the text's end."""
        return min(self.span.first + number - 1, self.span.last) if self.span else None

    def __str__(self) -> str:
        if self.variable:
            return f"variable {self.variable}"
        return f"{self.where}:{self.line}" if self.line else self.where


@dataclass(frozen=True)
class SettingOrigins:
    """The origins of all keys; `main` is the file for keys without one, `names` the list items'."""

    main: str
    by_key: Mapping[KeyPath, SettingOrigin] = field(default_factory=dict)
    names: Mapping[KeyPath, str] = field(default_factory=dict)

    def find_exact(self, path: KeyPath) -> SettingOrigin | None:
        return self.by_key.get(path)

    def find_nearest(self, path: KeyPath) -> SettingOrigin:
        """The place of the key, else of the nearest table that should hold it."""
        while path:
            if path in self.by_key:
                return self.by_key[path]
            path = path[:-1]
        return SettingOrigin(self.main)

    def problem(self, path: KeyPath, what: str, instead: str = "") -> ConfigProblem:
        place = self.find_nearest(path)
        key = place.variable or self.key_text(path)
        return ConfigProblem(place.where, place.line, key, what, instead)

    def key_text(self, path: KeyPath) -> str:
        """`("mailbox", 0, "port")` → `mailbox[sales].port`, or `mailbox[1].port` without a name."""
        text = ""
        for depth, key in enumerate(path, start=1):
            if isinstance(key, int):
                text += f"[{self.names.get(path[:depth]) or key + 1}]"
            else:
                text += f".{key}" if text else key
        return text
