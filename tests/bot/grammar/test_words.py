"""The six languages against each other: complete, and clear wherever two meet."""

from collections.abc import Iterable

import pytest

from bot.grammar import Period, Verb, word_for
from bot.grammar.clause import clauses, deed_of
from bot.grammar.verbs import exact_verb
from bot.grammar.words import (
    FAILED,
    KINDS,
    LANGUAGES,
    LAST,
    ME,
    NEXT,
    OURS,
    PERIODS,
    SHARED,
    TEAM,
    THEIRS,
    Words,
)
from journal.fold import fold


def meanings(tables: Iterable[Iterable[tuple[str, object]]]) -> dict[str, set[object]]:
    found: dict[str, set[object]] = {}
    for table in tables:
        for forms, meaning in table:
            for form in forms.split():
                found.setdefault(fold(form), set()).add(meaning)
    return found


def doubtful(found: dict[str, set[object]]) -> set[str]:
    return {form for form, meant in found.items() if len(meant) > 1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_verb_and_period(language: str) -> None:
    table = LANGUAGES[language]
    assert set(table.verbs) == set(Verb)
    assert set(table.periods) == set(Period)
    assert table.failed
    assert {*table.ours, *table.theirs, *table.shared} >= {"call", "meeting", "visit", "mail"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_language_names_one_verb_beside_the_english_ones(language: str) -> None:
    tables: list[Words] = [LANGUAGES["en"], LANGUAGES[language]]
    found = meanings([(forms, verb) for verb, forms in each.verbs.items()] for each in tables)
    assert doubtful(found) == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verb", Verb)
def test_the_word_that_is_shown_is_understood(verb: Verb, language: str) -> None:
    assert exact_verb(word_for(verb, language), language) is verb
    assert exact_verb(word_for(verb, language).upper(), language) is verb


def test_no_kind_and_no_period_is_another_in_another_language() -> None:
    tables = LANGUAGES.values()
    kinds = meanings([(forms, kind) for kind, forms in each.kinds.items()] for each in tables)
    periods = meanings(
        [(forms, period) for period, forms in each.periods.items()] for each in tables
    )
    assert doubtful(kinds) | doubtful(periods) == set()
    assert not KINDS.keys() & PERIODS.keys()


def test_words_that_stand_in_one_place_are_told_apart() -> None:
    assert not ME & TEAM
    assert not (ME | TEAM) & PERIODS.keys()
    assert not LAST & NEXT


def test_no_deed_is_ours_in_one_language_and_theirs_in_another() -> None:
    assert not OURS.keys() & THEIRS.keys()
    assert not OURS.keys() & SHARED.keys()
    assert not THEIRS.keys() & SHARED.keys()


@pytest.mark.parametrize("phrase", sorted({*OURS, *THEIRS, *SHARED}))
def test_every_deed_is_found_where_it_begins_a_line(phrase: str) -> None:
    (clause,) = clauses(f"{phrase} x")
    deed = deed_of(clause, frozenset())
    assert deed is not None
    assert clause[deed.start : deed.end] == tuple(phrase.split())


@pytest.mark.parametrize("phrase", sorted(FAILED))
def test_every_silence_is_one_clause(phrase: str) -> None:
    assert clauses(phrase) == (tuple(phrase.split()),)
