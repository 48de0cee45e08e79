"""A line cut into clauses of folded words, and the deed that begins it."""

import re
from dataclasses import dataclass

from bot.grammar.words import (
    EXCLUDED_PHRASES,
    FILLER_WORDS,
    INBOUND_PHRASES,
    OUTBOUND_PHRASES,
    THEY_WORDS,
    UNDIRECTED_PHRASES,
    UNREACHED_PHRASES,
    WE_WORDS,
    CommunicationKind,
)
from journal.fold import fold
from journal.model import Direction

Clause = tuple[str, ...]

# Further down a text tells of other things than of itself.
_MAX_LETTERS_READ = 600
_MOST_WORDS = 40
_MOST_CLAUSES = 8
_MAX_PHRASE_WORDS = 4
# A dot behind a number, `kl` or `p.m` ends no clause.
_CLAUSE_END = re.compile(
    r"[!?;\n]|,(?=\s|$)|(?<!\d)(?<![ap]\.m)(?<!\bkl)(?<!\bklo)\.(?=\s|$)|\s[-–—]+\s"
)
_DATE = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.")
_PUNCTUATION = "\"'()[]{}*_~`…,.:"


@dataclass(frozen=True, slots=True)
class OpeningPhrase:
    """What begins the line: words `start` to `end` of its first clause."""

    kind: CommunicationKind
    direction: Direction | None
    start: int
    end: int


def split_clauses(text: str) -> tuple[Clause, ...]:
    """The first ones, of few words in all; empty ones left out."""
    found: list[Clause] = []
    room = _MOST_WORDS
    for piece in _CLAUSE_END.split(fold(text[:_MAX_LETTERS_READ]))[:_MOST_CLAUSES]:
        clause = _clause_words(piece)[:room]
        room -= len(clause)
        if clause:
            found.append(clause)
    return tuple(found)


def _clause_words(piece: str) -> Clause:
    bare = (_strip_punctuation(word) for word in piece.split())
    return tuple(word for word in bare if word)


def _strip_punctuation(word: str) -> str:
    """A date keeps its last dot."""
    return word if _DATE.fullmatch(word) else word.strip(_PUNCTUATION)


def find_opening_phrase(clause: Clause, skipped: frozenset[int]) -> OpeningPhrase | None:
    """`skipped` are the places of words that tell a time or a duration."""
    them = False
    for at, word in enumerate(clause):
        if found := _opening_phrase_at(clause, at):
            return _as_inbound(found) if them else found
        if word in THEY_WORDS:
            them = True
        elif at not in skipped and word not in WE_WORDS | FILLER_WORDS:
            return None
    return None


def _opening_phrase_at(clause: Clause, at: int) -> OpeningPhrase | None:
    for end in range(min(len(clause), at + _MAX_PHRASE_WORDS), at, -1):
        said = " ".join(clause[at:end])
        if said in EXCLUDED_PHRASES:
            return None
        for table, direction in (
            (INBOUND_PHRASES, Direction.INBOUND),
            (OUTBOUND_PHRASES, Direction.OUTBOUND),
            (UNDIRECTED_PHRASES, None),
        ):
            if said in table:
                return OpeningPhrase(table[said], direction, at, end)
    return None


def _as_inbound(opening: OpeningPhrase) -> OpeningPhrase:
    if opening.direction is None:
        return opening
    return OpeningPhrase(opening.kind, Direction.INBOUND, opening.start, opening.end)


def reached_nobody(all_clauses: tuple[Clause, ...], opening: OpeningPhrase | None) -> bool:
    """`no answer` as a clause by itself, or at the end of what begins with a call."""
    if any(" ".join(clause) in UNREACHED_PHRASES for clause in all_clauses):
        return True
    if opening is None or opening.kind is not CommunicationKind.CALL:
        return False
    return any(
        " ".join(clause[-count:]) in UNREACHED_PHRASES
        for clause in all_clauses
        for count in (2, 3, 4)
    )
