"""Which verb is meant: an English one, one of the reader's language, the beginning of one."""

from collections.abc import Mapping

from rapidfuzz.distance import OSA

from bot.grammar.requests import Verb
from bot.grammar.words import LANGUAGES, VERBS
from journal.fold import fold, language_code

_SHORTEST_BEGINNING = 3
_LONGEST_VERB = 40
_MOST_NEAREST = 3


def exact_verb(word: str, language: str) -> Verb | None:
    """`"Visa"` in Swedish, `"show"` in any."""
    return _known(language).get(fold(word))


def begun_verb(word: str, language: str) -> Verb | None:
    """By three letters or more that begin one verb alone."""
    typed = fold(word)
    if len(typed) < _SHORTEST_BEGINNING:
        return None
    begun = _begun(typed, language)
    return begun[0] if len(begun) == 1 else None


def nearest(word: str, language: str) -> tuple[Verb, ...]:
    """What may have been meant: several that begin so, or close spellings, the closest first."""
    typed = fold(word[:_LONGEST_VERB])
    if not typed:
        return ()
    close = sorted(
        (distance, verb)
        for known, verb in _known(language).items()
        if (distance := OSA.distance(typed, known)) <= _allowed(typed)
    )
    found = (*_begun(typed, language), *(verb for _, verb in close))
    return tuple(dict.fromkeys(found))[:_MOST_NEAREST]


def word_for(verb: Verb, language: str) -> str:
    """The verb as the reader's language says it."""
    table = LANGUAGES.get(language_code(language), LANGUAGES["en"])
    return table.verbs[verb].split()[0]


def _begun(typed: str, language: str) -> tuple[Verb, ...]:
    found = (verb for known, verb in _known(language).items() if known.startswith(typed))
    return tuple(dict.fromkeys(found))


def _known(language: str) -> Mapping[str, Verb]:
    """An English word that means another verb in the reader's language keeps its English one."""
    return {**VERBS.get(language_code(language), {}), **VERBS["en"]}


def _allowed(typed: str) -> int:
    """Two names of three letters differ by one as often as not."""
    if len(typed) < 4:
        return 0
    return 1 if len(typed) < 6 else 2
