"""PURE. A header block → names and values: unfolded, raw 8-bit decoded, at most so many.

The block may be anything: an mbox line first, names with blanks (`Subject : x`), no empty line
before the body, bare CR or LF. What is not a header ends the block, as in RFC 5322 2.1, unless a
header follows it: then it is a stray line and skipped.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ingest.parse import limits
from ingest.parse.budget import DetectionBudget, ReadingBudget
from ingest.parse.mime import charsets, encoded_words
from journal.model import Oddity

_NAME = re.compile(rb"([!-9;-~]{1,100})[ \t]*:")
# `X My Header: value` is no header by RFC 5322, yet it occurs.
_ODD_NAME = re.compile(rb"([A-Za-z][!-9;-~]{0,40}(?:[ \t]{1,3}[!-9;-~]{1,80}){1,3})[ \t]*:")
# A header as nearly all are, with its folded lines; whatever is odd is read line by line.
_WHOLE_HEADER = re.compile(
    rb"([!-9;-~]{1,100})[ \t]*:([^\r\n]*(?:\r?\n[ \t]+[^ \t\r\n][^\r\n]*)*)\r?\n"
)
# A mail that went through a program that adds line ends has two CRs.
_LINE = re.compile(rb"[^\r\n]*(?:\r{1,2}\n|\n|\r|\Z)")
# Headers that a mail may begin with.
_MAIL_HEADER = re.compile(
    rb"(?:from|to|subject|date|received|return-path|delivered-to|message-id|mime-version|content-type"
    rb"|x-[\w-]{1,60}|reply-to|dkim-signature|authentication-results|arc-[\w-]{1,60})[ \t]*:"
    rb"|>?From [^\s@]{1,100}@",
    re.IGNORECASE,
)
# Of a value that a person reads: a subject of two thousand letters, as long as encoding makes it.
READ_CHARS = 40_000
STRAY_BYTES = 4_096
MOST_STRAY_LINES = 6
# A line that was wrapped has at least so many letters.
WRAP_WIDTH = 50
_LONGEST_KEPT = 200
# The values of a batch, which is read twice: by its headers, and whole.
KEPT_VALUES = 4096
_CONTROL_CHARS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Headers:
    """Headers; names keep their case, values are unfolded raw text with encoded words."""

    items: tuple[tuple[str, str], ...] = ()
    oddities: frozenset[Oddity] = frozenset()
    _by_name: dict[str, list[str]] = field(default_factory=dict, repr=False)

    def get(self, name: str, default: str = "") -> str:
        values = self._by_name.get(name)
        return values[0] if values else default

    def all(self, name: str) -> Sequence[str]:
        return self._by_name.get(name, ())

    def text(self, name: str) -> str:
        """The first header of that name as a person reads it."""
        return readable_text(self.get(name)[:READ_CHARS])

    def __contains__(self, name: str) -> bool:
        return name in self._by_name


def readable_text(value: str, guesses: DetectionBudget | None = None) -> str:
    """A header's value as a person reads it."""
    if value.isascii() and value.isprintable() and "=?" not in value:
        return " ".join(value.split()) if "  " in value else value.strip()
    return (
        _readable_text_again(value) if may_keep(value, guesses) else _readable_text(value, guesses)
    )


def may_keep(value: str, guesses: DetectionBudget | None) -> bool:
    """Says whether what a value means may be kept for the next one who asks: ten ask for each address.

    Only short values, so that no mail fills the memory, and only those that share no guesses.
    """
    return len(value) <= _LONGEST_KEPT and (guesses is None or "=?" not in value)


@lru_cache(maxsize=KEPT_VALUES)
def _readable_text_again(value: str) -> str:
    return _readable_text(value, None)


def _readable_text(value: str, guesses: DetectionBudget | None) -> str:
    return " ".join(_CONTROL_CHARS.sub("", encoded_words.decode(value, guesses)).split())


def read_headers(
    raw: bytes, start: int, end: int, budget: ReadingBudget | None = None
) -> tuple[Headers, int]:
    """The headers at `start`, and where the body begins; no more lines than the mail has left."""
    found: list[tuple[bytes, list[bytes]]] = []
    oddities: set[Oddity] = set()
    place = start
    last = min(end, start + limits.HEADER_BYTES)
    lines = 0
    lines_left = budget.header_lines if budget else limits.MAIL_HEADER_LINES
    while place < end:
        whole = _WHOLE_HEADER.match(raw, place, last)
        if whole is not None and len(found) < limits.HEADER_LINES:
            folded = whole[2].replace(b"\r", b"").split(b"\n")
            if lines + len(folded) <= lines_left:
                lines += len(folded)
                found.append((whole[1], folded))
                place = whole.end()
                continue
        lines += 1
        if place >= last or len(found) > limits.HEADER_LINES or lines > lines_left:
            oddities.add(Oddity.HEADERS_CUT)
            place = _find_block_end(raw, place, end)
            break
        after = _line_end(raw, place, end)
        line = raw[place:after].rstrip(b"\r\n")
        if not line.strip(b" \t") and not (line and _is_continued(raw, after, end)):
            place = after
            break
        if not _take_line(line, found, oddities) and not _is_stray(raw, line, (after, end), found):
            oddities.add(Oddity.ODD_HEADER)
            break
        place = after
    if budget:
        budget.header_lines -= lines
    return _build_headers(found, oddities, budget.detections if budget else None), place


def _take_line(line: bytes, found: list[tuple[bytes, list[bytes]]], oddities: set[Oddity]) -> bool:
    """Add the line to what was found; False when it is neither header nor continuation."""
    if line[:1] in b" \t" and line[:1]:
        if found:
            found[-1][1].append(line)
        return True
    if match := _NAME.match(line):
        found.append((match[1], [line[match.end() :]]))
        return True
    if match := _ODD_NAME.match(line):
        oddities.add(Oddity.ODD_HEADER)
        found.append((match[1], [line[match.end() :]]))
        return True
    return False


def _is_continued(raw: bytes, after: int, end: int) -> bool:
    """A line of blanks only is folding, not the end, when a header or more folding follows it."""
    following = raw[after : _line_end(raw, after, end)]
    folded = following[:1] in {b" ", b"\t"} and bool(following.strip())
    return folded or bool(_NAME.match(following))


def _is_stray(
    raw: bytes, line: bytes, rest: tuple[int, int], found: list[tuple[bytes, list[bytes]]]
) -> bool:
    """A line that is no header, and still not the end of them. `rest` is what stands below it."""
    # The first line of an mbox: `From a@b Mon Aug 22 …`.
    if line.startswith((b"From ", b">From ")):
        return True
    if not found:
        return False
    # `Content-Type: multipart/mixed;` and `boundary=x` on a line that was not folded.
    if found[-1][1][-1].rstrip().endswith(b";") and b"=" in line:
        found[-1][1].append(b" " + line)
        return True
    after, end = rest
    following = raw[after : _line_end(raw, after, end)]
    is_rest = found[-1][1][-1].rstrip().endswith(b",") or line.startswith(b"=?")
    if is_rest and not following.strip():
        found[-1][1].append(b" " + line)
        return True
    if not _NAME.match(following) or following.lower().startswith(b"http"):
        return False
    # A line that lacks its blank, and is the rest of the value above it.
    if is_rest or len(found[-1][1][-1]) >= WRAP_WIDTH:
        found[-1][1].append(b" " + line)
    return True


def find_header_start(raw: bytes) -> int:
    """Says where the headers of a whole mail begin: below empty lines and a few that are none of them.

    Exports and pipes put a mark, a title or a line of their own there. Only what is surely a header
    of a mail ends the search; without one the mail begins where it begins.
    """
    place, end = 3 if raw.startswith(b"\xef\xbb\xbf") else 0, min(len(raw), STRAY_BYTES)
    start = place
    for _ in range(MOST_STRAY_LINES):
        after = _line_end(raw, place, end)
        line = raw[place:after]
        if _NAME.match(line) or line.startswith((b"From ", b">From ")):
            return place if place == start or _is_block_of_mail(raw, place, end) else start
        if after >= end:
            break
        place = after
    return start


def _is_block_of_mail(raw: bytes, place: int, end: int) -> bool:
    """Says whether more than one header of a mail stands here, before an empty line."""
    count = 0
    for _ in range(MOST_STRAY_LINES):
        after = _line_end(raw, place, end)
        count += bool(_MAIL_HEADER.match(raw, place, after))
        if after >= end or not raw[place:after].strip():
            break
        place = after
    return count > 1


def _line_end(raw: bytes, place: int, end: int) -> int:
    match = _LINE.match(raw, place, end)
    return match.end() if match else end


def _find_block_end(raw: bytes, place: int, end: int) -> int:
    ends = [raw.find(mark, place, end) + len(mark) for mark in (b"\r\n\r\n", b"\n\n")]
    return min((found for found in ends if found > place + 1), default=end)


def _build_headers(
    found: list[tuple[bytes, list[bytes]]],
    oddities: set[Oddity],
    detections: DetectionBudget | None,
) -> Headers:
    items = tuple(
        (name.decode("ascii", "replace"), _decode_value(lines, detections)) for name, lines in found
    )
    by_name: dict[str, list[str]] = {}
    for name, value in items:
        by_name.setdefault(name.lower(), []).append(value)
    return Headers(items, frozenset(oddities), by_name)


def _decode_value(lines: list[bytes], detections: DetectionBudget | None) -> str:
    """The unfolded value (RFC 5322 2.2.3). Raw 8-bit is UTF-8 (RFC 6532), or as a detector says;
    raw Japanese has seven bits and escapes. A NUL (RFC 5322 4) can be stored by no database.
    """
    raw = b"".join(lines)[: limits.VALUE_CHARS].replace(b"\0", b"")
    plain = raw.isascii() and b"\x1b$" not in raw
    text = raw.decode("ascii") if plain else charsets.decode(raw, detections=detections).text
    return text.replace("\t", " ").strip()
