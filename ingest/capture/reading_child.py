"""Reads mails in a process of its own: `stdin` has frames of them, `stdout` gets a frame for each.

A frame is a number of pieces, then each of them behind its size. The end of `stdin` ends the process,
whatever became of the one that began it.
"""

import pickle
import struct
import sys
from collections.abc import Sequence
from typing import BinaryIO

from ingest.parse import message

_NUMBER = struct.Struct("<Q")


def write_frame(stream: BinaryIO, pieces: Sequence[bytes]) -> None:
    stream.write(_NUMBER.pack(len(pieces)))
    for piece in pieces:
        stream.write(_NUMBER.pack(len(piece)))
        stream.write(piece)
    stream.flush()


def read_frame(stream: BinaryIO) -> list[bytes]:
    """The pieces; EOFError when the other side is gone."""
    return [_read(stream, _read_number(stream)) for _ in range(_read_number(stream))]


def _read_number(stream: BinaryIO) -> int:
    number: int = _NUMBER.unpack(_read(stream, _NUMBER.size))[0]
    return number


def _read(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def main() -> None:
    try:
        while True:
            raws = read_frame(sys.stdin.buffer)
            read = [pickle.dumps(message.parse(raw), pickle.HIGHEST_PROTOCOL) for raw in raws]
            write_frame(sys.stdout.buffer, read)
    except (EOFError, BrokenPipeError):
        # Nobody wants to know any more.
        sys.stderr.close()


if __name__ == "__main__":
    main()
