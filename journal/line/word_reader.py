"""PURE. Looks at the words of a line by their places; beyond its ends there is nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from journal.line.lexicon import Lexicon
from journal.line.tokens import Token


@dataclass(frozen=True, slots=True)
class WordReader:
    """What reads a day, a time or a duration at a place of a line is one of these."""

    tokens: Sequence[Token]
    lexicon: Lexicon

    def _key(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def _keys(self) -> list[str]:
        return [each.key for each in self.tokens]

    def _is_number(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "number"
