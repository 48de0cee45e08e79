"""What the six languages say, folded and put together. A language is a file here.

Verbs go by the reader's language, since short words clash between languages. All else is
understood in every language: a Finn types `soitin` one day and `called` the next.

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
    "DURATION_PREFIXES",
    "EXCLUDED_PHRASES",
    "FILLER_WORDS",
    "INBOUND_PHRASES",
    "KIND_WORDS",
    "LAST_WORDS",
    "ME_WORDS",
    "MINE_WORDS",
    "NEXT_WORDS",
    "NUMBER_WORDS",
    "OTHER_TIME_PREFIXES",
    "OUTBOUND_PHRASES",
    "PERIOD_WORDS",
    "PREVIOUS_WORDS",
    "TEAM_WORDS",
    "THEY_WORDS",
    "THIS_WORDS",
    "UNDIRECTED_PHRASES",
    "UNREACHED_PHRASES",
    "VERB_WORDS",
    "VOCABULARIES",
    "WE_WORDS",
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


def _kinds_by_phrase(
    tables: Iterable[Mapping[CommunicationKind, tuple[str, ...]]],
) -> Mapping[str, CommunicationKind]:
    return {
        fold(phrase): kind
        for each in tables
        for kind, phrases in each.items()
        for phrase in phrases
    }


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
OUTBOUND_PHRASES = _kinds_by_phrase(each.outbound for each in _ALL_VOCABULARIES)
INBOUND_PHRASES = _kinds_by_phrase(each.inbound for each in _ALL_VOCABULARIES)
UNDIRECTED_PHRASES = _kinds_by_phrase(each.undirected for each in _ALL_VOCABULARIES)
WE_WORDS = _folded_words(each.we for each in _ALL_VOCABULARIES)
THEY_WORDS = _folded_words(each.they for each in _ALL_VOCABULARIES)
FILLER_WORDS = _folded_words(each.fillers for each in _ALL_VOCABULARIES)
EXCLUDED_PHRASES = _folded_set(phrase for each in _ALL_VOCABULARIES for phrase in each.excluded)
UNREACHED_PHRASES = _folded_set(phrase for each in _ALL_VOCABULARIES for phrase in each.unreached)
OTHER_TIME_PREFIXES = _folded_words(each.other_time_prefixes for each in _ALL_VOCABULARIES)
DURATION_PREFIXES = _folded_words(each.duration_prefixes for each in _ALL_VOCABULARIES)
