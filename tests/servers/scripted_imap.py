"""The playground's small IMAP server as one to test against: correct by default, wrong on demand."""

from collections.abc import Iterator
from contextlib import contextmanager

from journal.settings.mail_settings import MailboxSettings
from playground.mailbox.imap_server import ImapServer
from tests.servers import PASSWORD, box_for

TOKEN = "good-token"


class ScriptedImapServer(ImapServer):
    def __init__(self) -> None:
        super().__init__(password=PASSWORD, token=TOKEN)

    def box(self, user: str, **more: object) -> MailboxSettings:
        return box_for(self, user, **more)


@contextmanager
def running_scripted() -> Iterator[ScriptedImapServer]:
    server = ScriptedImapServer()
    try:
        yield server
    finally:
        server.close()
