"""A small SMTP server of ours, in threads: it takes what its owner takes, and hands it over whole.

    EHLO HELO MAIL RCPT DATA RSET NOOP QUIT     SIZE, 8BITMIME, SMTPUTF8, PIPELINING

A mail ends at CRLF, dot, CRLF and nowhere else, and the owner has it before the client hears OK.
Whoever speaks something else than SMTP, like a browser that was sent here, is cut off.
"""

import re
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

LARGEST = 30_000_000
_LONGEST_LINE = 4_096
_MOST_RECIPIENTS = 100
_MOST_MISTAKES = 10
_PATIENCE_SECONDS = 60.0
_PATH = re.compile(r"(?:FROM|TO):\s*<([^<>\s]{0,320})>((?:\s+\S+)*)\s*", re.IGNORECASE)
_SIZE = re.compile(r"\bSIZE=(\d{1,12})\b", re.IGNORECASE)
_OF_BROWSERS = frozenset({"GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "PATCH", "CONNECT"})


@dataclass(slots=True)
class Envelope:
    """`sender` is empty in reports of delivery, which nobody is to answer."""

    sender: str
    recipients: list[str] = field(default_factory=list)


class Owner(Protocol):
    def refuses(self, sender: str, recipient: str) -> str:
        """Why mail of this sender to this address is not taken; empty when it is."""

    def take(self, envelope: Envelope, raw: bytes) -> None: ...


class SmtpServer:
    """Listens from the beginning on."""

    def __init__(self, owner: Owner, *, largest: int = LARGEST) -> None:
        self._owner = owner
        self._largest = largest
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.host, self.port = self._listener.getsockname()
        self._guard = threading.Lock()
        self._talking: dict[threading.Thread, socket.socket] = {}
        self._thread = threading.Thread(target=self._accept, name="smtp")
        self._thread.start()

    def close(self) -> None:
        # A blocked accept() ends when the socket is shut down.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()
        with self._guard:
            talking = list(self._talking.items())
        for thread, line in talking:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            thread.join()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                line, _ = self._listener.accept()
                thread = threading.Thread(target=self._serve, args=(line,), name="smtp line")
                with self._guard:
                    self._talking[thread] = line
                thread.start()

    def _serve(self, line: socket.socket) -> None:
        line.settimeout(_PATIENCE_SECONDS)
        with line, suppress(OSError), line.makefile("rb") as heard:
            _Line(self._owner, self._largest, heard, line.sendall).run()
        with self._guard:
            self._talking.pop(threading.current_thread(), None)


class _Line:
    """One client, from its greeting to its QUIT."""

    def __init__(
        self, owner: Owner, largest: int, heard: BinaryIO, say: Callable[[bytes], None]
    ) -> None:
        self._owner = owner
        self._largest = largest
        self._heard = heard
        self._send = say
        self._envelope: Envelope | None = None
        self._greeted = False
        self._verbs: dict[str, Callable[[str], str]] = {
            "EHLO": self._ehlo,
            "HELO": self._helo,
            "MAIL": self._mail,
            "RCPT": self._rcpt,
            "RSET": self._rset,
            "NOOP": lambda _: "250 OK",
        }

    def run(self) -> None:
        self._say("220 mx.ours.example, the playground's mail server")
        mistakes = 0
        while mistakes < _MOST_MISTAKES:
            line = self._heard.readline(_LONGEST_LINE)
            if not line.endswith(b"\n"):
                return
            verb, _, rest = line.decode("utf-8", "replace").strip().partition(" ")
            verb = verb.upper()
            if verb in _OF_BROWSERS:
                break
            if verb == "QUIT":
                self._say("221 Bye")
                return
            answer = self._data() if verb == "DATA" else self._answer(verb, rest)
            self._say(answer)
            mistakes += answer.startswith("50")
        self._say("421 This is a mail server. Good bye")

    def _say(self, text: str) -> None:
        self._send(text.encode() + b"\r\n")

    def _answer(self, verb: str, rest: str) -> str:
        do = self._verbs.get(verb)
        return do(rest) if do else "500 This command is not known"

    def _ehlo(self, name: str) -> str:
        if not self._helo(name).startswith("250"):
            return "501 Say who you are"
        offered = (f"SIZE {self._largest}", "8BITMIME", "SMTPUTF8", "PIPELINING")
        return "\r\n".join(["250-mx.ours.example", *(f"250-{one}" for one in offered[:-1])]) + (
            f"\r\n250 {offered[-1]}"
        )

    def _helo(self, name: str) -> str:
        if not name.strip():
            return "501 Say who you are"
        self._greeted, self._envelope = True, None
        return "250 mx.ours.example"

    def _mail(self, rest: str) -> str:
        found = _PATH.fullmatch(rest)
        if not self._greeted:
            return "503 Say EHLO first"
        if self._envelope is not None:
            return "503 One mail at a time"
        if found is None or not rest.upper().startswith("FROM"):
            return "501 Write MAIL FROM:<address>"
        announced = _SIZE.search(found[2])
        if announced and int(announced[1]) > self._largest:
            return self._too_large()
        self._envelope = Envelope(found[1])
        return "250 OK"

    def _rcpt(self, rest: str) -> str:
        found = _PATH.fullmatch(rest)
        if self._envelope is None:
            return "503 Say MAIL first"
        if found is None or not found[1] or not rest.upper().startswith("TO"):
            return "501 Write RCPT TO:<address>"
        if len(self._envelope.recipients) >= _MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        if reason := self._owner.refuses(self._envelope.sender, found[1]):
            return f"550 5.1.1 {reason}"
        self._envelope.recipients.append(found[1])
        return "250 OK"

    def _rset(self, _: str) -> str:
        self._envelope = None
        return "250 OK"

    def _data(self) -> str:
        envelope = self._envelope
        if envelope is None or not envelope.recipients:
            return "503 Say MAIL and RCPT first"
        self._say("354 Go on; end with a dot")
        raw = self._text()
        self._envelope = None
        if raw is None:
            return self._too_large()
        self._owner.take(envelope, raw)
        return "250 2.0.0 Delivered"

    def _too_large(self) -> str:
        return f"552 5.3.4 The most that is taken are {self._largest} bytes"

    def _text(self) -> bytes | None:
        """The mail; None when it is too large, which is read to its end all the same."""
        kept = bytearray()
        begins, too_large = True, False
        while True:
            piece = self._heard.readline(_LONGEST_LINE)
            if not piece:
                raise ConnectionError
            if begins and piece == b".\r\n":
                return None if too_large else bytes(kept)
            if begins and piece.startswith(b"."):
                # RFC 5321 4.5.2: the client doubled it.
                piece = piece[1:]
            begins = piece.endswith(b"\r\n")
            too_large = too_large or len(kept) + len(piece) > self._largest
            if not too_large:
                kept += piece
