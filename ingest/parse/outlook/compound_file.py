"""PURE. The file system inside a file (MS-CFB): storages with streams in them, as Outlook writes.

    header   512 bytes: how large a sector is, where the tables begin
    FAT      for each sector the number of the next one of its chain
    entries  128 bytes each: a storage or a stream, its siblings as a tree, its first child
    mini     streams below 4,096 bytes share one stream of 64-byte sectors, with a FAT of its own

A file may say anything: each chain is followed at most as far as there are sectors, each entry is
visited once, and what can't be read is missing.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = struct.Struct("<8s16xHHHHH6xIIIIIIIII")
_ENTRY = struct.Struct("<64sHBBIII16xI8x8xIQ")
_LAST_REGULAR = 0xFFFFFFFA
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_MINI_BYTES = 64
_MOST_ENTRIES = 20_000
_DEPTH = 30


@dataclass(frozen=True, slots=True)
class Storage:
    """A folder inside the file: its streams and the storages in it, by name."""

    streams: Mapping[str, bytes] = field(default_factory=dict)
    storages: Mapping[str, "Storage"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class _Sectors:
    """Sectors of one size and the chains through them."""

    data: bytes
    size: int
    first: int
    table: Sequence[int]

    def chain(self, start: int) -> Iterator[int]:
        """The sectors of a chain; one that runs in a circle ends after all of them."""
        at, left = start, len(self.table)
        while at < len(self.table) and left:
            yield at
            at, left = self.table[at], left - 1

    def read(self, start: int, size: int) -> bytes:
        """The stream, as long as its entry says and the file goes."""
        pieces = []
        missing = min(size, len(self.data))
        for at in self.chain(start):
            if missing <= 0:
                break
            place = self.first + at * self.size
            pieces.append(self.data[place : place + min(self.size, missing)])
            missing -= self.size
        return b"".join(pieces)


@dataclass(slots=True)
class _Volume:
    sectors: _Sectors
    mini: _Sectors
    cutoff: int
    entries: Sequence[_Entry]
    seen: set[int] = field(default_factory=set)
    # All streams together hold no more than the file does: two entries may name one chain.
    budget: int = 0


def is_compound(data: bytes) -> bool:
    return data.startswith(_SIGNATURE)


def read_storage(data: bytes) -> Storage | None:
    """The root of the file; None when it can't be read."""
    if not is_compound(data) or len(data) < 512:
        return None
    head = _HEADER.unpack_from(data)
    shift, mini_cutoff = head[4], head[10]
    if shift not in {9, 12}:
        return None
    size = 1 << shift
    fat = _fat(data, size, head[13], head[14])
    sectors = _Sectors(data, size, size, fat)
    entries = _entries(sectors, head[8])
    if not entries or entries[0].kind != _ROOT:
        return None
    mini = _mini_sectors(sectors, entries[0], head[11])
    volume = _Volume(sectors, mini, mini_cutoff, entries, {0}, len(data))
    return _storage(volume, entries[0], _DEPTH)


def _fat(data: bytes, size: int, difat_start: int, difat_count: int) -> list[int]:
    """The table of all chains: its sectors are named in the header, and further on in the DIFAT."""
    most = len(data) // size + 1
    named = [*struct.unpack_from("<109I", data, 76)]
    at, per_sector = difat_start, size // 4
    for _ in range(min(difat_count, most)):
        numbers = _numbers(data, size + at * size, per_sector)
        if at > _LAST_REGULAR or len(numbers) < per_sector:
            break
        named += numbers[:-1]
        at = numbers[-1]
    fat: list[int] = []
    for number in named[:most]:
        if number <= _LAST_REGULAR:
            fat += _numbers(data, size + number * size, per_sector)
    return fat[:most]


def _numbers(data: bytes, place: int, most: int) -> list[int]:
    count = max(0, min(most, (len(data) - place) // 4))
    return [*struct.unpack_from(f"<{count}I", data, place)] if count else []


def _entries(sectors: _Sectors, start: int) -> list[_Entry]:
    raw = sectors.read(start, _MOST_ENTRIES * _ENTRY.size)
    whole = len(raw) - len(raw) % _ENTRY.size
    return [_entry(*each) for each in _ENTRY.iter_unpack(raw[:whole])]


def _entry(  # noqa: PLR0917 (the fields as they lie in the file)
    name: bytes,
    length: int,
    kind: int,
    _colour: int,
    left: int,
    right: int,
    child: int,
    _flags: int,
    start: int,
    size: int,
) -> _Entry:
    text = name[: min(max(length - 2, 0), 62)].decode("utf-16-le", "replace")
    # Files with small sectors leave garbage in the upper half.
    return _Entry(text, kind, left, right, child, start, size & 0xFFFFFFFF)


def _mini_sectors(sectors: _Sectors, root: _Entry, table_start: int) -> _Sectors:
    table = sectors.read(table_start, len(sectors.data))
    numbers = _numbers(table, 0, len(table) // 4)
    return _Sectors(sectors.read(root.start, root.size), _MINI_BYTES, 0, numbers)


def _storage(volume: _Volume, parent: _Entry, depth: int) -> Storage:
    streams: dict[str, bytes] = {}
    storages: dict[str, Storage] = {}
    for each in _children(volume, parent.child):
        if each.kind == _STREAM:
            streams.setdefault(each.name, _stream(volume, each))
        elif each.kind == _STORAGE and depth:
            storages.setdefault(each.name, _storage(volume, each, depth - 1))
    return Storage(streams, storages)


def _children(volume: _Volume, first: int) -> list[_Entry]:
    """All of a storage, in the order in which they are first reached; each entry only once."""
    found, waiting = [], [first]
    while waiting:
        number = waiting.pop()
        if number >= len(volume.entries) or number in volume.seen:
            continue
        volume.seen.add(number)
        each = volume.entries[number]
        found.append(each)
        waiting += (each.left, each.right)
    return found


def _stream(volume: _Volume, each: _Entry) -> bytes:
    if each.size > volume.budget:
        return b""
    volume.budget -= each.size
    sectors = volume.mini if each.size < volume.cutoff else volume.sectors
    return sectors.read(each.start, each.size)
