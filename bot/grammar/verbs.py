"""Finds which verb is meant: an English one, one of the reader's language, the beginning of one."""

from collections.abc import Mapping

from rapidfuzz.distance import OSA

from bot.grammar.requests import Verb
from bot.grammar.verb_table import VERBS
from bot.grammar.words import VERB_WORDS, VOCABULARIES
from journal.fold import fold, language_code

_MIN_PREFIX_LETTERS = 3
_MAX_VERB_LETTERS = 40
_MAX_SUGGESTIONS = 3


def exact_verb(word: str, language: str) -> Verb | None:
    """`"Visa"` in Swedish, `"show"` in any."""
    return _verbs_by_word(language).get(fold(word))


def verb_by_prefix(word: str, language: str) -> Verb | None:
    """Find the verb that alone begins with these letters, of which there are three or more."""
    typed = fold(word)
    if len(typed) < _MIN_PREFIX_LETTERS:
        return None
    begun = _verbs_with_prefix(typed, language)
    return begun[0] if len(begun) == 1 else None


def suggest_verbs(word: str, language: str) -> tuple[Verb, ...]:
    """Finds what may have been meant: several that begin so, or close spellings, the closest first."""
    typed = fold(word[:_MAX_VERB_LETTERS])
    if not typed:
        return ()
    close = sorted(
        (distance, verb)
        for known, verb in _verbs_by_word(language).items()
        if (distance := OSA.distance(typed, known)) <= _max_distance(typed)
    )
    found = (*_verbs_with_prefix(typed, language), *(verb for _, verb in close))
    return tuple(dict.fromkeys(found))[:_MAX_SUGGESTIONS]


def verb_word(verb: Verb, language: str) -> str:
    """The verb as the reader's language says it."""
    code = language_code(language)
    return VERBS[verb].words.words_in(code if code in VOCABULARIES else "en")[0]


def _verbs_with_prefix(typed: str, language: str) -> tuple[Verb, ...]:
    found = (verb for known, verb in _verbs_by_word(language).items() if known.startswith(typed))
    return tuple(dict.fromkeys(found))


def _verbs_by_word(language: str) -> Mapping[str, Verb]:
    """An English word that means another verb in the reader's language keeps its English one."""
    return {**VERB_WORDS.get(language_code(language), {}), **VERB_WORDS["en"]}


def _max_distance(typed: str) -> int:
    """Two names of three letters differ by one as often as not."""
    if len(typed) < 4:
        return 0
    return 1 if len(typed) < 6 else 2
