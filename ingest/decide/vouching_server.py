"""PURE. Finds the server that vouches for a mailbox's senders, for the setting `trusted_authserv`.

The server that delivers writes its Authentication-Results above whatever a mail brought along, so
the topmost one of nearly every mail is its own. Mail that never left the server may have none.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.decide import sender_trust
from journal.model import Mail


@dataclass(frozen=True, slots=True)
class VouchingServer:
    """A server, whose results stand at the top of `vouched` of the `mails`; empty when nobody's do.

    `below` says that it writes them below its own Received, where a sender can write too.
    """

    name: str
    mails: int
    vouched: int
    below: int = 0


def find_vouching_server(mails: Sequence[Mail]) -> VouchingServer:
    """The server whose results stand at the top most often."""
    topmost = [(sender_trust.topmost_server(each), each) for each in mails]
    counts = Counter(name for name, _ in topmost if name)
    if not counts:
        return VouchingServer("", len(mails), 0)
    ((name, vouched),) = counts.most_common(1)
    below = sum(
        not sender_trust.is_believed(each, name) for found, each in topmost if found == name
    )
    return VouchingServer(name, len(mails), vouched, below)
