"""Numbers of entries as people write them: `12`, `#12`, `nr 12`, `№12`, `12, 13 and 14`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.grammar.words import LAST, NUMBER
from journal.fold import fold

_NUMBER = re.compile(r"(?:(?:no|nr|nro)\.?|#)?#?([0-9]{1,15})")
_JOINING = frozenset({",", "&", "+", "and", "och", "og", "ja", "en", "и"})
# More are a segment or a purge, and a slip in one of them would not be seen.
MOST_NUMBERS = 50


@dataclass(frozen=True, slots=True)
class Numbered:
    """What a line begins with, and how many of its words that took."""

    numbers: tuple[int, ...]
    last: bool
    used: int


def one_number(text: str) -> int | None:
    """The number, when the text is nothing else."""
    said = text.split()
    found = leading(said)
    whole = len(found.numbers) == 1 and found.used == len(said)
    return found.numbers[0] if whole else None


def leading(said: Sequence[str]) -> Numbered:
    """`12 2 duplicates` is number 12: another number counts only behind a comma, an `and` or with
    its own mark, or where nothing but numbers follows.
    """
    if said and fold(said[0]).strip(".,:") in LAST:
        return Numbered((), last=True, used=1)
    pieces = [_numbers(word) for word in said]
    if all(found or _joins(word) for word, found in zip(said, pieces, strict=True)):
        return Numbered(_unique(pieces), last=False, used=len(said))
    used = _used(said, pieces)
    return Numbered(_unique(pieces[:used]), last=False, used=used)


def _used(said: Sequence[str], pieces: Sequence[tuple[int, ...]]) -> int:
    """How many words from the first belong to the list of numbers."""
    used = 0
    open_ = True
    for at, (word, found) in enumerate(zip(said, pieces, strict=True)):
        if found and (open_ or word.startswith("#")):
            used, open_ = at + 1, word.endswith(",")
        elif _joins(word) and at + 1 < len(said) and pieces[at + 1]:
            open_ = True
        else:
            break
    return used


def _joins(word: str) -> bool:
    folded = fold(word).rstrip(".")
    return folded in _JOINING or folded in NUMBER or folded == "#"


def _numbers(word: str) -> tuple[int, ...]:
    """`"12,13,"` → `(12, 13)`; empty when any of it is no number."""
    found = [_NUMBER.fullmatch(piece) for piece in fold(word).strip(",.:;").split(",")]
    return tuple(int(each[1]) for each in found if each) if all(found) else ()


def _unique(pieces: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(number for found in pieces for number in found))
