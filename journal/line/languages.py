"""PURE. Guesses the language of a line: the reader's own, unless its words are plainly another's."""

from journal.line.lexicon import lexicon
from journal.line.tokens import split_words
from journal.line.words import LANGUAGES

_PLAINLY = 2


def guess_language(text: str, own: str) -> str:
    """Guess by how many of its words each language knows."""
    words = set(split_words(text))
    home = own if own in LANGUAGES else "en"
    known = {code: len(words & lexicon(code).known_words) for code in LANGUAGES}
    best = max(known, key=lambda code: (known[code], code == home))
    return best if known[best] >= known[home] + _PLAINLY + known[home] // 2 else home
