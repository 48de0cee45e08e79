"""PURE. `text/plain; charset=utf-8; name*0*=utf-8''a%20; name*1=b` → a value and its parameters.

RFC 2045 5.1 with RFC 2231 continuations and charsets, and with what clients write instead: missing
quotes, missing semicolons, encoded words within quotes.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from ingest.parse import limits
from ingest.parse.budget import DetectionBudget
from ingest.parse.mime import charsets
from ingest.parse.mime.headers import readable_text

_KEY = re.compile(r"([^\s=;\"]{1,80})\s*=\s*")
_EXTENDED_KEY = re.compile(r"([^*]+)(?:\*(\d{1,3}))?(\*)?\Z")


@dataclass(frozen=True, slots=True)
class Parameters:
    value: str = ""
    by_name: dict[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        return self.by_name.get(name, "")


def parse(text: str, detections: DetectionBudget | None = None) -> Parameters:
    value, _, rest = text.partition(";")
    value = value.strip().lower()
    # `text/html charset=utf-8`: the semicolon was forgotten.
    if " " in value and "=" in value:
        value, _, more = value.partition(" ")
        rest = f"{text[len(value) :].strip()}" if more else rest
    return Parameters(value, _join_continuations(_read_pairs(rest), detections))


def _read_pairs(text: str) -> list[tuple[str, str, bool]]:
    """Triples (key, value, was it quoted), in their order."""
    found: list[tuple[str, str, bool]] = []
    place = 0
    while place < len(text) and len(found) < limits.PARAMETERS:
        if text[place] in "; \t\r\n":
            place += 1
            continue
        match = _KEY.match(text, place)
        if match is None:
            place = _after_semicolon(text, place)
            continue
        quoted = text[match.end() : match.end() + 1] == '"'
        value, place = (_read_quoted if quoted else _read_unquoted)(text, match.end())
        found.append((match[1].lower(), value, quoted))
    return found


def _after_semicolon(text: str, place: int) -> int:
    end = text.find(";", place)
    return len(text) if end < 0 else end + 1


def _read_quoted(text: str, place: int) -> tuple[str, int]:
    pieces: list[str] = []
    position = place + 1
    while position < len(text) and text[position] != '"':
        # `\"` is a quote. `C:\new` is a path that should have been escaped and was not.
        if text[position] == "\\" and text[position + 1 : position + 2] in {'"', "\\"}:
            position += 1
        pieces.append(text[position])
        position += 1
    return "".join(pieces), position + 1


def _read_unquoted(text: str, place: int) -> tuple[str, int]:
    end = _after_semicolon(text, place)
    return text[place:end].rstrip("; \t"), end


def _join_continuations(
    pairs: list[tuple[str, str, bool]], detections: DetectionBudget | None
) -> dict[str, str]:
    """Joins plain parameters, then the extended ones, which win (RFC 6266 4.3)."""
    plain: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for key, value, _ in pairs:
        match = _EXTENDED_KEY.match(key) if "*" in key else None
        if match is None:
            plain.setdefault(key, value)
            continue
        number = int(match[2] or 0)
        pieces.setdefault(match[1], {}).setdefault(number, (value, bool(match[3])))
    return plain | {key: _decode_continuations(parts, detections) for key, parts in pieces.items()}


def _decode_continuations(
    parts: dict[int, tuple[str, bool]], detections: DetectionBudget | None
) -> str:
    """Decodes pieces in their numbers' order; those with a star are percent-encoded bytes."""
    charset = ""
    data: list[bytes] = []
    for position, number in enumerate(sorted(parts)):
        value, encoded = parts[number]
        if position == 0 and encoded and value.count("'") >= 2:
            charset, _, value = value.split("'", 2)
        data.append(unquote_to_bytes(value) if encoded or charset else value.encode())
    text = charsets.decode(b"".join(data), charset, detections=detections).text
    return readable_text(text, detections) if "=?" in text else text
