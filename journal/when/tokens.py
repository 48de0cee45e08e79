"""Cuts what was typed into folded words; whatever cannot be a day, a time or a span is no words."""

from journal.fold import fold

Tokens = tuple[str, ...]

# The longest that means anything is shorter; what is longer is not looked at.
_LONGEST = 80


def tokenize(text: str) -> Tokens:
    """`"Nov 21,  2025"` → `("nov", "21", "2025")`; nothing where digits are not plain ones."""
    if len(text) > _LONGEST or any(c.isnumeric() and not c.isascii() for c in text):
        return ()
    cut = (word.rstrip(",").lstrip(",") for word in fold(text).split())
    return tuple(word for word in cut if word)


def join_tokens(words: Tokens) -> str:
    return " ".join(words)


def strip_prefix(words: Tokens, phrases: frozenset[str]) -> Tokens | None:
    """The words after the longest phrase they begin with; None when they begin with none."""
    for count in (3, 2, 1):
        if len(words) >= count and join_tokens(words[:count]) in phrases:
            return words[count:]
    return None


def strip_suffix(words: Tokens, phrases: frozenset[str]) -> Tokens | None:
    """The words before the longest phrase they end with; None when they end with none."""
    for count in (3, 2, 1):
        if len(words) >= count and join_tokens(words[-count:]) in phrases:
            return words[:-count]
    return None
