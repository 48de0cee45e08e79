"""PURE. A `.msg` file (MS-OXMSG) → a mail in MIME, as near to the sent one as the file allows.

    __properties_version1.0         numbers and times, 16 bytes each behind a head
    __substg1.0_0037001F            property 0037 (the subject) of type 001F (Unicode)
    __recip_version1.0_#00000000    a storage for each recipient
    __attach_version1.0_#00000000   a storage for each attachment; 3701000D in it is a message

Where Outlook kept the headers of a received mail, they are the mail's headers, but for those that
say how its parts are packed: the parts are packed anew.
"""

import base64
import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from urllib.parse import quote

from ingest.parse import limits
from ingest.parse.budget import ReadingBudget
from ingest.parse.mime import charsets
from ingest.parse.outlook.compound_file import Storage, read_storage
from ingest.parse.tnef import rtf

_PROPERTIES = "__properties_version1.0"
_RECIPIENT, _ATTACHMENT = "__recip_version1.0_#", "__attach_version1.0_#"
_SUBJECT, _HEADERS = 0x0037, 0x007D
_SUBMITTED, _DELIVERED = 0x0039, 0x0E06
_SENDER_NAME, _SENDER_SMTP, _SENDER_ADDRESS = 0x0C1A, 0x5D01, 0x0C1F
_AUTHOR_NAME, _AUTHOR_SMTP, _AUTHOR_ADDRESS = 0x0042, 0x5D02, 0x0065
_RECIPIENT_TYPE, _NAME, _SMTP, _ADDRESS = 0x0C15, 0x3001, 0x39FE, 0x3003
_MESSAGE_ID, _REFERENCES, _IN_REPLY_TO = 0x1035, 0x1039, 0x1042
_BODY, _RTF, _HTML = 0x1000, 0x1009, 0x1013
_WINDOWS_CODEPAGE, _INTERNET_CODEPAGE = 0x3FFD, 0x3FDE
_DATA, _SHORT_NAME, _LONG_NAME, _MEDIA_TYPE, _CONTENT_ID = 0x3701, 0x3704, 0x3707, 0x370E, 0x3712
_UNICODE, _STRING, _BINARY = 0x1F, 0x1E, 0x102
_EMBEDDED = "__substg1.0_3701000D"
# The head before the properties, longest at the root (MS-OXMSG 2.4.1).
_ROOT_HEAD, _EMBEDDED_HEAD, _PART_HEAD = 32, 24, 8
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_DEPTH = 10
_HEADER_FIELD = re.compile(r"([\x21-\x39\x3b-\x7e]{1,200})[ \t]{0,9}:")
_PACKING = ("content-", "mime-version")
_MEDIA = re.compile(r"[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,80}")
_RECIPIENT_HEADERS = {1: "To", 2: "Cc"}
_CODEPAGES = {
    20127: "ascii",
    20866: "koi8-r",
    21866: "koi8-u",
    50220: "iso-2022-jp",
    65001: "utf-8",
}
_CODEPAGES |= {28590 + number: f"iso-8859-{number}" for number in range(1, 16)}


@dataclass(frozen=True, slots=True)
class _PropertyBag:
    """A storage with its properties: a message, a recipient or an attachment."""

    storage: Storage
    fixed: Mapping[int, bytes]
    charset: str
    budget: ReadingBudget

    def text(self, *ids: int) -> str:
        """The first of these properties that has a text."""
        return next((found for each in ids if (found := self._text(each))), "")

    def _text(self, which: int) -> str:
        streams = self.storage.streams
        if value := streams.get(_stream_name(which, _UNICODE)):
            return value.decode("utf-16-le", "replace").rstrip("\0")
        value = streams.get(_stream_name(which, _STRING), b"").rstrip(b"\0")
        return charsets.decode(value, self.charset, detections=self.budget.detections).text

    def data(self, which: int) -> bytes:
        return self.storage.streams.get(_stream_name(which, _BINARY), b"")

    def number(self, which: int) -> int:
        return int.from_bytes(self.fixed.get(which, b"")[:4], "little")

    def moment(self, which: int) -> datetime | None:
        """A FILETIME: tenths of a microsecond since 1601."""
        ticks = int.from_bytes(self.fixed.get(which, b""), "little")
        try:
            return _EPOCH + timedelta(microseconds=ticks // 10) if ticks else None
        except OverflowError:
            return None

    def parts(self, kind: str) -> Iterator["_PropertyBag"]:
        """The recipients or attachments, in their order."""
        for name, storage in sorted(self.storage.storages.items()):
            if name.startswith(kind):
                fixed = _fixed_properties(storage, _PART_HEAD)
                yield _PropertyBag(storage, fixed, self.charset, self.budget)


def is_message(raw: bytes) -> bool:
    root = read_storage(raw)
    return root is not None and _PROPERTIES in root.streams


def to_mail(raw: bytes) -> bytes:
    """The mail; nothing of a file that is no message."""
    root = read_storage(raw)
    if root is None or _PROPERTIES not in root.streams:
        return b""
    return _mail(root, _ROOT_HEAD, ReadingBudget(), depth=0)


def _mail(storage: Storage, head: int, budget: ReadingBudget, *, depth: int) -> bytes:
    fixed = _fixed_properties(storage, head)
    codepage = int.from_bytes(fixed.get(_WINDOWS_CODEPAGE, b"")[:4], "little")
    item = _PropertyBag(storage, fixed, _charset_name(codepage) or "cp1252", budget)
    headers = "\r\n".join(_headers(item)).encode("utf-8", "replace")
    return headers + b"\r\nMIME-Version: 1.0\r\n" + _content(item, depth)


def _stream_name(which: int, kind: int) -> str:
    return f"__substg1.0_{which:04X}{kind:04X}"


def _fixed_properties(storage: Storage, head: int) -> dict[int, bytes]:
    """The values that stand in the table itself; of the others, their length stands there."""
    raw = storage.streams.get(_PROPERTIES, b"")[head:]
    rows = struct.iter_unpack("<HHI8s", raw[: len(raw) - len(raw) % 16])
    return {which: value for _, which, _, value in rows}


def _charset_name(codepage: int) -> str:
    return _CODEPAGES.get(codepage, f"cp{codepage}") if codepage else ""


# ── headers ─────────────────────────────────────────────────────────────────────────────────────


def _headers(item: _PropertyBag) -> list[str]:
    """The headers that were kept, and from the properties those that are missing."""
    kept = _kept_headers(item.text(_HEADERS)[: limits.HEADER_BYTES])
    named = {line.partition(":")[0].strip().casefold() for line in kept}
    made = [
        f"{name}: {value}"
        for name, value in _made_headers(item)
        if value and name.casefold() not in named
    ]
    return kept + made


def _kept_headers(text: str) -> list[str]:
    """Whole headers with their folded lines, without those about the packing."""
    kept: list[str] = []
    is_kept = False
    for line in text.splitlines():
        if line[:1] in {" ", "\t"}:
            if is_kept and line.strip():
                kept[-1] += f"\r\n{line}"
            continue
        found = _HEADER_FIELD.match(line)
        is_kept = found is not None and not found[1].casefold().startswith(_PACKING)
        if is_kept:
            kept.append(line)
    return kept


def _made_headers(item: _PropertyBag) -> Iterator[tuple[str, str]]:
    author = _address(item, (_AUTHOR_NAME, _SENDER_NAME), _AUTHOR_SMTP, _AUTHOR_ADDRESS)
    sender = _address(item, (_SENDER_NAME,), _SENDER_SMTP, _SENDER_ADDRESS)
    yield "From", author if "@" in author else sender or author
    for kind, name in _RECIPIENT_HEADERS.items():
        people = (each for each in item.parts(_RECIPIENT) if each.number(_RECIPIENT_TYPE) == kind)
        named = (_address(each, (_NAME,), _SMTP, _ADDRESS) for each in people)
        yield name, ",\r\n ".join(each for each in named if each)
    yield "Subject", _encode_header(item.text(_SUBJECT))
    sent = item.moment(_SUBMITTED) or item.moment(_DELIVERED)
    yield "Date", format_datetime(sent) if sent else ""
    for name, which in (
        ("Message-ID", _MESSAGE_ID),
        ("In-Reply-To", _IN_REPLY_TO),
        ("References", _REFERENCES),
    ):
        yield name, " ".join(item.text(which)[: limits.VALUE_CHARS].split())


def _address(item: _PropertyBag, names: Sequence[int], smtp: int, address: int) -> str:
    """`Name <address>`; an address of Exchange alone, `/O=…`, is none."""
    found = item.text(smtp) or item.text(address)
    found = (
        found.strip() if "@" in found and not re.search(r"[\s<>,;\x00-\x1f]", found.strip()) else ""
    )
    name = _encode_header(item.text(*names).strip("'\" "))
    if name and not name.startswith("=?"):
        name = '"' + name.replace("\\", "").replace('"', "") + '"'
    return f"{name} <{found}>".strip() if found else name


def _encode_header(text: str) -> str:
    """The text as a header takes it: RFC 2047 where it is not ASCII."""
    plain = " ".join(text[: limits.SUBJECT_CHARS].split())
    if plain.isascii() and plain.isprintable():
        return plain
    pieces = (plain[at : at + 10] for at in range(0, len(plain), 10))
    words = (base64.b64encode(each.encode("utf-8", "replace")).decode() for each in pieces)
    return "\r\n ".join(f"=?utf-8?B?{word}?=" for word in words)


# ── content ─────────────────────────────────────────────────────────────────────────────────────


def _content(item: _PropertyBag, depth: int) -> bytes:
    """The headers of the content, a blank line, and the content."""
    texts = list(_texts(item))
    files = [each for part in item.parts(_ATTACHMENT) if (each := _file(part, depth))]
    body = texts[0] if len(texts) == 1 else _multipart("alternative", texts, depth)
    return _multipart("mixed", [body, *files], depth) if files else body


def _texts(item: _PropertyBag) -> Iterator[bytes]:
    """The text, plain and as HTML, as far as the file has it."""
    plain, html, charset = item.text(_BODY), item.data(_HTML), _html_charset(item)
    if not html and (unicode := item.text(_HTML)):
        html, charset = unicode.encode("utf-8", "replace"), "utf-8"
    if not html and (packed := item.data(_RTF)):
        text, is_html = rtf.read_rtf(rtf.decompress(packed, item.budget), item.budget)
        html, charset = (text.encode("utf-8", "replace") if is_html else b""), "utf-8"
        plain = plain or ("" if is_html else text)
    if plain.strip() or not html:
        yield _part('text/plain; charset="utf-8"', plain.encode("utf-8", "replace"))
    if html:
        yield _part(f'text/html; charset="{charset}"' if charset else "text/html", html)


def _html_charset(item: _PropertyBag) -> str:
    return _charset_name(item.number(_INTERNET_CODEPAGE))


def _file(item: _PropertyBag, depth: int) -> bytes:
    embedded = item.storage.storages.get(_EMBEDDED)
    if embedded is not None:
        if depth >= _DEPTH:
            return b""
        mail = _mail(embedded, _EMBEDDED_HEAD, item.budget, depth=depth + 1)
        return b"Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n" + mail
    media = item.text(_MEDIA_TYPE).strip().casefold()
    media = media if _MEDIA.fullmatch(media) and not media.startswith("multipart/") else ""
    extra = _disposition(item)
    return _part(media or "application/octet-stream", item.data(_DATA), extra)


def _disposition(item: _PropertyBag) -> str:
    name = item.text(_LONG_NAME, _SHORT_NAME, _NAME)[: limits.NAME_CHARS]
    quoted = quote(name, safe="", errors="replace")
    content_id = item.text(_CONTENT_ID).strip("<> ")
    kind = "inline" if content_id else "attachment"
    line = f"Content-Disposition: {kind}" + (f"; filename*=utf-8''{quoted}" if quoted else "")
    safe_id = content_id if re.fullmatch(r"[\x21-\x7e]{1,200}", content_id) else ""
    return line + (f"\r\nContent-ID: <{safe_id}>" if safe_id else "")


def _part(media: str, data: bytes, extra: str = "") -> bytes:
    head = f"Content-Type: {media}\r\nContent-Transfer-Encoding: base64\r\n"
    head += f"{extra}\r\n" if extra else ""
    return (
        head.encode("ascii", "replace") + b"\r\n" + base64.encodebytes(data).replace(b"\n", b"\r\n")
    )


def _multipart(kind: str, parts: Sequence[bytes], depth: int) -> bytes:
    """Its boundary occurs in no part: these are base64, or messages with boundaries of their own."""
    boundary = f"=_{kind}_{depth}_"
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\n'.encode()
    lines = b"".join(f"--{boundary}\r\n".encode() + each + b"\r\n" for each in parts)
    return head + lines + f"--{boundary}--\r\n".encode()
