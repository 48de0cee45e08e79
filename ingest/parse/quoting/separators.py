"""PURE. Finds the lines that part a reply from what it answers: separators, rules, their end.

    -----Original Message-----          a separator; `Begin forwarded message:` is another
    ________________________________    the rule that Outlook draws
    >>> Jane Doe 02.06.2026 09:00 >>>   GroupWise's arrows
    ##- Reply above this line -##       a help desk's: it may also stand on top of what is new
    ----- End forwarded message -----   below it the sender writes again

Some clients glue the whole header block onto the separator's line; that is given as well.
"""

import re
from enum import StrEnum

from ingest import words

LONGEST_LINE = 4_000
LONGEST_MARGIN = 200
# Marks of direction stand at both ends of lines of Hebrew and Arabic.
INVISIBLE_CHARS = "\ufeff\u200b\u200e\u200f\u061c\xa0"
_MARGIN = re.compile(rf"[>\s{INVISIBLE_CHARS}|]*")
# GroupWise: `>>> Jane Doe <jane@x.example> 02.06.2026 09:00 >>>`.
_ARROWS = re.compile(
    r">>> ?[^<>]{2,100}(?:<[^<>\s]{3,200}>)? [^<>]{0,20}\d{1,2}[:.]\d{2}[^<>]{0,6} >>>\s*\Z"
)
_RULE = re.compile(r"[-_=*~–—─━]{5,}\Z")
_EDGE_CHARS = "-_=*#•‐–—─━ \t\ufeff:："
DASHES = ("--", "==", "—-", "——", "––", "__", "──", "‐‐", "━━", "**", "##")
# `Forwarded message from Jane Doe <jane@x.example>` has more words than the phrase.
MOST_WORDS = 12


class Separator(StrEnum):
    ORIGINAL = "original"
    FORWARDED = "forwarded"
    REPLY_LINE = "reply line"


def without_margin(line: str) -> str:
    """The line without its margin of `>`."""
    match = None if line[:1].isalnum() else _MARGIN.match(line, 0, LONGEST_MARGIN)
    return line[match.end() if match else 0 :][:LONGEST_LINE].rstrip().rstrip(INVISIBLE_CHARS)


def is_rule(line: str) -> bool:
    """Says whether it is the rule with which Outlook parts a reply from what it answers."""
    return bool(_RULE.match(without_margin(line)[:200]))


def is_wall(line: str) -> bool:
    """Says whether it is a rule or a separator: nothing above it belongs to what stands below."""
    return is_rule(line) or (is_dashed(line) and find_separator(line) is not None)


def is_arrows(line: str) -> bool:
    """Says whether it is GroupWise's line: it begins as marked lines do, and is not one of them."""
    return bool(_ARROWS.match(line[:LONGEST_LINE]))


def find_separator(line: str) -> tuple[Separator, str] | None:
    """The kind of separator, and what is glued behind it on the same line."""
    if is_arrows(line):
        return Separator.ORIGINAL, ""
    text = without_margin(line)
    dashed = is_dashed(text)
    # A phrase of its own is a mark only when it announces: `Begin forwarded message:`.
    announces = dashed or text.endswith((":", "："))
    if len(text) <= 6 or not (announces or _begins_reply_line(text)):
        return None
    phrase, rest = _split_phrase(text)
    if phrase.rstrip(".!") in words.REPLY_LINE_TITLES:
        return Separator.REPLY_LINE, rest
    kind = _separator_kind(phrase, dashed=dashed)
    return (kind, rest) if announces and kind is not None else None


def _begins_reply_line(text: str) -> bool:
    """Says whether its first word begins a help desk's line; cheap, since it is asked of every line."""
    first = text.lstrip(_EDGE_CHARS).split(maxsplit=1)[:1]
    return bool(first) and words.normalise(first[0]) in _REPLY_LINE_BEGINNINGS


def is_forward_end(line: str) -> bool:
    """Says whether it is `----- End forwarded message -----`: below it the sender writes again."""
    text = without_margin(line)
    return is_dashed(text) and _split_phrase(text)[0].startswith(words.FORWARD_END_TITLES)


def is_dashed(text: str) -> bool:
    return text.lstrip("*_ ").startswith(DASHES) or text.startswith(DASHES)


def _separator_kind(phrase: str, *, dashed: bool) -> Separator | None:
    if phrase in words.FORWARDED_TITLES:
        return Separator.FORWARDED
    if phrase in words.ORIGINAL_TITLES:
        return Separator.ORIGINAL
    # `Forwarded by Jane Doe on 02.06.2026`, as Notes writes.
    if phrase.startswith(("forwarded by ", "weitergeleitet von ")):
        return Separator.FORWARDED
    if not dashed or phrase.count(" ") > MOST_WORDS or phrase.startswith(words.FORWARD_END_TITLES):
        return None
    # `----- Forwarded message from Jane Doe <jane@x.example> -----`, as Horde and mutt write.
    if phrase.startswith(_FORWARDED_PREFIXES):
        return Separator.FORWARDED
    return Separator.ORIGINAL if phrase.startswith(_ORIGINAL_PREFIXES) and "@" in phrase else None


_REPLY_LINE_BEGINNINGS = frozenset(title.split()[0] for title in words.REPLY_LINE_TITLES)
_FORWARDED_PREFIXES = tuple(f"{phrase} " for phrase in words.FORWARDED_TITLES if " " in phrase)
_ORIGINAL_PREFIXES = tuple(f"{phrase} " for phrase in words.ORIGINAL_TITLES if " " in phrase)


def _split_phrase(text: str) -> tuple[str, str]:
    """`----- Forwarded Message ----- From: x` → the phrase and what follows it."""
    inner = text[:200].lstrip(_EDGE_CHARS)
    end = next((at for dash in ("--", "━━", "──", "——", "––") if (at := inner.find(dash)) > 0), -1)
    if end > 0 and text.lstrip("*_ ")[0] in "-–—━─=":
        rest = text[len(text[:200]) - len(inner) + end :].lstrip(_EDGE_CHARS)
        return words.normalise(inner[:end].strip(_EDGE_CHARS)), rest
    return words.normalise(inner.strip(_EDGE_CHARS)), ""
