"""PURE. Finds who is named in a line and known to nobody: `lunch with Olivia and Zork`, `Torunn rang`.

A word with a capital that is no word of the language, where a name stands: joined to a known name;
or, where no person is known, behind `with`, behind or before a verb of what was done.
"""

from collections.abc import Iterator

from journal.line.lexicon import Sense
from journal.line.reading import NamePlace, Reading

_LONGEST_NAME = 3
_SHORTEST_WORD = 3
_DONE = (
    *(Sense.VERB, Sense.WE, Sense.THEY, Sense.VISIT, Sense.HOSTED, Sense.TALK_VERB),
    *(Sense.TALK_WE, Sense.SENT_VERB, Sense.UNREACHED),
)


def find_strangers(line: Reading) -> tuple[str, ...]:
    """Returns their names as they are typed, each once."""
    alone = all(name.is_company for name in line.names)
    found = (_typed_words(line, *run) for run in _runs(line) if _is_named(line, *run, alone=alone))
    return tuple(dict.fromkeys(found))


def _typed_words(line: Reading, first: int, last: int) -> str:
    return " ".join(each.raw for each in line.tokens[first : last + 1])


def _runs(line: Reading) -> Iterator[tuple[int, int]]:
    """Yields unknown words that stand beside each other."""
    told = {at for fact in line.facts for at in fact.places}
    at = 0
    while at < len(line.tokens):
        last = at
        while last < len(line.tokens) and _is_unknown(line, last) and last not in told:
            last += 1
        if at < last <= at + _LONGEST_NAME:
            yield at, last - 1
        at = max(last, at + 1)


def _is_unknown(line: Reading, at: int) -> bool:
    token, words = line.tokens[at], line.lexicon
    plain = token.kind == "word" and token.is_capital and not token.raw.isupper()
    if not plain or token.is_masked or token.is_glued or len(token.key) < _SHORTEST_WORD:
        return False
    ordinary = token.key in words.vocabulary or token.key in words["ordinary"]
    dated = token.key in words.weekdays or token.key in words.months
    return not (ordinary or dated or line.name_at(at))


def _is_named(line: Reading, first: int, last: int, *, alone: bool) -> bool:
    if _is_joined(line, first, last):
        return True
    if not alone:
        return False
    begins = first == 0 or line.sentence(first - 1) != line.sentence(first)
    if begins and last == first and not _is_before_deed(line, last):
        return False
    behind = line.lexicon.language == "fi"
    beside = line.is_any(last + 1 if behind else first - 1, "beside")
    return beside or _is_behind_deed(line, first) or _is_before_deed(line, last)


def _is_joined(line: Reading, first: int, last: int) -> bool:
    """`Olivia and Zork`, `Zork + Olivia`."""
    left = _person_at(line, first - 2) if line.is_any(first - 1, "and_words") else None
    right = _person_at(line, last + 2) if line.is_any(last + 1, "and_words") else None
    return left is not None or right is not None


def _person_at(line: Reading, at: int) -> NamePlace | None:
    name = line.name_at(at)
    return name if name is not None and not name.is_company else None


def _is_behind_deed(line: Reading, first: int) -> bool:
    clause = line.clause(first)
    return any(f.end == first and line.clause(f.start) == clause for f in line.of(*_DONE))


def _is_before_deed(line: Reading, last: int) -> bool:
    after = last + 1 + (line.key(last + 1) == ",")
    return any(f.start == after for f in line.of(*_DONE))
