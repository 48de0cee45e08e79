"""A line cut into words, each with its place, so that whatever is not taken out stays as it was.

"Lovelace, Ada"     one word, quotes and all
-on="1 May 14:00"   one word
<@U1|bob>           one word
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

# A quote that is never closed is a letter like any other.
_WORD = re.compile(
    r'"[^"]*"[^\s"]*'
    r"|<@[^<>\s]*>[^\s<]*"
    r'|[-‐‑‒–—―−]{1,2}[a-zA-Z-]{1,20}="[^"]*"'
    r"|\S+"
)


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    start: int
    end: int

    @property
    def unquoted(self) -> str:
        return strip_quotes(self.text)


def split_words(text: str) -> tuple[Word, ...]:
    return tuple(Word(found[0], found.start(), found.end()) for found in _WORD.finditer(text))


def strip_quotes(text: str) -> str:
    """`'"Ada Lovelace"'` → `'Ada Lovelace'`."""
    if len(text) > 1 and text.startswith('"') and text.endswith('"'):
        return text[1:-1].strip()
    return text


def cut_out(text: str, taken: Iterable[tuple[int, int]]) -> str:
    """The text with the places cut out; where one was stands a space, or the line's end."""
    kept, at = [], 0
    for start, end in sorted(taken):
        kept.append(text[at:start])
        at = end
    kept.append(text[at:])
    return "".join(_joined_pieces(kept)).strip()


def _joined_pieces(pieces: Sequence[str]) -> Iterator[str]:
    gap = ""
    for piece in pieces:
        said = piece.strip()
        before, _, after = piece.partition(said) if said else (piece, "", "")
        yield from (("\n" if "\n" in gap + before else " "), said) if said else ()
        gap = after if said else gap + before
