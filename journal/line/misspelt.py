"""PURE. Finds the weekday that a misspelt word means: `fridday`, `onsdg`, `vrijdga`, `пятнцу`."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from journal.line.lexicon import Lexicon, lexicon

# Shorter ones are like too many other words.
_SHORTEST = 5
# In these a wrong letter may stand for another: `wodnesday`; `среди` is no `среду`.
_LONG = 7


def misspelt_weekday(key: str, words: Lexicon) -> int | None:
    """One letter too many, too few or in another's place tells the word from one weekday's name."""
    if len(key) < _SHORTEST - 1 or key in words.known_words or key in words["ordinary"]:
        return None
    near = {
        number
        for day, number in _by_letter(words.language).get(key[0], ())
        if abs(len(day) - len(key)) < 2 and _is_slip(key, day)
    }
    return near.pop() if len(near) == 1 else None


@lru_cache(maxsize=16)
def _by_letter(language: str) -> Mapping[str, Sequence[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for day, number in lexicon(language).weekdays.items():
        if len(day) >= _SHORTEST and day.isalpha():
            found.setdefault(day[0], []).append((day, number))
    return found


def _is_slip(typed: str, day: str) -> bool:
    if OSA.distance(typed, day, score_cutoff=1) != 1:
        return False
    if sorted(typed) == sorted(day):
        return True
    replaced = len(typed) == len(day)
    # `Frida` and `tisdags` are other words.
    return typed[-1] == day[-1] and (not replaced or len(day) >= _LONG)
