"""PURE. What a file of a template is, by its name, and what it is called once it is merged."""

from enum import StrEnum


class FileKind(StrEnum):
    WORD = "Word"
    TYPST = "typst"
    HTML = "HTML"
    TEXT = "text"
    OTHER = "other"


_KIND_BY_SUFFIX = {
    ".docx": FileKind.WORD,
    ".typ": FileKind.TYPST,
    ".html": FileKind.HTML,
    ".htm": FileKind.HTML,
    ".txt": FileKind.TEXT,
}


def file_kind(name: str) -> FileKind:
    return _KIND_BY_SUFFIX.get(f".{name.rpartition('.')[2]}".lower(), FileKind.OTHER)


def merged_name(name: str) -> str:
    """`letter.typ` → `letter.pdf`."""
    return f"{name.rpartition('.')[0]}.pdf" if file_kind(name) is FileKind.TYPST else name
