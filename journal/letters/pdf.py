"""Sets a typst file as PDF. Values are data to it: whatever a contact is called, it is no markup.

The file says `#contact.name`; what is not there is an error, as everywhere. It may read files of its
own folder, such as a logo, and no others; packages from the network are refused.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from journal.letters.merge_error import MergeError

_PACKAGE = re.compile(rb'"@[^"]*"')
# What it says of one that another file wants, or whose name is put together.
_PACKAGE_FAILED = re.compile(r"failed to download package|package not found", re.IGNORECASE)
_LINE = re.compile(r"\.typ:(\d+):\d+")


def typst_to_pdf(content: bytes, folder: Path, values: Mapping[str, object]) -> bytes:
    if found := _PACKAGE.search(content):
        package = found.group().decode("utf-8", "replace")
        raise MergeError(
            f"packages are not available: {package}.", _line_at(content, found.start())
        )
    try:
        made: bytes = typst.compile(
            # On the first line, so that the lines of messages are those of the file.
            _names_of(values).encode() + content,
            root=folder,
            font_paths=_fonts(),
            sys_inputs={"values": json.dumps(_to_json(values))},
        )
    except typst.TypstError as error:
        raise _merge_error(error) from None
    return made


def _line_at(content: bytes, place: int) -> int:
    return content.count(b"\n", 0, place) + 1


def _names_of(values: Mapping[str, object]) -> str:
    return f"#let ({', '.join(values)},) = json(bytes(sys.inputs.values));"


@lru_cache(maxsize=1)
def _fonts() -> Any:
    """Gives those that typst brings, which are the same on every machine, and those of the system."""
    return typst.Fonts()


def _to_json(values: Mapping[str, object]) -> dict[str, Any]:
    return {name: _json_value(value) for name, value in values.items()}


def _json_value(value: object) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _merge_error(error: typst.TypstError) -> MergeError:
    place = _LINE.search(error.diagnostic or "")
    line = int(place[1]) if place else None
    if _PACKAGE_FAILED.match(str(error.message)):
        return MergeError("packages are not available.", line)
    # Some hints are for who calls typst from the command line.
    hints = [hint for hint in error.hints or () if "`--" not in hint]
    told = [" ".join(each.split()).rstrip(".") for each in (str(error.message), *hints)]
    text = " ".join(f"{each[:1].upper()}{each[1:]}." for each in told)
    return MergeError(text, line)
