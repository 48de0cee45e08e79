"""The words of all six languages, folded and put together. A language is a file here.

Everybody may use every language: a Swede types `igår` one day and `yesterday` the next. Where two
languages give one spelling two meanings, the word is in neither table (`v` is a week in Swedish
and a year in Finnish).

    date_words  the table that each language fills in
    en          English
    fi          Finnish
    nb          Norwegian (Bokmål)
    nl          Dutch
    ru          Russian
    sv          Swedish
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from journal.fold import fold
from journal.when.words import en, fi, nb, nl, ru, sv
from journal.when.words.date_words import DateWords, DayPart, TimeUnit

__all__ = [
    "AGO_PREFIXES",
    "AGO_SUFFIXES",
    "AHEAD_PREFIXES",
    "AHEAD_SUFFIXES",
    "AT_WORDS",
    "DATED_DAY_PARTS",
    "DAY_PARTS",
    "FILLERS",
    "HOUR_MARKERS",
    "LANGUAGES",
    "LAST_WORDS",
    "MONTHS",
    "NEXT_WORDS",
    "NOW_WORDS",
    "NUMBERS",
    "OCLOCK_WORDS",
    "ON_WORDS",
    "PAST_WEEKDAYS",
    "RELATIVE_DAYS",
    "SPAN_PHRASES",
    "UNITS",
    "WEEKDAYS",
    "DateWords",
    "DayPart",
    "TimeUnit",
]

LANGUAGES: Mapping[str, DateWords] = {
    "en": en.WORDS,
    "sv": sv.WORDS,
    "nb": nb.WORDS,
    "fi": fi.WORDS,
    "nl": nl.WORDS,
    "ru": ru.WORDS,
}
_ALL = tuple(LANGUAGES.values())
_Meaning = TypeVar("_Meaning")


def _set(lists: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(fold(phrase) for each in lists for phrase in each)


def _table(tables: Iterable[Mapping[str, _Meaning]]) -> Mapping[str, _Meaning]:
    return {fold(phrase): meaning for each in tables for phrase, meaning in each.items()}


def _positions(lists: Iterable[tuple[str, ...]], first: int) -> Mapping[str, int]:
    """Every form, with the place of its word in the list."""
    return {
        fold(form): position
        for each in lists
        for position, forms in enumerate(each, first)
        for form in forms.split()
    }


def _units() -> Iterator[tuple[str, TimeUnit]]:
    for each in _ALL:
        for unit, forms in each.units.items():
            yield from ((fold(form), unit) for form in forms.split())


NOW_WORDS = _set(each.now for each in _ALL)
RELATIVE_DAYS = _table(each.days for each in _ALL)
DATED_DAY_PARTS = _table(each.parts_of_days for each in _ALL)
DAY_PARTS = _table(each.parts for each in _ALL)
WEEKDAYS = _positions((each.weekdays for each in _ALL), 0)
PAST_WEEKDAYS = _positions((each.weekdays_gone for each in _ALL), 0)
LAST_WORDS = _set(each.last for each in _ALL)
NEXT_WORDS = _set(each.next for each in _ALL)
ON_WORDS = _set(each.on for each in _ALL)
MONTHS = _positions((each.months for each in _ALL), 1)
UNITS: Mapping[str, TimeUnit] = dict(_units())
NUMBERS = {
    **_positions((each.numbers for each in _ALL), 2),
    **dict.fromkeys(_set(each.one for each in _ALL), 1),
}
AGO_SUFFIXES = _set(each.ago for each in _ALL)
AGO_PREFIXES = _set(each.before_ago for each in _ALL)
AHEAD_PREFIXES = _set(each.ahead for each in _ALL)
AHEAD_SUFFIXES = _set(each.after_ahead for each in _ALL)
AT_WORDS = _set(each.at for each in _ALL)
HOUR_MARKERS = _set(each.clocks for each in _ALL)
OCLOCK_WORDS = _set(each.oclock for each in _ALL)
SPAN_PHRASES = _table(each.spans for each in _ALL)
FILLERS = _set(each.fillers for each in _ALL)
