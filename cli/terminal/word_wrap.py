"""PURE. Breaks a line where a reader would: between words, in a long one behind a hyphen, at last anywhere.

An address stays whole as long as it fits; then it is broken behind its `@`, `-`, `_` or `/`, and
before a dot, rather than in the middle of a name.
"""

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

# A word of more letters may be broken behind its hyphens, so that it takes no other column's place.
_LONG_WORD = 24
_WORD = re.compile(r"\S+\s*|\s+")
_HYPHENATED = re.compile(r"[^-]+-*|-+")
_HALVES = re.compile(r"[^@]+@*|@+")
_JOINTS = re.compile(r"[.]?[^-@_/.]+[-@_/]*|[-@_/.]")


def longest_unit(text: str) -> int:
    """Says how wide a column must be so that nothing is broken that should stay whole."""
    return max((cell_len(each.rstrip()) for each in _units(text)), default=0)


def break_offsets(text: str, width: int) -> list[int]:
    """Says where lines begin but the first, so that none is wider than `width`; blanks may stand out."""
    offsets: list[int] = []
    place = used = 0
    for unit in _units(text):
        # What does not fit on a line begins one of its own.
        is_wide = cell_len(unit.rstrip()) > width
        for position, piece in enumerate(_pieces(unit, width) if is_wide else [unit]):
            is_full = used + cell_len(piece.rstrip()) > width
            if used and (is_full or (is_wide and position == 0)):
                offsets.append(place)
                used = 0
            place += len(piece)
            used += cell_len(piece)
    return offsets


def _units(line: str) -> Iterator[str]:
    for word in _WORD.findall(line):
        is_address = "@" in word or "/" in word
        yield from [word] if is_address or len(word) <= _LONG_WORD else _HYPHENATED.findall(word)


def _pieces(unit: str, width: int) -> Iterator[str]:
    """The largest pieces of a unit that fit: first those at its `@`, then those at its joints."""
    for half in _HALVES.findall(unit):
        if cell_len(half.rstrip()) <= width:
            yield half
            continue
        for part in _JOINTS.findall(half):
            yield from [part] if cell_len(part.rstrip()) <= width else chop_cells(part, width)
