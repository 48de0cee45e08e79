"""Reads large mails, each in a process of its own, with limits of the processor and of memory.

This one only begins those, so that what reading needs is loaded once. `stdin` has the limits and the
size of a mail before each mail, `stdout` gets its pickled `Mail` behind the size of that. The first
mail that exceeds its limits ends this process as well, without an answer.
"""

import os
import pickle
import resource
import struct
import sys

from ingest.parse import message

# Seconds of the processor, bytes of memory, and the size of the mail.
REQUEST = struct.Struct("<QQQ")
SIZE = struct.Struct("<Q")


def main() -> None:
    while request := _read(REQUEST.size):
        seconds, memory, size = REQUEST.unpack(request)
        reader = os.fork()
        if reader == 0:
            _read_one(seconds, memory, size)
        _, status = os.waitpid(reader, 0)
        if status:
            sys.exit(1)


def _read_one(seconds: int, memory: int, size: int) -> None:
    """Read the mail and end, whatever happens."""
    status = 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        answer = pickle.dumps(message.parse(_read(size)), pickle.HIGHEST_PROTOCOL)
        with open(1, "wb", closefd=False) as out:
            out.write(SIZE.pack(len(answer)))
            out.write(answer)
        status = 0
    finally:
        os._exit(status)


def _read(size: int) -> bytes:
    """So many bytes, and no byte of what comes behind them; fewer at the end of `stdin`."""
    with open(0, "rb", buffering=0, closefd=False) as pipe:
        found = pipe.read(size)
        if len(found) == size or not found:
            return found
        pieces = bytearray(found)
        while len(pieces) < size and (found := pipe.read(size - len(pieces))):
            pieces += found
    return bytes(pieces)


if __name__ == "__main__":
    main()
