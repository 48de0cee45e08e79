"""Reads numbers of entries as people write them: `12`, `#12`, `nr 12`, `№12`, `12, 13 and 14`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.grammar.words import LAST_WORDS, NUMBER_WORDS
from journal.fold import fold

# No entry is number 0.
_NUMBER = re.compile(r"(?:(?:no|nr|nro)\.?|#)?#?(?=0*[1-9])([0-9]{1,15})")
_CONJUNCTIONS = frozenset({",", "&", "+", "and", "och", "og", "ja", "en", "и"})
# More are a segment or a purge, and a slip in one of them would not be seen.
MAX_TYPED_NUMBERS = 50


@dataclass(frozen=True, slots=True)
class LeadingNumbers:
    """Returns the numbers a line begins with, and how many of its words they took."""

    numbers: tuple[int, ...]
    is_last: bool
    words_used: int


def single_number(text: str) -> int | None:
    """Returns the number, when the text is nothing else."""
    said = text.split()
    found = read_leading_numbers(said)
    whole = len(found.numbers) == 1 and found.words_used == len(said)
    return found.numbers[0] if whole else None


def read_leading_numbers(words: Sequence[str]) -> LeadingNumbers:
    """`12 2 duplicates` is number 12: another number counts only behind a comma, an `and` or with
    its own mark, or where nothing but numbers follows.
    """
    if words and fold(words[0]).strip(".,:") in LAST_WORDS:
        return LeadingNumbers((), is_last=True, words_used=1)
    pieces = [_numbers_in_word(word) for word in words]
    if all(found or _is_conjunction(word) for word, found in zip(words, pieces, strict=True)):
        return LeadingNumbers(_unique_numbers(pieces), is_last=False, words_used=len(words))
    used = _count_number_words(words, pieces)
    return LeadingNumbers(_unique_numbers(pieces[:used]), is_last=False, words_used=used)


def _count_number_words(words: Sequence[str], pieces: Sequence[tuple[int, ...]]) -> int:
    """Counts the words from the first that belong to the list of numbers."""
    used = 0
    open_ = True
    for at, (word, found) in enumerate(zip(words, pieces, strict=True)):
        if found and (open_ or word.startswith("#")):
            used, open_ = at + 1, word.endswith(",")
        elif _is_conjunction(word) and at + 1 < len(words) and pieces[at + 1]:
            open_ = True
        else:
            break
    return used


def _is_conjunction(word: str) -> bool:
    folded = fold(word).rstrip(".")
    return folded in _CONJUNCTIONS or folded in NUMBER_WORDS or folded == "#"


def _numbers_in_word(word: str) -> tuple[int, ...]:
    """`"12,13,"` → `(12, 13)`; empty when any of it is no number."""
    found = [_NUMBER.fullmatch(piece) for piece in fold(word).strip(",.:;").split(",")]
    return tuple(int(each[1]) for each in found if each) if all(found) else ()


def _unique_numbers(pieces: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(number for found in pieces for number in found))
