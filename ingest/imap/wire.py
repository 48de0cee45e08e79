"""Owns the socket to an IMAP server: no wait is endless, no answer too long, any thread can cut it.

imaplib reads its answers through here. Every wait for bytes happens in `Incoming.readinto`, and
ends with the silence that is allowed, with the time that a whole command may take (a server that
sends a byte each half second would keep within any timeout of the socket), or when `stop` is set.
So it takes no timer and no second thread to watch the line.
"""

import imaplib
import io
import socket
import ssl
import time
from contextlib import suppress
from threading import Event
from typing import Any

# A command's answer: what is fetched in one go is far less.
ANSWER_BYTES = 96 * 1024 * 1024
# 200,000 UIDs come on one line of 1.3 MB, which is more than imaplib itself would read.
LINE_BYTES = 32 * 1024 * 1024
# The bytes that may come while we wait for news: few.
_UNSOLICITED_BYTES = 1024 * 1024
_BUFFER_BYTES = 64 * 1024
# How late a set `stop` is noticed.
_TICK_SECONDS = 0.05
# How long the end of an IDLE, or of a line that was begun, may take.
_END_SECONDS = 10.0
_GOODBYE_SECONDS = 2.0
# What a server sends unasked when a mail has come or gone; a changed flag does not count.
_NEWS_RESPONSES = frozenset({"EXISTS", "RECENT", "EXPUNGE", "VANISHED"})
# Unanswered probes end a line that died without a word, where the system lets us say when.
_KEEPALIVE = {"TCP_KEEPIDLE": 60, "TCP_KEEPINTVL": 20, "TCP_KEEPCNT": 4}


class WaitStopped(Exception):
    """We ended the wait. The server's next words are lost, and the line with them."""


class BoundedReader(io.RawIOBase):
    """Reads from the socket, within limits of time and size."""

    def __init__(self, sock: socket.socket, silence: float) -> None:
        super().__init__()
        self.stop: Event | None = None
        self._sock = sock
        self._silence = silence
        self._deadline = 0.0
        self._longest_silence = silence
        self._bytes_left = 0

    def set_limits(self, seconds: float, size: int = ANSWER_BYTES) -> None:
        """Set the limits of time and size from now on."""
        self._deadline = time.monotonic() + seconds
        self._longest_silence = self._silence
        self._bytes_left = size

    def wait_until(self, moment: float) -> None:
        """Allow silence until then."""
        self._deadline = moment
        self._longest_silence = float("inf")

    def seconds_left(self) -> float:
        """Says how long the next wait may be."""
        seconds = min(self._longest_silence, self._deadline - time.monotonic())
        if seconds <= 0:
            raise TimeoutError
        return seconds

    def check_size(self, size: int) -> None:
        """Refuse a size that is announced, before any memory is used for it."""
        if size > self._bytes_left:
            raise imaplib.IMAP4.abort("it sent more than anybody asked for")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self.check_size(1)
        gives_up = time.monotonic() + self.seconds_left()
        while (left := gives_up - time.monotonic()) > 0:
            self._sock.settimeout(left if self.stop is None else min(left, _TICK_SECONDS))
            with suppress(TimeoutError):
                count = self._sock.recv_into(buffer)
                self._bytes_left -= count
                return count
            if self.stop is not None and self.stop.is_set():
                raise WaitStopped
        raise TimeoutError


class ImapSocket(imaplib.IMAP4):
    """Imaplib with these limits. With a TLS context it is encrypted from the first byte."""

    def __init__(
        self, host: str, port: int, *, tls: ssl.SSLContext | None, silence: float, seconds: float
    ) -> None:
        self._tls = tls
        self._silence = silence
        self._end_seconds = min(_END_SECONDS, silence)
        self._seconds = seconds
        super().__init__(host, port)

    def open(self, host: str = "", port: int = 0, timeout: float | None = None) -> None:
        self.host, self.port = host, port
        sock = socket.create_connection((host, port), timeout or self._silence)
        try:
            _set_socket_options(sock)
            if self._tls is not None:
                sock = self._tls.wrap_socket(sock, server_hostname=host)
        except BaseException:
            sock.close()
            raise
        self._use_socket(sock)

    def starttls(self, ssl_context: ssl.SSLContext | None = None) -> Any:
        """Encrypt from here on.

        Bytes from before the handshake are thrown away, read ahead or not: somebody on the way may
        have inserted them.
        """
        if ssl_context is None:
            raise ValueError("A certificate must be checked against something.")
        verdict, text = self._simple_command("STARTTLS")
        if verdict == "OK":
            self.sock.settimeout(self._silence)
            self._use_socket(ssl_context.wrap_socket(self.sock, server_hostname=self.host))
            self.untagged_responses.clear()
            self._get_capabilities()
        return verdict, text

    def _use_socket(self, sock: socket.socket) -> None:
        self.sock = sock
        self.bounded_reader = BoundedReader(sock, self._silence)
        self.bounded_reader.set_limits(self._seconds)
        self._reader = io.BufferedReader(self.bounded_reader, _BUFFER_BYTES)
        # imaplib closes the file by this name.
        self.file = self._reader

    def start_command(self) -> None:
        """Forget what the server sent since the last command, and restart the time limit."""
        self.untagged_responses.clear()
        self.bounded_reader.set_limits(self._seconds)

    def read(self, size: int) -> bytes:
        self.bounded_reader.check_size(size)
        return self._reader.read(size)

    def readline(self) -> bytes:
        line = self._reader.readline(LINE_BYTES + 1)
        if len(line) > LINE_BYTES:
            raise self.abort("it sent a line without an end")
        return line

    def send(self, data: Any) -> None:
        self.sock.settimeout(self.bounded_reader.seconds_left())
        self.sock.sendall(data)

    def _log(self, line: str) -> None:
        """Keep none of the last lines, as imaplib would: they hold passwords, and people's mail."""

    def run_uid_command(self, command: str, *arguments: str) -> list[Any]:
        """The answer to `UID command`, as imaplib cuts it."""
        verdict, data = self.uid(command, *arguments)
        if verdict != "OK":
            raise self.error(f"{command} failed: {data[0].decode('utf-8', 'replace')}")
        return data

    def wait_for_news(self, seconds: float, stop: Event, *, idle: bool) -> bool:
        """Waits for news, and says whether it came within `seconds`; it ends sooner when `stop` is set.

        If the server knows no IDLE, refuses it or ends it, this waits for the rest of the time all
        the same: the caller would ask again at once.
        """
        self.untagged_responses.clear()
        self.bounded_reader.set_limits(self._seconds, _UNSOLICITED_BYTES)
        self.bounded_reader.stop = stop
        try:
            ends = time.monotonic() + seconds
            if idle:
                self._wait_in_idle(ends)
            self._wait_for_response(ends)
        finally:
            self.bounded_reader.stop = None
        return self._has_news()

    def _wait_in_idle(self, ends: float) -> None:
        tag = self._command("IDLE")
        # RFC 2177 lets the server say other things before its `+`, which is None here.
        while self.tagged_commands[tag] is None and self._get_response() is not None:
            pass
        self._wait_for_response(ends, tag)
        self.bounded_reader.set_limits(self._end_seconds, _UNSOLICITED_BYTES)
        if self.tagged_commands[tag] is None:
            self.send(b"DONE\r\n")
        self._get_tagged_response(tag)

    def _wait_for_response(self, ends: float, tag: bytes | None = None) -> None:
        """Waits until there is news, the IDLE of that tag ends, or the time is over."""
        while not self._has_news() and (tag is None or self.tagged_commands[tag] is None):
            self._check_bye()
            if not self._speaks_before(ends):
                return
            self._get_response()

    def _speaks_before(self, moment: float) -> bool:
        """Says whether the server begins to send something before then; also true at the end of the
        line.

        It must soon finish what it began: half a line would be lost if we left.
        """
        self.bounded_reader.wait_until(moment)
        try:
            self._reader.peek(1)
        except (TimeoutError, WaitStopped):
            return False
        finally:
            self.bounded_reader.wait_until(time.monotonic() + self._end_seconds)
        return True

    def _has_news(self) -> bool:
        return not _NEWS_RESPONSES.isdisjoint(self.untagged_responses)

    def say_goodbye(self) -> None:
        """Log out, if the server listens; its answer does not matter."""
        self.bounded_reader.set_limits(min(_GOODBYE_SECONDS, self._silence))
        with suppress(self.error, OSError, ValueError):
            self.logout()

    def cut_connection(self) -> None:
        """End every wait on the line at once, from any thread.

        The socket's own method is called, not TLS's, which would let the next byte go out plainly.
        """
        with suppress(OSError):
            socket.socket.shutdown(self.sock, socket.SHUT_RDWR)

    def close_socket(self) -> None:
        with suppress(OSError):
            self.shutdown()


def _set_socket_options(sock: socket.socket) -> None:
    # The library sends some commands in two packets: without this each would take 40 ms.
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in _KEEPALIVE.items():
        if hasattr(socket, name):
            sock.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
