"""Another mail client beside ours, by which a test changes mails on a real server."""

import imaplib
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any

from playground.mailbox.folder_names import quote_name
from tests.servers import PASSWORD


class OtherClient:
    """A client that changes mails by IMAP, each time over a connection of its own."""

    host: str
    port: int

    def deliver(
        self, user: str, raw: bytes, folder: str = "INBOX", *, when: datetime | None = None
    ) -> None:
        with self.log_in(user) as line:
            date = imaplib.Time2Internaldate(when or datetime.now(UTC))
            _check_done(line.append(quote_name(folder), "", date, raw))

    def expunge(self, user: str, folder: str, uids: Sequence[int]) -> None:
        with self.log_in(user, folder) as line:
            _check_done(line.uid("STORE", _join_uids(uids), "+FLAGS.SILENT", r"(\Deleted)"))
            _check_done(line.uid("EXPUNGE", _join_uids(uids)))

    def move(self, user: str, folder: str, uids: Sequence[int], target: str) -> None:
        with self.log_in(user, folder) as line:
            _check_done(line.uid("MOVE", _join_uids(uids), quote_name(target)))

    def make_folder(self, user: str, folder: str) -> None:
        with self.log_in(user) as line:
            _check_done(line.create(quote_name(folder)))

    def uids(self, user: str, folder: str = "INBOX") -> list[int]:
        with self.log_in(user, folder) as line:
            found = _check_done(line.uid("SEARCH", "ALL"))
        return [int(uid) for uid in (found[0] or b"").split()]

    def fetch(self, user: str, folder: str, uid: int) -> bytes:
        with self.log_in(user, folder) as line:
            row = _check_done(line.uid("FETCH", str(uid), "(BODY.PEEK[])"))[0]
        content: bytes = row[1]
        return content

    def flags(self, user: str, folder: str, uid: int) -> set[str]:
        with self.log_in(user, folder) as line:
            row = _check_done(line.uid("FETCH", str(uid), "(FLAGS)"))[0]
        return {flag.decode() for flag in imaplib.ParseFlags(row)} - {r"\Recent"}

    @contextmanager
    def log_in(self, user: str, folder: str | None = None) -> Iterator[imaplib.IMAP4]:
        line = imaplib.IMAP4(self.host, self.port, timeout=30)
        try:
            line.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            _check_done(line.login(user, PASSWORD))
            if folder is not None:
                _check_done(line.select(quote_name(folder)))
            yield line
        finally:
            # No LOGOUT, whose answer would take time.
            with suppress(OSError):
                line.shutdown()


def _join_uids(uids: Sequence[int]) -> str:
    return ",".join(str(uid) for uid in uids)


def _check_done(answer: tuple[str, list[Any]]) -> list[Any]:
    verdict, data = answer
    if verdict != "OK":
        raise AssertionError(f"The server did not do it: {data!r}")
    return data
