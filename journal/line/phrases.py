"""PURE. Phrases of several words found in a line, the longest first, in time linear in the line.

A table of phrases is a tree of words; `call*` is any word that begins so, `*mail` one that
ends so, `..` up to four words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from journal.fold import fold
from journal.line.tokens import split_words

_Meaning = TypeVar("_Meaning")

_LONGEST_GAP = 4
_SHORTEST_BEGINNING = 2
_PARTS = frozenset(",:;()")


@dataclass(slots=True)
class _Node(Generic[_Meaning]):
    words: "dict[str, _Node[_Meaning]]" = field(default_factory=dict)
    beginnings: "dict[str, _Node[_Meaning]]" = field(default_factory=dict)
    endings: "dict[str, _Node[_Meaning]]" = field(default_factory=dict)
    gap: "_Node[_Meaning] | None" = None
    meanings: list[_Meaning] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found(Generic[_Meaning]):
    """`places` are the positions of its own words, without those of a gap."""

    meaning: _Meaning
    places: tuple[int, ...]

    @property
    def start(self) -> int:
        return self.places[0]

    @property
    def end(self) -> int:
        return self.places[-1] + 1


class PhraseTable(Generic[_Meaning]):
    """Phrases, each with what it means."""

    def __init__(self, phrases: Iterable[tuple[str, _Meaning]]) -> None:
        self._root: _Node[_Meaning] = _Node()
        for listed, meaning in phrases:
            for phrase in listed.split(","):
                if words := _pattern(phrase):
                    _add(self._root, words, meaning)

    def find_all(self, keys: Sequence[str], ends: Sequence[int]) -> Iterator[Found[_Meaning]]:
        """Every phrase wherever it stands; `ends` has for each word where its sentence ends."""
        for start in range(len(keys)):
            yield from self._from(keys, start, ends[start])

    def from_place(self, keys: Sequence[str], start: int, end: int) -> Iterator[Found[_Meaning]]:
        return self._from(keys, start, end)

    def longest_at(self, keys: Sequence[str], start: int, end: int) -> Found[_Meaning] | None:
        return max(self._from(keys, start, end), key=lambda each: each.end, default=None)

    def _from(self, keys: Sequence[str], start: int, end: int) -> Iterator[Found[_Meaning]]:
        states: list[tuple[_Node[_Meaning], int, tuple[int, ...]]] = [(self._root, start, ())]
        while states:
            node, at, places = states.pop()
            if places:
                for meaning in node.meanings:
                    yield Found(meaning, places)
            if at < end:
                # What is spelt out whole is taken off first, and is found before any ending.
                steps = list(_steps(node, keys[at]))
                states += [(each, at + 1, (*places, at)) for each in reversed(steps)]
            if node.gap is not None:
                states += [(node.gap, each, places) for each in _behind_gap(keys, at, end)]


def _behind_gap(keys: Sequence[str], at: int, end: int) -> Iterator[int]:
    """Says where a phrase may go on: a gap has no comma in it."""
    for further in range(at, min(end, at + _LONGEST_GAP + 1)):
        yield further
        if keys[further] in _PARTS:
            return


def _steps(node: _Node[_Meaning], key: str) -> Iterator[_Node[_Meaning]]:
    if (exact := node.words.get(key)) is not None:
        yield exact
    begun = _beginnings_of(node, key)
    yield from (node.beginnings[each] for each in begun)
    if exact is None and not begun and node.endings:
        # The longest is meant, and a whole word before any ending.
        ended = next((each for each in _parts(key, begins=False) if each in node.endings), None)
        if ended is not None:
            yield node.endings[ended]


def _beginnings_of(node: _Node[_Meaning], key: str) -> list[str]:
    if not node.beginnings:
        return []
    return [each for each in _parts(key, begins=True) if each in node.beginnings]


def _parts(key: str, *, begins: bool) -> Iterator[str]:
    for length in range(_SHORTEST_BEGINNING, len(key) + begins):
        yield key[:length] if begins else key[length:]


def _pattern(phrase: str) -> list[str]:
    found: list[str] = []
    for part in phrase.split():
        if part == ".." or "|" in part or "*" in part:
            found.append(fold(part))
        else:
            found.extend(split_words(part))
    return found


def _add(root: _Node[_Meaning], words: Sequence[str], meaning: _Meaning) -> None:
    nodes = [root]
    for word in words:
        nodes = [_child(node, each) for node in nodes for each in word.split("|")]
    for node in nodes:
        if meaning not in node.meanings:
            node.meanings.append(meaning)


def _child(node: _Node[_Meaning], word: str) -> _Node[_Meaning]:
    if word == "..":
        node.gap = node.gap or _Node()
        return node.gap
    table = node.beginnings if word.endswith("*") else node.words
    table = node.endings if word.startswith("*") and len(word) > 1 else table
    return table.setdefault(word.strip("*"), _Node())


def without_overlaps(found: Iterable[Found[_Meaning]]) -> list[Found[_Meaning]]:
    """Gives those of most words first, and of those the closest; then as they stand in the line."""
    taken: set[int] = set()
    kept: list[Found[_Meaning]] = []
    for each in sorted(found, key=lambda one: (-len(one.places), one.end - one.start, one.start)):
        if taken.isdisjoint(each.places):
            taken.update(each.places)
            kept.append(each)
    return sorted(kept, key=lambda one: one.start)


def table_of(meanings: Mapping[str, _Meaning]) -> PhraseTable[_Meaning]:
    return PhraseTable(meanings.items())
