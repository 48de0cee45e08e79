"""Tells how each mailbox is. The last poll's result is not enough: a mailbox that nobody polls any more
would say "ok" for ever, while mail is missed in silence.

    not in the config    the database knows it, and nobody reads it any more
    never polled         the config names it, and nobody has read it yet
    paused               by a person; it goes on when a person says so
    refused, degraded    the last poll failed
    held                 a folder waits for a person
    working              a worker polls it at this moment, and may take hours
    late                 the last good poll is too long ago: is anything polling? A worker that
                         polls it since yesterday is stuck
    ok
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlmodel import Session

from journal.model import FolderState, MailboxHealth, MailboxState
from journal.settings.mail_settings import FILES_MAILBOX, MailboxSettings
from journal.store.mail import mailboxes

# One poll may be skipped, or take long, but not so many in a row.
_MISSED_POLLS = 5
_AT_LEAST = timedelta(minutes=10)
# The lease of a stuck worker is renewed for as long as its process lives.
_LONGEST_WORK = timedelta(hours=6)


class MailboxCondition(StrEnum):
    OK = "ok"
    WORKING = "working"
    LATE = "late"
    HELD = "held"
    DEGRADED = "degraded"
    REFUSED = "refused"
    PAUSED = "paused"
    NEVER_POLLED = "never polled"
    NOT_CONFIGURED = "not in the config"
    IMPORTED = "from files"


# Nobody needs to look at these: a person who knows has paused a paused one.
GOOD_CONDITIONS = frozenset(
    {
        MailboxCondition.OK,
        MailboxCondition.WORKING,
        MailboxCondition.PAUSED,
        MailboxCondition.NOT_CONFIGURED,
        MailboxCondition.IMPORTED,
    }
)


@dataclass(frozen=True, slots=True)
class MailboxOverview:
    """A mailbox by its name: what the config and what the database know of it."""

    name: str
    box: MailboxSettings | None
    state: MailboxState | None
    folders: Sequence[FolderState] = ()


def mailbox_overviews(session: Session, boxes: Sequence[MailboxSettings]) -> list[MailboxOverview]:
    """All mailboxes: those of the config in its order, then those it names no more."""
    states = {each.name: each for each in mailboxes.get_all(session)}
    folders: dict[int, list[FolderState]] = {}
    for each in mailboxes.get_folders(session):
        folders.setdefault(each.mailbox_id, []).append(each)
    by_name = {box.name: box for box in boxes}
    return [
        MailboxOverview(name, by_name.get(name), state, folders.get(state.id, ()) if state else ())
        for name in dict.fromkeys((*by_name, *states))
        for state in [states.get(name)]
    ]


def mailbox_condition(overview: MailboxOverview, now: datetime) -> MailboxCondition:
    if overview.box is None:
        is_imported = overview.name == FILES_MAILBOX
        return MailboxCondition.IMPORTED if is_imported else MailboxCondition.NOT_CONFIGURED
    if overview.state is None:
        return MailboxCondition.NEVER_POLLED
    if overview.state.health is MailboxHealth.OK:
        return _condition_by_polls(overview.box, overview.state, now)
    held = any(each.held_reason for each in overview.folders if each.name in overview.box.folders)
    if held and overview.state.health is MailboxHealth.DEGRADED:
        return MailboxCondition.HELD
    return MailboxCondition(overview.state.health.value)


def _condition_by_polls(
    box: MailboxSettings, state: MailboxState, now: datetime
) -> MailboxCondition:
    is_working = is_leased(state, now)
    if state.last_success is None:
        return MailboxCondition.WORKING if is_working else MailboxCondition.NEVER_POLLED
    if is_working and now - state.last_success <= _LONGEST_WORK:
        return MailboxCondition.WORKING
    patience = max(timedelta(seconds=box.poll_seconds) * _MISSED_POLLS, _AT_LEAST)
    return MailboxCondition.LATE if now - state.last_success > patience else MailboxCondition.OK


def is_leased(state: MailboxState, now: datetime) -> bool:
    return bool(state.lease_owner) and state.lease_until is not None and state.lease_until > now
