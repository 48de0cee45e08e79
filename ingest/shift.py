"""What a worker has in hand while it works on one folder, and what it counts."""

import threading
from dataclasses import dataclass, field

from ingest.lease import Lease
from ingest.mailbox import Mailbox
from ingest.office import Office, Place
from journal.model import Entered


@dataclass(slots=True)
class Tally:
    """What one cycle did."""

    listed: int = 0
    entered: list[Entered] = field(default_factory=list)
    known: int = 0
    gone: int = 0
    put_off: int = 0
    set_aside: int = 0

    @property
    def worked_on(self) -> int:
        return len(self.entered) + self.known + self.gone + self.put_off + self.set_aside


@dataclass(slots=True)
class Shift:
    """`in_flight` are the copies that the server is sending right now: suspects if the line drops."""

    office: Office
    lease: Lease
    line: Mailbox
    place: Place
    stop: threading.Event
    tally: Tally
    in_flight: frozenset[int] = frozenset()
