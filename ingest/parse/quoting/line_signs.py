"""PURE. Finds the few lines that can begin anything: a quote, a header block, a line of a device.

Nearly all lines of a mail are prose. A line that lacks all of the signs below is none of those that
the other files look for, whatever else stands in it, and needs not be shown to them:

    a colon, an address, a digit     header blocks and attributions have one of these
    no letter, or dashes before it   rules, separators, the mark of a signature
    a first word that begins one     `Sent from my phone`, `Reply above this line`
    letters beyond Europe's          many of their languages write without blanks

It may say yes too often, and never no too often: a test asks it about all lines of the corpora.
"""

import re

from ingest import words
from ingest.parse.quoting.attribution_words import INITIAL_VERBS
from ingest.parse.quoting.separators import INVISIBLE_CHARS

_SIGN = re.compile(
    # What folding turns into other letters, or into nothing.
    "[:：@\\dİΣ\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    # Armenian, Hebrew, Arabic and all that come after, but for the signs of Latin print.
    "\u0530-\u1cff\u2e80-\U0010ffff]"
)
_DIGIT = re.compile(rf"[>\s{INVISIBLE_CHARS}|]*\d")
_WORD = re.compile(r"[^\W_]+")
_DASHES = re.compile(r"([-_=*~#•‐–—─━])[-—‐–─━_=*~#•]")


def _beginnings() -> frozenset[str]:
    """The first word of each phrase that a line may begin with."""
    phrases = (*INITIAL_VERBS, *words.SENT_FROM_PHRASES, *words.REPLY_LINE_TITLES)
    return frozenset(found[0] for phrase in phrases if (found := _WORD.search(phrase)))


_BEGINNINGS = _beginnings()
# Phrases of one word, which may go on: `Göndərildi:`, `Saadetuded`.
_PREFIXES = tuple(sorted(each for each in _BEGINNINGS if each in words.SENT_FROM_PHRASES))


def may_begin_quote(line: str) -> bool:
    """Says whether the line may begin what is cut or parted from the words of the sender."""
    if _SIGN.search(line) is not None:
        return True
    first = _WORD.search(line)
    if first is None or _begins(first[0]):
        return True
    return first.start() > 0 and _DASHES.search(line, 0, first.start()) is not None


def may_be_device_line(line: str) -> bool:
    """Says whether the line's first word is one that programs and devices begin their line with."""
    first = _WORD.search(line)
    return first is not None and (_begins(first[0]) or _SIGN.search(line) is not None)


def begins_with_digit(line: str) -> bool:
    """Says whether it is a digit that stands behind the margin: Notes writes who, and then when."""
    return _DIGIT.match(line) is not None


def _begins(word: str) -> bool:
    lowered = word.lower()
    return lowered in _BEGINNINGS or lowered.startswith(_PREFIXES)
