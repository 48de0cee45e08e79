"""A verb that is declared is whole: it is read, answered, and explained in every language."""

from pathlib import Path
from typing import get_args

import pytest

import bot.listeners
from bot.dispatch import merge_tables
from bot.grammar import Request, Verb
from bot.grammar.commands import READERS
from bot.grammar.verb_table import VERBS
from bot.listeners.registry import LISTENERS

# They list the others.
NOT_IN_THE_HELP = {Verb.MENU, Verb.HELP}
# They work for another file of listeners, and offer nothing themselves.
OFFER_NOTHING = {"purge_run", "registry", "typed_input"}


def test_every_verb_is_declared_and_read() -> None:
    assert set(VERBS) == set(READERS) == set(Verb)


def test_whatever_is_asked_for_has_a_listener() -> None:
    assert set(get_args(Request)) - set(merge_tables(LISTENERS).verbs) == set()


@pytest.mark.parametrize("verb", [each for each in Verb if each not in NOT_IN_THE_HELP])
def test_the_help_explains_every_verb(verb: Verb) -> None:
    entry = VERBS[verb]
    assert entry.usage.split()[0] == verb
    assert not entry.example or entry.example.split()[0] == verb
    assert entry.help.endswith(".")


def test_every_file_of_listeners_is_found() -> None:
    folder = Path(bot.listeners.__path__[0])
    there = {file.stem for file in folder.glob("*.py")} - {"__init__"}
    found = {each.__name__.rpartition(".")[2] for each in LISTENERS}
    assert there - found == OFFER_NOTHING
