"""PURE. Finds the places that are somebody's, whatever was done there.

the owner first       at Bob's warehouse · på hans verkstad · Raution uudella pajalla
the owner behind      på lageret til Per · ved hytta hans · на складе Жукова
"""

from collections.abc import Iterator, Sequence

from journal.line.durations import places_of_minutes
from journal.line.inflection import Case
from journal.line.lexicon import Lexicon, Meaning, Sense
from journal.line.people import Participants
from journal.line.phrases import Found
from journal.line.reading import NamePlace
from journal.line.tokens import Token

# Before a place and its owner stand an article and an adjective at most.
_BETWEEN = 2
_OF = frozenset({"of", "til", "hos", "van", "у"})
_LONG_WORD = 3


def find_owned_places(
    tokens: Sequence[Token], words: Lexicon, people: Participants
) -> Iterator[Found[Meaning]]:
    for at, token in enumerate(tokens):
        if token.kind != "word" or token.is_masked or people_at(people, at) is not None:
            continue
        if words.tables["places"].longest_at([token.key], 0, 1) is None:
            continue
        if _is_somebodys(tokens, words, people, at):
            yield Found(Meaning(Sense.AT_THEIRS), (at,))


def people_at(people: Participants, at: int) -> NamePlace | None:
    return next((each for each in people.places if each.first <= at <= each.last), None)


def _is_somebodys(tokens: Sequence[Token], words: Lexicon, people: Participants, at: int) -> bool:
    owned = _is_owner_behind(tokens, words, people, at)
    for before in range(at - 1, -1, -1):
        if tokens[before].clause != tokens[at].clause or tokens[before].kind == "sign":
            break
        if (name := people_at(people, before)) is not None:
            theirs = _is_owner(tokens, name)
            owned |= theirs and at - name.last <= _BETWEEN + 1
            if owned and words.language == "fi":
                return True
            if not theirs:
                break
            continue
        if tokens[before].key in words["owners"] and at - before <= _BETWEEN:
            owned = True
        elif tokens[before].key in words["at_place"]:
            return owned and not _is_behind_noun(tokens, words, before)
        elif at - before > _BETWEEN and not owned:
            break
    return False


def _is_owner(tokens: Sequence[Token], name: NamePlace) -> bool:
    return name.mention.case is Case.GENITIVE or tokens[name.last].key.endswith(("'s", "'"))


def _is_owner_behind(
    tokens: Sequence[Token], words: Lexicon, people: Participants, at: int
) -> bool:
    after = tokens[at + 1].key if at + 1 < len(tokens) else ""
    if words.language == "nb" and after in words["owners"]:
        return True
    if after in _OF and people_at(people, at + 2) is not None:
        return True
    behind = people_at(people, at + 1)
    return words.language == "ru" and behind is not None and behind.mention.case is not Case.SUBJECT


def _is_behind_noun(tokens: Sequence[Token], words: Lexicon, lead: int) -> bool:
    """`taket på hans lager`: what is said is of the roof, unless it took so long."""
    before = tokens[lead - 1] if lead else None
    if before is None or before.kind != "word" or before.clause != tokens[lead].clause:
        return False
    known = before.key in words.known_words | words.minutes | words.hours
    plain = len(before.key) >= _LONG_WORD and not known
    return plain and not places_of_minutes(tokens, words)
