"""PURE. Address headers → addresses with names. Structure first, names decoded after.

`=?utf-8?q?Doe=2C_Jane?= <jane@x.example>` is one address, so encoded words are decoded only when
the commas have been counted. Groups (`undisclosed-recipients:;`) give their members, comments are
names of last resort (`jane@x.example (Jane Doe)`). One pass over the text; at most
`limits.ADDRESSES`.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from ingest.parse import limits
from ingest.parse.budget import DetectionBudget
from ingest.parse.mime import encoded_words
from ingest.parse.mime.headers import KEPT_VALUES, may_keep, readable_text
from journal.model import MailAddress

# The first address ends long before.
FIRST_CHARS = 4_000
_ADDRESS_IN_NAME = re.compile(r"\s<[^<>\s@]{1,100}@[^<>\s@]{1,200}>\Z")
# How many names of one header may be in a charset that must be guessed.
_MOST_GUESSES = 20
_CLOSING_MARKS = {'"': '"', "(": ")", "<": ">"}


@dataclass(slots=True)
class _AddressPieces:
    """The pieces of one address so far."""

    words: list[str] = field(default_factory=list)
    angle: str = ""
    comments: list[str] = field(default_factory=list)
    has_at: bool = False
    guesses: DetectionBudget = field(default_factory=DetectionBudget)


def parse(value: str, guesses: DetectionBudget | None = None) -> tuple[MailAddress, ...]:
    """All addresses of a header's raw value, in their order; one without `@` keeps its name."""
    return _parse_again(value) if may_keep(value, guesses) else _parse(value, guesses)


@lru_cache(maxsize=KEPT_VALUES)
def _parse_again(value: str) -> tuple[MailAddress, ...]:
    return _parse(value, None)


def _parse(value: str, guesses: DetectionBudget | None) -> tuple[MailAddress, ...]:
    found: list[MailAddress] = []
    pieces = _AddressPieces(guesses=guesses or DetectionBudget(_MOST_GUESSES))
    place = 0
    while place < len(value) and len(found) < limits.ADDRESSES:
        place = _read_step(value, place, pieces, found)
    _finish_address(pieces, found)
    return tuple(_join_surnames(found)[: limits.ADDRESSES])


def first_address(value: str) -> MailAddress | None:
    return next(iter(parse(value[:FIRST_CHARS])), None)


def has_too_many(value: str) -> bool:
    return value.count("@") > limits.ADDRESSES


def _read_step(value: str, place: int, pieces: _AddressPieces, found: list[MailAddress]) -> int:
    char = value[place]
    if char in _CLOSING_MARKS:
        text, place = _read_enclosed(value, place)
        _keep_enclosed(char, text, pieces)
    elif char in ",;":
        _finish_address(pieces, found)
        place += 1
    elif char == ":" and not pieces.has_at:
        # `Team: a@x.example, b@x.example;` names a group; its name is no address.
        pieces.words.clear()
        place += 1
    else:
        end = _next_special(value, place + 1)
        pieces.words.append(value[place:end])
        pieces.has_at = pieces.has_at or "@" in pieces.words[-1]
        place = end
    return place


def _keep_enclosed(char: str, text: str, pieces: _AddressPieces) -> None:
    if char == "(":
        pieces.comments.append(text)
    elif char == "<":
        # `<a@x> <b@x>`: the last in angles is the address; the first is a name that looks like one.
        if pieces.angle:
            pieces.words.append(pieces.angle)
        pieces.angle = text.strip() or pieces.angle
    else:
        pieces.words.append(f'"{text}"')


def _next_special(value: str, place: int) -> int:
    while place < len(value) and value[place] not in '"(<,;:':
        place += 1
    return place


def _read_enclosed(value: str, place: int) -> tuple[str, int]:
    """The text within the mark at `place`, and where it ends; an open mark ends the value."""
    opening = value[place]
    closing = _CLOSING_MARKS[opening]
    text: list[str] = []
    depth = 1
    position = place + 1
    while position < len(value):
        char = value[position]
        if char == "\\" and position + 1 < len(value) and opening != "<":
            position += 1
            char = value[position]
        elif char == closing:
            depth -= 1
            if not depth:
                return "".join(text), position + 1
        elif char == opening and opening == "(":
            depth += 1
        text.append(char)
        position += 1
    return _read_unclosed(value, place, "".join(text))


def _read_unclosed(value: str, place: int, text: str) -> tuple[str, int]:
    """`"Jane <jane@x.example>`: a quote that never ends is a letter like others."""
    if value[place] == '"' and ("<" in text or "," in text):
        return "", place + 1
    return text, len(value)


def _finish_address(pieces: _AddressPieces, found: list[MailAddress]) -> None:
    if not (pieces.words or pieces.angle or pieces.comments):
        return
    words = "".join(pieces.words).strip()
    address = pieces.angle or _find_bare_address(words, pieces.guesses)
    name = words if pieces.angle else words.replace(address, " ", 1) if address else words
    guesses = pieces.guesses
    name = _clean_name(name, guesses) or _clean_name(" ".join(pieces.comments), guesses)
    address = _clean_address(address, guesses)
    if address or name:
        found.append(MailAddress(address, "" if name == address else name))
    pieces.words.clear()
    pieces.comments.clear()
    pieces.angle = ""
    pieces.has_at = False


def _join_surnames(found: list[MailAddress]) -> list[MailAddress]:
    """`Doe, Jane <jane@x.example>` is one party, whose name should have stood in quotes."""
    done: list[MailAddress] = []
    for each in found:
        before = done[-1] if done else None
        if before and not before.address and each.address and each.name and len(done) == 1:
            done[-1] = MailAddress(each.address, f"{before.name}, {each.name}")
        else:
            done.append(each)
    return done


def _find_bare_address(words: str, guesses: DetectionBudget) -> str:
    """`jane@x.example`, `Jane jane@x.example`: the word with an `@` in it."""
    if words.startswith('"') and '"@' in words:
        return words
    if "=?" in words and "@" not in words:
        words = encoded_words.decode(words, guesses)
    return next((word for word in words.split() if "@" in word.strip("@")), "")


def _clean_address(address: str, guesses: DetectionBudget) -> str:
    if "=?" in address:
        address = encoded_words.decode(address, guesses)
    address = address.strip().strip("<>")
    if address.startswith("[") and address.endswith("]") and "@" in address:
        address = address[1:-1]
    address = address.removeprefix("mailto:").strip("'").replace(" ", "")
    # A source route (`@relay:jane@x.example`, RFC 5322 4.4) is no part of the address.
    if address.startswith("@") and ":" in address:
        address = address.rpartition(":")[2]
    return "".join(c for c in address if c.isprintable())[:320]


def _clean_name(raw: str, guesses: DetectionBudget) -> str:
    name = readable_text(raw.replace('"', " ") if raw.count('"') else raw, guesses)
    # `Jane <jane@x.example>` as a whole was encoded, or stood in two pairs of angles.
    name = _ADDRESS_IN_NAME.sub("", name).removesuffix(" >")
    return name.strip(" '\"").strip()[: limits.NAME_CHARS]
