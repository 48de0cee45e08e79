"""What the six languages say, folded and put together.

Verbs go by the reader's language, since short words clash between languages. All else is
understood in every language: a Finn types `soitin` one day and `called` the next.
"""

from collections.abc import Iterable, Mapping

from bot.grammar.requests import Period, Verb
from bot.grammar.words import en, fi, nb, nl, ru, sv
from bot.grammar.words.shape import Kind, Words
from journal.fold import fold

__all__ = [
    "FAILED",
    "FILLERS",
    "KINDS",
    "LANGUAGES",
    "LAST",
    "LASTING",
    "ME",
    "MINE",
    "NEVER",
    "NEXT",
    "NOT_WHEN",
    "NUMBER",
    "OURS",
    "PERIODS",
    "PREVIOUS",
    "SHARED",
    "TEAM",
    "THEIRS",
    "THEY",
    "THIS",
    "VERBS",
    "WE",
    "Kind",
    "Words",
]

LANGUAGES: Mapping[str, Words] = {
    "en": en.WORDS,
    "sv": sv.WORDS,
    "nb": nb.WORDS,
    "fi": fi.WORDS,
    "nl": nl.WORDS,
    "ru": ru.WORDS,
}
_ALL = tuple(LANGUAGES.values())


def _set(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(phrase) for phrase in phrases)


def _all_words(lists: Iterable[str]) -> frozenset[str]:
    return _set(word for each in lists for word in each.split())


def _deeds(tables: Iterable[Mapping[Kind, tuple[str, ...]]]) -> Mapping[str, Kind]:
    return {
        fold(phrase): kind
        for each in tables
        for kind, phrases in each.items()
        for phrase in phrases
    }


def _verbs(table: Words) -> Mapping[str, Verb]:
    return {fold(word): verb for verb, forms in table.verbs.items() for word in forms.split()}


def _periods() -> Mapping[str, Period]:
    return {
        fold(word): period
        for each in _ALL
        for period, forms in each.periods.items()
        for word in forms.split()
    }


VERBS: Mapping[str, Mapping[str, Verb]] = {
    language: _verbs(table) for language, table in LANGUAGES.items()
}
LAST = _all_words(each.last for each in _ALL)
ME = _all_words(each.me for each in _ALL)
MINE = _all_words(each.mine for each in _ALL)
TEAM = _all_words(each.team for each in _ALL)
NEXT = _all_words(each.next for each in _ALL)
NUMBER = _all_words(each.number for each in _ALL)
PERIODS = _periods()
PREVIOUS = _all_words(each.previous for each in _ALL)
THIS = _all_words(each.this for each in _ALL)
KINDS: Mapping[str, Kind] = {
    fold(word): kind
    for each in _ALL
    for kind, forms in each.kinds.items()
    for word in forms.split()
}
OURS = _deeds(each.ours for each in _ALL)
THEIRS = _deeds(each.theirs for each in _ALL)
SHARED = _deeds(each.shared for each in _ALL)
WE = _all_words(each.we for each in _ALL)
THEY = _all_words(each.they for each in _ALL)
FILLERS = _all_words(each.fillers for each in _ALL)
NEVER = _set(phrase for each in _ALL for phrase in each.never)
FAILED = _set(phrase for each in _ALL for phrase in each.failed)
NOT_WHEN = _all_words(each.not_when for each in _ALL)
LASTING = _all_words(each.lasting for each in _ALL)
