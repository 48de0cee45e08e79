"""Can every file that a template of the config names be merged? `rapport check` alone asks it."""

from collections.abc import Iterator

from journal.errors import ConfigProblem
from journal.letters.file_kind import source_name
from journal.letters.merger import Merger
from journal.letters.template_files import find_file_faults
from journal.settings import LoadedConfig, template_settings
from journal.settings.toml_lines import KeyPath


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
        if not (loaded.folder / source_name(name)).is_file():
            continue  # reported where the template is built
        key = loaded.origins.key_text((*path, "attachments", position))
        for fault in find_file_faults(file, merger):
            yield ConfigProblem(str(file), fault.line, key, fault.what)
