"""PURE. Outlook's winmail.dat (MS-OXTNEF) → the text and the attachments that are in it.

tnefparse raises what it likes on broken files, and what it did not reach is lost: then the file
stays an attachment as it came, and the mail is flagged.
"""

from dataclasses import dataclass
from typing import Any

from tnefparse import TNEF

from ingest import charsets, html, limits, names
from ingest.charsets import Detections
from ingest.structure import Part

_TYPES = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})


@dataclass(frozen=True, slots=True)
class Unpacked:
    text: str
    files: tuple[tuple[str, bytes], ...]


def is_tnef(part: Part) -> bool:
    return part.media_type in _TYPES or part.name.lower() == "winmail.dat"


def unpack(data: bytes) -> Unpacked | None:
    """None when it can't be read."""
    if len(data) > limits.TNEF_BYTES:
        return None
    try:
        tnef: Any = TNEF(data, do_checksum=False)
        files = tuple(_file(each, at) for at, each in enumerate(tnef.attachments, start=1))
        return Unpacked(_text(tnef), files[: limits.PARTS])
    except Exception:  # noqa: BLE001 - a foreign parser of foreign bytes; see above
        return None


def _file(attachment: Any, number: int) -> tuple[str, bytes]:
    name = names.cleaned(_string(attachment.long_filename() or attachment.name))
    return name or names.made_up("", number), bytes(attachment.data or b"")


def _text(tnef: Any) -> str:
    if plain := _string(tnef.body):
        return plain.strip("\0")
    if rich := _string(tnef.htmlbody):
        return html.render(rich).text
    return ""


def _string(value: Any) -> str:
    if isinstance(value, bytes):
        return charsets.decode(value, detections=Detections(1)).text.rstrip("\0")
    return str(value or "").rstrip("\0")
