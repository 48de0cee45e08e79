"""PURE. Reads numbers as digits and as words: `25`, `1,5`, `twenty five`, `tjugofem`, `двадцать пять`."""

from collections.abc import Sequence

from journal.line.lexicon import Lexicon
from journal.line.tokens import Token

_MOST_DIGITS = 9
_PAIRS = frozenset({"couple", "par", "paar"})


def read_number(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[float, int] | None:
    """The number that begins there, and where it ends."""
    if not 0 <= at < len(tokens):
        return None
    token = tokens[at]
    if token.kind == "number":
        return _digits(token.raw, at)
    value = lexicon.numbers.get(token.key)
    if value is None:
        return None
    if value == 1 and at + 1 < len(tokens) and tokens[at + 1].key in _PAIRS:
        # `a couple of`, `ett par`
        leads = at + 2 < len(tokens) and tokens[at + 2].key == "of"
        return 2, at + 2 + leads
    if value % 10 == 0 and 20 <= value < 100 and at + 1 < len(tokens):
        more = lexicon.numbers.get(tokens[at + 1].key)
        if more is not None and 0 < more < 10:
            return value + more, at + 2
    return value, at + 1


def _digits(raw: str, at: int) -> tuple[float, int] | None:
    if len(raw) > _MOST_DIGITS or ":" in raw:
        return None
    parts = raw.replace(",", ".").split(".")
    if len(parts) > 2:
        return None
    return float(".".join(parts)), at + 1
