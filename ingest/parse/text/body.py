"""PURE. Finds the text of a mail: the best plain text, else the HTML.

    multipart/alternative   the plain text if it is useful, else the HTML
    multipart/related       its root
    multipart/mixed         every text in it that is not an attachment, one after the other

`format=flowed` (RFC 3676) is unwrapped. A plain part is not useful when it is empty, or only says
that the mail should be viewed as HTML.
"""

import re
from dataclasses import dataclass, field

from ingest.parse import limits
from ingest.parse.mime import charsets
from ingest.parse.mime.structure import MimePart
from ingest.parse.text import coloured_answers, html_to_text
from ingest.parse.text.html_to_text import QuotedRange
from journal.model import Oddity

# Controls but for the tab and what ends a line, and what turns the direction.
_CONTROL_CHARS = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]"
)

_SHOWN_TYPES = frozenset({"text/plain", "text/html", "text/enriched", "text", "text/markdown"})
# `This mail is in HTML format; your program can't show it.` has about a hundred letters.
SHORT_TEXT_CHARS = 250
# Blanks, and what takes no room.
_UNSEEN = " \t\r\n\f\v\xa0\u00ad\u034f\u200b\u200c\u200d\u2007\u2060\ufeff"


@dataclass(slots=True)
class TextBody:
    text: str = ""
    quoted_range: QuotedRange | None = None
    charset: str = ""
    step: str = ""
    parts: list[MimePart] = field(default_factory=list)
    oddities: set[Oddity] = field(default_factory=set)
    is_from_html: bool = False


def find_body(root: MimePart) -> TextBody:
    body = TextBody()
    pieces: list[str] = []
    for part in _choose_parts(root):
        text, quoted = _read_part(part, body)
        body.parts.append(part)
        if not text.strip():
            continue
        if quoted is not None and body.quoted_range is None:
            body.quoted_range = quoted.run(sum(len(piece) + 1 for piece in pieces))
        pieces.append(text)
    body.text = "\n".join(pieces)
    if len(body.text) > limits.TEXT_CHARS:
        body.text = body.text[: limits.TEXT_CHARS]
        body.oddities.add(Oddity.TEXT_CUT)
    return body


def has_coloured_answers(root: MimePart) -> bool:
    """Says whether its HTML, read or not, tells answers within a quote by their colour."""
    page = next((part for part in root.leaves() if _is_html(part) and _is_text(part)), None)
    if page is None or page.budget.html_chars <= 0:
        return False
    raw = page.content(limits.HTML_CHARS)
    source = charsets.decode(raw, page.charset, html=True, detections=page.detections).text
    page.budget.html_chars -= len(source)
    return coloured_answers.has_coloured_answers(source[: limits.HTML_CHARS])


def part_text(part: MimePart) -> str:
    """The text of one part, HTML rendered: for reports, which are read part by part."""
    return _read_part(part, TextBody())[0]


def _choose_parts(root: MimePart) -> list[MimePart]:
    """The text parts to read, in their order. It is a loop, since the tree may be deep."""
    chosen: list[MimePart] = []
    stack = [root]
    while stack:
        part = stack.pop()
        if part.media_type == "multipart/alternative" and part.children:
            stack += _choose_alternative(part)
        elif part.media_type == "multipart/related" and part.children:
            stack += [child for child in reversed(part.children[1:]) if _has_text(child)]
            stack.append(part.children[0])
        elif part.is_multipart:
            stack += reversed(part.children)
        elif _is_text(part):
            chosen.append(part)
    if not chosen and root.media_type in _SHOWN_TYPES and not root.is_attachment:
        # A mail that is one text with a name: `Content-Type: text/plain; name=report.txt`.
        chosen.append(root)
    return chosen


def _has_text(part: MimePart) -> bool:
    """Says whether a part has text; beside a root only if the root does not refer to it."""
    return not part.headers.get("content-id") and part.media_type == "text/plain"


def _choose_alternative(part: MimePart) -> list[MimePart]:
    """The children to read: one alternative, and attachments that were put among them."""
    plain = next((c for c in part.children if c.media_type == "text/plain" and _is_text(c)), None)
    rest = [c for c in part.children if c is not plain]
    said = part_text(plain) if plain is not None else ""
    if plain is not None and _is_useful(said):
        return [plain]
    rich = [c for c in rest if any(_is_html(leaf) for leaf in c.leaves())]
    if rich and (not said.strip(_UNSEEN) or _has_words(rich[-1])):
        return [rich[-1]]
    return [plain] if plain is not None else list(reversed(rest))


def _is_useful(text: str) -> bool:
    """Says whether the text is useful: not empty, and not a sentence that refers to the HTML."""
    stripped = text.strip(_UNSEEN)
    return bool(stripped) and not (len(stripped) < SHORT_TEXT_CHARS and "html" in stripped.lower())


def _has_words(part: MimePart) -> bool:
    """Says whether its HTML says something besides what pictures are called."""
    leaf = next(leaf for leaf in part.leaves() if _is_html(leaf))
    source = charsets.decode(leaf.content(), leaf.charset, html=True).text
    text = html_to_text.render(_PICTURE.sub("", source), leaf.budget).text
    return any(char.isalnum() for char in text)


_PICTURE = re.compile(r"<img\b[^>]{0,20000}>", re.IGNORECASE)


def _is_html(part: MimePart) -> bool:
    return part.media_type in {"text/html", "application/xhtml+xml"}


def _is_text(part: MimePart) -> bool:
    """Says whether a client shows the part as text: no attachment, and no file of another kind."""
    if part.is_attachment and part.name:
        return False
    if part.media_type in _SHOWN_TYPES:
        return not part.name or part.disposition.value == "inline"
    # A multipart whose boundary never occurs is read as the text it is.
    return part.media_type.startswith("multipart/") and not part.children


def _read_part(part: MimePart, body: TextBody) -> tuple[str, QuotedRange | None]:
    budget = part.budget
    raw = part.content(max(0, budget.text_bytes))
    budget.text_bytes -= part.end - part.start
    declared = part.charset
    decoded = charsets.decode(raw, declared, html=_is_html(part), detections=part.detections)
    if not body.step:
        body.charset, body.step = decoded.charset, decoded.step
    if not decoded.is_sure:
        body.oddities.add(Oddity.ODD_CHARSET)
    if _is_html(part):
        rendered = html_to_text.render(decoded.text, budget)
        if rendered.is_truncated:
            body.oddities.add(Oddity.TEXT_CUT)
        body.is_from_html = True
        return clean_text(rendered.text), _move_after_cleaning(rendered)
    text = clean_text(decoded.text[: 2 * limits.TEXT_CHARS])
    if part.content_type.get("format").lower() == "flowed":
        text = unwrap_flowed(text, delsp=part.content_type.get("delsp").lower() == "yes")
    return text, None


def _move_after_cleaning(rendered: html_to_text.RenderedHtml) -> QuotedRange | None:
    """The range moved to the same place in the cleaned text."""
    quoted, text = rendered.quoted_range, rendered.text
    if quoted is None or text.isascii():
        return quoted
    start, end = (len(clean_text(text[:at])) for at in (quoted.start, quoted.end))
    return QuotedRange(start, end, quoted.mark)


def clean_text(text: str) -> str:
    """The text with one kind of line end, without controls and bidi overrides."""
    if "\r" in text:
        text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    # By a table: a pattern would keep each piece between them until the end.
    return _CONTROL_CHARS.sub("", text)


def unwrap_flowed(text: str, *, delsp: bool = False) -> str:
    """Unwrap lines (RFC 3676 4): one that ends with a blank goes on, in one depth of quoting."""
    done: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        depth, content = _unstuff(line)
        flows = content.endswith(" ") and content != "-- "
        piece = content[:-1] if flows and delsp else content
        if depth == open_depth and done and content != "-- ":
            done.append(piece)
        else:
            done.append(("\n" if done else "") + "> " * depth + piece)
        open_depth = depth if flows else -1
    return "".join(done)


def _unstuff(line: str) -> tuple[int, str]:
    content = line.lstrip(">")
    depth = min(len(line) - len(content), 50)
    return depth, content.removeprefix(" ")
