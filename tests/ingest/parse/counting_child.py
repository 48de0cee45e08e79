"""The process that reads mails within bounds, and counts the work that each of them takes."""

from bench import fuzz_child
from bench.fuzz_child import MailReader
from ingest.parse import message
from journal.model import Mail
from tests.counting import count_calls

_CALLS_PER_BYTE = 25


class TooMuchWork(Exception):
    """A mail took more work than its size allows."""


def most_calls(size: int) -> int:
    """The limit: three times the work of the slowest of the mails made to be slow."""
    return 10_000 + _CALLS_PER_BYTE * size


def read_counted(raw: bytes, read: MailReader = message.parse) -> Mail:
    mail, calls = count_calls(lambda: read(raw))
    if calls > most_calls(len(raw)):
        raise TooMuchWork
    return mail


if __name__ == "__main__":
    fuzz_child.main(read_counted)
