"""Is every text that the config writes fit to be rendered? Problems stand at the line of the fault."""

from collections.abc import Iterator

from journal.errors import Problem
from journal.rendering import faults
from journal.settings import Loaded
from journal.settings import offer as said
from journal.settings.lines import KeyPath

_TEXTS = ("description", "body")


def check_sources(loaded: Loaded) -> Iterator[Problem]:
    """Only what the config itself says; the shipped texts have their own test."""
    for code, own in loaded.settings.templates.items():
        yield from _texts(loaded, own, ("templates", code))
        for language, each in own.languages.items():
            yield from _texts(loaded, each, ("templates", code, "languages", language))


def _texts(
    loaded: Loaded, own: said.Template | said.TemplateLanguage, path: KeyPath
) -> Iterator[Problem]:
    for key in _TEXTS:
        if source := getattr(own, key):
            yield from _inline(loaded, source, (*path, key))
    if own.body_file is not None:
        yield from _file(loaded, own.body_file, (*path, "body_file"))


def _inline(loaded: Loaded, source: str, path: KeyPath) -> Iterator[Problem]:
    place = loaded.places.nearest(path)
    for fault in faults(source):
        problem = loaded.problem(*path, what=fault.what)
        line = place.line_in_text(fault.line)
        yield Problem(problem.where, line, problem.key, problem.what)


def _file(loaded: Loaded, name: str, path: KeyPath) -> Iterator[Problem]:
    file = loaded.folder / name
    try:
        source = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return  # reported where the template is built
    for fault in faults(source):
        yield Problem(str(file), fault.line, loaded.places.spelled(path), fault.what)
