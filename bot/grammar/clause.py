"""A line cut into clauses of folded words, and the deed that begins it."""

import re
from dataclasses import dataclass

from bot.grammar.words import (
    FAILED,
    FILLERS,
    NEVER,
    OURS,
    SHARED,
    THEIRS,
    THEY,
    WE,
    Kind,
)
from journal.fold import fold
from journal.model import Direction

Clause = tuple[str, ...]

# Further down a text tells of other things than of itself.
_LOOKED_AT = 600
_MOST_WORDS = 40
_MOST_CLAUSES = 8
_LONGEST_DEED = 4
# A dot behind a number, `kl` or `p.m` ends no clause.
_END = re.compile(r"[!?;\n]|,(?=\s|$)|(?<!\d)(?<![ap]\.m)(?<!\bkl)(?<!\bklo)\.(?=\s|$)|\s[-–—]+\s")
_DATE = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.")
_AROUND = "\"'()[]{}*_~`…,.:"


@dataclass(frozen=True, slots=True)
class Deed:
    """What begins the line: words `start` to `end` of its first clause."""

    kind: Kind
    direction: Direction | None
    start: int
    end: int


def clauses(text: str) -> tuple[Clause, ...]:
    """The first ones, of few words in all; empty ones left out."""
    found: list[Clause] = []
    room = _MOST_WORDS
    for piece in _END.split(fold(text[:_LOOKED_AT]))[:_MOST_CLAUSES]:
        clause = _clause(piece)[:room]
        room -= len(clause)
        if clause:
            found.append(clause)
    return tuple(found)


def _clause(piece: str) -> Clause:
    bare = (_bare(word) for word in piece.split())
    return tuple(word for word in bare if word)


def _bare(word: str) -> str:
    """A date keeps its last dot."""
    return word if _DATE.fullmatch(word) else word.strip(_AROUND)


def deed_of(clause: Clause, skipped: frozenset[int]) -> Deed | None:
    """`skipped` are the places of words that tell a time or a duration."""
    them = False
    for at, word in enumerate(clause):
        if found := _deed_at(clause, at):
            return _by_them(found) if them else found
        if word in THEY:
            them = True
        elif at not in skipped and word not in WE | FILLERS:
            return None
    return None


def _deed_at(clause: Clause, at: int) -> Deed | None:
    for end in range(min(len(clause), at + _LONGEST_DEED), at, -1):
        said = " ".join(clause[at:end])
        if said in NEVER:
            return None
        for table, direction in (
            (THEIRS, Direction.INBOUND),
            (OURS, Direction.OUTBOUND),
            (SHARED, None),
        ):
            if said in table:
                return Deed(table[said], direction, at, end)
    return None


def _by_them(deed: Deed) -> Deed:
    if deed.direction is None:
        return deed
    return Deed(deed.kind, Direction.INBOUND, deed.start, deed.end)


def reached_nobody(said: tuple[Clause, ...], deed: Deed | None) -> bool:
    """`no answer` as a clause by itself, or at the end of what begins with a call."""
    if any(" ".join(clause) in FAILED for clause in said):
        return True
    if deed is None or deed.kind is not Kind.CALL:
        return False
    return any(" ".join(clause[-count:]) in FAILED for clause in said for count in (2, 3, 4))
