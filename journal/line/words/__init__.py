"""Holds what the six languages say in lines. A language is a file here, read by whoever translates.

line_words  the table that each language fills in
shared      names of programs and signs that all of them use
en          English
fi          Finnish
nb          Norwegian (Bokmål)
nl          Dutch
ru          Russian
sv          Swedish
"""

from collections.abc import Mapping

from journal.line.words import en, fi, nb, nl, ru, shared, sv
from journal.line.words.line_words import DeedWords, LineWords

__all__ = ["LANGUAGES", "SHARED", "DeedWords", "LineWords"]

LANGUAGES: Mapping[str, LineWords] = {
    "en": en.WORDS,
    "sv": sv.WORDS,
    "nb": nb.WORDS,
    "fi": fi.WORDS,
    "nl": nl.WORDS,
    "ru": ru.WORDS,
}
SHARED = shared.WORDS
