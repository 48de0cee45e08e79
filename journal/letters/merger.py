"""Hands files to a process of its own, one after another, and ends it when it takes too long.

It is started with the first file, which takes a second, and serves until the merger is closed: a
thousand letters have one. After a fault of its own the next file gets a new one.
"""

import os
import pickle
import selectors
import subprocess
import sys
import time
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Self, cast

from journal.letters.file_kind import FileKind, file_kind, source_name
from journal.letters.merge_child import LENGTH, MergeLimits, MergeRequest, write_message
from journal.letters.merge_error import MergeError
from journal.letters.office import Office, require_office

# Nobody listens there: what a typst file wants of the network is not fetched.
_NOBODY = "http://127.0.0.1:9"
# The child gets only these variables: the others may hold passwords.
_ENVIRONMENT = {"PYTHONHASHSEED": "0", "http_proxy": _NOBODY, "https_proxy": _NOBODY}
_LIBRARIES = {FileKind.WORD: ("docxtpl", "mailmerge"), FileKind.TYPST: ("typst",)}
_PIECE = 1 << 16
DEFAULT_LIMITS = MergeLimits()


class Merger:
    """Open it by `with`. It is for one thread."""

    def __init__(self, limits: MergeLimits = DEFAULT_LIMITS) -> None:
        self._limits = limits
        self._child: subprocess.Popen[bytes] | None = None
        self._office: Office | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        office, self._office = self._office, None
        if office is not None:
            office.close()
        self._end_child()

    def _end_child(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.communicate()

    def merge(self, path: Path, values: Mapping[str, object]) -> bytes:
        """The merged file, or a MergeError."""
        if file_kind(path.name) is FileKind.WORD_TO_PDF:
            return self._merge_to_pdf(path, values)
        require_libraries(file_kind(path.name))
        child = self._child = self._child or _start()
        message = pickle.dumps(MergeRequest(path.resolve(), dict(values), self._limits))
        try:
            write_message(_pipe(child.stdin), message)
            answer = _read_answer(child, time.monotonic() + self._limits.wall_seconds)
        except OSError:
            answer = None
        if answer is None:
            self._end_child()
            raise MergeError(
                f"merging it takes more than {self._limits.cpu_seconds} s or "
                f"{self._limits.memory_bytes >> 20} MB; it is ended. Make the file simpler."
            )
        merged = cast("bytes | MergeError", pickle.loads(answer))  # noqa: S301 (our own child's)
        if isinstance(merged, MergeError):
            raise merged
        return merged

    def _merge_to_pdf(self, path: Path, values: Mapping[str, object]) -> bytes:
        """Merged by the child, which may write no file, then made a PDF by LibreOffice."""
        require_office()
        word = self.merge(path.with_name(source_name(path.name)), values)
        office = self._office = self._office or Office(self._limits.wall_seconds)
        made = office.to_pdf(word)
        if len(made) > self._limits.result_bytes:
            raise MergeError(f"as PDF it is larger than {self._limits.result_bytes >> 20} MB.")
        return made


def require_libraries(kind: FileKind) -> None:
    missing = [name for name in _LIBRARIES.get(kind, ()) if find_spec(name) is None]
    if missing:
        raise MergeError(
            f"{kind} files need a library that is not installed. "
            "Install it: pip install 'rapport-bot[letters]'"
        )


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "journal.letters.merge_child"],
        env=_ENVIRONMENT | {"PYTHONPATH": ":".join(path for path in sys.path if path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
    )


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise RuntimeError("The process was started without pipes.")
    return stream


def _read_answer(child: subprocess.Popen[bytes], deadline: float) -> bytes | None:
    """Read the child's answer; None when it ended, or the time is over."""
    found = bytearray()
    stream = _pipe(child.stdout)
    with selectors.DefaultSelector() as waiting:
        waiting.register(stream, selectors.EVENT_READ)
        while len(found) < LENGTH.size or len(found) < _whole_length(found):
            left = deadline - time.monotonic()
            if left <= 0 or not waiting.select(left):
                return None
            piece = os.read(stream.fileno(), _PIECE)
            if not piece:
                return None
            found += piece
    return bytes(found[LENGTH.size :])


def _whole_length(found: bytearray) -> int:
    length: int = LENGTH.unpack_from(found)[0]
    return LENGTH.size + length
