"""`python -m bench.fetch_floor HOST PORT USER`: fetches every mail of INBOX, and does nothing with it."""

import imaplib
import sys

from tests.servers import PASSWORD

_BATCH = 100


def fetch_all(host: str, port: int, user: str, password: str) -> int:
    """The number of mails that came."""
    line = imaplib.IMAP4(host, port)
    line.login(user, password)
    _, (count,) = line.select("INBOX", readonly=True)
    total = int(count or 0)
    for first in range(1, total + 1, _BATCH):
        line.fetch(f"{first}:{min(first + _BATCH - 1, total)}", "(UID RFC822.SIZE BODY.PEEK[])")
    line.logout()
    return total


if __name__ == "__main__":
    fetch_all(sys.argv[1], int(sys.argv[2]), sys.argv[3], PASSWORD)
