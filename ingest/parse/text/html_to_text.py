"""PURE. HTML → plain text as a person types it, and the place where its quoted part begins.

Blocks begin lines, list items get a dash, cells a blank, quotes `> `. What is hidden, a script or a
style is no text. Clients mark the mail they quote: `gmail_quote`, `divRplyFwdMsg` and the like; the
first such mark outside of other quotes is reported as a place in the text.

Which elements are open is kept on a stack, as far as it matters to the text: an end tag closes the
nearest element of its name and what was left open in it, though not across a cell of a table.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from ingest.parse import limits
from ingest.parse.budget import ReadingBudget
from ingest.parse.text import html_tokens

_HIDDEN_ELEMENTS = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "object", "svg", "select"}
    | {"iframe", "noframes", "audio", "video", "canvas", "math", "datalist", "xmp"}
)
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt"}
    | {"fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"}
    | {"hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul"}
)
_SPACED_BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote"}
)
_VOID_ELEMENTS = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source"}
    | {"track", "wbr"}
)
# Elements of a head; any other ends it, closed or not.
_IN_HEAD = frozenset(
    {"base", "link", "meta", "noscript", "object", "script", "style", "template", "title"}
)
# A start tag ends an open element of these names, unless one of the others stands between.
_TABLE_BARRIERS = frozenset({"table"})
_LIST_BARRIERS = frozenset({"ul", "ol", "dl", "td", "th", "table", "blockquote"})
_IMPLIED_ENDS = {
    "li": (frozenset({"li"}), _LIST_BARRIERS),
    "dt": (frozenset({"dt", "dd"}), _LIST_BARRIERS),
    "dd": (frozenset({"dt", "dd"}), _LIST_BARRIERS),
    "td": (frozenset({"td", "th"}), _TABLE_BARRIERS),
    "th": (frozenset({"td", "th"}), _TABLE_BARRIERS),
    "tr": (frozenset({"tr"}), _TABLE_BARRIERS),
    "tbody": (frozenset({"tr", "tbody", "thead", "tfoot"}), _TABLE_BARRIERS),
}
_PARAGRAPH_ELEMENT = frozenset({"p"})
_CELL_BARRIERS = frozenset({"td", "th", "table", "caption"})
_PARAGRAPH_BARRIERS = _CELL_BARRIERS | {"blockquote", "div", "center", "li"}
_PARTS_OF_TABLES = frozenset({"td", "th", "tr", "table", "tbody", "thead", "tfoot", "caption"})
# Elements that stay on the stack until they end; the others do not affect their text.
_OPENED_ELEMENTS = _BLOCKS | _PARTS_OF_TABLES
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_HIDDEN_STYLE = re.compile(r"display\s?:\s?none|mso-hide\s?:\s?all", re.IGNORECASE)


class QuoteMark(StrEnum):
    """Says how much of a mail an element marks as quoted."""

    WHOLE = "whole"  # what is in it
    LEAD = "lead"  # it is an attribution, and what is quoted follows as a blockquote
    REST = "rest"  # all from here on
    LINE = "line"  # all from here on, when a header block follows


# Classes and ids by which clients mark the mail they quote or forward. Clients that pass a mail on
# put letters before them: `x_divRplyFwdMsg`, `ydp1a2b3yahoo_quoted`, `m_-12gmail_quote`.
_MARKS = {
    "gmail_quote": QuoteMark.WHOLE,
    "gmail_quote_container": QuoteMark.WHOLE,
    "yahoo_quoted": QuoteMark.WHOLE,
    "protonmail_quote": QuoteMark.WHOLE,
    "tutanota_quote": QuoteMark.WHOLE,
    "zmail_extra": QuoteMark.WHOLE,
    "moz-forward-container": QuoteMark.WHOLE,
    "ms-outlook-mobile-reference-message": QuoteMark.WHOLE,
    "mail-editor-reference-message-container": QuoteMark.WHOLE,
    "OLK_SRC_BODY_SECTION": QuoteMark.WHOLE,
    "isForwardContent": QuoteMark.WHOLE,
    "spark_quote": QuoteMark.WHOLE,
    "messageReplySection": QuoteMark.WHOLE,
    "ntes-mailmaster-quote": QuoteMark.WHOLE,
    "isReplyContent": QuoteMark.WHOLE,
    "front-blockquote": QuoteMark.WHOLE,
    "missive_quote": QuoteMark.WHOLE,
    "freshdesk_quote": QuoteMark.WHOLE,
    "edo-reply-quote": QuoteMark.WHOLE,
    "gmail_quote_attribution": QuoteMark.LEAD,
    "stopSpelling": QuoteMark.REST,
    "moz-cite-prefix": QuoteMark.LEAD,
    "gmail_attr": QuoteMark.LEAD,
    "reply-intro": QuoteMark.LEAD,
    "OutlookMessageHeader": QuoteMark.REST,
    "quotelist": QuoteMark.REST,
    "divRplyFwdMsg": QuoteMark.REST,
    "appendonsend": QuoteMark.REST,
    "replySplit": QuoteMark.REST,
    "zm-quote": QuoteMark.REST,
}
MARK_NAMES = tuple(_MARKS)
# Odoo marks what it quotes by attributes of its own, and in a blockquote by that alone.
_QUOTE_ATTRIBUTES = frozenset({"data-o-mail-quote-container", "data-o-mail-quote"})
# Outlook for Windows marks a quote only with a line above the block.
_OUTLOOK_LINE = re.compile(
    r"border-top:\s?(?:solid\s[^;]{3,30}\s1\.0pt|1(?:\.0)?pt\ssolid|#[0-9a-f]{6}\s1pt\ssolid)"
    r"|border-top-style:\s?solid",
    re.IGNORECASE,
)
# The style of text that is indented and not quoted.
_NO_BORDER = re.compile(r"border(?:-style)?:\s?(?:none|0|medium none)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class QuotedRange:
    """The quoted range that a client marks, as offsets in the text."""

    start: int
    end: int
    mark: QuoteMark

    def run(self, by: int) -> "QuotedRange":
        return QuotedRange(max(0, self.start + by), max(0, self.end + by), self.mark)


@dataclass(frozen=True, slots=True)
class RenderedHtml:
    text: str
    quoted_range: QuotedRange | None = None
    is_truncated: bool = False


@dataclass(frozen=True, slots=True)
class _Element:
    name: str
    is_hidden: bool = False
    is_quote: bool = False
    is_marked: bool = False


@dataclass(slots=True)
class _TextPage:
    """The text as it grows. `length` counts the letters of `pieces`, `left_out` elements too deep."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    newlines: int = 2
    pending_blank: bool = False
    quote_depth: int = 0
    pre_depth: int = 0
    hidden_depth: int = 0
    quoted_range: QuotedRange | None = None
    open_elements: list[_Element] = field(default_factory=list)
    open_places: dict[str, list[int]] = field(default_factory=dict)
    unopened_counts: dict[str, int] = field(default_factory=dict)

    def write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def end_line(self, wanted: int = 1) -> None:
        """End the line, and leave `wanted - 1` lines empty."""
        self.pending_blank = False
        while self.newlines < wanted and self.length:
            self.write("\n")
            self.newlines += 1

    def write_word(self, text: str) -> None:
        if self.newlines and self.quote_depth:
            self.write("> " * min(self.quote_depth, 20))
        elif self.pending_blank and not self.newlines:
            self.write(" ")
        self.write(text)
        self.newlines = 0
        self.pending_blank = False


def render(source: str, budget: ReadingBudget | None = None) -> RenderedHtml:
    """Render as much of the HTML as the budget of its mail allows."""
    page, budget = _TextPage(), budget or ReadingBudget()
    allowed = source[: max(0, budget.html_chars)]
    budget.html_chars -= len(source)
    truncated = len(allowed) < len(source)
    for token in html_tokens.tokenize(allowed.replace("\0", "")):
        budget.tokens -= 1
        if budget.tokens < 0 or page.length > limits.TEXT_CHARS:
            truncated = True
            break
        _take_token(token, page)
    while page.open_elements:
        _close_element(page)
    text = "".join(page.pieces)
    bare = text.lstrip("\n")
    quoted = page.quoted_range.run(len(bare) - len(text)) if page.quoted_range else None
    return RenderedHtml(bare.rstrip("\n"), quoted, truncated)


def _take_token(token: html_tokens.Token, page: _TextPage) -> None:
    if isinstance(token, html_tokens.StartTag):
        _leave_head(page, in_head=token.name in _IN_HEAD)
        _start_element(token, page)
    elif isinstance(token, html_tokens.EndTag):
        _end_element(token.name, page)
    else:
        _leave_head(page, in_head=not token.text.strip())
        if not page.hidden_depth:
            _write_text(token.text, page)


def _leave_head(page: _TextPage, *, in_head: bool) -> None:
    if not in_head and page.open_elements and page.open_elements[-1].name == "head":
        _close_element(page)


def _start_element(token: html_tokens.StartTag, page: _TextPage) -> None:
    name = token.name
    _end_implied(name, page)
    attributes = token.attributes()
    hidden = name in _HIDDEN_ELEMENTS or (
        "style" in attributes and _HIDDEN_STYLE.search(attributes["style"][:500]) is not None
    )
    mark = None
    if not page.hidden_depth and not hidden:
        if (
            attributes
            and page.quoted_range is None
            and not page.quote_depth
            and (mark := find_quote_mark(attributes)) is not None
        ):
            page.end_line()
            page.quoted_range = QuotedRange(page.length, page.length, mark)
        _write_start(name, attributes, page)
    # Within a marked `<span>` another one must not end it.
    counts = name in _OPENED_ELEMENTS or name in page.open_places
    if name in _VOID_ELEMENTS or not (counts or hidden or mark or page.hidden_depth):
        return
    quotes = name == "blockquote" and _is_quote(attributes)
    _open_element(_Element(name, hidden, quotes, mark is not None), page)


def _open_element(element: _Element, page: _TextPage) -> None:
    if len(page.open_elements) >= limits.HTML_DEPTH:
        page.unopened_counts[element.name] = page.unopened_counts.get(element.name, 0) + 1
        return
    page.open_places.setdefault(element.name, []).append(len(page.open_elements))
    page.open_elements.append(element)
    page.hidden_depth += element.is_hidden
    page.quote_depth += element.is_quote
    page.pre_depth += element.name == "pre"


def _end_implied(name: str, page: _TextPage) -> None:
    """Ends what a tag implies: `<li>` ends the item before it, every block a paragraph."""
    ended = _IMPLIED_ENDS.get("tbody" if name in {"thead", "tfoot"} else name)
    if ended is not None:
        _close_nearest(*ended, page)
    elif name in _BLOCKS:
        _close_nearest(_PARAGRAPH_ELEMENT, _PARAGRAPH_BARRIERS, page)


def _end_element(name: str, page: _TextPage) -> None:
    if page.unopened_counts.get(name):
        page.unopened_counts[name] -= 1
    elif name in {"br", "p"} and not page.open_places.get(name):
        # `</br>` and a lone `</p>` are shown as the tags that were meant.
        _write_start(name, {}, page) if not page.hidden_depth else None
    else:
        barriers = _TABLE_BARRIERS - {name} if name in _PARTS_OF_TABLES else _CELL_BARRIERS
        _close_nearest(frozenset({name}), barriers, page)


def _close_nearest(wanted: frozenset[str], barriers: frozenset[str], page: _TextPage) -> None:
    """Close the nearest open element of these names, and what was opened in it, unless one of the
    barriers stands nearer. Each name knows its places: the stack is not searched.
    """
    place = _nearest_place(wanted, page)
    if place >= 0 and place > _nearest_place(barriers - wanted, page):
        while len(page.open_elements) > place:
            _close_element(page)


def _nearest_place(names: frozenset[str], page: _TextPage) -> int:
    """The place of the innermost open element of these names on the stack; below zero if none."""
    open_names = page.open_places.keys() & names
    return max((page.open_places[name][-1] for name in open_names), default=-1)


def _close_element(page: _TextPage) -> None:
    element = page.open_elements.pop()
    places = page.open_places[element.name]
    places.pop()
    if not places:
        del page.open_places[element.name]
    page.hidden_depth -= element.is_hidden
    page.quote_depth -= element.is_quote
    page.pre_depth -= element.name == "pre"
    if element.name in _BLOCKS and not page.hidden_depth and not element.is_hidden:
        page.end_line(2 if element.name in _SPACED_BLOCKS else 1)
    if element.is_marked and page.quoted_range is not None:
        page.quoted_range = QuotedRange(
            page.quoted_range.start, page.length, page.quoted_range.mark
        )


def _write_start(name: str, attributes: dict[str, str], page: _TextPage) -> None:
    """Write the text for the begin of an element."""
    if name == "br":
        page.write("\n")
        page.newlines += 1
        page.pending_blank = False
    elif name in _BLOCKS:
        page.end_line(2 if name in _SPACED_BLOCKS else 1)
    if name == "li":
        page.write_word("- ")
    elif name in {"td", "th"}:
        page.pending_blank = True
    elif name == "hr":
        page.write_word("_" * 32)
        page.end_line()
    elif name == "img" and (alt := attributes.get("alt", "").strip()):
        # The text of a picture, if it has one (smileys, logos with a name).
        page.write_word(_BLANKS.sub(" ", alt[:200]))


def _write_text(text: str, page: _TextPage) -> None:
    if page.pre_depth:
        _write_preformatted(text, page)
        return
    bare = _BLANKS.sub(" ", text)
    stripped = bare.strip(" ")
    if bare.startswith(" ") or not stripped:
        page.pending_blank = True
    if stripped:
        page.write_word(stripped)
        page.pending_blank = bare.endswith(" ")


def _write_preformatted(text: str, page: _TextPage) -> None:
    for position, line in enumerate(text.splitlines()):
        if position:
            page.write("\n")
            page.newlines += 1
        if line:
            page.write_word(line)
    if text.endswith("\n"):
        page.write("\n")
        page.newlines += 1


def _is_quote(attributes: dict[str, str]) -> bool:
    """Says whether a blockquote quotes: Gmail and Apple Mail indent a sender's own text with one too."""
    named = attributes.get("class", "")
    if "indent-blockquote" in named:
        return False
    if named or attributes.get("type") or attributes.get("cite"):
        return True
    style = attributes.get("style", "")[:500]
    return not _NO_BORDER.search(style) or "border-left" in style


def find_quote_mark(attributes: dict[str, str]) -> QuoteMark | None:
    names = [*attributes.get("class", "")[:500].split(), attributes.get("id", "")]
    named = attributes.get("name", "")
    if not _QUOTE_ATTRIBUTES.isdisjoint(attributes):
        return QuoteMark.WHOLE
    # GMX and web.de use an everyday word, and draw a line beside the quote.
    if named == "quote" and "border-left" in attributes.get("style", "")[:500]:
        return QuoteMark.WHOLE
    for name in (*names, named):
        if name.endswith(MARK_NAMES):
            return next(_MARKS[ending] for ending in MARK_NAMES if name.endswith(ending))
    style = attributes.get("style")
    return QuoteMark.LINE if style and _OUTLOOK_LINE.search(style[:500]) else None
