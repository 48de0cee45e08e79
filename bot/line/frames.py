"""PURE. Bytes ↔ frames of RFC 6455, as a client reads and writes them.

A frame may come in any number of pieces, a message in any number of frames; control frames may come
between them. What breaks the rules, or is longer than anything Slack sends, ends the connection.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

# Slack's largest payloads have some hundred thousand bytes.
MOST_BYTES = 8 * 1024 * 1024


class Opcode(IntEnum):
    CONTINUATION = 0
    TEXT = 1
    BINARY = 2
    CLOSE = 8
    PING = 9
    PONG = 10


class Broken(Exception):
    """The other side does not speak the protocol: nothing after this can be understood."""


@dataclass(frozen=True, slots=True)
class Frame:
    opcode: Opcode
    data: bytes


def encoded(opcode: Opcode, data: bytes, mask: bytes) -> bytes:
    """One whole frame. `mask` is four fresh bytes of chance: a client must mask (section 5.3)."""
    length = len(data)
    if length < 126:
        head = struct.pack("!BB", 0x80 | opcode, 0x80 | length)
    elif length < 65_536:
        head = struct.pack("!BBH", 0x80 | opcode, 0x80 | 126, length)
    else:
        head = struct.pack("!BBQ", 0x80 | opcode, 0x80 | 127, length)
    return head + mask + _masked(data, mask)


def _masked(data: bytes, mask: bytes) -> bytes:
    """All bytes at once, as one large number: byte by byte would take milliseconds."""
    repeated = (mask * (len(data) // 4 + 1))[: len(data)]
    mixed = int.from_bytes(data, "big") ^ int.from_bytes(repeated, "big")
    return mixed.to_bytes(len(data), "big")


@dataclass(slots=True)
class Reader:
    """Takes bytes as they come, gives whole messages and control frames."""

    _buffer: bytearray = field(default_factory=bytearray)
    _begun: Opcode | None = None
    _parts: bytearray = field(default_factory=bytearray)

    def feed(self, data: bytes) -> Iterator[Frame]:
        self._buffer += data
        while (raw := self._next()) is not None:
            final, opcode, payload = raw
            if opcode >= Opcode.CLOSE:
                yield Frame(opcode, payload)
            elif message := self._joined(opcode, payload, final=final):
                yield message

    def _joined(self, opcode: Opcode, payload: bytes, *, final: bool) -> Frame | None:
        if (opcode is Opcode.CONTINUATION) != (self._begun is not None):
            raise Broken("a message began inside another, or went on without a beginning")
        self._begun = self._begun or opcode
        self._parts += payload
        if len(self._parts) > MOST_BYTES:
            raise Broken("a message is too long")
        if not final:
            return None
        whole = Frame(self._begun, bytes(self._parts))
        self._begun, self._parts = None, bytearray()
        return whole

    def _next(self) -> tuple[bool, Opcode, bytes] | None:
        """The next frame, when all of it is here."""
        buffer = self._buffer
        if len(buffer) < 2:
            return None
        first, second = buffer[0], buffer[1]
        opcode = _opcode(first, second)
        size = {126: 2, 127: 8}.get(second, 0)
        if len(buffer) < 2 + size:
            return None
        length = int.from_bytes(buffer[2 : 2 + size], "big") if size else second
        if length > MOST_BYTES:
            raise Broken("a frame is too long")
        start, end = 2 + size, 2 + size + length
        if len(buffer) < end:
            return None
        payload = bytes(buffer[start:end])
        del buffer[:end]
        return bool(first & 0x80), opcode, payload


def _opcode(first: int, second: int) -> Opcode:
    if first & 0x70 or second & 0x80:
        raise Broken("a frame has bits that were not agreed on")
    try:
        opcode = Opcode(first & 0x0F)
    except ValueError as error:
        raise Broken("a frame is of an unknown kind") from error
    # Control frames are short and whole (section 5.5).
    if opcode >= Opcode.CLOSE and (second > 125 or not first & 0x80):
        raise Broken("a control frame is cut or too long")
    return opcode
