"""Holds what admins are told of before they ask: something is wrong with Rapport itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class AlertKind(StrEnum):
    MAILBOX_REFUSED = "mailbox_refused"
    MAILBOX_HELD = "mailbox_held"
    MAILBOX_FAILING = "mailbox_failing"
    MAILBOX_LATE = "mailbox_late"
    MAILBOX_SILENT = "mailbox_silent"
    MAILBOX_BEHIND = "mailbox_behind"
    MAILBOX_RENUMBERED = "mailbox_renumbered"
    MAILBOX_EMPTIED = "mailbox_emptied"
    QUARANTINE = "quarantine"
    TRIAGE = "triage"
    OUTBOX_STUCK = "outbox_stuck"
    CARDS_REFUSED = "cards_refused"
    BOT_SILENT = "bot_silent"
    DISK_LOW = "disk_low"
    BACKUP_OLD = "backup_old"


# They happen, and are no state that could be over.
ALERT_EVENTS = frozenset({AlertKind.MAILBOX_RENUMBERED, AlertKind.MAILBOX_EMPTIED})


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong right now. `subject` is a mailbox by its name in the config, or a machine."""

    kind: AlertKind
    subject: str = ""
    facts: Mapping[str, int] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.subject}"


@dataclass(frozen=True, slots=True)
class Alert:
    """A problem from its beginning to its end. Admins are told of it once it is announced.

    `calm_since` is set while the problem is not there; when it comes back soon, it is the same alert.
    """

    id: int
    problem: Problem
    began_at: datetime
    announced_at: datetime | None = None
    calm_since: datetime | None = None
    ended_at: datetime | None = None
