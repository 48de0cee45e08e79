"""A line to a server that does something at a certain word, and is cut there.

What is said before the word went through. So a process that speaks over it can be killed between a
command and its effect, or between the effect and the answer.
"""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum

_PIECE = 1 << 16


class LineSide(Enum):
    CLIENT = "client"
    SERVER = "server"


@dataclass(frozen=True)
class Cut:
    """Where: a word that this side says. It does not arrive any more."""

    side: LineSide
    word: bytes
    deed: Callable[[], None]


class CutLine:
    def __init__(self, target: tuple[str, int]) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.cut: Cut | None = None
        self._open: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def close(self) -> None:
        for each in (self._listener, *self._open):
            _end_line(each)
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self._open.append(client)
            try:
                server = socket.create_connection(self._target)
            except OSError:
                # The client sees that nobody answers.
                _end_line(client)
                continue
            self._open.append(server)
            for source, sink, side in (
                (client, server, LineSide.CLIENT),
                (server, client, LineSide.SERVER),
            ):
                thread = threading.Thread(target=self._pass_on, args=(source, sink, side))
                self._threads.append(thread)
                thread.start()

    def _pass_on(self, source: socket.socket, sink: socket.socket, side: LineSide) -> None:
        with suppress(OSError):
            while piece := source.recv(_PIECE):
                cut = self.cut
                if cut is not None and cut.side is side and cut.word in piece:
                    self.cut = None
                    cut.deed()
                    break
                sink.sendall(piece)
        _end_line(source)
        _end_line(sink)


def _end_line(each: socket.socket) -> None:
    with suppress(OSError):
        each.shutdown(socket.SHUT_RDWR)
    each.close()


@contextmanager
def open_cut_line(target: tuple[str, int]) -> Iterator[CutLine]:
    line = CutLine(target)
    try:
        yield line
    finally:
        line.close()
