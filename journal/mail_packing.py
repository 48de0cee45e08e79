"""PURE. Packs a mail as it came, to be kept: quickly what is base64, well what is text.

To look for repetitions in base64 takes most of the time and finds none. Both are read alike.
"""

import zlib

from journal.model import PackedMail

_QUICK = 1
# Text has a space in every few letters, base64 has none.
_LETTERS_FOR_A_SPACE = 50


def pack(raw: bytes) -> PackedMail:
    is_encoded = raw.count(b" ") * _LETTERS_FOR_A_SPACE < len(raw)
    strategy = zlib.Z_RLE if is_encoded else zlib.Z_DEFAULT_STRATEGY
    packing = zlib.compressobj(_QUICK, strategy=strategy)
    return PackedMail(packing.compress(raw) + packing.flush())


def unpack(packed: bytes) -> bytes:
    return zlib.decompress(packed)
