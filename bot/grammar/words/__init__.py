"""Holds what the six languages say, folded and put together. A language is a file here.

Verbs go by the reader's language, since short words clash between languages. All else is
understood in every language: a Finn types `puhelu` one day and `call` the next. What is said in
lines about somebody is in `journal/line/words`.

    vocabulary  the table that each language fills in
    en          English
    fi          Finnish
    nb          Norwegian (Bokmål)
    nl          Dutch
    ru          Russian
    sv          Swedish
"""

from collections.abc import Iterable, Mapping

from bot.grammar.requests import StatsPeriod, Verb
from bot.grammar.verb_table import VERBS
from bot.grammar.words import en, fi, nb, nl, ru, sv
from bot.grammar.words.vocabulary import CommandVocabulary, CommunicationKind
from journal.fold import fold

__all__ = [
    "EVERY_OTHER_WORDS",
    "EVERY_WORDS",
    "KIND_WORDS",
    "LAST_WORDS",
    "ME_WORDS",
    "MINE_WORDS",
    "NEVER_WORDS",
    "NEXT_WORDS",
    "NUMBER_WORDS",
    "PERIOD_WORDS",
    "PREVIOUS_WORDS",
    "TEAM_WORDS",
    "THIS_WORDS",
    "VERB_WORDS",
    "VOCABULARIES",
    "CommandVocabulary",
    "CommunicationKind",
]

VOCABULARIES: Mapping[str, CommandVocabulary] = {
    "en": en.WORDS,
    "sv": sv.WORDS,
    "nb": nb.WORDS,
    "fi": fi.WORDS,
    "nl": nl.WORDS,
    "ru": ru.WORDS,
}
_ALL_VOCABULARIES = tuple(VOCABULARIES.values())


def _folded_set(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(phrase) for phrase in phrases)


def _folded_words(lists: Iterable[str]) -> frozenset[str]:
    return _folded_set(word for each in lists for word in each.split())


def _verbs_by_word(language: str) -> Mapping[str, Verb]:
    return {
        fold(word): verb for verb, entry in VERBS.items() for word in entry.words.words_in(language)
    }


def _periods_by_word() -> Mapping[str, StatsPeriod]:
    return {
        fold(word): period
        for each in _ALL_VOCABULARIES
        for period, forms in each.periods.items()
        for word in forms.split()
    }


VERB_WORDS: Mapping[str, Mapping[str, Verb]] = {
    language: _verbs_by_word(language) for language in VOCABULARIES
}
LAST_WORDS = _folded_words(each.last for each in _ALL_VOCABULARIES)
ME_WORDS = _folded_words(each.me for each in _ALL_VOCABULARIES)
MINE_WORDS = _folded_words(each.mine for each in _ALL_VOCABULARIES)
TEAM_WORDS = _folded_words(each.team for each in _ALL_VOCABULARIES)
EVERY_WORDS = _folded_words(each.every for each in _ALL_VOCABULARIES)
EVERY_OTHER_WORDS = _folded_words(each.every_other for each in _ALL_VOCABULARIES)
NEVER_WORDS = _folded_words(each.never for each in _ALL_VOCABULARIES)
NEXT_WORDS = _folded_words(each.next for each in _ALL_VOCABULARIES)
NUMBER_WORDS = _folded_words(each.number for each in _ALL_VOCABULARIES)
PERIOD_WORDS = _periods_by_word()
PREVIOUS_WORDS = _folded_words(each.previous for each in _ALL_VOCABULARIES)
THIS_WORDS = _folded_words(each.this for each in _ALL_VOCABULARIES)
KIND_WORDS: Mapping[str, CommunicationKind] = {
    fold(word): kind
    for each in _ALL_VOCABULARIES
    for kind, forms in each.kinds.items()
    for word in forms.split()
}
