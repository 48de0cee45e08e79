"""The sentences of the house, collected once for each process of the tests: it takes some seconds."""

from collections.abc import Sequence
from functools import cache

from cli.sentences import Sentence, SentenceOrProblem, find_sentences


@cache
def all_sentences() -> Sequence[SentenceOrProblem]:
    return tuple(find_sentences())


def wanted_sentences() -> set[tuple[str, str]]:
    """Lists what a catalogue has: the singular, and the plural of what is counted."""
    return {(each.singular, each.plural) for each in all_sentences() if isinstance(each, Sentence)}
