"""PURE. The bytes of a mail → its parts, as a tree of at most so many, so deep.

A part knows where its content lies in the raw bytes and decodes it when asked: nothing is copied
before. Boundaries are found by searching for `--boundary` at the begin of a line, each level once
over its own bytes, so the time is the size times the depth at most. A boundary that is never
closed ends with the part above; text before the first and after the last one is no content
(RFC 2046 5.1.1). Deeper than the limit a multipart is one opaque part.
"""

import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from ingest.parse import limits
from ingest.parse.budget import DetectionBudget, ReadingBudget, budget_for
from ingest.parse.mime import encoded_words, filenames, headers, parameters
from ingest.parse.mime.headers import Headers
from ingest.parse.mime.parameters import Parameters
from journal.model import Oddity

_UU_BEGIN = re.compile(rb"^begin [0-7]{3,4} ([^\r\n]{1,200})\r?\n", re.MULTILINE)
MESSAGE_TYPES = frozenset({"message/rfc822", "message/global", "message/news"})


@dataclass(slots=True)
class MimePart:
    raw: bytes = field(repr=False)
    headers: Headers
    start: int
    end: int
    content_type: Parameters
    disposition: Parameters
    budget: ReadingBudget = field(repr=False)
    charset: str = ""
    children: list["MimePart"] = field(default_factory=list)

    @property
    def detections(self) -> DetectionBudget:
        return self.budget.detections

    @property
    def media_type(self) -> str:
        return self.content_type.value

    @property
    def is_multipart(self) -> bool:
        return bool(self.children) and self.media_type not in MESSAGE_TYPES

    @property
    def is_attachment(self) -> bool:
        return self.disposition.value == "attachment"

    @property
    def name(self) -> str:
        return filenames.attachment_name(self.disposition, self.content_type)

    @property
    def encoding(self) -> str:
        bare = self.headers.get("content-transfer-encoding").partition("(")[0].partition(";")[0]
        return bare.strip().strip("\"'").lower()

    def content(self, max_bytes: int | None = None) -> bytes:
        """The content, decoded by its Content-Transfer-Encoding; broken content as far as it goes.

        At most `max_bytes` of the encoded form are decoded, so that a long text costs no more than
        is read of it, and no more than the mail's budget has left. A view, not a copy: an
        attachment may be as large as the mail.
        """
        wanted = self.end - self.start if max_bytes is None else max_bytes
        allowed = self.budget.take_decoded(min(wanted, self.end - self.start))
        end = self.start + allowed
        data = memoryview(self.raw)[self.start : end]
        if self.encoding == "base64":
            as_text = self.media_type.startswith("text/")
            return _decode_base64(data, as_text=as_text)
        return _decode_transfer(bytes(data), self.encoding)

    def leaves(self) -> Iterator["MimePart"]:
        """Every part without parts of its own; an attached mail is one leaf."""
        stack = [self]
        while stack:
            part = stack.pop()
            if part.is_multipart:
                stack += reversed(part.children)
            else:
                yield part

    def walk(self) -> Iterator["MimePart"]:
        """Every part in its order, those of attached mails too."""
        stack = [self]
        while stack:
            part = stack.pop()
            yield part
            stack += reversed(part.children)


def read_parts(raw: bytes) -> tuple[MimePart, frozenset[Oddity]]:
    oddities: set[Oddity] = set()
    if len(raw) > limits.RAW_BYTES:
        oddities.add(Oddity.SIZE_CUT)
        raw = raw[: limits.RAW_BYTES]
    structure = _Structure(budget_for(raw), oddities)
    start = headers.find_header_start(raw)
    if start:
        oddities.add(Oddity.ODD_HEADER)
    root = _read_part(raw, start, len(raw), structure, depth=0, default="text/plain")
    return root, frozenset(oddities)


@dataclass(frozen=True, slots=True)
class _Structure:
    """The state that all parts of one mail share while they are found."""

    budget: ReadingBudget
    oddities: set[Oddity]


def _read_part(
    raw: bytes,
    start: int,
    end: int,
    shared: _Structure,
    *,
    depth: int,
    default: str,
    charset: str = "",
) -> MimePart:
    shared.budget.parts -= 1
    found, body = headers.read_headers(raw, start, end, shared.budget)
    shared.oddities.update(found.oddities)
    content_type = parameters.parse(found.get("content-type"), shared.budget.detections)
    if "/" not in content_type.value:
        content_type = Parameters(default, content_type.by_name)
    disposition = parameters.parse(found.get("content-disposition"), shared.budget.detections)
    # A charset that was given to the multipart is a hint for parts that name none.
    charset = content_type.get("charset") or charset
    part = MimePart(raw, found, body, end, content_type, disposition, shared.budget, charset)
    if content_type.value.startswith("multipart/"):
        _split_multipart(part, shared, depth)
    elif content_type.value in MESSAGE_TYPES:
        _open_attached_mail(part, shared, depth)
    return part


# A boundary that is not declared, or under another name: dashes above the headers of a part.
_FIRST_BOUNDARY = re.compile(
    rb"(?:\A|(?<=\n))--([^\s][^\r\n]{0,69})\r?\ncontent-[a-z-]{4,25}:", re.IGNORECASE
)


def _split_multipart(part: MimePart, shared: _Structure, depth: int) -> None:
    if depth >= limits.PART_DEPTH:
        shared.oddities.add(Oddity.DEPTH_CUT)
        return
    boundary = part.content_type.get("boundary").rstrip()
    pieces = list(_pieces_between(part, boundary.encode("utf-8", "replace"))) if boundary else []
    if not pieces and (seen := _FIRST_BOUNDARY.search(part.raw, part.start, part.start + 4_096)):
        shared.oddities.add(Oddity.ODD_BOUNDARY)
        pieces = list(_pieces_between(part, seen[1].rstrip()))
    if not pieces:
        # Without a boundary that occurs the part is read as one text.
        shared.oddities.add(Oddity.ODD_BOUNDARY)
        return
    default = "message/rfc822" if part.media_type == "multipart/digest" else "text/plain"
    for start, end in pieces:
        if shared.budget.parts <= 0:
            shared.oddities.add(Oddity.PARTS_CUT)
            return
        child = _read_part(
            part.raw, start, end, shared, depth=depth + 1, default=default, charset=part.charset
        )
        part.children.append(child)


def _pieces_between(part: MimePart, boundary: bytes) -> Iterator[tuple[int, int]]:
    """(start, end) of each piece between two boundary lines; the last may lack its end."""
    raw, mark = part.raw, b"--" + boundary
    opened = -1
    place = raw.find(mark, part.start, part.end)
    for _ in range(limits.BOUNDARIES):
        if place < 0:
            break
        after = place + len(mark)
        line_end = _end_of_line(raw, after, part.end)
        tail = raw[after : min(line_end, after + 80)].strip()
        if _begins_line(raw, place, part.start) and tail in {b"", b"--"}:
            if opened >= 0:
                yield opened, _without_line_end(raw, opened, place)
            opened = line_end if tail == b"" else -1
            if tail == b"--":
                return
        place = raw.find(mark, after, part.end)
    if opened >= 0:
        yield opened, part.end


def _begins_line(raw: bytes, place: int, start: int) -> bool:
    return place == start or raw[place - 1 : place] in b"\r\n"


def _end_of_line(raw: bytes, place: int, end: int) -> int:
    found = raw.find(b"\n", place, end)
    return end if found < 0 else found + 1


def _without_line_end(raw: bytes, start: int, place: int) -> int:
    """The line end before a boundary belongs to the boundary (RFC 2046 5.1.1)."""
    if place - 2 >= start and raw[place - 2 : place] == b"\r\n":
        return place - 2
    return max(start, place - 1)


def _open_attached_mail(part: MimePart, shared: _Structure, depth: int) -> None:
    """Read an attached mail as a part of its own."""
    if depth >= limits.PART_DEPTH or shared.budget.parts <= 0:
        shared.oddities.add(Oddity.DEPTH_CUT)
        return
    raw, start, end = part.raw, part.start, part.end
    # RFC 2046 5.2.1 forbids encoding a mail, and it is done nevertheless.
    if part.encoding in {"base64", "quoted-printable"}:
        # It stays in memory beside the mail, as does a mail within it.
        shared.budget.opened_bytes -= end - start
        if shared.budget.opened_bytes < 0:
            shared.oddities.add(Oddity.DEPTH_CUT)
            return
        raw = part.content()
        start, end = 0, len(raw)
    part.children.append(_read_part(raw, start, end, shared, depth=depth + 1, default="text/plain"))


def _decode_transfer(data: bytes, encoding: str) -> bytes:
    if encoding in {"quoted-printable", "quoted_printable", "qp"}:
        return quopri.decodestring(data)
    if encoding in {"x-uuencode", "uuencode", "uue", "x-uue"}:
        return _decode_uu(data)
    return data


def _decode_base64(data: memoryview, *, as_text: bool) -> bytes:
    if as_text and not _is_mostly_base64(bytes(data)):
        return _decode_above_footer(bytes(data)) or bytes(data)
    try:
        # The decoder skips what is no base64 and stops at the padding: a list server's footer
        # behind it is left out.
        return binascii.a2b_base64(data)
    except binascii.Error:
        return encoded_words.decode_base64(bytes(data))


def _decode_above_footer(data: bytes) -> bytes:
    """A short text in base64 above a list's footer, which is longer; empty when it is none."""
    found = bytearray()
    for line in BytesIO(data):
        bare = line.strip()
        if _BASE64_LINE.fullmatch(bare) is None:
            break
        found += bare
        if bare.endswith(b"="):
            break
    try:
        decoded = binascii.a2b_base64(bytes(found), strict_mode=True) if found else b""
        decoded.decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return b""
    return decoded


_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]{8,}={0,2}")


def _is_mostly_base64(data: bytes) -> bool:
    """Says whether it is base64: plain text is sometimes sent under this name, with blanks and marks."""
    letters = data.translate(None, b"\r\n=")
    return len(letters.translate(None, encoded_words.NON_BASE64_BYTES)) * 20 >= len(letters) * 19


def _decode_uu(data: bytes) -> bytes:
    begin = _UU_BEGIN.search(data)
    content = bytearray()
    # Line by line: a list of empty lines would take eighty times their size.
    for line in BytesIO(data[begin.end() if begin else 0 :]):
        bare = line.rstrip(b"\r\n")
        if bare.strip() in {b"end", b"`"}:
            break
        content += _decode_uu_line(bare) if bare else b""
    return bytes(content)


def _decode_uu_line(line: bytes) -> bytes:
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        # Some encoders write lines longer than their first letter says.
        length = (((line[0] - 32) & 63) * 4 + 5) // 3
        try:
            return binascii.a2b_uu(line[:length])
        except binascii.Error:
            return b""
