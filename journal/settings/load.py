"""The config file, conf.d and the environment → `LoadedConfig`: usable settings, and every problem.

A key that is wrong is left out and its default stands, so that everything after it is still checked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from journal.errors import ConfigProblem
from journal.settings import checks, config_files, environment, secrets_in_files
from journal.settings.error_messages import config_problems, error_paths
from journal.settings.origins import SettingOrigin, SettingOrigins
from journal.settings.settings import Settings
from journal.settings.toml_lines import KeyPath

DEFAULT_FILE_NAME = "rapport.toml"


@dataclass(frozen=True)
class LoadedConfig:
    """`whole` is False when a file could not be read at all: what it defines is then unknown."""

    settings: Settings
    problems: tuple[ConfigProblem, ...]
    path: Path | None
    folder: Path
    origins: SettingOrigins
    is_complete: bool = True

    def line(self, *keys: str | int) -> int | None:
        """The line of a key, else of the nearest table around it."""
        return self.origins.find_nearest(keys).line

    def origin(self, *keys: str | int) -> SettingOrigin | None:
        """Says where exactly this key is set; None when its default stands."""
        return self.origins.find_exact(keys)

    def problem(self, *keys: str | int, what: str, instead: str = "") -> ConfigProblem:
        """A Problem at the file and line of a key."""
        return self.origins.problem(keys, what, instead)


def load_config(path: Path | None, environ: Mapping[str, str]) -> LoadedConfig:
    file = path if path is not None else _default_file()
    gathered = config_files.read_config_files(file)
    problems = [
        *gathered.problems,
        *secrets_in_files.remove_secrets(gathered.data, gathered.origins()),
    ]
    unknown = environment.apply_environment(gathered.data, gathered.by_key, environ)
    if gathered.is_complete:
        # Which mailboxes there are is not known of a file that can't be read.
        problems += unknown
    settings, places, complaints = _validate(gathered.data, gathered.origins())
    problems += complaints
    problems += checks.check(settings, places)
    folder = (file.parent if file else Path()).absolute()
    return LoadedConfig(
        settings=_resolve_paths(settings, folder),
        problems=tuple(sorted(dict.fromkeys(problems), key=_order)),
        path=file,
        folder=folder,
        origins=places,
        is_complete=gathered.is_complete,
    )


def _default_file() -> Path | None:
    file = Path(DEFAULT_FILE_NAME)
    return file if file.exists() else None


def _order(problem: ConfigProblem) -> tuple[str, int]:
    return problem.where, problem.line or 0


def _validate(
    data: dict[str, Any], origins: SettingOrigins
) -> tuple[Settings, SettingOrigins, list[ConfigProblem]]:
    """Each round leaves out what was wrong; every round makes the data smaller, so it ends."""
    problems: list[ConfigProblem] = []
    while True:
        try:
            return Settings.model_validate(data), origins, problems
        except ValidationError as error:
            problems += config_problems(error, data, origins)
            # From the back, so that one removal does not move what is still to be removed.
            for path in sorted(set(error_paths(error, data)), key=_from_the_back, reverse=True):
                origins = _remove_key(data, path, origins)


def _from_the_back(path: KeyPath) -> list[tuple[bool, int, str]]:
    return [(isinstance(k, int), k if isinstance(k, int) else 0, str(k)) for k in path]


def _remove_key(data: Any, path: KeyPath, origins: SettingOrigins) -> SettingOrigins:
    *parents, last = path
    for key in parents:
        data = data[key]
    del data[last]
    return _shift_after_removal(origins, path) if isinstance(last, int) else origins


def _shift_after_removal(origins: SettingOrigins, removed: KeyPath) -> SettingOrigins:
    """An item left out of a list moves those after it; their lines and names move with them."""
    return SettingOrigins(
        origins.main, _shift_keys(origins.by_key, removed), _shift_keys(origins.names, removed)
    )


def _shift_keys(table: Mapping[KeyPath, Any], removed: KeyPath) -> dict[KeyPath, Any]:
    depth, place = len(removed) - 1, removed[-1]
    shifted: dict[KeyPath, Any] = {}
    for path, value in table.items():
        key = path[depth] if len(path) > depth and path[:depth] == removed[:-1] else None
        if not isinstance(key, int) or not isinstance(place, int) or key < place:
            shifted[path] = value
        elif key > place:
            shifted[*path[:depth], key - 1, *path[depth + 1 :]] = value
    return shifted


def _resolve_paths(settings: Settings, folder: Path) -> Settings:
    """Paths made absolute, ports filled in: what depends on the place or on another setting."""
    database = settings.database.model_copy(
        update={"url": _absolute_url(settings.database.url, folder)}
    )
    storage = settings.storage.model_copy(update={"path": str(folder / settings.storage.path)})
    mailboxes = tuple(
        box.model_copy(update={"port": box.port or (993 if box.tls == "implicit" else 143)})
        for box in settings.mailbox
    )
    return settings.model_copy(
        update={"database": database, "storage": storage, "mailbox": mailboxes}
    )


def _absolute_url(url: str, folder: Path) -> str:
    scheme, _, rest = url.partition("://")
    name, mark, query = rest.removeprefix("/").partition("?")
    if not scheme.startswith("sqlite") or not name or name.startswith((":memory:", "file:")):
        return url
    return f"{scheme}:///{folder / name}{mark}{query}"
