"""`25m`, `1h30`, `1:30`, `90`, `1,5 h`, `half an hour`, `45 минут`: how long, in whole minutes."""

import re
from fractions import Fraction

from journal.when import refusals
from journal.when.tokens import join_tokens, tokenize
from journal.when.words import FILLERS, NUMBERS, SPAN_PHRASES, UNITS, TimeUnit

_HOURS_AND_MINUTES = re.compile(r"([0-9]{1,3}):([0-5][0-9])")
_BARE_NUMBER = re.compile(r"[0-9]{1,5}")
_PIECE = re.compile(r"[0-9]{1,5}(?:[.,][0-9]{1,3})?|[^\W\d_]+\.?")
# The one fraction that keyboards offer; all other odd digits are refused.
_AND_A_HALF = re.compile(r"(?<=[0-9]) ?½")


def parse_minutes(text: str) -> int:
    typed = join_tokens(tokenize(_AND_A_HALF.sub(".5", text).replace("½", "0.5")))
    if typed in SPAN_PHRASES:
        return SPAN_PHRASES[typed]
    if clocked := _HOURS_AND_MINUTES.fullmatch(typed):
        return int(clocked[1]) * 60 + int(clocked[2])
    if _BARE_NUMBER.fullmatch(typed):
        return int(typed)
    found = _sum_pieces(typed)
    if found is None or found.denominator != 1:
        raise refusals.no_span(text.strip())
    return int(found)


def _sum_pieces(typed: str) -> Fraction | None:
    """The minutes in all: hours and then minutes, each with its unit, optional after hours."""
    pieces = _pieces(typed)
    if pieces is None:
        return None
    hours = _amount(pieces[:2], TimeUnit.HOUR)
    rest = pieces if hours is None else pieces[2:]
    if hours is not None and not rest:
        return hours * 60
    found = _amount(rest, TimeUnit.MINUTE)
    if found is None and hours is not None and len(rest) == 1 and isinstance(rest[0], Fraction):
        found = rest[0]
    return None if found is None else (hours or 0) * 60 + found


def _amount(pieces: list[Fraction | str], unit: TimeUnit) -> Fraction | None:
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
    matches = _PIECE.findall(typed)
    if "".join(matches) != typed.replace(" ", ""):
        return None
    return [
        _read(each)
        for each, following in zip(matches, (*matches[1:], ""), strict=False)
        # `en` joins in Dutch, and is one in Swedish: there a unit follows.
        if each not in FILLERS or following in UNITS
    ]


def _read(piece: str) -> Fraction | str:
    if piece[0].isdecimal():
        return Fraction(piece.replace(",", "."))
    return Fraction(NUMBERS[piece]) if piece in NUMBERS else piece
