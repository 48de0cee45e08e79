"""Holds what undo would take back, as it is shown before and after."""

from dataclasses import dataclass
from datetime import datetime

from journal.model.enums import DeedKind
from journal.model.interactions import Interaction
from journal.model.people import Contact


@dataclass(frozen=True, slots=True)
class UndoTarget:
    """One deed and what it was about. `must_ask`: it need not be what its actor thinks of.

    `count` are all entries, mails or contacts; of `entries` and `contacts` there are a few.
    `contact_id` is the contact it was about, who may be gone.
    """

    deed: int
    kind: DeedKind
    at: datetime
    must_ask: bool
    count: int
    entries: tuple[Interaction, ...] = ()
    contacts: tuple[Contact, ...] = ()
    mails: tuple[int, ...] = ()
    segment: str = ""
    contact_id: int | None = None
