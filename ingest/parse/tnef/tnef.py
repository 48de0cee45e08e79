"""PURE. Outlook's winmail.dat (MS-OXTNEF) → the text and the attachments that are in it.

It is a stream of attributes: the mail's own (level 1), then those of each attachment (level 2), of
which the first says that another one begins. Reading ends at the first thing that is no attribute,
so garbage at the end does no harm; a file without any stays an attachment, and the mail is flagged.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.parse import limits
from ingest.parse.budget import ReadingBudget
from ingest.parse.mime import charsets, filenames
from ingest.parse.mime.structure import MimePart
from ingest.parse.text import body, html_to_text
from ingest.parse.tnef import mapi, rtf
from ingest.parse.tnef.mapi import PropertyValue

_TYPES = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_SIGNATURE = b"\x78\x9f\x3e\x22"
_ATTRIBUTE_HEAD = struct.Struct("<BHHI")
_MOST_ATTRIBUTES = 10_000
# MS-OXTNEF 2.1.3.1: the attributes that we read.
_BODY, _PROPERTIES, _CODEPAGE = 0x800C, 0x9003, 0x9007
_FILE_BEGINS, _TITLE, _CONTENT, _ATTACHMENT = 0x9002, 0x8010, 0x800F, 0x9005
# An attached mail is an object: its class, then a stream like this one.
_MESSAGE_CLASS = b"\x07\x03\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46"


@dataclass(frozen=True, slots=True)
class UnpackedTnef:
    text: str
    files: tuple[tuple[str, bytes], ...]


@dataclass(slots=True)
class _File:
    title: bytes = b""
    content: bytes = b""
    properties: dict[int, PropertyValue] = field(default_factory=dict)


@dataclass(slots=True)
class _Stream:
    budget: ReadingBudget
    charset: str = "cp1252"
    body: bytes = b""
    properties: dict[int, PropertyValue] = field(default_factory=dict)
    files: list[_File] = field(default_factory=list)


def is_tnef(part: MimePart) -> bool:
    return part.media_type in _TYPES or part.name.lower() == "winmail.dat"


def unpack(data: bytes, budget: ReadingBudget) -> UnpackedTnef | None:
    """The content, or None when it can't be read."""
    if len(data) > limits.TNEF_BYTES or not data.startswith(_SIGNATURE):
        return None
    stream = _Stream(budget)
    read = 0
    for level, name, value in _attributes(data):
        read += 1
        if level == 1:
            _take_mail_attribute(name, value, stream)
        else:
            _take_file_attribute(name, value, stream)
    if not read:
        return None
    files = tuple(_unpack_file(each, at, stream) for at, each in enumerate(stream.files, start=1))
    return UnpackedTnef(body.clean_text(_find_text(stream))[: limits.TEXT_CHARS], files)


def _attributes(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """The attributes (level, name, value); the last one may have lost its end."""
    place = 6
    for _ in range(_MOST_ATTRIBUTES):
        if place + _ATTRIBUTE_HEAD.size > len(data):
            return
        level, name, _, length = _ATTRIBUTE_HEAD.unpack_from(data, place)
        if level not in {1, 2}:
            return
        place += _ATTRIBUTE_HEAD.size
        yield level, name, data[place : place + length]
        place += length + 2


def _take_mail_attribute(name: int, value: bytes, stream: _Stream) -> None:
    if name == _CODEPAGE and len(value) >= 4:
        stream.charset = f"cp{struct.unpack_from('<I', value)[0]}"
    elif name == _BODY:
        stream.body = stream.body or value
    elif name == _PROPERTIES:
        stream.properties = mapi.read_properties(value) | stream.properties


def _take_file_attribute(name: int, value: bytes, stream: _Stream) -> None:
    if name == _FILE_BEGINS:
        stream.budget.files -= 1
        if stream.budget.files >= 0:
            stream.files.append(_File())
        return
    if not stream.files:
        return
    file = stream.files[-1]
    if name == _TITLE:
        file.title = value
    elif name == _CONTENT:
        file.content = value
    elif name == _ATTACHMENT:
        file.properties = mapi.read_properties(value)


def _unpack_file(file: _File, number: int, stream: _Stream) -> tuple[str, bytes]:
    """The file, by its long name, which people see; the title may be `REPORT~1.DOC`."""
    given = (file.properties.get(key) for key in (mapi.LONG_NAME, mapi.SHORT_NAME))
    named = [*given, file.title, file.properties.get(mapi.DISPLAY_NAME)]
    readable = (filenames.clean_filename(_decode_string(value, stream)) for value in named if value)
    name = next((each for each in readable if each), "")
    return name or filenames.generate_filename(_media_type(file, stream), number), _content(file)


def _media_type(file: _File, stream: _Stream) -> str:
    return _decode_string(file.properties.get(mapi.MEDIA_TYPE, ""), stream).lower()


def _content(file: _File) -> bytes:
    value = file.content or file.properties.get(mapi.DATA, b"")
    return value.removeprefix(_MESSAGE_CLASS) if isinstance(value, bytes) else b""


def _find_text(stream: _Stream) -> str:
    plain = stream.properties.get(mapi.BODY) or stream.body
    if plain and (text := _decode_string(plain, stream)).strip():
        return text
    if rich := stream.properties.get(mapi.HTML):
        source = _decode_string(rich, stream, _internet_charset(stream))
        return html_to_text.render(source, stream.budget).text
    packed = stream.properties.get(mapi.RTF, b"")
    unpacked = rtf.decompress(packed if isinstance(packed, bytes) else b"", stream.budget)
    text, is_html = rtf.read_rtf(unpacked, stream.budget)
    return html_to_text.render(text, stream.budget).text if is_html else text


def _internet_charset(stream: _Stream) -> str:
    value = stream.properties.get(mapi.INTERNET_CODEPAGE)
    if not isinstance(value, bytes) or len(value) < 4:
        return ""
    (number,) = struct.unpack_from("<I", value)
    return _CODEPAGES.get(number, f"cp{number}")


_CODEPAGES = {
    20127: "ascii",
    20866: "koi8-r",
    21866: "koi8-u",
    65001: "utf-8",
    50220: "iso-2022-jp",
}
_CODEPAGES |= {28590 + number: f"iso-8859-{number}" for number in range(1, 16)}


def _decode_string(value: PropertyValue, stream: _Stream, charset: str = "") -> str:
    if isinstance(value, str):
        return value.rstrip("\0")
    decoded = charsets.decode(
        value.rstrip(b"\0"), charset or stream.charset, detections=stream.budget.detections
    )
    return decoded.text.rstrip("\0")
