"""PURE. HTML → plain text a person could have typed, and where its quoted part begins.

The parser is lexbor's, which takes any bytes in linear time; the walk is a loop, so depth costs no
stack. Blocks begin lines, list items get a dash, cells a blank, quotes `> `. What is hidden, a
script or a style is no text. Clients mark the mail they quote: `gmail_quote`, `divRplyFwdMsg` and
the like; the first such mark outside of everything else is reported as an offset in the text.
"""

import re
from dataclasses import dataclass, field

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

# Classes and ids by which clients mark the mail they quote or forward.
_QUOTE_CLASSES = frozenset(
    {"gmail_quote", "gmail_quote_container", "yahoo_quoted", "protonmail_quote", "tutanota_quote"}
    | {"moz-cite-prefix", "moz-forward-container", "zmail_extra", "OutlookMessageHeader"}
    | {"gmail_attr", "quotelist", "ms-outlook-mobile-reference-message"}
)
_QUOTE_IDS = frozenset(
    {"divRplyFwdMsg", "appendonsend", "reply-intro", "mail-editor-reference-message-container"}
    | {"OLK_SRC_BODY_SECTION", "isForwardContent", "replySplit", "zm-quote", "x_divRplyFwdMsg"}
)
# Outlook for Windows marks it with nothing but a line above the block.
_OUTLOOK_LINE = re.compile(
    r"border:\s?none;\s?border-top:\s?solid #(?:E1E1E1|B5C4DF) 1\.0pt", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Rendered:
    text: str
    quote_at: int | None = None
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
    quote_at: int | None = None

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
    return Rendered("".join(page.pieces).strip("\n"), page.quote_at, truncated)


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
    _begin(tag, attributes, page)
    return node.child


def _begin(tag: str, attributes: dict[str, str | None], page: _Page) -> None:
    if page.quote_at is None and _marks_quote(attributes):
        page.line()
        page.quote_at = page.length
    if tag == "br":
        page.put("\n")
        page.newlines += 1
        page.pending_blank = False
    elif tag in _BLOCKS:
        page.line(2 if tag in _SPACED else 1)
    if tag == "blockquote":
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
    if tag == "blockquote" and not _is_hidden(node):
        page.depth = max(0, page.depth - 1)
    elif tag == "pre" and not _is_hidden(node):
        page.pre = max(0, page.pre - 1)
    if tag in _BLOCKS:
        page.line(2 if tag in _SPACED else 1)


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


def _marks_quote(attributes: dict[str, str | None]) -> bool:
    classes = attributes.get("class")
    if classes and not _QUOTE_CLASSES.isdisjoint(classes.split()):
        return True
    name = attributes.get("id")
    if name and name in _QUOTE_IDS:
        return True
    style = attributes.get("style")
    return bool(style and _OUTLOOK_LINE.search(style[:300]))
