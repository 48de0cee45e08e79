"""The one package that knows the IMAP library: a mailbox on a server, as the poller reads it.

    reading      Mailbox: every question and every deed, one line, one folder open at a time
    connection   a line that is logged in; the library's errors become journal.errors
    line         imaplib on a socket: deadlines, bounds, IDLE, and the cut from another thread
    refusals     every sentence about what a server refuses
    answers      PURE  what a server said → numbers, heads, contents

It reads with PEEK and EXAMINE: nothing on the server changes, but by `keyword` and `move`.
"""

from ingest.imap.mailbox import ImapMailbox
from ingest.imap.responses import FolderStatus, ImapFolder, MailHead
from ingest.login import Login

__all__ = ["FolderStatus", "ImapFolder", "ImapMailbox", "Login", "MailHead"]
