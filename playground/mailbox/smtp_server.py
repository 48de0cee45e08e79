"""A small SMTP server of our own, in threads: its owner says which mails it accepts, and gets them.

    EHLO HELO MAIL RCPT DATA RSET NOOP QUIT     SIZE, 8BITMIME, SMTPUTF8, PIPELINING

A mail ends at CRLF, dot, CRLF and nowhere else, and the owner has it before the client hears OK.
A client that does not speak SMTP, such as a browser, is cut off.
"""

import re
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

LARGEST_MAIL = 30_000_000
_LONGEST_LINE = 4_096
_MOST_RECIPIENTS = 100
_MOST_MISTAKES = 10
_TIMEOUT_SECONDS = 60.0
_ADDRESS_ARGUMENT = re.compile(r"(?:FROM|TO):\s*<([^<>\s]{0,320})>((?:\s+\S+)*)\s*", re.IGNORECASE)
_SIZE = re.compile(r"\bSIZE=(\d{1,12})\b", re.IGNORECASE)
_HTTP_METHODS = frozenset({"GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "PATCH", "CONNECT"})


@dataclass(slots=True)
class SmtpEnvelope:
    """Sender and recipients; `sender` is empty in bounces, which nobody may answer."""

    sender: str
    recipients: list[str] = field(default_factory=list)


class MailReceiver(Protocol):
    def refusal_reason(self, sender: str, recipient: str) -> str:
        """Says why a mail from this sender to this address is refused; empty when it is accepted."""

    def accept(self, envelope: SmtpEnvelope, raw: bytes) -> None: ...


class SmtpServer:
    """The server; it listens from the beginning on."""

    def __init__(self, receiver: MailReceiver, *, largest_mail: int = LARGEST_MAIL) -> None:
        self._receiver = receiver
        self._largest_mail = largest_mail
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.host, self.port = self._listener.getsockname()
        self._lock = threading.Lock()
        self._connections: dict[threading.Thread, socket.socket] = {}
        self._thread = threading.Thread(target=self._accept, name="smtp")
        self._thread.start()

    def close(self) -> None:
        # A blocked accept() ends when the socket is shut down.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()
        with self._lock:
            talking = list(self._connections.items())
        for thread, line in talking:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            thread.join()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                line, _ = self._listener.accept()
                thread = threading.Thread(target=self._serve, args=(line,), name="smtp line")
                with self._lock:
                    self._connections[thread] = line
                thread.start()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(_TIMEOUT_SECONDS)
        with connection, suppress(OSError), connection.makefile("rb") as reader:
            _SmtpSession(self._receiver, self._largest_mail, reader, connection.sendall).run()
        with self._lock:
            self._connections.pop(threading.current_thread(), None)


class _SmtpSession:
    """One client, from its greeting to its QUIT."""

    def __init__(
        self,
        receiver: MailReceiver,
        largest_mail: int,
        input_file: BinaryIO,
        send: Callable[[bytes], None],
    ) -> None:
        self._receiver = receiver
        self._largest_mail = largest_mail
        self._input = input_file
        self._send = send
        self._envelope: SmtpEnvelope | None = None
        self._has_greeted = False
        self._handlers: dict[str, Callable[[str], str]] = {
            "EHLO": self._ehlo,
            "HELO": self._helo,
            "MAIL": self._mail,
            "RCPT": self._rcpt,
            "RSET": self._rset,
            "NOOP": lambda _: "250 OK",
        }

    def run(self) -> None:
        self._reply("220 mx.ours.example, the playground's mail server")
        mistakes = 0
        while mistakes < _MOST_MISTAKES:
            line = self._input.readline(_LONGEST_LINE)
            if not line.endswith(b"\n"):
                return
            verb, _, rest = line.decode("utf-8", "replace").strip().partition(" ")
            verb = verb.upper()
            if verb in _HTTP_METHODS:
                break
            if verb == "QUIT":
                self._reply("221 Bye")
                return
            answer = self._data() if verb == "DATA" else self._run_command(verb, rest)
            self._reply(answer)
            mistakes += answer.startswith("50")
        self._reply("421 This is a mail server. Good bye")

    def _reply(self, text: str) -> None:
        self._send(text.encode() + b"\r\n")

    def _run_command(self, verb: str, rest: str) -> str:
        do = self._handlers.get(verb)
        return do(rest) if do else "500 This command is not known"

    def _ehlo(self, name: str) -> str:
        if not self._helo(name).startswith("250"):
            return "501 Say who you are"
        offered = (f"SIZE {self._largest_mail}", "8BITMIME", "SMTPUTF8", "PIPELINING")
        return "\r\n".join(["250-mx.ours.example", *(f"250-{one}" for one in offered[:-1])]) + (
            f"\r\n250 {offered[-1]}"
        )

    def _helo(self, name: str) -> str:
        if not name.strip():
            return "501 Say who you are"
        self._has_greeted, self._envelope = True, None
        return "250 mx.ours.example"

    def _mail(self, rest: str) -> str:
        found = _ADDRESS_ARGUMENT.fullmatch(rest)
        if not self._has_greeted:
            return "503 Say EHLO first"
        if self._envelope is not None:
            return "503 One mail at a time"
        if found is None or not rest.upper().startswith("FROM"):
            return "501 Write MAIL FROM:<address>"
        announced = _SIZE.search(found[2])
        if announced and int(announced[1]) > self._largest_mail:
            return self._too_large()
        self._envelope = SmtpEnvelope(found[1])
        return "250 OK"

    def _rcpt(self, rest: str) -> str:
        found = _ADDRESS_ARGUMENT.fullmatch(rest)
        if self._envelope is None:
            return "503 Say MAIL first"
        if found is None or not found[1] or not rest.upper().startswith("TO"):
            return "501 Write RCPT TO:<address>"
        if len(self._envelope.recipients) >= _MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        if reason := self._receiver.refusal_reason(self._envelope.sender, found[1]):
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
        self._reply("354 Go on; end with a dot")
        raw = self._read_mail()
        self._envelope = None
        if raw is None:
            return self._too_large()
        self._receiver.accept(envelope, raw)
        return "250 2.0.0 Delivered"

    def _too_large(self) -> str:
        return f"552 5.3.4 The most that is taken are {self._largest_mail} bytes"

    def _read_mail(self) -> bytes | None:
        """The mail; None when it is too large, which is read to its end all the same."""
        content = bytearray()
        begins, too_large = True, False
        while True:
            piece = self._input.readline(_LONGEST_LINE)
            if not piece:
                raise ConnectionError
            if begins and piece == b".\r\n":
                return None if too_large else bytes(content)
            if begins and piece.startswith(b"."):
                # RFC 5321 4.5.2: the client doubled the dot.
                piece = piece[1:]
            begins = piece.endswith(b"\r\n")
            too_large = too_large or len(content) + len(piece) > self._largest_mail
            if not too_large:
                content += piece
