"""The health of a mailbox in words. The last poll's result is not enough: a mailbox that nobody
polls any more would say "ok" for ever, while mail is missed in silence.

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
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from journal.model import FolderState, MailboxHealth, MailboxState
from journal.settings import MailboxSettings

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


# Nobody needs to look at these: a person who knows has paused a paused one.
GOOD_CONDITIONS = frozenset(
    {
        MailboxCondition.OK,
        MailboxCondition.WORKING,
        MailboxCondition.PAUSED,
        MailboxCondition.NOT_CONFIGURED,
    }
)
CONDITION_COLOURS = {
    MailboxCondition.OK: "green",
    MailboxCondition.WORKING: "green",
    MailboxCondition.PAUSED: "yellow",
    MailboxCondition.NOT_CONFIGURED: "dim",
}


@dataclass(frozen=True, slots=True)
class MailboxOverview:
    """A mailbox by its name: what the config and what the database know of it."""

    name: str
    box: MailboxSettings | None
    state: MailboxState | None
    folders: Sequence[FolderState] = ()


def mailbox_condition(overview: MailboxOverview, now: datetime) -> MailboxCondition:
    if overview.box is None:
        return MailboxCondition.NOT_CONFIGURED
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


def polls_text(overview: MailboxOverview, now: datetime, zone: tzinfo) -> str:
    """`last good poll 40 s ago, last new mail 08:10`; empty before the first one."""
    state = overview.state
    if state is None or state.last_success is None:
        return ""
    new = (
        f"last new mail {clock_text(state.last_new, now, zone)}"
        if state.last_new
        else "no mail yet"
    )
    return f"last good poll {ago_text(now - state.last_success)}, {new}"


def worker_text(owner: str) -> str:
    """`machine/…/process/…` in words."""
    machine, _, rest = owner.partition("/")
    parts = rest.split("/")
    return f"process {parts[-2]} on {machine}" if len(parts) > 1 else machine


def ago_text(span: timedelta) -> str:
    return f"{length_text(span)} ago" if span >= timedelta() else f"in {length_text(-span)}"


def length_text(span: timedelta) -> str:
    seconds = round(span.total_seconds())
    if seconds < 120:
        return f"{seconds} s"
    minutes = seconds // 60
    if minutes < 120:
        return f"{minutes} min"
    hours = minutes // 60
    return f"{hours} h" if hours < 48 else f"{hours // 24} days"


def clock_text(moment: datetime, now: datetime, zone: tzinfo) -> str:
    """The moment; only the time if it is today's."""
    there, here = moment.astimezone(zone), now.astimezone(zone)
    return there.strftime("%H:%M" if there.date() == here.date() else "%Y-%m-%d %H:%M")
