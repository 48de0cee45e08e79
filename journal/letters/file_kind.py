"""PURE. What a file of a template is, by its name, and what it is called once it is merged.

`offer.docx.pdf` means the Word file `offer.docx`, as PDF.
"""

from enum import StrEnum


class FileKind(StrEnum):
    WORD = "Word"
    WORD_TO_PDF = "Word to PDF"
    TYPST = "typst"
    HTML = "HTML"
    TEXT = "text"
    OTHER = "other"


_AS_PDF = ".pdf"
_WORD_TO_PDF = f".docx{_AS_PDF}"
_KIND_BY_SUFFIX = {
    ".docx": FileKind.WORD,
    ".typ": FileKind.TYPST,
    ".html": FileKind.HTML,
    ".htm": FileKind.HTML,
    ".txt": FileKind.TEXT,
}


def file_kind(name: str) -> FileKind:
    if name.lower().endswith(_WORD_TO_PDF):
        return FileKind.WORD_TO_PDF
    return _KIND_BY_SUFFIX.get(f".{name.rpartition('.')[2]}".lower(), FileKind.OTHER)


def source_name(name: str) -> str:
    """The file that is read: of `letter.docx.pdf` the Word file."""
    is_made_of_word = file_kind(name) is FileKind.WORD_TO_PDF
    return name[: -len(_AS_PDF)] if is_made_of_word else name


def merged_name(name: str) -> str:
    """`letter.typ` and `letter.docx.pdf` → `letter.pdf`."""
    if file_kind(name) in {FileKind.TYPST, FileKind.WORD_TO_PDF}:
        return f"{source_name(name).rpartition('.')[0]}.pdf"
    return name
