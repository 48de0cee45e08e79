"""The words of all six languages, folded and put together.

Everybody may use every language: a Swede types `igår` one day and `yesterday` the next. Where two
languages give one spelling two meanings, the word is in neither table (`v` is a week in Swedish
and a year in Finnish).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from journal.fold import fold
from journal.when.words import en, fi, nb, nl, ru, sv
from journal.when.words.shape import DayPart, Unit, Words

__all__ = [
    "AGO",
    "AHEAD",
    "AT",
    "BEFORE_AGO",
    "BEFORE_AHEAD",
    "CLOCKS",
    "DAYS",
    "FILLERS",
    "LANGUAGES",
    "LAST",
    "MONTHS",
    "NEXT",
    "NOW",
    "NUMBERS",
    "OCLOCK",
    "ON",
    "PARTS",
    "PARTS_OF_DAYS",
    "SPANS",
    "UNITS",
    "WEEKDAYS",
    "WEEKDAYS_GONE",
    "DayPart",
    "Unit",
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
_Meaning = TypeVar("_Meaning")


def _set(lists: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(fold(phrase) for each in lists for phrase in each)


def _table(tables: Iterable[Mapping[str, _Meaning]]) -> Mapping[str, _Meaning]:
    return {fold(phrase): meaning for each in tables for phrase, meaning in each.items()}


def _positions(lists: Iterable[tuple[str, ...]], first: int) -> Mapping[str, int]:
    """The forms of each, and where it stands in its list."""
    return {
        fold(form): position
        for each in lists
        for position, forms in enumerate(each, first)
        for form in forms.split()
    }


def _units() -> Iterator[tuple[str, Unit]]:
    for each in _ALL:
        for unit, forms in each.units.items():
            yield from ((fold(form), unit) for form in forms.split())


NOW = _set(each.now for each in _ALL)
DAYS = _table(each.days for each in _ALL)
PARTS_OF_DAYS = _table(each.parts_of_days for each in _ALL)
PARTS = _table(each.parts for each in _ALL)
WEEKDAYS = _positions((each.weekdays for each in _ALL), 0)
WEEKDAYS_GONE = _positions((each.weekdays_gone for each in _ALL), 0)
LAST = _set(each.last for each in _ALL)
NEXT = _set(each.next for each in _ALL)
ON = _set(each.on for each in _ALL)
MONTHS = _positions((each.months for each in _ALL), 1)
UNITS: Mapping[str, Unit] = dict(_units())
NUMBERS = {
    **_positions((each.numbers for each in _ALL), 2),
    **dict.fromkeys(_set(each.one for each in _ALL), 1),
}
AGO = _set(each.ago for each in _ALL)
BEFORE_AGO = _set(each.before_ago for each in _ALL)
BEFORE_AHEAD = _set(each.ahead for each in _ALL)
AHEAD = _set(each.after_ahead for each in _ALL)
AT = _set(each.at for each in _ALL)
CLOCKS = _set(each.clocks for each in _ALL)
OCLOCK = _set(each.oclock for each in _ALL)
SPANS = _table(each.spans for each in _ALL)
FILLERS = _set(each.fillers for each in _ALL)
