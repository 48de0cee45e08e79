"""PURE. HTML → its tags and the text between them, in one pass over the letters.

No tree is built: parsers that repair a tree as browsers do can be made to fill the memory with a small
mail, by unclosed `<font>`s or by text between the rows of a table. Every letter is looked at a few
times at most, and nothing is kept but the place.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

# Attributes are read of a tag's beginning only: a picture may be a megabyte within one.
LONGEST_TAG = 20_000
MOST_ATTRIBUTES = 60
_TAG = re.compile(r"<(?:(/?)([A-Za-z][^\s/>]{0,80})|([!?/]))")
# The rest of a tag as nearly all are.
_PLAIN_REST = re.compile(r"[^>\"']{0,500}(?:(?<==)\"[^\"]{0,500}\"[^>\"']{0,500}){0,60}>")
_TAG_STOP = re.compile("[>\"']")
_ATTRIBUTE = re.compile(r"([^\s=>/\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
_LONG_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{8,};?")
# Their content is no markup: it ends with their own end tag.
_RAW_ELEMENTS = frozenset({"script", "style", "title", "textarea", "xmp", "noframes", "iframe"})


class TextToken(NamedTuple):
    text: str


class StartTag(NamedTuple):
    name: str
    source: str

    def attributes(self) -> dict[str, str]:
        """Gives names in lower case; the first of a name counts."""
        found: dict[str, str] = {}
        if "=" not in self.source:
            return found
        for number, match in enumerate(_ATTRIBUTE.finditer(self.source[:LONGEST_TAG])):
            if number >= MOST_ATTRIBUTES:
                break
            name, double, single, bare = match.groups()
            found.setdefault(name.lower(), unescape_entities(double or single or bare or ""))
        return found


class EndTag(NamedTuple):
    name: str


Token = TextToken | StartTag | EndTag


def unescape_entities(text: str) -> str:
    """The text with its entities as letters."""
    if "&" not in text:
        return text
    # Python refuses a number of thousands of digits; it is no letter anyway.
    return html.unescape(_LONG_NUMBER.sub("\ufffd", text))


def tokenize(source: str) -> Iterator[Token]:
    place = 0
    ends = {'"': True, "'": True, "-->": True}
    while (tag := _TAG.search(source, place)) is not None:
        if tag.start() > place:
            yield TextToken(unescape_entities(source[place : tag.start()]))
        closing, name, other = tag.groups()
        if other:
            place = _after_comment(source, tag.start(), ends)
            continue
        end = _find_tag_end(source, tag.end(), ends)
        place = end + 1
        name = name.lower()
        if closing:
            yield EndTag(name)
            continue
        yield StartTag(name, source[tag.end() : end])
        if name in _RAW_ELEMENTS:
            content, place = _read_raw_text(source, place, name)
            if content:
                yield TextToken(content)
            yield EndTag(name)
    if place < len(source):
        yield TextToken(unescape_entities(source[place:]))


def _find_tag_end(source: str, place: int, ends: dict[str, bool]) -> int:
    """The place of the `>`. In a quoted value it is a letter; a quote that never ends is one too.

    `ends` remembers which of them do not occur any more, so that each is searched in vain only
    once.
    """
    if (plain := _PLAIN_REST.match(source, place)) is not None:
        return plain.end() - 1
    while (stop := _TAG_STOP.search(source, place)) is not None:
        mark = stop[0]
        if mark == ">":
            return stop.start()
        place = stop.end()
        if ends[mark] and source[max(0, place - 20) : place - 1].rstrip().endswith("="):
            closing = source.find(mark, place)
            ends[mark] = closing >= 0
            place = closing + 1 if closing >= 0 else place
    return len(source)


def _after_comment(source: str, place: int, ends: dict[str, bool]) -> int:
    """`<!-- … -->`, `<!doctype …>`, `<![if …]>`, `<?xml …>`, `</ …>`: nothing of it is text."""
    is_comment = source.startswith("<!--", place)
    if is_comment and ends["-->"] and not source.startswith(("<!-->", "<!--->"), place):
        end = source.find("-->", place + 4)
        if end >= 0:
            return end + 3
        ends["-->"] = False
    end = source.find(">", place + 2)
    return end + 1 if end >= 0 else len(source)


def _read_raw_text(source: str, place: int, name: str) -> tuple[str, int]:
    """The content, and the place behind the end tag."""
    end = re.compile(rf"</{name}(?=[\s/>])[^>]*>?", re.IGNORECASE).search(source, place)
    if end is None:
        return source[place:], len(source)
    return source[place : end.start()], end.end()
