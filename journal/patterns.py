r"""PURE. The patterns of the config: which are allowed, and how one is searched for.

They are written by admins and searched in what strangers send, so every search is short: of the
text only the beginning is looked at, and a pattern that is still busy after a tenth of a second
has not found anything. The config check refuses a pattern that would grow without end, and one
that is caught by a text made to be slow: `(a|aa)+$` in a row of letters a.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# Longer than this, a pattern is a program that nobody can check.
LONGEST_PATTERN = 500
LONGEST_TEXT = 1_000
SEARCH_TIMEOUT_SECONDS = 0.1
# At the config check a text is shorter and a search may take longer: a pattern that is merely slow
# on a busy machine must not be refused.
_CHECK_LETTERS = 500
_CHECK_SECONDS = 0.3
_CHECK_ROWS = 8
# `(…{100}){100}` is written out before it is searched for, and would fill the memory.
_MOST_REPEATS = 10_000
# And the work of reading `(((…)+)+)+` doubles with every group around it.
_MAX_DEPTH = 12
_ESCAPED_CHARACTER = re.compile(r"\\.", re.DOTALL)
_REPEAT = re.compile(r"([)}]?)\s*\{\s*(\d*)\s*(?:,\s*(\d*)\s*)?\}")


@dataclass(frozen=True, slots=True)
class PatternMatch:
    """The text that matched, and the text of the pattern's first group, if it has one."""

    text: str
    group: str = ""


def search(pattern: str, text: str) -> PatternMatch | None:
    """The first place where the pattern is found. TimeoutError when that takes too long."""
    found = _compile(pattern).search(
        text[:LONGEST_TEXT], timeout=SEARCH_TIMEOUT_SECONDS, concurrent=True
    )
    if found is None:
        return None
    groups = found.groups()
    return PatternMatch(found[0], (groups[0] or "") if groups else "")


def count_groups(pattern: str) -> int:
    """Counts the groups of a good pattern."""
    return int(_compile(pattern).groups)


def pattern_problem(pattern: str) -> str:
    """Says why this can't be a pattern, in a sentence; empty when it can."""
    if len(pattern) > LONGEST_PATTERN:
        return f"the pattern has {len(pattern)} characters, and {LONGEST_PATTERN} are allowed."
    if _count_repeats(pattern) > _MOST_REPEATS:
        return f"the pattern repeats a part of it more than {_MOST_REPEATS:,} times."
    if _depth(pattern) > _MAX_DEPTH:
        return f"the pattern has groups within groups, more than {_MAX_DEPTH} deep."
    try:
        _compile(pattern)
    except ValueError as error:
        return f"the pattern can't be read: {error}."
    if not all(_is_quick(pattern, text) for text in _hostile_texts(pattern)):
        return "the pattern takes too long: a text can be made on which its search never ends."
    return ""


def _compile(pattern: str) -> Any:
    """Compiles a pattern, or raises ValueError. The library keeps those that it has compiled."""
    # Most commands search for nothing, and need not wait for the library.
    import regex

    try:
        return regex.compile(pattern)
    except (regex.error, RecursionError, OverflowError, MemoryError) as error:
        raise ValueError(str(error) or "it is too deep") from None


def _count_repeats(pattern: str) -> int:
    """Counts how often the most repeated part may be written out: an upper bound, since groups nest."""
    of_groups, longest = 1, 1
    for behind, least, most in _REPEAT.findall(pattern):
        times = max(int(least[:9] or 1), int(most[:9] or 1))
        if behind:
            of_groups = min(of_groups * times, _MOST_REPEATS + 1)
        else:
            longest = max(longest, times)
    return of_groups * longest


def _depth(pattern: str) -> int:
    depth, deepest = 0, 0
    for char in _ESCAPED_CHARACTER.sub("", pattern):
        depth = max(0, depth + (char == "(") - (char == ")"))
        deepest = max(deepest, depth)
    return deepest


def _hostile_texts(pattern: str) -> Iterator[str]:
    """Rows of one letter that end as nobody expects: the usual letters, and the pattern's own.

    The end holds the pattern's own characters: a search for one that is missing would be over
    at once.
    """
    end = "\x00" + "".join(dict.fromkeys(pattern))
    own = [char for char in dict.fromkeys(pattern) if char.isalnum()]
    for row in [*"aA0 -.", "a0 ", *own[:_CHECK_ROWS]]:
        yield row * (_CHECK_LETTERS // len(row)) + end


def _is_quick(pattern: str, text: str) -> bool:
    try:
        _compile(pattern).search(text, timeout=_CHECK_SECONDS, concurrent=True)
    except TimeoutError:
        return False
    return True
