"""Parses one mail in a process of its own: `stdin` has limits and mail, `stdout` gets the `Mail`.

The system holds the process to its limits: too much time ends it by SIGXCPU, too much memory by a
MemoryError or worse. Whatever happens here happens to this mail alone.
"""

import pickle
import resource
import struct
import sys

from ingest.parse import message

# Seconds of the processor, and bytes of memory.
LIMITS = struct.Struct("<QQ")


def main() -> None:
    seconds, memory = LIMITS.unpack(sys.stdin.buffer.read(LIMITS.size))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    mail = message.parse(sys.stdin.buffer.read())
    sys.stdout.buffer.write(pickle.dumps(mail))


if __name__ == "__main__":
    main()
