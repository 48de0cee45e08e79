"""Catalogues of `bot/locale`, by language: whoever has none hears English."""

import gettext
from datetime import tzinfo
from functools import lru_cache
from pathlib import Path

from bot.desk import Desk
from bot.say import Say

_FOLDER = Path(__file__).parent / "locale"


@lru_cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("rapport", _FOLDER, [language], fallback=True)


def saying(language: str, zone: tzinfo, desk: Desk) -> Say:
    short = language.partition("-")[0].partition("_")[0].lower() or "en"
    found = _catalogue(short)
    return Say(
        language=short,
        zone=zone,
        currency=desk.settings.company.currency,
        translate=found.gettext,
        translate_many=found.ngettext,
        templates=desk.house.catalog.names(short),
    )
