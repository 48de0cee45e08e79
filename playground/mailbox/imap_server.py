"""A small IMAP server of our own, in threads: correct by default, and wrong on demand.

It keeps mails in memory and knows the commands that reading a mailbox needs, on many lines at
once. Its faults are in `faults`; `commands` counts the round trips, `fetched_bytes` what FETCH gave.
"""

import socket
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count

from playground.mailbox.faults import ImapFaults
from playground.mailbox.imap_session import ImapSession
from playground.mailbox.mail_folders import MailFolder, new_account

_CAPABILITIES = {"IMAP4rev1", "LITERAL+", "SPECIAL-USE", "UNSELECT", "IDLE", "UIDPLUS", "MOVE"}
_AUTH_CAPABILITIES = {"AUTH=PLAIN", "AUTH=XOAUTH2"}


class ImapServer:
    """The server; it listens from the beginning on. IDLE looks for news every `idle_poll_seconds`."""

    def __init__(self, *, password: str, token: str = "", idle_poll_seconds: float = 0.01) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.host, self.port = self._listener.getsockname()
        self.faults = ImapFaults()
        self.password = password
        self._token = token
        self.idle_poll_seconds = idle_poll_seconds
        self.capabilities = _CAPABILITIES | _AUTH_CAPABILITIES
        self.commands: list[str] = []
        """Every command of every line, in the order they came: `UID FETCH`."""
        self.command_lines: list[str] = []
        self.fetched_bytes = 0
        """The whole lines, without secrets."""
        self.logins = 0
        self.lock = threading.RLock()
        self.end_event = threading.Event()
        # Called when a client has put a mail into a folder.
        self.on_append: Callable[[], object] = lambda: None
        self.login_seen = threading.Event()
        self._accounts: dict[str, dict[str, MailFolder]] = {}
        self._users = (f"user{number}" for number in count(1))
        self._connections: list[tuple[threading.Thread, socket.socket]] = []
        self._thread = threading.Thread(target=self._accept, name="imap")
        self._thread.start()

    # Called from outside.

    def new_user(self, name: str = "") -> str:
        user = name or next(self._users)
        self._accounts[user] = new_account()
        return user

    def deliver(
        self, user: str, raw: bytes, folder: str = "INBOX", *, when: datetime | None = None
    ) -> None:
        with self.lock:
            self._accounts[user][folder].add(raw, when or datetime.now(UTC))

    def folders(self, user: str) -> dict[str, MailFolder]:
        """The user's folders, to be read and changed under the lock."""
        return self._accounts[user]

    def expunge(self, user: str, folder: str, uids: Sequence[int]) -> None:
        with self.lock:
            self._accounts[user][folder].remove(uids)

    def move(self, user: str, folder: str, uids: Sequence[int], target: str) -> None:
        with self.lock:
            source = self._accounts[user][folder]
            for _, mail in source.select_uids(",".join(map(str, uids))):
                self._accounts[user][target].add(mail.raw, mail.when, mail.flags)
            source.remove(uids)

    def make_folder(self, user: str, folder: str) -> None:
        self._accounts[user][folder] = MailFolder(folder)

    def reset_uidvalidity(self, user: str, folder: str = "INBOX") -> int:
        stock = self._accounts[user][folder]
        stock.uidvalidity += 1
        return stock.uidvalidity

    def uids(self, user: str, folder: str = "INBOX") -> list[int]:
        return [mail.uid for mail in self._accounts[user][folder].mails]

    def flags(self, user: str, folder: str, uid: int) -> set[str]:
        (found,) = self._accounts[user][folder].select_uids(str(uid))
        return set(found[1].flags)

    def drop_connections(self) -> None:
        """Drop every line, as a server does when it is restarted."""
        for _, line in self._connections:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def broadcast_line(self, line: str) -> None:
        """Send a line of text to every connection, whatever it is doing."""
        for _, talking in self._connections:
            with suppress(OSError):
                talking.sendall(line.encode() + b"\r\n")

    def close(self) -> None:
        self.end_event.set()
        # A blocked accept() ends when the socket is shut down.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()
        self.drop_connections()
        for thread, _ in self._connections:
            thread.join()

    # Called by a connection.

    def log_in(
        self, user: str, password: str = "", token: str = ""
    ) -> dict[str, MailFolder] | None:
        """The user's folders, or None when the login is refused."""
        self.logins += 1
        late = self.faults.good_logins is not None and self.logins > self.faults.good_logins
        known = token == self._token if token else password == self.password
        if not known or late:
            return None
        self.login_seen.set()
        return self._accounts.get(user)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                line, _ = self._listener.accept()
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                session = ImapSession(self, line)
                thread = threading.Thread(target=session.run, name="imap line")
                self._connections.append((thread, line))
                thread.start()
