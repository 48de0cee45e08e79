"""Another mail client, beside ours: how a test changes what lies on a real server."""

import imaplib
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any

from playground.mailbox.names import quoted
from tests.servers import PASSWORD


class OtherClient:
    """What the tests do to a server by IMAP itself, each time over a line of its own."""

    host: str
    port: int

    def deliver(
        self, user: str, raw: bytes, folder: str = "INBOX", *, when: datetime | None = None
    ) -> None:
        with self.logged_in(user) as line:
            date = imaplib.Time2Internaldate(when or datetime.now(UTC))
            _done(line.append(quoted(folder), "", date, raw))

    def expunge(self, user: str, folder: str, uids: Sequence[int]) -> None:
        with self.logged_in(user, folder) as line:
            _done(line.uid("STORE", _joined(uids), "+FLAGS.SILENT", r"(\Deleted)"))
            _done(line.uid("EXPUNGE", _joined(uids)))

    def move(self, user: str, folder: str, uids: Sequence[int], target: str) -> None:
        with self.logged_in(user, folder) as line:
            _done(line.uid("MOVE", _joined(uids), quoted(target)))

    def make_folder(self, user: str, folder: str) -> None:
        with self.logged_in(user) as line:
            _done(line.create(quoted(folder)))

    def uids(self, user: str, folder: str = "INBOX") -> list[int]:
        with self.logged_in(user, folder) as line:
            found = _done(line.uid("SEARCH", "ALL"))
        return [int(uid) for uid in (found[0] or b"").split()]

    def flags(self, user: str, folder: str, uid: int) -> set[str]:
        with self.logged_in(user, folder) as line:
            row = _done(line.uid("FETCH", str(uid), "(FLAGS)"))[0]
        return {flag.decode() for flag in imaplib.ParseFlags(row)} - {r"\Recent"}

    @contextmanager
    def logged_in(self, user: str, folder: str | None = None) -> Iterator[imaplib.IMAP4]:
        line = imaplib.IMAP4(self.host, self.port, timeout=30)
        try:
            line.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            _done(line.login(user, PASSWORD))
            if folder is not None:
                _done(line.select(quoted(folder)))
            yield line
        finally:
            # No LOGOUT: its answer would have to be waited for.
            with suppress(OSError):
                line.shutdown()


def _joined(uids: Sequence[int]) -> str:
    return ",".join(str(uid) for uid in uids)


def _done(answer: tuple[str, list[Any]]) -> list[Any]:
    verdict, data = answer
    if verdict != "OK":
        raise AssertionError(f"The server did not do it: {data!r}")
    return data
