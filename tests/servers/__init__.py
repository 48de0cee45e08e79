"""IMAP servers to test against, each on a free port of 127.0.0.1: two real ones and our own.

    dovecot   Dovecot 2.3 as Debian ships it: the server most of the world's mail lies on
    pymap     a server in Python, in our own process: another opinion on the same RFCs
    scripted  a small one of ours, that can be told to misbehave
    cut_line  a line to one of them that is cut at a word

A test uses all of them as a `MailServer`: it does what another client or the server's delivery does
in life. Every test asks for a user of its own.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from journal.settings.mail_settings import MailboxSettings

PASSWORD = "secret"


class MailServer(Protocol):
    host: str
    port: int

    def new_user(self) -> str:
        """A fresh account with an empty INBOX; its password is `PASSWORD`."""

    def box(self, user: str, **more: object) -> MailboxSettings:
        """The settings of a mailbox for `user`, on a line without encryption."""

    def deliver(
        self, user: str, raw: bytes, folder: str = "INBOX", *, when: datetime | None = None
    ) -> None: ...

    def expunge(self, user: str, folder: str, uids: Sequence[int]) -> None: ...

    def move(self, user: str, folder: str, uids: Sequence[int], target: str) -> None: ...

    def make_folder(self, user: str, folder: str) -> None: ...

    def reset_uidvalidity(self, user: str, folder: str = "INBOX") -> int:
        """Give the folder another UIDVALIDITY, which is returned; its mails stay."""

    def uids(self, user: str, folder: str = "INBOX") -> list[int]: ...

    def flags(self, user: str, folder: str, uid: int) -> set[str]: ...


def box_for(server: MailServer, user: str, **more: object) -> MailboxSettings:
    """A mailbox's settings without proof of senders: these servers do not vouch for any."""
    given = {"name": "sales", "user": user, "host": server.host, "port": server.port, "tls": "none"}
    return MailboxSettings.model_validate({**given, "trusted_authserv": "none", **more})
