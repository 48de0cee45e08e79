"""PURE. Reads a block of MAPI properties (MS-OXTNEF 2.1.3.4): those that matter for a mail.

    count of properties, then for each: type, id, a name where the id is above 0x8000, and values

A count may be wrong, so reading ends where the bytes end. Properties after an unknown type can't be
found, and are lost.
"""

import struct
from collections.abc import Iterator

BODY = 0x1000
RTF = 0x1009
HTML = 0x1013
INTERNET_CODEPAGE = 0x3FDE
DISPLAY_NAME = 0x3001
DATA = 0x3701
SHORT_NAME = 0x3704
LONG_NAME = 0x3707
MEDIA_TYPE = 0x370E
CONTENT_ID = 0x3712

# Bytes of each type of fixed size, with its padding to four.
_FIXED_SIZES = {2: 4, 3: 4, 4: 4, 0xA: 4, 0xB: 4, 5: 8, 6: 8, 7: 8, 0x14: 8, 0x40: 8, 0x48: 16}
_STRING, _UNICODE = 0x1E, 0x1F
_VARIABLE_TYPES = frozenset({0, 0xD, _STRING, _UNICODE, 0x102})
_MULTIVALUE_FLAG = 0x1000
_FIRST_NAMED_ID = 0x8000
_MOST_PROPERTIES = 20_000

PropertyValue = bytes | str


def read_properties(data: bytes) -> dict[int, PropertyValue]:
    """The first value of each property: text where it is Unicode, else bytes."""
    found: dict[int, PropertyValue] = {}
    try:
        for name, value in _properties(data):
            found.setdefault(name, value)
    except struct.error:
        # The bytes end in the middle of a property.
        return found
    return found


def _properties(data: bytes) -> Iterator[tuple[int, PropertyValue]]:
    (count,) = struct.unpack_from("<I", data, 0)
    place = 4
    for _ in range(min(count, _MOST_PROPERTIES)):
        kind, name = struct.unpack_from("<HH", data, place)
        place = _skip_name(data, place + 4) if name >= _FIRST_NAMED_ID else place + 4
        values, place = _read_values(data, place, kind)
        if values:
            yield name, values[0]
        if place < 0:
            return


def _skip_name(data: bytes, place: int) -> int:
    """Skips a property's name: a GUID, and a number or a string."""
    by_string, number = struct.unpack_from("<II", data, place + 16)
    return place + 24 + (_padded_length(number) if by_string else 0)


def _read_values(data: bytes, place: int, kind: int) -> tuple[list[PropertyValue], int]:
    """The values, and the place of the next property; below zero when it is unknown."""
    single = kind & ~_MULTIVALUE_FLAG
    count = 1
    if kind & _MULTIVALUE_FLAG or single in _VARIABLE_TYPES:
        (count,) = struct.unpack_from("<I", data, place)
        place += 4
    if single in _FIXED_SIZES:
        return _read_fixed(data, place, single, count, many=bool(kind & _MULTIVALUE_FLAG))
    if single not in _VARIABLE_TYPES:
        return [], -1
    values: list[PropertyValue] = []
    for _ in range(min(count, _MOST_PROPERTIES)):
        (length,) = struct.unpack_from("<I", data, place)
        if place + 4 + length > len(data):
            length = len(data) - place - 4
        values.append(_decode_value(data[place + 4 : place + 4 + length], single))
        place += 4 + _padded_length(length)
    return values, place if count <= _MOST_PROPERTIES else -1


def _read_fixed(
    data: bytes, place: int, kind: int, count: int, *, many: bool
) -> tuple[list[PropertyValue], int]:
    """Reads values of fixed size; many shorts take two bytes each, and are padded together."""
    size = 2 if many and kind in {2, 0xB} else _FIXED_SIZES[kind]
    end = place + _padded_length(size * count)
    return [data[place : place + size]], end if end <= len(data) else -1


def _decode_value(raw: bytes, kind: int) -> PropertyValue:
    return raw.decode("utf-16-le", "replace").rstrip("\0") if kind == _UNICODE else raw


def _padded_length(length: int) -> int:
    return length + (-length) % 4
