"""The sentences below a list that goes on."""

from bot.language.translator import Translator


def more_than(t: Translator, shown: int) -> str:
    """How many there are besides is not known."""
    return t("{shown}, and there are more; --limit shows them.", shown=f"{shown:,}")


def shown_of(t: Translator, shown: int, count: int) -> str:
    return t("{shown} of {count}; --limit shows more.", shown=f"{shown:,}", count=f"{count:,}")
