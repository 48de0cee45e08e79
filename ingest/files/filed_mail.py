"""One mail in a file, and its bytes as they were sent."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from ingest.files import mbox
from ingest.parse import limits
from ingest.parse.outlook import compound_file, outlook_message

_HEADER_LINE = re.compile(rb"[\x21-\x39\x3b-\x7e]{1,200}[ \t]{0,9}:")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LOOKED_AT_BYTES = 4_096
_BOM = b"\xef\xbb\xbf"


class MailFileKind(Enum):
    """Says what a file holds."""

    MAIL = "eml"
    MBOX = "mbox"
    OUTLOOK = "msg"


@dataclass(frozen=True, slots=True)
class FiledMail:
    """Says where a mail lies: a whole file, or the stretch of an mbox. `received` is the file's own time."""

    path: Path
    kind: MailFileKind
    start: int
    end: int
    received: datetime | None

    def read(self, most: int = limits.RAW_BYTES) -> bytes:
        """The mail; of a larger one the beginning. Raises OSError."""
        length = min(self.end - self.start, most)
        with self.path.open("rb") as file:
            file.seek(self.start)
            raw = file.read(length)
        return _AS_SENT[self.kind](raw)

    def read_header(self) -> bytes:
        """The header block, with its blank line."""
        raw = self.read(
            limits.RAW_BYTES if self.kind is MailFileKind.OUTLOOK else limits.HEADER_BYTES
        )
        found = _HEAD_END.search(raw)
        return raw[: found.end()] if found else raw


def detect_kind(path: Path) -> MailFileKind | None:
    """Says what the file holds by its first bytes; None when it is no mail. Raises OSError."""
    with path.open("rb") as file:
        start = file.read(_LOOKED_AT_BYTES).removeprefix(_BOM)
        if start.startswith(b"From "):
            file.seek(0)
            return MailFileKind.MBOX if next(mbox.find_stretches(file), None) else None
    if compound_file.is_compound(start):
        # Word and Excel once wrote the same kind of file.
        return MailFileKind.OUTLOOK if outlook_message.is_message(_read_beginning(path)) else None
    lines = start.lstrip(b"\r\n").splitlines()
    return MailFileKind.MAIL if lines and _HEADER_LINE.match(lines[0]) else None


def _read_beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(limits.RAW_BYTES)


def _plain(raw: bytes) -> bytes:
    return raw.removeprefix(_BOM).lstrip(b"\r\n")


_AS_SENT: dict[MailFileKind, Callable[[bytes], bytes]] = {
    MailFileKind.MAIL: _plain,
    MailFileKind.MBOX: mbox.unquote,
    MailFileKind.OUTLOOK: outlook_message.to_mail,
}
