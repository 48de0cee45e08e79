"""Catalogues of `bot/locale`, by language: whoever has none hears English."""

import logging
from datetime import tzinfo
from functools import lru_cache
from pathlib import Path

from bot.catalogue import Translations, UnreadableCatalogue, read, translations, unfit
from bot.desk import Desk
from bot.say import Say
from journal.fold import language_code

log = logging.getLogger(__name__)


@lru_cache
def _translations(folder: Path, language: str) -> Translations:
    """A catalogue that can't be read is no reason to leave anybody without an answer."""
    file = folder / language / "LC_MESSAGES" / "rapport.po"
    if not (language.isascii() and language.isalpha() and file.is_file()):
        return Translations()
    try:
        found = read(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, UnreadableCatalogue) as error:
        log.error("The language %s is not spoken: %s: %s", language, file, error)  # noqa: TRY400 (it is told whole)
        return Translations()
    for entry, _ in unfit(found):
        log.warning("%s, line %d: this sentence stays English.", file, entry.line)
    return translations(found)


def saying(language: str, zone: tzinfo, desk: Desk) -> Say:
    short = language_code(language) or "en"
    found = _translations(desk.locale, short)
    return Say(
        language=short,
        zone=zone,
        currency=desk.settings.company.currency,
        translate=found.one,
        translate_many=found.many,
        templates=desk.house.catalog.names(short),
    )
