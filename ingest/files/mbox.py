"""Finds the mails of an mbox file (RFC 4155): one walk through it, in bounded memory.

    From ada@acme.example Mon Jun  1 09:00:00 2026      the separator, after a blank line
    From: ada@acme.example                              the mail
    ...
    >From here on it went well.                         a line of the mail, quoted

Not every program quotes. So a line counts as a separator only when it has a time, or nothing worth
reading, and a header stands below it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO

_LINE_BYTES = 64 * 1024
_SEPARATOR = re.compile(rb"From (?:.{0,500}\d\d:\d\d.{0,100}|-?\s*)$", re.DOTALL)
_HEADER = re.compile(rb">?[\x21-\x39\x3b-\x7e]{1,200}[ \t]?:|>From ")
_QUOTED_LINE = re.compile(rb"^>(>{0,100}From )", re.MULTILINE)
# `Mon Jun  1 09:00:00 2026`, perhaps with a zone before the year.
_TIME = re.compile(
    rb"([A-Z][a-z]{2}) +(\d{1,2}) (\d\d):(\d\d):(\d\d) (?:[+-]\d{4} |[A-Z]{3,4} )?(\d{4})"
)
_MONTHS = (
    b"Jan",
    b"Feb",
    b"Mar",
    b"Apr",
    b"May",
    b"Jun",
    b"Jul",
    b"Aug",
    b"Sep",
    b"Oct",
    b"Nov",
    b"Dec",
)


@dataclass(frozen=True, slots=True)
class MboxStretch:
    """Says where a mail stands in its file, and when the separator says that it came."""

    start: int
    end: int
    received: datetime | None


def find_stretches(file: BinaryIO) -> Iterator[MboxStretch]:
    """The mails in the file's order; a file that does not begin with a separator has none."""
    separators = _separators(file)
    before = next(separators, None)
    for following in separators:
        if before is not None:
            yield MboxStretch(before.end, following.start, before.received)
        before = following
    if before is not None:
        yield MboxStretch(before.end, file.tell(), before.received)


def unquote(mail: bytes) -> bytes:
    """The mail as it was sent: one `>` is taken off each quoted separator."""
    return _QUOTED_LINE.sub(rb"\1", mail)


def _separators(file: BinaryIO) -> Iterator[MboxStretch]:
    """The separators themselves; the first line must be one."""
    place, after_blank, candidate = 0, True, None
    for line in iter(lambda: file.readline(_LINE_BYTES), b""):
        if candidate is not None and _HEADER.match(line):
            yield candidate
        elif candidate is not None and candidate.start == 0:
            return
        end = place + len(line)
        candidate = None
        if after_blank and _SEPARATOR.match(line.rstrip(b"\r\n")):
            candidate = MboxStretch(place, end, _moment(line))
        elif place == 0:
            return
        # The rest of a very long line follows no line break.
        after_blank = line in {b"\n", b"\r\n"}
        place = end


def _moment(line: bytes) -> datetime | None:
    """The time of the separator, which is in UTC by RFC 4155."""
    found = _TIME.search(line)
    if found is None or found[1] not in _MONTHS:
        return None
    day, hour, minute, second, year = map(int, found.groups()[1:])
    try:
        return datetime(year, _MONTHS.index(found[1]) + 1, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
