"""PURE. What mail clients and people away write, one file per language, and all of them as tables.

A word is looked up, never searched for with a pattern: adding a language is adding a file to
`LANGUAGES`. All words are folded to lower case, with one kind of apostrophe.
"""

from collections.abc import Callable, Iterable

from ingest.words import (
    cs,
    da,
    de,
    en,
    es,
    et,
    fi,
    fr,
    hr,
    hu,
    it,
    ja,
    ko,
    nb,
    nl,
    pl,
    pt,
    ro,
    ru,
    sk,
    sv,
    tr,
    uk,
    zh,
)
from ingest.words.language import Language

LANGUAGES: tuple[Language, ...] = (
    en.WORDS,
    sv.WORDS,
    nb.WORDS,
    da.WORDS,
    fi.WORDS,
    nl.WORDS,
    de.WORDS,
    fr.WORDS,
    es.WORDS,
    it.WORDS,
    pt.WORDS,
    pl.WORDS,
    cs.WORDS,
    sk.WORDS,
    ru.WORDS,
    uk.WORDS,
    ro.WORDS,
    hu.WORDS,
    hr.WORDS,
    tr.WORDS,
    ja.WORDS,
    zh.WORDS,
    et.WORDS,
    ko.WORDS,
)


def plain(text: str) -> str:
    """As words are compared: lower case, one blank between, straight apostrophes."""
    # A Turkish capital dotted I folds into two letters, of which the second is a mark.
    lowered = text.replace("İ", "i").lower().replace("’", "'")
    return " ".join(lowered.split())


def _set(pick: Callable[[Language], Iterable[str]]) -> frozenset[str]:
    return frozenset(plain(word) for language in LANGUAGES for word in pick(language))


def _labels() -> dict[str, str]:
    """Label → the field it names: `de` → `sender`."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for name in ("sender", "date", "to", "cc", "subject", "reply_to"):
            for word in getattr(language, name):
                found.setdefault(plain(word), name)
    return found


def _months() -> dict[str, int]:
    """Stem → month; what two languages use for different months is told by the longer stem."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for number, stems in enumerate(language.months, start=1):
            for stem in stems.split():
                found.setdefault(stem, number)
    return found


LABELS = _labels()
MONTHS = _months()
WROTE = _set(lambda language: language.wrote)
ORIGINAL = _set(lambda language: language.original)
FORWARDED = _set(lambda language: language.forwarded)
REPLIES = _set(lambda language: language.replies)
FORWARDS = _set(lambda language: language.forwards)
BY_ME = tuple(sorted(_set(lambda language: language.by_me)))
AWAY = tuple(sorted(_set(lambda language: language.away)))
