"""One process that reads the mails it is sent, within limits that the system enforces.

argument  the seconds of processor time that a mail may take, and a little more if it is large
stdin     the length of a mail in four bytes, then the mail; again and again
stdout    for each a line of JSON: what is wrong (or ""), a digest of what was read, its seconds

A mail that takes longer than its time ends the process by SIGPROF, whatever code it hangs in; one
that takes more memory than it may fails to get it. The digest lets a process with another seed of
its hashes say whether it read the same.
"""

import hashlib
import json
import resource
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from cli.commands.parse import parsed_mail_row
from cli.terminal.output import json_line
from ingest.parse import limits, message
from journal.model import Mail, Oddity

SECONDS_PER_MB = 0.5
MEMORY = 128 * 1024 * 1024
MEMORY_PER_BYTE = 20
_PATH = Path("corpora/fuzz/mail.eml")
_PAGE = resource.getpagesize()


MailReader = Callable[[bytes], Mail]


def main(read: MailReader = message.parse) -> None:
    seconds = float(sys.argv[1])
    # The first detection and the first markup load their tables, which no later mail pays for.
    message.parse("Subject: ÄÖ\n\nÄÖ".encode("latin-1"))
    while head := sys.stdin.buffer.read(4):
        raw = sys.stdin.buffer.read(int.from_bytes(head, "big"))
        sys.stdout.write(json.dumps(_try_reading(raw, read, seconds)) + "\n")
        sys.stdout.flush()


def _try_reading(raw: bytes, read: MailReader, seconds_per_mail: float) -> dict[str, object]:
    _bound_memory(MEMORY + MEMORY_PER_BYTE * len(raw))
    most_seconds = seconds_per_mail + SECONDS_PER_MB * len(raw) / 1_000_000
    signal.setitimer(signal.ITIMER_PROF, most_seconds)
    started = time.process_time()
    try:
        mail = read(raw)
        seconds = time.process_time() - started
        signal.setitimer(signal.ITIMER_PROF, 0)
        digest = _digest(mail)
        wrong = _find_fault(raw, mail, digest)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what we are looking for
        return {"wrong": f"raised {type(error).__name__}", "digest": "", "seconds": 0.0}
    return {"wrong": wrong, "digest": digest, "seconds": seconds}


def _bound_memory(more: int) -> None:
    """Limits memory to so much more than the process has now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    resource.setrlimit(resource.RLIMIT_AS, (pages * _PAGE + more, resource.RLIM_INFINITY))


def _digest(mail: Mail) -> str:
    said = (
        json_line(parsed_mail_row(_PATH, mail, 0.0)) + mail.header("received") + repr(mail.original)
    )
    return hashlib.sha256(said.encode("utf-8")).hexdigest()


def _find_fault(raw: bytes, mail: Mail, digest: str) -> str:
    if Oddity.UNREADABLE in mail.oddities:
        return mail.kind_reason
    if mail.size != len(raw):
        return f"it has {len(raw)} bytes, and not {mail.size}"
    if len(mail.text) > limits.TEXT_CHARS or "\0" in mail.text:
        return "the text is not what was promised"
    # A slow mail is not read twice.
    if len(raw) < 50_000 and _digest(message.parse(raw)) != digest:
        return "read twice, it was not the same"
    return ""


if __name__ == "__main__":
    main()
