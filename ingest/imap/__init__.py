"""The one package that knows the IMAP library: a mailbox on a server, as the poller reads it.

    mailbox     `ImapMailbox`: folders, mails, and the few changes made to them
    connection  a connection that is logged in; the library's errors become `journal.errors`
    wire        the socket: timeouts, bounds, IDLE, closing it from another thread
    errors      every sentence about what a server refuses
    responses   PURE  answers of a server → numbers, headers, contents

It reads with PEEK and EXAMINE: nothing on the server changes, but by `keyword` and `move`.
"""

from ingest.imap.mailbox import ImapMailbox
from ingest.imap.responses import FolderStatus, ImapFolder, MailHead
from ingest.login import Login

__all__ = ["FolderStatus", "ImapFolder", "ImapMailbox", "Login", "MailHead"]
