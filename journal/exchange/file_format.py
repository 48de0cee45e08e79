"""A file somebody hands in: which kind it is, how its letters are encoded, what it holds.

A file is read twice. The first time it is counted, and the companies in it are noted, so that a
person can belong to a company whose line comes later; the second time a line is in memory at a time.
"""

import codecs
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from journal.errors import RequestRefused
from journal.exchange.import_line import ImportLine

_BLOCK = 1 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SUFFIXES = {
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".vcf": "vcard",
    ".vcard": "vcard",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}


class FileFormat(StrEnum):
    CSV = "csv"
    VCARD = "vcard"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class ContactFile:
    """A file that was looked through once. `read` reads it, from its beginning each time."""

    format: FileFormat
    system: str
    lines: int
    companies: Mapping[tuple[str, str], str]
    unused_columns: Sequence[str]
    read: Callable[[], Iterator[ImportLine]]


def detect_format(path: Path, encoding: str) -> FileFormat:
    """The format, by the name's ending, else by how the text begins."""
    by_name = _SUFFIXES.get(path.suffix.casefold())
    if by_name:
        return FileFormat(by_name)
    with path.open(encoding=encoding, errors="replace") as file:
        beginning = file.read(200).lstrip().upper()
    if beginning.startswith("BEGIN:VCARD"):
        return FileFormat.VCARD
    return FileFormat.JSONL if beginning.startswith("{") else FileFormat.CSV


def detect_encoding(path: Path) -> str:
    """The encoding: by the mark at the beginning; else UTF-8 if all of it is; else Windows'."""
    try:
        with path.open("rb") as file:
            beginning = file.read(4)
            for mark, encoding in _BOMS:
                if beginning.startswith(mark):
                    return encoding
            file.seek(0)
            return "utf-8" if _is_utf8(iter(lambda: file.read(_BLOCK), b"")) else "cp1252"
    except OSError as error:
        raise RequestRefused(
            f"{path} can't be read: {error.strerror}. Nothing was imported."
        ) from error


def _is_utf8(blocks: Iterator[bytes]) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for block in blocks:
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
