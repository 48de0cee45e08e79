"""PURE. Finds the phrases of a line: which words of it tell of something, and which only look so."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from journal.line.inflection import noun_bases
from journal.line.lexicon import Lexicon, Meaning, Sense
from journal.line.owned_places import find_owned_places
from journal.line.people import Participants
from journal.line.phrases import Found, without_overlaps
from journal.line.reading import Fact, Reading, own_or_theirs
from journal.line.tokens import Token

_SHORTEST_FORM = 5


def read_facts(tokens: Sequence[Token], words: Lexicon, people: Participants) -> Reading:
    taken = {at for each in people.places for at in range(each.first, each.last + 1)}
    keys = [each.key for each in tokens]
    ends = _sentence_ends(tokens)
    found = [
        fact
        for fact in (
            *_find_orders(tokens, words, people),
            *words.phrases.find_all(keys, ends),
            *_find_inverted(tokens, words, ends),
            *_find_other_forms(tokens, words),
            *_find_bare_nothings(tokens, words),
            *find_owned_places(tokens, words, people),
        )
        if taken.isdisjoint(fact.places)
        and not tokens[fact.start].is_masked
        and not _is_no_phrase_here(tokens, words, fact)
        and not (len(fact.places) == 1 and tokens[fact.start].raw.casefold() in words.accented)
    ]
    line = Reading(tokens, words, people.places, tuple(without_overlaps(found)))
    return replace(line, facts=tuple(own_or_theirs(line, fact) for fact in line.facts))


def _is_no_phrase_here(tokens: Sequence[Token], words: Lexicon, fact: Fact) -> bool:
    """`Adriana Bell from Kestrel`: half of somebody's name; `telefoontje van 6 min`: so long."""
    last, after = fact.places[-1], fact.end
    counted = after < len(tokens) and tokens[after].kind == "number"
    noted = fact.meaning.sense in {Sense.FOLLOW_UP, Sense.TODO}
    if counted and len(fact.places) > 1 and tokens[last].key in words["from_words"] and not noted:
        return True
    first = fact.start
    if tokens[first].key not in words["name_words"] or first == 0 or tokens[first].raw.isupper():
        return False
    if not tokens[first].is_capital:
        return False
    before = tokens[first - 1]
    plain = before.kind == "word" and before.is_capital and not before.raw.isupper()
    unknown = before.key not in words.vocabulary | words["ordinary"]
    return plain and unknown and before.key not in words.weekdays


def _find_inverted(tokens: Sequence[Token], words: Lexicon, ends: Sequence[int]) -> Iterator[Fact]:
    """`åkte jag förbi`, `fikk endelig tak i`: our pronoun or an adverb behind the first word."""
    for at in range(1, len(tokens) - 1):
        if tokens[at].key not in words["we_words"] | words["adverbs"]:
            continue
        keys = [tokens[place].key for place in range(at - 1, ends[at]) if place != at]
        for found in words.phrases.from_place(keys, 0, len(keys)):
            if len(found.places) > 1 and found.places[1] == 1:
                places = (at - 1, *(at + place for place in found.places[1:]))
                yield Found(found.meaning, places)


def _find_other_forms(tokens: Sequence[Token], words: Lexicon) -> Iterator[Fact]:
    """Nouns of what was done in forms that are not listed: `tekstarina`, `demootje`."""
    known = words["ordinary"] | words.weekdays.keys() | words.months.keys() | words.numbers.keys()
    for at, token in enumerate(tokens):
        if token.kind != "word" or token.key in known or len(token.key) < _SHORTEST_FORM:
            continue
        if words.language == "fi" and token.key.endswith("sta"):
            # `keikasta` is what was talked of.
            continue
        if words.phrases.longest_at([token.key], 0, 1) is not None:
            continue
        for base in noun_bases(token.key, words.language):
            found = words.phrases.longest_at([base], 0, 1)
            if found is not None and found.meaning.sense is Sense.NOUN:
                yield Found(found.meaning, (at,))
                break


def _find_bare_nothings(tokens: Sequence[Token], words: Lexicon) -> Iterator[Fact]:
    """`phoned all day, nada`: a clause of its own that says nobody was reached."""
    for at, token in enumerate(tokens):
        if token.key not in words["nothing_words"]:
            continue
        rest = [each for each in tokens if each.clause == token.clause and each.kind != "sign"]
        if len(rest) == 1:
            yield Found(Meaning(Sense.UNREACHED), (at,))


def _find_orders(tokens: Sequence[Token], words: Lexicon, people: Participants) -> Iterator[Fact]:
    """`send Bob the quote`, `Kari: svar henne`: a clause of somebody begins with what we are to do."""
    keys = [each.key for each in tokens]
    named = {tokens[each.first].clause for each in people.places}
    for at, token in enumerate(tokens):
        if at > 0 and tokens[at - 1].clause == token.clause:
            continue
        found = words.tables["orders"].longest_at(keys, at, len(keys))
        whom = token.clause in named or (
            keys[at + 1 : at + 2] and keys[at + 1] in words["object_words"]
        )
        if found is not None and whom:
            yield Found(Meaning(Sense.TODO), found.places)


def _sentence_ends(tokens: Sequence[Token]) -> list[int]:
    ends = [0] * len(tokens)
    end = len(tokens)
    for at in range(len(tokens) - 1, -1, -1):
        if at + 1 < len(tokens) and tokens[at + 1].sentence != tokens[at].sentence:
            end = at + 1
        ends[at] = end
    return ends
