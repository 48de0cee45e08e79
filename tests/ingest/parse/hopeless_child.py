"""The process that reads mails within bounds, with a reader that keeps to none of them."""

from bench import fuzz_child
from ingest.parse import message
from journal.model import Mail
from tests.ingest.parse.counting_child import most_calls, read_counted


def read(raw: bytes) -> Mail:
    if raw == b"raise":
        raise ValueError
    if raw == b"memory":
        return Mail(text="x" * 1_000_000_000)
    if raw == b"work":
        return read_counted(raw, _work)
    while raw == b"hang":
        pass
    return message.parse(raw)


def _work(raw: bytes) -> Mail:
    mails = [Mail() for _ in range(most_calls(len(raw)) + 1)]
    return mails[0]


if __name__ == "__main__":
    fuzz_child.main(read)
