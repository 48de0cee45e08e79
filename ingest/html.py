"""PURE. HTML → plain text a person could have typed, and where its quoted part begins.

The parser is lexbor's, which takes any bytes in linear time; the walk is a loop, so depth costs no
stack. Blocks begin lines, list items get a dash, cells a blank, quotes `> `. What is hidden, a
script or a style is no text. Clients mark the mail they quote: `gmail_quote`, `divRplyFwdMsg` and
the like; the first such mark outside of other quotes is reported as a place in the text.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest import limits

_SKIPPED = frozenset({"script", "style", "head", "title", "template", "noscript", "object", "svg"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt"}
    | {"fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"}
    | {"hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul"}
)
_SPACED = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote"})
# Every start or end of an element, but of those without content or that end by themselves.
_NESTING = re.compile(
    r"<(/?)(?!(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|source|tbody|td"
    r"|tfoot|th|thead|tr|wbr)[\s/>])[a-z][a-z0-9]{0,20}",
    re.IGNORECASE,
)
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


@dataclass(slots=True)
class _Page:
    """The text as it grows. `length` counts what `pieces` hold."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    newlines: int = 2
    pending_blank: bool = False
    depth: int = 0
    pre: int = 0
    quoted: Quoted | None = None
    marked: int | None = None

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
    # The first `\0` would end the text for some parsers.
    tree = LexborHTMLParser(_shallow(source[: limits.HTML_CHARS].replace("\0", "")))
    root = tree.root
    truncated = len(source) > limits.HTML_CHARS
    if root is not None:
        truncated = _walk(root, page) or truncated
    text = "".join(page.pieces)
    bare = text.lstrip("\n")
    quoted = page.quoted.shifted(len(bare) - len(text)) if page.quoted else None
    return Rendered(bare.rstrip("\n"), quoted, truncated)


def _shallow(source: str) -> str:
    """The source without the tags that nest too deep: a parser looks up the stack at every tag.

    Elements that end by themselves don't count: people forget to close paragraphs by the thousand.
    """
    pieces: list[str] = []
    depth = done = 0
    for tag in _NESTING.finditer(source):
        if tag.start() < done:
            continue
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > limits.HTML_DEPTH and not tag[1]:
            end = source.find(">", tag.end())
            pieces.append(source[done : tag.start()])
            done = end + 1 if end >= 0 else len(source)
            depth -= 1
    return "".join([*pieces, source[done:]]) if done else source


def _walk(root: LexborNode, page: _Page) -> bool:
    """Document order without recursion; True when a limit ended it."""
    node: LexborNode | None = root
    count = 0
    while node is not None:
        count += 1
        if count > limits.HTML_NODES or page.length > limits.TEXT_CHARS:
            return True
        child = _enter(node, page)
        node = child if child is not None else _leave_up(node, root, page)
    return False


def _leave_up(node: LexborNode, root: LexborNode, page: _Page) -> LexborNode | None:
    """The next node in document order, closing every element that ends before it."""
    at: LexborNode | None = node
    while at is not None:
        _leave(at, page)
        if at.mem_id == root.mem_id:
            return None
        if at.next is not None:
            return at.next
        at = at.parent
    return None


def _enter(node: LexborNode, page: _Page) -> LexborNode | None:
    """Write what begins here; its first child, or None when there is nothing to read within."""
    if node.is_text_node:
        _text(node.text_content or "", page)
        return None
    tag = node.tag or ""
    if not node.is_element_node:
        return node.child if node.is_document_node else None
    if tag in _SKIPPED or tag == "img":
        _image(node, tag, page)
        return None
    attributes = node.attributes
    if _HIDDEN.search((attributes.get("style") or "")[:500]):
        return None
    if page.quoted is None and not page.depth and (mark := _mark(attributes)) is not None:
        page.line()
        page.quoted = Quoted(page.length, page.length, mark)
        page.marked = node.mem_id
    _begin(tag, attributes, page)
    return node.child


def _begin(tag: str, attributes: dict[str, str | None], page: _Page) -> None:
    if tag == "br":
        page.put("\n")
        page.newlines += 1
        page.pending_blank = False
    elif tag in _BLOCKS:
        page.line(2 if tag in _SPACED else 1)
    if tag == "blockquote" and _quotes(attributes):
        page.depth += 1
    elif tag == "pre":
        page.pre += 1
    elif tag == "li":
        page.word("- ")
    elif tag in {"td", "th"}:
        page.pending_blank = True
    elif tag == "hr":
        page.word("_" * 32)


def _leave(node: LexborNode, page: _Page) -> None:
    tag = node.tag or ""
    if not node.is_element_node or tag in _SKIPPED:
        return
    if tag == "blockquote" and _quotes(node.attributes) and not _is_hidden(node):
        page.depth = max(0, page.depth - 1)
    elif tag == "pre" and not _is_hidden(node):
        page.pre = max(0, page.pre - 1)
    if tag in _BLOCKS:
        page.line(2 if tag in _SPACED else 1)
    if page.quoted is not None and node.mem_id == page.marked:
        page.quoted = Quoted(page.quoted.start, page.length, page.quoted.mark)
        page.marked = None


def _is_hidden(node: LexborNode) -> bool:
    return bool(_HIDDEN.search((node.attributes.get("style") or "")[:500]))


def _image(node: LexborNode, tag: str, page: _Page) -> None:
    """What stands for a picture, when it says something (smileys, logos with a name)."""
    if tag == "img" and (alt := (node.attributes.get("alt") or "").strip()):
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


def _quotes(attributes: dict[str, str | None]) -> bool:
    """Whether a blockquote quotes: Gmail and Apple Mail indent a sender's own text with one too."""
    named = attributes.get("class") or ""
    if "indent-blockquote" in named:
        return False
    if named or attributes.get("type") or attributes.get("cite"):
        return True
    style = (attributes.get("style") or "")[:500]
    return not _NO_BORDER.search(style) or "border-left" in style


def _mark(attributes: dict[str, str | None]) -> Mark | None:
    names = [*(attributes.get("class") or "")[:500].split(), attributes.get("id") or ""]
    for name in names:
        if name.endswith(_ENDINGS):
            return next(_MARKS[ending] for ending in _ENDINGS if name.endswith(ending))
    style = attributes.get("style")
    return Mark.LINE if style and _OUTLOOK_LINE.search(style[:500]) else None
