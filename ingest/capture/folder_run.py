"""What a worker holds while it works on one folder, and what it counts."""

import threading
from dataclasses import dataclass, field

from ingest.capture.context import CaptureContext, MailboxFolder
from ingest.capture.lease import Lease
from ingest.imap import ImapMailbox
from journal.model import EnteredMail


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
    """One folder's run. `in_flight` are the copies being sent now: suspects if the line drops."""

    context: CaptureContext
    lease: Lease
    mailbox: ImapMailbox
    place: MailboxFolder
    stop: threading.Event
    counts: Counts
    in_flight: frozenset[int] = frozenset()
