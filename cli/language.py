"""In which language the desk answers: that of `rapport --language`, else that of the terminal.

The sentences lie in the catalogues with those of Slack. What a machine reads, the log, `--help` and
whatever has no translation are in English.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, tzinfo

from bot.language.translator import Translator
from journal.fold import language_code

LANGUAGES = ("en", "sv", "nb", "fi", "nl", "ru")
ENGLISH = Translator()
_OPTION = "--language"
# As programs with gettext read them, the first that is set.
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def find_language(typed: Sequence[str], environ: Mapping[str, str]) -> str:
    """The language for what was typed; an option behind a command is the command's own."""
    if "--json" in typed:
        return "en"
    named = _named_language(typed)
    here = next((environ[name] for name in _VARIABLES if environ.get(name)), "")
    code = language_code(named or here.partition(".")[0])
    return code if code in LANGUAGES else "en"


def _named_language(typed: Sequence[str]) -> str:
    first, second = (*typed, "", "")[:2]
    name, _, value = first.partition("=")
    return (value or second) if name == _OPTION else ""


def read_translator(
    language: str, *, zone: tzinfo = UTC, currency: str = "EUR", templates: Mapping[str, str]
) -> Translator:
    if language == "en":
        return Translator("en", zone, currency, templates=templates)
    from bot.context import LOCALE
    from bot.translations import load_translations

    found = load_translations(LOCALE, language)
    return Translator(language, zone, currency, found.gettext, found.ngettext, templates)
