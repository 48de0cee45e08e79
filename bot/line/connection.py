"""One WebSocket connection: read, written and watched.

Everything that comes counts as a sign of life. Who hears nothing for `PING_AFTER` seconds pings;
who still hears nothing after `DEAD_AFTER` is deaf, whatever TCP believes.
"""

import os
import select
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.line.frames import Broken, Frame, Opcode, Reader, encoded
from bot.line.handshake import NotOpened, open_socket

PING_AFTER = 1.2
DEAD_AFTER = 3.6
_TICK = 0.3
_SEND_SECONDS = 3.0
_CHUNK = 65_536


class Lost(Exception):
    """The connection is of no more use; its text is why, with nothing of what was said."""


@dataclass(slots=True, eq=False)
class Line:
    """Reads on one thread, writes from any. One lock, since TLS must not read while it writes."""

    _socket: socket.socket
    heard_at: float
    _ahead: bytes = b""
    _reader: Reader = field(default_factory=Reader)
    _pinged_at: float = 0.0
    _closed: threading.Event = field(default_factory=threading.Event)
    _using: threading.Lock = field(default_factory=threading.Lock)
    _sending: threading.Lock = field(default_factory=threading.Lock)

    @property
    def closed(self) -> bool:
        return self._closed.is_set()

    def messages(self) -> Iterator[str]:
        """What comes, until it is closed from here; raises `Lost` when it ends otherwise."""
        data = self._ahead
        while not self.closed:
            try:
                for frame in self._reader.feed(data):
                    yield from self._taken(frame)
            except Broken as error:
                raise Lost(str(error)) from error
            self._look_for_life()
            data = self._received()

    def send(self, text: str) -> None:
        self._write(Opcode.TEXT, text.encode())

    def close(self) -> None:
        """Says goodbye if that is quick, and wakes whoever reads."""
        if self.closed:
            return
        self._closed.set()
        try:
            self._write(Opcode.CLOSE, (1000).to_bytes(2, "big"), seconds=0.2)
            self._socket.shutdown(socket.SHUT_RDWR)
        except (Lost, OSError):
            pass
        with self._using:
            self._socket.close()

    def _taken(self, frame: Frame) -> Iterator[str]:
        match frame.opcode:
            case Opcode.TEXT:
                yield frame.data.decode("utf-8", "replace")
            case Opcode.PING:
                self._write(Opcode.PONG, frame.data)
            case Opcode.CLOSE:
                code = int.from_bytes(frame.data[:2], "big") if len(frame.data) >= 2 else 1005
                raise Lost(f"Slack closed it with code {code}")
            case _:
                pass

    def _look_for_life(self) -> None:
        now = time.monotonic()
        silent = now - self.heard_at
        if silent > DEAD_AFTER:
            raise Lost(f"nothing was heard for {silent:.1f} s")
        if silent > PING_AFTER and now - self._pinged_at > PING_AFTER:
            self._pinged_at = now
            self._write(Opcode.PING, b"rapport")

    def _received(self) -> bytes:
        """What is there now; empty when nothing came for a moment."""
        try:
            if not self._pending() and not _ready(self._socket, select.POLLIN, _TICK):
                return b""
            with self._using:
                data = self._socket.recv(_CHUNK)
        except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            return b""
        except (OSError, ValueError) as error:
            if self.closed:
                return b""
            raise Lost(f"it was cut ({type(error).__name__})") from error
        if not data and not self.closed:
            raise Lost("Slack's side hung up")
        self.heard_at = time.monotonic()
        return data

    def _pending(self) -> int:
        """Bytes that TLS has read already: `select` does not know of them."""
        with self._using:
            return self._socket.pending() if isinstance(self._socket, ssl.SSLSocket) else 0

    def _write(self, opcode: Opcode, data: bytes, *, seconds: float = _SEND_SECONDS) -> None:
        """All of it, or `Lost`: half a frame leaves the other side without its place."""
        frame = memoryview(encoded(opcode, data, os.urandom(4)))
        end = time.monotonic() + seconds
        with self._sending:
            while frame:
                try:
                    with self._using:
                        sent = self._socket.send(frame)
                    frame = frame[sent:]
                except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                    self._until_writable(end)
                except (OSError, ValueError) as error:
                    raise Lost(f"it was cut ({type(error).__name__})") from error

    def _until_writable(self, end: float) -> None:
        left = end - time.monotonic()
        if left <= 0:
            raise Lost("nothing can be sent on it")
        _ready(self._socket, select.POLLOUT, min(left, _TICK))


def _ready(each: socket.socket, what: int, seconds: float) -> bool:
    poll = select.poll()
    poll.register(each, what)
    return bool(poll.poll(seconds * 1000))


def opened(url: str, *, proxy: str | None = None) -> Line:
    """Raises `Lost` when there is no connection to be had within a few seconds."""
    try:
        raw, ahead = open_socket(url, proxy)
    except NotOpened as error:
        raise Lost(str(error)) from None
    return Line(raw, time.monotonic(), ahead)
