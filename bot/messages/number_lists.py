"""Numbers of entries and mails in a sentence: the first of them, and how many more there are."""

from collections.abc import Sequence

from bot.language.translator import Translator

_MOST_NAMED = 12


def list_entries(t: Translator, numbers: Sequence[int]) -> str:
    """Lists entries: `#1, #2 and 40 more`."""
    return _list_first(t, [f"#{number}" for number in numbers])


def list_mails(t: Translator, numbers: Sequence[int]) -> str:
    """Lists mails: `1, 2 and 40 more`."""
    return _list_first(t, [str(number) for number in numbers])


def _list_first(t: Translator, texts: Sequence[str]) -> str:
    listed, more = ", ".join(texts[:_MOST_NAMED]), len(texts) - _MOST_NAMED
    return t("{listed} and {more} more", listed=listed, more=t.number(more)) if more > 0 else listed
