"""The config file, conf.d and the environment → `Loaded`: settings that can be used, and every problem.

A key that is wrong is left out and its default stands, so that everything after it is still checked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from journal.errors import Problem
from journal.settings import checks, documents, environment, leaks
from journal.settings.complaints import paths_of, problems_of
from journal.settings.lines import KeyPath
from journal.settings.places import Place, Places
from journal.settings.shape import Settings

DEFAULT_NAME = "rapport.toml"


@dataclass(frozen=True)
class Loaded:
    """`whole` is False when a file could not be read at all: what it defines is then unknown."""

    settings: Settings
    problems: tuple[Problem, ...]
    path: Path | None
    folder: Path
    places: Places
    whole: bool = True

    def line(self, *keys: str | int) -> int | None:
        """The line of a key, else of the nearest table around it."""
        return self.places.nearest(keys).line

    def place(self, *keys: str | int) -> Place | None:
        """Where exactly this key is set; None when its default stands."""
        return self.places.exact(keys)

    def problem(self, *keys: str | int, what: str, instead: str = "") -> Problem:
        """A Problem at the file and line of a key."""
        return self.places.problem(keys, what, instead)


def load(path: Path | None, environ: Mapping[str, str]) -> Loaded:
    file = path if path is not None else _file_here()
    gathered = documents.gather(file)
    problems = [*gathered.problems, *leaks.take_out(gathered.data, gathered.places())]
    problems += environment.lay_over(gathered.data, gathered.known, environ)
    settings, places, complaints = _validated(gathered.data, gathered.places())
    problems += complaints
    problems += checks.check(settings, places)
    folder = (file.parent if file else Path()).absolute()
    return Loaded(
        settings=_finished(settings, folder),
        problems=tuple(sorted(dict.fromkeys(problems), key=_order)),
        path=file,
        folder=folder,
        places=places,
        whole=gathered.whole,
    )


def _file_here() -> Path | None:
    file = Path(DEFAULT_NAME)
    return file if file.exists() else None


def _order(problem: Problem) -> tuple[str, int]:
    return problem.where, problem.line or 0


def _validated(data: dict[str, Any], places: Places) -> tuple[Settings, Places, list[Problem]]:
    """Each round leaves out what was wrong; every round makes the data smaller, so it ends."""
    problems: list[Problem] = []
    while True:
        try:
            return Settings.model_validate(data), places, problems
        except ValidationError as error:
            problems += problems_of(error, data, places)
            # From the back, so that one removal does not move what is still to be removed.
            for path in sorted(set(paths_of(error, data)), key=_from_the_back, reverse=True):
                places = _without(data, path, places)


def _from_the_back(path: KeyPath) -> list[tuple[bool, int, str]]:
    return [(isinstance(k, int), k if isinstance(k, int) else 0, str(k)) for k in path]


def _without(data: Any, path: KeyPath, places: Places) -> Places:
    *parents, last = path
    for key in parents:
        data = data[key]
    del data[last]
    return _moved_up(places, path) if isinstance(last, int) else places


def _moved_up(places: Places, gone: KeyPath) -> Places:
    """An item left out of a list moves those after it; their lines and names move with them."""
    return Places(places.main, _shifted(places.known, gone), _shifted(places.names, gone))


def _shifted(table: Mapping[KeyPath, Any], gone: KeyPath) -> dict[KeyPath, Any]:
    depth, place = len(gone) - 1, gone[-1]
    shifted: dict[KeyPath, Any] = {}
    for path, value in table.items():
        key = path[depth] if len(path) > depth and path[:depth] == gone[:-1] else None
        if not isinstance(key, int) or not isinstance(place, int) or key < place:
            shifted[path] = value
        elif key > place:
            shifted[*path[:depth], key - 1, *path[depth + 1 :]] = value
    return shifted


def _finished(settings: Settings, folder: Path) -> Settings:
    """Paths made absolute, ports filled in: what depends on the place or on another setting."""
    database = settings.database.model_copy(
        update={"url": _absolute(settings.database.url, folder)}
    )
    storage = settings.storage.model_copy(update={"path": str(folder / settings.storage.path)})
    mailboxes = tuple(
        box.model_copy(update={"port": box.port or (993 if box.tls == "implicit" else 143)})
        for box in settings.mailbox
    )
    return settings.model_copy(
        update={"database": database, "storage": storage, "mailbox": mailboxes}
    )


def _absolute(url: str, folder: Path) -> str:
    scheme, _, rest = url.partition("://")
    name, mark, query = rest.removeprefix("/").partition("?")
    if not scheme.startswith("sqlite") or not name or name.startswith((":memory:", "file:")):
        return url
    return f"{scheme}:///{folder / name}{mark}{query}"
