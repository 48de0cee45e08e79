"""Merges files in a process of its own: each question on `stdin` has its answer on `stdout`.

The system holds the process to its limits: too much time for one file ends it by SIGXCPU, too much
memory by a MemoryError or worse. It may write no file and is given no secrets.
"""

import pickle
import resource
import struct
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from journal.letters.file_kind import FileKind, file_kind
from journal.letters.merge_error import MergeError

LENGTH = struct.Struct("<Q")


@dataclass(frozen=True, slots=True)
class MergeLimits:
    """The limits of one file: seconds of the processor and of the clock, and bytes of memory and of the result."""

    cpu_seconds: int = 30
    wall_seconds: float = 60.0
    memory_bytes: int = 2 << 30
    result_bytes: int = 20 << 20


@dataclass(frozen=True, slots=True)
class MergeRequest:
    path: Path
    values: Mapping[str, object]
    limits: MergeLimits


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    while (question := read_message(sys.stdin.buffer)) is not None:
        request: MergeRequest = pickle.loads(question)  # noqa: S301 (our own process wrote it)
        _apply_limits(request.limits)
        write_message(sys.stdout.buffer, pickle.dumps(_answer(request)))


def read_message(stream: IO[bytes]) -> bytes | None:
    head = stream.read(LENGTH.size)
    return stream.read(*LENGTH.unpack(head)) if len(head) == LENGTH.size else None


def write_message(stream: IO[bytes], message: bytes) -> None:
    stream.write(LENGTH.pack(len(message)) + message)
    stream.flush()


def _apply_limits(limits: MergeLimits) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + limits.cpu_seconds
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, hard))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))


def _answer(request: MergeRequest) -> bytes | MergeError:
    try:
        merged = _merge(request)
    except MergeError as error:
        return error
    except OSError as error:
        return MergeError(f"it can't be read: {error.strerror or error}.")
    if len(merged) > request.limits.result_bytes:
        size = request.limits.result_bytes >> 20
        return MergeError(f"merged it is larger than {size} MB.")
    return merged


def _merge(request: MergeRequest) -> bytes:
    content = request.path.read_bytes()
    # Each is imported when it is needed: it may be the one that is not installed.
    if file_kind(request.path.name) is FileKind.WORD:
        from journal.letters.word import merge_word

        return merge_word(content, request.values)
    from journal.letters.pdf import typst_to_pdf

    return typst_to_pdf(content, request.path.parent, request.values)


if __name__ == "__main__":
    main()
