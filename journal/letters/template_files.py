"""A template's files → attachments, merged with the values; every fault of them, for `rapport check`."""

import mimetypes
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from journal import rendering
from journal.errors import TemplateError
from journal.letters.file_kind import FileKind, file_kind, merged_name
from journal.letters.merge_error import MergeError
from journal.letters.merger import Merger
from journal.model import NewAttachment

_IN_A_PROCESS = frozenset({FileKind.WORD, FileKind.WORD_TO_PDF, FileKind.TYPST})
_REMEDY = "Nothing was logged; `rapport check` shows where it is named."


def merge_files(
    paths: Sequence[str], values: Mapping[str, object], merger: Merger
) -> tuple[NewAttachment, ...]:
    """The files in their order. Nothing is made of the others when one can't be merged."""
    return tuple(_merge_file(Path(path), values, merger) for path in paths)


def _merge_file(path: Path, values: Mapping[str, object], merger: Merger) -> NewAttachment:
    where = f"The template's file {path.name}"
    try:
        content = _merged_content(path, values, merger, where)
    except MergeError as error:
        place = where if error.line is None else f"{where}, line {error.line}"
        raise TemplateError(f"{place}: {error.what} {_REMEDY}") from None
    except TemplateError as error:
        raise TemplateError(f"{error} {_REMEDY}") from None
    name = merged_name(path.name)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return NewAttachment(name, kind, content)


def _merged_content(path: Path, values: Mapping[str, object], merger: Merger, where: str) -> bytes:
    kind = file_kind(path.name)
    if kind in _IN_A_PROCESS:
        return merger.merge(path, values)
    if kind is FileKind.OTHER:
        return _read(path)
    source = _read_text(path)
    markup = kind is FileKind.HTML
    return rendering.render_text(source, values, where=where, markup=markup).encode()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise MergeError(f"it can't be read: {error.strerror or error}.") from error


def _read_text(path: Path) -> str:
    content = _read(path)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise MergeError("it is not UTF-8 text; save it as UTF-8.") from None


def find_file_faults(path: Path, merger: Merger) -> "Iterator[rendering.TemplateFault]":
    """Finds what is wrong with a file: it is merged with a sample contact, and with nothing at all."""
    kind = file_kind(path.name)
    try:
        if kind in _IN_A_PROCESS:
            for values in (rendering.SAMPLE_VALUES, rendering.empty_values()):
                merger.merge(path, values)
        elif kind is not FileKind.OTHER:
            source = _read_text(path)
            yield from rendering.find_faults(source, markup=kind is FileKind.HTML)
    except MergeError as error:
        yield rendering.TemplateFault(error.line or 1, error.what)
