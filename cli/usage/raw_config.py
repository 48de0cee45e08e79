"""Reads from the config's files what the Tab key needs, and checks nothing: that takes too long.

A file that can't be read is an error, as it is for every command.
"""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_SHIPPED = Path(__file__).resolve().parents[2]
# Beside the packages in a checkout; inside the package once it is installed.
_DEFAULTS = (
    _SHIPPED / "templates" / "defaults.toml",
    _SHIPPED / "journal" / "_templates" / "defaults.toml",
)
_DEFAULT_DATABASE = "sqlite:///var/rapport.db"


@dataclass(frozen=True, slots=True)
class RawConfig:
    """The tables of the main file and of conf.d, laid together."""

    folder: Path
    tables: dict[str, dict[str, Any]]

    @property
    def language(self) -> str:
        return str(self.tables.get("company", {}).get("language", "en"))

    @property
    def sqlite_file(self) -> Path | None:
        """The database, if it is a file whose name is plain."""
        if "RAPPORT_DATABASE__URL_FILE" in os.environ:
            return None
        configured = self.tables.get("database", {}).get("url", _DEFAULT_DATABASE)
        url = os.environ.get("RAPPORT_DATABASE__URL") or str(configured)
        scheme, _, name = url.partition(":///")
        return self.folder / name if scheme == "sqlite" and name and "?" not in name else None


def read_raw_config(config: Path | None) -> RawConfig:
    main = config or Path("rapport.toml")
    tables: dict[str, dict[str, Any]] = {}
    if config is not None or main.exists():
        for file in (main, *sorted((main.parent / "conf.d").glob("*.toml"))):
            _join(tables, _read_tables(file))
    return RawConfig(main.parent.absolute(), tables)


def read_shipped_tables() -> dict[str, dict[str, Any]]:
    return _read_tables(next(file for file in _DEFAULTS if file.is_file()))


def _read_tables(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _join(tables: dict[str, dict[str, Any]], more: dict[str, Any]) -> None:
    for name, table in more.items():
        if isinstance(table, dict):
            tables.setdefault(name, {}).update(table)
