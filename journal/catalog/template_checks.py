"""Is every text that the config writes fit to be rendered? Problems stand at the line of the fault."""

from collections.abc import Iterator

from journal import rendering
from journal.errors import ConfigProblem
from journal.letters.file_kind import FileKind, file_kind
from journal.settings import LoadedConfig, template_settings
from journal.settings.toml_lines import KeyPath

_TEXTS = ("description", "body")


def check_template_texts(loaded: LoadedConfig) -> Iterator[ConfigProblem]:
    """Checks only the config's own texts; the shipped ones have their own test."""
    for code, own in loaded.settings.templates.items():
        yield from _check_texts(loaded, own, ("templates", code))
        for language, each in own.languages.items():
            yield from _check_texts(loaded, each, ("templates", code, "languages", language))
    for language, salutation in loaded.settings.salutations.items():
        for key in ("formal", "informal"):
            if source := getattr(salutation, key):
                yield from _check_inline(loaded, source, ("salutations", language, key))


def _check_texts(
    loaded: LoadedConfig,
    own: template_settings.TemplateSettings | template_settings.TemplateLanguage,
    path: KeyPath,
) -> Iterator[ConfigProblem]:
    for key in _TEXTS:
        if source := getattr(own, key):
            yield from _check_inline(loaded, source, (*path, key))
    if own.body_file is not None:
        yield from _check_file(loaded, own.body_file, (*path, "body_file"))


def _check_inline(loaded: LoadedConfig, source: str, path: KeyPath) -> Iterator[ConfigProblem]:
    place = loaded.origins.find_nearest(path)
    for fault in rendering.find_faults(source):
        problem = loaded.problem(*path, what=fault.what)
        line = place.line_in_text(fault.line)
        yield ConfigProblem(problem.where, line, problem.key, problem.what)


def _check_file(loaded: LoadedConfig, name: str, path: KeyPath) -> Iterator[ConfigProblem]:
    file = loaded.folder / name
    try:
        source = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return  # reported where the template is built
    markup = file_kind(name) is FileKind.HTML
    for fault in rendering.find_faults(source, markup=markup):
        yield ConfigProblem(str(file), fault.line, loaded.origins.key_text(path), fault.what)
