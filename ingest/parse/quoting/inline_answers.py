"""PURE. Decides whether a quoted mail has answers within it that nothing marks line by line.

    announced   `See my answers below`, `Svar i texten`, `in red` stands above the mail
    named       lines of it begin with `[Anna]`, and Anna writes this mail
    coloured    lines of it have another colour, which HTML tells

If so, the whole quoted mail stays: the answers can't be told from what they answer.
"""

import re
from collections.abc import Iterable, Sequence

from ingest import words
from ingest.words.inline_answers import ANNOUNCED_ANSWERS

# An announcement stands in the few words above.
ANNOUNCEMENT_CHARS = 2_000
_ANNOUNCED = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ANNOUNCED_ANSWERS))})")
_TAG = re.compile(r"\s*[\[(<{]{1,2}([^\[\](){}<>\d]{2,40})[\])>}]{1,2}")


def has_answers_within(
    new: Sequence[str], quoted: Iterable[str], author: str, *, is_coloured: bool
) -> bool:
    """Says whether there are answers; `new` stands above the quoted mail, `author` is name and address."""
    return is_coloured or is_announced(" ".join(new)) or _is_tagged(quoted, author)


def is_announced(text: str) -> bool:
    return bool(_ANNOUNCED.search(words.normalise(text[:ANNOUNCEMENT_CHARS])))


def _is_tagged(quoted: Iterable[str], author: str) -> bool:
    names = set(re.findall(r"[^\W\d_]{2,}", words.normalise(author)))
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", words.normalise(author)))
    for line in quoted:
        match = _TAG.match(line[:60])
        tag = words.normalise(match[1]) if match else ""
        if tag and (set(re.findall(r"[^\W\d_]+", tag)) <= names or tag == initials[:2]):
            return True
    return False
