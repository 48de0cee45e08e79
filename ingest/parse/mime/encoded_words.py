"""PURE. Encoded words in headers (RFC 2047): `=?utf-8?q?Bj=C3=B6rn?=` → `Björn`.

Neighbours of one charset are joined before they are decoded, since senders split them within a
letter. What can't be decoded stays as it was written: nothing is lost and nothing raises.
"""

import binascii
import re
from dataclasses import dataclass

from ingest.parse.budget import DetectionBudget
from ingest.parse.mime import charsets

# Of one value, whose words name charsets that nobody knows.
MOST_GUESSES = 2
# No nested repetition: each class ends at a `?`, so the search is linear. Blanks are allowed in
# the text, though RFC 2047 5 forbids them: clients write them nevertheless.
_ENCODED_WORD = re.compile(r"=\?([^?\s=]{1,60})\?([bBqQ])\?([^?\r\n]*|[^?\r\n]*\?[^=?\r\n]+)\?=")
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
# Deleted by a table: a pattern would keep each piece between them until the end.
NON_BASE64_BYTES = bytes(byte for byte in range(256) if byte not in _BASE64)
_ESCAPE = re.compile(rb"=([0-9A-Fa-f]{2})")


@dataclass(slots=True)
class _Word:
    charset: str
    encoding: str
    data: bytes


def decode(text: str, guesses: DetectionBudget | None = None) -> str:
    """The text with its encoded words decoded, raw text between them kept.

    `guesses` is how many charsets may still be guessed: of one text, or of all that share it.
    """
    if "=?" not in text:
        return text
    guesses = guesses or DetectionBudget(MOST_GUESSES)
    pieces: list[str] = []
    words: list[_Word] = []
    end = 0
    for match in _ENCODED_WORD.finditer(text):
        between = text[end : match.start()]
        if between.strip() or not words:
            pieces += [_join_words(words, guesses), between]
            words = []
        words.append(_build_word(match))
        end = match.end()
    return "".join([*pieces, _join_words(words, guesses), text[end:]])


def _build_word(match: re.Match[str]) -> _Word:
    charset, encoding, text = match.groups()
    return _Word(charset.lower(), encoding.lower(), _raw_bytes(text, charset))


def _raw_bytes(text: str, charset: str) -> bytes:
    """The bytes of a word; letters that were not encoded are most likely in its own charset."""
    if text.isascii():
        return text.encode("ascii")
    try:
        return text.encode(charsets.find_codec(charset) or "utf-8")
    except UnicodeError:
        return text.encode("utf-8", "replace")


def _join_words(words: list[_Word], guesses: DetectionBudget) -> str:
    return "".join(
        charsets.decode(data, charset, detections=guesses).text
        for charset, data in _runs_by_charset(words)
    )


def _runs_by_charset(words: list[_Word]) -> list[tuple[str, bytes]]:
    """Gives words of one charset that follow each other, as one run of bytes."""
    runs: list[tuple[str, list[bytes]]] = []
    for position, word in enumerate(words):
        data = _decode_word(word)
        # Stateful charsets begin anew in each word; joining them would mix up their shifts.
        joinable = "2022" not in word.charset and "utf-7" not in word.charset
        if position and joinable and runs[-1][0] == word.charset:
            runs[-1][1].append(data)
        else:
            runs.append((word.charset, [data]))
    return [(charset, b"".join(parts)) for charset, parts in runs]


def _decode_word(word: _Word) -> bytes:
    return decode_base64(word.data) if word.encoding == "b" else _decode_q(word.data)


def _decode_q(data: bytes) -> bytes:
    return _ESCAPE.sub(lambda m: bytes([int(m[1], 16)]), data.replace(b"_", b" "))


def decode_base64(data: bytes) -> bytes:
    """Decode leniently: noise is left out, a missing end is padded."""
    clean = data.translate(None, NON_BASE64_BYTES)
    if len(clean) % 4 == 1:
        clean = clean[:-1]
    try:
        return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))
    except binascii.Error:
        return b""
