"""PURE. HTML → plain text a person could have typed, and where its quoted part begins.

Blocks begin lines, list items get a dash, cells a blank, quotes `> `. What is hidden, a script or a
style is no text. Clients mark the mail they quote: `gmail_quote`, `divRplyFwdMsg` and the like; the
first such mark outside of other quotes is reported as a place in the text.

Which elements are open is kept on a stack, as far as it matters to the text: an end tag closes the
nearest element of its name and what was left open in it, though not across a cell of a table.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from ingest import limits, markup

_HIDDEN_ELEMENTS = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "object", "svg", "select"}
    | {"iframe", "noframes", "audio", "video", "canvas", "math", "datalist", "xmp"}
)
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt"}
    | {"fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"}
    | {"hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul"}
)
_SPACED = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote"})
_EMPTY = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source"}
    | {"track", "wbr"}
)
# What a head may hold; anything else ends it, closed or not.
_IN_HEAD = frozenset(
    {"base", "link", "meta", "noscript", "object", "script", "style", "template", "title"}
)
# A start tag ends an open element of these names, unless one of the others stands between.
_TABLE = frozenset({"table"})
_LIST = frozenset({"ul", "ol", "dl", "td", "th", "table", "blockquote"})
_ENDED_BY = {
    "li": (frozenset({"li"}), _LIST),
    "dt": (frozenset({"dt", "dd"}), _LIST),
    "dd": (frozenset({"dt", "dd"}), _LIST),
    "td": (frozenset({"td", "th"}), _TABLE),
    "th": (frozenset({"td", "th"}), _TABLE),
    "tr": (frozenset({"tr"}), _TABLE),
    "tbody": (frozenset({"tr", "tbody", "thead", "tfoot"}), _TABLE),
}
_PARAGRAPH = frozenset({"p"})
_CELLS = frozenset({"td", "th", "table", "caption"})
_PARTS_OF_TABLES = frozenset({"td", "th", "tr", "table", "tbody", "thead", "tfoot", "caption"})
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s?:\s?none|mso-hide\s?:\s?all", re.IGNORECASE)


class Mark(StrEnum):
    """How much of a mail an element says to be quoted."""

    WHOLE = "whole"  # what is in it
    LEAD = "lead"  # it is an attribution, and what is quoted follows as a blockquote
    REST = "rest"  # all from here on
    LINE = "line"  # all from here on, when a header block follows


# Classes and ids by which clients mark the mail they quote or forward. Clients that pass a mail on
# put letters before them: `x_divRplyFwdMsg`, `ydp1a2b3yahoo_quoted`, `m_-12gmail_quote`.
_MARKS = {
    "gmail_quote": Mark.WHOLE,
    "gmail_quote_container": Mark.WHOLE,
    "yahoo_quoted": Mark.WHOLE,
    "protonmail_quote": Mark.WHOLE,
    "tutanota_quote": Mark.WHOLE,
    "zmail_extra": Mark.WHOLE,
    "moz-forward-container": Mark.WHOLE,
    "ms-outlook-mobile-reference-message": Mark.WHOLE,
    "mail-editor-reference-message-container": Mark.WHOLE,
    "OLK_SRC_BODY_SECTION": Mark.WHOLE,
    "isForwardContent": Mark.WHOLE,
    "spark_quote": Mark.WHOLE,
    "messageReplySection": Mark.WHOLE,
    "ntes-mailmaster-quote": Mark.WHOLE,
    "isReplyContent": Mark.WHOLE,
    "front-blockquote": Mark.WHOLE,
    "missive_quote": Mark.WHOLE,
    "freshdesk_quote": Mark.WHOLE,
    "edo-reply-quote": Mark.WHOLE,
    "gmail_quote_attribution": Mark.LEAD,
    "stopSpelling": Mark.REST,
    "moz-cite-prefix": Mark.LEAD,
    "gmail_attr": Mark.LEAD,
    "reply-intro": Mark.LEAD,
    "OutlookMessageHeader": Mark.REST,
    "quotelist": Mark.REST,
    "divRplyFwdMsg": Mark.REST,
    "appendonsend": Mark.REST,
    "replySplit": Mark.REST,
    "zm-quote": Mark.REST,
}
_ENDINGS = tuple(_MARKS)
# Outlook for Windows marks it with nothing but a line above the block.
_OUTLOOK_LINE = re.compile(
    r"border-top:\s?(?:solid\s[^;]{3,30}\s1\.0pt|1(?:\.0)?pt\ssolid)", re.IGNORECASE
)
# What a client draws around text that is indented and not quoted.
_NO_BORDER = re.compile(r"border(?:-style)?:\s?(?:none|0|medium none)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Where a client says that it quotes, as offsets in the text."""

    start: int
    end: int
    mark: Mark

    def shifted(self, by: int) -> "Quoted":
        return Quoted(max(0, self.start + by), max(0, self.end + by), self.mark)


@dataclass(frozen=True, slots=True)
class Rendered:
    text: str
    quoted: Quoted | None = None
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class _Element:
    name: str
    hidden: bool = False
    quotes: bool = False
    marked: bool = False


@dataclass(slots=True)
class _Page:
    """The text as it grows. `length` counts what `pieces` hold, `left_out` those too deep to open."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    newlines: int = 2
    pending_blank: bool = False
    depth: int = 0
    pre: int = 0
    hidden: int = 0
    quoted: Quoted | None = None
    open: list[_Element] = field(default_factory=list)
    count: dict[str, int] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)

    def put(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def line(self, wanted: int = 1) -> None:
        """End the line, and leave `wanted - 1` lines empty."""
        self.pending_blank = False
        while self.newlines < wanted and self.length:
            self.put("\n")
            self.newlines += 1

    def word(self, text: str) -> None:
        if self.newlines and self.depth:
            self.put("> " * min(self.depth, 20))
        elif self.pending_blank and not self.newlines:
            self.put(" ")
        self.put(text)
        self.newlines = 0
        self.pending_blank = False


def render(source: str) -> Rendered:
    page = _Page()
    truncated = len(source) > limits.HTML_CHARS
    for number, token in enumerate(markup.tokens(source[: limits.HTML_CHARS].replace("\0", ""))):
        if number > limits.HTML_NODES or page.length > limits.TEXT_CHARS:
            truncated = True
            break
        _take(token, page)
    while page.open:
        _close(page)
    text = "".join(page.pieces)
    bare = text.lstrip("\n")
    quoted = page.quoted.shifted(len(bare) - len(text)) if page.quoted else None
    return Rendered(bare.rstrip("\n"), quoted, truncated)


def _take(token: markup.Token, page: _Page) -> None:
    if isinstance(token, markup.Start):
        _leave_head(page, in_head=token.name in _IN_HEAD)
        _start(token, page)
    elif isinstance(token, markup.End):
        _end(token.name, page)
    else:
        _leave_head(page, in_head=not token.text.strip())
        if not page.hidden:
            _text(token.text, page)


def _leave_head(page: _Page, *, in_head: bool) -> None:
    if not in_head and page.open and page.open[-1].name == "head":
        _close(page)


def _start(token: markup.Start, page: _Page) -> None:
    name = token.name
    _end_implied(name, page)
    attributes = token.attributes()
    hidden = name in _HIDDEN_ELEMENTS or bool(_HIDDEN.search(attributes.get("style", "")[:500]))
    mark = None
    if not page.hidden and not hidden:
        if page.quoted is None and not page.depth and (mark := _mark(attributes)) is not None:
            page.line()
            page.quoted = Quoted(page.length, page.length, mark)
        _begin(name, attributes, page)
    if name in _EMPTY or not (name in _BLOCKS | _PARTS_OF_TABLES or hidden or mark or page.hidden):
        return
    quotes = name == "blockquote" and _quotes(attributes)
    _open(_Element(name, hidden, quotes, mark is not None), page)


def _open(element: _Element, page: _Page) -> None:
    if len(page.open) >= limits.HTML_DEPTH:
        page.left_out[element.name] = page.left_out.get(element.name, 0) + 1
        return
    page.open.append(element)
    page.count[element.name] = page.count.get(element.name, 0) + 1
    page.hidden += element.hidden
    page.depth += element.quotes
    page.pre += element.name == "pre"


def _end_implied(name: str, page: _Page) -> None:
    """`<li>` ends the item before it, and every block ends a paragraph."""
    ended = _ENDED_BY.get("tbody" if name in {"thead", "tfoot"} else name)
    if ended is not None:
        _close_nearest(*ended, page)
    elif name in _BLOCKS and page.count.get("p"):
        _close_nearest(_PARAGRAPH, _CELLS | {"blockquote", "div", "center", "li"}, page)


def _end(name: str, page: _Page) -> None:
    if page.left_out.get(name):
        page.left_out[name] -= 1
    elif name in {"br", "p"} and not page.count.get(name):
        # `</br>` and a `</p>` that ends nothing are shown as what they should have been.
        _begin(name, {}, page) if not page.hidden else None
    else:
        barriers = _TABLE - {name} if name in _PARTS_OF_TABLES else _CELLS
        _close_nearest(frozenset({name}), barriers, page)


def _close_nearest(wanted: frozenset[str], barriers: frozenset[str], page: _Page) -> None:
    """Close the nearest open element of these names, and what was opened in it."""
    if not any(page.count.get(name) for name in wanted):
        return
    for place in range(len(page.open) - 1, -1, -1):
        name = page.open[place].name
        if name in wanted:
            while len(page.open) > place:
                _close(page)
            return
        if name in barriers:
            return


def _close(page: _Page) -> None:
    element = page.open.pop()
    page.count[element.name] -= 1
    page.hidden -= element.hidden
    page.depth -= element.quotes
    page.pre -= element.name == "pre"
    if element.name in _BLOCKS and not page.hidden and not element.hidden:
        page.line(2 if element.name in _SPACED else 1)
    if element.marked and page.quoted is not None:
        page.quoted = Quoted(page.quoted.start, page.length, page.quoted.mark)


def _begin(name: str, attributes: dict[str, str], page: _Page) -> None:
    """Write what stands for the begin of an element."""
    if name == "br":
        page.put("\n")
        page.newlines += 1
        page.pending_blank = False
    elif name in _BLOCKS:
        page.line(2 if name in _SPACED else 1)
    if name == "li":
        page.word("- ")
    elif name in {"td", "th"}:
        page.pending_blank = True
    elif name == "hr":
        page.word("_" * 32)
        page.line()
    elif name == "img" and (alt := attributes.get("alt", "").strip()):
        # What stands for a picture, when it says something (smileys, logos with a name).
        page.word(_BLANKS.sub(" ", alt[:200]))


def _text(text: str, page: _Page) -> None:
    if page.pre:
        _preformatted(text, page)
        return
    bare = _BLANKS.sub(" ", text)
    stripped = bare.strip(" ")
    if bare.startswith(" ") or not stripped:
        page.pending_blank = True
    if stripped:
        page.word(stripped)
        page.pending_blank = bare.endswith(" ")


def _preformatted(text: str, page: _Page) -> None:
    for position, line in enumerate(text.splitlines()):
        if position:
            page.put("\n")
            page.newlines += 1
        if line:
            page.word(line)
    if text.endswith("\n"):
        page.put("\n")
        page.newlines += 1


def _quotes(attributes: dict[str, str]) -> bool:
    """Whether a blockquote quotes: Gmail and Apple Mail indent a sender's own text with one too."""
    named = attributes.get("class", "")
    if "indent-blockquote" in named:
        return False
    if named or attributes.get("type") or attributes.get("cite"):
        return True
    style = attributes.get("style", "")[:500]
    return not _NO_BORDER.search(style) or "border-left" in style


def _mark(attributes: dict[str, str]) -> Mark | None:
    names = [*attributes.get("class", "")[:500].split(), attributes.get("id", "")]
    named = attributes.get("name", "")
    # GMX and web.de say it in a word of every day, and draw a line beside it.
    if named == "quote" and "border-left" in attributes.get("style", "")[:500]:
        return Mark.WHOLE
    for name in (*names, named):
        if name.endswith(_ENDINGS):
            return next(_MARKS[ending] for ending in _ENDINGS if name.endswith(ending))
    style = attributes.get("style")
    return Mark.LINE if style and _OUTLOOK_LINE.search(style[:500]) else None
