"""PURE. A mail → the same mail without its words, which can be sent to who looks for a fault.

The tree of parts, the names of headers and what programs write stay; every letter and digit of a
person's is replaced, and files are empty. Charsets and transfer encodings are gone: all is UTF-8
that can be read before it is sent. What can't be written again is left out.
"""

import re
from collections.abc import Iterator

from ingest.parse import limits
from ingest.parse.masking import mask_all, mask_line, mask_text, mask_word
from ingest.parse.mime import charsets, dates, filenames, structure
from ingest.parse.mime.headers import readable_text
from ingest.parse.mime.structure import MESSAGE_TYPES, MimePart
from ingest.parse.reports import bounce
from ingest.parse.text import body, html_tokens
from ingest.parse.text.html_to_text import MARK_NAMES

MOST_PARTS = 100
# Of headers whose values are words of programs alone.
_KEPT_VALUES = frozenset(
    {"mime-version", "auto-submitted", "precedence", "x-precedence", "x-auto-response-suppress"}
    | {"x-autoreply", "x-autorespond", "importance", "x-priority", "priority", "sensitivity"}
)
_PART_HEADERS = ("content-type", "content-disposition", "content-transfer-encoding")
_KEPT_VALUE = re.compile(
    r"(?:no|yes|true|bulk|junk|list|all|oof|dr|rn|nrn|autoreply|normal|high|low|urgent|1\.0|[1-5]"
    r"|auto[-_](?:replied|generated|notified|reply)|vacation|personal|private|company-confidential"
    r"|[ ;,()])*",
    re.IGNORECASE,
)
_HEADER_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}")
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]{1,60}")
_EXTENSION = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|txt|csv|html?|ics|eml|msg|png|jpe?g|gif|zip|dat)\Z"
)
# Of a server's report: fields that say nothing of a person.
_STATUS_FIELDS = frozenset({"action", "status"})
_STATUS_VALUE = re.compile(r"[a-z0-9. ]{0,20}", re.IGNORECASE)
_FIELD_TYPE = re.compile(r"(?:rfc822|dns|smtp|utf-8|x-[a-z]{1,20});", re.IGNORECASE)
# What of a style tells a quote, or something hidden.
_STYLE = re.compile(
    r"(?<![\w-])(?:border(?:-[a-z]+)?|display|mso-hide|margin(?:-[a-z]+)?|padding(?:-[a-z]+)?|color)\s?:"
    r"[#a-z0-9 .%]{1,60}",
    re.IGNORECASE,
)
_KEPT_CLASSES = frozenset({"MsoNormal", "WordSection1", "Apple-interchange-newline"})
_KEPT_ATTRIBUTES = {
    "type": frozenset({"cite"}),
    "dir": frozenset({"ltr", "rtl", "auto"}),
    "name": frozenset({"quote", "quoted-content"}),
}
_RAW_ELEMENTS = frozenset({"script", "style", "title", "textarea", "xmp", "noframes", "iframe"})


def redact(raw: bytes) -> bytes:
    """Every line ends with CR LF."""
    root, _ = structure.read_parts(raw)
    is_report = bounce.read_bounces(root, body.find_body(root).text) is not None
    lines = "\n".join(_redact_part(root, is_report=is_report, name="b")).split("\n")
    return "\r\n".join([*lines, ""]).encode("utf-8", "replace")


def _redact_part(part: MimePart, *, is_report: bool, name: str) -> Iterator[str]:
    """Redacts its headers, an empty line, its content. Loops over parts of bounded depth and number."""
    yield from _redact_headers(part)
    yield from _redact_content_headers(part, name)
    yield ""
    if part.is_multipart:
        for number, child in enumerate(part.children[:MOST_PARTS]):
            yield f"--{name}"
            yield from _redact_part(child, is_report=is_report, name=f"{name}{number}")
        yield f"--{name}--"
    elif part.media_type in MESSAGE_TYPES and part.children:
        yield from _redact_part(part.children[0], is_report=False, name=f"{name}m")
    else:
        yield _redact_content(part, is_report=is_report)


def _redact_headers(part: MimePart) -> Iterator[str]:
    for name, value in part.headers.items[: limits.HEADER_LINES]:
        lowered = name.lower()
        if lowered not in _PART_HEADERS and _HEADER_NAME.fullmatch(name):
            yield f"{name}: {_redact_value(lowered, value)}"


def _redact_value(name: str, value: str) -> str:
    if name in _KEPT_VALUES and _KEPT_VALUE.fullmatch(value):
        return value
    if name == "date" and dates.parse(value) is not None:
        return "Sat, 01 Jan 2000 11:11:11 +0000"
    return mask_line(readable_text(value))[:900]


def _redact_content_headers(part: MimePart, name: str) -> Iterator[str]:
    kind = part.media_type if _MEDIA_TYPE.fullmatch(part.media_type) else "application/octet-stream"
    given = part.content_type
    pairs = [("boundary", name)] if part.is_multipart else []
    pairs += [("charset", "utf-8")] if kind.startswith("text/") else []
    pairs += [(key, given.get(key)) for key in ("format", "delsp", "method", "report-type")]
    kept = [f'; {key}="{value}"' for key, value in pairs if re.fullmatch(r"[\w-]{1,40}", value)]
    yield f"Content-Type: {kind}{''.join(kept)}"
    disposition = part.disposition.value
    called = f'; filename="{_redact_filename(part.name)}"' if part.name else ""
    if disposition in {"inline", "attachment"} or called:
        yield f"Content-Disposition: {disposition if disposition in {'inline', 'attachment'} else 'inline'}{called}"
    yield "Content-Transfer-Encoding: 8bit"


def _redact_filename(name: str) -> str:
    stem, dot, _ = name.rpartition(".")
    ending = name[len(stem) :].lower()
    kept = ending if dot and _EXTENSION.fullmatch(ending) else mask_all(ending)
    return filenames.clean_filename(mask_all(stem).replace('"', "") + kept)


def _redact_content(part: MimePart, *, is_report: bool) -> str:
    kind = part.media_type
    if kind.startswith("message/") or kind == "text/rfc822-headers":
        return "\n".join(_redact_fields(_text_of(part)))
    if not kind.startswith("text/") or (part.is_attachment and part.name):
        return ""
    text = _text_of(part)
    if "html" in kind:
        return "".join(_redact_html(text, is_report=is_report))
    if kind == "text/calendar":
        return "\n".join(_redact_fields(text))
    return mask_text(body.clean_text(text), is_report=is_report).removesuffix("\n")


def _text_of(part: MimePart) -> str:
    raw = part.content(limits.TEXT_BYTES)
    decoded = charsets.decode(
        raw, part.charset, html="html" in part.media_type, detections=part.detections
    )
    return decoded.text[: limits.TEXT_CHARS]


def _redact_fields(text: str) -> Iterator[str]:
    """Names of fields stay, and values that are no person's."""
    for line in body.clean_text(text).split("\n")[: limits.TEXT_LINES]:
        name, colon, value = line.partition(":")
        if not colon or not _HEADER_NAME.fullmatch(name.partition(";")[0]):
            yield mask_all(line)
        elif name.lower() in _STATUS_FIELDS and _STATUS_VALUE.fullmatch(value.strip()):
            yield f"{name}:{value}"
        else:
            typed = _FIELD_TYPE.match(value.strip())
            kept = f" {typed[0]}" if typed else ""
            yield f"{name.partition(';')[0]}:{kept}{mask_line(value.strip()[len(kept.strip()) :])}"


def _redact_html(source: str, *, is_report: bool) -> Iterator[str]:
    hidden = ""
    for number, token in enumerate(html_tokens.tokenize(source)):
        if number > limits.HTML_NODES:
            return
        if isinstance(token, html_tokens.StartTag):
            hidden = token.name if token.name in _RAW_ELEMENTS else hidden
            yield f"<{_redact_tag(token.name)}{''.join(_redact_attributes(token))}>"
        elif isinstance(token, html_tokens.EndTag):
            hidden = "" if token.name == hidden else hidden
            yield f"</{_redact_tag(token.name)}>"
        elif not hidden:
            masked = mask_text(token.text, is_report=is_report)
            yield masked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_TAGS = frozenset(
    {
        "a",
        "abbr",
        "address",
        "article",
        "aside",
        "b",
        "base",
        "big",
        "blockquote",
        "body",
        "br",
        "center",
        "cite",
        "code",
    }
    | {
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "fieldset",
        "figure",
        "font",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
    }
    | {
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "i",
        "img",
        "input",
        "ins",
        "label",
        "li",
        "link",
    }
    | {
        "main",
        "meta",
        "nav",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "section",
        "small",
        "span",
        "strike",
        "strong",
        "style",
    }
    | {
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "tt",
        "u",
        "ul",
        "script",
    }
)


def _redact_tag(name: str) -> str:
    return name if name in _TAGS else "x-" + "".join(mask_word(c) for c in name if c.isalpha())


def _redact_attributes(token: html_tokens.StartTag) -> Iterator[str]:
    """Keeps those that tell a quote; of the others nothing is told, not even that they were there."""
    given = token.attributes()
    for key in ("class", "id"):
        kept = [each for each in given.get(key, "").split() if _mark_in(each)]
        if kept:
            yield f' {key}="{" ".join(map(_mark_in, kept))}"'
    for key, values in _KEPT_ATTRIBUTES.items():
        if given.get(key, "").lower() in values:
            yield f' {key}="{given[key].lower()}"'
    if "cite" in given:
        yield ' cite="mid:x"'
    style = "; ".join(_STYLE.findall(given.get("style", "")[:500]))
    if style:
        yield f' style="{style}"'


def _mark_in(name: str) -> str:
    """The mark that a class or an id ends with, without what a client put before it."""
    if name in _KEPT_CLASSES:
        return name
    return next((mark for mark in MARK_NAMES if name.endswith(mark)), "")
