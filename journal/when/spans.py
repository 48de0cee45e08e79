"""`25m`, `1h30`, `1:30`, `90`, `1,5 h`, `half an hour`, `45 минут`: how long, in whole minutes."""

import re
from fractions import Fraction

from journal.when import refusing
from journal.when.typed import phrase, tokens
from journal.when.words import FILLERS, NUMBERS, SPANS, UNITS, Unit

_CLOCKED = re.compile(r"([0-9]{1,3}):([0-5][0-9])")
_BARE = re.compile(r"[0-9]{1,5}")
_PIECE = re.compile(r"[0-9]{1,5}(?:[.,][0-9]{1,3})?|[^\W\d_]+\.?")
# The one fraction that keyboards offer; all other odd digits are refused.
_AND_A_HALF = re.compile(r"(?<=[0-9]) ?½")


def minutes(text: str) -> int:
    typed = phrase(tokens(_AND_A_HALF.sub(".5", text).replace("½", "0.5")))
    if typed in SPANS:
        return SPANS[typed]
    if clocked := _CLOCKED.fullmatch(typed):
        return int(clocked[1]) * 60 + int(clocked[2])
    if _BARE.fullmatch(typed):
        return int(typed)
    found = _summed(typed)
    if found is None or found.denominator != 1:
        raise refusing.not_a_span(text.strip())
    return int(found)


def _summed(typed: str) -> Fraction | None:
    """Hours and then minutes, each with its unit; the minutes after hours may do without."""
    pieces = _pieces(typed)
    if pieces is None:
        return None
    hours = _amount(pieces[:2], Unit.HOUR)
    rest = pieces if hours is None else pieces[2:]
    if hours is not None and not rest:
        return hours * 60
    found = _amount(rest, Unit.MINUTE)
    if found is None and hours is not None and len(rest) == 1 and isinstance(rest[0], Fraction):
        found = rest[0]
    return None if found is None else (hours or 0) * 60 + found


def _amount(pieces: list[Fraction | str], unit: Unit) -> Fraction | None:
    if len(pieces) != 2:
        return None
    number, word = pieces
    if (
        isinstance(number, str)
        or not isinstance(word, str)
        or UNITS.get(word.rstrip(".")) is not unit
    ):
        return None
    return number


def _pieces(typed: str) -> list[Fraction | str] | None:
    """`"1h 30 min"` → `[1, "h", 30, "min"]`; None where anything else is between them."""
    said = _PIECE.findall(typed)
    if "".join(said) != typed.replace(" ", ""):
        return None
    return [
        _read(each)
        for each, following in zip(said, (*said[1:], ""), strict=False)
        # `en` joins in Dutch, and is one in Swedish: there a unit follows.
        if each not in FILLERS or following in UNITS
    ]


def _read(piece: str) -> Fraction | str:
    if piece[0].isdecimal():
        return Fraction(piece.replace(",", "."))
    return Fraction(NUMBERS[piece]) if piece in NUMBERS else piece
