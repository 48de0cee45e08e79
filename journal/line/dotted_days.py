"""PURE. Tells `25.11` and `1.12`, which are days, from `9.05–9.20` and `14.30`, which are hours."""

from collections.abc import Sequence

from journal.line.lexicon import Lexicon
from journal.line.tokens import Token

DASHES = frozenset("-–—")


def is_range_of_times(tokens: Sequence[Token], at: int) -> bool:
    """`9.05–9.20`: one of the two has minutes that no month has."""
    for step in (-2, 2):
        other = tokens[at + step].raw if 0 <= at + step < len(tokens) else ""
        hour, _, minute = other.partition(".")
        told = len(minute) == 2 and minute.isdecimal() and hour.isdecimal()
        dashed = told and tokens[at + step // 2].key in DASHES
        if dashed and int(hour) < 24 and int(minute) > 12:
            return True
    return False


def is_no_time(tokens: Sequence[Token], lexicon: Lexicon, at: int, parts: Sequence[str]) -> bool:
    """`25.11`, `1.12`: hours and minutes of no meeting; nothing is counted by it."""
    day, month = int(parts[0]), int(parts[1])
    if lexicon.language == "en" or not 1 <= month <= 12 or not 1 <= day <= 31:
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    counts = after is not None and after.kind == "word" and not after.is_capital
    counts = counts and after is not None and after.key not in lexicon["at_clock"]
    told = (len(parts[1]) == 2 and month > 9) or day > 24
    return told and not counts and (day > 24 or day < 6 or month % 5 != 0)
