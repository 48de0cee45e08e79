"""The process that reads mails within bounds, with a reader that keeps to none of them."""

from bench import fuzz_child
from ingest.parse import message
from journal.model import Mail


def read(raw: bytes) -> Mail:
    if raw == b"raise":
        raise ValueError
    if raw == b"memory":
        return Mail(text="x" * 1_000_000_000)
    while raw == b"hang":
        pass
    return message.parse(raw)


if __name__ == "__main__":
    fuzz_child.main(read)
