"""The sentence below a list that goes on."""

from bot.language.translator import Translator


def shown_of(t: Translator, shown: int, count: int) -> str:
    return t("{shown} of {count}; --limit shows more.", shown=f"{shown:,}", count=f"{count:,}")
