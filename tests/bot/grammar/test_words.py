"""The six languages against each other: complete, and clear wherever two meet."""

from collections.abc import Iterable

import pytest

from bot.grammar import StatsPeriod, Verb, verb_word
from bot.grammar.verb_table import VERBS
from bot.grammar.verbs import exact_verb
from bot.grammar.words import (
    KIND_WORDS,
    LAST_WORDS,
    ME_WORDS,
    NEXT_WORDS,
    PERIOD_WORDS,
    TEAM_WORDS,
    VOCABULARIES,
)
from journal.fold import fold


def meanings_by_word(tables: Iterable[Iterable[tuple[str, object]]]) -> dict[str, set[object]]:
    found: dict[str, set[object]] = {}
    for table in tables:
        for forms, meaning in table:
            for form in forms.split():
                found.setdefault(fold(form), set()).add(meaning)
    return found


def ambiguous_words(found: dict[str, set[object]]) -> set[str]:
    return {form for form, meant in found.items() if len(meant) > 1}


@pytest.mark.parametrize("language", VOCABULARIES)
def test_every_language_has_every_verb_and_period(language: str) -> None:
    table = VOCABULARIES[language]
    assert all(entry.words.words_in(language) for entry in VERBS.values())
    assert set(table.periods) == set(StatsPeriod)


@pytest.mark.parametrize("language", VOCABULARIES)
def test_every_word_of_a_language_names_one_verb_beside_the_english_ones(language: str) -> None:
    found = meanings_by_word(
        [(" ".join(entry.words.words_in(each)), verb) for verb, entry in VERBS.items()]
        for each in ("en", language)
    )
    assert ambiguous_words(found) == set()


@pytest.mark.parametrize("language", VOCABULARIES)
@pytest.mark.parametrize("verb", Verb)
def test_the_word_that_is_shown_is_understood(verb: Verb, language: str) -> None:
    assert exact_verb(verb_word(verb, language), language) is verb
    assert exact_verb(verb_word(verb, language).upper(), language) is verb


def test_no_kind_and_no_period_is_another_in_another_language() -> None:
    tables = VOCABULARIES.values()
    kinds = meanings_by_word(
        [(forms, kind) for kind, forms in each.kinds.items()] for each in tables
    )
    periods = meanings_by_word(
        [(forms, period) for period, forms in each.periods.items()] for each in tables
    )
    assert ambiguous_words(kinds) | ambiguous_words(periods) == set()
    assert not KIND_WORDS.keys() & PERIOD_WORDS.keys()


def test_words_that_stand_in_one_place_are_told_apart() -> None:
    assert not ME_WORDS & TEAM_WORDS
    assert not (ME_WORDS | TEAM_WORDS) & PERIOD_WORDS.keys()
    assert not LAST_WORDS & NEXT_WORDS
