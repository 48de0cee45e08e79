"""PURE. Which parts are the text, and what it says: the best plain text, else the HTML.

    multipart/alternative   the plain text if it is useful, else the HTML
    multipart/related       its root
    multipart/mixed         every text in it that is not an attachment, one after the other

`format=flowed` (RFC 3676) is unwrapped. A plain part is not useful when it is empty, or only says
that the mail should be viewed as HTML.
"""

import re
from dataclasses import dataclass, field

from ingest import charsets, html, limits
from ingest.html import Quoted
from ingest.structure import Part
from journal.model import Oddity

_UNWANTED = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
_CONTROLS = (
    *range(9),
    0x0B,
    0x0C,
    *range(0x0E, 0x20),
    0x7F,
    *range(0x80, 0x85),
    *range(0x86, 0xA0),
)
_BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_NOTHING = dict.fromkeys((*_CONTROLS, *_BIDI))

# `This mail is in HTML format; your program can't show it.` has about a hundred letters.
SHORT = 250


@dataclass(slots=True)
class Body:
    text: str = ""
    quoted: Quoted | None = None
    charset: str = ""
    step: str = ""
    parts: list[Part] = field(default_factory=list)
    oddities: set[Oddity] = field(default_factory=set)
    from_html: bool = False


def best(root: Part) -> Body:
    body = Body()
    pieces: list[str] = []
    for part in _chosen(root):
        text, quoted = _read(part, body)
        body.parts.append(part)
        if not text.strip():
            continue
        if quoted is not None and body.quoted is None:
            body.quoted = quoted.shifted(sum(len(piece) + 1 for piece in pieces))
        pieces.append(text)
    body.text = "\n".join(pieces)
    if len(body.text) > limits.TEXT_CHARS:
        body.text = body.text[: limits.TEXT_CHARS]
        body.oddities.add(Oddity.TEXT_CUT)
    return body


def text_of(part: Part) -> str:
    """One part's text, HTML rendered: for reports, which are read part by part."""
    return _read(part, Body())[0]


def _chosen(root: Part) -> list[Part]:
    """The text parts to read, in their order. A loop: the tree may be deep."""
    chosen: list[Part] = []
    stack = [root]
    while stack:
        part = stack.pop()
        if part.media_type == "multipart/alternative":
            stack += _alternative(part)
        elif part.media_type == "multipart/related" and part.children:
            stack += [child for child in reversed(part.children[1:]) if _has_text(child)]
            stack.append(part.children[0])
        elif part.is_multipart:
            stack += reversed(part.children)
        elif _is_text(part):
            chosen.append(part)
    return chosen


def _has_text(part: Part) -> bool:
    """Beside a root only what is not named or pictured by it."""
    return not part.headers.get("content-id") and part.media_type == "text/plain"


def _alternative(part: Part) -> list[Part]:
    """The children to read: one way to say it, and attachments that were put among them."""
    plain = next((c for c in part.children if c.media_type == "text/plain" and _is_text(c)), None)
    rest = [c for c in part.children if c is not plain]
    if plain is not None and _useful(text_of(plain)):
        return [plain]
    rich = [c for c in rest if any(_is_html(leaf) for leaf in c.leaves())]
    if rich:
        return [rich[-1]]
    return [plain] if plain is not None else list(reversed(rest))


def _useful(text: str) -> bool:
    """Not empty, and not a sentence that sends the reader to the HTML."""
    said = text.strip()
    return bool(said) and not (len(said) < SHORT and "html" in said.lower())


def _is_html(part: Part) -> bool:
    return part.media_type in {"text/html", "application/xhtml+xml"}


def _is_text(part: Part) -> bool:
    """Shown as text by a client: not an attachment, and not a file of another kind."""
    if part.is_attachment and part.name:
        return False
    if part.media_type in {"text/plain", "text/html", "text/enriched", "text", "text/markdown"}:
        return not part.name or part.disposition.value == "inline"
    # A multipart whose boundary never occurs is read as the text it is.
    return part.media_type.startswith("multipart/") and not part.children


def _read(part: Part, body: Body) -> tuple[str, Quoted | None]:
    raw = part.content(limits.TEXT_BYTES)
    declared = part.charset
    decoded = charsets.decode(raw, declared, html=_is_html(part), detections=part.detections)
    if not body.step:
        body.charset, body.step = decoded.charset, decoded.step
    if not decoded.sure:
        body.oddities.add(Oddity.ODD_CHARSET)
    if _is_html(part):
        rendered = html.render(decoded.text)
        if rendered.truncated:
            body.oddities.add(Oddity.TEXT_CUT)
        body.from_html = True
        return clean(rendered.text), _placed(rendered)
    text = clean(decoded.text[: 2 * limits.TEXT_CHARS])
    if part.content_type.get("format").lower() == "flowed":
        text = unflowed(text, delsp=part.content_type.get("delsp").lower() == "yes")
    return text, None


def _placed(rendered: html.Rendered) -> Quoted | None:
    """The same place in the text without what is cleaned out of it."""
    quoted, text = rendered.quoted, rendered.text
    if quoted is None or text.isascii():
        return quoted
    start, end = (len(clean(text[:at])) for at in (quoted.start, quoted.end))
    return Quoted(start, end, quoted.mark)


def clean(text: str) -> str:
    """One kind of line end, no controls or bidi overrides."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # By a table: a pattern would keep each piece between them until the end.
    return text.translate(_NOTHING) if _UNWANTED.search(text) else text


def unflowed(text: str, *, delsp: bool = False) -> str:
    """RFC 3676 4: a line that ends with a blank goes on, within the same depth of quoting."""
    done: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        depth, content = _stuffed(line)
        flows = content.endswith(" ") and content != "-- "
        said = content[:-1] if flows and delsp else content
        if depth == open_depth and done and content != "-- ":
            done.append(said)
        else:
            done.append(("\n" if done else "") + "> " * depth + said)
        open_depth = depth if flows else -1
    return "".join(done)


def _stuffed(line: str) -> tuple[int, str]:
    content = line.lstrip(">")
    depth = min(len(line) - len(content), 50)
    return depth, content.removeprefix(" ")
