"""Carries what a worker needs while it works on one folder, and what it counts."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from ingest.capture.context import CaptureContext, MailboxFolder
from ingest.capture.guarded_parse import GuardedReader
from ingest.capture.lease import Lease
from ingest.capture.reading_processes import ReadingProcesses
from ingest.imap import FolderStatus, MailHead
from journal.model import EnteredMail


class ReadableMailbox(Protocol):
    """Says what is asked of a mailbox to work off one folder: one on a server, or one made of files."""

    def open(self, folder: str, *, writable: bool = False) -> FolderStatus: ...
    def existing_uids(self, uids: Sequence[int]) -> set[int]: ...
    def fetch_heads(self, uids: Sequence[int]) -> dict[int, MailHead]: ...
    def fetch_beginnings(self, uids: Sequence[int]) -> dict[int, MailHead]: ...
    def fetch_bodies(
        self, uids: Sequence[int], beginnings: Mapping[int, bytes] | None = None
    ) -> dict[int, bytes]: ...
    def fetch_body(
        self, uid: int, size: int, *, limit: int, beginning: bytes = b""
    ) -> bytes | None: ...


@dataclass(slots=True)
class Counts:
    """The counts of one cycle."""

    listed: int = 0
    entered: list[EnteredMail] = field(default_factory=list)
    known: int = 0
    gone: int = 0
    postponed: int = 0
    quarantined: int = 0

    @property
    def processed(self) -> int:
        return len(self.entered) + self.known + self.gone + self.postponed + self.quarantined


@dataclass(slots=True)
class FolderRun:
    """One folder's run. `in_flight` are the copies being sent now: suspects if the line drops.

    `is_exact`: the mails are as they were sent. Else a known id is enough to know one again.
    `are_headers_enough`: they were for half of the last batch, as where a folder is numbered anew.
    `reading`: the processes that read for this run, if it has mails enough for them.
    """

    context: CaptureContext
    lease: Lease
    mailbox: ReadableMailbox
    place: MailboxFolder
    stop: threading.Event
    counts: Counts
    in_flight: frozenset[int] = frozenset()
    is_exact: bool = True
    are_headers_enough: bool = False
    reading: ReadingProcesses | None = None
    reader: GuardedReader = field(init=False)

    def __post_init__(self) -> None:
        self.reader = GuardedReader(self.context.parse_limits, self.context.parse)
