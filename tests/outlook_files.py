"""Writes `.msg` files as Outlook does: properties in storages, storages in a compound file (MS-CFB)."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeAlias

UNICODE, STRING, BINARY, NUMBER, TIME, OBJECT = 0x1F, 0x1E, 0x102, 3, 0x40, 0xD
_FREE, _END, _FAT_SECTOR, _NOTHING = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
Tree: TypeAlias = Mapping[str, "bytes | Tree"]
Property: TypeAlias = "tuple[int, int, bytes]"


def text(which: int, value: str) -> Property:
    return which, UNICODE, value.encode("utf-16-le")


def number(which: int, value: int) -> Property:
    return which, NUMBER, struct.pack("<q", value)


def moment(which: int, value: datetime) -> Property:
    since = value - datetime(1601, 1, 1, tzinfo=UTC)
    return which, TIME, struct.pack("<q", (since.days * 86_400 + since.seconds) * 10_000_000)


def message_tree(
    *properties: Property,
    recipients: tuple[tuple[Property, ...], ...] = (),
    attachments: tuple["tuple[Property, ...] | Tree", ...] = (),
    head: int = 32,
) -> Tree:
    """A message; an attachment is its properties, or the tree of a message."""
    tree: dict[str, bytes | Tree] = dict(_properties(properties, head))
    for at, each in enumerate(recipients):
        tree[f"__recip_version1.0_#{at:08X}"] = dict(_properties(each, 8))
    for at, file in enumerate(attachments):
        tree[f"__attach_version1.0_#{at:08X}"] = (
            _properties(file, 8)
            if isinstance(file, tuple)
            else {"__properties_version1.0": b"\0" * 8, "__substg1.0_3701000D": file}
        )
    return tree


def _properties(properties: tuple[Property, ...], head: int) -> Mapping[str, bytes]:
    table, streams = bytes(head), {}
    for which, kind, value in properties:
        fixed = kind in {NUMBER, TIME}
        table += struct.pack("<HHI", kind, which, 6) + (
            value if fixed else struct.pack("<II", len(value) + 2, 0)
        )
        if not fixed:
            streams[f"__substg1.0_{which:04X}{kind:04X}"] = value
    return {"__properties_version1.0": table, **streams}


def write_msg(*properties: Property, **more: object) -> bytes:
    return write_compound(message_tree(*properties, **more))  # type: ignore[arg-type]


# ── the compound file ───────────────────────────────────────────────────────────────────────────


@dataclass
class _WrittenEntry:
    name: str
    kind: int
    right: int = _NOTHING
    child: int = _NOTHING
    start: int = 0
    size: int = 0


@dataclass
class _Writer:
    sectors: list[bytes] = field(default_factory=list)
    fat: list[int] = field(default_factory=list)
    mini: bytes = b""
    mini_fat: list[int] = field(default_factory=list)
    entries: list[_WrittenEntry] = field(default_factory=list)

    def add_chain(self, data: bytes) -> int:
        if not data:
            return _END
        start, count = len(self.sectors), -(-len(data) // 512)
        padded = data.ljust(count * 512, b"\0")
        self.sectors += [padded[at * 512 : at * 512 + 512] for at in range(count)]
        self.fat += [*range(start + 1, start + count), _END]
        return start

    def add_stream(self, data: bytes) -> int:
        if len(data) >= 4096:
            return self.add_chain(data)
        start, count = len(self.mini) // 64, -(-len(data) // 64)
        self.mini += data.ljust(count * 64, b"\0")
        self.mini_fat += [*range(start + 1, start + count), _END] if count else []
        return start

    def add_children(self, tree: Tree) -> int:
        """The children hang on each other's right, which is a tree as well."""
        first = len(self.entries) if tree else _NOTHING
        before: _WrittenEntry | None = None
        for name, value in tree.items():
            if before is not None:
                before.right = len(self.entries)
            before = _WrittenEntry(name, _STREAM if isinstance(value, bytes) else _STORAGE)
            self.entries.append(before)
            if isinstance(value, bytes):
                before.start, before.size = self.add_stream(value), len(value)
            else:
                before.child = self.add_children(value)
        return first


def write_compound(tree: Tree) -> bytes:
    writer = _Writer()
    root = _WrittenEntry("Root Entry", _ROOT)
    writer.entries.append(root)
    root.child = writer.add_children(tree)
    root.start, root.size = writer.add_chain(writer.mini), len(writer.mini)
    mini_fat = writer.add_chain(struct.pack(f"<{len(writer.mini_fat)}I", *writer.mini_fat))
    directory = writer.add_chain(b"".join(map(_entry_bytes, writer.entries)))
    fat_count = -(-(len(writer.sectors) + 1) // 127)
    first_fat = len(writer.sectors)
    writer.fat += [_FAT_SECTOR] * fat_count
    table = struct.pack(f"<{len(writer.fat)}I", *writer.fat).ljust(fat_count * 512, b"\xff")
    difat = [*range(first_fat, first_fat + fat_count)]
    assert len(difat) <= 109, "a test's file is no larger than 7 MB"
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, fat_count, directory, 0),
        *(4096, mini_fat, -(-len(writer.mini_fat) // 128), _END, 0),
    )
    names = struct.pack("<109I", *difat, *[_FREE] * (109 - fat_count))
    return head + names + b"".join(writer.sectors) + table


def _entry_bytes(each: _WrittenEntry) -> bytes:
    name = each.name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16xI8x8xIQ",
        *(
            name,
            len(name),
            each.kind,
            1,
            _NOTHING,
            each.right,
            each.child,
            0,
            each.start,
            each.size,
        ),
    )
