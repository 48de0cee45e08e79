"""PURE. What a line tells that was done."""

from dataclasses import dataclass

from journal.line.reading import Fact
from journal.line.result import LineKind
from journal.model import Direction

MEETINGS = frozenset({LineKind.MEETING, LineKind.ONSITE, LineKind.INHOUSE, LineKind.ONLINE})
WRITTEN = frozenset({LineKind.MAIL, LineKind.CHAT, LineKind.LETTER, LineKind.FAX})


@dataclass(frozen=True, slots=True)
class LineDeed:
    """`is_asked`: the kind is a guess. `facts` are what it was read from. `is_noun`: nothing says
    that it was done.
    """

    kind: LineKind
    direction: Direction | None = None
    is_failed: bool = False
    is_asked: bool = False
    is_noun: bool = False
    facts: tuple[Fact, ...] = ()
    is_called_off: bool = False
    # Somebody did not come: the day and the hour are when that was.
    is_no_show: bool = False
    # Booked, or what we will do: nothing of it has happened.
    is_to_come: bool = False
    is_two: bool = False

    @property
    def is_no_deed(self) -> bool:
        return self.kind is LineKind.NOTE and not self.is_asked
