"""PURE. Reads how long it took where number and unit are one word: `two-hour`, `tvåtimmarsmöte`, `20-минутный`."""

from collections.abc import Sequence

from journal.line.lexicon import Lexicon
from journal.line.tokens import Token

_DASHES = frozenset("-–—")
_MOST_DIGITS = 3


def joined_minutes(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Reads so many minutes, and where it ends."""
    if tokens[at].kind == "number":
        return _behind_digits(tokens, at, lexicon)
    for unit, minutes in lexicon.joined_units.items():
        number, found, _ = tokens[at].key.partition(unit)
        if not found:
            continue
        count = lexicon.joined_numbers.get(number.rstrip("-"))
        half = lexicon.fractions.get(number.rstrip("-"))
        if count or (half and minutes == 60):
            return (count * minutes if count else half or 0), at + 1
    return None


def _behind_digits(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """`20-minute`, `20-minuterssamtal`."""
    raw, behind = tokens[at].raw, tokens[at + 1 : at + 3]
    if len(behind) < 2 or behind[0].key not in _DASHES or not all(b.is_glued for b in behind):
        return None
    unit = next((each for each in lexicon.joined_units if behind[1].key.startswith(each)), "")
    if not unit or not raw.isdecimal() or len(raw) > _MOST_DIGITS:
        return None
    return int(raw) * lexicon.joined_units[unit], at + 3
