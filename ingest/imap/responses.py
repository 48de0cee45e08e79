"""PURE. What an IMAP server answered → numbers, heads and contents; never an exception.

A server may answer anything: rows for mails nobody asked for, a mail twice, a row that is no IMAP,
a date that is none. What can't be read counts as missing, and the rest is still read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from ingest.parse.mime import dates

# imaplib gives a line with a literal as (the text up to it, the literal), and what follows on its
# own: each answer of the server ends with a plain one.
ResponsePiece = bytes | tuple[bytes, bytes] | None

UID_MAX = 2**32 - 1
# RFC 2683 3.2.1.5: servers need not read longer commands than 8,000 bytes.
_SPAN_CHARS = 7_000
# The text beside the literals: dates, sizes, a few flags.
_ROW_BYTES = 16 * 1024
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[()]|(?:[^\s()"\[]|\[[^\]]{0,500}\])+|\S')
# A quote or a bracket without its end: the rest can't be read.
_UNCLOSED_MARKS = frozenset({b'"', b"["})
# RFC 6154 2; other attributes of a folder say nothing about what it is for.
_SPECIAL_USES = {
    name.casefold(): name
    for name in (
        *("\\All", "\\Archive", "\\Drafts", "\\Flagged", "\\Important"),
        *("\\Junk", "\\Sent", "\\Trash"),
    )
}
_UNREADABLE_ATTRIBUTES = frozenset({"\\noselect", "\\nonexistent"})
_NUMBER = re.compile(rb"[0-9]{1,10}")
_DIGITS = re.compile(rb"[0-9]+")
_SIZE = re.compile(rb"[0-9]{1,18}")
# Of a mail, with its headers: nine of ten mails are shorter, and 200 beginnings are 13 MB.
BEGINNING_BYTES = 64 * 1024
# The empty line, which belongs to the header as servers give it: RFC 3501 6.4.5.
_END_OF_HEADER = re.compile(rb"(?:\A|\n)\r?\n")


@dataclass(frozen=True, slots=True)
class FolderStatus:
    """A folder's status; a value that is missing or unreadable is None."""

    uidvalidity: int | None
    uidnext: int | None
    messages: int | None


@dataclass(frozen=True, slots=True)
class ImapFolder:
    r"""A folder, by the server's name for it. `special` is its purpose, such as `\Sent`."""

    name: str
    special: str = ""


@dataclass(frozen=True, slots=True)
class MailHead:
    """`beginning` is empty, all of the mail, or the first `BEGINNING_BYTES` of it."""

    uid: int
    size: int
    internal_date: datetime | None  # aware UTC; None when it is NIL or nonsense
    header: bytes | None  # None: the server answered without it
    beginning: bytes = b""

    @property
    def is_whole(self) -> bool:
        return 0 < len(self.beginning) < BEGINNING_BYTES


def parse_status(response: Mapping[object, object], messages: bytes = b"MESSAGES") -> FolderStatus:
    """Reads the answer of STATUS, or of SELECT, which calls the number of mails EXISTS."""
    known = {name.upper(): value for name, value in response.items() if isinstance(name, bytes)}
    return FolderStatus(
        uidvalidity=parse_number(known.get(b"UIDVALIDITY")) or None,
        uidnext=parse_number(known.get(b"UIDNEXT")) or None,
        messages=parse_number(known.get(messages)),
    )


def parse_folder(flags: Iterable[bytes], name: str) -> ImapFolder | None:
    """The folder; None when it only holds other folders."""
    attributes = {flag.decode("ascii", "replace").casefold() for flag in flags}
    if attributes & _UNREADABLE_ATTRIBUTES:
        return None
    special = (_SPECIAL_USES[each] for each in sorted(attributes) if each in _SPECIAL_USES)
    return ImapFolder(name, next(special, ""))


def parse_number(value: object) -> int | None:
    """A number of IMAP, which has 32 bits: RFC 3501 9."""
    if isinstance(value, bytes) and _NUMBER.fullmatch(value):
        value = int(value)
    return value if isinstance(value, int) and 0 <= value <= UID_MAX else None


def parse_search(data: Iterable[ResponsePiece]) -> set[int]:
    """The UIDs of a SEARCH, which may come on several lines, perhaps with a MODSEQ at the end."""
    lines = (piece.partition(b"(")[0] for piece in data if isinstance(piece, bytes))
    uids = (parse_number(match[0]) for line in lines for match in _DIGITS.finditer(line))
    return {uid for uid in uids if uid}


def parse_heads(data: Iterable[ResponsePiece], uids: Iterable[int]) -> dict[int, MailHead]:
    return {
        uid: MailHead(uid, size, _internal_date(row), row.get(b"BODY[HEADER]"))
        for uid, row, size in _rows_with_size(data, uids)
    }


def parse_beginnings(data: Iterable[ResponsePiece], uids: Iterable[int]) -> dict[int, MailHead]:
    """The mails whose header ends within their beginning."""
    found: dict[int, MailHead] = {}
    for uid, row, size in _rows_with_size(data, uids):
        beginning = row.get(b"BODY[]<0>") or b""
        end = _END_OF_HEADER.search(beginning)
        if end is not None or 0 < len(beginning) < BEGINNING_BYTES:
            header = beginning[: end.end()] if end else beginning
            # A mail that is longer than what came of it is fetched anew.
            if len(beginning) < BEGINNING_BYTES <= size:
                beginning = b""
            head = MailHead(uid, size, _internal_date(row), header, beginning[:BEGINNING_BYTES])
            found[uid] = head
    return found


def _rows_with_size(
    data: Iterable[ResponsePiece], uids: Iterable[int]
) -> Iterator[tuple[int, dict[bytes, bytes], int]]:
    for uid, row in parse_rows(data, uids).items():
        if (size := row.get(b"RFC822.SIZE")) is not None and _SIZE.fullmatch(size):
            yield uid, row, int(size)


def _internal_date(row: Mapping[bytes, bytes]) -> datetime | None:
    return parse_internal_date(row.get(b"INTERNALDATE"))


def parse_contents(
    data: Iterable[ResponsePiece], uids: Iterable[int], item: bytes
) -> dict[int, bytes]:
    """The `item` of every mail that came with it."""
    return {
        uid: content
        for uid, row in parse_rows(data, uids).items()
        if (content := row.get(item)) is not None
    }


def parse_internal_date(text: bytes | None) -> datetime | None:
    """`17-Jul-1996 02:44:25 -0700` → the same in UTC."""
    try:
        read = dates.parse(text.decode("ascii", "replace")) if text else None
        return read.astimezone(UTC) if read else None
    except (ValueError, OverflowError):
        return None


def uid_spans(uids: Iterable[int]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """UIDs as IMAP writes them, `1:200,207`, in pieces that a server will read."""
    text = ""
    covered: list[int] = []
    for run in _consecutive_runs(sorted({uid for uid in uids if 0 < uid <= UID_MAX})):
        part = str(run[0]) if len(run) == 1 else f"{run[0]}:{run[-1]}"
        if len(text) + len(part) > _SPAN_CHARS:
            yield text, tuple(covered)
            text, covered = "", []
        text = f"{text},{part}" if text else part
        covered += run
    if text:
        yield text, tuple(covered)


def _consecutive_runs(uids: Sequence[int]) -> Iterator[Sequence[int]]:
    start = 0
    for at in range(1, len(uids) + 1):
        if at == len(uids) or uids[at] != uids[at - 1] + 1:
            yield uids[start:at]
            start = at


def parse_rows(data: Iterable[ResponsePiece], uids: Iterable[int]) -> dict[int, dict[bytes, bytes]]:
    """The fields of each mail that was asked for, from one row or several."""
    result: dict[int, dict[bytes, bytes]] = {uid: {} for uid in uids}
    row: list[ResponsePiece] = []
    for piece in data:
        row.append(piece)
        if not isinstance(piece, tuple):
            fields = _row_fields(row)
            row = []
            result.get(parse_number(fields.get(b"UID")) or 0, {}).update(fields)
    return {uid: fields for uid, fields in result.items() if fields}


def _row_fields(row: Iterable[ResponsePiece]) -> dict[bytes, bytes]:
    r"""`1 (UID 5 FLAGS (\Seen) BODY[] {3}`, `Hi!`, `)` → {UID: 5, BODY[]: Hi!}."""
    try:
        values = list(_row_values(row))
    except ValueError:
        return {}
    pairs = zip(values[::2], values[1::2], strict=False)
    return {name.upper(): value for name, value in pairs if name is not None and value is not None}


def _row_values(row: Iterable[ResponsePiece]) -> Iterator[bytes | None]:
    """Gives names and values in turn. NIL is None, and so is a list: we ask for none.

    ValueError when they can't be told apart.
    """
    depth = 0
    for piece in row:
        text, literal = piece if isinstance(piece, tuple) else (piece or b"", None)
        if literal is not None:
            # The `{300}` that announces the literal.
            text = text.rpartition(b"{")[0]
        for token in _TOKEN.findall(text[:_ROW_BYTES]):
            if token in _UNCLOSED_MARKS:
                raise ValueError(token)
            if token == b"(":
                depth += 1
                if depth == 2:
                    yield None
            elif token == b")":
                depth -= 1
            elif depth == 1:
                yield _token_value(token)
        if literal is not None and depth == 1:
            yield literal


def _token_value(token: bytes) -> bytes | None:
    if token.startswith(b'"'):
        return re.sub(rb"\\(.)", rb"\1", token[1:-1])
    return None if token.upper() == b"NIL" else token
