"""Is every text that the config writes fit to be rendered? Problems stand at the line of the fault."""

from collections.abc import Iterator

from journal import rendering
from journal.errors import ConfigProblem
from journal.letters.merger import Merger
from journal.letters.template_files import find_file_faults
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


def check_template_files(loaded: LoadedConfig) -> Iterator[ConfigProblem]:
    """Merges every file of a template, in every language. It takes a second or two for each kind."""
    with Merger() as merger:
        for code, own in loaded.settings.templates.items():
            yield from _check_files(loaded, own, ("templates", code), merger)
            for language, each in own.languages.items():
                path = ("templates", code, "languages", language)
                yield from _check_files(loaded, each, path, merger)


def _check_files(
    loaded: LoadedConfig,
    own: template_settings.TemplateSettings | template_settings.TemplateLanguage,
    path: KeyPath,
    merger: Merger,
) -> Iterator[ConfigProblem]:
    for position, name in enumerate(own.attachments or ()):
        file = loaded.folder / name
        if not file.is_file():
            continue  # reported where the template is built
        key = loaded.origins.key_text((*path, "attachments", position))
        for fault in find_file_faults(file, merger):
            yield ConfigProblem(str(file), fault.line, key, fault.what)


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
    for fault in rendering.find_faults(source):
        yield ConfigProblem(str(file), fault.line, loaded.origins.key_text(path), fault.what)
