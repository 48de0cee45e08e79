"""PURE. Bytes → text: finds the real charset, and says which step found it.

Senders name a charset and mean its superset: `gb2312` is read as GB 18030, `iso-8859-1` as
windows-1252, as browsers do (encoding.spec.whatwg.org, 4.2). The steps, the first that decodes
strictly wins:

    declared    what the header says, by its superset; but UTF-8 that is called western is UTF-8
    shifted     Japanese in seven bits (RFC 1468), by its escapes, with the letters that it lacks
    utf-8       what most mail is that says nothing, or something wrong
    meta        what the HTML says of itself
    broken      UTF-8 with a few broken letters
    detected    whose letters make words, what the mail declares elsewhere before others
    replaced    windows-1252, with a replacement for what it lacks: always works
"""

import codecs
import re
from dataclasses import dataclass
from encodings.aliases import aliases
from functools import lru_cache

from ingest.parse.budget import DetectionBudget
from ingest.parse.mime import charset_detection

SAMPLE_BYTES = 8_192
# The part of a mail in which other charsets that it declares are searched.
HINT_BYTES = 128 * 1024
MOST_HINTS = 100
_DECLARED = re.compile(
    rb"charset\s?=\s?[\"']?([\w.:-]{2,40})|=\?([\w.:-]{2,40})\?[bq]\?", re.IGNORECASE
)

# Charsets whose letters beyond ASCII are rarely two in a row, as those of UTF-8 always are.
_WESTERN = frozenset({"cp1252", "iso8859-15"})
# Bytes that UTF-8 takes beyond one a letter.
LEAST_BEYOND = 2

SUPERSETS = {
    "ascii": "ascii",
    "us-ascii": "ascii",
    "ansi_x3.4-1968": "ascii",
    "646": "ascii",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso_8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "iso-8859-9": "cp1254",
    "latin5": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "x-gbk": "gb18030",
    "big5": "cp950",
    "x-x-big5": "cp950",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "ksc5601": "cp949",
    "euc-kr": "cp949",
    "windows-949": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "iso-2022-jp": "iso2022_jp_ext",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "koi8": "koi8-r",
    "x-unknown": "",
    "unknown": "",
    "unknown-8bit": "",
    "8bit": "",
    "default": "",
    "x-user-defined": "",
    "binary": "",
    "utf8": "utf-8",
    "utf-8mb4": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    "x-unicode-2-0-utf-7": "utf-7",
    "utf-16": "utf-16",
}
_KNOWN_CODECS = frozenset({*aliases, *aliases.values()}) | frozenset(
    {"cp720", "cp737", "cp856", "cp874", "cp875", "cp1006", "koi8_r", "koi8_t", "koi8_u"}
    | {"mac_arabic", "mac_croatian", "mac_farsi", "mac_romanian", "utf_8_sig"}
)
# Of names that are asked for again the codec is remembered.
_LONGEST_KEPT_NAME = 40
# Codecs that turn bytes into bytes, or run far more than a table, have no place here.
_NON_TEXT_CODECS = frozenset(
    {"base64", "bz2", "hex", "quopri", "rot_13", "uu", "zlib", "idna", "punycode"}
    | {"unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
)
# Halves of letters, which UTF-7 may decode to: they are no text, and can't be encoded.
_SURROGATES = re.compile("[\ud800-\udfff]")
# `windows1252`, `x-cp1251`, `iso88592`: clear names that no table has.
_CODE_PAGE_NAME = re.compile(r"(?:x-)?(?:windows|win|dos|ibm|ms|cp)[-_ ]?(\d{3,5})(?!\d)")
_ISO_8859 = re.compile(r"(?:x-)?(?:iso)?[-_ ]?8859[-_ ]?(\d{1,2})(?!\d)")
# Letters that senders add to a charset which, strictly, lacks them.
_WIDER_CODECS = {"cp950": "big5hkscs", "euc_jp": "euc_jis_2004"}
_SHIFT = re.compile(rb"\x1b\$[@B]|\x1b\([BIJ]")
_LETTER_PAIRS = re.compile(rb"[\x21-\x7e]{2,}")
_META_CHARSET = re.compile(
    rb"<meta[^<>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([\w:.-]{2,40})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DecodedText:
    text: str
    charset: str
    step: str

    @property
    def is_sure(self) -> bool:
        return self.step in {"declared", "shifted", "utf-8"}


def decode(
    data: bytes,
    declared: str = "",
    *,
    html: bool = False,
    detections: DetectionBudget | None = None,
) -> DecodedText:
    """Decodes bytes; without `detections` left the last step comes at once."""
    if data.startswith(codecs.BOM_UTF8):
        data = data[3:]
    charset = find_codec(declared)
    if (
        b"\x1b$" in data
        and charset in _MAY_BE_SHIFTED
        and (text := _decode_shifted(data)) is not None
    ):
        return DecodedText(text, "iso2022_jp", "shifted")
    if charset in _WESTERN and _is_surely_utf8(data):
        return DecodedText(data.decode("utf-8"), "utf-8", "utf-8")
    for wider in (charset, _WIDER_CODECS.get(charset, "")):
        if wider and (text := _decode_strictly(data, wider)) is not None:
            return DecodedText(text, wider, "declared")
    if (text := _decode_strictly(data, "utf-8")) is not None:
        return DecodedText(text, "utf-8", "utf-8")
    if html and (meta := find_codec(_charset_in_html(data))) and meta != charset:
        text = _decode_strictly(data, meta)
        if text is not None:
            return DecodedText(text, meta, "meta")
    return _guess(data, charset, detections)


def _is_surely_utf8(data: bytes) -> bool:
    """Says whether all letters beyond ASCII are UTF-8's: in a western charset one of them may read as
    such by chance (`É…`), several don't.
    """
    text = None if data.isascii() else _decode_strictly(data, "utf-8")
    return text is not None and len(data) - len(text) >= LEAST_BEYOND


def find_codec(name: str) -> str:
    """The codec for a charset's name, its superset where there is one, `""` when unknown."""
    return _find_codec_again(name) if len(name) <= _LONGEST_KEPT_NAME else _find_codec(name)


@lru_cache(maxsize=256)
def _find_codec_again(name: str) -> str:
    return _find_codec(name)


def _find_codec(name: str) -> str:
    plain = name.partition(";")[0].strip().strip("\"'").lower().partition("*")[0]
    plain = SUPERSETS.get(plain) or SUPERSETS.get(_normalise_name(plain), _normalise_name(plain))
    # Python would search the disk for a module of an unknown name, which costs and finds nothing.
    if re.sub(r"[^a-z0-9]+", "_", plain) not in _KNOWN_CODECS:
        return ""
    try:
        found = codecs.lookup(plain).name
    except (LookupError, ValueError, UnicodeError):
        return ""
    return "" if found.replace("-", "_") in _NON_TEXT_CODECS else SUPERSETS.get(found, found)


def _normalise_name(name: str) -> str:
    if name.startswith(("utf-8", "utf8", "unicode-1-1-utf-8")):
        return "utf-8"
    if (found := _ISO_8859.match(name)) is not None:
        # Hebrew has two more, by the order of its letters.
        order = name[found.end() :]
        return f"iso-8859-{found[1]}{order if order in {'-i', '-e'} else ''}"
    found = _CODE_PAGE_NAME.match(name)
    return f"cp{found[1]}" if found is not None else name


# Without a declared charset, or with an impossible one, UTF-8 is most likely.
_MAY_BE_SHIFTED = frozenset({"", "ascii", "utf-8", "cp1252", "iso2022_jp", "iso2022_jp_ext"})


def _decode_shifted(data: bytes) -> str | None:
    """Decodes by way of windows-932, which has the circled numbers and old forms of names that
    Japanese clients send under ISO-2022-JP.
    """
    # Found one by one: lists of pieces would take many times the room of the text.
    done = bytearray()
    run, start = b"", 0
    for found in _SHIFT.finditer(data):
        done += _unshift(data[start : found.start()], run)
        run, start = found[0], found.end()
    return _decode_strictly(bytes(done + _unshift(data[start:], run)), "cp932")


def _unshift(piece: bytes, run: bytes) -> bytes:
    if run == b"\x1b(I":
        return piece.translate(_KANA)
    if not run.startswith(b"\x1b$"):
        return piece
    done, start = bytearray(), 0
    for found in _LETTER_PAIRS.finditer(piece):
        done += piece[start : found.start()] + _pack_shift_jis(found[0])
        start = found.end()
    return bytes(done + piece[start:])


_KANA = bytes(byte | 0x80 if 0x20 < byte < 0x60 else byte for byte in range(256))


def _pack_shift_jis(piece: bytes) -> bytes:
    """JIS X 0208, two bytes a letter, as Shift JIS packs it: two rows of the one in one of the other."""
    done = bytearray()
    for row, cell in zip(piece[::2], piece[1::2], strict=False):
        lead = (row - 0x21) // 2 + 0x81
        done.append(lead + 0x40 if lead > 0x9F else lead)
        done.append(cell + (0x1F + (cell >= 0x60) if row % 2 else 0x7E))
    return bytes(done)


def _decode_strictly(data: bytes, charset: str) -> str | None:
    try:
        # A codec may be of another kind than text, and then raises what it likes.
        text = data.decode(charset)
    except (UnicodeError, LookupError, ValueError, AssertionError, TypeError):
        return None
    return None if not text.isascii() and _SURROGATES.search(text) else text


def _guess(data: bytes, declared: str, detections: DetectionBudget | None) -> DecodedText:
    if _is_broken_utf8(data):
        return DecodedText(_decode_with_replacement(data, "utf-8"), "utf-8", "replaced")
    may_detect = detections is not None and detections.take_one()
    detected = _detect(data, detections) if may_detect and detections is not None else ""
    if detected and (text := _decode_strictly(data, detected)) is not None:
        return DecodedText(text, detected, "detected")
    # With one broken byte in a long text the declared charset is still the best.
    fallback = declared if declared and declared != "ascii" else detected or "cp1252"
    return DecodedText(_decode_with_replacement(data, fallback), fallback, "replaced")


def _is_broken_utf8(data: bytes) -> bool:
    """Says whether it reads best as UTF-8, with a few broken letters."""
    high = sum(byte > 0x7F for byte in data[:SAMPLE_BYTES])
    return data[:SAMPLE_BYTES].decode("utf-8", "replace").count("\ufffd") * 10 < high


def _decode_with_replacement(data: bytes, charset: str) -> str:
    try:
        return _SURROGATES.sub("\ufffd", data.decode(charset, "replace"))
    except (UnicodeError, LookupError, ValueError, AssertionError, TypeError):
        return data.decode("cp1252", "replace")


def _charset_in_html(data: bytes) -> str:
    found = _META_CHARSET.search(data[:4_096])
    return found[1].decode("ascii", "replace") if found else ""


def _detect(data: bytes, detections: DetectionBudget) -> str:
    hints = (find_codec(name) for name in _names_in(detections.raw))
    return charset_detection.detect_charset(data, hints)


def _names_in(raw: bytes) -> set[str]:
    """The charsets that the mail declares anywhere: of its other parts, of its encoded words."""
    found = _DECLARED.findall(raw[:HINT_BYTES])
    return {(name or word).decode("ascii") for name, word in found[:MOST_HINTS]}
