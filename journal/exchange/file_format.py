"""A file somebody hands in: which kind it is, how its letters are encoded, what it holds.

A file is read twice. The first time it is counted, and the companies in it are noted, so that a
person can belong to a company whose line comes later; the second time a line is in memory at a time.
"""

import codecs
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO

from journal.errors import RequestRefused
from journal.exchange.import_line import ImportLine
from journal.fold import folded_words

_BLOCK = 1 << 20
_SAMPLE = 2000
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


CharsetDetector = Callable[[bytes], str]


def _detect_nothing(_sample: bytes) -> str:
    return ""


class FileFormat(StrEnum):
    CSV = "csv"
    VCARD = "vcard"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class ContactFile:
    """A file that was looked through once. `read` reads it, from its beginning each time.

    `system` is whose ids it holds; with `has_foreign_ids` that is only guessed from the file's name.
    """

    format: FileFormat
    system: str
    lines: int
    companies: Mapping[tuple[str, str], str]
    unused_columns: Sequence[str]
    read: Callable[[], Iterator[ImportLine]]
    has_foreign_ids: bool = False


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


def source_name(path: Path) -> str:
    """The name under which the file's ids are kept: `Kunder 2026-11-30 (2).csv` → `kunder`."""
    words = [word for word in folded_words(path.stem) if not word.isdigit()]
    return "-".join(words)[:40].strip("-") or "import"


def detect_encoding(path: Path, detect: CharsetDetector = _detect_nothing) -> str:
    """The encoding: by the mark at the beginning; else UTF-8 if all of it is; else what `detect` says
    of the lines that are no ASCII; else Western Windows'.
    """
    try:
        with path.open("rb") as file:
            beginning = file.read(4)
            for mark, encoding in _BOMS:
                if beginning.startswith(mark):
                    return encoding
            if wide := _detect_wide(beginning):
                return wide
            file.seek(0)
            if _is_utf8(iter(lambda: file.read(_BLOCK), b"")):
                return "utf-8"
            file.seek(0)
            return detect(_sample_beyond_ascii(file)) or "cp1252"
    except OSError as error:
        raise RequestRefused(
            f"{path} can't be read: {error.strerror}. Nothing was imported."
        ) from error


def _detect_wide(beginning: bytes) -> str:
    """UTF-16 without a mark: every other byte of a header in Latin letters is zero."""
    if len(beginning) < 4:
        return ""
    if beginning[1::2].count(0) == 2 and beginning[::2].count(0) == 0:
        return "utf-16-le"
    return "utf-16-be" if beginning[::2].count(0) == 2 and beginning[1::2].count(0) == 0 else ""


def _sample_beyond_ascii(file: IO[bytes]) -> bytes:
    """The first lines with other letters than ASCII: they alone tell."""
    found = bytearray()
    for line in iter(lambda: file.readline(_SAMPLE), b""):
        if not line.isascii():
            found += line
        if len(found) >= _SAMPLE:
            break
    return bytes(found[:_SAMPLE])


def _is_utf8(blocks: Iterator[bytes]) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for block in blocks:
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
