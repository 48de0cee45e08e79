r"""PURE. The RTF that Outlook puts into winmail.dat → HTML where it holds HTML, else plain text.

It comes compressed (MS-OXRTFCP). Mail that was written as HTML is encapsulated (MS-OXRTFEX):
its tags stand in `{\*\htmltag …}`, and what is for readers of RTF alone stands between `\htmlrtf`
and `\htmlrtf0`.
"""

import re
import struct
from dataclasses import dataclass, field

from ingest.parse import limits
from ingest.parse.budget import ReadingBudget
from ingest.parse.mime import charsets

_PREFIX = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    b"\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    b"\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_COMPRESSED = b"LZFu"
_UNCOMPRESSED = b"MELA"
_WINDOW = 4096
_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z'])|([{}])|[\r\n]+|[^\\{}\r\n]+",
    re.IGNORECASE,
)
# Groups without text.
_SKIPPED_GROUPS = frozenset(
    b"fonttbl colortbl stylesheet info pict object themedata listtable xmlnstbl".split()
)
_WORD_LETTERS = {
    b"par": b"\n",
    b"line": b"\n",
    b"tab": b"\t",
    b"lquote": "‘".encode(),
    b"rquote": "’".encode(),
    b"ldblquote": "“".encode(),
    b"rdblquote": "”".encode(),
    b"bullet": "•".encode(),
    b"endash": "–".encode(),
    b"emdash": "—".encode(),
}


def decompress(data: bytes, budget: ReadingBudget) -> bytes:
    """The decompressed bytes, as far as they go, and the budget; `b""` for any other kind."""
    if len(data) < 16 or budget.tokens < 0:
        return b""
    size = min(struct.unpack_from("<I", data, 4)[0], max(0, budget.text_bytes))
    kind = data[8:12]
    text = b""
    if kind == _UNCOMPRESSED:
        text = data[16 : 16 + size]
    elif kind == _COMPRESSED:
        text = _decompress_lzfu(data, size)
    budget.text_bytes -= len(text)
    return text


def _decompress_lzfu(data: bytes, size: int) -> bytes:
    """Decompresses runs of eight: a byte as it is, or the place and length in the last 4,096 bytes."""
    out = bytearray(_PREFIX)
    wanted = len(_PREFIX) + size
    place = 16
    while place < len(data) and len(out) < wanted:
        control = data[place]
        place += 1
        for bit in range(8):
            if place >= len(data) or len(out) >= wanted:
                break
            if not control >> bit & 1:
                out.append(data[place])
                place += 1
                continue
            (reference,) = struct.unpack(">H", data[place : place + 2].ljust(2, b"\0"))
            place += 2
            # The window is a ring; this turns its place into a distance.
            back = (len(out) - (reference >> 4)) % _WINDOW
            if back == 0:
                return bytes(out[len(_PREFIX) :])
            _copy_back(out, back, (reference & 15) + 2)
    return bytes(out[len(_PREFIX) : wanted])


def _copy_back(out: bytearray, back: int, length: int) -> None:
    """Copies a run, which may repeat what it writes; before the beginning there are blanks."""
    missing = max(0, back - len(out))
    start = len(out) - back + missing
    run = b" " * missing + out[start : start + length]
    out += (run * (length // back + 1))[:length]


@dataclass(slots=True)
class _RtfGroup:
    is_skipped: bool = False
    is_html_tag: bool = False
    is_rtf_only: bool = False
    unicode_skip: int = 1


@dataclass(slots=True)
class _RtfReader:
    """The reader's state: `pieces` are text, `pending` bytes in the document's charset."""

    charset: str = "cp1252"
    is_html: bool = False
    groups: list[_RtfGroup] = field(default_factory=lambda: [_RtfGroup()])
    pieces: list[str] = field(default_factory=list)
    pending: bytearray = field(default_factory=bytearray)
    to_skip: int = 0

    def flush(self) -> None:
        if self.pending:
            self.pieces.append(charsets.decode(bytes(self.pending), self.charset).text)
            self.pending.clear()


def read_rtf(data: bytes, budget: ReadingBudget) -> tuple[str, bool]:
    """The text, and whether it is HTML."""
    reader = _RtfReader()
    for token in _TOKEN.finditer(data):
        budget.tokens -= 1
        if budget.tokens < 0:
            break
        _take_token(token, reader)
    reader.flush()
    return "".join(reader.pieces), reader.is_html


def _take_token(token: re.Match[bytes], reader: _RtfReader) -> None:
    word, number, escaped, symbol, brace = token.groups()
    group = reader.groups[-1]
    if brace:
        _take_brace(brace, reader)
    elif word:
        _take_word(word.lower(), int(number) if number else None, reader)
    elif escaped:
        _put_bytes(bytes([int(escaped, 16)]), reader)
    elif symbol == b"*":
        # `{\*\htmltag…}` is read, every other group of the kind is not.
        group.is_skipped = True
    elif symbol:
        _put_bytes(
            {b"~": b" ", b"_": b"-"}.get(symbol, symbol if symbol in b"\\{}" else b""), reader
        )
    elif token[0][:1] not in b"\r\n":
        _put_bytes(token[0], reader)


def _take_brace(brace: bytes, reader: _RtfReader) -> None:
    if brace == b"{" and len(reader.groups) < limits.HTML_NODES:
        above = reader.groups[-1]
        reader.groups.append(
            _RtfGroup(
                above.is_skipped,
                above.is_html_tag,
                above.is_rtf_only,
                unicode_skip=above.unicode_skip,
            )
        )
    elif brace == b"}" and len(reader.groups) > 1:
        reader.groups.pop()
    reader.to_skip = 0


def _take_word(word: bytes, number: int | None, reader: _RtfReader) -> None:
    group = reader.groups[-1]
    if word == b"htmltag":
        group.is_skipped, group.is_html_tag, group.is_rtf_only = False, True, False
    elif word in _SKIPPED_GROUPS:
        group.is_skipped = True
    elif word == b"htmlrtf":
        group.is_rtf_only = number != 0
    elif word == b"fromhtml":
        reader.is_html = True
    elif word == b"ansicpg" and number:
        reader.charset = f"cp{number}"
    elif word == b"uc":
        group.unicode_skip = min(max(number or 0, 0), 10)
    elif word == b"u" and number is not None:
        _put_letter(number, reader)
    elif word in _WORD_LETTERS:
        _put_text(_WORD_LETTERS[word].decode(), reader)


def _is_visible(reader: _RtfReader) -> bool:
    group = reader.groups[-1]
    return not group.is_skipped and not (
        reader.is_html and group.is_rtf_only and not group.is_html_tag
    )


def _put_bytes(data: bytes, reader: _RtfReader) -> None:
    """Adds bytes, without those that stand in for a letter given as a number."""
    skipped = min(reader.to_skip, len(data))
    reader.to_skip -= skipped
    if _is_visible(reader):
        reader.pending += data[skipped:]


def _put_letter(number: int, reader: _RtfReader) -> None:
    code = number % 0x10000
    _put_text("\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code), reader)
    reader.to_skip = reader.groups[-1].unicode_skip


def _put_text(text: str, reader: _RtfReader) -> None:
    if _is_visible(reader):
        reader.flush()
        reader.pieces.append(text)
