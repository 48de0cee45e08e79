"""Loads the catalogues of `bot/locale`, by language; without one the reader gets English."""

import logging
from datetime import tzinfo
from functools import lru_cache
from pathlib import Path

from bot.context import BotContext
from bot.language.po_file import (
    PoFileError,
    Translations,
    build_translations,
    parse_po,
    unusable_entries,
)
from bot.language.translator import Translator
from journal.fold import language_code

log = logging.getLogger(__name__)


@lru_cache
def load_translations(folder: Path, language: str) -> Translations:
    """The translations; empty, so that English is used, if the catalogue can't be read."""
    file = folder / language / "LC_MESSAGES" / "rapport.po"
    if not (language.isascii() and language.isalpha() and file.is_file()):
        return Translations()
    try:
        found = parse_po(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, PoFileError) as error:
        log.error("The language %s is not spoken: %s: %s", language, file, error)  # noqa: TRY400 (it is told whole)
        return Translations()
    for entry, _ in unusable_entries(found):
        log.warning("%s, line %d: this sentence stays English.", file, entry.line)
    return build_translations(found)


def build_translator(language: str, zone: tzinfo, context: BotContext) -> Translator:
    short = language_code(language) or "en"
    found = load_translations(context.locale, short)
    return Translator(
        language=short,
        zone=zone,
        currency=context.settings.company.currency,
        gettext=found.gettext,
        ngettext=found.ngettext,
        templates=context.config.catalog.template_names(short),
    )
