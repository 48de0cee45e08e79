"""Flags anywhere in a line: `-t call -on yesterday 14:00 -d=25m --failed`.

A value may be quoted; a day, a time or a duration takes as many words as read as one, the longest
first. Dashes may be of any kind that a phone makes of them. What begins with a dash and is no flag
stays text, and so does a flag that can't be read: that is told, and nothing is lost.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.grammar.lex import Word, cut_out, split_words, strip_quotes
from bot.grammar.requests import ParseProblem
from bot.language.translator import N_
from journal.errors import RequestRefused, UserError
from journal.fold import fold

DASHES = "-‐‑‒–—―−"
_FLAG = re.compile(rf"[{DASHES}]{{1,2}}([a-zA-Z][a-zA-Z-]*)(?:=(.*))?", re.DOTALL)
# A dash, a word, nothing else: `-foo` was meant for a flag, `-20%` and `mid-on-word` were not.
_UNKNOWN = re.compile(r"--?[^\W\d_]{1,20}(?:=\S*)?")
_MAX_VALUE_WORDS = 8

# From the words that follow a flag: how many of them are its value, and the fields they give.
ValueReader = Callable[[Sequence[str]], tuple[int, Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Flag:
    field: str
    read: ValueReader


@dataclass(frozen=True, slots=True)
class ParsedFlags:
    """`rest` is the text without the flags that were read; `unread` are the others, without what
    followed them, and `bare_rest` is the text without either. `unknown` are words like flags that
    are none here; they stay text.
    """

    rest: str
    bare_rest: str
    unreadable: tuple[str, ...]
    fields: Mapping[str, Any]
    problems: tuple[ParseProblem, ...]
    unknown: tuple[str, ...] = ()


def flags_by_name(flags: Mapping[str, Flag]) -> Mapping[str, Flag]:
    """`{"template type t": flag}` → each of the names by itself."""
    return {name: flag for names, flag in flags.items() for name in names.split()}


def read_flags(
    text: str, known: Mapping[str, Flag], *, given: Mapping[str, Any] | None = None
) -> ParsedFlags:
    """`given` are fields that are taken already; to say them again is a problem."""
    said = split_words(text)
    fields: dict[str, Any] = dict(given or {})
    taken: list[tuple[int, int]] = []
    unread: list[Word] = []
    problems: list[ParseProblem] = []
    unknown: list[str] = []
    at = 0
    while at < len(said):
        flag = _find_flag(said[at], known)
        if flag is None:
            unknown += [said[at].text] if _UNKNOWN.fullmatch(said[at].text) else []
            at += 1
            continue
        values = _following_values(said, at, known)
        count, problem = _apply_flag(flag, said[at].text, values, fields)
        last = at + (0 if _inline_value(said[at]) is not None else count)
        if problem:
            typed = " ".join((said[at].text, *values[:1]))
            problems.append(ParseProblem(flag.field, typed, problem.sentence, problem.values))
            unread.append(said[at])
        else:
            taken.append((said[at].start, said[last].end))
        at = last + 1
    return ParsedFlags(
        rest=cut_out(text, taken),
        bare_rest=cut_out(text, [*taken, *((word.start, word.end) for word in unread)]),
        unreadable=tuple(word.text for word in unread),
        fields=fields,
        problems=tuple(problems),
        unknown=tuple(unknown),
    )


def _apply_flag(
    flag: Flag, typed: str, values: Sequence[str], fields: dict[str, Any]
) -> tuple[int, UserError | None]:
    """Returns how many values were used, and what is wrong with them."""
    try:
        count, got = flag.read(values)
    except RequestRefused as refused:
        return 0, refused
    if fields.keys() & got.keys():
        twice = N_("{typed} and another flag say the same twice; keep one of them.")
        return count, RequestRefused(twice, typed=typed)
    fields.update(got)
    return count, None


def flag_name(word: Word, known: Mapping[str, Flag]) -> str | None:
    found = _FLAG.fullmatch(word.text)
    name = fold(found[1]) if found else ""
    return name if name in known else None


def _find_flag(word: Word, known: Mapping[str, Flag]) -> Flag | None:
    name = flag_name(word, known)
    return None if name is None else known[name]


def _inline_value(word: Word) -> str | None:
    """Returns what stands behind a flag's own equals sign."""
    found = _FLAG.fullmatch(word.text)
    return found[2] if found else None


def _following_values(
    words_typed: Sequence[Word], at: int, known: Mapping[str, Flag]
) -> tuple[str, ...]:
    if (inline := _inline_value(words_typed[at])) is not None:
        return (strip_quotes(inline),)
    found: list[str] = []
    for word in words_typed[at + 1 : at + 1 + _MAX_VALUE_WORDS]:
        if flag_name(word, known) is not None:
            break
        found.append(word.unquoted)
    return tuple(found)
