"""Reads mails on other cores: processes that read, beside the one that fetches and writes.

They begin when they are first needed. Whatever becomes of them, no mail is lost or delayed: who does
not get an answer reads the mails itself.
"""

import logging
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from typing import BinaryIO, cast

from ingest.capture.guarded_parse import child_environment
from ingest.capture.reading_child import read_frame, write_frame
from journal.model import Mail

# To begin a process costs what reading two or three hundred mails does.
MANY_MAILS = 500

_log = logging.getLogger(__name__)


class ReadingProcesses:
    """`least_mails`: how many must wait for them to begin; such ones end when these are read."""

    def __init__(self, count: int, *, least_mails: int = 0) -> None:
        self._count = count
        self._least_mails = least_mails
        self._children: list[subprocess.Popen[bytes]] = []
        self._lock = threading.Lock()

    def are_worth_it(self, mails: int) -> bool:
        return mails >= self._least_mails

    def read(
        self, raws: Sequence[bytes], meanwhile: Callable[[], object] = lambda: None
    ) -> list[Mail] | None:
        """The mails in their order; None when another mailbox has the processes, or they failed."""
        if not self._lock.acquire(blocking=False):
            return None
        try:
            return self._read(raws, meanwhile)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
            _log.warning("reading processes: %s, begun anew", type(error).__name__)
            self._end()
            return None
        finally:
            self._lock.release()

    def rest(self) -> None:
        """End those that had begun for many mails, unless another mailbox has them."""
        if self._least_mails and self._lock.acquire(blocking=False):
            try:
                self._end()
            finally:
                self._lock.release()

    def close(self) -> None:
        """End the processes, even while they read."""
        self._end()

    def _read(self, raws: Sequence[bytes], meanwhile: Callable[[], object]) -> list[Mail]:
        if not self._children:
            self._children = [_begin() for _ in range(self._count)]
        # Each gets every so many-th, and all of its own before any answers.
        for number, child in enumerate(self._children):
            write_frame(cast("BinaryIO", child.stdin), raws[number :: self._count])
        meanwhile()
        found: list[Mail] = [Mail(text="")] * len(raws)
        for number, child in enumerate(self._children):
            answers = read_frame(cast("BinaryIO", child.stdout))
            found[number :: self._count] = [
                pickle.loads(each)  # noqa: S301 (our own process wrote it)
                for each in answers
            ]
        return found

    def _end(self) -> None:
        ended, self._children = self._children, []
        for child in ended:
            child.kill()
            child.wait()
            for stream in (child.stdin, child.stdout):
                _close(stream)


def build_reading(count: int | None, cores: int) -> ReadingProcesses | None:
    """The processes of a setting. Where it says nothing, one, for many mails, if a core is left for it."""
    if count is None:
        return ReadingProcesses(1, least_mails=MANY_MAILS) if cores > 1 else None
    return ReadingProcesses(count) if count else None


def _begin() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "ingest.capture.reading_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=child_environment(),
        # Ctrl-C is for us alone; the end of our pipe ends it.
        start_new_session=True,
    )


def _close(stream: object) -> None:
    try:
        cast("BinaryIO", stream).close()
    except OSError:
        # What was still to be written to it is lost with it.
        return
