"""PURE. Finds the mail that came back with a report: headers, Message-ID, the report's own lines.

It is attached whole, or its headers are, or it stands below the report's text. A report may be
wrapped into a mail whole, by a list server that passes it on.
"""

import re
from collections.abc import Iterator

from ingest.parse import limits
from ingest.parse.mime import headers
from ingest.parse.mime.headers import Headers
from ingest.parse.mime.structure import MESSAGE_TYPES, MimePart
from ingest.parse.reports import daemons
from ingest.words import failures

STATUS_PARTS = frozenset({"message/delivery-status", "message/global-delivery-status"})
_HEADER_PARTS = frozenset({"text/rfc822-headers", "message/rfc822-headers"})
_FIELD_PARTS = STATUS_PARTS | _HEADER_PARTS | {"message/disposition-notification"}
# The first line of the returned mail, when no words announce it.
_FIRST_HEADER = re.compile(
    r"\s*(?:received|return-path|message-id|mime-version|dkim-signature):", re.IGNORECASE
)
_ANY_HEADER = re.compile(
    r"(?:from|to|date|subject|message-id|received|return-path):", re.IGNORECASE
)
# Below the words that announce it, so many lines may stand before its first header.
_MOST_LINES_BEFORE = 12
_ID_HEADERS = ("message-id", "original-message-id", "x-original-message-id")
_ID_LINE = re.compile(
    r"^[>\s]{0,8}(?:x-)?(?:original-)?message-id:[ \t]{0,8}(<[^<>\s]{3,500}>)",
    re.IGNORECASE | re.MULTILINE,
)


def unwrap_report(root: MimePart) -> MimePart:
    """The report itself, if a list server passed it on as an attachment, with the daemon as sender."""
    if root.media_type == "multipart/report" or not daemons.is_daemon(root.headers):
        return root
    attached = (
        part for part in root.leaves() if part.media_type in MESSAGE_TYPES and part.children
    )
    reports = (part.children[0] for part in attached)
    return next((each for each in reports if each.media_type == "multipart/report"), root)


def returned_id(root: MimePart, text: str) -> str:
    """The Message-ID of the returned mail, as it is written; or empty."""
    return next((found for found in _returned_ids(root, text) if found.strip()), "")


def returned_headers(root: MimePart, text: str) -> Headers | None:
    """The headers of the returned mail."""
    for part in unwrap_report(root).walk():
        if part.media_type in MESSAGE_TYPES and part.children:
            return part.children[0].headers
        if part.media_type in _HEADER_PARTS:
            content = part.content(limits.HEADER_BYTES)
            return headers.read_headers(content, 0, len(content))[0]
    return _headers_below(text)


def report_lines(text: str) -> list[str]:
    """The server's own lines, above the returned mail."""
    lines: list[str] = []
    # Most texts announce nothing: no line of them need be asked.
    is_announced = _announces_mail(text)
    for line in text.split("\n")[: limits.TEXT_LINES]:
        if lines and (_FIRST_HEADER.match(line) or (is_announced and _announces_mail(line))):
            break
        lines.append(line)
    return lines


def _announces_mail(text: str) -> bool:
    lowered = text.lower()
    return any(mark in lowered for mark in failures.RETURNED_MAIL_MARKS)


def _headers_below(text: str) -> Headers | None:
    """The headers in the text below the server's own lines."""
    lines = text.split("\n")[: limits.TEXT_LINES]
    start = len(report_lines(text))
    ahead = lines[start : start + _MOST_LINES_BEFORE]
    first = next(
        (at for at, line in enumerate(ahead) if _ANY_HEADER.match(line.lstrip(">| \t"))), None
    )
    if first is None:
        return None
    block = "\n".join(line.lstrip(">| ") for line in lines[start + first :])
    content = block.encode("utf-8", "replace")[: limits.HEADER_BYTES]
    found, _ = headers.read_headers(content, 0, len(content))
    return found if "from" in found or "to" in found else None


def _returned_ids(root: MimePart, text: str) -> Iterator[str]:
    outer = unwrap_report(root)
    own = {root.headers.get("message-id"), outer.headers.get("message-id")}
    for part in outer.walk():
        if part.media_type in MESSAGE_TYPES or part is outer:
            continue
        if part.media_type in _FIELD_PARTS:
            yield from _ids_in(part.content())
        elif part.headers.get("message-id") not in own:
            yield part.headers.get("message-id")
    found = _ID_LINE.search(text[: limits.TEXT_CHARS])
    yield found[1] if found else ""
    for name in (*_ID_HEADERS[1:], "in-reply-to"):
        yield outer.headers.get(name)
    yield outer.headers.get("references").rpartition(" ")[2]


def _ids_in(content: bytes) -> Iterator[str]:
    """The ids in the first block of fields: later blocks are about recipients."""
    content = content[: limits.HEADER_BYTES].lstrip(b"\r\n ")
    fields, _ = headers.read_headers(content, 0, len(content))
    for name in _ID_HEADERS:
        yield fields.get(name)
