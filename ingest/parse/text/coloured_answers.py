"""PURE. Does somebody answer within a quoted mail by another colour, or on another ground?

Outlook marks no line of what it quotes, and people write between its lines in red or blue. Of the
first quoted mail each paragraph has a look. An answer is a paragraph of another look than most of
the mail, in a colour that is meant (no grey, no dark blue as Outlook's own), below which the mail
goes on: signatures are coloured too, and stand at its end. Links have a colour of their own.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.parse.text import html_tokens
from ingest.parse.text.html_to_text import QuoteMark, find_quote_mark

_NO_LOOK, _PLAIN, _MIXED = "", "plain", "mixed"
MOST_TOKENS = 30_000
MOST_OPEN = 200
# What goes on below an answer has so many words; a signature's lines have fewer.
LEAST_WORDS_BELOW = 4
# How far apart the strongest and the weakest of red, green and blue are in a colour that is meant.
LEAST_CHROMA = 0x70
_MOST_ANSWERED = 0.5
_DECLARED = re.compile(
    r"(?<![\w-])(?:background(?:-color)?|color)\s?:\s?([^;\"']{3,40})", re.IGNORECASE
)
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-f])", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s?(\d{1,3})\s?,\s?(\d{1,3})\s?,\s?(\d{1,3})")
_NAMED = frozenset(
    {"red", "blue", "green", "yellow", "orange", "purple", "magenta", "fuchsia"}
    | {"lime", "cyan", "aqua", "crimson", "darkred", "firebrick", "maroon", "darkgreen"}
    | {
        "forestgreen",
        "darkorange",
        "orangered",
        "royalblue",
        "dodgerblue",
        "violet",
        "deeppink",
        "teal",
    }
)
_PARAGRAPHS = frozenset(
    {"p", "div", "br", "li", "tr", "td", "table", "hr", "ul", "ol", "h1", "h2", "h3"}
)
_UNCLOSED = frozenset({"br", "hr", "img", "meta", "link", "input", "col", "wbr"})
_HIDDEN = frozenset({"style", "script", "head", "title"})
# Below an answer somebody's own quote begins: no answer is looked for in it.
_ENDING_MARKS = frozenset({QuoteMark.LINE, QuoteMark.REST})


@dataclass(frozen=True, slots=True)
class _Paragraph:
    look: str
    words: int


@dataclass(slots=True)
class _QuotedPage:
    """The paragraphs of the first quoted mail as they are read; `open_looks` of open elements."""

    has_begun: bool = False
    begun_at: int = 0
    open_looks: list[tuple[str, str]] = field(default_factory=list)
    links: int = 0
    hidden: int = 0
    words: Counter[str] = field(default_factory=Counter)
    paragraphs: list[_Paragraph] = field(default_factory=list)

    def end_paragraph(self) -> None:
        if self.words:
            looks = self.words
            look = next(iter(looks)) if len(looks) == 1 else _MIXED
            self.paragraphs.append(_Paragraph(look, looks.total()))
            self.words = Counter()

    @property
    def look(self) -> str:
        return self.open_looks[-1][1] if self.open_looks else ""


def has_coloured_answers(source: str) -> bool:
    if len(_DECLARED.findall(source[:500_000])) == 0 and "color=" not in source:
        return False
    page = _QuotedPage()
    for number, token in enumerate(html_tokens.tokenize(source)):
        if number > MOST_TOKENS or not _take_token(token, page):
            break
    page.end_paragraph()
    return any(True for _ in _answers(page.paragraphs))


def _answers(paragraphs: list[_Paragraph]) -> Iterator[_Paragraph]:
    by_look: Counter[str] = Counter()
    for each in paragraphs:
        by_look[each.look] += each.words
    if not by_look:
        return
    base = by_look.most_common(1)[0][0]
    answered = sum(count for look, count in by_look.items() if look not in {_NO_LOOK, base, _MIXED})
    if answered > _MOST_ANSWERED * by_look.total():
        return
    last = max(
        (at for at, p in enumerate(paragraphs) if p.look == base and p.words >= LEAST_WORDS_BELOW),
        default=-1,
    )
    # The labels of the block stand on top: an answer is below something.
    yield from (
        p
        for at, p in enumerate(paragraphs[: last + 1])
        if at and p.look not in {_NO_LOOK, base, _MIXED}
    )


def _take_token(token: html_tokens.Token, page: _QuotedPage) -> bool:
    """False when the first quoted mail is over."""
    if isinstance(token, html_tokens.StartTag):
        return _start(token, page)
    if isinstance(token, html_tokens.EndTag):
        _end(token.name, page)
    elif page.has_begun and not (page.hidden or page.links) and token.text.strip():
        look = page.look
        page.words[_NO_LOOK if look == _PLAIN else look] += len(token.text.split())
    return True


def _start(token: html_tokens.StartTag, page: _QuotedPage) -> bool:
    attributes = token.attributes() if "=" in token.source else {}
    mark = find_quote_mark(attributes) if attributes else None
    if mark is not None and page.has_begun and mark in _ENDING_MARKS and page.paragraphs:
        return len(page.paragraphs) < LEAST_WORDS_BELOW
    if token.name == "blockquote" and page.has_begun:
        return False
    page.has_begun = page.has_begun or mark is not None
    if token.name in _PARAGRAPHS:
        page.end_paragraph()
    if token.name in _UNCLOSED or len(page.open_looks) >= MOST_OPEN:
        return True
    page.links += token.name == "a"
    page.hidden += token.name in _HIDDEN
    page.open_looks.append((token.name, _look_of(attributes) or page.look))
    return True


def _end(name: str, page: _QuotedPage) -> None:
    if name in _PARAGRAPHS:
        page.end_paragraph()
    places = range(len(page.open_looks) - 1, max(-1, len(page.open_looks) - 20), -1)
    at = next((n for n in places if page.open_looks[n][0] == name), None)
    if at is None:
        return
    for closed, _ in page.open_looks[at:]:
        page.links -= closed == "a"
        page.hidden -= closed in _HIDDEN
    del page.open_looks[at:]


def _look_of(attributes: dict[str, str]) -> str:
    """The colour that is meant; "plain" for one that is none, so that it ends one above it."""
    said = attributes.get("style", "")[:500]
    values = [found[1] for found in _DECLARED.finditer(said)]
    values += [attributes["color"]] if "color" in attributes else []
    meant = [value.strip().lower() for value in values if _is_meant(value.strip().lower())]
    return meant[0] if meant else _PLAIN if values else _NO_LOOK


def _is_meant(value: str) -> bool:
    if value in _NAMED:
        return True
    if (found := _HEX.match(value)) is not None:
        digits = found[1] if len(found[1]) == 6 else "".join(2 * each for each in found[1])
        parts = [int(digits[at : at + 2], 16) for at in (0, 2, 4)]
    elif (rgb := _RGB.match(value)) is not None:
        parts = [int(each) for each in rgb.groups()]
    else:
        return False
    return max(parts) - min(parts) >= LEAST_CHROMA
