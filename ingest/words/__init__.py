"""PURE. What mail clients and people away write, one file per language, and all of them as tables.

A word is looked up, never searched for with a pattern: adding a language is adding a file to
`LANGUAGES`. All words are folded to lower case, with one kind of apostrophe.
"""

import re
from collections.abc import Callable, Iterable

from ingest.words import (
    ar,
    az,
    be,
    bg,
    ca,
    cs,
    cy,
    da,
    de,
    el,
    en,
    es,
    et,
    eu,
    fa,
    fi,
    fo,
    fr,
    gl,
    he,
    hr,
    hu,
    hy,
    ind,
    isl,
    it,
    ja,
    ka,
    ko,
    lb,
    lt,
    lv,
    mk,
    nb,
    nl,
    nn,
    pl,
    pt,
    ro,
    ru,
    sk,
    sl,
    sq,
    sr,
    sv,
    th,
    tr,
    uk,
    vi,
    zh,
)
from ingest.words.devices import MINE, PROGRAMS
from ingest.words.language import Language

LANGUAGES: tuple[Language, ...] = (
    en.WORDS,
    sv.WORDS,
    nb.WORDS,
    nn.WORDS,
    da.WORDS,
    isl.WORDS,
    fo.WORDS,
    fi.WORDS,
    nl.WORDS,
    de.WORDS,
    lb.WORDS,
    fr.WORDS,
    es.WORDS,
    ca.WORDS,
    gl.WORDS,
    it.WORDS,
    pt.WORDS,
    ro.WORDS,
    pl.WORDS,
    cs.WORDS,
    sk.WORDS,
    sl.WORDS,
    hr.WORDS,
    sr.WORDS,
    mk.WORDS,
    bg.WORDS,
    ru.WORDS,
    uk.WORDS,
    be.WORDS,
    lt.WORDS,
    lv.WORDS,
    et.WORDS,
    hu.WORDS,
    eu.WORDS,
    sq.WORDS,
    el.WORDS,
    cy.WORDS,
    tr.WORDS,
    az.WORDS,
    ka.WORDS,
    hy.WORDS,
    he.WORDS,
    ar.WORDS,
    fa.WORDS,
    ja.WORDS,
    zh.WORDS,
    ko.WORDS,
    vi.WORDS,
    ind.WORDS,
    th.WORDS,
)


# Marks of direction and of hyphenation, which nobody sees.
_MARKS = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def plain(text: str) -> str:
    """As words are compared: lower case, one blank between, straight apostrophes."""
    # A Turkish capital dotted I folds into two letters, of which the second is a mark.
    lowered = text.replace("İ", "i").lower().replace("’", "'")
    if not lowered.isascii():
        lowered = _MARKS.sub("", lowered)
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
SUBJECTS = tuple(sorted(word for word, name in LABELS.items() if name == "subject"))
MONTHS = _months()
WROTE = _set(lambda language: language.wrote)
ORIGINAL = _set(lambda language: language.original)
FORWARDED = _set(lambda language: language.forwarded)
REPLIES = _set(lambda language: language.replies)
FORWARDS = _set(lambda language: language.forwards)
BY_ME = tuple(sorted(_set(lambda language: language.by_me)))
# `Sent from my`: whatever follows is a device.
BY_MINE = tuple(phrase for phrase in BY_ME if phrase.endswith(MINE))
# `Sent with Spark`: the whole line.
BY_PROGRAM = frozenset(f"{phrase} {program}" for phrase in BY_ME for program in PROGRAMS)
AWAY = tuple(sorted(_set(lambda language: language.away)))
GONE = tuple(sorted((f" {phrase}" for phrase in _set(lambda language: language.gone)), key=len))
ENDED = tuple(sorted(_set(lambda language: language.ended)))
QUOTING = tuple(sorted(_set(lambda language: language.quoting)))
BEGINS = _set(lambda language: language.begins)
AROUND = _set(lambda language: language.around)
GREETS = tuple(sorted(_set(lambda language: language.greets)))
DAYS = _set(lambda language: language.days)
UNTIL = _set(lambda language: language.until)
