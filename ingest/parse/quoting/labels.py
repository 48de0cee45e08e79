"""PURE. Reads labels as they stand above a quoted mail: `*Von:* Jane`, `De : Jane`, `送信元：Jane`.

A label is looked up in the tables of all languages. Of one text each line is read once, however
many blocks may begin near it: `LabelledLines` remembers.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest import words
from ingest.parse.quoting import line_signs
from ingest.parse.quoting.separators import (
    INVISIBLE_CHARS,
    LONGEST_LINE,
    LONGEST_MARGIN,
    without_margin,
)

LONGEST_LABEL = 40
_COLONS = ":："
_FARTHEST_COLON = LONGEST_MARGIN + LONGEST_LABEL
MOST_GLUED = 12
# More labels within a value than a client folds onto a line are part of a text.
MOST_FOLDED = 3


@dataclass(frozen=True, slots=True)
class Label:
    """The field that a line names, its value, and the fields that were folded onto the line."""

    name: str
    value: str
    folded: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class HeaderBlock:
    """`start` is the first line, `end` the line after the last one.

    `may_be_whole`: it has From and what else a mail's header has.
    """

    start: int
    end: int
    fields: dict[str, str] = field(default_factory=dict)
    label_lines: list[int] = field(default_factory=list)
    may_be_whole: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution; `sure` if no person would write such a line."""

    start: int
    end: int
    text: str
    is_sure: bool


class LabelledLines(list[str]):
    """The lines of a text. Each is read as a label once, and searched for a block once.

    A block may begin at any line and may hold sixty: without memory the same lines would be read
    again for each, and again for each that may begin within it, and all of it twice, for what was
    forwarded and for what is quoted. `runs` and `blocks` are those of `header_blocks`, by first
    line and wall; `attributions` those below no wall.
    """

    __slots__ = ("_labels", "_may_begin", "attributions", "blocks", "runs")

    def __init__(self, lines: Iterable[str] = ()) -> None:
        super().__init__(lines)
        self._labels: dict[int, Label | None] = {}
        self._may_begin: dict[int, bool] = {}
        self.attributions: dict[int, Attribution | None] = {}
        self.runs: dict[tuple[int, int | None], HeaderBlock | None] = {}
        self.blocks: dict[tuple[int, int | None], HeaderBlock | None] = {}

    def may_begin_quote(self, position: int) -> bool:
        """Says whether anything may begin at this line that is no prose."""
        if position not in self._may_begin:
            self._may_begin[position] = self._has_sign(position)
        return self._may_begin[position]

    def _has_sign(self, position: int) -> bool:
        if line_signs.may_begin_quote(self[position]):
            return True
        return position + 1 < len(self) and line_signs.begins_with_digit(self[position + 1])

    def label(self, position: int) -> Label | None:
        if position not in self._labels:
            self._labels[position] = _read_label(self[position])
        return self._labels[position]


def _read_label(line: str) -> Label | None:
    """`À : a@b.example Objet : Bonjour` has two fields, which were folded onto one line."""
    found = parse_label(line)
    if found is None:
        return None
    name, value = found
    folded = find_glued_labels(value) if name != "subject" else []
    if not folded or len(folded) > MOST_FOLDED:
        return Label(name, value)
    first = min(place for _, place, _ in folded)
    return Label(name, value[:first].strip(), tuple((each, text) for each, _, text in folded))


def parse_label(line: str) -> tuple[str, str] | None:
    """`*Von:* Jane` → ("sender", "Jane")."""
    if not any(mark in line[:_FARTHEST_COLON] for mark in _COLONS):
        return None
    text = without_margin(line)
    colon = _find_colon(text)
    if colon < 1:
        return None
    name = words.LABELS.get(words.normalise(text[:colon].strip("*_ \t\xa0")))
    return (name, text[colon + 1 :].strip(f"* \t{INVISIBLE_CHARS}")) if name else None


def label_text(line: str) -> str:
    """The text before the colon, as written: `*Von:* Jane` → `Von`."""
    text = without_margin(line)
    return text[: max(0, _find_colon(text))].strip("*_ \t\xa0")


def _find_colon(text: str) -> int:
    places = [text.find(mark, 0, LONGEST_LABEL) for mark in _COLONS]
    return min((place for place in places if place >= 0), default=-1)


def find_glued_labels(text: str) -> list[tuple[str, int, str]]:
    """(field, where it begins, value) of each label within one line."""
    text = text[:LONGEST_LINE]
    marks: list[tuple[str, int, int]] = []
    # No label has a colon: each letter is looked at for the next colon only.
    floor, place = 0, text.find(":")
    while place >= 0 and len(marks) < MOST_GLUED:
        found = _label_before(text, place, floor)
        if found is not None and found[0] not in {name for name, _, _ in marks}:
            marks.append((found[0], found[1], place + 1))
            if found[0] == "subject":
                break
        floor, place = place + 1, text.find(":", place + 1)
    if not marks:
        return []
    if "subject" not in {name for name, _, _ in marks}:
        marks += _subject_without_colon(text, marks[-1][2])
    ends = [start for _, start, _ in marks[1:]] + [len(text)]
    return [
        (name, start, text[after:end].strip("* \t\xa0"))
        for (name, start, after), end in zip(marks, ends, strict=True)
    ]


def _subject_without_colon(text: str, start: int) -> list[tuple[str, int, int]]:
    """`… 09:26:50 CETAssunto Offer`: some clients glue it on, and forget its colon."""
    for place in range(start + 1, min(len(text), start + 300)):
        if text[place].isupper() and not text[place - 1].isspace():
            word = text[place : place + LONGEST_LABEL].partition(" ")
            if word[1] and words.normalise(word[0]) in words.SUBJECT_LABELS:
                return [("subject", place, place + len(word[0]))]
    return []


def _label_before(text: str, colon: int, floor: int) -> tuple[str, int] | None:
    """The longest label that ends at the colon and begins where a word begins."""
    end = colon - 1 if text[colon - 1 : colon] in {" ", "\xa0"} else colon
    for start in range(max(floor, end - LONGEST_LABEL), end):
        # `… 09:26:50 MEZBetreff: x`: glued on, the capitals of a zone end where a label begins.
        if start > floor and text[start - 1].isalpha() and not text[start - 1].isupper():
            continue
        if not (text[start].isupper() or text[start] == "*"):
            continue
        name = words.LABELS.get(words.normalise(text[start:end].strip("*")))
        if name and text[start:end].strip("*")[:1].isupper():
            return name, start
    return None
