"""Parses mails so that none can stop the queue: small ones here, large ones in a limited process.

A small mail is bounded by the budgets of the reader. For a large one they still allow seconds and
hundreds of megabytes, so it is read by a child, and one that exceeds the limits is `TooCostly`: it
is set aside at once, and what comes after it goes on.
"""

import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import BinaryIO, Protocol, cast

from ingest.capture.parse_child import REQUEST, SIZE
from ingest.parse import message
from ingest.parse.message import ParsedHead
from journal.model import Mail, Oddity

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ParseLimits:
    """The limits. Mails of `large_bytes` or more are read in a child. Its memory has a fixed part
    and one for each byte of the mail; the clock is a last resort for a child that does nothing.
    """

    large_bytes: int = 1024 * 1024
    cpu_seconds: int = 10
    cpu_seconds_per_mb: float = 1.0
    memory_bytes: int = 512 * 1024 * 1024
    memory_per_byte: int = 12
    wall_seconds: float = 300.0


def child_environment() -> dict[str, str]:
    """The few variables that a process needs to read mails: the others may hold passwords."""
    return {"PYTHONHASHSEED": "0", "PYTHONPATH": ":".join(path for path in sys.path if path)}


DEFAULT_LIMITS = ParseLimits()


class MailParser(Protocol):
    """Parses a mail, whose headers may have been read already."""

    def __call__(self, raw: bytes, head: ParsedHead | None = None, /) -> Mail: ...


class TooCostly(Exception):
    """A mail takes more time or memory to read than a mail may."""


class GuardedReader:
    """Reads mails one after the other; the process for large ones begins with the first of them.

    `parse` reads the small ones. To begin a process costs as much as to read two hundred of these.
    """

    def __init__(
        self,
        limits: ParseLimits = DEFAULT_LIMITS,
        parse: MailParser = message.parse,
    ) -> None:
        self._limits = limits
        self._parse = parse
        self._child: subprocess.Popen[bytes] | None = None

    def read(self, raw: bytes, head: ParsedHead | None = None) -> Mail:
        """The parsed mail, or `TooCostly`; `head` is what its headers said."""
        if len(raw) < self._limits.large_bytes:
            return self._parse(raw, head)
        return self._read_in_child(raw)

    def close(self) -> None:
        """End the process; the next large mail begins another one."""
        child, self._child = self._child, None
        if child is not None:
            _kill(child)
            child.communicate()

    def _read_in_child(self, raw: bytes) -> Mail:
        limits = self._limits
        seconds = int(limits.cpu_seconds + limits.cpu_seconds_per_mb * len(raw) / 1_000_000)
        memory = limits.memory_bytes + limits.memory_per_byte * len(raw)
        answer, is_late = self._ask(REQUEST.pack(seconds, memory, len(raw)), raw)
        if is_late:
            raise _too_costly(raw, f"reading it was not done after {limits.wall_seconds:.0f} s")
        if answer is None:
            raise _too_costly(raw, f"reading it took more than {seconds} s or {memory >> 20} MB")
        mail = cast("Mail", pickle.loads(answer))  # noqa: S301 (our own process wrote it)
        if Oddity.OUT_OF_MEMORY in mail.oddities:
            raise _too_costly(raw, f"reading it took more than {memory >> 20} MB")
        return mail

    def _ask(self, request: bytes, raw: bytes) -> tuple[bytes | None, bool]:
        """The answer, None when the child ended without one; and whether that was the clock."""
        self._child = child = self._child or _begin()
        is_late = threading.Event()

        def end_it() -> None:
            is_late.set()
            _kill(child)

        clock = threading.Timer(self._limits.wall_seconds, end_it)
        clock.start()
        try:
            answer = _exchange(child, request, raw)
        finally:
            clock.cancel()
            clock.join()
        if answer is None or is_late.is_set():
            self.close()
        return answer, is_late.is_set()


def _begin() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "ingest.capture.parse_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=child_environment(),
        # It ends with what it began, at once, and else with our pipe.
        start_new_session=True,
    )


def _exchange(child: subprocess.Popen[bytes], request: bytes, raw: bytes) -> bytes | None:
    stdin, stdout = cast("BinaryIO", child.stdin), cast("BinaryIO", child.stdout)
    try:
        stdin.write(request)
        stdin.write(raw)
        stdin.flush()
    except BrokenPipeError:
        return None
    size = stdout.read(SIZE.size)
    if len(size) < SIZE.size:
        return None
    answer = stdout.read(SIZE.unpack(size)[0])
    return answer if len(answer) == SIZE.unpack(size)[0] else None


def _kill(child: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        # It has ended by itself.
        return


def _too_costly(raw: bytes, why: str) -> TooCostly:
    _log.warning("a mail of %d bytes: %s", len(raw), why)
    return TooCostly(why)
